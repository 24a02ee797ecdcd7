"""A solved game as a terminal page."""

from __future__ import annotations

from sim.glossary.glossary import Glossary
from sim.glossary.text import doctrine_text, percent, table, wrap
from sim.questions.solve.complete import completeness
from sim.questions.solve.nfg import NamedGame
from sim.questions.solve.plain import failed_in
from sim.questions.solve.quantal_text import quantal_lines, seat
from sim.questions.solve.solution import Nash, Solution
from sim.report.text.answer import page_width
from sim.report.text.failures import NO_BOUNDS, failure_text
from sim.scenario.model import Scenario
from sim.studies.lab import Lab

SHOWN = 64  # profiles listed; the rest is in the data
LISTED = 20  # equilibria


def payoff_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """Every profile with its payoffs; best replies starred. Intervals only where there is room."""
    game, table_, half = s.game, s.game.table, s.game.half
    room = len(game.players) < 3 and not game.exact
    rows = []
    for cell in game.profiles()[:SHOWN]:
        row = [" / ".join(doctrine_text(p, n, glossary)
                          for p, n in zip(game.players, game.named(cell), strict=True))]
        for i in range(len(game.players)):
            at = (i, *cell)
            sure = "" if game.exact else f" {percent(float(s.best_holds[at]))}"
            star = f"*{sure}" if s.best[at] else ""
            row += [payoff_text(s, float(table_[at])), *([f"{half[at]:.3f}"] if room else []), star]
        rows.append(row)
    names = [glossary.name("actor", p) for p in game.players]
    head = ["Doctrines: " + " / ".join(names)]
    for name in names:
        head += [name, *(["+-"] if room else []), "best"]
    lines = table(head, rows, width)
    if not room and not game.exact:
        lines.append(f"  Half widths of the payoffs' 95% intervals: {half.min():.3f} to "
                     f"{half.max():.3f}; each is in the data.")
    if len(game.profiles()) > SHOWN:
        lines.append(f"  The first {SHOWN} of {len(game.profiles())} profiles; all are in the "
                     "data.")
    return lines


def payoff_text(s: Solution, x: float) -> str:
    """A payoff: of rollouts to three decimals, a given one as fine as it was given."""
    return f"{x:g}" if s.game.exact else f"{x:+.3f}"


def mix_text(names: list[str], mix: tuple[float, ...]) -> str:
    """A mixture: `a 0.60, b 0.40`, or the one doctrine."""
    parts = [(n, p) for n, p in zip(names, mix, strict=True) if p > 1e-9]
    return parts[0][0] if len(parts) == 1 else ", ".join(f"{n} {p:.2f}" for n, p in parts)


def nash_text(s: Solution, n: Nash, glossary: Glossary) -> str:
    """An equilibrium with the share of samples in which it comes back."""
    named = [[doctrine_text(p, x, glossary) for x in d]
             for p, d in zip(s.game.players, s.game.doctrines, strict=True)]
    who = "; ".join(f"{glossary.name('actor', p)}: {mix_text(d, m)}" for p, d, m in zip(
        s.game.players, named, n.mixes, strict=True))
    pay = ", ".join(payoff_text(s, x) for x in n.payoffs)
    holds = "" if s.game.exact else f" Holds in {percent(n.holds)} of samples."
    return f"{'Pure' if n.pure else 'Mixed'} Nash equilibrium: {who}. Payoffs {pay}.{holds}"


def nash_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """The equilibria, and what the list means."""
    lines = []
    for n in s.nash[:LISTED]:
        lines += wrap(nash_text(s, n, glossary), width, "  ")
    if len(s.nash) > LISTED:
        lines += wrap(f"The first {LISTED} of {len(s.nash)} equilibria; all are in the data.",
                      width, "  ")
    lines += wrap(completeness(s).says, width, "  ")
    if s.none > 0 and not s.game.exact:
        lines += wrap(f"In {percent(s.none)} of samples there is no pure equilibrium.", width, "  ")
    return lines


def regret_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """Largest regret of each doctrine."""
    rows = []
    for r, names in zip(s.regret, s.game.doctrines, strict=True):
        for name, x in zip(names, r.largest, strict=True):
            sure = "least" if s.game.exact else f"least, in {percent(r.holds)} of samples"
            rows.append([seat(r.player, name, glossary),
                         f"{x:g}" if s.game.exact else f"{x:.3f}",
                         sure if name == r.choice else ""])
    return table(["Largest regret", "", ""], rows, width)


def text(s: Solution, glossary: Glossary, origin: str, width: int | None = None) -> str:
    """The whole page. origin: where the payoffs come from."""
    width = page_width() if width is None else width
    key = GIVEN + BEST if s.game.exact else PLAYED + BEST
    blocks = [payoff_lines(s, glossary, width), nash_lines(s, glossary, width),
              quantal_lines(s, glossary, width), regret_lines(s, glossary, width),
              failed_lines(s, width), wrap(key, width, "  "), wrap(origin, width)]
    return "\n\n".join("\n".join(b) for b in blocks if b)


def failed_lines(s: Solution, width: int) -> list[str]:
    """How many rollouts failed, and that payoffs have no bounds."""
    told = failure_text(failed_in(s), s.game.rollouts * len(s.game.profiles()))
    return wrap(f"  {told} {NO_BOUNDS}", width, "  ") if told else []


PLAYED = ("Payoffs are what each actor really got, on a scale on which the whole issue is worth "
          "1, from its first morning on, the same measure whatever its doctrine. +-: half of a "
          "95% interval over parameter rows. A star: best reply to the others, and the share of "
          "bootstrap samples of rows in which it is. ")
GIVEN = "Payoffs are those of the file. A star: best reply to the others. "
BEST = ("Regret: what a better doctrine would have given, at worst over the others' doctrines.")


def origin(scenario: Scenario, lab: Lab, s: Solution) -> str:
    """Which crisis, and how many runs of it."""
    stop = "" if scenario.title.endswith(("?", "!")) else "."
    return (f"{scenario.title.rstrip('.')}{stop} {scenario.name}; {len(s.game.profiles())} "
            f"profiles, {s.game.rollouts:,} rollouts of each on shared luck, in "
            f"{len(s.game.rows):,} parameter rows, seed {lab.seed}; {s.samples:,} samples.")


def origin_of_file(game: NamedGame, name: str, s: Solution) -> str:
    """Which file, and how large a game."""
    stop = "" if game.title.endswith(("?", "!")) else "."
    title = f"{game.title.rstrip('.')}{stop} " if game.title.strip() else ""
    return (f"{title}{name}; {len(s.game.profiles()):,} profiles of {len(s.game.players)} players; "
            "nothing was played.")
