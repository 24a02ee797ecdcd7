"""Campaigns: what opens one, how long it stands, what ends it and for which named cause. Exact."""

import numpy as np
import pytest

from sim.engine.rules.barrage import stands
from sim.engine.rules.campaigns import (
    aim_of,
    answers_blow,
    cause_of_end,
    end_campaign,
    open_campaign,
    proportion,
    settle_campaigns,
)
from sim.engine.state.names import (
    AIM_ANSWER,
    AIM_CLIENT,
    AIM_DEMAND,
    AIM_OPEN,
    AIR,
    CAMPAIGN_ENDS,
    E_AIM_MET,
    E_CHOICE,
    E_DEAL,
    E_EXHAUSTION,
    FORCE,
    M_PLEDGES,
    NO_DAY,
    SEA,
    STRIKE,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_MET_BY_DEAL,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    U_OVERTAKEN,
    U_WITHDRAWN,
)
from tests.engine.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


def opened(d: Desk, author: str = T, struck: str = S) -> tuple[int, int]:
    """A campaign of the author's posture that opens today."""
    i, j = d.at(author), d.at(struck)
    d.s.level[i, STRIKE], d.s.aim[i] = 1.0, j
    settle_campaigns(d.c, d.s)
    return i, j


def test_orders_that_fire_open_a_campaign_and_it_stands_day_after_day(d):
    i, j = opened(d)
    assert stands(d.s, i, j) and d.s.campaigns == 1
    assert d.s.camp_review[i, j] == int(d.c.review)
    for day in range(1, 12):
        d.s.day = day
        settle_campaigns(d.c, d.s)
    assert d.s.camp_day[i, j] == 0 and d.s.campaigns == 1 and d.s.campaign_ends.sum() == 0
    assert not stands(d.s, j, i)


def test_an_outside_power_without_any_demand_may_have_one_too(d):
    i, j = opened(d, "united_states", "iran")
    assert stands(d.s, i, j) and d.s.camp_aim[i, j] == AIM_OPEN


def test_orders_without_fire_end_it_by_choice(d):
    i, j = opened(d)
    d.s.level[i] = 0.0
    settle_campaigns(d.c, d.s)
    assert not stands(d.s, i, j) and d.s.camp_day[i, j] == NO_DAY
    assert d.s.campaign_ends[E_CHOICE] == 1 == d.s.campaign_ends.sum()


def test_turning_fire_on_another_ends_one_campaign_and_opens_the_next(d):
    i, j = opened(d)
    d.s.aim[i] = d.at(R)
    settle_campaigns(d.c, d.s)
    assert not stands(d.s, i, j) and stands(d.s, i, d.at(R))
    assert d.s.campaign_ends[E_CHOICE] == 1 and d.s.campaigns == 2


def test_fire_of_an_answer_stands_beside_a_posture_without_fire_and_its_end_lowers_the_count(d):
    i, j = d.fire_at(R, T)
    settle_campaigns(d.c, d.s)
    assert stands(d.s, i, j) and d.s.answering[i] == 1
    end_campaign(d.c, d.s, i, j, E_CHOICE)
    assert d.s.answering[i] == 0 and d.s.camp_arm[i, j].sum() == 0.0
    settle_campaigns(d.c, d.s)
    assert not stands(d.s, i, j) and d.s.campaigns == 1


def test_what_a_campaign_is_for(d):
    i, j, p = d.at(T), d.at(S), d.at(R)
    assert aim_of(d.c, d.s, i, j) == AIM_DEMAND
    d.s.ult_status[0] = U_NONE
    assert aim_of(d.c, d.s, i, j) == AIM_OPEN
    d.s.unanswered_deaths[i] = 3.0
    assert aim_of(d.c, d.s, i, j) == AIM_ANSWER
    d.s.unanswered_deaths[i] = 0.0
    open_campaign(d.c, d.s, i, j)
    assert aim_of(d.c, d.s, p, i) == AIM_CLIENT
    assert aim_of(d.c, d.s, d.at("united_states"), i) == AIM_OPEN


def test_an_answer_is_owed_in_the_pledged_proportion(d):
    i, j = d.at(T), d.at(S)
    d.c.pledge_holder[0], d.c.pledge_against[0], d.c.pledge_proportion[0] = i, j, 2.5
    d.s.pledge_active[0] = 1
    assert proportion(d.c, d.s, i, j) == 2.5 and proportion(d.c, d.s, j, i) == 1.0
    for switch in ("pledge", "mechanism"):
        desk = d.copy()
        if switch == "pledge":
            desk.s.pledge_active[0] = 0
        else:
            desk.c.on[M_PLEDGES] = 0
        assert proportion(desk.c, desk.s, i, j) == 1.0
    open_campaign(d.c, d.s, i, j)
    assert (d.s.camp_aim[i, j], d.s.camp_owed[i, j]) == (AIM_DEMAND, 0.0)
    d.s.unanswered_deaths[i] = 4.0
    answers_blow(d.c, d.s, i, j)
    assert (d.s.camp_aim[i, j], d.s.camp_owed[i, j]) == (AIM_ANSWER, 10.0)


