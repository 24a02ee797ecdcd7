"""How likely a target that defies still is to give way. Exact, by the counts it is made of."""

from __future__ import annotations

import numpy as np
import pytest

from sim.engine.rules.yielding import gives_way, note_firmness, plan_yields, withstood
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    GIVEN,
    M_BELIEFS,
    M_TASTES,
    READ_FORCE,
    READ_PLAN,
)
from tests.engine.rules.builders import Desk

D, K = 0, 3  # a doctrine and a type


def target(small: Desk, plans: int) -> int:
    """The target with a menu hold, comply, defy, fight and some plans: yield, stall, resist."""
    i = small.at("defender")
    small.c.n_plans[i] = plans
    return i


def test_a_plan_yields_if_complying_is_a_part_of_it(small):
    i = target(small, 3)
    names = small.scenario.actor("defender").plans
    assert [plan_yields(small.c, i, p) for p in range(3)] == [n == "yield" for n in names]


def test_what_was_withstood_is_the_pull_of_yielding_plans_over_that_of_the_others(small):
    """The plan held counts 1 among the others; plans that yield never count as firm."""
    i = target(small, 3)
    yields = [plan_yields(small.c, i, p) for p in range(3)]
    first, (held, other) = yields.index(True), [p for p in range(3) if not yields[p]]
    small.s.plan[i] = held
    small.s.bound_plan[i, D, K, [first, held, other]] = (0.6, 9.0, 0.5)
    assert withstood(small.c, small.s, i, D, K) == pytest.approx(0.6 / (1.0 + 0.5))
    small.s.bound_plan[i, D, K, first] = 0.0
    assert withstood(small.c, small.s, i, D, K) == 0.0


def test_without_plans_it_is_the_pull_of_complying_over_that_of_all_other_options(small):
    i = target(small, 1)
    n = int(small.c.n_options[i, FORCE])
    small.s.bound[i, READ_FORCE, D, K, :n] = np.arange(1.0, n + 1.0)
    gives = small.c.level[i, FORCE, :n, COMPLY] > 0.0
    pulls = np.arange(1.0, n + 1.0)
    assert gives.sum() == 1
    assert withstood(small.c, small.s, i, D, K) == pytest.approx(
        pulls[gives].sum() / pulls[~gives].sum())
    small.s.bound[i, READ_FORCE, D, K, :n] = 0.0
    assert withstood(small.c, small.s, i, D, K) == 0.0


@pytest.mark.parametrize(("plans", "place"), [(3, READ_PLAN), (1, READ_FORCE)])
def test_firmness_is_a_mean_over_what_is_believed_of_its_doctrine(small, plans, place):
    i = target(small, plans)
    small.s.read[i, :] = GIVEN + 1
    n = int(small.c.n_doctrines[i])
    assert n == 2
    small.s.bound[i, READ_FORCE, 0], small.s.bound[i, READ_FORCE, 1] = 1.0, 2.0
    small.s.bound_plan[i, 0], small.s.bound_plan[i, 1] = 0.3, 0.9
    small.s.joint[i, 0], small.s.joint[i, 1] = 0.15, 0.05
    note_firmness(small.c, small.s, small.w, i)
    each = [withstood(small.c, small.s, i, d, K) for d in range(2)]
    assert small.w.firm[i, K] == pytest.approx(0.75 * each[0] + 0.25 * each[1])
    small.s.joint[i] = 0.0
    note_firmness(small.c, small.s, small.w, i)
    assert small.w.firm[i, K] == 0.0
    small.s.joint[i] = 0.1
    small.s.read[i, place] = GIVEN
    note_firmness(small.c, small.s, small.w, i)
    assert small.w.firm[i, K] == -1.0
    for mechanism in (M_TASTES, M_BELIEFS):
        desk = small.copy()
        desk.c.on[mechanism] = 0
        note_firmness(desk.c, desk.s, desk.w, i)
        assert desk.w.firm[i, K] == 0.0


@pytest.mark.parametrize(("firm", "anew", "chance"), [
    (0.0, 0.0, 0.5 / 1.5),  # nothing resisted yet: the logit
    (0.2, 0.0, 0.3 / 1.5),  # of what is left beyond what was resisted
    (0.2, 1.0, 0.5 / 1.5),  # by the logit once it has gone over its policy
    (0.2, 0.4, 0.4 * 0.5 / 1.5 + 0.6 * 0.3 / 1.5),
    (0.5, 0.4, 0.4 * 0.5 / 1.5),  # as strong a pull has been resisted
    (-1.0, 0.4, 0.4 * 0.5 / 1.5),
])
def test_it_gives_way_to_what_pulls_beyond_what_it_has_resisted(small, firm, anew, chance):
    i = target(small, 3)
    small.w.firm[i, K] = firm
    assert gives_way(small.c, small.w, i, K, 0.5, anew) == pytest.approx(chance)
