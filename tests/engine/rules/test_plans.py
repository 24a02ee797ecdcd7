"""Plans: what is open today, how the weight of an option is shared, which plan follows. Exact."""

import numpy as np
import pytest

from sim.engine.rules.choice import decide
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.plans import (
    ANY_PLAN,
    CALLED,
    KEEP_PLAN,
    acts,
    best_option,
    best_plan,
    holds_option,
    in_reach,
    open_options,
    plan_with,
    pull_options,
    share_out,
)
from sim.engine.rules.price import blank, price
from sim.engine.state.names import (
    C_LAND,
    FORCE,
    RESPONSE,
    TALK,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
    VERBS,
)
from tests.engine.rules.builders import Desk

FIRE = {V_HONOUR, V_DILUTE, V_ENTER, V_SHIELD}
SOFT = ["hold", "support_militias", "pull_out"]
HARD = ["hold", "strike_wide", "war"]


@pytest.fixture
def two(d) -> tuple[Desk, int]:
    """An actor of two plans that share `hold`, the soft one in force; nothing out of reach."""
    d.order("turkey", "support_militias")
    i = d.plans("turkey", soften={"force": SOFT, "talk": ["seek", "call"], "response": ["ignore"]},
                strike={"force": HARD, "talk": ["wait", "summit"]})
    d.w.excluded[:] = 0
    d.w.mood[:] = 1.0
    return d, i


def places(d: Desk, i: int, names: list[str]) -> set[int]:
    """Indices of force options."""
    return {d.option("turkey", "force", x) for x in names}


def opened(d: Desk, i: int, track: int, reach: int) -> set[int]:
    """Options open at a reach."""
    open_options(d.c, d.s, d.w, i, track, reach)
    return {o for o in range(int(d.c.n_options[i, track])) if d.w.open[o]}


def test_only_fire_and_a_shield_are_acts():
    assert {v for v in range(len(VERBS)) if acts(v)} == FIRE
    assert not any(acts(v) for v in (V_DELAY, V_EXTEND, V_IGNORE, V_STAND_ASIDE, V_WARN))


def test_the_plan_in_force_bounds_words_and_no_plan_bounds_force(two):
    d, i = two
    assert opened(d, i, FORCE, KEEP_PLAN) == places(d, i, SOFT)
    assert opened(d, i, FORCE, ANY_PLAN) == places(d, i, SOFT + HARD)
    assert opened(d, i, TALK, KEEP_PLAN) == {1, 2}
    assert not holds_option(d.c, i, TALK, 0, 0) and holds_option(d.c, i, TALK, 1, 0)


def test_a_blow_opens_the_answers_of_any_plan_that_act_and_no_others(two):
    d, i = two
    verbs = d.c.verb[i, RESPONSE]
    for reach, wanted in ((KEEP_PLAN, {V_IGNORE}), (CALLED, {V_IGNORE, V_HONOUR, V_DILUTE}),
                          (ANY_PLAN, {V_IGNORE, V_HONOUR, V_DILUTE, V_DELAY, V_EXTEND})):
        assert {int(verbs[o]) for o in opened(d, i, RESPONSE, reach)} == wanted
    o = d.verb_option(i, RESPONSE, V_DELAY)
    assert [in_reach(d.c, d.s, i, RESPONSE, 1, o, x) for x in (KEEP_PLAN, ANY_PLAN, CALLED)] == [
        False, True, False]


def test_an_option_in_two_plans_has_half_its_weight_in_each_and_all_of_it_in_one(two):
    d, i = two
    hold, war = (d.option("turkey", "force", x) for x in ("hold", "war"))
    total = share_out(d.c, d.s, d.w, i, FORCE, ANY_PLAN)
    assert d.w.share[:2, hold].tolist() == [0.5, 0.5] and d.w.share[:2, war].tolist() == [0.0, 1.0]
    assert total == 5.0
    d.c.weight[i, FORCE, hold] = 0.5
    assert share_out(d.c, d.s, d.w, i, FORCE, ANY_PLAN) == 4.5
    assert d.w.share[:2, hold].tolist() == [0.25, 0.25]
    share_out(d.c, d.s, d.w, i, FORCE, KEEP_PLAN)
    assert d.w.share[:2, hold].tolist() == [0.5, 0.0]  # one plan opens it today
    d.w.excluded[hold] = 1
    share_out(d.c, d.s, d.w, i, FORCE, ANY_PLAN)
    assert d.w.share[:2, hold].sum() == 0.0 and d.w.open[hold] == 0


def test_where_the_plan_in_force_has_nothing_open_any_plan_will_do(two):
    d, i = two
    for o in places(d, i, SOFT):
        d.w.excluded[o] = 1
    assert opened(d, i, FORCE, KEEP_PLAN) == places(d, i, ["strike_wide", "war"])
    for o in places(d, i, HARD):
        d.w.excluded[o] = 1
    assert opened(d, i, FORCE, KEEP_PLAN) == {int(d.s.posture[i, FORCE])}
    d.w.value[:] = 0.0
    pull_options(d.c, d.w, i, FORCE, 3.0)
    assert d.w.probability[d.s.posture[i, FORCE]] == 1.0
    assert best_plan(d.c, d.s, d.w, i) == d.s.plan[i] == 0