@pytest.mark.parametrize(("status", "cause"), [
    (U_OPEN, -1), (U_EXECUTED, -1), (U_LAPSED, -1), (U_MET, E_AIM_MET), (U_MET_FORCE, E_AIM_MET),
    (U_WITHDRAWN, E_DEAL), (U_MET_BY_DEAL, E_DEAL), (U_OVERTAKEN, E_DEAL)])
def test_a_campaign_for_a_demand_lasts_until_it_is_met_or_agreed_upon(d, status, cause):
    i, j = opened(d)
    d.s.ult_status[0] = status
    assert cause_of_end(d.c, d.s, i, j) == cause


def test_a_campaign_that_answers_ends_once_it_claims_what_is_owed(d):
    i, j = opened(d)
    d.s.camp_aim[i, j], d.s.camp_owed[i, j], d.s.camp_days[i, j] = AIM_ANSWER, 10.0, 5
    d.s.camp_claim[i, j] = 9.0
    assert cause_of_end(d.c, d.s, i, j) == -1
    d.s.camp_claim[i, j] = 10.0
    assert cause_of_end(d.c, d.s, i, j) == E_AIM_MET
    d.s.camp_days[i, j] = 1  # a day of strikes is an act, not yet a campaign
    assert cause_of_end(d.c, d.s, i, j) == -1


def test_a_campaign_for_a_client_ends_with_the_fire_on_it(d):
    i, j = opened(d)
    p, _ = opened(d, R, T)
    assert d.s.camp_aim[p, i] == AIM_CLIENT and cause_of_end(d.c, d.s, p, i) == -1
    end_campaign(d.c, d.s, i, j, E_CHOICE)
    assert cause_of_end(d.c, d.s, p, i) == E_AIM_MET


def test_a_deal_ends_campaigns_on_the_day_it_begins_to_bind_and_no_later(d):
    i, j = opened(d)
    d.s.ult_status[0] = U_OPEN
    for age, cause in ((-1, -1), (0, E_DEAL), (1, -1)):
        d.s.deal_line, d.s.deal_age = 0, age
        assert cause_of_end(d.c, d.s, i, j) == cause


def test_effort_spent_exhausts_a_campaign(d):
    i, j = opened(d)
    d.c.stamina[i] = 30.0
    for spent, cause in ((29.9, -1), (30.0, E_EXHAUSTION)):
        d.s.camp_spent[i, j] = spent
        assert cause_of_end(d.c, d.s, i, j) == cause


def test_a_new_campaign_starts_from_nothing(d):
    i, j = opened(d)
    for field in ("camp_days", "camp_claim", "camp_spent", "camp_owed"):
        getattr(d.s, field)[i, j] = 7
    d.s.level[i] = 0.0
    settle_campaigns(d.c, d.s)
    d.s.day = 20
    d.s.level[i, AIR] = 0.5
    settle_campaigns(d.c, d.s)
    assert d.s.camp_day[i, j] == 20
    for field in ("camp_days", "camp_claim", "camp_spent", "camp_owed"):
        assert getattr(d.s, field)[i, j] == 0


@pytest.mark.parametrize("name", ["idlib_2020", "cuba_1962", "bosnia_1995", "textbook"])
def test_over_whole_rollouts_every_campaign_that_is_over_has_one_named_cause(name):
    d = Desk(name)
    n = d.c.n_actors
    seen = 0
    i = int(d.c.ult_issuer[0])
    issuer = d.scenario.actor_names[i]
    menu = d.scenario.actor(issuer).menus["force"]
    fire = d.c.level[i, FORCE, : len(menu)][:, [STRIKE, AIR, SEA]].sum(axis=1)
    for rollout in (3, 4):
        d.start(rollout=rollout)
        d.order(issuer, menu[int(np.argmax(fire))])
        while d.s.over == 0:
            d.day()
            d.s.day += 1
            standing = sum(stands(d.s, i, j) for i in range(n) for j in range(n))
            assert d.s.campaigns == standing + d.s.campaign_ends.sum()
            for i in range(n):
                beside = sum(d.s.camp_arm[i, j].sum() > 0.0 for j in range(n))
                assert d.s.answering[i] == beside
            seen += standing
    assert len(d.s.campaign_ends) == len(CAMPAIGN_ENDS)
    assert seen > 0
