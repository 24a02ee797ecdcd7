"""Strategic core 2, threats are choices: whoever owes an answer chooses it in step 9, and nothing
fires by itself unless its doctrine is declared automatic.

Occurrence over seeds: 600 answers a case under fixed seeds. Options are checked to have a chance of
at least 0.02, so each misses with chance below 0.98^600 = 5e-6; 13 such checks in all: a false
alarm in fewer than one version in 10,000.
"""

import numpy as np
import pytest

from sim.engine.rules import responses
from sim.engine.rules.calls import OWES_DEADLINE, OWES_NOTHING, OWES_PLEDGE, owes, patrons_asked
from sim.engine.rules.choice import decide
from sim.engine.rules.fire import strike
from sim.engine.rules.mind import think
from sim.engine.rules.plans import ANY_PLAN, CALLED
from sim.engine.rules.responses import answer, intervene, price_answer, respond
from sim.engine.rules.responses import responses as step_nine
from sim.engine.rules.tastes import draw_tastes
from sim.engine.rules.tree import solve
from sim.engine.state.names import (
    M_PLEDGES,
    M_STAND_ASIDE,
    RESPONSE,
    SHIELD,
    STRIKE,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)
from tests.engine.rules.builders import Desk

ANSWERS = {V_HONOUR, V_DILUTE, V_DELAY, V_EXTEND, V_IGNORE}
SEEDS = 600


def trigger_pledge(d: Desk) -> int:
    """The issuer's soldiers were killed today; all its answers are of one plan."""
    i = d.plans("turkey", whole={})
    d.s.killed_today[i] = 3.0
    d.s.pledge_dead[:] = max(3.0, float(d.c.pledge_threshold.max()))
    d.s.ult_deadline[0] = d.s.day + 1  # near, so that to extend it is an answer too
    return i


def pass_deadline(d: Desk) -> int:
    """The deadline passed yesterday, no pledge is triggered."""
    d.s.day = int(d.s.ult_deadline[0]) + 1
    return d.plans(d.scenario.actor_names[int(d.c.ult_issuer[0])], whole={})


def soften(d: Desk) -> None:
    """A precision at which no option is rare."""
    d.c.precision[:] = 3.0


def sides(d: Desk, i: int) -> tuple[int, int, int]:
    """To whom an answer of i is given, for which client, and why."""
    issuer, target = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    if i != issuer:
        return issuer, target, OWES_NOTHING
    why = OWES_PLEDGE if d.s.pledge_due[0] >= 0 else owes(d.c, d.s, d.w, i, 0)
    return target, -1, why


def odds(d: Desk, i: int) -> np.ndarray:
    """Odds of the answer an actor owes, by its own doctrine, type and beliefs."""
    foe, client, why = sides(d, i)
    think(d.c, d.s, d.w)
    price_answer(d.c, d.s, d.w, i, 0, foe, client, why)
    reach = ANY_PLAN if why == OWES_DEADLINE else CALLED
    decide(d.c, d.s, d.w, d.v, d.seats, i, RESPONSE, foe, reach, -1)
    return d.w.probability[: int(d.c.n_options[i, RESPONSE])].copy()


def verbs_over_seeds(d: Desk, i: int) -> set[int]:
    """Verbs chosen over the rollouts of one state: every tenth by the whole rule, the others by

    the tastes of the rollout at the same worths.
    """
    p = odds(d, i)
    n = len(p)
    seen = set()
    for k in range(SEEDS):
        d.s.replicate = k
        draw_tastes(d.c, d.s, i)
        o = int(np.argmax(np.log(p) + d.s.taste[i, RESPONSE, :n]))
        if k % 10 == 0:
            assert respond(d.c, d.s, d.w, d.v, d.seats, i, 0, *sides(d, i)) == o
        seen.add(int(d.c.verb[i, RESPONSE, o]))
    return seen


@pytest.mark.parametrize("doctrine", ["ultimatum", "bluff", "restrained", "maximalist"])
@pytest.mark.parametrize("cause", [trigger_pledge, pass_deadline])
def test_owed_answer_gives_every_answer_positive_probability(d, cause, doctrine):
    d.doctrine("turkey", doctrine)
    i = cause(d)
    assert owes(d.c, d.s, d.w, i, 0) == (1 if cause is trigger_pledge else 2)
    respond(d.c, d.s, d.w, d.v, d.seats, i, 0, *sides(d, i))
    n = int(d.c.n_options[i, RESPONSE])
    assert {int(x) for x in d.c.verb[i, RESPONSE, :n]} == ANSWERS
    assert (d.w.probability[:n] > 0.0).all()
    assert abs(d.w.probability[:n].sum() - 1.0) < 1e-12


