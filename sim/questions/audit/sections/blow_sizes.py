"""Sizes of fatal blows and the climbs that follow them, read from the notes of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

import numpy as np

from sim.data.outcome import Outcome, row_sums
from sim.engine.rules.force_notes import size_note
from sim.engine.state.capacity import BLOWS
from sim.methods.intervals import normal_quantile, t_quantile
from sim.studies import estimates
from sim.studies.estimates import Value

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
    """The sizes (as noted) below `middle` are light, those above `tail` heavy.

    These hold the median blow and the 95th percentile; where no blow is lighter than the median,
    those of the median count as light.
    """

    middle: int
    tail: int

    def groups(self) -> dict[str, range]:
        """Light, middling and heavy blows as sizes."""
        light = range(0, self.middle)
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
    middle, tail = (int(np.searchsorted(below, q)) for q in (MIDDLE, TAIL))
    lightest = int(np.flatnonzero(by_size)[0])
    return Cuts(middle + 1 if middle == lightest else middle, tail)


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


def follow(outcome: Outcome, victims: Sequence[str], sizes: range) -> Followed:
    """Blows of some sizes to some victims."""
    return Followed(*(table_of_notes(outcome, n, victims)[:, sizes.start : sizes.stop].sum(axis=1)
                      for n in ("blows", "room", "climbs")))


@dataclass(frozen=True)
class Side:
    """Heavy or light blows over strata, weighed as Mantel and Haenszel do.

    part: weighed climbs. rows: their residuals by parameter row.
    """

    climbs: float
    room: float
    part: float
    rows: np.ndarray

    @property
    def padded(self) -> float:
        """Chance of a climb with half a climb added."""
        return (self.climbs + 0.5) / (self.room + 1.0)

    @property
    def spread(self) -> float:
        """Variance of the logarithm of that chance."""
        return max(0.0, 1.0 / (self.climbs + 0.5) - 1.0 / (self.room + 1.0))


def of_weight(outcome: Outcome, strata: Sequence[tuple[Followed, Followed]], at: int) -> Side:
    """The light (0) or heavy (1) blows of all strata."""
    good, k = outcome.valid, outcome.replicates
    climbs, room, part, rows = 0.0, 0.0, 0.0, np.zeros(outcome.rows)
    for stratum in strata:
        n = [float(x.room[good].sum()) for x in stratum]
        weight = n[1 - at] / sum(n)
        up, down = (row_sums(np.where(good, v, 0.0), k)
                    for v in (stratum[at].climbs, stratum[at].room))
        climbs, room = climbs + float(up.sum()), room + n[at]
        part += weight * float(up.sum())
        rows = rows + weight * (up - float(up.sum()) / n[at] * down)
    return Side(climbs, room, part, rows)


def relative(outcome: Outcome, strata: Sequence[tuple[Followed, Followed]]) -> Value:
    """Chance of a climb after a heavy blow over that after a light one; strata: (light, heavy).

    Over several strata, such as victims, chances are compared within each (N. Mantel and W.
    Haenszel, 1959, J. Natl. Cancer Inst. 22, 719-748). The interval is that of the logarithm (D.
    Katz and others, 1978, Biometrics 34, 469-474), its variance linearised over parameter rows;
    where no climb at all follows one of the two, half a climb is added to each, with rows taken as
    independent. Unknown without blows of both kinds.
    """
    both = [s for s in strata if all(x.room[outcome.valid].sum() for x in s)]
    light, heavy = (of_weight(outcome, both, at) for at in (0, 1))
    if not both:
        return Value(None)
    if light.climbs and heavy.climbs:
        middle = log(heavy.part / light.part)
        each = heavy.rows / heavy.part - light.rows / light.part
        half = t_quantile(len(each) - 1) * float(each.std(ddof=1)) * len(each) ** 0.5
    else:
        middle = log(heavy.padded / light.padded)
        half = normal_quantile() * (heavy.spread + light.spread) ** 0.5
    return Value(exp(middle), exp(middle - half), exp(middle + half),
                 int(light.room + heavy.room))
