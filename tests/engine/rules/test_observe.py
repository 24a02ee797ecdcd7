"""The view. Exact. (What it hides: test_core_5_knowledge.)"""

import numpy as np
import pytest

from sim.engine.rules.fire import clash
from sim.engine.rules.observe import first_patron, main_partner, main_rival, observe, observe_ties
from sim.engine.rules.types import mean_resolve
from sim.engine.state.names import FORCE, FOREVER, NEVER, NOT_BINDING, RESPONSE, U_OPEN


@pytest.mark.parametrize(
    ("actor", "rival", "partner"),
    [("turkey", "syria", "russia"), ("syria", "turkey", "russia"), ("russia", "turkey", "turkey"),
     ("iran", "turkey", "turkey"), ("opposition", "syria", "russia"),
     ("united_states", "russia", "russia")],
)
def test_rival_and_partner_follow_from_the_links(d, actor, rival, partner):
    i = d.at(actor)
    assert main_rival(d.c, i) == d.at(rival)
    assert main_partner(d.c, i) == d.at(partner)


def test_a_crisis_without_a_patron_has_no_partner(small):
    assert main_rival(small.c, 0) == 1 and main_rival(small.c, 1) == 0
    assert main_partner(small.c, 0) == -1


def test_the_view_tells_menu_clock_and_map(d):
    i = d.at("turkey")
    d.s.day = 4
    observe(d.c, d.s, d.v, i, FORCE, 0)
    v = d.v
    n = int(d.c.n_options[i, FORCE])
    assert (v.me, v.day, v.n_options, v.track) == (i, 4, n, FORCE)
    assert v.days_left == d.c.days - 5 and v.current == d.s.posture[i, FORCE]
    np.testing.assert_array_equal(v.verb[:n], d.c.verb[i, FORCE, :n])
    np.testing.assert_array_equal(v.level[:n], d.c.level[i, FORCE, :n])
    assert v.share == d.s.share and v.share_lost == d.s.start_share - d.s.share
    assert v.encircled == d.s.n_encircled and v.role == d.c.role[i]


def test_nothing_stands_on_the_response_track(d):
    observe(d.c, d.s, d.v, d.at("turkey"), RESPONSE, 0)
    assert d.v.current == -1


@pytest.mark.parametrize(("actor", "part"), [("turkey", 1), ("syria", 1), ("russia", 1),
                                             ("iran", 0), ("united_states", 0)])
def test_the_deadline_is_seen_by_its_parties(d, actor, part):
    observe(d.c, d.s, d.v, d.at(actor), FORCE, 0)
    assert d.v.ultimatum == (U_OPEN if part else 0)
    assert d.v.days_to_deadline == (d.s.ult_deadline[0] if part else FOREVER)


def test_the_age_of_a_truce_is_seen_while_it_holds_and_no_longer(d):
    i = d.at("turkey")
    d.s.deal_line, d.s.deal_age = 1, 4
    observe(d.c, d.s, d.v, i, FORCE, 0)
    assert (d.v.truce, d.v.truce_age) == (1, 4)
    d.s.deal_line = -1
    observe(d.c, d.s, d.v, i, FORCE, 0)
    assert (d.v.truce, d.v.truce_age) == (0, NOT_BINDING)


def test_an_owed_answer_is_seen_by_its_holder(d):
    d.s.pledge_due[0] = 0
    observe(d.c, d.s, d.v, d.at("turkey"), FORCE, 0)
    assert d.v.pledge_due == 1
    observe(d.c, d.s, d.v, d.at("syria"), FORCE, 0)
    assert d.v.pledge_due == 0


def test_a_fatal_attack_is_seen_as_attributed(d):
    i = d.at("turkey")
    d.s.day = 9
    clash(d.c, d.s, d.at("russia"), d.at("syria"), i, 3.0)
    observe(d.c, d.s, d.v, i, FORCE, 0)
    assert d.v.days_since_fatal == 0 and d.v.own_deaths == 3.0
    d.s.last_fatal[:] = NEVER
    observe(d.c, d.s, d.v, i, FORCE, 0)
    assert d.v.days_since_fatal == FOREVER


def test_help_and_ties_are_those_of_the_actors_links(d):
    t, p, us = d.at("syria"), d.at("russia"), d.at("united_states")
    i = d.at("turkey")
    observe(d.c, d.s, d.v, t, FORCE, 0)
    assert d.v.patron_support == max(d.s.support[p], d.s.support[d.at("iran")])
    observe(d.c, d.s, d.v, p, FORCE, 0)
    assert d.v.given_support == d.s.support[p] and d.v.tie == d.s.tie[p, i]
    d.s.tie[i, p] = 0.13
    observe(d.c, d.s, d.v, us, FORCE, 0)
    assert d.v.tie == 0.13  # the tie an outside power would split
    observe(d.c, d.s, d.v, i, FORCE, 0)
    assert d.v.tie == 0.13


def test_public_view_reads_the_public_record(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.public[t] = [0.0, 0.0, 0.0, 0.0, 1.0]
    observe(d.c, d.s, d.v, i, FORCE, 0)
    assert abs(d.v.rival_resolve - 0.9) < 1e-12
    observe(d.c, d.s, d.v, i, FORCE, 1)
    assert abs(d.v.rival_resolve - mean_resolve(d.s.public, t)) < 1e-12
    assert abs(d.v.resolve - mean_resolve(d.s.public, i)) < 1e-12


def test_format_health_is_that_of_the_healthiest_format(d):
    d.s.health[:] = [0.9, 0.4, 0.7, 0.7]
    observe_ties(d.c, d.s, d.v, 0, 1, 2)
    expected = max(float(h) for g, h in enumerate(d.s.health[: d.c.n_agreements])
                   if d.c.agreement_format[g] == 1)
    assert d.v.format_health == expected


def test_the_first_patron_of_an_actor_is_one_of_its_patrons_else_itself(d):
    i = d.at("syria")
    patrons = [p for p in range(d.c.n_actors) if d.c.patron[p, i] == 1]
    assert first_patron(d.c, i) == patrons[0] != i
    d.c.patron[:, i] = 0
    assert first_patron(d.c, i) == i
