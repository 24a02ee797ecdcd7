"""A solved game: payoffs, regret, and quantal response equilibria by precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.glossary.text import joined, percent
from sim.questions.solve.solution import Solution
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, ORANGE, PALETTE
from sim.report.figures.contrast import mix_colours
from sim.report.figures.ends import End, name_ends
from sim.report.figures.names import FigureNames
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PLAYED = "Payoffs: what the actor really got, in parts of the issue's worth; "
GIVEN = "Payoffs: as the file gives them; "
KEY = (
    "a star is a best reply, a "
    "frame a pair of best replies (pure Nash equilibrium). Regret: at worst over the others' "
    "doctrines; the least is coloured. Lines: how often each doctrine is chosen by actors that "
    "err (quantal response, principal branch); 1 is their own precision."
)
WIDE, TALL = 4.6, 2.5


def solve_claim(s: Solution, names: FigureNames) -> str:
    """The pure equilibria, if there are any, and each actor's doctrine of least regret."""
    players = s.game.players
    least = joined([f"{names.actor(r.player)} {names.doctrine(r.player, r.choice)}"
                    + ("" if s.game.exact else f" ({percent(r.holds)} of samples)")
                    for r in s.regret])
    pure = [n for n in s.nash if n.pure]
    said = []
    for n in pure[:2]:
        best = [d[int(np.argmax(m))] for d, m in zip(s.game.doctrines, n.mixes, strict=True)]
        sure = "" if s.game.exact else f" ({percent(n.holds)} of samples)"
        said.append(", ".join(f"{names.actor(p)} {names.doctrine(p, d)}"
                              for p, d in zip(players, best, strict=True)) + sure)
    more = f" and {len(pure) - 2} more" if len(pure) > 2 else ""
    stable = f"Best replies to each other: {'; or '.join(said)}{more}" if said \
        else f"No pure doctrines are best replies to each other{beside_pure(s)}"
    return f"{stable}. Least regret: {least}"


def beside_pure(s: Solution) -> str:
    """What there is beside pure equilibria."""
    if not s.search.mixed:
        return "; mixed ones were not searched"
    return f"; {len(s.nash)} in mixtures" if s.nash else ""


def fill_of(value: float, most: float) -> str:
    """A cell's colour: blue above zero, orange below, paper at zero."""
    look = paint()
    shade = look.mark(BLUE if value > 0 else ORANGE)
    return mix_colours(look.paper, shade, min(1.0, 0.75 * abs(value) / max(1e-12, most)))


def draw_payoffs(ax: Axes, s: Solution, i: int, names: FigureNames) -> Axes:
    """One player's payoffs in a game of two: its own doctrines down, the other's across."""
    from matplotlib.patches import Rectangle

    table = s.game.table[i] if i == 0 else s.game.table[i].T
    best = s.best[i] if i == 0 else s.best[i].T
    nash = np.asarray(s.best.all(axis=0))
    nash = nash if i == 0 else nash.T
    me, other = s.game.players[i], s.game.players[1 - i]
    sheet.tidy(ax, f"What {names.actor(me)} gets")
    for (a, b), x in np.ndenumerate(table):
        fill = fill_of(float(x), float(np.abs(table).max()))
        ax.add_patch(Rectangle((b - 0.5, a - 0.5), 1, 1, facecolor=fill, linewidth=0))
        ax.text(b, a, f"{x:+.2f}".replace("-", "\N{MINUS SIGN}") + ("*" if best[a, b] else ""),
                ha="center", va="center", fontsize=sheet.SMALL, color=paint().over(fill),
                fontweight="bold" if best[a, b] else "normal")
        if nash[a, b]:
            ax.add_patch(Rectangle((b - 0.47, a - 0.46), 0.94, 0.92, fill=False, linewidth=1.8,
                                   edgecolor=paint().ink))
    ax.grid(False)
    mine, theirs = s.game.doctrines[i], s.game.doctrines[1 - i]
    sheet.lines(ax, [names.doctrine(me, n) for n in mine], 1.5)
    ax.set_ylim(len(mine) - 0.5, -0.5)
    ax.set_xlim(-0.5, len(theirs) - 0.5)
    room = 2.6 / len(theirs)
    ax.set_xticks(range(len(theirs)), [sheet.fold(names.doctrine(other, n), sheet.SMALL, room)
                                       for n in theirs])
    ax.set_xlabel(names.actor(other), fontsize=sheet.SMALL, color=paint().ink)
    return ax


