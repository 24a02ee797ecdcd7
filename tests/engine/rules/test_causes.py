"""Causes: what a break or an attack is owed to is drawn among the hazards that made it."""

import pytest

from sim.engine.rules.breakdown import break_cause
from sim.engine.rules.ceasefire import provocations
from sim.engine.rules.compliance import met_by
from sim.engine.rules.incidents import ordered_by_author, ordered_hazard
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import CAUTION, COMPLY, FORCE, HURT, SPOIL, STRIKE, TEMPO
from tests.engine.rules.builders import Desk


def truce(tempo: float) -> Desk:
    """A desk on which only one fighter's order strains a deal."""
    d = Desk("idlib_2020")
    d.s.deal_line, d.s.deal_age = 0, 3
    d.s.level[:, TEMPO] = d.s.level[:, SPOIL] = 0.0
    d.s.level[d.at("syria"), TEMPO] = tempo
    d.s.order_event[d.at("syria"), FORCE] = 41
    d.s.violation_event = 42
    return d


def shares(d: Desk, clustered: float, n: int = 4000) -> dict[int, float]:
    """How often a break is owed to each event."""
    found: dict[int, int] = {}
    for k in range(n):
        d.s.replicate = k
        event = break_cause(d.c, d.s, clustered)
        found[event] = found.get(event, 0) + 1
    return {event: count / n for event, count in found.items()}


def test_a_break_is_owed_to_each_hazard_by_its_part():
    d = truce(0.5)
    d.c.truce_tempo = 1.0  # the attack goes on in full
    assert provocations(d.c, d.s) == 0.5
    found = shares(d, 2.5)
    assert set(found) == {NO_EVENT, 41, 42}
    for event, part in ((NO_EVENT, 1 / 4), (41, 0.5 / 4), (42, 2.5 / 4)):
        assert found[event] == pytest.approx(part, abs=0.03)


def test_a_break_without_strain_has_no_cause():
    assert shares(truce(0.0), 0.0, 50) == {NO_EVENT: 1.0}


def test_an_attack_was_ordered_as_often_as_orders_weigh():
    d = Desk("idlib_2020")
    i = d.at("syria")
    d.s.level[i, STRIKE] = 0.0
    d.s.level[i, HURT] = 0.4
    ordered = ordered_hazard(d.c, d.s, i)
    found = []
    for k in range(4000):
        d.s.replicate = k
        found.append(ordered_by_author(d.c, d.s, i, 3 * ordered))
    assert sum(found) / len(found) == pytest.approx(0.25, abs=0.03)
    assert ordered_by_author(d.c, d.s, i, 0.0)
    d.s.level[i, HURT] = 0.0
    assert not ordered_by_author(d.c, d.s, i, 0.1)
    assert d.s.level[i, CAUTION] >= 0.0


def test_a_demand_for_ground_is_met_by_the_ground_that_passed_today():
    d = Desk("idlib_2020")
    d.s.log_first = 10
    d.s.taken_event[1] = 9
    assert met_by(d.c, d.s, 0) == NO_EVENT
    d.s.taken_event[1] = 12
    assert met_by(d.c, d.s, 0) == 12


def test_a_demand_without_ground_is_met_by_the_order_to_comply():
    d = Desk("textbook")
    target = d.at("defender")
    d.s.order_event[target, FORCE] = 5
    d.s.level[target, COMPLY] = 0.0
    assert met_by(d.c, d.s, 0) == NO_EVENT
    d.s.level[target, COMPLY] = 1.0
    assert met_by(d.c, d.s, 0) == 5
