"""The law of the size of an attack. Exact but for the grid: shares within 2e-4, moments 1 %."""

import numpy as np
import pytest

from sim.engine.rules.blow_size import (
    COMPANY,
    PLATOON,
    SECTION,
    chance_of,
    draw_size,
    mean_size,
    median_size,
    unit_share,
    unit_size,
)

UNITS = (SECTION, PLATOON, COMPANY)


def drawn(c, n=150):
    """Sizes over a grid of both uniforms."""
    grid = (np.arange(n) + 0.5) / n
    return np.array([draw_size(c, float(u), float(v)) for u in grid for v in grid])


@pytest.mark.parametrize(("section", "company"), [(0.55, 0.12), (1.0, 0.1), (0.0, 0.0), (0.7, 0.6)])
def test_units_come_in_their_shares(d, section, company):
    d.c.section_share, d.c.company_share = section, company
    grid = (np.arange(10_000) + 0.5) / 10_000
    sizes = [unit_size(d.c, float(u)) for u in grid]
    shares = [np.mean([x == unit for x in sizes]) for unit in UNITS]
    np.testing.assert_allclose(shares, [unit_share(d.c, unit) for unit in UNITS], atol=2e-4)
    assert abs(sum(shares) - 1.0) < 1e-12


@pytest.mark.parametrize("lethality", [0.0, 0.18, 0.7, 1.0])
def test_mean_and_median_are_those_of_what_is_drawn(d, lethality):
    d.c.lethality = lethality
    sizes = drawn(d.c)
    assert abs(sizes.mean() / mean_size(d.c) - 1.0) < 0.01
    assert median_size(d.c) == np.quantile(sizes, 0.5, method="inverted_cdf")


def test_chances_are_those_of_the_binomial_law(d):
    d.c.lethality = 0.25
    assert abs(chance_of(d.c, SECTION, 1) - 0.75**7) < 1e-15
    assert abs(chance_of(d.c, SECTION, 2) - 0.75**7 - 7 * 0.25 * 0.75**6) < 1e-15
    assert chance_of(d.c, SECTION, SECTION) == 1.0
