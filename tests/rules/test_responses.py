"""Responses: what an answer does, what it is worth. Exact. (Also test_core_2_choices.)"""

import numpy as np
import pytest

from sim.rules.blows import blow
from sim.rules.mind import think
from sim.rules.responses import (
    act_of,
    answer,
    branch,
    intervene,
    owes,
    patrons_asked,
    price_answer,
    price_issuer,
    price_patron,
    respond,
    responses,
)
from sim.rules.tree import patron_node, solve
from sim.state.names import (
    C_AUDIENCE,
    C_HOME,
    C_LOOKAHEAD,
    M_LOOKAHEAD,
    RESPONSE,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_STAND_ASIDE,
    V_WARN,
)


@pytest.mark.parametrize(
    ("verb", "at"), [(V_HONOUR, 0), (V_DILUTE, 1), (V_DELAY, 2), (V_EXTEND, 2), (V_IGNORE, 3)]
)
def test_each_answer_has_its_branch_of_the_tree(d, verb, at):
    i = d.at("turkey")
    assert branch(verb) == at
    think(d.c, d.s, d.w, i)
    price_issuer(d.c, d.s, d.w, i, 0)
    o = d.verb_option(i, RESPONSE, verb)
    expected = d.w.v_issuer[:, at] - d.w.v_issuer[:, 3]
    np.testing.assert_allclose(d.w.payoff[:, o, C_LOOKAHEAD], expected, atol=1e-15)


def test_revenge_is_paid_in_full_by_honour_in_part_by_dilution(d):
    i = d.at("turkey")
    d.s.revenge[i] = 0.4
    price_issuer(d.c, d.s, d.w, i, 0)
    paid = {v: d.w.payoff[0, d.verb_option(i, RESPONSE, v), C_HOME]
            for v in (V_HONOUR, V_DILUTE, V_IGNORE)}
    assert paid[V_HONOUR] == 0.4 > paid[V_DILUTE] > paid[V_IGNORE] == 0.0


def test_a_second_patron_is_priced_at_a_node_of_its_own(d):
    p = d.at("iran")
    price_patron(d.c, d.s, d.w, p, 0)
    solve(d.c, d.s, d.w, 0, d.s.commitment[d.at("turkey")])
    patron_node(d.c, d.s, d.w, 0, p)
    o = d.verb_option(p, RESPONSE, V_ENTER)
    price_answer(d.c, d.s, d.w, p, 0)
    np.testing.assert_allclose(
        d.w.payoff[:, o, C_LOOKAHEAD], d.w.v_patron[:, 2] - d.w.v_patron[:, 0], atol=1e-15
    )
    assert (d.w.payoff[:, d.verb_option(p, RESPONSE, V_STAND_ASIDE), C_LOOKAHEAD] == 0.0).all()


def test_reputation_follows_what_was_done(d):
    i = d.at("turkey")
    after = {}
    for verb in (V_HONOUR, V_DILUTE, V_DELAY, V_IGNORE):
        desk = d.copy()
        answer(desk.c, desk.s, desk.w, i, 0, verb, 1)
        after[verb] = float(desk.s.reputation[i])
        assert 0.0 <= after[verb] <= 1.0
    start = float(d.s.reputation[i])
    assert after[V_HONOUR] > after[V_DILUTE] > after[V_DELAY] == start > after[V_IGNORE]


def test_delay_after_a_deadline_extends_it_and_after_a_pledge_does_not(d):
    i = d.at("turkey")
    for why in (1, 2):
        desk = d.copy()
        answer(desk.c, desk.s, desk.w, i, 0, V_DELAY, why)
        assert desk.s.ult_extended[0] == (1 if why == 2 else 0)


@pytest.mark.parametrize(("verb", "again"), [(V_HONOUR, False), (V_IGNORE, False), (V_DELAY, True)])
def test_a_deadline_is_answered_for_once_and_a_moved_one_again(d, verb, again):
    i = d.at("turkey")
    d.s.pledge_active[:] = 0
    d.s.day = int(d.s.ult_deadline[0] + d.c.ult_grace[0])
    assert owes(d.c, d.s, d.w, i, 0) == 0
    d.s.day += 1
    assert owes(d.c, d.s, d.w, i, 0) == 2
    answer(d.c, d.s, d.w, i, 0, verb, 2)
    assert owes(d.c, d.s, d.w, i, 0) == 0
    d.s.day = int(d.s.ult_deadline[0] + d.c.ult_grace[0]) + 1
    assert (owes(d.c, d.s, d.w, i, 0) == 2) == again


def test_an_honoured_pledge_sets_its_agreement_aside(d):
    i, g = d.at("turkey"), int(d.c.pledge_overrides[0])
    d.s.pledge_due[0] = 0
    before = float(d.s.health[g])
    answer(d.c, d.s, d.w, i, 0, V_HONOUR, 1)
    assert abs(d.s.health[g] - max(0.0, before - d.c.format_strike)) < 1e-15


