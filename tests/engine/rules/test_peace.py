"""The end of a crisis: when peace comes, what it ends, what ends it. Exact."""

import pytest

from sim.engine.rules.barrage import stands
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.peace import (
    HELD,
    MET,
    STOOD_DOWN,
    crisis_over,
    is_peaceful,
    peace,
    peaceful_posture,
)
from sim.engine.rules.tastes import draw_tastes
from sim.engine.state.happenings import H_PEACE, H_RESUMED, HAPPENINGS
from sim.engine.state.names import (
    CONFRONT,
    E_NONE,
    E_PEACE,
    E_TIE,
    FORCE,
    NO_DAY,
    STRIKE,
    TEMPO,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    U_WITHDRAWN,
)
from sim.scenario.load import load
from sim.studies.recast import duplicate
from tests.engine.rules.builders import CaseSlots, Desk

T, S, R, CLIENT = "turkey", "syria", "russia", "opposition"


def calm(d: Desk) -> Desk:
    """Nobody's orders are those of war, and no demand is open."""
    for actor, option in ((T, "hold"), (S, "hold"), (R, "none"), ("iran", "hold")):
        d.order(actor, option)
    d.s.ult_status[0] = U_LAPSED
    return d


def evening(d: Desk, day: int) -> bool:
    """The evening of a day; whether the crisis is over then."""
    d.s.day = day
    peace(d.c, d.s, d.w)
    return crisis_over(d.c, d.s)


def recorded(d: Desk, kind: int) -> list[int]:
    """Items of the day's events of a kind."""
    size = int(d.s.logged - d.s.log_first)
    return [int(d.s.log_item[k]) for k in range(size) if d.s.log_kind[k] == kind]


def test_a_crisis_is_on_while_its_demand_is_open(d):
    calm(d).s.ult_status[0] = U_OPEN
    assert not any(evening(d, day) for day in range(60))


@pytest.mark.parametrize("status", [U_MET, U_MET_FORCE])
def test_a_demand_that_is_met_ends_it_that_evening_whatever_goes_on(d, status):
    d.order(T, "strike_wide")
    settle_campaigns(d.c, d.s)
    i, j = d.at(T), d.at(S)
    d.s.fire[i, j] = 1.0
    d.s.ult_status[0] = status
    assert evening(d, 3) and d.s.peace == 3 == d.s.peace_first
    assert recorded(d, H_PEACE) == [MET]
    assert not stands(d.s, i, j) and d.s.campaign_ends[E_PEACE] == 1 == d.s.campaign_ends.sum()


def test_one_of_two_demands_is_not_enough(d):
    calm(d)
    d.c.n_ultimatums, d.c.ult_issuer[1], d.c.ult_target[1] = 2, d.at(T), d.at(S)
    d.s.ult_status[0], d.s.ult_status[1] = U_MET, U_OPEN
    assert not evening(d, 1)
    d.s.ult_status[1] = U_LAPSED
    assert not evening(d, 2)
    d.s.ult_status[1] = U_NONE
    assert evening(d, 3)


def test_a_deal_must_have_held_for_its_time(d):
    calm(d)
    d.order(T, "reinforce")
    d.c.peace_after, d.c.stand_down = 5.0, 4000.0
    d.s.ult_status[0], d.s.deal_line, d.s.deal_age = U_WITHDRAWN, 0, 4
    assert not evening(d, 4)
    d.s.deal_age = 5
    assert evening(d, 5) and recorded(d, H_PEACE) == [HELD]


def test_a_deal_under_attack_makes_no_peace(d):
    calm(d)
    d.c.peace_after, d.c.stand_down = 5.0, 4000.0
    d.s.ult_status[0], d.s.deal_line, d.s.deal_age = U_WITHDRAWN, 0, 9
    d.order(S, "offensive")
    assert not evening(d, 9)
    d.order(S, "hold")
    d.s.killed_today[d.at(T)] = 1.0
    assert not evening(d, 10)
    d.s.killed_today[:] = 0.0
    assert evening(d, 11)


def test_both_sides_standing_down_must_last(d):
    calm(d)
    d.c.stand_down = 4.0
    assert [evening(d, day) for day in range(5)] == [False, False, False, True, True]
    assert d.s.peace == 3


