"""Strikes and clashes: losses, claims and the day's event record.

Statistical: one mean within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.fire import (
    clash,
    clear_fire,
    format_loss,
    is_open,
    is_wide,
    name,
    near_miss,
    note_fire,
    order_of,
    own,
    section_mean,
    strike,
    strikes,
    support_tie_loss,
    tie_loss,
)
from sim.engine.state.names import M_DENIAL, M_PUNISHMENT, RUNG, SCOPE, T_INCIDENT
from tests.engine.rules.builders import Desk


def pair(d: Desk) -> tuple[int, int]:
    """Issuer and target."""
    return d.at("turkey"), d.at("syria")


def shoot(d: Desk, weight: float, rung: int, scope: float, struck: str = "syria") -> None:
    """A day of strikes of the issuer at orders of a weight, rung and scope."""
    i, j = d.fire_at("turkey", struck, weight, scope, rung)
    strike(d.c, d.s, i, j)


def test_strike_losses_have_the_mean_of_powers_weights_and_of_the_sky_for_what_flies(d):
    i, t = pair(d)
    d.c.patron_exposure, d.c.air_power[i] = 0.0, 20.0
    d.s.weather = 0.5
    d.fire_at("turkey", "syria", 0.4)
    d.s.camp_arm[i, t, 1] = 0.3
    n, flown = 1500, 20.0 * 0.3 * (1.0 - 0.5 * d.c.weather_drag)
    mean = float(d.c.strike_power[i]) * 0.4 + flown
    for k in range(n):
        d.s.replicate = k
        clear_fire(d.c, d.s)
        strike(d.c, d.s, i, t)
    assert abs(d.s.inflicted[i, t] / n - mean) < 4.0 * np.sqrt(mean / n)
    assert abs(d.s.claimed[i, t] - d.c.claim_ratio[i] * d.s.inflicted[i, t]) < 1e-6


def test_two_strikes_of_a_day_have_luck_of_their_own_and_count_as_one_day(d):
    i, t = pair(d)
    shoot(d, 0.4, 6, 0.0)
    once = float(d.s.inflicted[i, t])
    shoot(d, 1.0, 7, 1.0)
    assert d.s.inflicted[i, t] > once
    assert (d.s.fire[i, t], d.s.fire_rung[i, t], d.s.fire_scope[i, t]) == (1.0, 7.0, 1.0)
    note_fire(d.c, d.s)
    assert d.s.strike_days[i, t] == 1 and d.s.ult_executed[0] == 1 and d.s.wide_days == 1


def test_a_bout_is_the_first_day_of_a_campaign_and_no_other(d):
    """A day without fire while a campaign stands makes no new one."""
    i, t = pair(d)
    for days, bout in ((0, 1), (1, 0), (9, 0)):
        desk = d.copy()
        desk.s.day, desk.s.camp_days[i, t] = 10, days
        shoot(desk, 1.0, 7, 1.0)
        assert desk.s.bout[i, t] == bout and desk.s.last_strike[i, t] == 10
        assert desk.s.camp_days[i, t] == days + 1


def test_a_campaign_keeps_its_own_books(d):
    i, t = pair(d)
    for day in range(5):
        d.s.day = day
        shoot(d, 0.4, 7, 0.0)
        clear_fire(d.c, d.s)
    assert d.s.camp_days[i, t] == 5 and d.s.camp_spent[i, t] == pytest.approx(2.0)
    assert d.s.camp_claim[i, t] == d.s.claimed[i, t] > 0.0


def test_each_pair_that_orders_fire_strikes_once_a_day(d):
    i, t, p = *pair(d), d.at("russia")
    strikes(d.c, d.s)
    assert d.s.fire.sum() == 0.0
    d.order("turkey", "proportionate")
    d.order("russia", "strike_issuer")
    d.fire_at("turkey", "iran", 0.2)
    strikes(d.c, d.s)
    wanted = {(i, t): 0.4, (p, i): 0.3, (i, d.at("iran")): 0.2}
    found = {(a, b): d.s.fire[a, b] for a in range(8) for b in range(8) if d.s.fire[a, b] > 0.0}
    assert found == wanted
    assert d.s.camp_days.sum() == 3


def test_scope_and_rung_are_the_higher_of_the_postures_and_the_answers(d):
    i, t = pair(d)
    d.order("turkey", "proportionate")
    rung, scope = d.s.level[i, RUNG], d.s.level[i, SCOPE]
    assert (order_of(d.c, d.s, i, t, RUNG), order_of(d.c, d.s, i, t, SCOPE)) == (rung, scope)
    d.fire_at("turkey", "syria", 1.0, 1.0, 8)
    assert (order_of(d.c, d.s, i, t, RUNG), order_of(d.c, d.s, i, t, SCOPE)) == (8.0, 1.0)
    assert order_of(d.c, d.s, i, d.at("russia"), RUNG) == 0.0


@pytest.mark.parametrize(("switch", "worn"),
                         [(None, True), (M_DENIAL, False), (M_PUNISHMENT, True)])
def test_denial_wears_the_force_and_its_switch_alone_stops_that(d, switch, worn):
    i, t = pair(d)
    if switch is not None:
        d.c.on[switch] = 0
    before = float(d.s.strength[t])
    shoot(d, 1.0, 7, 1.0)
    assert (d.s.strength[t] < before) == worn and d.s.deaths[t] > 0.0


@pytest.mark.parametrize(("switch", "felt"),
                         [(None, True), (M_DENIAL, True), (M_PUNISHMENT, False)])
def test_punishment_is_felt_as_a_blow_and_its_switch_alone_stops_that(d, switch, felt):
    i, t = pair(d)
    d.c.revenge[t] = 0.01
    if switch is not None:
        d.c.on[switch] = 0
    shoot(d, 1.0, 7, 1.0)
    assert (d.s.revenge[t] > 0.0) == (d.s.killed_today[t] > 0.0) == felt
    assert d.s.deaths[t] > 0.0 and d.s.inflicted[i, t] == d.s.deaths[t]


def test_patrons_beside_a_client_are_hit_at_the_rate_foreseen(d):
    """Near misses of 4,000 days, their dead by the law of a section; both as `outlook` reads them.
    """
    i, t, p = *pair(d), d.at("russia")
    d.c.patron_exposure, d.c.on[M_PUNISHMENT] = 0.2, 1
    d.s.support[p], d.s.support[d.at("iran")] = 0.6, 0.0
    chance = near_miss(d.c, d.s, p, 0.5, 0.8)
    assert chance == pytest.approx(0.2 * 0.5 * 0.6 * 0.9)
    n, dead, hits = 4000, [], 0
    d.fire_at("turkey", "syria", 0.5, 0.8, 7)
    for k in range(n):
        d.s.replicate = k
        before = float(d.s.inflicted[i, p])
        strike(d.c, d.s, i, t)
        clear_fire(d.c, d.s)
        lost = float(d.s.inflicted[i, p]) - before
        hits += lost > 0.0
        if lost > 0.0:
            dead.append(lost)
    assert abs(hits / n - chance) < 4.0 * np.sqrt(chance * (1 - chance) / n)
    assert abs(np.mean(dead) - section_mean(d.c)) < 4.0 * np.std(dead) / np.sqrt(len(dead))


def test_killing_an_intervening_powers_soldiers_is_a_clash_that_the_striker_owns(d):
    i, p = pair(d)[0], d.at("russia")
    assert d.c.strength[p] == 0.0
    shoot(d, 1.0, 8, 0.0, "russia")
    assert d.s.fatal_count[i, p] == 1 and d.s.clash_owned[i, p] == 1
    assert d.s.killed_today[p] > 0.0


def test_a_patrons_soldiers_beside_the_target_can_be_hit(d):
    i, t = pair(d)
    d.c.patron_exposure = 1.0
    d.s.support[d.at("russia")] = 1.0
    shoot(d, 1.0, 7, 1.0)
    assert d.s.fatal_count[i, d.at("russia")] == 1
    assert 1.0 <= d.s.killed_today[d.at("russia")] <= 8.0
    assert d.s.clash_owned[i, d.at("russia")] == 0  # he may own it or not


def test_a_strike_alone_moves_no_tie_and_no_commitment(d):
    i, t = pair(d)
    d.c.patron_exposure = 0.0
    before = d.copy()
    shoot(d, 1.0, 7, 1.0)
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
    assert not is_open(d.c, d.s, t, i)
    clash(d.c, d.s, t, t, i, 3.0)
    d.s.day = int(d.c.clash_days)
    assert is_open(d.c, d.s, t, i)
    d.s.day += 1
    assert not is_open(d.c, d.s, t, i)


def test_an_owned_attack_presses_the_victim_for_an_answer_once(d):
    """By a part of the anger of that attack alone; to acknowledge it again adds nothing."""
    i, t = pair(d)
    clash(d.c, d.s, t, t, i, 3.0)
    raised = d.s.revenge[i]
    d.s.revenge[i] = 0.2
    own(d.c, d.s, t, i)
    assert d.s.revenge[i] == 0.2 + d.c.blow_owned * raised > 0.2
    own(d.c, d.s, t, i)
    assert d.s.revenge[i] == 0.2 + d.c.blow_owned * raised


def test_what_cannot_be_owned_presses_nobody(d):
    i, t = pair(d)
    clash(d.c, d.s, d.at("russia"), t, i, 3.0)
    d.s.revenge[i] = 0.2
    own(d.c, d.s, t, i)
    assert d.s.revenge[i] == 0.2


def test_bouts_of_wide_strikes_follow_a_day_without(d):
    i, t = pair(d)
    for day, bouts in ((3, 1), (4, 1), (6, 2)):
        d.s.day = day
        shoot(d, 1.0, 7, 1.0)
        note_fire(d.c, d.s)
        clear_fire(d.c, d.s)
        assert d.s.wide_bouts == bouts


def test_each_clash_must_be_owned_and_named_anew(d):
    i, t = pair(d)
    clash(d.c, d.s, t, t, i, 3.0)
    own(d.c, d.s, t, i)
    clash(d.c, d.s, t, t, i, 3.0)
    name(d.c, d.s, t, i)
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
    shoot(d, 0.4, 6, 0.0)
    note_fire(d.c, d.s)
    assert d.s.ult_executed[0] == 0 and d.s.execute_first == -1 and d.s.strike_days[i, t] == 1


def test_the_days_record_is_cleared(d):
    i, t = pair(d)
    shoot(d, 1.0, 7, 1.0)
    clash(d.c, d.s, t, t, i, 3.0)
    clear_fire(d.c, d.s)
    for field in ("fire", "fire_rung", "fire_scope", "fire_claim", "bout", "killed_today"):
        assert getattr(d.s, field).sum() == 0


def test_stray_fire_kills_soldiers_of_the_struck_ones_patrons_and_of_nobody_else(d):
    """Where a patron stands beside its client for certain. The striker is no patron of it."""
    i, j = d.fire_at("turkey", "syria")
    d.c.patron_exposure, d.s.support[:] = 1e6, 1.0
    d.s.fatal_count[:] = 0
    strike(d.c, d.s, i, j)
    near = {p for p in range(d.c.n_actors) if p != j and d.s.fatal_count[i, p] > 0}
    assert near == {d.at("russia"), d.at("iran")}


def test_a_new_attack_is_nobodys_yet_in_words(d):
    """Whoever was named for the last one has not been named for this one."""
    i, j = d.at("turkey"), d.at("russia")
    d.s.clash_named[i, j] = d.s.clash_owned[i, j] = 1
    clash(d.c, d.s, i, i, j, 3.0)
    assert (d.s.clash_named[i, j], d.s.clash_owned[i, j], d.s.clash_true[i, j]) == (0, 0, 1)
    clash(d.c, d.s, i, d.at("syria"), j, 3.0)
    assert d.s.clash_true[d.at("syria"), j] == 0