def test_the_pledged_rung_and_scope_are_the_caps(d):
    i, t = d.at("turkey"), d.at("syria")
    d.c.pledge_rung[0], d.c.pledge_scope[0], d.s.pledge_due[0] = 6, 0.3, 0
    act_of(d.c, d.s, d.w, i, 0, V_HONOUR, 1)
    assert (d.s.fire_rung[i, t], d.s.fire_scope[i, t]) == (6.0, 0.3)


def test_a_pledge_with_a_delay_falls_due_later(d):
    i = d.at("turkey")
    d.c.pledge_delay[0] = 2
    d.s.killed_today[i] = d.s.pledge_dead[0] = 5.0
    assert owes(d.c, d.s, d.w, i, 0) == 0 and d.s.pledge_due[0] == 2
    d.s.killed_today[i] = 0.0
    d.s.day = 2
    assert owes(d.c, d.s, d.w, i, 0) == 1


def test_a_pledge_is_called_in_by_blows_that_reach_its_threshold(d):
    """One large blow, or several small ones since the last answer; the predicate still counts."""
    i = d.at("turkey")
    d.c.pledge_threshold[0] = 4.0
    for dead, owed in ((3.0, 0), (1.0, 1)):
        d.s.killed_today[i] = dead
        blow(d.c, d.s, i, dead)
        assert owes(d.c, d.s, d.w, i, 0) == owed
    answer(d.c, d.s, d.w, i, 0, V_IGNORE, 1)
    blow(d.c, d.s, i, 3.0)
    assert owes(d.c, d.s, d.w, i, 0) == 0
    blow(d.c, d.s, i, 4.0)
    d.s.killed_today[i] = 0.0  # what the trigger names did not come about
    assert owes(d.c, d.s, d.w, i, 0) == 0


def test_a_small_blow_is_honoured_by_a_limited_strike_and_a_large_one_in_full(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.pledge_due[0] = 0
    for dead, rung in ((3.0, 6.0), (40.0, 7.0)):
        desk = d.copy()
        blow(desk.c, desk.s, i, dead)
        act_of(desk.c, desk.s, desk.w, i, 0, V_HONOUR, 1)
        full = d.c.strike_power[i] * d.c.claim_ratio[i]
        scale = min(1.0, d.c.pledge_proportion[0] * dead / full)
        assert desk.s.fire[i, t] == scale and desk.s.fire_rung[i, t] == rung
        assert desk.s.fire_scope[i, t] == d.c.pledge_scope[0] * scale


def test_patrons_without_a_client_struck_are_not_asked(d):
    d.s.bout[d.at("turkey"), d.at("syria")] = 1
    assert not patrons_asked(d.c, d.s, d.at("turkey"), 0)
    assert not patrons_asked(d.c, d.s, d.at("united_states"), 0)


def test_a_blow_that_killed_its_own_men_asks_a_patron_too(d):
    d.s.day = 3
    d.s.last_fatal[d.at("turkey"), d.at("russia")] = 3
    assert patrons_asked(d.c, d.s, d.at("russia"), 0)
    assert not patrons_asked(d.c, d.s, d.at("iran"), 0)


def test_a_warning_is_cheap_and_an_entry_fires(d):
    p, i = d.at("russia"), d.at("turkey")
    desk = d.copy()
    intervene(desk.c, desk.s, p, 0, desk.verb_option(p, RESPONSE, V_WARN))
    assert desk.s.fire.sum() == 0.0 and desk.s.rung[p, i] >= 2
    intervene(d.c, d.s, p, 0, d.verb_option(p, RESPONSE, V_ENTER))
    assert d.s.fire[p, i] > 0.0 and d.s.rung[p, i] == 8


def test_an_answer_is_an_act_that_rivals_read(d):
    i = d.at("turkey")
    d.s.killed_today[i] = 1.0
    o = respond(d.c, d.s, d.w, d.v, d.seats, i, 0)
    assert d.s.acted[i, RESPONSE] == o and d.s.visible[i, RESPONSE] == 1
    assert (d.s.likelihood[i, RESPONSE] > 0.0).all()


def test_issuers_answer_before_patrons_who_saw_their_client_struck(d):
    """A strike by answer, on a quiet day, has the patrons choose the same day."""
    i = d.at("turkey")
    d.s.day = 6
    d.s.killed_today[i] = 20.0
    blow(d.c, d.s, i, 20.0)
    d.c.doctrine_automatic[i, d.c.doctrine[i]] = 1
    responses(d.c, d.s, d.w, d.v, d.seats)
    assert d.s.fire[i, d.at("syria")] == 1.0
    assert d.s.acted[d.at("russia"), RESPONSE] >= 0 and d.s.acted[d.at("iran"), RESPONSE] >= 0


def test_without_lookahead_answers_are_valued_myopically(d):
    i = d.at("turkey")
    d.c.on[M_LOOKAHEAD] = 0
    price_issuer(d.c, d.s, d.w, i, 0)
    assert (d.w.payoff[:, :5, C_LOOKAHEAD] == 0.0).all()
    assert d.w.payoff[0, d.verb_option(i, RESPONSE, V_IGNORE), C_AUDIENCE] < 0.0