@pytest.mark.parametrize("what", ["offensive", "deaths", "fire", "inject", "arms"])
def test_what_is_new_sets_the_quiet_days_back(d, what):
    calm(d)
    d.c.stand_down = 3.0
    stir(d, what, 1)
    found = [evening(d, 0), evening(d, 1)]
    settle(d, what)
    assert found + [evening(d, day) for day in range(2, 6)] == [False] * 4 + [True] * 2


def stir(d: Desk, what: str, day: int) -> None:
    """Something new on a day."""
    if what == "offensive":
        d.order(S, "offensive")
    elif what == "deaths":
        d.s.killed_today[d.at(T)] = 2.0
    elif what == "fire":
        d.s.fire[d.at(R), d.at(T)] = 0.3
    elif what == "arms":
        d.s.arms[d.at(S)] = 1
    else:
        d.c.n_injects = 1
        d.s.inject_fired[0], d.s.inject_when[0], d.c.inject_effect[0] = 1, day, E_TIE


def settle(d: Desk, what: str) -> None:
    """And no more of it."""
    d.order(S, "hold")
    d.s.killed_today[:] = 0.0
    d.s.fire[:] = 0.0
    d.s.arms[:] = 0


@pytest.mark.parametrize("what", ["offensive", "deaths", "fire", "inject", "arms"])
def test_something_new_ends_the_peace_and_what_was_met_makes_none_any_more(d, what):
    calm(d)
    d.c.stand_down = 3.0
    d.s.ult_status[0] = U_MET
    assert evening(d, 0) and d.s.peace_days == 1
    stir(d, what, 1)
    assert not evening(d, 1) and d.s.resumed == 1 and len(recorded(d, H_RESUMED)) == 1
    settle(d, what)
    assert [evening(d, day) for day in range(2, 5)] == [False, False, True]
    assert d.s.peace_days == 2 and d.s.peace_first == 0


def test_a_new_demand_ends_it_and_makes_peace_once_it_is_met(d):
    calm(d).s.ult_status[0] = U_MET
    assert evening(d, 0)
    d.s.ult_status[0] = U_OPEN
    assert not evening(d, 1)
    d.s.ult_status[0] = U_MET
    assert evening(d, 2)


def test_what_changes_nothing_or_is_others_business_is_not_new(d):
    calm(d).s.ult_status[0] = U_MET
    assert evening(d, 0)
    d.order(CLIENT, "counter_attack")
    d.s.fire[d.at(CLIENT), d.at("united_states")] = 1.0
    d.c.n_injects = 1
    d.s.inject_fired[0], d.s.inject_when[0], d.c.inject_effect[0] = 1, 1, E_NONE
    assert evening(d, 1)


def test_with_peace_postures_pledges_commitment_and_reasons_to_look_go(d):
    d.order(T, "strike_wide")
    d.order(S, "war")
    d.order(R, "strike_issuer")
    i, j = d.at(T), d.at(S)
    d.s.commitment[i], d.s.guard[d.at(R)] = 0.4, 1.0
    d.s.pledge_active[:], d.s.pledge_due[:] = 1, 2
    d.s.next_trigger[:] = 1
    d.s.ult_status[0] = U_MET
    assert evening(d, 2)
    for actor in (T, S, R):
        a = d.at(actor)
        assert is_peaceful(d.c, a, d.s.posture[a, FORCE]) and d.s.next_trigger[a] == 0
        assert d.s.level[a, STRIKE] == 0.0
    assert d.s.level[j, TEMPO] == 0.0 and d.s.commitment[i] == 0.0 and d.s.guard.sum() == 0.0
    assert d.s.pledge_active[: d.c.n_pledges].sum() == 0
    assert set(d.s.pledge_due[: d.c.n_pledges]) == {NO_DAY}
    assert d.s.next_trigger[d.at(CLIENT)] & 1  # not in it


def test_a_posture_under_orders_stays(d):
    i = d.at(T)
    o = d.option(T, "force", "strike_wide")
    d.order(T, "strike_wide")
    d.c.told[i, FORCE], d.c.order[i, FORCE, 0], d.c.order_to[i, FORCE, 0] = 1, 1 + o, 99
    d.s.ult_status[0] = U_MET
    assert evening(d, 2) and d.s.posture[i, FORCE] == o


