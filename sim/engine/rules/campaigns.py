"""Campaigns: fire of one actor on another as a state, opened by a choice and ended by a cause.

A posture with fire opens one against whom it is aimed at; an answer opens one against its author,
as the posture it puts in force or, where no posture of the menu means the same, beside the posture.
It stands until its aim is met, a deal binds, effort is spent or its author chooses so: by a
posture without fire, or at a review a week apart. What ended it has a name.
"""

from typing import Any

from sim.engine.rules.barrage import fire_weight, fires, stands
from sim.engine.rules.breach import bear_opening
from sim.engine.rules.opening import note_opening
from sim.engine.state.names import (
    AIM_ANSWER,
    AIM_CLIENT,
    AIM_DEMAND,
    AIM_OPEN,
    E_AIM_MET,
    E_CHOICE,
    E_DEAL,
    E_EXHAUSTION,
    M_PLEDGES,
    N_ARMS,
    NO_DAY,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
)


def aim_of(c: Any, s: Any, i: int, j: int) -> int:
    """What a campaign that opens today is for."""
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i and c.ult_target[u] == j and s.ult_status[u] == U_OPEN:
            return AIM_DEMAND
    for k in range(c.n_actors):
        if c.patron[i, k] == 1 and stands(s, j, k):
            return AIM_CLIENT
    return AIM_ANSWER if s.unanswered_deaths[i] > 0.0 else AIM_OPEN


def open_campaign(c: Any, s: Any, i: int, j: int) -> None:
    """A campaign begins."""
    bear_opening(c, s, i, j)
    s.camp_day[i, j] = s.day
    s.camp_aim[i, j] = aim_of(c, s, i, j)
    s.camp_review[i, j] = s.day + int(c.review)
    s.camp_days[i, j] = 0
    s.camp_claim[i, j] = 0.0
    s.camp_spent[i, j] = 0.0
    s.camp_owed[i, j] = 0.0
    if s.camp_aim[i, j] == AIM_ANSWER:
        s.camp_owed[i, j] = proportion(c, s, i, j) * s.unanswered_deaths[i]
    s.campaigns += 1
    if c.trace > 0:
        note_opening(c, s, i, j)


def proportion(c: Any, s: Any, i: int, j: int) -> float:
    """Claimed dead per own death that make an answer enough: as pledged, else one for one."""
    for g in range(c.n_pledges):
        live = c.on[M_PLEDGES] == 1 and s.pledge_active[g] == 1
        if live and c.pledge_holder[g] == i and c.pledge_against[g] == j:
            return float(c.pledge_proportion[g])
    return 1.0


def answers_blow(c: Any, s: Any, i: int, j: int) -> None:
    """A campaign that carries out a pledge is for the dead it answers, whatever else is open."""
    if stands(s, i, j):
        s.camp_aim[i, j] = AIM_ANSWER
        s.camp_owed[i, j] = proportion(c, s, i, j) * s.unanswered_deaths[i]


def end_campaign(c: Any, s: Any, i: int, j: int, cause: int) -> None:
    """A campaign ends for a cause."""
    s.camp_day[i, j] = NO_DAY
    s.camp_days[i, j] = 0
    s.campaign_ends[cause] += 1
    carried = False
    for n in range(N_ARMS):
        carried = carried or s.camp_arm[i, j, n] > 0.0
        s.camp_arm[i, j, n] = 0.0
    if carried:
        s.answering[i] -= 1


def settle_campaigns(c: Any, s: Any) -> None:
    """Campaigns follow the orders in force: those that fire open one, those that do not end it.

    Whoever opens fire today does so beside the campaigns that stood in the night.
    """
    for i in range(c.n_actors):
        if fires(s, i):
            for j in range(c.n_actors):
                if fire_weight(s, i, j) > 0.0 and not stands(s, i, j):
                    open_campaign(c, s, i, j)
    for i in range(c.n_actors):
        firing = fires(s, i)
        for j in range(c.n_actors):
            if stands(s, i, j) and not (firing and fire_weight(s, i, j) > 0.0):
                end_campaign(c, s, i, j, E_CHOICE)


def is_settled(c: Any, s: Any, i: int, j: int) -> bool:
    """True once an answer has claimed what is owed, and whoever it is given to fires no more."""
    enough = s.camp_claim[i, j] >= s.camp_owed[i, j] and s.camp_days[i, j] >= c.shortest
    return enough and not stands(s, j, i)


def end_of_demands(c: Any, s: Any, i: int, j: int) -> int:
    """What ends a campaign for what i demands of j, -1 while one demand stands or was defied."""
    cause = -1
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] != i or c.ult_target[u] != j:
            continue
        status = s.ult_status[u]
        if status == U_OPEN:
            return -1
        if status == U_MET or status == U_MET_FORCE:
            cause = E_AIM_MET
        elif status != U_NONE and status != U_EXECUTED and status != U_LAPSED:
            cause = E_DEAL if cause < 0 else cause
    return cause


def cause_of_end(c: Any, s: Any, i: int, j: int) -> int:
    """Why a campaign that has run today is over, -1 if it is not."""
    if s.deal_line >= 0 and s.deal_age == 0:
        return E_DEAL
    aim = s.camp_aim[i, j]
    if aim == AIM_DEMAND:
        cause = end_of_demands(c, s, i, j)
        if cause >= 0:
            return cause
    elif aim == AIM_ANSWER and is_settled(c, s, i, j):
        return E_AIM_MET
    elif aim == AIM_CLIENT:
        struck = False
        for k in range(c.n_actors):
            struck = struck or (c.patron[i, k] == 1 and stands(s, j, k))
        if not struck:
            return E_AIM_MET
    if s.camp_spent[i, j] >= c.stamina[i]:
        return E_EXHAUSTION
    return -1
