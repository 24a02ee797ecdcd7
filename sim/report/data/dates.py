"""The days that dated questions are asked of: deadlines, meetings, the last day."""

from __future__ import annotations

from dataclasses import dataclass

from sim.data.outcome import Outcome

DEADLINE, MEETING, LAST = "deadline", "meeting", "last day"
MOST = 5  # days that fit beside each other on a phone


@dataclass(frozen=True)
class Mark:
    """A day that matters, and why."""

    day: int
    kind: str  # DEADLINE, MEETING or LAST
    about: str = ""  # of a meeting: delegation, call or summit


def marks(outcome: Outcome) -> list[Mark]:
    """Days that matter within the run, in order of time, one a day: a deadline before a meeting."""
    last = outcome.days - 1
    found = [Mark(int(day), DEADLINE) for day in outcome.deadlines]
    found += [Mark(int(m["day"]), MEETING, str(m["kind"])) for m in outcome.meetings]
    found.append(Mark(last, LAST))
    order = {DEADLINE: 0, LAST: 1, MEETING: 2}
    by_day: dict[int, Mark] = {}
    for mark in sorted(found, key=lambda m: order[m.kind]):
        if 0 <= mark.day <= last:
            by_day.setdefault(mark.day, mark)
    return [by_day[day] for day in sorted(by_day)]


def dates_asked(outcome: Outcome) -> list[Mark]:
    """At most five of the days, the last one and deadlines before meetings, in order of time."""
    order = {LAST: 0, DEADLINE: 1, MEETING: 2}
    chosen = sorted(marks(outcome), key=lambda m: (order[m.kind], m.day))[:MOST]
    return sorted(chosen, key=lambda m: m.day)
