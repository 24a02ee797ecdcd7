"""What an actor's blows should call down on it. Exact."""

import pytest

from sim.rules.blow_size import expected_dead
from sim.rules.campaigns import open_campaign
from sim.rules.incidents import accident_hazard, ordered_hazard
from sim.rules.provoke import answer_to, attacks_by, called_down, full_fire
from sim.state.names import CAUTION, HURT, M_INCIDENTS, SUPPORT, TEMPO
from tests.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


def told(d: Desk, actor: str) -> float:
    """Own dead a day that answers should cost an actor at the orders in force."""
    d.ahead()
    return called_down(d.c, d.s, d.w, d.at(actor))


def test_an_answer_takes_dead_for_dead_by_name_and_proportion_up_to_full_fire(d):
    i, j = d.at(S), d.at(T)
    d.c.pledge_holder[0], d.c.pledge_against[0], d.c.pledge_proportion[0] = j, i, 2.0
    d.c.claim_ratio[j], d.s.reputation[j] = 4.0, 0.5
    d.c.strike_power[j], d.c.air_power[j], d.c.sea_power[j] = 6.0, 3.0, 1.0
    assert full_fire(d.c, j) == 10.0
    assert answer_to(d.c, d.s, i, j, 8.0) == pytest.approx(0.5 * 8.0 * 2.0 / 4.0)
    assert answer_to(d.c, d.s, i, j, 1e6) == pytest.approx(0.5 * 10.0)
    assert answer_to(d.c, d.s, i, j, 0.0) == 0.0
    d.s.reputation[j] = 0.0
    assert answer_to(d.c, d.s, i, j, 8.0) == 0.0


def test_whoever_fires_already_has_nothing_more_to_answer_with(d):
    i, j = d.at(S), d.at(T)
    assert answer_to(d.c, d.s, i, j, 8.0) > 0.0
    open_campaign(d.c, d.s, j, i)
    assert answer_to(d.c, d.s, i, j, 8.0) == 0.0


def test_fire_calls_down_the_answer_of_everybody_it_falls_on(d):
    i = d.at("iran")
    d.c.strike_power[i] = 20.0
    assert told(d, "iran") == 0.0
    d.fire_at("iran", T, 0.5)
    one = told(d, "iran")
    assert one == pytest.approx(answer_to(d.c, d.s, i, d.at(T), 10.0)) and one > 0.0
    d.fire_at("iran", "opposition", 0.5)
    both = one + answer_to(d.c, d.s, i, d.at("opposition"), 10.0)
    assert told(d, "iran") == pytest.approx(both)


def test_attacks_on_exposed_troops_are_answered_by_their_owner(d):
    i, j = d.at(S), d.at(T)
    d.s.level[i, HURT] = 0.5
    d.ahead()
    pace = d.w.tempo[i] + max(d.s.level[i, 17], d.s.level[j, 17])
    own = accident_hazard(d.c, d.s, pace, d.s.level[i, CAUTION], j) + ordered_hazard(d.c, d.s, i)
    assert attacks_by(d.c, d.s, d.w, i, j) == pytest.approx(own)
    dealt = own * expected_dead(d.c, d.s)
    assert told(d, S) == pytest.approx(answer_to(d.c, d.s, i, j, dealt))
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
