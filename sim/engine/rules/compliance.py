"""Fate of open ultimatums: met, met in part, executed, lapsed (claim A11)."""

from typing import Any

from sim.engine.elementary import log
from sim.engine.rules.barrage import stands
from sim.engine.rules.credit import credit
from sim.engine.rules.dates import days_overdue, days_to_deadline
from sim.engine.rules.demands import is_void
from sim.engine.rules.predicate import holds
from sim.engine.rules.record import enter, put_size, put_third, wake
from sim.engine.state.capacity import TYPES
from sim.engine.state.happenings import H_CLOSED, H_DEADLINE, NO_EVENT
from sim.engine.state.names import (
    CARRIED_IN_TIME,
    CARRIED_LATE,
    CARRIED_NOT,
    COMPLY,
    FORCE,
    SIDE_HOLDING,
    T_DEADLINE,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    U_PART,
    U_VOID,
)

LOCKED = 0.5  # commitment over the cost of war from which `locked` is noted at a deadline
CARRIED_OUT = 2  # days of strikes at the threatened rung that carry a threat out


def entropy(c: Any, s: Any, i: int) -> float:
    """Entropy, in nats, of the public belief about an actor."""
    total = 0.0
    for k in range(TYPES):
        if s.public[i, k] > 0.0:
            total -= s.public[i, k] * log(s.public[i, k])
    return total


def watch(c: Any, s: Any, u: int) -> None:
    """Warn the parties as a deadline nears and note what stands at it."""
    left = days_to_deadline(s, u)
    if left == int(c.deadline_near) or left == 0:
        event = enter(s, H_DEADLINE, c.ult_issuer[u], c.ult_target[u], u, s.ult_event[u])
        put_size(s, event, float(left), 0.0)
        s.deadline_event[u] = event
        wake(s, c.ult_issuer[u], T_DEADLINE, event)
        wake(s, c.ult_target[u], T_DEADLINE, event)
        if c.ult_patron[u] >= 0:
            wake(s, c.ult_patron[u], T_DEADLINE, event)
    if left == 0 and s.ult_extended[u] == 0:
        i = c.ult_issuer[u]
        s.locked_at_deadline = 1 if s.commitment[i] >= c.war_cost[i] * LOCKED else 0
        s.entropy_at_deadline = entropy(c, s, i)


def close(c: Any, s: Any, u: int, status: int) -> None:
    """An ultimatum ends: what the audience holds against the issuer goes with it."""
    s.ult_status[u] = status
    i = c.ult_issuer[u]
    event = enter(s, H_CLOSED, i, c.ult_target[u], u, s.because)
    put_third(s, event, status)
    s.closed_event[u] = event
    wake(s, c.ult_target[u], T_DEADLINE, event)
    if status == U_LAPSED:
        s.lapsed[i] = c.lapse_share
        s.commitment[i] *= 1.0 - c.lapse_share
    else:
        s.commitment[i] = 0.0


def met_by(c: Any, s: Any, u: int) -> int:
    """What met a demand: the ground that passed today, else the order to comply, if either did."""
    ground = s.taken_event[SIDE_HOLDING]
    if c.ult_line[u] >= 0:
        return int(ground) if ground >= s.log_first else NO_EVENT
    target = c.ult_target[u]
    return int(s.order_event[target, FORCE]) if s.level[target, COMPLY] > 0.0 else NO_EVENT


def note_carried(c: Any, s: Any, u: int) -> None:
    """Note the day on which a threat has been carried out: in time, or late."""
    if s.ult_status[u] == U_NONE or s.ult_carried[u] != CARRIED_NOT:
        return
    if s.ult_executed[u] < CARRIED_OUT:
        return
    in_time = s.ult_status[u] == U_OPEN and days_overdue(c, s, u) <= c.ult_extension[u]
    s.ult_carried[u] = CARRIED_IN_TIME if in_time else CARRIED_LATE


def issue_given(c: Any, s: Any) -> None:
    """Without a map the share of the issue is the most that any demand has been met."""
    if c.n_places == 0:
        s.share = 0.0
        for u in range(c.n_ultimatums):
            s.share = max(s.share, c.ult_asks[u] * s.ult_credit[u])


def test(c: Any, s: Any, w: Any) -> None:
    """Step 11: the compliance test of every open ultimatum."""
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN or c.ult_line[u] < 0:
            s.ult_credit[u] = credit(c, s, u)
        note_carried(c, s, u)
    issue_given(c, s)
    for u in range(c.n_ultimatums):
        if s.ult_status[u] != U_OPEN:
            continue
        watch(c, s, u)
        force = s.ult_executed[u] >= CARRIED_OUT
        under_way = stands(s, c.ult_issuer[u], c.ult_target[u])
        overdue = days_overdue(c, s, u)
        s.because = s.deadline_event[u]
        if holds(c, s, w, c.ult_demand[u]):
            s.because = met_by(c, s, u)
            close(c, s, u, U_MET_FORCE if force else U_MET)
        elif overdue > 0 and s.ult_credit[u] >= c.ult_partial[u] and not under_way:
            close(c, s, u, U_PART)
        elif overdue > c.ult_extension[u] and not under_way:
            close(c, s, u, U_EXECUTED if force else U_LAPSED)
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN and is_void(c, s, u):
            s.because = s.closed_event[c.ult_void[u]]
            close(c, s, u, U_VOID)
