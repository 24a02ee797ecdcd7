"""Who owes an answer, to whom and why. Exact. (Also test_core_2_choices.)"""

import pytest

from sim.engine.rules.barrage import stands
from sim.engine.rules.calls import (
    OWES_DEADLINE,
    OWES_NOTHING,
    OWES_PLEDGE,
    answers_to,
    calls,
    client_struck,
    find_call,
    is_menaced,
    owes,
    patrons_asked,
    struck_by,
    under_review,
)
from sim.engine.rules.campaigns import open_campaign, settle_campaigns
from sim.engine.rules.pledges import put_off
from sim.engine.rules.posture import review_campaigns
from sim.engine.rules.responses import answer, spread_war
from sim.engine.state.capacity import ACTORS
from sim.engine.state.names import M_PLEDGES, RESPONSE, V_DELAY, V_ENTER, V_HONOUR, V_IGNORE
from tests.engine.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


@pytest.fixture
def blocs() -> Desk:
    """Patrons on both sides; no map."""
    return Desk("july_1914")


def hurt(d: Desk, dead: float = 3.0) -> int:
    """The issuer's soldiers were killed today, as many as its pledge answers or more."""
    i = d.at(T)
    d.s.killed_today[i] = dead
    d.s.pledge_dead[:] = max(dead, float(d.c.pledge_threshold.max()))
    return i


@pytest.mark.parametrize(("verb", "again"), [(V_HONOUR, False), (V_IGNORE, False), (V_DELAY, True)])
def test_a_deadline_is_answered_for_once_and_a_moved_one_again(d, verb, again):
    i = d.at(T)
    d.s.pledge_active[:] = 0
    d.s.day = int(d.s.ult_deadline[0] + d.c.ult_grace[0])
    assert owes(d.c, d.s, d.w, i, 0) == OWES_NOTHING
    d.s.day += 1
    assert owes(d.c, d.s, d.w, i, 0) == OWES_DEADLINE
    answer(d.c, d.s, d.w, i, 0, d.verb_option(i, RESPONSE, verb), OWES_DEADLINE)
    assert owes(d.c, d.s, d.w, i, 0) == OWES_NOTHING
    d.s.day = int(d.s.ult_deadline[0] + d.c.ult_grace[0]) + 1
    assert (owes(d.c, d.s, d.w, i, 0) == OWES_DEADLINE) == again


def test_a_pledge_with_a_delay_falls_due_later(d):
    i = hurt(d)
    d.c.pledge_delay[0] = 2
    assert owes(d.c, d.s, d.w, i, 0) == OWES_NOTHING and d.s.pledge_due[0] == 2
    d.s.killed_today[i] = 0.0
    d.s.day = 2
    assert owes(d.c, d.s, d.w, i, 0) == OWES_PLEDGE


def test_a_blow_below_the_threshold_calls_no_pledge_in(d):
    i = hurt(d)
    d.c.pledge_threshold[0] = 10.0
    for dead, why in ((9.0, OWES_NOTHING), (10.0, OWES_PLEDGE)):
        d.s.pledge_dead[0] = dead
        assert owes(d.c, d.s, d.w, i, 0) == why


def test_an_answer_put_off_is_asked_for_again_days_later_and_not_daily(d):
    i = hurt(d)
    assert owes(d.c, d.s, d.w, i, 0) == OWES_PLEDGE
    put_off(d.c, d.s, i)
    asked = []
    for day in range(1, 10):
        d.s.day = day
        if owes(d.c, d.s, d.w, i, 0) == OWES_PLEDGE:
            asked.append(day)
            put_off(d.c, d.s, i)
    assert asked == [3, 6, 9]


def test_an_answer_names_the_attack_that_called_it_or_the_deadline(d):
    i = hurt(d)
    d.s.fatal_event[i], d.s.deadline_event[0] = 41, 17
    owes(d.c, d.s, d.w, i, 0)
    assert answers_to(d.c, d.s, i, 0, OWES_PLEDGE) == 41
    assert answers_to(d.c, d.s, i, 0, OWES_DEADLINE) == 17


def test_without_the_pledge_mechanism_or_an_active_pledge_nothing_is_owed_for_the_dead(d):
    i = hurt(d)
    for switch in ("mechanism", "pledge"):
        desk = d.copy()
        if switch == "mechanism":
            desk.c.on[M_PLEDGES] = 0
        else:
            desk.s.pledge_active[:] = 0
        assert owes(desk.c, desk.s, desk.w, i, 0) == OWES_NOTHING


def test_whoever_is_struck_anew_is_asked_once_and_not_if_it_fires_already(d):
    i, j = d.at(T), d.at(S)
    assert struck_by(d.c, d.s, j) == -1
    d.s.bout[i, j] = 1
    assert struck_by(d.c, d.s, j) == i and struck_by(d.c, d.s, i) == -1
    open_campaign(d.c, d.s, j, i)
    assert struck_by(d.c, d.s, j) == -1


