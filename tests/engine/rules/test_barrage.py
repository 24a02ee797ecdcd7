"""Fire as a rate: arms, aim, cover, weather, what it pins. Exact.

Statistical: one mean within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.barrage import (
    arm,
    barrage,
    clearness,
    cover,
    fire_rate,
    fire_weight,
    fires,
    firing,
    pinned_share,
    shield_of,
)
from sim.engine.rules.combat import combat
from sim.engine.rules.fire import strikes
from sim.engine.rules.record import turn_page
from sim.engine.rules.trial import order_beside
from sim.engine.state.names import AIR, M_DENIAL, RESPONSE, SEA, SHIELD, STRIKE, V_SHIELD
from tests.engine.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


def arms(d: Desk) -> tuple[int, int]:
    """Issuer and target; the issuer fires from all arms, each of a power of its own."""
    i, j = d.at(T), d.at(S)
    d.c.strike_power[i], d.c.air_power[i], d.c.sea_power[i] = 10.0, 20.0, 40.0
    d.s.level[i, STRIKE], d.s.level[i, AIR], d.s.level[i, SEA] = 0.5, 0.3, 0.1
    d.s.aim[i] = j
    return i, j


def test_each_arm_kills_by_its_own_power_and_weather_drags_air_and_sea_alone(d):
    i, j = arms(d)
    d.c.weather_drag = 0.6
    assert clearness(d.c, 0.5) == pytest.approx(0.7)
    assert fire_rate(d.c, d.s, i, j, 1.0) == pytest.approx(5.0 + 6.0 + 4.0)
    assert fire_rate(d.c, d.s, i, j, 0.7) == pytest.approx(5.0 + 0.7 * 10.0)
    assert fire_weight(d.s, i, j) == firing(d.c, d.s, i) == 0.5


def test_fire_falls_on_whom_it_is_aimed_at_and_on_nobody_else(d):
    i, j = arms(d)
    barrage(d.c, d.s, d.w, 1.0)
    assert d.w.fire_on[j] == pytest.approx(15.0)
    assert d.w.fire_on[: d.c.n_actors].sum() == pytest.approx(15.0)
    d.s.aim[i] = d.at(R)
    barrage(d.c, d.s, d.w, 1.0)
    assert d.w.fire_on[j] == 0.0 and d.w.fire_on[d.at(R)] == pytest.approx(15.0)
    assert fire_weight(d.s, i, j) == 0.0


def test_an_answer_fires_beside_the_posture_and_the_greater_of_the_two_counts(d):
    i, j = arms(d)
    d.fire_at(T, R, 0.2)
    assert fires(d.s, i) and arm(d.s, i, d.at(R), 0) == 0.2
    barrage(d.c, d.s, d.w, 1.0)
    assert d.w.fire_on[j] == pytest.approx(15.0) and d.w.fire_on[d.at(R)] == pytest.approx(2.0)
    d.fire_at(T, S, 0.3)
    assert arm(d.s, i, j, 0) == 0.5  # no more than the posture already fires
    d.fire_at(T, S, 0.8)
    assert arm(d.s, i, j, 0) == 0.8 and arm(d.s, i, j, 1) == 0.3
    d.s.level[i] = 0.0
    assert firing(d.c, d.s, i) == 0.8 and arm(d.s, i, j, 1) == 0.0
    assert fires(d.s, i)


def test_who_orders_no_fire_fires_at_nobody(d):
    assert not any(fires(d.s, i) for i in range(d.c.n_actors))
    barrage(d.c, d.s, d.w, 1.0)
    assert (d.w.fire_on[: d.c.n_actors] == 0.0).all()


@pytest.mark.parametrize("by", ["posture", "answer"])
def test_a_shield_of_a_patron_stops_its_share_of_all_arms(d, by):
    i, j = arms(d)
    p = d.at(R)
    full = fire_rate(d.c, d.s, i, j, 0.7)
    for weight in (0.5, 1.0):
        if by == "posture":
            d.s.level[p, SHIELD] = weight
        else:
            d.s.guard[p] = weight
        assert shield_of(d.s, p) == weight
        assert cover(d.c, d.s, j) == pytest.approx(d.c.shield_effect * weight)
        left = 1.0 - d.c.shield_effect * weight
        assert fire_rate(d.c, d.s, i, j, 0.7) == pytest.approx(full * left)


def test_a_shield_covers_clients_alone_and_the_closest_counts(d):
    d.s.level[d.at(T), SHIELD] = 1.0  # the target's enemy covers nobody here
    assert cover(d.c, d.s, d.at(S)) == 0.0
    d.s.level[d.at("iran"), SHIELD], d.s.level[d.at(R), SHIELD] = 0.6, 0.4
    assert cover(d.c, d.s, d.at(S)) == pytest.approx(0.6 * d.c.shield_effect)
    assert cover(d.c, d.s, d.at("opposition")) == d.c.shield_effect  # its own patron's


def test_a_shield_by_answer_stands_the_next_day_and_cuts_what_fire_kills():
    """Mean dead of the days after the answer, with it and without: 1 - shield_effect of them."""
    dead = {}
    for shielded in (False, True):
        d = Desk()
        i, j = d.fire_at(T, S, 1.0)
        d.c.strike_power[i], d.c.shield_effect, d.c.patron_exposure = 40.0, 0.6, 0.0
        d.c.quiet_deaths = d.c.attack_deaths = 0.0
        p = d.at(R)
        if shielded:
            order_beside(d.c, d.s, p, d.verb_option(p, RESPONSE, V_SHIELD), i)
        for day in range(1, 401):
            d.s.day = day
            turn_page(d.s)
            strikes(d.c, d.s)
            d.s.fire[:] = 0.0
        dead[shielded] = float(d.s.inflicted[i, j])
    assert abs(dead[False] - 16_000) < 4.0 * np.sqrt(16_000)
    assert abs(dead[True] - 0.4 * 16_000) < 4.0 * np.sqrt(0.4 * 16_000)


def test_fire_pins_its_share_of_the_men_by_the_formula(d):
    j = d.at(S)
    d.c.pinning = 0.8
    d.s.strength[j], d.s.troops[j] = 20.0, 5000.0
    for fire in (0.0, 5.0, 20.0, 500.0):
        d.w.fire_on[j] = fire
        assert pinned_share(d.c, d.s, d.w, j) == pytest.approx(fire / (fire + 0.8 * 25.0))
    d.c.on[M_DENIAL] = 0
    assert pinned_share(d.c, d.s, d.w, j) == 0.0


def test_what_the_day_kills_is_the_rate(d):
    """Mean of 1,500 days of combat by all arms under half a sky."""
    i, j = arms(d)
    d.s.weather, d.c.patron_exposure = 0.5, 0.0
    mean = fire_rate(d.c, d.s, i, j, clearness(d.c, 0.5))
    kept = d.copy()
    n = 1500
    total = 0.0
    for k in range(n):
        desk = kept
        desk.s.replicate = k
        before = float(desk.s.inflicted[i, j])
        desk.s.fire[:] = 0.0
        turn_page(desk.s)
        combat(desk.c, desk.s, desk.w)
        total += desk.s.inflicted[i, j] - before
    assert abs(total / n - mean) < 4.0 * np.sqrt(mean / n)
