"""Weather, injects, ends and labels.

Statistical: one mean within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.ends import close_day, ends, label, weather
from sim.engine.rules.injects import injects
from sim.engine.rules.predicate import enter_courses
from sim.engine.state.names import M_WEATHER, NEVER


def test_weather_is_a_persistent_series_between_clear_and_grounded(d):
    d.c.weather_persistence = 0.7
    path = []
    for day in range(3000):
        d.s.day = day
        weather(d.c, d.s)
        path.append(float(d.s.weather))
    x = np.array(path[50:])
    assert 0.0 <= x.min() and x.max() <= 1.0
    sd = np.sqrt((1 / 12) * 0.3 / 1.7)  # of a first-order series with uniform steps
    assert abs(x.mean() - 0.5) < 4.0 * sd * np.sqrt(1.7 / 0.3 / len(x))
    assert abs(np.corrcoef(x[1:], x[:-1])[0, 1] - 0.7) < 0.06


def test_weather_off_is_clear(d):
    d.c.on[M_WEATHER] = 0
    weather(d.c, d.s)
    assert d.s.weather == 0.0


def inject(d, effect, a, b, value, day=2):
    """One dated inject."""
    d.c.n_injects = 1
    d.c.inject_predicate[0], d.c.inject_day[0] = -1, day
    d.c.inject_effect[0], d.c.inject_a[0], d.c.inject_b[0] = effect, a, b
    d.c.inject_value[0] = value
    d.c.inject_contingency[0] = -1


@pytest.mark.parametrize(
    ("effect", "field"), [(1, "strength"), (2, "troops"), (3, "commitment")]
)
def test_a_dated_inject_fires_once_on_its_day(d, effect, field):
    i = d.at("turkey")
    inject(d, effect, i, -1, 7.0)
    before = float(getattr(d.s, field)[i])
    for day in range(5):
        d.s.day = day
        injects(d.c, d.s, d.w)
        assert getattr(d.s, field)[i] == before + (7.0 if day >= 2 else 0.0)


def test_a_tie_inject_moves_both_ways_within_bounds(d):
    a, b = d.at("turkey"), d.at("russia")
    inject(d, 0, a, b, -9.0, 0)
    injects(d.c, d.s, d.w)
    assert d.s.tie[a, b] == d.s.tie[b, a] == 0.0


def test_a_conditional_inject_fires_when_its_predicate_first_holds(d):
    i = d.at("turkey")
    inject(d, 2, i, -1, 100.0, -1)
    d.c.inject_predicate[0] = int(d.c.end_predicate)  # disaster
    before = float(d.s.troops[i])
    injects(d.c, d.s, d.w)
    assert d.s.troops[i] == before
    d.s.disaster = 1
    injects(d.c, d.s, d.w)
    injects(d.c, d.s, d.w)
    assert d.s.troops[i] == before + 100.0


def test_only_the_horizon_or_the_end_rule_ends_a_crisis(d):
    for day in range(int(d.c.days) - 1):
        d.s.day = day
        ends(d.c, d.s, d.w)
        assert d.s.over == 0
    d.s.day += 1
    ends(d.c, d.s, d.w)
    assert d.s.over == 1
    d.s.day, d.s.over, d.s.disaster = 3, 0, 1
    ends(d.c, d.s, d.w)
    assert d.s.over == 1


def test_a_label_is_the_first_rule_that_matches_else_the_last(d):
    axes = {o.name: o for o in d.scenario.outcomes}
    names = list(axes)
    d.s.last_strike[d.at("turkey"), d.at("syria")] = d.s.day
    enter_courses(d.c, d.s, d.w)
    label(d.c, d.s, d.w)
    state = {n: axes[n].labels[int(d.s.label[x])] for x, n in enumerate(names)}
    assert state["ultimatum"] == "open" and state["end_state"] == "limited_war"
    d.s.last_strike[:] = NEVER
    for _ in range(2):  # one of three days with strikes, and so less than half
        enter_courses(d.c, d.s, d.w)
    label(d.c, d.s, d.w)
    assert axes["end_state"].labels[int(d.s.label[names.index("end_state")])] == "unresolved"
    d.s.disaster = 1
    label(d.c, d.s, d.w)
    assert axes["end_state"].labels[int(d.s.label[names.index("end_state")])] == "multi_patron_war"


def test_todays_triggers_are_tomorrows_and_the_fire_is_forgotten(d):
    d.s.trigger[:] = 4
    d.s.next_trigger[1] = 9
    d.s.fire[0, 1] = 1.0
    close_day(d.c, d.s, d.w)
    assert d.s.trigger[1] == 9 and d.s.trigger[0] == 0
    assert d.s.next_trigger.sum() == 0 and d.s.fire.sum() == 0.0
