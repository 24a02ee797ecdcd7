"""Responses: what an answer does and who gives one first. Exact. (Also test_core_2_choices.)"""

import numpy as np
import pytest

from sim.engine.rules.barrage import stands
from sim.engine.rules.calls import OWES_DEADLINE, OWES_PLEDGE
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.posture import orders_in_force
from sim.engine.rules.responses import (
    answer,
    answer_for_self,
    intervene,
    patrons_answer,
    respond,
    responses,
)
from sim.engine.rules.retreats import name_after
from sim.engine.state.happenings import H_ANSWER, H_INTERVENTION
from sim.engine.state.names import (
    AIM_ANSWER,
    AIM_DEMAND,
    E_CHOICE,
    FORCE,
    NO_DAY,
    RESPONSE,
    RUNG,
    SCOPE,
    SHIELD,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_IGNORE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)
from tests.engine.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


def give(d: Desk, verb: int, why: int = OWES_PLEDGE) -> int:
    """The issuer gives an answer; the issuer."""
    i = d.at(T)
    answer(d.c, d.s, d.w, i, 0, d.verb_option(i, RESPONSE, verb), why)
    return i


def step_in(d: Desk, verb: int, patron: str = R) -> tuple[int, int]:
    """A patron answers the issuer for its client; patron and issuer."""
    p, i = d.at(patron), d.at(T)
    intervene(d.c, d.s, d.w, p, d.verb_option(p, RESPONSE, verb), d.at(S), i)
    return p, i


def test_reputation_follows_what_was_done(d):
    after = {}
    for verb in (V_HONOUR, V_DILUTE, V_DELAY, V_IGNORE):
        desk = d.copy()
        i = give(desk, verb)
        after[verb] = float(desk.s.reputation[i])
        assert 0.0 <= after[verb] <= 1.0
    start = float(d.s.reputation[d.at(T)])
    assert after[V_HONOUR] > after[V_DILUTE] > start > max(after[V_DELAY], after[V_IGNORE])
    assert after[V_DELAY] == name_after(d.c, d.s, d.at(T), V_DELAY)


def test_delay_after_a_deadline_extends_it_and_after_a_pledge_does_not(d):
    for why in (OWES_PLEDGE, OWES_DEADLINE):
        desk = d.copy()
        give(desk, V_DELAY, why)
        assert desk.s.ult_extended[0] == (1 if why == OWES_DEADLINE else 0)


def test_a_pledge_put_off_is_asked_for_again_until_its_blow_is_past(d):
    i, days = d.at(T), int(d.c.clash_days)
    for waited, still in ((0, True), (days, True), (days + 1, False)):
        desk = d.copy()
        desk.s.last_fatal[:, i] = -1000
        desk.s.last_fatal[desk.at(S), i] = 3
        desk.s.day, desk.s.pledge_due[0], desk.s.pledge_dead[0] = 3 + waited, 3, 9.0
        give(desk, V_DELAY)
        if still:
            assert desk.s.pledge_due[0] == 3 + waited + int(d.c.put_off_days)
            assert (desk.s.pledge_dead[0], desk.s.pledge_failed[0]) == (9.0, 0)
        else:
            assert desk.s.pledge_due[0] == NO_DAY
            assert (desk.s.pledge_dead[0], desk.s.pledge_failed[0]) == (0.0, 1)


def test_an_honoured_pledge_sets_its_agreement_aside(d):
    g = int(d.c.pledge_overrides[0])
    d.s.pledge_due[0] = 0
    before = float(d.s.health[g])
    give(d, V_HONOUR)
    assert abs(d.s.health[g] - max(0.0, before - d.c.format_strike)) < 1e-15


