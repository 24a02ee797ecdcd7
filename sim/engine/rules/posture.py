"""Standing orders: a force posture put in force, and what it changes at once."""

from typing import Any

from sim.engine.draws.discrete import categorical
from sim.engine.rules.barrage import stands
from sim.engine.rules.bonds import shift_tie
from sim.engine.rules.campaigns import cause_of_end, end_campaign
from sim.engine.rules.luck import D_AXIS, actor_luck
from sim.engine.rules.mobilise import proclaim
from sim.engine.rules.plans import plan_with
from sim.engine.rules.record import enter, put_third, wake
from sim.engine.rules.trace import note_move
from sim.engine.rules.trial import aim_of_option, order_posture
from sim.engine.state.happenings import H_FORCE
from sim.engine.state.names import (
    FORCE,
    GIVEN,
    M_WITHHOLD,
    MOBILISE,
    READ_FORCE,
    READ_PLAN,
    T_REVIEW,
    T_SUPPORT,
    TEMPO,
    WEDGE,
)

MISSED = 0.2  # fall of a patron's help that counts as help withheld (a count alone)
BACKS = 0.3  # backing by an outside power that counts as a step of its own (a count alone)


def choose_axis(c: Any, s: Any, w: Any, i: int) -> int:
    """Second stage of an attack: the axis, in proportion to the enemy ground within reach."""
    for a in range(c.n_axes):
        w.weights[a] = 0.0
    for r in range(c.n_roads):
        a = c.road_from[r]
        b = c.road_to[r]
        for flip in range(2):
            near = a if flip == 0 else b
            far = b if flip == 0 else a
            if s.holder[near] == c.side[i] and s.holder[far] != c.side[i]:
                w.weights[c.axis[far]] += c.road_ease[r]
    pick = categorical(actor_luck(c, s, i, D_AXIS, 0), w.weights, c.n_axes)
    return pick if pick >= 0 else 0


def support_changes(c: Any, s: Any, i: int, before: float, event: int) -> None:
    """Clients and ties notice that a patron's help has changed."""
    if s.support[i] < before - MISSED:
        s.withheld += 1
    if s.support[i] == before:
        return
    for j in range(c.n_actors):
        if c.patron[i, j] == 1 and i != j:
            wake(s, j, T_SUPPORT, event)
            shift_tie(s, i, j, c.tie_contact * (s.support[i] - before))


def adopt(c: Any, s: Any, w: Any, i: int, o: int, cause: int) -> None:
    """Put a force posture in force, because of an event."""
    if c.trace > 0:
        note_move(s, i, FORCE, o)
    before = s.support[i]
    backing_before = s.level[i, WEDGE]
    ordered_before = s.level[i, MOBILISE]
    event = enter(s, H_FORCE, i, aim_of_option(c, s, i, o), o, cause)
    put_third(s, event, s.posture[i, FORCE])
    s.order_event[i, FORCE] = event
    order_posture(c, s, i, o)
    if c.on[M_WITHHOLD] == 1:
        support_changes(c, s, i, before, event)
    if c.side[i] < 0 and s.level[i, WEDGE] != backing_before:
        for u in range(c.n_ultimatums):
            wake(s, c.ult_issuer[u], T_SUPPORT, event)
        if s.level[i, WEDGE] > BACKS and s.level[i, WEDGE] > backing_before:
            s.outside_steps += 1
    proclaim(c, s, i, ordered_before)
    s.posture[i, FORCE] = o
    s.since[i, FORCE] = s.day
    if s.level[i, TEMPO] > 0.0 and c.n_axes > 0:
        s.target_axis[i] = choose_axis(c, s, w, i)


def take_plan_of(c: Any, s: Any, i: int, o: int) -> None:
    """A posture that has not come by a look at force brings its plan with it."""
    s.read[i, READ_FORCE] = GIVEN
    plan = plan_with(c, s, i, FORCE, o)
    if plan != s.plan[i]:
        s.plan[i] = plan
        s.read[i, READ_PLAN] = GIVEN


def orders_in_force(c: Any, s: Any) -> None:
    """Each morning the standing orders are in force again, whatever yesterday did to them."""
    for i in range(c.n_actors):
        support = s.support[i]
        order_posture(c, s, i, s.posture[i, FORCE])
        s.support[i] = support


def lower_guard(c: Any, s: Any, i: int) -> None:
    """A shield that an answer set comes down once no client of the patron's is under fire."""
    if s.guard[i] <= 0.0:
        return
    for j in range(c.n_actors):
        if c.patron[i, j] == 1:
            for a in range(c.n_actors):
                if stands(s, a, j):
                    return
    s.guard[i] = 0.0


def review_campaigns(c: Any, s: Any, w: Any) -> None:
    """End campaigns that are over, in the evening; those due for it are reviewed tomorrow.

    A posture that carried one falls back to its like without fire.
    """
    for i in range(c.n_actors):
        lower_guard(c, s, i)
        for j in range(c.n_actors):
            if not stands(s, i, j):
                continue
            cause = cause_of_end(c, s, i, j)
            if cause >= 0:
                end_campaign(c, s, i, j, cause)
                calm = int(c.calm[i, s.posture[i, FORCE]])
                if s.aim[i] == j and calm >= 0:
                    adopt(c, s, w, i, calm, s.strike_event[i, j])
                    take_plan_of(c, s, i, calm)
                    s.short[i, FORCE] = -1.0
            elif s.day + 1 >= s.camp_review[i, j]:
                s.camp_review[i, j] = s.day + 1 + int(c.review)
                wake(s, i, T_REVIEW, s.strike_event[i, j])
