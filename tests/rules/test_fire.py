"""Strikes and clashes: losses, claims and the day's event record.

Statistical: one mean within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.rules.fire import (
    CLASH_OPEN,
    OWNED,
    clash,
    clear_fire,
    cover,
    format_loss,
    is_open,
    is_wide,
    name,
    note_fire,
    own,
    strike,
    support_tie_loss,
    tie_loss,
)
from sim.state.names import NEVER, SHIELD, T_INCIDENT
from tests.rules.builders import Desk


def pair(d: Desk) -> tuple[int, int]:
    """Issuer and target."""
    return d.at("turkey"), d.at("syria")


def test_strike_losses_have_the_mean_of_power_weight_and_clear_sky(d):
    i, t = pair(d)
    d.c.patron_exposure = 0.0
    d.s.weather = 0.5
    n, mean = 1500, float(d.c.strike_power[i]) * 0.4 * (1.0 - 0.5 * d.c.weather_drag)
    for k in range(n):
        d.s.replicate = k
        clear_fire(d.c, d.s)
        strike(d.c, d.s, i, t, 0.4, 6.0, 0.0)
    assert abs(d.s.inflicted[i, t] / n - mean) < 4.0 * np.sqrt(mean / n)
    assert abs(d.s.claimed[i, t] - d.c.claim_ratio[i] * d.s.inflicted[i, t]) < 1e-6


def test_a_patrons_closed_air_stops_a_share(d):
    _, t = pair(d)
    assert cover(d.c, d.s, t) == 0.0
    d.s.level[d.at("russia"), SHIELD] = 1.0
    assert cover(d.c, d.s, t) == d.c.shield_effect
    d.s.level[d.at("turkey"), SHIELD] = 1.0  # the target's enemy covers nobody here
    assert cover(d.c, d.s, t) == d.c.shield_effect


def test_two_strikes_of_a_day_have_luck_of_their_own_and_count_as_one_day(d):
    i, t = pair(d)
    strike(d.c, d.s, i, t, 0.4, 6.0, 0.0)
    once = float(d.s.inflicted[i, t])
    strike(d.c, d.s, i, t, 1.0, 7.0, 1.0)
    assert d.s.inflicted[i, t] > once
    assert (d.s.fire[i, t], d.s.fire_rung[i, t], d.s.fire_scope[i, t]) == (1.0, 7.0, 1.0)
    note_fire(d.c, d.s)
    assert d.s.strike_days[i, t] == 1 and d.s.ult_executed[0] == 1 and d.s.wide_days == 1


def test_a_bout_is_fire_after_a_day_without_any(d):
    i, t = pair(d)
    for last, bout in ((8, 1), (9, 0), (-10000, 1), (NEVER, 1)):
        desk = d.copy()
        desk.s.day, desk.s.last_strike[i, t] = 10, last
        strike(desk.c, desk.s, i, t, 1.0, 7.0, 1.0)
        assert desk.s.bout[i, t] == bout and desk.s.last_strike[i, t] == 10


def test_killing_an_intervening_powers_soldiers_is_a_clash_that_the_striker_owns(d):
    i, p = pair(d)[0], d.at("russia")
    assert d.c.strength[p] == 0.0
    strike(d.c, d.s, i, p, 1.0, 8.0, 0.0)
    assert d.s.fatal_count[i, p] == 1 and d.s.clash_owned[i, p] == 1
    assert d.s.killed_today[p] > 0.0


def test_a_patrons_soldiers_beside_the_target_can_be_hit(d):
    i, t = pair(d)
    d.c.patron_exposure = 1.0
    d.s.support[d.at("russia")] = 1.0
    strike(d.c, d.s, i, t, 1.0, 7.0, 1.0)
    assert d.s.fatal_count[i, d.at("russia")] == 1
    assert 1.0 <= d.s.killed_today[d.at("russia")] <= 8.0
    assert d.s.clash_owned[i, d.at("russia")] == 0  # he may own it or not


def test_a_strike_alone_moves_no_tie_and_no_commitment(d):
    i, t = pair(d)
    d.c.patron_exposure = 0.0
    before = d.copy()
    strike(d.c, d.s, i, t, 1.0, 7.0, 1.0)
    assert np.array_equal(before.s.tie, d.s.tie)
    assert np.array_equal(before.s.commitment, d.s.commitment)
    assert np.array_equal(before.s.health, d.s.health)


def test_a_clash_books_truth_and_attribution_and_alerts_both(d):
    i, t = pair(d)
    clash(d.c, d.s, t, d.at("russia"), i, 3.0)
    assert d.s.killed_today[i] == d.s.unanswered_deaths[i] == d.s.deaths[i] == 3.0
    assert d.s.next_trigger[i] & T_INCIDENT and d.s.next_trigger[d.at("russia")] & T_INCIDENT
    assert d.s.clash_true[d.at("russia"), i] == 0


def test_a_clash_stays_open_for_two_weeks(d):
    i, t = pair(d)
    assert not is_open(d.s, t, i)
    clash(d.c, d.s, t, t, i, 3.0)
    d.s.day = CLASH_OPEN
    assert is_open(d.s, t, i)
    d.s.day += 1
    assert not is_open(d.s, t, i)


def test_an_owned_attack_presses_the_victim_for_an_answer_once(d):
    """Acknowledging again what was acknowledged adds nothing."""
    i, t = pair(d)
    clash(d.c, d.s, t, t, i, 3.0)
    d.s.revenge[i] = 0.2
    own(d.s, t, i)
    assert d.s.revenge[i] == 0.2 * OWNED > 0.2
    own(d.s, t, i)
    assert d.s.revenge[i] == 0.2 * OWNED


def test_what_cannot_be_owned_presses_nobody(d):
    i, t = pair(d)
    clash(d.c, d.s, d.at("russia"), t, i, 3.0)
    d.s.revenge[i] = 0.2
    own(d.s, t, i)
    assert d.s.revenge[i] == 0.2


def test_bouts_of_wide_strikes_follow_a_day_without(d):
    i, t = pair(d)
    for day, bouts in ((3, 1), (4, 1), (6, 2)):
        d.s.day = day
        strike(d.c, d.s, i, t, 1.0, 7.0, 1.0)
        note_fire(d.c, d.s)
        clear_fire(d.c, d.s)
        assert d.s.wide_bouts == bouts


def test_each_clash_must_be_owned_and_named_anew(d):
    i, t = pair(d)
    clash(d.c, d.s, t, t, i, 3.0)
    own(d.s, t, i)
    clash(d.c, d.s, t, t, i, 3.0)
    name(d.s, t, i)
    assert d.s.fatal_acknowledged[t, i] == 0


@pytest.mark.parametrize(("rung", "scope", "wide"), [(7, 0.5, 1), (7, 0.4, 0), (6, 1.0, 0)])
def test_wide_strikes(rung, scope, wide):
    assert is_wide(float(rung), scope) == bool(wide)


def test_wear_rises_with_weight_scope_and_help(d):
    assert tie_loss(d.c, 0.0, 1.0) == 0.0 < tie_loss(d.c, 1.0, 0.0) < tie_loss(d.c, 1.0, 1.0)
    assert format_loss(d.c, 0.0) == 0.0 < format_loss(d.c, 1.0)
    assert support_tie_loss(d.c, 0.0, 0.1) == support_tie_loss(d.c, 1.0, 0.0) == 0.0
    assert support_tie_loss(d.c, 1.0, 0.1) > support_tie_loss(d.c, 0.5, 0.1)


def test_fire_below_the_threatened_rung_does_not_execute_the_threat(d):
    i, t = pair(d)
    strike(d.c, d.s, i, t, 0.4, 6.0, 0.0)
    note_fire(d.c, d.s)
    assert d.s.ult_executed[0] == 0 and d.s.execute_first == -1 and d.s.strike_days[i, t] == 1


def test_the_days_record_is_cleared(d):
    i, t = pair(d)
    strike(d.c, d.s, i, t, 1.0, 7.0, 1.0)
    clash(d.c, d.s, t, t, i, 3.0)
    clear_fire(d.c, d.s)
    for field in ("fire", "fire_rung", "fire_scope", "fire_claim", "bout", "killed_today"):
        assert getattr(d.s, field).sum() == 0
