"""What an actor's blows should call down on it. Exact."""

import pytest

from sim.engine.rules.blow_size import expected_dead
from sim.engine.rules.campaigns import open_campaign
from sim.engine.rules.incidents import accident_hazard, ordered_hazard
from sim.engine.rules.provoke import (
    answer_fire,
    answers_attacks,
    answers_campaign,
    attacks_by,
    called_down,
)
from sim.engine.state.names import (
    AIR,
    CAUTION,
    CONFRONT,
    HURT,
    M_INCIDENTS,
    RESPONSE,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
    V_HONOUR,
)
from tests.engine.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


def told(d: Desk, actor: str) -> float:
    """Own dead a day that answers should cost an actor at the orders in force."""
    d.ahead()
    return called_down(d.c, d.s, d.w, d.at(actor))


@pytest.fixture
def d() -> Desk:
    """The issuer's answer kills 12 a day on a clear day, half of them from the air."""
    desk = Desk("idlib_2020")
    j = desk.at(T)
    o = desk.verb_option(j, RESPONSE, V_HONOUR)
    desk.c.level[j, RESPONSE, o, STRIKE], desk.c.level[j, RESPONSE, o, AIR] = 0.5, 0.25
    desk.c.strike_power[j], desk.c.air_power[j] = 12.0, 24.0
    desk.s.sky = 0.0
    return desk


def test_an_answer_in_full_kills_what_the_menu_holds_and_the_sky_lets_through(d):
    j = d.at(T)
    assert answer_fire(d.c, d.s, j) == pytest.approx(12.0)
    d.s.sky, d.c.weather_drag = 0.5, 0.8
    assert answer_fire(d.c, d.s, j) == pytest.approx(6.0 + 0.6 * 6.0)
    d.c.answer[j, :] = -1
    assert answer_fire(d.c, d.s, j) == 0.0


def test_a_campaign_is_answered_by_its_odds_under_cover_and_beyond_what_is_fired_already(d):
    i, j = d.at(S), d.at(T)
    d.s.odds[j, i] = 0.25
    d.w.rate[j, i] = 0.0
    assert answers_campaign(d.c, d.s, d.w, i, j) == pytest.approx(0.25 * 12.0)
    d.w.rate[j, i] = 4.0
    assert answers_campaign(d.c, d.s, d.w, i, j) == pytest.approx(0.25 * 8.0)
    d.w.rate[j, i] = 40.0
    assert answers_campaign(d.c, d.s, d.w, i, j) == 0.0
    d.w.rate[j, i] = 0.0
    d.s.level[d.at(R), SHIELD] = 1.0
    assert answers_campaign(d.c, d.s, d.w, i, j) == pytest.approx(
        0.25 * 12.0 * (1.0 - d.c.shield_effect))


def test_fire_calls_down_the_answer_of_everybody_it_falls_on(d):
    i = d.at("iran")
    d.c.strike_power[i] = 20.0
    d.s.odds[:] = 0.0
    d.s.odds[d.at(T), i] = 0.5
    assert told(d, "iran") == 0.0
    d.fire_at("iran", T, 0.5)
    assert told(d, "iran") == pytest.approx(6.0)
    d.fire_at("iran", "opposition", 0.5)
    assert told(d, "iran") == pytest.approx(6.0)  # who has no answer in its menu gives none


def test_a_single_attack_is_answered_by_what_is_owed_and_two_days_of_fire_at_the_least(d):
    i, j = d.at(S), d.at(T)
    d.c.pledge_holder[0], d.c.pledge_against[0], d.c.pledge_proportion[0] = j, i, 2.0
    d.c.claim_ratio[j], d.s.reputation[j] = 1.0, 0.5
    owed = 2.0 * expected_dead(d.c, d.s)
    for attacks in (0.01, 0.1):
        wanted = 0.5 * min(12.0, attacks * max(owed, d.c.shortest * 12.0))
        assert answers_attacks(d.c, d.s, i, j, attacks) == pytest.approx(wanted)
    assert answers_attacks(d.c, d.s, i, j, 50.0) == pytest.approx(0.5 * 12.0)
    assert answers_attacks(d.c, d.s, i, j, 0.0) == 0.0
    open_campaign(d.c, d.s, j, i)
    assert answers_attacks(d.c, d.s, i, j, 0.1) == 0.0  # it fires already
    d.s.camp_day[:], d.s.reputation[j] = -1, 0.0
    assert answers_attacks(d.c, d.s, i, j, 0.1) == 0.0


def test_attacks_on_exposed_troops_are_answered_by_their_owner(d):
    i, j = d.at(S), d.at(T)
    d.s.level[i, HURT] = 0.5
    d.ahead()
    pace = d.w.tempo[i] + max(d.s.level[i, CONFRONT], d.s.level[j, CONFRONT])
    own = accident_hazard(d.c, d.s, pace, d.s.level[i, CAUTION], j) + ordered_hazard(d.c, d.s, i)
    assert attacks_by(d.c, d.s, d.w, i, j) == pytest.approx(own)
    assert told(d, S) == pytest.approx(answers_attacks(d.c, d.s, i, j, own))
    d.c.on[M_INCIDENTS] = 0
    assert told(d, S) == 0.0


def test_a_helper_is_answered_for_what_it_orders_and_others_for_nothing(d):
    d.s.level[d.at(R), SUPPORT] = 1.0
    assert told(d, R) == 0.0  # accidents beside a client are the target's affair
    d.s.level[d.at(R), HURT] = 1.0
    assert told(d, R) > 0.0
    d.s.level[d.at("united_states"), HURT] = 1.0
    assert told(d, "united_states") == 0.0 == told(d, T)


def test_care_and_a_slower_attack_are_answered_less(d):
    i = d.at(S)
    seen = []
    for tempo, caution in ((0.0, 1.0), (0.6, 1.0), (0.6, 0.0)):
        d.s.level[i, TEMPO], d.s.level[i, CAUTION] = tempo, caution
        seen.append(told(d, S))
    assert 0.0 < seen[0] < seen[1] < seen[2]
