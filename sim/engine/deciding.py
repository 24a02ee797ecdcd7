"""Which act decides a label: the day on which an axis turns is played again without it.

An act decides a label if, had it not been made, the axis would not have turned to that label that
day, all else and all luck of the day being as they were (but-for cause: H. L. A. Hart and T.
Honore, 1985, Causation in the Law, ch. 5). Tried are each actor's standing postures that it chose
itself (against the one before), the words and the answers of the day (against silence). Where time
alone closes an ultimatum, the issuer's last answer stands for what decided it.
"""

from typing import Any

from sim.engine.day import day
from sim.engine.state.capacity import OPTIONS
from sim.engine.state.names import RESPONSE, SIGNAL, SILENT, U_OPEN, V_NONE

MORNING = 2  # places among the records of one crisis
SPARE = 3


def act_on(c: Any, s: Any, i: int, track: int) -> int:
    """Option of the act of the day on a track, or of a posture chosen before; -1 if there is none.

    An initial posture is no act of the actor's.
    """
    if track >= SIGNAL:
        o = int(s.acted[i, track])
        return o if o >= 0 and c.verb[i, track, o] != V_NONE else -1
    return int(s.posture[i, track]) if s.left[i, track] >= 0 else -1


def instead(s: Any, morning: Any, i: int, track: int) -> int:
    """The order that takes an act away: the posture before it, or silence."""
    if track >= SIGNAL:
        return SILENT
    if morning.posture[i, track] != s.posture[i, track]:
        return 1 + int(morning.posture[i, track])
    return 1 + int(s.left[i, track])


def without(c: Any, states: Any, w: Any, v: Any, seats: Any, chosen: Any, i: int, track: int,
            code: int) -> None:
    """Play the day again in the spare record with an order in the first window of one track."""
    told = c.told[i, track]
    order = c.order[i, track, 0]
    first = c.order_from[i, track, 0]
    last = c.order_to[i, track, 0]
    states[SPARE] = states[MORNING]
    c.told[i, track] = 1
    c.order[i, track, 0] = code
    c.order_from[i, track, 0] = states[MORNING].day
    c.order_to[i, track, 0] = states[MORNING].day
    day(c, states[SPARE], w, v, seats, chosen)
    c.told[i, track] = told
    c.order[i, track, 0] = order
    c.order_from[i, track, 0] = first
    c.order_to[i, track, 0] = last


def closed_by_time(c: Any, s: Any, morning: Any) -> int:
    """Issuer of an ultimatum that closed today and that it had answered for; -1 if none."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        if morning.ult_status[u] == U_OPEN and s.ult_status[u] != U_OPEN and s.answered[i] >= 0:
            return i
    return -1


def note_turns(c: Any, states: Any, w: Any, v: Any, seats: Any, chosen: Any) -> None:
    """After a day: the axes that changed their label, and the worst act that decided it."""
    s = states[1]
    turned = False
    for x in range(c.n_outcomes):
        if s.label_now[x] != s.label_traced[x]:
            turned = True
            s.turned[x] = s.day
            s.turn_act[x] = -1
            s.turn_short[x] = -1.0
    if not turned:
        return
    for i in range(c.n_actors):
        for track in range(RESPONSE + 1):
            o = act_on(c, s, i, track)
            if o >= 0:
                without(c, states, w, v, seats, chosen, i, track,
                        instead(s, states[MORNING], i, track))
                credit_act(c, states, i, track, o)
    late = closed_by_time(c, s, states[MORNING])
    for x in range(c.n_outcomes):
        if s.label_now[x] != s.label_traced[x] and s.turn_act[x] < 0 and late >= 0:
            s.turn_act[x] = (late * (RESPONSE + 1) + RESPONSE) * OPTIONS + s.answered[late]
            s.turn_short[x] = s.short[late, RESPONSE]
        s.label_traced[x] = s.label_now[x]


def credit_act(c: Any, states: Any, i: int, track: int, o: int) -> None:
    """Enter an act where an axis that turned would not have turned without it."""
    s = states[1]
    for x in range(c.n_outcomes):
        if s.label_now[x] == s.label_traced[x]:
            continue
        if states[SPARE].label_now[x] != s.label_now[x] and (
                s.turn_act[x] < 0 or s.short[i, track] > s.turn_short[x]):
            s.turn_act[x] = (i * (RESPONSE + 1) + track) * OPTIONS + o
            s.turn_short[x] = s.short[i, track]
