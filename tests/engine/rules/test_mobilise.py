"""Mobilisation schedules: they run for days, all can see them, they are hard to reverse."""

import pytest

from sim.engine.rules.mobilise import mobilisation, mobilised_share, muster, proclaim, ready
from sim.engine.rules.posture import adopt
from sim.engine.rules.quantity import quantity
from sim.engine.rules.slide import contact
from sim.engine.rules.tree import solve
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import (
    CONFRONT,
    END_ENTER,
    END_FREE,
    END_WAR,
    FORCE,
    MOBILISE,
    T_MOBILISE,
    TEMPO,
    V_HONOUR,
)
from sim.engine.state.quantities import NUMBERS
from tests.engine.rules.builders import Desk


@pytest.fixture
def blocs() -> Desk:
    """Patrons on both sides, each with a schedule; no map."""
    return Desk("july_1914")


def test_a_schedule_runs_its_days_and_is_undone_more_slowly(blocs):
    i = blocs.at("russia")
    blocs.c.mobilisation_days[i] = 10.0
    blocs.s.level[i, MOBILISE] = 0.35
    seen = []
    for _ in range(6):
        mobilisation(blocs.c, blocs.s)
        seen.append(float(blocs.s.mobilised[i]))
    assert seen == pytest.approx([0.1, 0.2, 0.3, 0.35, 0.35, 0.35])
    blocs.s.level[i, MOBILISE] = 0.0
    mobilisation(blocs.c, blocs.s)
    assert blocs.s.mobilised[i] == pytest.approx(0.35 - 0.1 * blocs.c.demobilise)
    number = NUMBERS["mobilised"]
    assert quantity(blocs.c, blocs.s, number, i, -1) == blocs.s.mobilised[i]


def test_no_schedule_no_mobilisation_and_always_ready(d):
    i = d.at("turkey")
    d.s.level[i, MOBILISE] = 1.0
    assert mobilised_share(d.c, d.s, i, 5.0) == 0.0 and ready(d.c, d.s, i) == 1.0


def test_ready_is_what_half_the_horizon_can_bring(blocs):
    i = blocs.at("russia")
    blocs.c.mobilisation_days[i], blocs.c.horizon = 28.0, 14.0
    assert ready(blocs.c, blocs.s, i) == pytest.approx(0.25)
    blocs.s.mobilised[i] = 0.9
    assert ready(blocs.c, blocs.s, i) == 1.0


def test_an_order_is_seen_by_all_and_a_step_back_is_no_alarm(blocs):
    i, more = blocs.at("russia"), blocs.option("russia", "force", "partial_mobilisation")
    adopt(blocs.c, blocs.s, blocs.w, i, more, NO_EVENT)
    assert blocs.s.arms[i] == 1
    others = [j for j in range(blocs.c.n_actors) if j != i]
    assert all(blocs.s.next_trigger[j] & T_MOBILISE for j in others)
    assert not blocs.s.next_trigger[i] & T_MOBILISE
    blocs.s.next_trigger[:] = blocs.s.arms[i] = 0
    proclaim(blocs.c, blocs.s, i, 1.0)
    assert blocs.s.arms[i] == 0 and not blocs.s.next_trigger.any()


def test_armies_mobilised_against_each_other_are_in_contact(blocs):
    issuer, patron = int(blocs.c.ult_issuer[0]), int(blocs.c.ult_patron[0])
    blocs.s.level[:, CONFRONT] = 0.0
    sides = issuer, patron, 0.0  # no fire
    blocs.s.mobilised[patron] = 0.5
    assert contact(blocs.c, blocs.s, *sides) == 0.0
    blocs.s.mobilised[blocs.at("germany")] = 0.4
    assert muster(blocs.c, blocs.s, issuer) == 0.4
    assert contact(blocs.c, blocs.s, *sides) == pytest.approx(0.2)


def test_a_mobilised_patron_weighs_more_and_a_mobilised_issuer_strikes_harder(blocs):
    """Ends of the tree: a patron's readiness in the end in which it enters, the issuer's in all."""
    c, s, w = blocs.c, blocs.s, blocs.w
    issuer, patron = int(c.ult_issuer[0]), int(c.ult_patron[0])
    c.horizon = 4.0
    war = c.orders[issuer, c.answer[issuer, V_HONOUR]]
    c.level[issuer, FORCE, war, TEMPO] = 1.0
    solve(c, s, w, 0, 0.1, -1)
    free, alone, entered = (float(w.end[x]) for x in (END_FREE, END_WAR, END_ENTER))
    assert alone > free
    s.mobilised[patron] = 1.0
    solve(c, s, w, 0, 0.1, -1)
    assert w.end[END_ENTER] < entered and w.end[END_WAR] == alone
    s.mobilised[issuer] = 1.0
    solve(c, s, w, 0, 0.1, -1)
    assert w.end[END_WAR] > alone and w.end[END_FREE] == free


def test_every_menu_with_an_order_to_mobilise_has_a_schedule(blocs):
    for i in range(blocs.c.n_actors):
        ordered = blocs.c.level[i, FORCE, :, MOBILISE].max()
        assert (ordered > 0.0) == (blocs.c.mobilisation_days[i] > 0.0)
