"""A solved game as a terminal page and as plain data."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.glossary.glossary import Glossary
from sim.glossary.text import doctrine_text, percent, table, wrap
from sim.questions.solve.solution import Nash, Solution
from sim.report.text.answer import page_width
from sim.report.text.failures import NO_BOUNDS, failure_text
from sim.scenario.model import Scenario
from sim.studies.lab import Lab

SHOWN = 64  # profiles listed; the rest is in the data


def payoff_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """Every profile with its payoffs; best replies starred. Intervals only where there is room."""
    game, table_, half = s.game, s.game.table, s.game.half
    room = len(game.players) < 3
    rows = []
    for cell in game.profiles()[:SHOWN]:
        row = [" / ".join(doctrine_text(p, n, glossary)
                          for p, n in zip(game.players, game.named(cell), strict=True))]
        for i in range(len(game.players)):
            at = (i, *cell)
            star = f"* {percent(float(s.best_holds[at]))}" if s.best[at] else ""
            row += [f"{table_[at]:+.3f}", *([f"{half[at]:.3f}"] if room else []), star]
        rows.append(row)
    names = [glossary.name("actor", p) for p in game.players]
    head = ["Doctrines: " + " / ".join(names)]
    for name in names:
        head += [name, *(["+-"] if room else []), "best"]
    lines = table(head, rows, width)
    if not room:
        lines.append(f"  Half widths of the payoffs' 95% intervals: {half.min():.3f} to "
                     f"{half.max():.3f}; each is in the data.")
    if len(game.profiles()) > SHOWN:
        lines.append(f"  The first {SHOWN} of {len(game.profiles())} profiles; all are in the "
                     "data.")
    return lines


def mix_text(names: list[str], mix: tuple[float, ...]) -> str:
    """A mixture: `a 0.60, b 0.40`, or the one doctrine."""
    parts = [(n, p) for n, p in zip(names, mix, strict=True) if p > 1e-9]
    return parts[0][0] if len(parts) == 1 else ", ".join(f"{n} {p:.2f}" for n, p in parts)


def nash_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """Equilibria with the share of samples in which each comes back."""
    lines = []
    if not s.nash:
        lines += wrap("There is none in pure doctrines." if not s.mixed else "None was found.",
                      width, "  ")
    for n in s.nash:
        named = [[doctrine_text(p, x, glossary) for x in d]
                 for p, d in zip(s.game.players, s.game.doctrines, strict=True)]
        who = "; ".join(f"{glossary.name('actor', p)}: {mix_text(d, m)}" for p, d, m in zip(
            s.game.players, named, n.mixes, strict=True))
        pay = ", ".join(f"{x:+.3f}" for x in n.payoffs)
        lines += wrap(f"{'Pure' if n.pure else 'Mixed'} Nash equilibrium: {who}. Payoffs {pay}. "
                      f"Holds in {percent(n.holds)} of samples.", width, "  ")
    if not s.mixed:
        lines += wrap("Mixed ones were not searched; every finite game has an equilibrium "
                      "(Nash 1951).", width, "  ")
    elif s.short:
        lines += wrap("The list may be short: the game is degenerate, as its number of equilibria "
                      "is even or one of them failed the check.", width, "  ")
    if s.none > 0:
        lines += wrap(f"In {percent(s.none)} of samples there is no pure equilibrium.", width, "  ")
    return lines


def seat(player: str, doctrine: str, glossary: Glossary) -> str:
    """An actor with a doctrine."""
    return f"{glossary.name('actor', player)}: {doctrine_text(player, doctrine, glossary)}"


def quantal_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """The quantal response equilibrium at the actors' own precision."""
    own = ", ".join(f"{glossary.name('actor', p)} {x:g}"
                    for p, x in zip(s.game.players, s.precision, strict=True))
    if s.quantal is None:
        return wrap(f"The principal branch turns back at {s.branch.t[-1]:.2f} of the actors' own "
                    f"precision ({own}), so it has no equilibrium there to show.", width, "  ")
    rows = []
    for i, player in enumerate(s.game.players):
        for k, name in enumerate(s.game.doctrines[i]):
            half = "-" if s.quantal_half is None else f"{s.quantal_half[i][k]:.2f}"
            rows.append([seat(player, name, glossary), f"{s.quantal[i][k]:.2f}", half])
    return table(["Quantal response equilibrium", "share", "+-"], rows, width) + wrap(
        f"At the actors' own precision of choice ({own}).", width, "  ")