@pytest.mark.parametrize("cause", [trigger_pledge, pass_deadline])
def test_honour_dilute_delay_extend_and_ignore_all_occur_over_seeds(d, cause):
    soften(d)
    i = cause(d)
    assert odds(d, i).min() > 0.02
    assert verbs_over_seeds(d, i) == ANSWERS


def test_a_deadline_far_off_is_not_extended_in_answer_to_the_dead(d):
    i = trigger_pledge(d)
    d.s.ult_deadline[0] = d.s.day + int(d.c.ult_extension[0]) + 1
    p = odds(d, i)
    assert {int(d.c.verb[i, RESPONSE, o]) for o in range(len(p)) if p[o] > 0.0} == (
        ANSWERS - {V_EXTEND})


def test_automatic_doctrine_only_honours(d):
    i = trigger_pledge(d)
    d.c.doctrine_automatic[i, d.c.doctrine[i]] = 1
    soften(d)
    for n in range(60):
        d.s.replicate = n
        o = respond(d.c, d.s, d.w, d.v, d.seats, i, 0, *sides(d, i))
        assert d.c.verb[i, RESPONSE, o] == V_HONOUR
        d.s.acted[i, RESPONSE] = -1


def test_patrons_of_a_struck_client_are_asked(d):
    i, t = d.at("turkey"), d.at("syria")
    asked = [p for p in range(d.c.n_actors) if patrons_asked(d.c, d.s, p, 0)]
    assert asked == []
    d.s.day = 5
    d.fire_at("turkey", "syria", 1.0, 1.0)
    strike(d.c, d.s, i, t)
    asked = [p for p in range(d.c.n_actors) if patrons_asked(d.c, d.s, p, 0)]
    assert asked == sorted([d.at("russia"), d.at("iran")])


