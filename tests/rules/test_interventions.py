"""Interventions: the choice is forced, and nothing else."""

import numpy as np
import pytest

from sim.day import day
from sim.rules.interventions import must_look, obey, order, window
from sim.state.names import FORCE, FREE, RESPONSE, SIGNAL, SILENT, TALK, V_WITHDRAW
from tests.ensemble.pair import differences, watched_rollout
from tests.properties.crises import scenario


@pytest.fixture
def ordered(d):
    """A crisis in which actor 0 is told to take force option 1 on days 2 to 4."""
    d.c.told[0, FORCE] = 1
    d.c.order[0, FORCE, 1] = 2
    d.c.order_from[0, FORCE, 1], d.c.order_to[0, FORCE, 1] = 2, 4
    return d


def test_an_order_holds_on_its_days_alone(ordered):
    d = ordered
    seen = []
    for d.s.day in range(7):
        seen.append(order(d.c, d.s, 0, FORCE))
    assert seen == [FREE, FREE, 2, 2, 2, FREE, FREE]
    d.s.day = 3
    assert window(d.c, d.s, 0, FORCE) == 1
    assert window(d.c, d.s, 0, TALK) == -1 and window(d.c, d.s, 1, FORCE) == -1


def test_an_order_not_yet_carried_out_makes_an_actor_look(ordered):
    d = ordered
    d.s.day = 3
    d.s.posture[0, FORCE] = 0
    assert must_look(d.c, d.s, 0, FORCE)
    d.s.posture[0, FORCE] = 1
    assert not must_look(d.c, d.s, 0, FORCE)


def test_what_is_out_of_reach_is_not_done(ordered):
    d = ordered
    d.s.day = 3
    d.s.posture[0, FORCE] = 0
    d.w.excluded[:] = 0
    assert obey(d.c, d.s, d.w, 0, FORCE, 3) == 1
    d.w.excluded[1] = 1
    assert obey(d.c, d.s, d.w, 0, FORCE, 3) == 0


def test_a_word_out_of_reach_is_left_unsaid_and_counted(d):
    d.c.told[0, SIGNAL] = 1
    d.c.order[0, SIGNAL, 0] = 2
    d.w.excluded[:] = 0
    assert obey(d.c, d.s, d.w, 0, SIGNAL, 0) == 1
    assert d.s.order_done[0, SIGNAL] == 1 and not must_look(d.c, d.s, 0, SIGNAL)
    d.w.excluded[1] = 1
    assert obey(d.c, d.s, d.w, 0, SIGNAL, 0) == -1
    assert d.s.order_barred[0, SIGNAL] == 1


@pytest.mark.parametrize(("name", "words"), [
    ("textbook", {"do.challenger.response": "honour", "do.defender.force": "defy@2001-01-02.."}),
    ("textbook", {"do.challenger.signal": "withdraw@2001-01-03"}),
    ("idlib_2020", {"do.turkey.force": "hold@..2020-02-20+strike_wide@2020-02-21..2020-03-01",
                    "do.russia.response": "silence", "do.syria.signal": "acknowledge@2020-02-18..",
                    "do.russia.talk": "stonewall"}),
    ("idlib_2020", {"beliefs": "known", "turkey.lookahead": 0.4}),
])
def test_watched_and_compiled_agree_under_orders(name, words):
    for rollout in (3, 44):
        assert differences(scenario(name), 7, rollout, overrides=words) == []


def test_a_forced_act_is_read_as_one_that_was_chosen():
    """The likelihood that rivals are given of an act is the same, forced or chosen."""
    s = scenario("textbook")
    free, _, _ = watched_rollout(s, 7, 5, 20, {})
    # Force on the actor what it did by itself: nothing may differ but the counts of orders.
    done = int(free["acted"][0, RESPONSE])
    told, _, _ = watched_rollout(s, 7, 5, 20, {})
    assert free.tobytes() == told.tobytes()
    menu = s.actor("challenger").menus["signal"]
    assert done >= -1 and "withdraw" in menu
    plain = likelihood_of_withdrawing(s, {})
    forced = likelihood_of_withdrawing(s, {"do.challenger.signal": "withdraw@2001-01-01"})
    np.testing.assert_array_equal(plain[1], forced[1])
    assert forced[0] == menu.index("withdraw")


def likelihood_of_withdrawing(s, words):
    """What was said on the first day, and how likely the public finds `withdraw` by type."""
    from sim.model import CrisisModel
    from sim.rules.choice import judge
    from sim.rules.mind import think
    from sim.rules.price import price

    model = CrisisModel(s, 7, 5, 20, "mixture", words)
    start = CrisisModel(s, 7, 5, 20, "mixture", words)
    day(model.case, model.crisis, model.scratch, model.view, model.seats, model.chosen)
    said = int(model.crisis.acted[0, SIGNAL])
    o = [int(v) for v in start.case.verb[0, SIGNAL, :3]].index(V_WITHDRAW)
    think(start.case, start.crisis, start.scratch)
    price(start.case, start.crisis, start.scratch, 0, SIGNAL)
    judge(start.case, start.crisis, start.scratch, start.view, start.seats, 0, SIGNAL, o)
    return said, np.array(start.crisis.likelihood[0, SIGNAL])


def test_silence_says_and_answers_nothing(d):
    d.c.told[0, SIGNAL] = 1
    d.c.order[0, SIGNAL, 0] = SILENT
    d.c.order_to[0, SIGNAL, 0] = 99
    assert order(d.c, d.s, 0, SIGNAL) == SILENT and not must_look(d.c, d.s, 0, SIGNAL)
