"""Stances, what they let an actor settle for, and what binds it. Exact."""

from sim.engine.rules.mandates import hold_on, readiness, stance
from sim.engine.state.names import TALK


def test_patrons_hold_a_client_by_dependence_influence_and_tie(d):
    i = d.at("opposition")
    p = d.at("turkey")
    assert hold_on(d.c, d.s, i) == d.c.dependence[i, p] * d.c.influence[p, i] * d.s.tie[i, p]
    assert hold_on(d.c, d.s, d.at("united_states")) == 0.0


def test_readiness_adds_what_blows_call_for_to_the_mandate(d):
    i, o = d.at("russia"), d.option("russia", "talk", "offer")
    d.s.posture[i, TALK], d.s.urgency[i] = o, 2.0
    expected = d.c.leeway * stance(d.c, d.s, i) + 2.0 * d.c.urgency_concede
    assert abs(readiness(d.c, d.s, i) - expected) < 1e-15 and stance(d.c, d.s, i) > 0.0