def regret_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """Largest regret of each doctrine."""
    rows = []
    for r, names in zip(s.regret, s.game.doctrines, strict=True):
        for name, x in zip(names, r.largest, strict=True):
            mark = f"least, in {percent(r.holds)} of samples" if name == r.choice else ""
            rows.append([seat(r.player, name, glossary), f"{x:.3f}", mark])
    return table(["Largest regret", "", ""], rows, width)


def text(scenario: Scenario, lab: Lab, s: Solution, width: int | None = None) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    told = scenario.glossary
    blocks = [payoff_lines(s, told, width), nash_lines(s, told, width),
              quantal_lines(s, told, width), regret_lines(s, told, width), failed_lines(s, width),
              wrap(KEY, width, "  "),
              wrap(origin(scenario, lab, s), width)]
    return "\n\n".join("\n".join(b) for b in blocks if b)


def failed_in(s: Solution) -> int:
    """Rollouts of all profiles that failed."""
    return 0 if s.game.failed is None else int(s.game.failed.sum())


def failed_lines(s: Solution, width: int) -> list[str]:
    """How many rollouts failed, and that payoffs have no bounds."""
    told = failure_text(failed_in(s), s.game.rollouts * len(s.game.profiles()))
    return wrap(f"  {told} {NO_BOUNDS}", width, "  ") if told else []


KEY = ("Payoffs are what each actor really got, on a scale on which the whole issue is worth 1, "
       "from its first morning on, the same measure whatever its doctrine. +-: half of a 95% "
       "interval over parameter rows. A star: best reply to the others, and the share of bootstrap "
       "samples of rows in which it is. Regret: what a better doctrine would have given, at worst "
       "over the others' doctrines.")


def origin(scenario: Scenario, lab: Lab, s: Solution) -> str:
    """Which crisis, and how many runs of it."""
    stop = "" if scenario.title.endswith(("?", "!")) else "."
    return (f"{scenario.title.rstrip('.')}{stop} {scenario.name}; {len(s.game.profiles())} "
            f"profiles, {s.game.rollouts:,} rollouts of each on shared luck, in "
            f"{len(s.game.rows):,} parameter rows, seed {lab.seed}; {s.samples:,} samples.")


def plain_nash(s: Solution, n: Nash) -> dict[str, Any]:
    """An equilibrium as plain data."""
    mixes = {p: dict(zip(d, m, strict=True)) for p, d, m in zip(
        s.game.players, s.game.doctrines, n.mixes, strict=True)}
    return {"mixtures": mixes, "payoffs": list(n.payoffs), "pure": n.pure, "holds": n.holds}


def plain(scenario: Scenario, lab: Lab, s: Solution) -> dict[str, Any]:
    """The solution as plain data for JSON."""
    game, mean, half = s.game, s.game.table, s.game.half
    profiles = []
    for cell in s.game.profiles():
        at = [(i, *cell) for i in range(len(s.game.players))]
        profiles.append({
            "doctrines": s.game.named(cell), "payoffs": [float(mean[x]) for x in at],
            "half_widths": [float(half[x]) for x in at], "best": [bool(s.best[x]) for x in at],
            "best_holds": [float(s.best_holds[x]) for x in at],
            "failed": 0 if game.failed is None else int(game.failed[cell]),
        })
    path = [{"t": float(t), "mix": np.round(x, 6).tolist()}
            for t, x in zip(s.branch.t, s.branch.mixes, strict=True)]
    return {
        "scenario": scenario.name, "seed": lab.seed, "rollouts_played": lab.played,
        "failed": failed_in(s),
        "players": list(s.game.players), "doctrines": [list(d) for d in s.game.doctrines],
        "profiles": profiles, "nash": [plain_nash(s, n) for n in s.nash],
        "mixed_looked_for": s.mixed, "list_may_be_short": s.short, "no_pure": s.none,
        "precision": list(s.precision),
        "quantal": s.quantal, "quantal_half_widths": s.quantal_half,
        "branch": {"whole": s.branch.whole, "path": path},
        "regret": [{"player": r.player, "largest": dict(zip(d, r.largest, strict=True)),
                    "choice": r.choice, "holds": r.holds}
                   for r, d in zip(s.regret, s.game.doctrines, strict=True)],
        "samples": s.samples,
    }
