"""Force without a map: contest, pace, dead, what is given and taken.

Statistical: two means within 4 standard errors (6e-5 each).
"""

import numpy as np
import pytest

from sim.engine.rules.barrage import barrage
from sim.engine.rules.combat import combat
from sim.engine.rules.compliance import test as evening
from sim.engine.rules.fronts import LEAST
from sim.engine.rules.seizure import (
    assault,
    assault_dead,
    at_issue,
    contest,
    credit_of,
    defends,
    seizure_rate,
    share_of_issue,
)
from sim.engine.state.names import (
    FORCE,
    M_DENIAL,
    TEMPO,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    U_PART,
    U_WITHDRAWN,
)
from tests.engine.rules.builders import Desk


@pytest.mark.theory
def test_B14_chances_of_two_sides_add_up_to_one():
    rng = np.random.default_rng(2)
    for own, other, m in rng.uniform(0.1, 50.0, (200, 3)):
        p, q = contest(own, other, m / 20), contest(other, own, m / 20)
        assert abs(p + q - 1.0) < 1e-12
        assert (p > 0.5) == (own > other)
    assert contest(3.0, 3.0, 1.7) == 0.5
    assert abs(contest(3.0, 1.0, 1.0) - 0.75) < 1e-12


@pytest.fixture
def invaded() -> Desk:
    """An issuer that assaults its target with 30 thousand regulars against 10 thousand men."""
    d = Desk("textbook")
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    d.s.level[:] = 0.0
    d.s.level[i, TEMPO] = 1.0
    d.s.strength[:], d.s.troops[:] = 0.0, 0.0
    d.s.troops[i], d.s.strength[t] = 30_000.0, 10.0
    d.c.mobilisation_days[:] = 0.0
    d.c.seizure, d.c.decisiveness = 0.1, 1.0
    d.c.attack_deaths, d.c.exchange_ratio = 20.0, 1.5
    d.s.deal_line = -1
    d.w.fire_on[:] = 0.0
    return d


def test_the_pace_is_the_seizure_times_the_contest_of_the_fronts(invaded):
    d = invaded
    assault(d.c, d.s, d.w, 0, 1.0)
    assert d.w.force.tolist() == [30.0, 10.0]
    assert seizure_rate(d.c, d.w) == pytest.approx(0.1 * 0.75)
    d.s.strength[int(d.c.ult_target[0])] = 0.0
    assault(d.c, d.s, d.w, 0, 1.0)
    assert d.w.force[1] == LEAST


def test_half_the_tempo_is_half_the_men_at_half_the_tempo(invaded):
    d = invaded
    i = int(d.c.ult_issuer[0])
    d.s.level[i, TEMPO] = 0.5
    assault(d.c, d.s, d.w, 0, 1.0)
    assert d.w.force[0] == pytest.approx(30.0 * 0.5 * 0.5)
    d.s.level[i, TEMPO] = 0.0
    assault(d.c, d.s, d.w, 0, 1.0)
    assert d.w.force[0] == 0.0 == seizure_rate(d.c, d.w)


def test_nobody_assaults_its_own_side_or_one_it_is_not_aimed_at(invaded):
    d = invaded
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    assert defends(d.c, t, t) and not defends(d.c, i, t)
    d.s.aim[i] = i
    assault(d.c, d.s, d.w, 0, 1.0)
    assert d.w.force[0] == 0.0


def test_fire_pins_the_defence_and_its_switch_frees_it(invaded):
    d = invaded
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    assault(d.c, d.s, d.w, 0, 1.0)
    calm = seizure_rate(d.c, d.w)
    d.s.answering[i], d.s.camp_arm[i, t, 0], d.c.strike_power[i] = 1, 1.0, 10.0
    d.c.pinning = 1.0
    barrage(d.c, d.s, d.w, 1.0)
    assault(d.c, d.s, d.w, 0, 1.0)
    assert d.w.force[1] == pytest.approx(10.0 * 0.75)
    assert seizure_rate(d.c, d.w) == pytest.approx(0.1 * 30.0 / 37.5)
    assert seizure_rate(d.c, d.w) > calm
    d.c.on[M_DENIAL] = 0
    assault(d.c, d.s, d.w, 0, 1.0)
    assert seizure_rate(d.c, d.w) == calm


