"""Sizes of fatal blows and the climbs that follow them, read from the notes of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

import numpy as np

from sim.results.intervals import normal_quantile, t_quantile
from sim.results.outcome import Outcome
from sim.rules.force_notes import size_note
from sim.state.capacity import BLOWS
from sim.studies.instruments import estimates
from sim.studies.instruments.section import Value

LARGEST = 5_000  # dead, beyond the last size that notes tell apart
MIDDLE, TAIL = 0.5, 0.95  # quantiles of the sizes between which blows are told apart
LIGHT, HEAVY = "below the median", "above the 95th percentile"
BETWEEN = "between"


@cache
def spans() -> tuple[tuple[int, int], ...]:
    """Least and most dead of each size that notes tell apart."""
    notes = np.array([size_note(float(dead)) for dead in range(1, LARGEST)])
    sizes = np.arange(1, LARGEST)
    return tuple((int(sizes[notes == k].min()), int(sizes[notes == k].max()))
                 for k in range(BLOWS))


@dataclass(frozen=True)
class Cuts:
    """The sizes (as noted) that hold the median blow and the 95th percentile."""

    middle: int
    tail: int

    def groups(self) -> dict[str, range]:
        """Light, middling and heavy blows as sizes.

        Where no blow can be lighter than the median it counts as light.
        """
        light = range(0, max(1, self.middle))
        heavy = range(max(light.stop, self.tail + 1), BLOWS)
        return {LIGHT: light, BETWEEN: range(light.stop, heavy.start), HEAVY: heavy}


def table_of_notes(outcome: Outcome, note: str, victims: Sequence[str]) -> np.ndarray:
    """Blows to some victims by size; float (rollouts, sizes)."""
    parts = [[outcome.note(f"{note}.{v}.{k}") for k in range(BLOWS)] for v in victims]
    return np.asarray(np.sum(parts, axis=0).T)


def cuts(outcome: Outcome, victims: Sequence[str]) -> Cuts | None:
    """Median and 95th percentile of the sizes of all blows; None if there is none."""
    by_size = table_of_notes(outcome, "blows", victims)[outcome.valid].sum(axis=0)
    if not by_size.any():
        return None
    below = np.cumsum(by_size) / by_size.sum()
    # No blow as light as the lightest may be missing from below the median.
    middle, tail = (int(np.searchsorted(below, q)) for q in (MIDDLE, TAIL))
    first = int(np.flatnonzero(by_size)[0])
    return Cuts(middle + 1 if middle == first else middle, tail)


@dataclass(frozen=True)
class Followed:
    """Blows of some sizes: how many, how many with room to climb, after how many a climb came.

    Each float (rollouts,).
    """

    blows: np.ndarray
    room: np.ndarray
    climbs: np.ndarray

    def chance(self, outcome: Outcome) -> Value:
        """Share of blows with room to climb that a climb follows."""
        found = estimates.ratio(outcome, self.climbs, self.room)
        if found.low is None or found.high is None:
            return found
        return Value(found.at, max(0.0, found.low), min(1.0, found.high), found.n)


def followed(outcome: Outcome, victims: Sequence[str], sizes: range) -> Followed:
    """Blows of some sizes to some victims."""
    return Followed(*(table_of_notes(outcome, n, victims)[:, sizes.start : sizes.stop].sum(axis=1)
                      for n in ("blows", "room", "climbs")))


def relative(outcome: Outcome, light: Followed, heavy: Followed) -> Value:
    """Chance of a climb after a heavy blow over that after a light one.

    The interval is that of the logarithm (D. Katz and others, 1978, Biometrics 34, 469-474) with
    its variance linearised over parameter rows; where no climb at all follows one of the two, with
    half a climb added to each and rows taken as independent (J. B. S. Haldane, 1956). Unknown
    without blows of both kinds.
    """
    good, k = outcome.valid, outcome.replicates
    hits = [float(x.climbs[good].sum()) for x in (light, heavy)]
    trials = [float(x.room[good].sum()) for x in (light, heavy)]
    if not all(trials):
        return Value(None, n=int(sum(trials)))
    n = int(sum(trials))
    if not all(hits):
        one, two = ((h + 0.5) / (t + 1.0) for h, t in zip(hits, trials, strict=True))
        spread = sum(1.0 / (h + 0.5) - 1.0 / (t + 1.0) for h, t in zip(hits, trials, strict=True))
        half = normal_quantile() * max(0.0, spread) ** 0.5
    else:
        (one, first), (two, second) = (
            estimates.linearised(x.climbs, x.room, good, k) for x in (light, heavy))
        rows = (second - two) / two - (first - one) / one
        half = t_quantile(len(rows) - 1) * float(rows.std(ddof=1)) / len(rows) ** 0.5
    at = log(two / one)
    return Value(exp(at), exp(at - half), exp(at + half), n)
