"""Doctrines as strategies: the game of some actors solved, and how sure each result is.

Every result comes with the share of bootstrap samples of parameter rows in which it holds; of a
game whose payoffs were given there are no samples, and all holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.methods import equilibrium
from sim.methods.regret import minimax_regret, regrets
from sim.methods.support_enumeration import Mixes, on_supports, support_of
from sim.questions.solve.payoff import PayoffTable, play
from sim.questions.solve.quantal import Quantal, quantal
from sim.questions.solve.search import Search, search
from sim.studies.lab import Lab

FEW = 100  # samples in which mixed and quantal equilibria are looked for again


@dataclass(frozen=True)
class Nash:
    """An equilibrium: a mixture for each player; pure if all weight is on one profile."""

    mixes: tuple[tuple[float, ...], ...]
    payoffs: tuple[float, ...]
    holds: float  # share of samples with an equilibrium of the same support

    @property
    def pure(self) -> bool:
        """True if nobody mixes."""
        return all(max(m) > 1 - 1e-9 for m in self.mixes)


@dataclass(frozen=True)
class Regret:
    """One player's largest regret by doctrine, and the doctrine that minimises it."""

    player: str
    largest: tuple[float, ...]
    choice: str
    holds: float


@dataclass(frozen=True)
class Solution:
    """All that was found."""

    game: PayoffTable
    best: np.ndarray  # best replies (players, n_1, ..., n_k)
    best_holds: np.ndarray  # share of samples in which the same cell is one
    nash: tuple[Nash, ...]
    search: Search
    none: float  # share of samples without a pure equilibrium
    precision: tuple[float, ...]  # own, central values
    quantal: Quantal
    regret: tuple[Regret, ...]
    samples: int  # 0 for given payoffs

    __repr__ = brief


def own_precision(lab: Lab, names: Sequence[str]) -> tuple[float, ...]:
    """Central choice precision of each player, as the run has it."""
    from sim.scenario.variant import variant

    record = variant(lab.scenario, lab.overrides, lab.doctrines).record
    return tuple(float(record["precision"][lab.scenario.actor_names.index(n)]) for n in names)


def nash(game: PayoffTable, found: Sequence[Mixes], tables: Sequence[np.ndarray]
         ) -> tuple[Nash, ...]:
    """Equilibria of the mean table, and in which share of samples each comes back.

    Of a mixed one that is whether an equilibrium lies on the same doctrines, in a few of them.
    """
    made = []
    for mixes in found:
        pay = [float(m @ equilibrium.against(game.table, i, mixes)) for i, m in enumerate(mixes)]
        support = support_of(mixes)
        if all(len(s) == 1 for s in support):
            at: tuple[Any, ...] = (slice(None), *(s[0] for s in support))
            back = [bool(equilibrium.best_replies(t)[at].all()) for t in tables]
        else:
            back = [on_supports(t, support, mixes) is not None for t in tables[:FEW]]
        made.append(Nash(tuple(tuple(m.tolist()) for m in mixes), tuple(pay), share(back)))
    return tuple(sorted(made, key=lambda n: (not n.pure, -n.holds)))


def share(back: Sequence[bool]) -> float:
    """How many of the samples; all of none."""
    return float(np.mean(back)) if len(back) else 1.0


def solve(lab: Lab, names: Sequence[str], rollouts: int, samples: int, with_mixed: bool
          ) -> Solution:
    """Play the table and solve it."""
    return solve_table(play(lab, names, rollouts), own_precision(lab, names), samples,
                       with_mixed, lab.seed)


def solve_table(
    game: PayoffTable, precision: Sequence[float], samples: int, with_mixed: bool, seed: int
) -> Solution:
    """The solution of a table, with a bootstrap over its rows."""
    rng = np.random.default_rng(seed)
    tables = [] if game.exact else [game.resampled(rng) for _ in range(samples)]
    best = equilibrium.best_replies(game.table)
    holds = (np.mean([equilibrium.best_replies(t) for t in tables], axis=0) if tables
             else np.ones(best.shape))
    choices = [minimax_regret(t) for t in tables]
    regret = []
    for i, k in enumerate(minimax_regret(game.table)):
        largest = tuple(regrets(game.table, i).tolist())
        regret.append(Regret(game.players[i], largest, game.doctrines[i][k],
                             share([c[i] == k for c in choices])))
    looked = search(game.table, with_mixed)
    none = [not equilibrium.pure(t) for t in tables or [game.table]]
    listed = nash(game, looked.found, tables)
    mixes = [tuple(np.array(m) for m in n.mixes) for n in listed]
    return Solution(game, best, holds, listed, looked, share(none), tuple(precision),
                    quantal(game.table, tables[:FEW], precision, mixes), tuple(regret),
                    len(tables))
