"""The first morning. Exact. (Types: test_core_5_knowledge.)"""

import numpy as np
import pytest

from sim.engine.rules.setup import begin, begin_plan, draw_types, set_meetings, type_prior
from sim.engine.rules.types import resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    ANEW,
    FORCE,
    GIVEN,
    KNOWN,
    M_BELIEFS,
    N_LEVELS,
    SUPPORT,
    TALK,
)
from tests.engine.rules.builders import CrisisSlots, changed


@pytest.mark.parametrize("mean", [0.0, 0.3, 0.5, 0.77, 1.0])
@pytest.mark.parametrize("spread", [0.0, 0.1, 0.3])
def test_a_prior_is_a_distribution_peaked_near_its_mean(mean, spread):
    row = np.zeros(5)
    type_prior(row, mean, spread)
    assert abs(row.sum() - 1.0) < 1e-12 and (row > 0.0).all()
    grid = np.array([resolve_of(k) for k in range(5)])
    assert abs(grid[np.argmax(row)] - np.clip(mean, 0.1, 0.9)) <= 0.1 + 1e-12


def test_a_wider_prior_is_less_sure():
    rows = [np.zeros(5), np.zeros(5)]
    type_prior(rows[0], 0.5, 0.1)
    type_prior(rows[1], 0.5, 0.5)
    assert rows[0].max() > rows[1].max()


def test_the_state_is_that_of_the_case(d):
    n = int(d.c.n_actors)
    for field in ("strength", "troops", "reputation"):
        np.testing.assert_array_equal(getattr(d.s, field)[:n], getattr(d.c, field)[:n])
    np.testing.assert_array_equal(d.s.commitment[:n], d.c.commitment_start[:n])
    for field in ("tie", "rung", "last_contact", "last_fatal", "last_strike"):
        np.testing.assert_array_equal(getattr(d.s, field)[:n, :n], getattr(d.c, field)[:n, :n])
    np.testing.assert_array_equal(d.s.holder, d.c.holder)
    assert d.s.start_share == d.s.share > 0.0 and d.s.displaced == d.c.displaced_start


def test_the_standing_orders_are_those_of_the_postures(d):
    for i in range(d.c.n_actors):
        level = d.c.level[i, 0, d.c.posture[i, 0]]
        np.testing.assert_array_equal(d.s.level[i, :N_LEVELS], level)
        assert d.s.support[i] == level[SUPPORT]
        assert d.s.settled[i].sum() == 0 and (d.s.acted[i] == -1).all()


def test_nothing_has_happened_yet(d):
    for field in ("deaths", "fire", "rounds", "offers", "incidents", "ult_executed", "survival",
                  "next_trigger", "strike_days", "fatal_count", "claimed"):
        value = np.asarray(getattr(d.s, field))
        assert (value == (1.0 if field == "survival" else 0)).all()
    for field in ("deal_first", "break_first", "wide_first", "execute_first", "offer_line"):
        assert getattr(d.s, field) == -1


def test_beginning_is_a_function_of_seed_and_replicate(d):
    states = []
    for rollout in (3, 3, 4):
        s = CrisisSlots()
        s.seed, s.replicate = 11, rollout
        begin(d.c, s)
        states.append(s)
    assert changed(states[0], states[1]) == set()
    assert changed(states[0], states[2]) <= {
        "replicate", "kind", "pace", "taste", "taste_plan", "meeting_day"}


def test_the_public_prior_is_the_reference_mixture_of_doctrines_times_that_of_types(d):
    draw_types(d.c, d.s)
    for i in range(d.c.n_actors):
        types = np.zeros(TYPES)
        type_prior(types, d.c.resolve[i], d.c.spread)
        for q in range(d.c.n_doctrines[i]):
            np.testing.assert_allclose(d.s.joint[i, q], d.c.doctrine_weight[i, q] * types)
        np.testing.assert_allclose(d.s.public[i], types, atol=1e-15)
        assert d.s.was_seen[i] == 0 and (d.s.seen[i, : d.c.n_doctrines[i]] == 1.0).all()


def test_known_beliefs_begin_at_the_truth_on_type_and_doctrine(d):
    d.c.on[M_BELIEFS] = KNOWN
    draw_types(d.c, d.s)
    for i in range(d.c.n_actors):
        truth = np.zeros_like(d.s.joint[i])
        truth[d.c.doctrine[i], d.s.kind[i]] = 1.0
        np.testing.assert_array_equal(d.s.joint[i], truth)
        np.testing.assert_array_equal(d.s.public[i], truth.sum(axis=0))


def test_a_doctrine_seated_beside_those_expected_is_known_where_beliefs_are_and_else_unexpected(d):
    i = d.at("turkey")
    n = int(d.c.n_doctrines[i])
    d.c.doctrine[i] = n
    draw_types(d.c, d.s)
    assert (d.s.joint[i, n] == 0.0).all() and abs(d.s.public[i].sum() - 1.0) < 1e-12
    d.c.on[M_BELIEFS] = KNOWN
    draw_types(d.c, d.s)
    assert d.s.joint[i, n, d.s.kind[i]] == 1.0 == d.s.public[i, d.s.kind[i]]


def test_the_plan_in_force_is_the_first_that_holds_what_an_actor_does(d):
    i = d.at("turkey")
    d.c.n_plans[i] = 3
    d.c.in_plan[i, :, :3] = 1
    begin_plan(d.c, d.s, i)
    assert d.s.plan[i] == 0
    d.c.in_plan[i, FORCE, 0, d.s.posture[i, FORCE]] = 0
    begin_plan(d.c, d.s, i)
    assert d.s.plan[i] == 1
    d.c.in_plan[i, TALK, 1, d.s.posture[i, TALK]] = 0
    begin_plan(d.c, d.s, i)
    assert d.s.plan[i] == 2
    assert d.s.read[i].tolist() == [GIVEN, ANEW, GIVEN]  # force, answers, plan
    assert d.s.last_answer[i] == -1


def test_a_meeting_whose_day_is_judgement_is_drawn_within_its_span(d):
    """Evenly on either side of its middle, once a rollout; a fixed day stays fixed and draws none.
    """
    c, s = d.c, d.s
    assert c.meeting_first[0] == c.meeting_last[0] == c.meeting_day[0]  # the Moscow round
    c.meeting_first[1], c.meeting_day[1], c.meeting_last[1] = 20, 22, 31
    seen = []
    for n in range(3000):
        s.replicate = n
        set_meetings(c, s)
        assert s.meeting_day[0] == c.meeting_day[0]
        seen.append(int(s.meeting_day[1]))
    days = np.arange(20, 32)
    expected = np.where(days <= 22, 1 / 6, 0.0) + np.where(days >= 22, 1 / 20, 0.0)
    shares = np.array([seen.count(x) for x in days]) / 3000
    assert len(seen) == sum(seen.count(x) for x in days)
    assert (np.abs(shares - expected) < 4.0 * np.sqrt(expected / 3000)).all()


def test_another_meeting_leaves_the_drawn_days_as_they_are(d):
    c, s = d.c, d.s
    set_meetings(c, s)
    before = [int(x) for x in s.meeting_day[:3]]
    for field in ("day", "first", "last", "kind", "channel"):
        row = getattr(c, f"meeting_{field}")
        row[1:4] = row[:3].copy()
        row[0] = 0
    c.n_meetings = 4
    set_meetings(c, s)
    assert [int(x) for x in s.meeting_day[1:4]] == before