@pytest.mark.parametrize(("rung", "scope"), [(6, 0.3), (9, 1.0)])
def test_a_pledge_caps_the_rung_and_scope_of_its_answer(d, rung, scope):
    """Below the answer's own: fire beside the posture as pledged. Above: the posture it means."""
    i, t = d.at(T), d.at(S)
    o = d.verb_option(i, RESPONSE, V_HONOUR)
    own = int(d.c.level[i, RESPONSE, o, RUNG])
    d.c.pledge_rung[0], d.c.pledge_scope[0], d.s.pledge_due[0] = rung, scope, 0
    held = int(d.s.posture[i, FORCE])
    d.s.rung[:] = 0
    give(d, V_HONOUR)
    assert d.s.rung[i, t] == min(rung, own) and d.s.fire[i, t] > 0.0
    if rung < own:
        assert (d.s.fire_rung[i, t], d.s.fire_scope[i, t]) == (rung, scope)
        assert d.s.posture[i, FORCE] == held and d.s.answering[i] == 1
    else:
        assert d.s.posture[i, FORCE] == d.c.orders[i, o] and d.s.answering[i] == 0
        assert d.s.fire_scope[i, t] == d.s.level[i, SCOPE]


def test_a_pledged_answer_is_for_the_dead_and_one_to_a_deadline_for_the_demand(d):
    i, t = d.at(T), d.at(S)
    d.s.unanswered_deaths[i], d.s.pledge_due[0] = 5.0, 0
    for why, aim in ((OWES_PLEDGE, AIM_ANSWER), (OWES_DEADLINE, AIM_DEMAND)):
        desk = d.copy()
        give(desk, V_HONOUR, why)
        assert stands(desk.s, i, t) and desk.s.camp_aim[i, t] == aim
    assert desk.s.camp_owed[i, t] == 0.0


def test_an_answer_strikes_today_and_goes_on_tomorrow(d):
    """Carried by the posture it puts in force: the campaign stands, the morning fires again."""
    i, t = d.at(T), d.at(S)
    d.s.pledge_due[0] = 0
    give(d, V_HONOUR, OWES_DEADLINE)
    assert d.s.fire[i, t] > 0.0 and d.s.camp_days[i, t] == 1 and d.s.bout[i, t] == 1
    d.s.day = 1
    orders_in_force(d.c, d.s)
    settle_campaigns(d.c, d.s)
    assert stands(d.s, i, t) and d.s.camp_day[i, t] == 0 and d.s.campaigns == 1


def test_a_second_answer_on_a_day_of_strikes_makes_no_second_strike(d):
    i, t = d.at(T), d.at(S)
    give(d, V_HONOUR)
    dead = float(d.s.inflicted[i, t])
    give(d, V_DILUTE)
    assert d.s.inflicted[i, t] == dead and d.s.camp_days[i, t] == 1


def test_ignoring_leaves_orders_and_campaigns_as_they_are(d):
    i = d.at(T)
    before = d.copy()
    give(d, V_IGNORE)
    assert d.s.unanswered == 1 and d.s.campaigns == 0
    np.testing.assert_array_equal(before.s.level, d.s.level)
    assert d.s.posture[i, FORCE] == before.s.posture[i, FORCE]


def test_a_warning_is_cheap_and_an_entry_fires_and_stays(d):
    desk = d.copy()
    p, i = step_in(desk, V_WARN)
    assert desk.s.fire.sum() == 0.0 and desk.s.rung[p, i] >= 2
    p, i = step_in(d, V_ENTER)
    assert d.s.fire[p, i] > 0.0 and d.s.rung[p, i] == 8 and stands(d.s, p, i)
    d.s.day = 1
    orders_in_force(d.c, d.s)
    settle_campaigns(d.c, d.s)
    assert stands(d.s, p, i)


def test_a_shield_stands_the_next_morning(d):
    p, _ = step_in(d, V_SHIELD)
    orders_in_force(d.c, d.s)
    assert max(d.s.level[p, SHIELD], d.s.guard[p]) == d.c.level[
        p, RESPONSE, d.verb_option(p, RESPONSE, V_SHIELD), SHIELD] > 0.0
    assert d.s.shields == 1 and d.s.fire.sum() == 0.0


def test_a_client_left_alone_takes_notice(d):
    step_in(d, V_STAND_ASIDE)
    assert d.s.next_trigger[d.at(S)] > 0


