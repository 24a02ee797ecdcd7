"""Spells of attack and rests: closed forms, and the day against them.

Statistical: means within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.spells import active_days, end_chance, end_today, set_spells, spell_day
from sim.engine.state.capacity import AGES, SPAN


def chain(d, resting: int, age: int, days: int) -> float:
    """Expected days of attack by walking the whole chain of (state, age)."""
    states = {(resting, age): 1.0}
    total = 0.0
    for _ in range(days):
        following: dict[tuple[int, int], float] = {}
        for (r, a), p in states.items():
            total += p * (r == 0)
            ends = end_today(d.s, r, a)
            for key, q in (((1 - r, 0), ends), ((r, a + 1), 1.0 - ends)):
                following[key] = following.get(key, 0.0) + p * q
        states = following
    return total


def shaped(d, culmination=12.0, attack=0.76, rest=19.0, shape=1.3):
    """A law of spells in force."""
    d.c.culmination, d.c.culmination_shape = culmination, attack
    d.c.rest, d.c.rest_shape = rest, shape
    set_spells(d.c, d.s)


@pytest.mark.theory
@pytest.mark.parametrize("shape", [0.5, 1.0, 2.5])
def test_half_of_all_spells_outlast_their_median(shape):
    alive = 1.0
    for age in range(12):
        alive *= 1.0 - end_chance(12.0, shape, float(age))
    assert abs(alive - 0.5) < 1e-12
    first, later = (end_chance(12.0, shape, a) for a in (0.0, 20.0))
    assert (later > first) == (shape > 1.0) or abs(later - first) < 1e-12


@pytest.mark.parametrize("shape", [0.5, 1.0, 2.5])
@pytest.mark.parametrize(("resting", "age"), [(0, 0), (0, 23), (1, 0), (1, 9), (0, 500)])
def test_active_days_are_those_of_the_chain(d, shape, resting, age):
    shaped(d, attack=shape, shape=shape)
    i = d.at("syria")
    d.s.resting[i], d.s.spell_age[i] = resting, age
    for days in (1, 2, 7, 14, SPAN):
        expected = chain(d, resting, age, days)
        assert abs(active_days(d.c, d.s, d.w, i, float(days)) - expected) < 1e-9
    half = active_days(d.c, d.s, d.w, i, 6.5)
    assert abs(half - 0.5 * (chain(d, resting, age, 6) + chain(d, resting, age, 7))) < 1e-9
    assert active_days(d.c, d.s, d.w, i, 0.0) == 0.0


def test_without_memory_the_long_run_is_the_share_of_mean_lengths(d):
    shaped(d, 3.0, 1.0, 6.0, 1.0)
    i = d.at("syria")
    a, r = (end_chance(m, 1.0, 0.0) for m in (3.0, 6.0))
    many = active_days(d.c, d.s, d.w, i, 10_000.0) / 10_000.0
    assert abs(many - r / (a + r)) < 1e-3


@pytest.mark.parametrize(("resting", "age"), [(0, 0), (0, 23), (1, 5)])
def test_the_day_attacks_as_often_as_foresight_says(d, resting, age):
    shaped(d)
    i, n = d.at("syria"), 2000
    found = []
    for k in range(n):
        d.s.replicate = k
        d.s.resting[i], d.s.spell_age[i] = resting, age
        days = 0
        for day in range(14):
            d.s.day = day
            days += spell_day(d.c, d.s, i, 0.7) == 0.7
        found.append(days)
    d.s.resting[i], d.s.spell_age[i] = resting, age
    expected = active_days(d.c, d.s, d.w, i, 14.0)
    assert abs(np.mean(found) - expected) < 4.0 * np.std(found) / np.sqrt(n)
    assert 0.5 < expected < 13.5


def test_idle_days_take_days_off_the_age_of_an_attack(d):
    i = d.at("syria")
    d.s.spell_age[i] = 2
    ages = []
    for _ in range(3):
        assert spell_day(d.c, d.s, i, 0.0) == 0.0
        ages.append(int(d.s.spell_age[i]))
    assert ages == [1, 0, 0]


def test_a_rest_goes_on_whatever_is_ordered(d):
    i = d.at("syria")
    shaped(d, rest=1e9)
    d.s.resting[i], d.s.spell_age[i] = 1, 3
    assert spell_day(d.c, d.s, i, 0.0) == 0.0 and d.s.spell_age[i] == 4
    assert spell_day(d.c, d.s, i, 1.0) == 0.0 and d.s.spell_age[i] == 5


def test_the_oldest_spells_share_the_last_chance_kept(d):
    assert end_today(d.s, 0, 10_000) == d.s.spell_end[0, AGES - 1]
