"""How often actors look again: one rate of one actor scaled, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import same
from sim.engine.state.names import RESPONSE, TRACKS
from sim.engine.state.outputs import CHOICE_NOTES
from sim.methods.intervals import normal_quantile
from sim.questions.audit.sections.choices import at
from sim.questions.audit.sections.scaled import quantity_of, scale_prior
from sim.scenario.priors import Prior
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

SETTINGS = {"halved": 0.5, "doubled": 2.0}
IGNORED, ELSEWHEN, MOVES, HOLDS, OPEN = "ignored", "days only", "moved", "held", "open"


@dataclass(frozen=True)
class Rate:
    """How often an actor looks at a track again unprompted."""

    actor: str
    track: str
    path: str
    quantity: Prior

    @property
    def name(self) -> str:
        """Actor and track."""
        return f"{self.actor}: {self.track}"


@dataclass(frozen=True)
class RateTrial:
    """What one setting of one rate did. moves: (axis, label, change) of every label."""

    rate: Rate
    setting: str
    moves: tuple[tuple[str, str, Value], ...]
    first: Value  # day of the first act, among rollouts in which there is one
    ever: Value  # share of rollouts in which there is one
    felt: bool  # any bit of the labels and counts of any rollout differs
    noticed: bool  # that, or any note of the actor's choices on the track, differs


def rates(lab: Lab) -> tuple[list[Rate], list[str]]:
    """Rates that are read where there is something to choose, and the tracks where there is not."""
    found, idle = [], []
    for actor in lab.scenario.actors:
        for track in TRACKS[:RESPONSE]:
            path = f"{actor.name}.reconsider_{track}"
            rate = Rate(actor.name, track, path, quantity_of(lab, path))
            menu = actor.menus.get(track, ())
            if len(menu) > 1 and rate.quantity.high > 0.0:
                found.append(rate)
            elif menu:
                idle.append(rate.name)
    return found, idle


def differs(one: np.ndarray, other: np.ndarray) -> bool:
    """True unless two columns hold the same bits, nan included."""
    return not np.array_equal(one, other, equal_nan=True)


def changes(before: Outcome, after: Outcome) -> tuple[tuple[str, str, Value], ...]:
    """Change of every label between two runs on shared luck."""
    return tuple((axis, label, estimates.change_of_label(before, after, axis, label))
                 for axis, label in estimates.labels(before))


def first_act(outcome: Outcome, rate: Rate) -> tuple[Value, Value]:
    """Mean day of an actor's first change of posture or word, where there is one; how often."""
    day = outcome.note(f"moved_first.{rate.actor}.{rate.track}")
    return (estimates.mean(outcome, day, day >= 0), estimates.share(outcome, day >= 0))


def trial(lab: Lab, base: Outcome, rate: Rate, setting: str) -> RateTrial:
    """Play one rate halved or doubled on the luck of the base run."""
    changed = {rate.path: scale_prior(rate.quantity, SETTINGS[setting])}
    after = lab.play(base.rollouts, changed, trace=1)
    felt = not same(base, after)
    own = [f"{note}.{rate.actor}.{rate.track}" for note in CHOICE_NOTES]
    noticed = felt or any(differs(base.note(x), after.note(x)) for x in own)
    return RateTrial(rate, setting, changes(base, after), *first_act(after, rate), felt, noticed)


def widen(value: Value, figures: int) -> float:
    """Half of a figure's 95 % interval, widened for several figures looked at (Bonferroni).

    At least 3 / n: a change that n rollouts do not show may still have that chance (the rule of
    three; J. A. Hanley and A. Lippman-Hand, 1983, JAMA 249, 1743-1745).
    """
    if value.low is None or value.high is None:
        return float("inf")
    wider = float(normal_quantile(1 - 0.05 / figures) / normal_quantile())
    return max(wider * (value.high - value.low) / 2, 3.0 / max(1, value.n))


def surely_beyond(value: Value, bar: float, figures: int) -> bool:
    """True if a figure, one of several looked at, lies beyond a bar on one side for certain."""
    return abs(at(value)) - widen(value, figures) > bar


def against(moves: Sequence[Value], bar: float) -> str:
    """Whether any figure lies beyond a bar for certain, or all of them within it."""
    many = len(moves)
    if any(surely_beyond(v, bar, many) for v in moves):
        return MOVES
    return HOLDS if all(abs(at(v)) + widen(v, many) <= bar for v in moves) else OPEN


def verdict(trials: Sequence[RateTrial], ends: str, bar: float) -> str:
    """What is to be said of the settings of one rate, of which end states may move by `bar`."""
    if not any(t.noticed for t in trials):
        return IGNORED
    if not any(t.felt for t in trials):
        return ELSEWHEN
    return against([v for t in trials for axis, _, v in t.moves if axis == ends], bar)


def largest(moves: Sequence[tuple[str, str, Value]]) -> tuple[str, str, Value]:
    """The label moved most."""
    return max(moves, key=lambda m: abs(at(m[2])))