def test_patrons_are_not_asked_again_by_a_second_day_of_the_same_strikes(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.day = 5
    d.s.camp_days[i, t] = 1
    d.fire_at("turkey", "syria", 1.0, 1.0)
    strike(d.c, d.s, i, t)
    assert not any(patrons_asked(d.c, d.s, p, 0) for p in range(d.c.n_actors))


def test_patron_may_stand_aside_warn_shield_or_enter(d):
    soften(d)
    p = d.at("russia")
    strike(d.c, d.s, *d.fire_at("turkey", "syria", 1.0, 1.0))
    probability = odds(d, p)
    assert probability.min() > 0.0
    n = int(d.c.n_options[p, RESPONSE])
    assert {int(x) for x in d.c.verb[p, RESPONSE, :n]} == {
        V_STAND_ASIDE, V_WARN, V_SHIELD, V_ENTER,
    }
    seen = verbs_over_seeds(d, p)
    likely = {int(d.c.verb[p, RESPONSE, o]) for o in range(n) if probability[o] > 0.02}
    assert likely <= seen and {V_STAND_ASIDE, V_WARN, V_SHIELD} <= likely


def test_a_patron_with_stand_aside_off_shields_and_is_expected_to(d):
    d.c.on[M_STAND_ASIDE] = 0
    p = d.at("russia")
    strike(d.c, d.s, *d.fire_at("turkey", "syria", 1.0, 1.0))
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert (d.w.q_patron[:, 1] == 1.0).all()
    for n in range(30):
        d.s.replicate = n
        o = respond(d.c, d.s, d.w, d.v, d.seats, p, 0, *sides(d, p))
        assert d.c.verb[p, RESPONSE, o] == V_SHIELD


@pytest.mark.parametrize("verb", [V_STAND_ASIDE, V_WARN, V_SHIELD, V_ENTER])
def test_each_patrons_answer_does_what_it_says(d, verb):
    p, t, i = d.at("russia"), d.at("syria"), d.at("turkey")
    o = d.verb_option(p, RESPONSE, verb)
    tie = float(d.s.tie[p, i])
    intervene(d.c, d.s, d.w, p, o, t, i)
    assert max(d.s.level[p, SHIELD], d.s.guard[p]) == d.c.level[p, RESPONSE, o, SHIELD]
    assert verb != V_SHIELD or d.c.level[p, RESPONSE, o, SHIELD] == 1.0
    assert (d.s.fire[p, i] > 0.0) == (verb == V_ENTER)
    assert verb != V_STAND_ASIDE or d.s.next_trigger[t] > 0
    assert verb != V_WARN or d.s.next_trigger[t] == 0
    assert (d.s.tie[p, i] < tie) == (verb == V_SHIELD) or verb == V_ENTER


def test_without_pledges_mechanism_nothing_is_owed_for_the_dead(d):
    i = trigger_pledge(d)
    d.c.on[M_PLEDGES] = 0
    assert owes(d.c, d.s, d.w, i, 0) == 0


def test_an_inactive_pledge_owes_nothing(d):
    i = trigger_pledge(d)
    d.s.pledge_active[:] = 0
    assert owes(d.c, d.s, d.w, i, 0) == 0


def test_nothing_is_owed_before_the_deadline_and_its_grace(d):
    i = int(d.c.ult_issuer[0])
    d.c.ult_grace[0] = 2
    for late in (-3, 0, 1, 2):
        d.s.day = int(d.s.ult_deadline[0]) + late
        assert owes(d.c, d.s, d.w, i, 0) == 0
    d.s.day += 1
    assert owes(d.c, d.s, d.w, i, 0) == 2


def test_a_delayed_answer_stays_due_and_the_others_settle_it(d):
    for verb in ANSWERS:
        desk = d.copy()
        i = trigger_pledge(desk)
        why = owes(desk.c, desk.s, desk.w, i, 0)
        answer(desk.c, desk.s, desk.w, i, 0, desk.verb_option(i, RESPONSE, verb), why)
        assert (desk.s.pledge_due[0] >= 0) == (verb == V_DELAY)
        assert desk.s.pledge_honoured[0] == (1 if verb in (V_HONOUR, V_DILUTE) else 0)


def test_nothing_fires_by_itself(d, monkeypatch):
    """A day with a triggered pledge on which the issuer chooses to ignore it sees no fire."""
    i = trigger_pledge(d)
    d.order("turkey", "hold")
    o = d.verb_option(i, RESPONSE, V_IGNORE)
    monkeypatch.setattr(responses, "respond", lambda *args: o)
    step_nine(d.c, d.s, d.w, d.v, d.seats)
    assert d.s.fire.sum() == 0.0 and d.s.answers == 0
    assert d.s.pledge_failed[0] == 1 and d.s.unanswered == 1


def test_no_fire_without_a_standing_order_or_an_answer_over_whole_days(d):
    """With nobody striking by posture and no answer owed, forty days pass without a shot."""
    d.quiet()
    d.c.on[M_PLEDGES] = 0
    for actor in d.scenario.actor_names:
        d.s.posture[d.at(actor), 0] = 0
    d.s.ult_status[0] = 0
    for _ in range(40):
        d.s.trigger[:] = 0
        d.day()
        d.s.day += 1
        assert (d.s.level[:, STRIKE] == 0.0).all()
    assert d.s.strike_days.sum() == 0


def test_honour_strikes_at_the_pledged_rung_and_dilute_below_it_each_by_its_levels(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.pledge_dead[:] = 1e3
    for verb, rung in ((V_HONOUR, int(d.c.pledge_rung[0])), (V_DILUTE, 6)):
        desk = d.copy()
        desk.s.rung[:] = 0
        trigger_pledge(desk)
        why = owes(desk.c, desk.s, desk.w, i, 0)
        answer(desk.c, desk.s, desk.w, i, 0, desk.verb_option(i, RESPONSE, verb), why)
        assert desk.s.fire_rung[i, t] == rung and desk.s.rung[i, t] == rung
        o = desk.verb_option(i, RESPONSE, verb)
        assert desk.s.fire[i, t] == desk.c.level[i, RESPONSE, o, STRIKE] > 0.0


def test_a_defied_threat_to_a_small_target_is_also_a_choice(small):
    i = pass_deadline(small)
    assert owes(small.c, small.s, small.w, i, 0) == 2
    respond(small.c, small.s, small.w, small.v, small.seats, i, 0, *sides(small, i))
    n = int(small.c.n_options[i, RESPONSE])
    assert (small.w.probability[:n] > 0.0).all()