def test_an_assault_kills_in_proportion_to_the_other_front(invaded):
    d = invaded
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    assault(d.c, d.s, d.w, 0, 1.0)
    assert assault_dead(d.c, d.s, d.w, 0, t) == pytest.approx(20.0 * 2.0 * 0.75)
    assert assault_dead(d.c, d.s, d.w, 0, i) == pytest.approx(1.5 * 20.0 * 2.0 * 0.25)


def test_the_day_takes_and_kills_what_the_rates_say(invaded):
    """Over 800 first days; and what is taken adds up day by day to no more than all of it."""
    d = invaded
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    assault(d.c, d.s, d.w, 0, 1.0)
    means = {x: assault_dead(d.c, d.s, d.w, 0, x) for x in (i, t)}
    n, dead = 800, {i: 0.0, t: 0.0}
    for k in range(n):
        desk = d.copy()
        desk.s.replicate = k
        combat(desk.c, desk.s, desk.w)
        assert desk.s.seized[0] == pytest.approx(0.075)
        for x in dead:
            dead[x] += desk.s.deaths[x]
    for x, mean in means.items():
        assert abs(dead[x] / n - mean) < 4.0 * np.sqrt(mean / n)
    for day in range(40):
        d.s.day = day
        combat(d.c, d.s, d.w)
        assert d.s.seized[0] <= 1.0
    assert d.s.seized[0] == 1.0


def test_what_is_given_and_what_is_taken_make_the_credit(invaded):
    d = invaded
    parts = ((0.0, 0.4, 0.4), (0.3, 0.0, 0.3), (0.5, 0.4, 0.7), (1.0, 0.2, 1.0))
    for seized, comply, share in parts:
        d.s.seized[0] = seized
        assert credit_of(d.c, d.s, 0, comply) == pytest.approx(share)


def test_an_assault_under_way_meets_the_demand_share_by_share(invaded):
    """The demand stays open meanwhile and its credit only grows."""
    d = invaded
    i = int(d.c.ult_issuer[0])
    d.quiet()
    d.c.level[i, FORCE, d.s.posture[i, FORCE], TEMPO] = 1.0
    d.c.ult_grace[0] = d.c.ult_extension[0] = 50
    credits = []
    for _ in range(9):
        d.s.trigger[:] = 0
        d.s.ult_deadline[0] = 50
        d.day()
        d.s.day += 1
        credits.append(float(d.s.ult_credit[0]))
    assert credits == sorted(credits) and credits[-1] > 0.5


@pytest.mark.parametrize(("status", "left"), [
    (U_NONE, True), (U_OPEN, True), (U_LAPSED, True), (U_EXECUTED, True), (U_WITHDRAWN, True),
    (U_MET, False), (U_MET_FORCE, False), (U_PART, False),
])
def test_the_issue_can_be_taken_until_it_is_given_asked_for_or_not(invaded, status, left):
    d = invaded
    d.s.ult_status[0] = status
    assert at_issue(d.s, 0) == left
    share = d.ahead().ahead
    assert (share > 0.3) == left  # a tenth a day times the contest, for the days looked ahead
    combat(d.c, d.s, d.w)
    assert (d.s.seized[0] > 0.0) == left
    evening(d.c, d.s, d.w)
    assert d.s.ult_credit[0] == d.s.seized[0] == d.s.share


def test_what_was_given_before_a_demand_lapsed_is_not_lost(invaded):
    d = invaded
    d.s.ult_credit[0], d.s.ult_status[0] = 0.4, U_LAPSED
    for seized, share in ((0.0, 0.4), (0.3, 0.4), (0.9, 0.9)):
        d.s.seized[0] = seized
        assert share_of_issue(d.c, d.s, 0) == share


def test_an_assault_at_twice_the_pace_kills_twice_as_many_on_either_side(invaded):
    d = invaded
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    assault(d.c, d.s, d.w, 0, 1.0)
    pace = float(d.w.pace)
    dead = [assault_dead(d.c, d.s, d.w, 0, j) for j in (i, t)]
    d.w.pace = 2.0 * pace
    assert [assault_dead(d.c, d.s, d.w, 0, j) for j in (i, t)] == pytest.approx(
        [2.0 * x for x in dead])
    assert min(dead) > 0.0
