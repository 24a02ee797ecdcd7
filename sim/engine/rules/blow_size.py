"""The law of the size of a fatal attack outside the front: a unit is hit, a share of it dies.

A section, a platoon or a company is hit; one soldier dies for sure, each other one with the same
chance. So sizes are skewed: most attacks kill a few, some kill dozens.
"""

from typing import Any

from sim.engine.draws.discrete import binomial
from sim.engine.elementary import power
from sim.engine.state.names import M_BLOWS

SECTION = 8  # soldiers exposed together in the smallest unit
PLATOON = 30
COMPANY = 100


def unit_size(c: Any, u: float) -> int:
    """Soldiers exposed in the unit that is hit."""
    if u < c.section_share:
        return SECTION
    return COMPANY if u > 1.0 - c.company_share else PLATOON


def draw_size(c: Any, u: float, luck: float) -> float:
    """Dead of one attack: the unit by one uniform, its dead by another."""
    return float(1 + binomial(luck, unit_size(c, u) - 1, c.lethality))


def unit_share(c: Any, unit: int) -> float:
    """Share of attacks that hit a unit of a size, as `unit_size` draws it."""
    if unit == SECTION:
        return c.section_share
    company = min(c.company_share, 1.0 - c.section_share)
    return company if unit == COMPANY else 1.0 - c.section_share - company


def mean_size(c: Any) -> float:
    """Mean number of dead of an attack."""
    total = unit_share(c, SECTION) * (SECTION - 1) + unit_share(c, PLATOON) * (PLATOON - 1)
    return 1.0 + c.lethality * (total + unit_share(c, COMPANY) * (COMPANY - 1))


def chance_of(c: Any, unit: int, dead: int) -> float:
    """Chance that a unit loses no more than some dead, the first one included."""
    if dead >= unit or c.lethality <= 0.0:
        return 1.0
    if c.lethality >= 1.0:
        return 0.0
    odds = c.lethality / (1.0 - c.lethality)
    term = power(1.0 - c.lethality, float(unit - 1))
    total = term
    for k in range(dead - 1):
        term *= odds * float(unit - 1 - k) / float(k + 1)
        total += term
    return total


def median_size(c: Any) -> float:
    """Median number of dead of an attack: the least that half of all attacks do not exceed."""
    dead = 1
    while dead < COMPANY:
        half = unit_share(c, SECTION) * chance_of(c, SECTION, dead)
        half += unit_share(c, PLATOON) * chance_of(c, PLATOON, dead)
        half += unit_share(c, COMPANY) * chance_of(c, COMPANY, dead)
        if half >= 0.5:
            break
        dead += 1
    return float(dead)


def expected_dead(c: Any, s: Any) -> float:
    """Mean dead of an attack as drawn: of the law, or its median where sizes are replaced."""
    return mean_size(c) if c.on[M_BLOWS] == 1 else s.median_blow