def draw_regret(ax: Axes, s: Solution, i: int, names: FigureNames) -> Axes:
    """Largest regret of each doctrine, the least on top."""
    r, look = s.regret[i], paint()
    order = sorted(zip(r.largest, s.game.doctrines[i], strict=True))
    sheet.tidy(ax, f"Largest regret of {names.actor(r.player)}")
    for k, (x, name) in enumerate(order):
        ax.barh(k, x, 0.6, color=look.mark(ORANGE) if name == r.choice else look.soft(GREY, 0.4))
        ax.text(x, k, f"   {x:.2f}", va="center", fontsize=sheet.SMALL, color=look.ink)
    at = next(k for k, (_, name) in enumerate(order) if name == r.choice)
    ax.plot(order[at][0], at, "o", color=look.mark(ORANGE), markersize=7, clip_on=False)
    sheet.lines(ax, [names.doctrine(r.player, name) for _, name in order], 1.5)
    ax.set_xlim(0, max(1e-9, 1.25 * max(r.largest)))
    ax.set_xlabel("in units of the file" if s.game.exact else "parts of the issue's worth",
                  fontsize=sheet.SMALL, color=look.ink)
    return ax


def draw_branch(ax: Axes, s: Solution, i: int, names: FigureNames) -> Axes:
    """A player's mixture along the principal branch."""
    sizes, look, branch = [len(d) for d in s.game.doctrines], paint(), s.quantal.branch
    first, later = sum(sizes[:i]), branch.t > 0
    player = s.game.players[i]
    sheet.tidy(ax, f"How often {names.actor(player)} takes each"
               + ("" if branch.whole else f" (followed to {branch.t[-1]:.3g})"))
    if not later.any():
        later = branch.t >= 0
    ends = []
    for k, name in enumerate(s.game.doctrines[i]):
        mix, shade = branch.mixes[later, first + k], look.mark(PALETTE[k % len(PALETTE)])
        ax.plot(np.maximum(branch.t[later], 1e-2), mix, color=shade, linewidth=1.8)
        text = sheet.fold(names.doctrine(player, name), sheet.SMALL, 1.1)
        ends.append(End(float(mix[-1]), text, shade))
    ax.set_xscale("log")
    ax.minorticks_off()
    ax.axvline(1, color=look.ink, linewidth=0.8, linestyle=":")
    ax.set_ylim(0, 1)
    sheet.percent_axis(ax.yaxis)
    ax.xaxis.set_major_formatter(lambda x, _: f"{x:g}")
    ax.set_xlabel("precision, own = 1", fontsize=sheet.SMALL, color=look.ink)
    return name_ends(ax, ends, TALL - 0.9)


def cut_off(s: Solution) -> list[str]:
    """That the branch is not whole, if it is not."""
    q = s.quantal
    return [] if q.branch.whole else [
        f"The branch of quantal responses could not be followed beyond {q.end:.3g} times own "
        "precision; what lies beyond is not known."]


@with_style
def solve_figure(s: Solution, names: FigureNames, origin: str, ax: Axes | None = None,
                 style: str = "light") -> Figure:
    """A column a player; payoffs only for two. Into `ax`: the first player's regret."""
    if ax is not None:
        return sheet.root_of(draw_regret(ax, s, 0, names))
    n = len(s.game.players)
    draws = [draw_payoffs] if n == 2 else []
    draws += [draw_regret, draw_branch]
    tall = [max(TALL, 0.3 * max(len(d) for d in s.game.doctrines) + 0.9)] * len(draws)
    fig = sheet.sheet(max(7.6, WIDE * n), sum(tall), solve_claim(s, names),
                      "Payoffs of a file" if s.game.exact else
                      f"Doctrines as strategies; n = {s.game.rollouts:,} of each profile",
                      [(GIVEN if s.game.exact else PLAYED) + KEY, *cut_off(s), origin])
    grid = fig.add_gridspec(len(draws), n, height_ratios=tall)
    for row, draw in enumerate(draws):
        for i in range(n):
            draw(fig.add_subplot(grid[row, i]), s, i, names)
    return fig
