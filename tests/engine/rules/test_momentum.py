"""The pace of an attack and what foresight makes of it.

Statistical: means within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.momentum import first_pace, pace_day, paced_days
from sim.engine.rules.spells import active_days, set_spells


def test_a_given_pace_is_that_of_the_first_morning_and_none_is_drawn(d):
    i = d.at("syria")
    assert d.c.momentum[i] > 1.0
    first_pace(d.c, d.s, i)
    given = float(np.exp(d.s.pace[i] - 0.5 * d.c.pace_spread**2))
    assert abs(given - d.c.momentum[i]) < 1e-12
    d.c.momentum[i] = 0.0
    drawn = []
    for k in range(3000):
        d.s.replicate = k
        first_pace(d.c, d.s, i)
        drawn.append(float(d.s.pace[i]))
    assert abs(np.mean(drawn)) < 4.0 * d.c.pace_spread / np.sqrt(3000)
    assert abs(np.std(drawn) / d.c.pace_spread - 1.0) < 4.0 / np.sqrt(2 * 3000)


@pytest.mark.parametrize("start", [0.6, 1.8])
def test_foresight_of_an_attack_that_never_stops_is_the_mean_path_of_its_pace(d, start):
    i, n = d.at("syria"), 3000
    d.c.culmination, d.c.culmination_shape = 1e9, 1.0
    set_spells(d.c, d.s)
    d.c.momentum[i] = start
    sums = []
    for k in range(n):
        d.s.replicate = k
        first_pace(d.c, d.s, i)
        total = 0.0
        for day in range(10):
            d.s.day = day
            total += pace_day(d.c, d.s, i)
        sums.append(total)
    first_pace(d.c, d.s, i)
    expected = paced_days(d.c, d.s, d.w, i, 10.0)
    assert abs(np.mean(sums) - expected) < 4.0 * np.std(sums) / np.sqrt(n)
    assert (expected > 10.0) == (start > 1.0)


def test_without_spread_paced_days_are_active_days(d):
    i = d.at("syria")
    d.c.pace_spread = 0.0
    d.s.pace[i] = 0.0
    for days in (3.0, 14.0, 50.0):
        assert abs(paced_days(d.c, d.s, d.w, i, days) - active_days(d.c, d.s, d.w, i, days)) < 1e-12


def test_kept_foresight_follows_what_it_is_made_of(d):
    i = d.at("syria")
    seen = {paced_days(d.c, d.s, d.w, i, 14.0)}
    d.s.resting[i] = 1
    seen.add(paced_days(d.c, d.s, d.w, i, 14.0))
    d.s.spell_age[i] = 1
    seen.add(paced_days(d.c, d.s, d.w, i, 14.0))
    d.s.pace[i] += 0.1
    seen.add(paced_days(d.c, d.s, d.w, i, 14.0))
    seen.add(paced_days(d.c, d.s, d.w, i, 13.0))
    assert len(seen) == 5