def test_an_answer_is_an_act_that_rivals_read(d):
    i = d.at(T)
    o = respond(d.c, d.s, d.w, d.v, d.seats, i, 0, d.at(S), -1, OWES_PLEDGE)
    assert d.s.acted[i, RESPONSE] == o == d.s.last_answer[i] and d.s.was_seen[i] == 1
    seen = d.s.seen[i, : int(d.c.n_doctrines[i])]
    assert (seen > 0.0).all() and (seen < 1.0).all() and np.ptp(seen) > 0.0


def called_in(d: Desk) -> int:
    """The issuer's soldiers were killed today as a pledge names, and its doctrine honours it."""
    i = d.at(T)
    d.s.killed_today[i] = 5.0
    d.s.pledge_dead[:] = 1e3
    d.c.doctrine_automatic[i, d.c.doctrine[i]] = 1
    return i


def test_issuers_answer_before_patrons_who_saw_their_client_struck(d):
    """A strike by answer, on a quiet day, has the patrons choose the same day."""
    d.s.day = 6
    i = called_in(d)
    responses(d.c, d.s, d.w, d.v, d.seats)
    assert d.s.fire[i, d.at(S)] == 1.0
    assert d.s.acted[d.at(R), RESPONSE] >= 0 and d.s.acted[d.at("iran"), RESPONSE] >= 0


def test_whoever_is_struck_and_has_a_menu_is_asked_itself(d):
    j = d.at(S)
    d.s.day = 6
    called_in(d)
    d.c.precision[j] = 0.0
    assert d.c.n_options[j, RESPONSE] > 0
    responses(d.c, d.s, d.w, d.v, d.seats)
    o = int(d.s.acted[j, RESPONSE])
    assert o >= 0
    fires = int(d.c.verb[j, RESPONSE, o]) in (V_HONOUR, V_DILUTE, V_ENTER)
    assert stands(d.s, j, d.at(T)) == fires


def reviewed(d: Desk, verb: int) -> tuple[int, int]:
    """A campaign by answer on the morning of its review, whose author chooses a verb."""
    p, i = d.fire_at(R, T)
    settle_campaigns(d.c, d.s)
    d.s.day = int(d.c.review)
    d.s.camp_review[p, i] = d.s.day + int(d.c.review)
    d.w.asked[:], d.w.faced[:] = 0, -1
    n = int(d.c.n_options[p, RESPONSE])
    for o in range(n):  # every other answer is too dear
        d.c.level[p, RESPONSE, o, 15] = 0.0 if d.c.verb[p, RESPONSE, o] == verb else 1e3
    answer_for_self(d.c, d.s, d.w, d.v, d.seats, p)
    return p, i


def test_a_campaign_that_its_author_chooses_to_stop_ends_by_choice(d):
    p, i = reviewed(d, V_STAND_ASIDE)
    assert not stands(d.s, p, i) and d.s.campaign_ends[E_CHOICE] == 1 and d.s.answering[p] == 0


def test_a_campaign_that_its_author_chooses_to_go_on_with_stands(d):
    p, i = reviewed(d, V_ENTER)
    assert stands(d.s, p, i) and d.s.campaign_ends.sum() == 0
    o = d.verb_option(p, RESPONSE, V_ENTER)
    assert d.s.camp_arm[p, i, 0] == d.c.level[p, RESPONSE, o, 2]


def entries(d: Desk, kind: int) -> list[tuple[int, int, int]]:
    """Actor, other and third of today's entries of a kind."""
    s = d.s
    return [(int(s.log_actor[k]), int(s.log_other[k]), int(s.log_third[k]))
            for k in range(int(s.logged - s.log_first)) if s.log_kind[k] == kind]


def struck_anew(d: Desk) -> tuple[int, int]:
    """The issuer has struck the target anew today; both."""
    i, t = d.at(T), d.at(S)
    d.s.bout[i, t] = 1
    d.w.asked[:], d.w.faced[:] = 0, -1
    return i, t


