"""Interventions: the choice is forced, and nothing else."""

import numpy as np
import pytest

from sim.engine.rules.choice import decide
from sim.engine.rules.interventions import must_look, obey, order, window
from sim.engine.rules.plans import ANY_PLAN
from sim.engine.state.names import ANEW, FORCE, FREE, RESPONSE, SIGNAL, SILENT, TALK
from tests.engine.rules.builders import changed
from tests.play.pair import differences
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


@pytest.mark.parametrize("track", [FORCE, RESPONSE])
def test_a_forced_act_is_read_as_one_that_was_chosen(small, track):
    """What rivals learn of an act is the same, forced or chosen, and so is the plan it means."""
    d, i = small, small.plans("challenger", whole={})
    d.s.settled[:], d.s.read[:] = 1, ANEW
    rng = np.random.default_rng(4)
    worth = rng.normal(0.0, 0.2, d.w.payoff.shape)

    def look(desk, told):
        desk.c.told[i, track] = int(told >= 0)
        desk.c.order[i, track, 0], desk.c.order_to[i, track, 0] = 1 + told, 99
        desk.w.payoff[...] = worth
        return decide(desk.c, desk.s, desk.w, desk.v, desk.seats, i, track, 1, ANY_PLAN, -1)

    free = d.copy()
    chosen = look(free, -1)
    for o in range(int(d.c.n_options[i, track])):
        forced = d.copy()
        assert look(forced, o) == o
        odds = float(free.w.probability[o])
        kind, doctrine = int(d.s.kind[i]), int(d.c.doctrine[i])
        assert forced.s.seen[i, doctrine, kind] == pytest.approx(odds)
        if o == chosen:
            assert changed(free.s, forced.s) <= {"order_done"}
        else:
            assert not np.array_equal(free.s.seen[i], forced.s.seen[i])


def test_silence_says_and_answers_nothing(d):
    d.c.told[0, SIGNAL] = 1
    d.c.order[0, SIGNAL, 0] = SILENT
    d.c.order_to[0, SIGNAL, 0] = 99
    assert order(d.c, d.s, 0, SIGNAL) == SILENT and not must_look(d.c, d.s, 0, SIGNAL)
