"""Doctrines as strategies: the game of some actors solved, and how sure each result is.

Every result comes with the share of bootstrap samples of parameter rows in which it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.methods import equilibrium
from sim.methods import quantal_response as qre
from sim.methods.regret import minimax_regret, regrets
from sim.questions.solve.payoff import PayoffTable, play
from sim.studies.lab import Lab

MARKS = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0)
FEW = 100  # samples on which mixed and quantal equilibria are solved again


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
    mixed: bool  # mixed equilibria were looked for
    short: bool  # and some may not have been found: the game is degenerate
    none: float  # share of samples without a pure equilibrium
    precision: tuple[float, ...]  # own, central values
    branch: qre.Branch
    quantal: tuple[tuple[float, ...], ...] | None  # at own precision
    quantal_half: tuple[tuple[float, ...], ...] | None  # half width of 95 % bootstrap intervals
    regret: tuple[Regret, ...]
    samples: int

    __repr__ = brief


def own_precision(lab: Lab, names: Sequence[str]) -> tuple[float, ...]:
    """Central choice precision of each player, as the run has it."""
    from sim.scenario.variant import variant

    record = variant(lab.scenario, lab.overrides, lab.doctrines).record
    return tuple(float(record["precision"][lab.scenario.actor_names.index(n)]) for n in names)


def nash(game: PayoffTable, tables: Sequence[np.ndarray], with_mixed: bool
         ) -> tuple[tuple[Nash, ...], bool]:
    """Equilibria of the mean table and how often each comes back; whether the list may be short."""
    found: list[tuple[np.ndarray, ...]] = []
    short = False
    if with_mixed:
        pairs, short = equilibrium.mixed_equilibria(game.table)
        found = list(pairs)
        again = [equilibrium.supports(equilibrium.mixed_equilibria(t)[0]) for t in tables[:FEW]]
    else:
        for cell in equilibrium.pure(game.table):
            found.append(tuple(np.eye(len(d))[k] for d, k in zip(game.doctrines, cell,
                                                                strict=True)))
        again = [{tuple((k,) for k in cell) for cell in equilibrium.pure(t)} for t in tables]
    made = []
    for mixes in found:
        support = tuple(tuple(np.flatnonzero(m > 1e-9).tolist()) for m in mixes)
        pay = [float(m @ equilibrium.against(game.table, i, mixes)) for i, m in enumerate(mixes)]
        made.append(Nash(tuple(tuple(m.tolist()) for m in mixes), tuple(pay),
                         float(np.mean([support in s for s in again]))))
    return tuple(sorted(made, key=lambda n: (not n.pure, -n.holds))), short


def quantal(game: PayoffTable, tables: Sequence[np.ndarray], precision: Sequence[float]
            ) -> tuple[qre.Branch, np.ndarray | None, np.ndarray | None]:
    """The principal branch, the equilibrium at own precision, and its bootstrap half widths."""
    path = qre.branch(game.table, precision, MARKS)
    at = path.at(1.0)
    if at is None:
        return path, None, None
    again = [qre.branch(t, precision, (1.0,)).at(1.0) for t in tables[:FEW]]
    known = np.array([x for x in again if x is not None])
    if len(known) < 2:
        return path, at, None
    low, high = np.quantile(known, [0.025, 0.975], axis=0)
    return path, at, (high - low) / 2


def solve(lab: Lab, names: Sequence[str], rollouts: int, samples: int, with_mixed: bool
          ) -> Solution:
    """Play the table and solve it."""
    return solve_table(play(lab, names, rollouts), own_precision(lab, names), samples,
                       with_mixed and len(names) == 2, lab.seed)


def solve_table(
    game: PayoffTable, precision: Sequence[float], samples: int, with_mixed: bool, seed: int
) -> Solution:
    """The solution of a table, with a bootstrap over its rows."""
    rng = np.random.default_rng(seed)
    tables = [game.resampled(rng) for _ in range(samples)]
    best = equilibrium.best_replies(game.table)
    holds = np.mean([equilibrium.best_replies(t) for t in tables], axis=0)
    path, at, half = quantal(game, tables, precision)
    sizes = [len(d) for d in game.doctrines]
    choices = [minimax_regret(t) for t in tables]
    regret = []
    for i, k in enumerate(minimax_regret(game.table)):
        same = float(np.mean([c[i] == k for c in choices]))
        largest = tuple(regrets(game.table, i).tolist())
        regret.append(Regret(game.players[i], largest, game.doctrines[i][k], same))

    def parts(x: np.ndarray | None) -> tuple[tuple[float, ...], ...] | None:
        return None if x is None else tuple(tuple(p.tolist()) for p in qre.split_profile(x, sizes))

    found, short = nash(game, tables, with_mixed)
    return Solution(game, best, holds, found, with_mixed, short,
                    float(np.mean([not equilibrium.pure(t) for t in tables])), tuple(precision),
                    path, parts(at), parts(half), tuple(regret), samples)
