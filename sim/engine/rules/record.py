"""The record of the day's events: who did what to whom, where, and what it follows from.

Entries are numbered from the start of the rollout and kept for the day they fall on; the watched
run reads them each evening. No rule that decides anything reads one.
"""

from typing import Any

from sim.engine.state.capacity import EVENTS
from sim.engine.state.happenings import NO_EVENT, NOBODY
from sim.engine.state.names import N_SIDES, N_TRIGGERS, SIGNAL


def turn_page(s: Any) -> None:
    """A new day: what is entered from here on is today's."""
    s.log_first = s.logged


def enter(s: Any, kind: int, actor: int, other: int, item: int, cause: int) -> int:
    """Enter an event of today; its number, by which later ones name it as their cause.

    Events beyond the day's capacity are numbered and not kept.
    """
    n = int(s.logged)
    at = n - s.log_first
    s.logged += 1
    if at < EVENTS:
        s.log_kind[at] = kind
        s.log_actor[at] = actor
        s.log_other[at] = other
        s.log_item[at] = item
        s.log_cause[at] = cause
        s.log_third[at] = NOBODY
        s.log_place[at] = NOBODY
        s.log_size[at] = 0.0
        s.log_extent[at] = 0.0
    return n


def put_size(s: Any, n: int, size: float, extent: float) -> None:
    """How large event n of today is, and how far it reaches."""
    at = n - s.log_first
    if 0 <= at and at < EVENTS:
        s.log_size[at] = size
        s.log_extent[at] = extent


def put_place(s: Any, n: int, place: int) -> None:
    """Where event n of today falls."""
    at = n - s.log_first
    if 0 <= at and at < EVENTS:
        s.log_place[at] = place


def put_third(s: Any, n: int, third: int) -> None:
    """The third party, way or status of event n of today."""
    at = n - s.log_first
    if 0 <= at and at < EVENTS:
        s.log_third[at] = third


def put_item(s: Any, n: int, item: int) -> None:
    """What event n of today is about."""
    at = n - s.log_first
    if 0 <= at and at < EVENTS:
        s.log_item[at] = item


def number_of(trigger: int) -> int:
    """Place of a trigger's bit."""
    n = 0
    bit = 1
    while bit < trigger:
        bit *= 2
        n += 1
    return n


def wake(s: Any, i: int, trigger: int, event: int) -> None:
    """An event has actor i look again tomorrow."""
    s.next_trigger[i] |= trigger
    s.next_reason[i, number_of(trigger)] = event


def reason_among(s: Any, i: int, triggers: int) -> int:
    """The event behind the first of some triggers that has actor i look again today."""
    bit = 1
    for n in range(N_TRIGGERS):
        if (s.trigger[i] & triggers & bit) != 0 and s.reason[i, n] >= 0:
            return int(s.reason[i, n])
        bit *= 2
    return NO_EVENT


def pass_reasons(s: Any, i: int) -> None:
    """At the day's end the reasons to look again become tomorrow's."""
    for n in range(N_TRIGGERS):
        s.reason[i, n] = s.next_reason[i, n]
        s.next_reason[i, n] = NO_EVENT


def start_record(c: Any, s: Any) -> None:
    """An empty record; nothing that was so on the first morning has a cause in it."""
    s.because = NO_EVENT
    s.doer = NOBODY
    s.deal_event = NO_EVENT
    s.violation_event = NO_EVENT
    for side in range(N_SIDES):
        s.taken_event[side] = NO_EVENT
    for i in range(c.n_actors):
        s.fatal_event[i] = NO_EVENT
        for track in range(SIGNAL):
            s.order_event[i, track] = NO_EVENT
        for j in range(c.n_actors):
            s.strike_event[i, j] = NO_EVENT
            s.clash_event[i, j] = NO_EVENT
        pass_reasons(s, i)
        pass_reasons(s, i)
    for u in range(c.n_ultimatums):
        s.ult_event[u] = NO_EVENT
        s.deadline_event[u] = NO_EVENT
        s.closed_event[u] = NO_EVENT
    for g in range(c.n_pledges):
        s.pledge_event[g] = NO_EVENT
