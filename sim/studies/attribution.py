"""How much of an outcome's probability does each mechanism carry? Shapley values on shared luck.

A coalition is a set of mechanisms left on; its worth is the share of rollouts that end as asked.
Every coalition is played on the same parameter rows and the same luck.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.results.intervals import clustered
from sim.results.outcome import Outcome
from sim.scenario.model import Scenario
from sim.state.outputs import DAY_PREFIX
from sim.studies.inputs import chosen
from sim.studies.lab import Lab
from sim.studies.shapley import Values, exact, sampled
from sim.studies.sweep import outcomes_of

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


def parse(scenario: Scenario, text: str) -> tuple[str, str]:
    """`axis:label`, or an event that has a day, as (axis, label) or ("", event)."""
    return chosen(*outcomes_of(scenario), text)


def hits(outcome: Outcome, what: tuple[str, str]) -> np.ndarray:
    """True for rollouts in which the outcome came about."""
    axis, name = what
    if axis:
        return outcome.is_label(axis, name)
    came: np.ndarray = np.isfinite(outcome.count(DAY_PREFIX + name))
    return came


class Game:
    """Plays coalitions once each and remembers what came of every outcome asked for."""

    def __init__(self, lab: Lab, players: dict[str, dict[str, Any]], asked: list[str],
                 rollouts: int, expected: int) -> None:
        self.lab, self.players, self.rollouts = lab, list(players.values()), rollouts
        self.asked = {text: parse(lab.scenario, text) for text in asked}
        self.expected = expected
        self.known: dict[frozenset[int], dict[str, np.ndarray]] = {}

    def play(self, inside: frozenset[int]) -> dict[str, np.ndarray]:
        """Share of each outcome in each parameter row, with only the players inside on."""
        if inside not in self.known:
            overrides = {k: v for p, off in enumerate(self.players) if p not in inside
                         for k, v in off.items()}
            found = self.lab.play(self.rollouts, overrides)
            k = found.replicates
            self.known[inside] = {
                text: hits(found, what).astype(float).reshape(-1, k).mean(axis=1)
                for text, what in self.asked.items()
            }
            done = len(self.known)
            self.lab.say("coalitions", done, max(done, self.expected))
        return self.known[inside]

    def values(self, text: str, seed: int) -> Values:
        """Shapley values for one outcome."""
        n = len(self.players)
        if n <= EXACT:
            return exact(n, lambda inside: self.play(inside)[text])
        return sampled(n, lambda inside: self.play(inside)[text], ORDERS, seed)


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
    everyone = frozenset(range(len(names)))
    full, none = game.play(everyone)[text], game.play(frozenset())[text]
    k = game.lab.replicates
    full_low, full_high = clustered(full * k, np.full(len(full), float(k)))
    shares = tuple(
        Share(name, float(values.value[p]), float(low[p]), float(high[p]),
              float((game.play(frozenset({p}))[text] - none).mean()),
              float((full - game.play(everyone - {p})[text]).mean()))
        for p, name in enumerate(names)
    )
    return Attribution(text, float(full.mean()), full_low, full_high, float(none.mean()), shares,
                       game.rollouts, len(full), len(game.known), values.exact)
