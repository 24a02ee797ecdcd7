"""What a blow sets off, by its size against the size expected. Exact but for two means (6e-5)."""

import numpy as np
import pytest

from sim.engine.rules.blow_size import mean_size, median_size
from sim.engine.rules.blows import (
    anger,
    answer_by,
    answer_scale,
    blow,
    expected_anger,
    settle,
    swell,
)
from sim.engine.rules.fire import clash, strike
from sim.engine.rules.incidents import spoilers
from sim.engine.rules.mandates import readiness
from sim.engine.rules.offers import take_chance
from sim.engine.rules.pledges import calls_in
from sim.engine.rules.stocks import feelings
from sim.engine.rules.talks import pace
from sim.engine.state.names import M_BLOWS, M_PLEDGES, M_REVENGE, SPOIL


def test_an_expected_blow_is_felt_as_one_and_none_beyond_the_ceiling(d):
    assert swell(d.c, 0.0) == 0.0 and abs(swell(d.c, 1.0) - 1.0) < 1e-15
    felt = [swell(d.c, x) for x in np.linspace(0.0, 200.0, 4001)]
    assert (np.diff(felt) > 0.0).all() and felt[-1] < d.c.blow_ceiling


@pytest.mark.parametrize(("steep", "ceiling"), [(1.5, 4.0), (2.0, 8.0), (3.0, 16.0)])
def test_a_blow_is_felt_more_than_in_proportion_below_and_around_what_is_expected(
    d, steep, ceiling
):
    """Elasticity power (ceiling - 1) / (ratio^power + ceiling - 1), above 1 up to the expected."""
    d.c.blow_power, d.c.blow_ceiling = steep, ceiling
    for x in (0.05, 0.3, 1.0, 1.2):
        slope = np.log(swell(d.c, x * 1.0001) / swell(d.c, x / 1.0001)) / (2 * np.log(1.0001))
        assert abs(slope - steep * (ceiling - 1.0) / (x**steep + ceiling - 1.0)) < 1e-6
        assert slope > 1.0


def test_at_power_one_without_a_ceiling_anger_is_in_proportion(d):
    d.c.blow_power, d.c.blow_ceiling = 1.0, 1e12
    i = d.at("turkey")
    assert abs(anger(d.c, i, 17.0, 5.0) - 17.0 * d.c.revenge[i]) < 1e-9


def test_a_blow_of_the_expected_size_angers_by_its_dead(d):
    i = d.at("turkey")
    assert d.s.expected_blow[i] == mean_size(d.c)
    blow(d.c, d.s, i, float(d.s.expected_blow[i]))
    assert abs(d.s.revenge[i] - d.c.revenge[i] * mean_size(d.c)) < 1e-15
    assert abs(d.s.urgency[i] - 1.0) < 1e-12


def test_each_blow_moves_what_is_expected_and_the_next_like_it_angers_less(d):
    i = d.at("turkey")
    before = float(d.s.expected_blow[i])
    blow(d.c, d.s, i, 12.0)
    first = float(d.s.revenge[i])
    assert abs(d.s.expected_blow[i] - before - d.c.blow_learning * (12.0 - before)) < 1e-12
    blow(d.c, d.s, i, 12.0)
    assert 0.0 < d.s.revenge[i] - first < first


def test_clashes_strikes_and_raids_are_blows_and_deaths_at_the_front_are_none(d):
    i, t, o = d.at("turkey"), d.at("syria"), d.at("opposition")
    clash(d.c, d.s, t, t, i, 4.0)
    assert d.s.revenge[i] == anger(d.c, i, 4.0, mean_size(d.c)) > 0.0
    assert d.s.blow_today[i] == d.s.unanswered_deaths[i] == d.s.pledge_dead[0] == 4.0
    strike(d.c, d.s, *d.fire_at("turkey", "syria", 1.0, 1.0))
    assert d.s.blow_today[t] == d.s.inflicted[i, t] > 0.0 and d.s.urgency[t] > 0.0
    d.start()
    d.s.level[o, SPOIL], d.c.spoil_rate = 1.0, 1e3
    spoilers(d.c, d.s)
    assert d.s.blow_today[t] == d.s.inflicted[o, t] > 0.0
    assert d.s.killed_today[t] == 0.0


def test_revenge_off_leaves_no_anger_and_the_urgency(d):
    d.c.on[M_REVENGE] = 0
    blow(d.c, d.s, d.at("turkey"), 9.0)
    assert d.s.revenge.sum() == 0.0 and d.s.urgency[d.at("turkey")] > 0.0