@pytest.mark.parametrize(("scenario", "actor", "held", "fallen"), [
    ("idlib_2020", "turkey", "strike_wide", "reinforce"),
    ("idlib_2020", "syria", "pull_back", "pull_back"),
    ("idlib_2020", "opposition", "counter_attack", "counter_attack"),
    ("bosnia_1995", "nato", "pause", "stand_down"),
    ("bosnia_1995", "bosnian_serbs", "hostages", "stay"),
    ("textbook", "challenger", "strike", "hold"),
])
def test_the_posture_that_one_falls_back_to(scenario, actor, held, fallen):
    d = Desk(scenario)
    i, o = d.at(actor), d.option(actor, "force", held)
    assert peaceful_posture(d.c, i, o) == d.option(actor, "force", fallen)


@pytest.mark.parametrize(("actor", "held"), [("syria", "hold"), ("iran", "militias")])
def test_a_copy_of_a_peaceful_posture_is_as_peaceful_as_the_first(actor, held):
    scenario = duplicate(load("idlib_2020"), actor, "force", held)
    c = CaseSlots(scenario.record)
    i = scenario.actor_names.index(actor)
    o = scenario.actor(actor).menus["force"].index(held)
    assert [peaceful_posture(c, i, k) for k in (o, o + 1)] == [o, o + 1]


def test_a_blockade_stands_in_the_way_of_standing_down_and_is_lifted_with_peace():
    d = Desk("cuba_1962")
    d.c.stand_down = 2.0
    d.s.ult_status[0] = U_LAPSED
    i = d.at("united_states")
    assert d.s.level[i, CONFRONT] > 0.0
    assert not any(evening(d, day) for day in range(9))
    d.s.ult_status[0] = U_MET
    assert evening(d, 9) and d.s.level[i, CONFRONT] == 0.0


def test_nobody_is_held_to_peace(small):
    """The crisis over, an actor whose clock runs out still chooses among all postures."""
    i = small.at("challenger")
    small.s.ult_status[0] = U_MET
    assert evening(small, 0)
    small.c.reconsider[i] = 1.0
    small.c.precision[i] = 0.0
    seen = set()
    for rollout in range(40):
        one = small.copy()
        one.s.replicate, one.s.day, one.s.settled[:] = rollout, 1, 1
        draw_tastes(one.c, one.s, i)
        one.day()
        seen.add(int(one.s.posture[i, FORCE]))
    assert len(seen) == small.c.n_options[i, FORCE]


def test_peace_is_no_reason_to_look(d):
    calm(d).quiet()
    d.c.hazard_block = d.c.hazard_post = d.c.spoil_rate = 0.0
    d.s.ult_status[0] = U_MET
    assert evening(d, 0)
    before = [int(x) for x in d.s.posture[: d.c.n_actors, FORCE]]
    d.s.trigger[:] = 0
    d.s.day = 1
    d.day()
    assert [int(x) for x in d.s.posture[: d.c.n_actors, FORCE]] == before


def test_a_posture_that_gave_what_was_demanded_may_stand_on(d):
    from sim.engine.rules.choice import feasible

    i, o = d.at(S), d.option(S, "force", "pull_back")
    d.s.ult_status[0] = U_MET
    feasible(d.c, d.s, d.w, i, FORCE, d.at(T))
    assert d.w.excluded[o] == 1
    d.order(S, "pull_back")
    feasible(d.c, d.s, d.w, i, FORCE, d.at(T))
    assert d.w.excluded[o] == 0
    assert d.w.excluded[d.option(S, "force", "pull_back_part")] == 1


def test_a_crisis_without_a_demand_has_no_peace_to_come_to(d):
    calm(d).c.n_ultimatums = 0
    assert not any(evening(d, day) for day in range(30))


def test_why_peace_came_is_told_in_words():
    from sim.report.story.plain import PEACE
    from sim.report.story.texts import OVER, TEXTS

    assert len({MET, HELD, STOOD_DOWN}) == len(PEACE) == len(OVER) == 3
    assert set(TEXTS) == set(HAPPENINGS)