def test_odds_are_those_of_the_logit_however_options_are_shared_among_plans(two):
    d, i = two
    n = int(d.c.n_options[i, FORCE])
    rng = np.random.default_rng(4)
    d.w.value[:n] = rng.normal(0.0, 0.3, n)
    open_options(d.c, d.s, d.w, i, FORCE, ANY_PLAN)
    pull_options(d.c, d.w, i, FORCE, 5.0)
    wanted = np.where(d.w.open[:n] == 1, np.exp(5.0 * d.w.value[:n]), 0.0)
    np.testing.assert_allclose(d.w.probability[:n], wanted / wanted.sum(), atol=1e-15)
    np.testing.assert_allclose(d.w.plan_pull[:2], d.w.pull[:2, :n].sum(axis=1))
    np.testing.assert_allclose(d.w.pull[:2, :n].sum(axis=0) / d.w.plan_pull[:2].sum(),
                               d.w.probability[:n])


def test_the_mood_of_a_plan_weighs_all_its_options(two):
    d, i = two
    d.w.value[:] = 0.0
    open_options(d.c, d.s, d.w, i, FORCE, ANY_PLAN)
    pull_options(d.c, d.w, i, FORCE, 5.0)
    np.testing.assert_allclose(d.w.plan_pull[:2], [2.5, 2.5])
    d.w.mood[:2] = [0.2, 0.6]
    pull_options(d.c, d.w, i, FORCE, 5.0)
    np.testing.assert_allclose(d.w.plan_pull[:2], [0.5, 1.5])


def test_best_plan_and_option_are_those_of_pull_and_taste_together(two):
    d, i = two
    n = int(d.c.n_options[i, FORCE])
    rng = np.random.default_rng(6)
    for _ in range(40):
        d.w.value[:n] = rng.normal(0.0, 0.2, n)
        d.s.taste[i, FORCE, :n] = rng.gumbel(size=n)
        d.s.taste_plan[i, :2] = rng.gumbel(size=2)
        open_options(d.c, d.s, d.w, i, FORCE, ANY_PLAN)
        pull_options(d.c, d.w, i, FORCE, 5.0)
        p = int(np.argmax(np.log(d.w.plan_pull[:2]) + d.s.taste_plan[i, :2]))
        assert best_plan(d.c, d.s, d.w, i) == p
        pull = d.w.pull[p, :n]
        worth = np.where(pull > 0.0, np.log(np.maximum(pull, 1e-300)), -np.inf)
        assert best_option(d.c, d.s, d.w, i, FORCE, p) == np.argmax(worth + d.s.taste[i, FORCE, :n])


def test_a_plan_that_holds_an_option_is_the_one_in_force_before_any_other(two):
    d, i = two
    hold, war, talk = d.option("turkey", "force", "hold"), d.option("turkey", "force", "war"), 5
    assert plan_with(d.c, d.s, i, FORCE, hold) == 0
    assert plan_with(d.c, d.s, i, FORCE, war) == 1
    d.s.plan[i] = 1
    assert plan_with(d.c, d.s, i, FORCE, hold) == 1
    d.c.in_plan[i, FORCE, :, talk] = 0
    assert plan_with(d.c, d.s, i, FORCE, talk) == 1  # of no plan: the one in force stays


def look(d: Desk, i: int, track: int, reach: int, gain: dict[int, float], bound: int = -1) -> int:
    """A look with some options better by so much."""
    think(d.c, d.s, d.w)
    price_moods(d.c, d.s, d.w, d.v, d.seats, i)
    if track == RESPONSE:
        blank(d.w, int(d.c.n_options[i, track]))
    else:
        price(d.c, d.s, d.w, i, track)
    for o, x in gain.items():
        d.w.payoff[:, o, C_LAND] += x
    return decide(d.c, d.s, d.w, d.v, d.seats, i, track, d.at("syria"), reach, bound)


def test_a_posture_of_another_plan_brings_that_plan_and_words_bring_none(two):
    d, i = two
    d.s.settled[i] = 1
    war = d.option("turkey", "force", "strike_wide")
    assert look(d, i, FORCE, ANY_PLAN, {war: 90.0}) == war and d.s.plan[i] == 1
    for o in range(int(d.c.n_options[i, TALK])):
        assert look(d, i, TALK, KEEP_PLAN, {o: 90.0}) in (0, 3)  # wait, summit
        assert d.s.plan[i] == 1


def test_an_imposed_answer_brings_the_plan_that_holds_it(two):
    d, i = two
    honour = d.verb_option(i, RESPONSE, V_HONOUR)
    assert look(d, i, RESPONSE, CALLED, {}, honour) == honour
    assert d.s.plan[i] == 1


def test_a_plan_kept_for_its_taste_holds_what_is_worth_more_in_another(two):
    """A strong taste for the soft plan keeps the actor from the best option of the other."""
    d, i = two
    d.s.settled[i] = 1
    war = d.option("turkey", "force", "strike_wide")
    d.s.taste_plan[i, :2] = [50.0, 0.0]
    assert look(d, i, FORCE, ANY_PLAN, {war: 0.5}) != war and d.s.plan[i] == 0
    d.s.taste_plan[i, :2] = [0.0, 50.0]
    assert look(d, i, FORCE, ANY_PLAN, {war: 5.0}) == war and d.s.plan[i] == 1
