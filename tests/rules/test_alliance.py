"""Patrons on both sides: who is drawn in by whom, and what it is worth to them."""

import pytest
from sim.rules.alliance import backer_value, joiner_node

from sim.rules.account import helped, war_burden
from sim.rules.mind import think_publicly
from sim.rules.observe import main_rival
from sim.rules.price import own_ultimatum
from sim.rules.responses import called, intervene, menaced, spread_war, struck
from sim.rules.slide import exposure_risk
from sim.rules.theatre import ground
from sim.rules.tree import solve
from sim.state.capacity import ACTORS
from sim.state.names import (
    M_ENTRAPMENT,
    M_WEDGE,
    MOBILISE,
    RESPONSE,
    V_ENTER,
)
from tests.rules.builders import Desk


@pytest.fixture
def blocs() -> Desk:
    """Patrons on both sides; no map."""
    return Desk("july_1914")


def bold(d: Desk, *names: str) -> None:
    """Make actors sure to enter: nothing costs them anything and their client is worth much."""
    for name in names:
        i = d.at(name)
        d.c.war_cost[i] = d.c.disaster[i] = 0.0
        d.c.tie_value[i, :] = 0.0
        d.c.credibility_stake[i] = 5.0
        d.c.stake[i] = 50.0
        d.c.precision[i] = 200.0
        d.c.mobilisation_days[i] = 0.0


def test_rivals_run_through_the_alliances(blocs):
    at = blocs.at
    assert main_rival(blocs.c, at("germany")) == at("russia")
    assert main_rival(blocs.c, at("france")) == at("germany")
    assert own_ultimatum(blocs.c, at("germany")) == 0
    assert own_ultimatum(blocs.c, at("france")) == -1


def test_a_patron_lightens_the_cost_of_war_of_its_client(blocs):
    i, q = int(blocs.c.ult_issuer[0]), blocs.at("germany")
    blocs.s.support[q], blocs.s.tie[i, q] = 0.8, 0.5
    assert helped(blocs.c, blocs.s, i) == pytest.approx(0.4)
    assert war_burden(blocs.c, blocs.s, i) == pytest.approx(
        blocs.c.war_cost[i] * (1 - blocs.c.wedge_step * 0.4))
    blocs.c.on[M_WEDGE] = 0
    assert war_burden(blocs.c, blocs.s, i) == blocs.c.war_cost[i]


def test_what_the_crisis_is_worth_to_the_issuers_patron(blocs):
    c, w, q, k = blocs.c, blocs.w, blocs.at("germany"), 1
    solve(c, blocs.s, w, 0, 0.1)
    drawn = [exposure_risk(c, 5 + 1.5 * j, c.horizon) * c.disaster[q] for j in range(3)]
    drawn[2] += 0.7 * c.war_cost[q]
    fought = sum(w.mean_patron[j] * (ground(c, q, w.end[3 + j]) - drawn[j]) for j in range(3))
    half = w.end[2] + c.dilute_scale * (w.end[3] - w.end[2])
    late = [fought, ground(c, q, half), ground(c, q, w.end[2]), ground(c, q, w.end[2])]
    defied = sum(p * v for p, v in zip(w.mean_issuer, late, strict=True))
    ends = [ground(c, q, w.end[0]), ground(c, q, w.end[1]), defied]
    expected = sum(p * v for p, v in zip(w.mean_target, ends, strict=True))
    assert backer_value(c, blocs.s, w, 0, q, k) == pytest.approx(expected, abs=1e-12)


def test_a_joiner_weighs_its_client_against_the_war(blocs):
    c, s, w = blocs.c, blocs.s, blocs.w
    q, client, foe = blocs.at("germany"), int(c.ult_issuer[0]), blocs.at("russia")
    solve(c, s, w, 0, 0.1)
    s.level[foe, MOBILISE] = 0.5
    joiner_node(c, s, w, 0, q, client, foe)
    menace = float(w.v_patron[2, 0])
    s.bout[foe, client] = 1
    joiner_node(c, s, w, 0, q, client, foe)
    stake = c.credibility_stake[q]
    assert w.v_patron[2, 0] == pytest.approx(ground(c, q, w.end[6]) - stake)
    assert menace > w.v_patron[2, 0]
    entered = float(w.v_patron[2, 2])
    c.on[M_ENTRAPMENT] = 0
    joiner_node(c, s, w, 0, q, client, foe)
    assert w.v_patron[2, 0] == pytest.approx(ground(c, q, w.end[6]))
    assert w.v_patron[2, 2] == entered
    assert w.v_patron[4, 2] > w.v_patron[0, 2]  # resolve lightens the war


def test_a_blow_spreads_from_patron_to_patron_once_a_day(blocs):
    c, s = blocs.c, blocs.s
    bold(blocs, "germany", "france")
    issuer, russia = int(c.ult_issuer[0]), blocs.at("russia")
    think_publicly(c, s, blocs.w, 0)
    s.bout[issuer, int(c.ult_target[0])] = 1
    intervene(c, s, russia, 0, blocs.verb_option(russia, RESPONSE, V_ENTER))
    assert s.bout[russia, issuer] == 1 and s.rung[russia, issuer] == 8
    germany, france = blocs.at("germany"), blocs.at("france")
    assert called(c, s, germany, 0) == issuer * ACTORS + russia
    assert struck(c, s, france, 0) == -1
    spread_war(c, s, blocs.w, blocs.v, blocs.seats, 0)
    assert s.rung[germany, russia] == 8 and s.bout[germany, russia] == 1
    assert s.rung[france, germany] == 8 and s.bout[france, germany] == 1
    days = s.inflicted.copy()
    spread_war(c, s, blocs.w, blocs.v, blocs.seats, 0)
    assert (s.inflicted == days).all()


def test_a_mobilisation_menaces_the_clients_of_the_other_side(blocs):
    c, s = blocs.c, blocs.s
    issuer, target = int(c.ult_issuer[0]), int(c.ult_target[0])
    russia, germany = blocs.at("russia"), blocs.at("germany")
    assert struck(c, s, germany, 0) == -1
    s.arms[russia] = 1
    assert menaced(c, s, issuer, russia, 0) and not menaced(c, s, target, russia, 0)
    assert struck(c, s, germany, 0) == issuer * ACTORS + russia
    s.arms[russia], s.arms[target] = 0, 1
    assert struck(c, s, germany, 0) == -1  # a mere target's mobilisation menaces no great power


def test_without_patrons_on_the_issuers_side_nothing_spreads(d):
    c, s = d.c, d.s
    issuer, target = int(c.ult_issuer[0]), int(c.ult_target[0])
    s.bout[issuer, target] = 1
    s.bout[d.at("russia"), issuer] = 1
    before = s.rung.copy()
    spread_war(c, s, d.w, d.v, d.seats, 0)
    assert (s.rung == before).all()
