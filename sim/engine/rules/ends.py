"""Weather at the day's start, ends at its close, and labels of the outcome axes."""

from typing import Any

from sim.engine.rules.fire import clear_fire
from sim.engine.rules.luck import WEATHER, WEATHER_TODAY, process_luck
from sim.engine.rules.predicate import count_held, enter_courses, holds
from sim.engine.rules.record import pass_reasons
from sim.engine.state.names import M_WEATHER


def weather(c: Any, s: Any) -> None:
    """Weather in 0 (clear) .. 1 (nothing flies), a persistent daily series."""
    u = process_luck(s, WEATHER, WEATHER_TODAY, 0)
    s.weather = c.weather_persistence * s.weather + (1.0 - c.weather_persistence) * u
    if c.on[M_WEATHER] == 0:
        s.weather = 0.0


def ends(c: Any, s: Any, w: Any) -> None:
    """Step 12: the day enters the courses that rules read; does the crisis end today?"""
    enter_courses(c, s, w)
    if c.end_predicate >= 0 and holds(c, s, w, c.end_predicate):
        s.over = 1
    if s.day >= c.days - 1:
        s.over = 1


def label_of(c: Any, s: Any, w: Any, x: int) -> int:
    """The label of an outcome axis today: first rule that matches, else the last label."""
    for n in range(c.axis_rules[x]):
        if holds(c, s, w, c.rule_predicate[c.axis_first[x] + n]):
            return n
    return int(c.axis_rules[x])


def label(c: Any, s: Any, w: Any) -> None:
    """The label of every outcome axis."""
    for x in range(c.n_outcomes):
        s.label[x] = label_of(c, s, w, x)


def close_day(c: Any, s: Any, w: Any) -> None:
    """Step 13: counters of held-for predicates; triggers pass to tomorrow."""
    count_held(c, s, w)
    for i in range(c.n_actors):
        s.trigger[i] = s.next_trigger[i]
        s.next_trigger[i] = 0
        pass_reasons(s, i)
    clear_fire(c, s)