def test_a_campaign_beside_the_posture_is_reviewed_a_week_apart_by_its_author(d):
    i, j = d.fire_at(R, T)
    d.c.review, d.c.stamina[i] = 7, 1e9
    settle_campaigns(d.c, d.s)
    reviewed = []
    for day in range(22):
        d.s.day = day
        assert under_review(d.c, d.s, j) == -1
        if under_review(d.c, d.s, i) == j:
            reviewed.append(day)
        review_campaigns(d.c, d.s, d.w)  # the evening before sets the day
    assert reviewed == [7, 14, 21]


def test_patrons_without_a_client_struck_are_not_asked(d):
    d.s.bout[d.at(T), d.at(S)] = 1
    assert not patrons_asked(d.c, d.s, d.at(T), 0)
    assert not patrons_asked(d.c, d.s, d.at("united_states"), 0)
    assert patrons_asked(d.c, d.s, d.at(R), 0) and patrons_asked(d.c, d.s, d.at("iran"), 0)


def test_a_blow_that_killed_its_own_men_asks_a_patron_too(d):
    d.s.day = 3
    d.s.last_fatal[d.at(T), d.at(R)] = 3
    assert patrons_asked(d.c, d.s, d.at(R), 0)
    assert not patrons_asked(d.c, d.s, d.at("iran"), 0)


def test_a_power_that_answers_for_itself_is_asked_like_a_patron():
    d = Desk("cuba_1962")
    i, t = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    assert d.c.ult_patron[0] == t and d.c.patron[t, t] == 1
    assert not patrons_asked(d.c, d.s, t, 0)
    d.s.bout[i, t] = 1
    assert patrons_asked(d.c, d.s, t, 0)


def test_a_mobilisation_menaces_the_clients_of_the_other_side(blocs):
    c, s = blocs.c, blocs.s
    issuer, target = int(c.ult_issuer[0]), int(c.ult_target[0])
    russia, germany = blocs.at("russia"), blocs.at("germany")
    assert client_struck(c, s, germany, 0) == -1
    s.arms[russia] = 1
    assert is_menaced(c, s, issuer, russia, 0) and not is_menaced(c, s, target, russia, 0)
    assert client_struck(c, s, germany, 0) == issuer * ACTORS + russia
    s.order_event[russia, 0] = 23
    assert calls(c, s, germany, 0, issuer, russia) == 23
    s.arms[russia], s.arms[target] = 0, 1
    assert client_struck(c, s, germany, 0) == -1  # a mere target's mobilisation menaces no power


def test_the_target_struck_by_the_issuer_comes_before_other_clients(blocs):
    c, s = blocs.c, blocs.s
    issuer, target = int(c.ult_issuer[0]), int(c.ult_target[0])
    russia, germany = blocs.at("russia"), blocs.at("germany")
    s.bout[issuer, target] = 1
    assert find_call(c, s, russia, 0) == target * ACTORS + issuer
    s.bout[russia, issuer] = 1
    assert find_call(c, s, germany, 0) == issuer * ACTORS + russia


def bold(d: Desk, *names: str) -> None:
    """Make actors sure to enter: nothing costs them anything and their client is worth much."""
    for name in names:
        i = d.at(name)
        d.c.war_cost[i] = d.c.disaster[i] = 0.0
        d.c.tie_value[i, :] = 0.0
        d.c.credibility_stake[i] = 5.0
        d.c.stake[i] = 0.0
        d.c.precision[i] = 200.0
        d.c.level[i, RESPONSE, :, 15] = 1.0  # every other answer has its price
        d.c.level[i, RESPONSE, d.verb_option(i, RESPONSE, V_ENTER), 15] = 0.0


def test_a_blow_spreads_from_patron_to_patron_once_a_day(blocs):
    """Russia enters for its client; so Germany for its own, and France for Russia, the same day."""
    c, s = blocs.c, blocs.s
    bold(blocs, "russia", "germany", "france")
    issuer, target = int(c.ult_issuer[0]), int(c.ult_target[0])
    russia, germany, france = (blocs.at(x) for x in ("russia", "germany", "france"))
    s.bout[russia, issuer] = 1
    assert client_struck(c, s, france, 0) == -1
    blocs.w.asked[:] = 0
    blocs.w.asked[russia] = 1
    spread_war(c, s, blocs.w, blocs.v, blocs.seats, 0)
    assert stands(s, germany, russia) and s.bout[germany, russia] == 1
    assert stands(s, france, germany) and s.rung[france, germany] == 8
    days = s.strike_days.copy(), s.inflicted.copy()
    spread_war(c, s, blocs.w, blocs.v, blocs.seats, 0)
    assert (s.inflicted == days[1]).all() and not stands(s, target, germany)


def test_without_patrons_on_the_issuers_side_nothing_spreads(d):
    c, s = d.c, d.s
    issuer, target = int(c.ult_issuer[0]), int(c.ult_target[0])
    s.bout[issuer, target] = 1
    s.bout[d.at(R), issuer] = 1
    before = s.rung.copy()
    d.w.asked[:] = 1
    d.w.asked[d.at("united_states")] = 0
    spread_war(c, s, d.w, d.v, d.seats, 0)
    assert (s.rung == before).all()
