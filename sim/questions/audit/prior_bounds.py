"""How much of each prior lies on the bounds of what its parameter can be.

Draws beyond a bound are held at it, so a prior that is wide for its range piles mass there: a
split-normal prior whose 5 % point lies on the bound puts 5 % of all rows on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.methods.intervals import normal_quantile
from sim.scenario.model import Scenario
from sim.scenario.priors import SHAPES, Prior

MOST = 0.0501  # on the bounds together: more than a single 5 % or 95 % point on one of them


@dataclass(frozen=True)
class Edge:
    """Shares of a prior's draws held at its lower and upper bound."""

    path: str
    low: float
    high: float

    @property
    def mass(self) -> float:
        """The share of draws on either bound."""
        return self.low + self.high


def beyond(gap: float, half: float) -> float:
    """Mass of a half-normal side whose 90 % point is `half` off, `gap` or more off its centre."""
    if half > 0.0:
        from scipy.special import ndtr

        return float(ndtr(-gap * normal_quantile(0.9) / half))
    return 0.5 if gap <= 0.0 else 0.0


def edge(path: str, quantity: Prior) -> Edge:
    """The mass of a prior on its bounds; only a split normal reaches beyond them."""
    q = quantity
    if not q.varies or q.shape != SHAPES[0]:
        return Edge(path, 0.0, 0.0)
    return Edge(path, beyond(q.central - q.least, q.central - q.low),
                beyond(q.most - q.central, q.high - q.central))


def edges(scenario: Scenario) -> list[Edge]:
    """Every prior with mass on a bound, the heaviest first."""
    found = [edge(p, q) for p, q in scenario.parameters.items()]
    return sorted((e for e in found if e.mass > 0.0005), key=lambda e: (-e.mass, e.path))
