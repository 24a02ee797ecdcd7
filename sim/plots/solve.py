"""A solved game: payoffs, regret, and quantal response equilibria by precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.colours import GREY, INK, ORANGE, PALETTE
from sim.results.words import proper, words
from sim.studies.solve import Solution

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Payoffs: realised utility in units of the issue; a star is a best reply, a frame a pure Nash "
    "equilibrium. Regret: at worst over the others' doctrines; the least is orange. Lines: quantal "
    "response equilibria on the principal branch; 1 is the actors' own precision."
)


def draw_payoffs(ax: Axes, s: Solution, i: int) -> Axes:
    """One player's payoffs in a game of two: its own doctrines down, the other's across."""
    table = s.game.table[i] if i == 0 else s.game.table[i].T
    best = s.best[i] if i == 0 else s.best[i].T
    nash = np.asarray(s.best.all(axis=0))
    nash = nash if i == 0 else nash.T
    ax.imshow(table, cmap="PuOr", aspect="auto", vmin=-np.abs(table).max(),
              vmax=np.abs(table).max(), alpha=0.6)
    for (a, b), x in np.ndenumerate(table):
        ax.text(b, a, f"{x:+.2f}" + ("*" if best[a, b] else ""), ha="center", va="center",
                fontsize=8, color=INK, fontweight="bold" if best[a, b] else "normal")
        if nash[a, b]:
            ax.plot([b - 0.47, b + 0.47, b + 0.47, b - 0.47, b - 0.47],
                    [a - 0.46, a - 0.46, a + 0.46, a + 0.46, a - 0.46], color=INK, linewidth=1.6)
    style.tidy(ax, f"What {proper(s.game.players[i])} gets")
    ax.grid(False)
    ax.set_yticks(range(len(s.game.doctrines[i])), [words(n) for n in s.game.doctrines[i]])
    other = s.game.doctrines[1 - i]
    ax.set_xticks(range(len(other)), [words(n) for n in other])
    ax.set_xlabel(proper(s.game.players[1 - i]), fontsize=style.SMALL, color=INK)
    return ax


def draw_regret(ax: Axes, s: Solution, i: int) -> Axes:
    """Largest regret of each doctrine."""
    r, names = s.regret[i], s.game.doctrines[i]
    shades = [ORANGE if n == r.choice else GREY for n in names]
    ax.barh(range(len(names)), r.largest, 0.6, color=shades)
    ax.plot(r.largest[names.index(r.choice)], names.index(r.choice), "o", color=ORANGE)
    for k, x in enumerate(r.largest):
        ax.text(x, k, f"  {x:.2f}", va="center", fontsize=8, color=INK)
    style.tidy(ax, f"Largest regret, {proper(r.player)}")
    ax.set_yticks(range(len(names)), [words(n) for n in names])
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.set_xlim(0, max(1e-9, 1.2 * max(r.largest)))
    ax.grid(False, axis="y")
    return ax


def draw_branch(ax: Axes, s: Solution, i: int) -> Axes:
    """A player's mixture along the principal branch."""
    sizes = [len(d) for d in s.game.doctrines]
    first = sum(sizes[:i])
    later = s.branch.t > 0
    for k, name in enumerate(s.game.doctrines[i]):
        ax.plot(s.branch.t[later], s.branch.mixes[later, first + k], color=PALETTE[k],
                linewidth=1.8, label=words(name))
    style.tidy(ax, f"Quantal response, {proper(s.game.players[i])}")
    ax.set_xscale("log")
    ax.axvline(1, color=INK, linewidth=0.8, linestyle=":")
    ax.set_ylim(0, 1)
    ax.set_xlabel("precision, own = 1", fontsize=style.SMALL, color=INK)
    ax.legend(fontsize=style.SMALL, frameon=False, loc="best")
    return ax


def solve_figure(s: Solution, origin: str) -> Figure:
    """A column a player; payoffs only for two."""
    n = len(s.game.players)
    draws = [draw_payoffs] if n == 2 else []
    draws += [draw_regret, draw_branch]
    fig = style.new_figure(max(7.6, 3.8 * n), 2.9 * len(draws) + 1.2)
    style.heading(fig, "Doctrines as strategies, a profile", s.game.rollouts)
    style.notes(fig, KEY, origin)
    grid = fig.add_gridspec(len(draws), n)
    for row, draw in enumerate(draws):
        for i in range(n):
            draw(fig.add_subplot(grid[row, i]), s, i)
    return fig
