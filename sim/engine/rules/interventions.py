"""Interventions: what an actor is told to do on a track on some days, whatever it would choose.

Only the choice is forced. The actor weighs its options as ever, and rivals see the act and read it
as they would have read it had it been chosen (Pearl 2009: an action set from outside, with every
other law left as it is). What is out of reach on a day is not done: a posture stays as it is, a
word is left unsaid, an answer ungiven.
"""

from typing import Any

from sim.engine.state.capacity import WINDOWS
from sim.engine.state.names import FORCE, FREE, RESPONSE, SIGNAL, SILENT, TALK


def window(c: Any, s: Any, i: int, track: int) -> int:
    """Which span of orders today lies in, -1 if the actor is free."""
    if c.told[i, track] == 1:
        for n in range(WINDOWS):
            if c.order[i, track, n] != FREE:
                if c.order_from[i, track, n] <= s.day and s.day <= c.order_to[i, track, n]:
                    return n
    return -1


def order(c: Any, s: Any, i: int, track: int) -> int:
    """What the actor is told to do on the track today: 1 + an option, SILENT or FREE."""
    n = window(c, s, i, track)
    return int(c.order[i, track, n]) if n >= 0 else FREE


def must_look(c: Any, s: Any, i: int, track: int) -> bool:
    """True while an order waits to be carried out: a posture not yet taken, a word not yet said."""
    n = window(c, s, i, track)
    if n < 0 or c.order[i, track, n] == SILENT:
        return False
    if track == SIGNAL:
        return s.order_spoken[i] != 1 + n
    return s.posture[i, track] != c.order[i, track, n] - 1


def obey(c: Any, s: Any, w: Any, i: int, track: int, chosen: int) -> int:
    """The option taken where the actor would take `chosen`; -1 for nothing said or answered.

    `w.excluded` says what is out of reach.
    """
    n = window(c, s, i, track)
    if n < 0:
        return chosen
    o = int(c.order[i, track, n]) - 1
    if w.excluded[o] == 1:
        if track < SIGNAL:
            return int(s.posture[i, track])
        s.order_barred[i, track] += 1
        return -1
    if track >= SIGNAL:
        s.order_done[i, track] += 1
    if track == SIGNAL:
        s.order_spoken[i] = 1 + n
    return o


def withholds(c: Any, s: Any, i: int) -> bool:
    """True if the actor, who owes an answer, is told to give none; counted."""
    if order(c, s, i, RESPONSE) != SILENT:
        return False
    s.order_done[i, RESPONSE] += 1
    return True


def count_orders(c: Any, s: Any) -> None:
    """After the day's answers: days on which an ordered posture stood or a silence was kept."""
    for i in range(c.n_actors):
        for track in range(FORCE, TALK + 1):
            told = order(c, s, i, track)
            if told != FREE and s.posture[i, track] == told - 1:
                s.order_done[i, track] += 1
            elif told != FREE:
                s.order_barred[i, track] += 1
        if order(c, s, i, SIGNAL) == SILENT:
            s.order_done[i, SIGNAL] += 1
