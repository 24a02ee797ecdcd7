"""What is expected each morning: the sky ahead, days past a deadline, what talks may freeze. Exact.

Statistical: one mean within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.account import cost_ahead
from sim.engine.rules.dates import days_overdue
from sim.engine.rules.ends import weather
from sim.engine.rules.outlook import outlook
from sim.engine.rules.parts import end_value, quiet_value
from sim.engine.rules.prospects import MIDDLING, beyond_deadline, press, prospects, sky_ahead
from sim.engine.rules.tree import solve
from sim.engine.state.names import CONCEDE, END_FREE, M_LOOKAHEAD, M_WEATHER, TALK, U_LAPSED


def test_the_sky_foreseen_is_the_mean_of_the_skies_that_come(d):
    d.c.weather_persistence, d.c.horizon, d.s.weather = 0.8, 10.0, 0.95
    means = []
    for k in range(800):
        desk = d.copy()
        desk.s.replicate = k
        skies = [float(desk.s.weather)]
        for day in range(1, 10):
            desk.s.day = day
            weather(desk.c, desk.s)
            skies.append(float(desk.s.weather))
        means.append(np.mean(skies))
    error = np.std(means) / np.sqrt(len(means))
    assert abs(np.mean(means) - sky_ahead(d.c, d.s)) < 4.0 * error < 0.05
    d.c.weather_persistence = 1.0
    assert sky_ahead(d.c, d.s) == 0.95
    d.c.weather_persistence = 0.0
    assert sky_ahead(d.c, d.s) == pytest.approx(MIDDLING + 0.45 / 10.0)
    d.c.on[M_WEATHER] = 0
    assert sky_ahead(d.c, d.s) == 0.0


def test_the_part_of_the_days_ahead_that_lies_past_a_deadline(d):
    d.c.horizon, d.c.ult_grace[0] = 14.0, 0
    for left, part in ((20, 0.0), (14, 0.0), (7, 0.5), (0, 1.0), (-3, 1.0)):
        d.s.day = int(d.s.ult_deadline[0]) - left
        assert beyond_deadline(d.c, d.s, 0) == pytest.approx(part)
        assert days_overdue(d.c, d.s, 0) == -left
    d.s.ult_status[0] = U_LAPSED
    assert beyond_deadline(d.c, d.s, 0) == 0.0


def test_a_deadline_presses_by_the_part_of_the_days_past_it_and_by_look_ahead(d):
    i = d.at("turkey")
    found = []
    for left in (14, 7, 0):
        d.s.day = int(d.s.ult_deadline[0] + d.c.ult_grace[0]) - left
        d.s.press[:] = 0.0
        press(d.c, d.s, d.w, 0, d.s.press)
        found.append(d.s.press[i].copy())
    np.testing.assert_allclose(found[0], 0.0)
    np.testing.assert_allclose(found[1], 0.5 * found[2], atol=1e-9)
    assert found[2].any()
    d.c.on[M_LOOKAHEAD] = 0
    prospects(d.c, d.s, d.w)
    assert (d.s.press == 0.0).all()


def test_without_a_demand_what_the_issuer_may_do_presses_and_is_looked_at_every_few_days(d):
    """Of each party: worth of fighting on as now less that of the days ahead with no demand open.
    """
    d.s.ult_status[0] = U_LAPSED
    prospects(d.c, d.s, d.w)
    for i in (d.at("turkey"), d.at("syria"), d.at("russia")):
        solve(d.c, d.s, d.w, 0, 0.0, -1)
        for k in range(5):
            gap = end_value(d.w, i, k, END_FREE) - quiet_value(d.c, d.s, d.w, 0, i, k)
            assert d.s.press[i, k] == pytest.approx(gap, abs=1e-12)
    before = d.s.press.copy()
    assert before.any()
    for day, same in ((1, True), (2, True), (3, False)):
        d.s.day = day
        d.c.stake[d.at("syria")] = 0.1 * day
        prospects(d.c, d.s, d.w)
        assert np.array_equal(d.s.press, before) == same


def test_the_toll_is_what_the_outlook_of_the_morning_costs_each(d):
    d.order("turkey", "strike_wide")
    prospects(d.c, d.s, d.w)
    outlook(d.c, d.s, d.w, d.c.horizon)
    tolls = [cost_ahead(d.c, d.s, d.w, i) for i in range(d.c.n_actors)]
    assert d.s.toll[: d.c.n_actors] == pytest.approx(tolls, rel=0.2)
    assert d.s.toll[d.at("syria")] > 0.0


def test_a_meeting_freezes_nothing_while_either_side_stonewalls_or_the_tie_is_dead(d):
    """Whoever will hear no offer, or whose tie is too weak to meet, makes no deal at a table."""
    h = int(d.c.meeting_channel[0])
    a, b = int(d.c.channel_a[h]), int(d.c.channel_b[h])
    d.s.day = int(d.s.meeting_day[0]) - 3
    for i in (a, b):
        d.c.level[i, TALK, :, CONCEDE] = 1.0
    d.c.line_value[:] = 5.0
    d.s.tie[a, b] = d.s.tie[b, a] = 1.0

    def frozen() -> tuple[float, float]:
        prospects(d.c, d.s, d.w)
        return float(d.s.freeze), float(d.s.freeze_days)

    chance, days = frozen()
    assert 0.0 < chance <= 1.0 and days == 3.0
    for i in (a, b):
        d.c.level[i, TALK, :, CONCEDE] = d.c.refusal - 0.1
        assert frozen() == (0.0, 0.0), i
        d.c.level[i, TALK, :, CONCEDE] = 1.0
    d.s.tie[a, b] = d.s.tie[b, a] = d.c.meeting_tie
    assert frozen() == (0.0, 0.0)
    d.s.tie[a, b] = d.s.tie[b, a] = 1.0
    assert frozen() == (chance, days)


def test_the_next_meeting_counts_and_none_that_was_held_or_lies_beyond_the_days_ahead(d):
    h = int(d.c.meeting_channel[0])
    for i in (int(d.c.channel_a[h]), int(d.c.channel_b[h])):
        d.c.level[i, TALK, :, CONCEDE] = 1.0
    d.c.line_value[:] = 5.0
    first, ahead = int(d.s.meeting_day[0]), int(d.c.horizon)
    d.s.meeting_day[1:] = 10_000
    for day, left in ((first - ahead - 1, 0.0), (first - ahead, float(ahead)), (first + 2, 0.0)):
        d.s.day = day
        prospects(d.c, d.s, d.w)
        assert d.s.freeze_days == left, day
        assert (d.s.freeze > 0.0) == (day >= first - ahead), day
    d.s.meeting_held[0] = 1
    prospects(d.c, d.s, d.w)
    assert d.s.freeze == 0.0
