"""Fronts: men, help, entry, what fire and care take from an attack. Exact."""

import pytest

from sim.engine.rules.barrage import barrage, pinned_share
from sim.engine.rules.fronts import aid, attack_tempo, front, in_contact, men, tempo_of
from sim.engine.state.names import AIR, CAUTION, M_DENIAL, MOBILISE, STRIKE, SUPPORT, TEMPO
from tests.engine.rules.builders import Desk

T, S, R, O = "turkey", "syria", "russia", "opposition"  # noqa: E741


@pytest.fixture
def d() -> Desk:
    """Nobody helps, fires or attacks."""
    desk = Desk("idlib_2020")
    desk.s.level[:] = 0.0
    desk.s.support[:] = 0.0
    return desk


def test_regulars_weigh_in_with_their_orders_and_no_more_than_once(d):
    i = d.at(T)
    for support, strike, tempo, share in ((0.0, 0.0, 0.0, 0.0), (0.3, 0.4, 0.0, 0.7),
                                          (0.0, 0.0, 0.6, 0.6), (1.0, 1.0, 1.0, 1.0)):
        d.s.level[i, SUPPORT], d.s.level[i, STRIKE], d.s.level[i, TEMPO] = support, strike, tempo
        assert men(d.s, i) == pytest.approx(d.s.strength[i] + d.s.troops[i] * 0.001 * share)
    d.s.level[i] = 0.0
    d.s.level[i, AIR] = 1.0  # fire from the air puts no men at the front
    assert men(d.s, i) == d.s.strength[i]


def test_those_who_attack_are_in_contact_and_those_who_help_are_not(d):
    i = d.at(T)
    d.s.level[i, SUPPORT] = 1.0
    assert in_contact(d.s, i, 0.0) == d.s.strength[i]
    assert in_contact(d.s, i, 0.4) == pytest.approx(d.s.strength[i] + 0.4e-3 * d.s.troops[i])


def test_help_counts_by_dependence_and_weather_and_at_most_fully(d):
    j, p = d.at(S), d.at(R)
    d.c.dependence[j, :] = 0.0
    d.c.dependence[j, p], d.s.support[p] = 0.5, 0.8
    assert aid(d.c, d.s, d.w, j, 1.0) == pytest.approx(d.c.support_effect * 0.4)
    assert aid(d.c, d.s, d.w, j, 0.5) == pytest.approx(d.c.support_effect * 0.2)
    d.c.dependence[j, p], d.c.dependence[j, d.at("iran")], d.s.support[d.at("iran")] = 1.0, 1.0, 1.0
    assert aid(d.c, d.s, d.w, j, 1.0) == pytest.approx(d.c.support_effect)
    plain = men(d.s, j)
    assert front(d.c, d.s, d.w, j, 1.0) == pytest.approx(
        plain + d.s.strength[j] * d.c.support_effect)


def test_a_patron_in_the_war_adds_its_entry_as_far_as_it_is_mobilised(d):
    j, p = d.at(S), d.at(R)
    d.fire_at(R, T, 0.5)
    barrage(d.c, d.s, d.w, 1.0)
    assert aid(d.c, d.s, d.w, j, 0.0) == pytest.approx(d.c.enter_effect * 0.5)
    d.c.mobilisation_days[p], d.c.horizon = 28.0, 14.0
    assert aid(d.c, d.s, d.w, j, 0.0) == pytest.approx(d.c.enter_effect * 0.5 * 0.25)
    d.s.mobilised[p] = 1.0
    assert aid(d.c, d.s, d.w, j, 0.0) == pytest.approx(d.c.enter_effect * 0.5)
    assert d.s.level[p, MOBILISE] == 0.0
    assert aid(d.c, d.s, d.w, d.at(O), 0.0) == 0.0  # no patron of theirs fires


def test_fire_pins_half_of_a_front_and_all_of_an_attack(d):
    j = d.at(S)
    d.s.level[j, TEMPO] = 0.8
    d.w.fire_on[:] = 0.0
    whole, tempo = front(d.c, d.s, d.w, j, 1.0), attack_tempo(d.c, d.s, d.w, j)
    assert tempo == 0.8
    d.w.fire_on[j] = 30.0
    share = pinned_share(d.c, d.s, d.w, j)
    assert 0.1 < share < 0.9
    assert front(d.c, d.s, d.w, j, 1.0) == pytest.approx(whole * (1.0 - 0.5 * share))
    assert attack_tempo(d.c, d.s, d.w, j) == pytest.approx(tempo * (1.0 - share))


def test_with_denial_off_fire_leaves_fronts_and_attacks_as_without(d):
    j = d.at(S)
    d.s.level[j, TEMPO] = 0.8
    d.w.fire_on[:] = 0.0
    calm = front(d.c, d.s, d.w, j, 1.0), attack_tempo(d.c, d.s, d.w, j)
    d.w.fire_on[j], d.c.on[M_DENIAL] = 500.0, 0
    assert (front(d.c, d.s, d.w, j, 1.0), attack_tempo(d.c, d.s, d.w, j)) == calm


def test_care_slows_an_attack_and_a_deal_holds_it_back(d):
    j = d.at(S)
    d.w.fire_on[:] = 0.0
    d.s.level[j, TEMPO], d.s.level[j, CAUTION] = 0.6, 1.0
    careful = 0.6 * (1.0 - d.c.caution_drag)
    assert tempo_of(d.c, d.s, d.w, j) == pytest.approx(careful)
    d.s.deal_line, d.s.deal_age = 0, -1  # agreed today: it binds from tomorrow
    assert tempo_of(d.c, d.s, d.w, j) == pytest.approx(careful)
    d.s.deal_age = 0
    assert tempo_of(d.c, d.s, d.w, j) == pytest.approx(careful * d.c.truce_tempo)
    assert attack_tempo(d.c, d.s, d.w, j) == pytest.approx(careful)
