"""How much of an outcome does each mechanism carry? Shapley values on shared luck.

A coalition is a set of mechanisms left on; its worth is the share of rollouts that end as asked,
or the mean of a count.
Every coalition is played on the same parameter rows and the same luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.data.columns import columns_of
from sim.data.reduce import require
from sim.data.totals import Totals
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.methods.intervals import Bounds
from sim.methods.shapley import Values, exact, sampled_values
from sim.scenario.outcome_words import measure
from sim.studies.lab import Lab

EXACT = 6  # players up to which all coalitions are played
ORDERS = 8  # random orders beyond that, each with its reverse


@dataclass(frozen=True)
class PlayerShare:
    """One player's part; in probability or of the count, low and high a 95 % bootstrap interval."""

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
    shares: tuple[PlayerShare, ...]
    rollouts: int  # a coalition
    rows: int
    coalitions: int
    exact: bool
    failed: int = 0  # with everything on, of `rollouts`
    none_failed: int = 0
    bounds: Bounds | None = None  # of `full`
    none_bounds: Bounds | None = None
    kind: str = LABEL  # of `sim.glossary.measure`; the values of a count are means of it

    __repr__ = brief

    @property
    def asked(self) -> OutcomeMeasure:
        """How its values are said."""
        return OutcomeMeasure(self.outcome, self.kind, "", "")


class Coalitions:
    """Plays coalitions once each and remembers what came of every outcome asked for."""

    def __init__(self, lab: Lab, players: dict[str, dict[str, Any]], asked: Sequence[str],
                 rollouts: int, expected: int) -> None:
        self.lab, self.players, self.rollouts = lab, list(players.values()), rollouts
        self.asked = {text: measure(lab.scenario, text) for text in asked}
        self.expected = expected
        self.known: dict[frozenset[int], Totals] = {}

    def play(self, inside: frozenset[int]) -> Totals:
        """Hits of each outcome in each parameter row, with only the players inside on."""
        if inside not in self.known:
            overrides = {k: v for p, off in enumerate(self.players) if p not in inside
                         for k, v in off.items()}
            found = self.lab.play(self.rollouts, overrides)
            require(found, "a set of mechanisms")
            self.known[inside] = columns_of(found, list(self.asked.values())).by_row()
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
        return sampled_values(n, lambda inside: self.worth(inside, text), ORDERS, seed)


def ends(totals: Totals, k: int, asked: OutcomeMeasure) -> tuple[float, float]:
    """The 95 % interval of one output over parameter rows."""
    if asked.share:
        return totals.interval(totals.names[k])
    half = float(totals.half_widths()[k])
    return float(totals.mean[k]) - half, float(totals.mean[k]) + half


def attribute(lab: Lab, players: dict[str, dict[str, Any]], asked: Sequence[str],
              rollouts: int
              ) -> list[Attribution]:
    """Share the probability of each outcome out among the players."""
    n = len(players)
    rollouts = max(2, rollouts // lab.replicates) * lab.replicates
    expected = 2**n if n <= EXACT else ORDERS * 2 * (n - 1) + 2
    game = Coalitions(lab, players, asked, rollouts, expected)
    return [attribute_one(game, text, list(players)) for text in game.asked]


def attribute_one(game: Coalitions, text: str, names: list[str]) -> Attribution:
    """One outcome's attribution."""
    values = game.values(text, game.lab.seed)
    low, high = values.interval(seed=game.lab.seed)
    everyone, nobody = frozenset(range(len(names))), frozenset[int]()
    full, none = game.play(everyone), game.play(nobody)
    asked, k = game.asked[text], full.column(text)
    full_low, full_high = ends(full, k, asked)

    def gained(more: frozenset[int], less: frozenset[int]) -> float:
        return float((game.worth(more, text) - game.worth(less, text)).mean())

    parts = tuple(
        PlayerShare(name, float(values.value[p]), float(low[p]), float(high[p]),
                    gained(frozenset({p}), nobody), gained(everyone, everyone - {p}))
        for p, name in enumerate(names)
    )
    return Attribution(text, float(full.mean[k]), full_low, full_high, float(none.mean[k]), parts,
                       game.rollouts, len(full.ran), len(game.known), values.exact, full.failed,
                       none.failed, full.bounds(text) if asked.share else None,
                       none.bounds(text) if asked.share else None, asked.kind)