def test_a_struck_targets_patrons_are_asked_and_nobody_else(d):
    """Every patron of the target that has a menu; each answers the issuer for the target."""
    i, t = struck_anew(d)
    patrons = {p for p in range(d.c.n_actors) if d.c.patron[p, t] and d.c.n_options[p, RESPONSE]}
    assert patrons == {d.at(R), d.at("iran")}
    d.s.acted[:, RESPONSE] = -1
    patrons_answer(d.c, d.s, d.w, d.v, d.seats, 0)
    asked = {p for p in range(d.c.n_actors) if d.w.asked[p]}
    assert asked == patrons == {p for p in range(d.c.n_actors) if d.s.acted[p, RESPONSE] >= 0}
    assert sorted(entries(d, H_INTERVENTION)) == sorted((p, i, t) for p in patrons)
    assert all(d.w.faced[p] == i for p in patrons)


@pytest.mark.parametrize("left_out", ["no patron", "no menu", "asked before", "no blow"])
def test_who_is_no_patron_has_no_menu_or_was_asked_is_not_asked(d, left_out):
    _, t = struck_anew(d)
    p = d.at(R)
    if left_out == "no patron":
        d.c.patron[p, t] = 0
    elif left_out == "no menu":
        d.c.n_options[p, RESPONSE] = 0
    elif left_out == "asked before":
        d.w.asked[p] = 1
    else:
        d.s.bout[:] = 0
    d.s.acted[:, RESPONSE] = -1
    patrons_answer(d.c, d.s, d.w, d.v, d.seats, 0)
    assert d.s.acted[p, RESPONSE] == -1
    assert (d.s.acted[d.at("iran"), RESPONSE] >= 0) == (left_out != "no blow")


def test_patrons_whose_own_dead_the_issuer_has_to_answer_for_are_asked_without_a_new_blow(d):
    i, _ = struck_anew(d)
    d.s.bout[:], d.s.day = 0, 4
    d.s.last_fatal[i, d.at("iran")] = 4
    d.s.acted[:, RESPONSE] = -1
    patrons_answer(d.c, d.s, d.w, d.v, d.seats, 0)
    assert d.s.acted[d.at("iran"), RESPONSE] >= 0 and d.s.acted[d.at(R), RESPONSE] == -1


def test_a_blow_by_another_than_the_issuer_has_the_patron_answer_that_one(d):
    """And the patron is asked once, for the client that was struck, against whoever struck it."""
    t, foe = d.at(S), d.at("opposition")
    d.s.day = 6
    d.s.bout[foe, t] = 1
    d.s.killed_today[:] = 0.0
    d.s.acted[:, RESPONSE] = -1
    responses(d.c, d.s, d.w, d.v, d.seats)
    found = entries(d, H_INTERVENTION)
    assert (d.at(R), foe, t) in found and d.w.faced[d.at(R)] == foe
    assert len({p for p, _, _ in found}) == len(found)  # each once
    assert d.s.acted[d.at(T), RESPONSE] == -1  # an issuer is not asked for its target's sake


def test_an_answer_for_oneself_is_entered_as_ones_own(d):
    i, p = d.at(T), d.at(R)
    d.s.bout[i, p] = 1
    d.w.asked[:], d.w.faced[:] = 0, -1
    answer_for_self(d.c, d.s, d.w, d.v, d.seats, p)
    assert entries(d, H_ANSWER) == [(p, i, p)]


@pytest.mark.parametrize("why", ["nobody struck", "faced already", "no menu"])
def test_nobody_answers_for_itself_unless_struck_by_one_it_has_not_faced(d, why):
    i, p = d.at(T), d.at(R)
    d.s.bout[i, p] = int(why != "nobody struck")
    d.w.asked[:], d.w.faced[:] = 0, -1
    d.s.acted[:, RESPONSE] = -1
    if why == "faced already":
        d.w.faced[p] = i
    elif why == "no menu":
        d.c.n_options[p, RESPONSE] = 0
    answer_for_self(d.c, d.s, d.w, d.v, d.seats, p)
    assert d.s.acted[p, RESPONSE] == -1 and entries(d, H_ANSWER) == []
