"""What a sensitivity analysis finds of an outcome: indices of factors, groups and pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sim.brief import brief
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.methods.intervals import Bounds

LEADING: Final = {"screen": "mu_star", "sobol": "ST", "importance": "first"}
PAIR: Final = "*"  # between the two units in the key of a second-order index


@dataclass(frozen=True)
class Index:
    """One factor, group or pair of them and one measure of it, with its 95 % interval."""

    key: str
    measure: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Indices:
    """Indices of one outcome. p: mean of the probability over cells, total: its variance.

    noise: the part of that which is Monte Carlo error, where cells have luck of their own. half:
    the largest change of a leading index when half the sample is left out. fit: R squared of the
    forest on cells it has not seen, where there is one. failed: rollouts that are left out, with
    the bounds of p. groups: the factors of each group.
    """

    outcome: str
    method: str
    cells: int
    rollouts: int
    p: float
    total: float
    noise: float | None
    indices: tuple[Index, ...]
    half: float
    settled: bool
    fit: float | None = None
    failed: int = 0
    bounds: Bounds | None = None
    kind: str = LABEL  # of `sim.glossary.measure`; p is the mean of a count
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    __repr__ = brief

    @property
    def asked(self) -> OutcomeMeasure:
        """How its values are said."""
        return OutcomeMeasure(self.outcome, self.kind, "", "")

    @property
    def extreme(self) -> str:
        """`never` or `always` if no rollout differs, `the same` of a count; "" if something moves.

        Nothing can then be said of what moves it.
        """
        if self.asked.share and self.p in (0.0, 1.0):
            return "always" if self.p else "never"
        return "" if self.total else "the same"

    @property
    def leading(self) -> list[Index]:
        """The indices that rank the units, the largest first."""
        return self.of(LEADING[self.method])

    def of(self, measure: str) -> list[Index]:
        """The indices of one measure, the largest first."""
        return sorted((i for i in self.indices if i.measure == measure),
                      key=lambda i: -abs(i.value))


def learning(found: Indices) -> list[tuple[str, float]]:
    """What knowing each factor would leave of the ignorance: (key, standard deviation left).

    The standard deviation of the probability, Monte Carlo error taken out, times
    sqrt(1 - first-order index): what remains on average once the factor is known (A.
    Saltelli et al., 2008, factor prioritisation).
    """
    ignorance = max(0.0, found.total - (found.noise or 0.0)) ** 0.5
    measure = "S1" if found.method == "sobol" else "first"
    return [(i.key, ignorance * max(0.0, 1 - i.value) ** 0.5) for i in found.of(measure)]