def test_with_sizes_replaced_all_blows_are_alike(d):
    d.c.on[M_BLOWS] = 0
    i, seen = d.at("turkey"), set()
    for dead in (1.0, 7.0, 40.0):
        desk = d.copy()
        blow(desk.c, desk.s, i, dead)
        seen.add((float(desk.s.revenge[i]), float(desk.s.urgency[i]), float(desk.s.blow_today[i])))
    assert len(seen) == 1 and seen.pop()[2] == median_size(d.c)


@pytest.mark.parametrize("on", [0, 1])
@pytest.mark.parametrize("mean", [0.2, 1.0, 4.0, 13.0, 40.0])
def test_expected_anger_is_the_mean_of_what_days_of_fire_set_off(d, mean, on):
    """Fourteen days of Poisson dead through `blow`, 3,000 times; within a tenth and 4 s.e."""
    i, n = d.at("turkey"), 3000
    d.c.on[M_BLOWS] = on
    rng = np.random.default_rng(5)
    start = float(d.s.expected_blow[i])
    totals = []
    for days in rng.poisson(mean, (n, 14)):
        d.s.revenge[i], d.s.expected_blow[i] = 0.0, start
        for dead in days:
            blow(d.c, d.s, i, float(dead))
        totals.append(float(d.s.revenge[i]))
    d.s.expected_blow[i] = start
    found = expected_anger(d.c, d.s, i, mean, 14.0)
    error = 4.0 * np.std(totals) / np.sqrt(n)
    assert abs(found - np.mean(totals)) < 0.1 * np.mean(totals) + error
    assert d.s.expected_blow[i] == start


def test_no_fire_no_anger(d):
    assert expected_anger(d.c, d.s, 0, 0.0, 14.0) == expected_anger(d.c, d.s, 0, 5.0, 0.0) == 0.0


def test_a_small_blow_is_answered_in_full_by_little_and_a_large_one_is_not(d):
    i = d.at("turkey")
    full = d.c.strike_power[i] * d.c.claim_ratio[i]
    assert answer_scale(d.c, d.s, i) == 1.0 and answer_by(d.c, d.s, i, 0.4) == 0.4
    d.s.unanswered_deaths[i] = 2.0
    need = 2.0 * d.c.pledge_proportion[0] / full
    assert abs(answer_scale(d.c, d.s, i) - need) < 1e-15
    assert answer_by(d.c, d.s, i, 0.5) == 1.0
    assert abs(answer_by(d.c, d.s, i, 0.5 * need) - 0.5) < 1e-12
    d.s.unanswered_deaths[i] = 40.0
    assert answer_by(d.c, d.s, i, 0.4) == 0.4 and answer_by(d.c, d.s, i, 1.0) == 1.0
    d.s.unanswered_deaths[i] = 2.0
    d.c.on[M_PLEDGES] = 0
    assert answer_scale(d.c, d.s, i) == 1.0


def test_an_answer_settles_what_is_owed_in_its_part(d):
    i = d.at("turkey")
    blow(d.c, d.s, i, 8.0)
    d.c.pledge_threshold[0] = 5.0
    assert calls_in(d.c, d.s, 0)
    angry = float(d.s.revenge[i])
    settle(d.c, d.s, i, 0.5)
    assert d.s.unanswered_deaths[i] == d.s.pledge_dead[0] == 4.0
    assert d.s.revenge[i] == 0.75 * angry and not calls_in(d.c, d.s, 0)


def test_blows_call_for_meetings_and_concessions_and_the_call_fades(d):
    a, b = int(d.c.channel_a[0]), int(d.c.channel_b[0])
    calm, ready = pace(d.c, d.s, 0, 1), readiness(d.c, d.s, b)
    blow(d.c, d.s, a, 5.0)
    blow(d.c, d.s, b, 9.0)
    assert abs(d.s.urgency[b] - swell(d.c, 9.0 / mean_size(d.c))) < 1e-12
    felt = float(d.s.urgency[a] + d.s.urgency[b])
    assert abs(pace(d.c, d.s, 0, 1) / calm - 1.0 - d.c.urgency_rounds * felt) < 1e-12
    gain = readiness(d.c, d.s, b) - ready
    assert abs(gain - d.c.urgency_concede * d.s.urgency[b]) < 1e-15
    feelings(d.c, d.s)
    left = float(d.s.urgency[a] + d.s.urgency[b])
    assert abs(left - felt * np.exp(-d.c.urgency_decay)) < 1e-12


def test_an_urgent_party_accepts_what_it_would_have_refused(d):
    a, b = int(d.c.channel_a[0]), int(d.c.channel_b[0])
    line = d.line("m5_belt")
    chances = []
    for urgency in (0.0, 10.0):
        d.s.urgency[b] = urgency
        d.table(a, b, float(d.s.share))
        chances.append(take_chance(d.c, d.w, b, int(d.s.kind[b]), line))
    assert chances[1] > chances[0]
