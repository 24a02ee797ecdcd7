"""Payoff tables: every profile of doctrines of some actors, on shared luck.

A payoff is the actor's own realised utility (`utility_<actor>`, docs/submodels.md section 16), the
same whatever the doctrine. Actors not chosen keep their mixture, or what the user gave them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome
from sim.data.reduce import amounts, require
from sim.data.totals import Totals
from sim.engine.state.outputs import UTILITY
from sim.errors import UsageError, unknown
from sim.methods.intervals import t_quantile
from sim.questions.solve.nfg import NamedGame
from sim.scenario.model import Scenario
from sim.studies.lab import Lab

MOST = 256  # profiles


@dataclass(frozen=True)
class PayoffTable:
    """Payoffs of every profile in every parameter row.

    rows: float64 (rows, players, n_1, ..., n_k), linearised row values of the payoffs over the
    rollouts that ran (`sim.data.reduce`): the mean of a row's replicates where none failed.
    failed: int (n_1, ..., n_k), rollouts of each profile that are left out.
    rollouts: of each profile; 0 for payoffs that were given, in one row, without error.
    """

    players: tuple[str, ...]
    doctrines: tuple[tuple[str, ...], ...]  # of each player
    rows: np.ndarray
    rollouts: int
    failed: np.ndarray | None = None

    __repr__ = brief

    @property
    def exact(self) -> bool:
        """True for payoffs that were given and not sampled."""
        return self.rollouts == 0

    @property
    def table(self) -> np.ndarray:
        """Mean payoffs, (players, n_1, ..., n_k)."""
        mean: np.ndarray = self.rows.mean(axis=0)
        return mean

    @property
    def half(self) -> np.ndarray:
        """Half widths of 95 % intervals of the means, rows the unit; 0 for given payoffs."""
        n = len(self.rows)
        if self.exact:
            return np.zeros(self.rows.shape[1:])
        half: np.ndarray = t_quantile(n - 1) * self.rows.std(axis=0, ddof=1) / np.sqrt(n)
        return half

    def resampled(self, rng: np.random.Generator) -> np.ndarray:
        """The table of a bootstrap sample of rows."""
        n = len(self.rows)
        weight = np.bincount(rng.integers(0, n, n), minlength=n) / n
        table: np.ndarray = np.tensordot(weight, self.rows, axes=1)
        return table

    def profiles(self) -> list[tuple[int, ...]]:
        """Every profile, as indices of doctrines."""
        return list(product(*(range(len(d)) for d in self.doctrines)))

    def named(self, profile: Sequence[int]) -> list[str]:
        """Doctrines of a profile."""
        return [d[k] for d, k in zip(self.doctrines, profile, strict=True)]


def given_table(game: NamedGame) -> PayoffTable:
    """The payoffs of a game that was read and not played."""
    return PayoffTable(game.players, game.strategies, game.table[None], 0)


def players(scenario: Scenario, text: str | None, given: Sequence[str]) -> tuple[str, ...]:
    """The actors asked for; by default issuer and target of the first ultimatum."""
    record = scenario.record
    if text:
        names = tuple(word.strip() for word in text.split(","))
    elif int(record["n_ultimatums"]) > 0:
        names = tuple(scenario.actor_names[int(record[f"ult_{role}"][0])]
                      for role in ("issuer", "target"))
    else:
        raise UsageError("actors=NAME,NAME is missing: the scenario has no ultimatum to name them")
    for name in names:
        if name not in scenario.actor_names:
            raise unknown("actor", name, scenario.actor_names)
        if name in given:
            raise UsageError(f"{name}: its doctrine is what is solved for; do not give one")
    if len(names) < 2 or len(set(names)) < len(names):
        raise UsageError("actors: two or more different ones make a game")
    cells = prod(sizes_of(scenario, names))
    if cells > MOST:
        raise UsageError(f"actors={','.join(names)}: {cells:,} profiles are more than {MOST}; name "
                         "fewer actors")
    return names


def sizes_of(scenario: Scenario, names: Sequence[str]) -> list[int]:
    """How many doctrines each player has."""
    return [len(scenario.actor(n).doctrine_names) for n in names]


def utilities(outcome: Outcome, actors: Sequence[str]) -> Totals:
    """Realised utilities over the rollouts of each parameter row that ran."""
    return amounts(outcome, [UTILITY + a for a in actors]).by_row()


def play(lab: Lab, names: Sequence[str], rollouts: int) -> PayoffTable:
    """Play every profile of the players' doctrines."""
    doctrines = tuple(tuple(lab.scenario.actor(n).doctrine_names) for n in names)
    rollouts = max(4, rollouts // lab.replicates) * lab.replicates
    shape = tuple(len(d) for d in doctrines)
    found: dict[tuple[int, ...], Totals] = {}
    for done, cell in enumerate(product(*(range(n) for n in shape))):
        over = {n: d[k] for n, d, k in zip(names, doctrines, cell, strict=True)}
        outcome = lab.play(rollouts, over)
        require(outcome, ", ".join(f"{n}={d}" for n, d in over.items()))
        found[cell] = utilities(outcome, names)
        lab.say("profiles", done + 1, int(np.prod(shape)))
    among = np.any([rows.ran > 0 for rows in found.values()], axis=0)
    if among.sum() < 2:
        raise UsageError("hardly a parameter row has a rollout that did not fail: no payoffs")
    values, failed = np.empty((int(among.sum()), len(names), *shape)), np.zeros(shape, int)
    for cell, rows in found.items():
        place: tuple[Any, ...] = (slice(None), slice(None), *cell)
        values[place] = rows.linear(among)
        failed[cell] = rows.failed
    return PayoffTable(tuple(names), doctrines, values, rollouts, failed)
