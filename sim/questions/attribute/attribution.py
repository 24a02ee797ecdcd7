"""How much of an outcome's probability does each mechanism carry? Shapley values on shared luck.

A coalition is a set of mechanisms left on; its worth is the share of rollouts that end as asked.
Every coalition is played on the same parameter rows and the same luck.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.data.reduce import happened, require, shares
from sim.data.totals import Totals
from sim.methods.intervals import Bounds
from sim.methods.shapley import Values, exact, sampled
from sim.scenario.outcome_words import parse
from sim.studies.lab import Lab

EXACT = 6  # players up to which all coalitions are played
ORDERS = 8  # random orders beyond that, each with its reverse


@dataclass(frozen=True)
class Share:
    """One player's part; all in probability, low and high a 95 % bootstrap interval."""

    player: str
    value: float
    low: float
    high: float
    alone: float  # added to nothing
    last: float  # taken from everything


@dataclass(frozen=True)
class Attribution:
    """An outcome's probability, shared out."""

    outcome: str
    full: float  # probability with everything on
    full_low: float
    full_high: float
    none: float  # with every player off
    shares: tuple[Share, ...]
    rollouts: int  # a coalition
    rows: int
    coalitions: int
    exact: bool
    failed: int = 0  # with everything on, of `rollouts`
    none_failed: int = 0
    bounds: Bounds | None = None  # of `full`
    none_bounds: Bounds | None = None

    __repr__ = brief


class Game:
    """Plays coalitions once each and remembers what came of every outcome asked for."""

    def __init__(self, lab: Lab, players: dict[str, dict[str, Any]], asked: list[str],
                 rollouts: int, expected: int) -> None:
        self.lab, self.players, self.rollouts = lab, list(players.values()), rollouts
        self.asked = {text: parse(lab.scenario, text) for text in asked}
        self.expected = expected
        self.known: dict[frozenset[int], Totals] = {}

    def play(self, inside: frozenset[int]) -> Totals:
        """Hits of each outcome in each parameter row, with only the players inside on."""
        if inside not in self.known:
            overrides = {k: v for p, off in enumerate(self.players) if p not in inside
                         for k, v in off.items()}
            found = self.lab.play(self.rollouts, overrides)
            require(found, "a set of mechanisms")
            self.known[inside] = shares(found, {text: happened(found, what)
                                                for text, what in self.asked.items()})
            done = len(self.known)
            self.lab.say("coalitions", done, max(done, self.expected))
        return self.known[inside]

    def worth(self, inside: frozenset[int], text: str) -> np.ndarray:
        """Linearised share of an outcome in every parameter row (`sim.data.reduce`)."""
        rows = self.play(inside)
        return rows.linear(np.ones(len(rows.ran), bool))[:, rows.names.index(text)]

    def values(self, text: str, seed: int) -> Values:
        """Shapley values for one outcome."""
        n = len(self.players)
        if n <= EXACT:
            return exact(n, lambda inside: self.worth(inside, text))
        return sampled(n, lambda inside: self.worth(inside, text), ORDERS, seed)


def attribute(lab: Lab, players: dict[str, dict[str, Any]], asked: list[str], rollouts: int
              ) -> list[Attribution]:
    """Share the probability of each outcome out among the players."""
    n = len(players)
    rollouts = max(2, rollouts // lab.replicates) * lab.replicates
    expected = 2**n if n <= EXACT else ORDERS * 2 * (n - 1) + 2
    game = Game(lab, players, asked, rollouts, expected)
    return [shared(game, text, list(players)) for text in game.asked]


def shared(game: Game, text: str, names: list[str]) -> Attribution:
    """One outcome's attribution."""
    values = game.values(text, game.lab.seed)
    low, high = values.interval(seed=game.lab.seed)
    everyone, nobody = frozenset(range(len(names))), frozenset[int]()
    full, none = game.play(everyone), game.play(nobody)
    full_low, full_high = full.interval(text)

    def gained(more: frozenset[int], less: frozenset[int]) -> float:
        return float((game.worth(more, text) - game.worth(less, text)).mean())

    parts = tuple(
        Share(name, float(values.value[p]), float(low[p]), float(high[p]),
              gained(frozenset({p}), nobody), gained(everyone, everyone - {p}))
        for p, name in enumerate(names)
    )
    k = full.names.index(text)
    return Attribution(text, float(full.mean[k]), full_low, full_high, float(none.mean[k]), parts,
                       game.rollouts, len(full.ran), len(game.known), values.exact, full.failed,
                       none.failed, full.bounds(text), none.bounds(text))
