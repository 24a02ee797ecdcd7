"""What is expected of talks, worked out once a day from the public record and shared by all.

The stage ahead: once an open deadline lies within the days looked ahead, fighting on means the
crisis tree for the days past it, and with no demand open what the issuer may do without one, so a
line agreed before is worth the difference. A scheduled meeting: if a deal there would freeze the
front, ground taken by then is kept for as long as the truce lasts.
"""

from typing import Any

from sim.engine.elementary import clamp, power
from sim.engine.rules.account import cost_ahead
from sim.engine.rules.dates import days_overdue
from sim.engine.rules.demands import stake_of
from sim.engine.rules.gauge import gauge_all
from sim.engine.rules.lines import ahead_of, lay_table
from sim.engine.rules.mind import think
from sim.engine.rules.offers import fill_agreed, see_lines
from sim.engine.rules.outlook import outlook
from sim.engine.rules.parts import end_value, overdue_value, quiet_value
from sim.engine.rules.second import gauge_second
from sim.engine.rules.shift import gauge_shift
from sim.engine.rules.stage import in_play, is_played
from sim.engine.rules.stances import fill_later
from sim.engine.rules.talks import binding, stonewalls
from sim.engine.rules.tree import solve
from sim.engine.rules.types import foresight
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import END_FREE, END_WAR, M_AGREEMENTS, M_LOOKAHEAD, M_WEATHER, U_OPEN

MIDDLING = 0.5  # mean weather, from clear to nothing flying


def sky_ahead(c: Any, s: Any) -> float:
    """Mean weather over the days looked ahead, which half the time is worse than its middle."""
    if c.on[M_WEATHER] == 0:
        return 0.0
    memory = c.weather_persistence
    if memory >= 1.0:
        return float(s.weather)
    left = (1.0 - power(memory, c.horizon)) / (c.horizon * (1.0 - memory))
    return float(MIDDLING + (s.weather - MIDDLING) * left)


def beyond_deadline(c: Any, s: Any, u: int) -> float:
    """Part of the days looked ahead that lies past an open deadline, 0..1."""
    if s.ult_status[u] != U_OPEN:
        return 0.0
    return clamp(1.0 + float(days_overdue(c, s, u)) / c.horizon, 0.0, 1.0)


def press(c: Any, s: Any, w: Any, u: int, table: Any) -> None:
    """What the stage ahead takes from fighting on as now, by actor and type, added to a table.

    Past an open deadline the issuer must answer, with its audience cost of backing down; with no
    demand open it may attack, go on or stop on any of the days looked ahead.
    """
    open_now = s.ult_status[u] == U_OPEN
    part = beyond_deadline(c, s, u) if open_now else 1.0
    if part <= 0.0 or not is_played(c, s, u):
        return
    solve(c, s, w, u, stake_of(c, s, u), -1)
    now = END_WAR if w.acting == 1 else END_FREE
    for i in range(c.n_actors):
        if not in_play(c, u, i):
            continue
        for k in range(TYPES):
            late = overdue_value(c, s, w, u, i, k) if open_now else quiet_value(c, s, w, u, i, k)
            table[i, k] += foresight(c, i) * part * (end_value(w, i, k, now) - late)


def press_all(c: Any, s: Any, w: Any, afresh: bool) -> None:
    """That of every demand: of those that stand each day, of the others every few days."""
    for j in range(c.n_actors):
        for k in range(TYPES):
            if afresh:
                s.undertow[j, k] = 0.0
    for u in range(c.n_ultimatums):
        if afresh and s.ult_status[u] != U_OPEN:
            press(c, s, w, u, s.undertow)
    for j in range(c.n_actors):
        for k in range(TYPES):
            s.press[j, k] = s.undertow[j, k]
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            press(c, s, w, u, s.press)


def freeze(c: Any, s: Any, w: Any, ahead: float) -> None:
    """Chance, with the life of the truce, that the next scheduled meeting freezes the front."""
    next_day = -1
    at = -1
    for m in range(c.n_meetings):
        day = max(s.meeting_day[m], s.day)
        if s.meeting_held[m] == 0 and day <= s.day + c.horizon:
            if at < 0 or day < next_day:
                at = m
                next_day = day
    if at < 0:
        return
    h = c.meeting_channel[at]
    a = c.channel_a[h]
    b = c.channel_b[h]
    if s.tie[a, b] <= c.meeting_tie or stonewalls(c, s, a) or stonewalls(c, s, b):
        return
    lay_table(c, s, w, a, b, ahead)
    see_lines(c, s, w, a)
    see_lines(c, s, w, b)
    fill_agreed(c, w, a, b)
    for line in range(c.n_lines):
        if c.line_status_quo[line] == 1:
            s.freeze += w.agreed[line] * w.lives[line]
    s.freeze *= binding(c, s, h, c.meeting_kind[at])
    s.freeze_days = float(next_day - s.day)


def prospects(c: Any, s: Any, w: Any) -> None:
    """Step 3: today's expectations, before anybody speaks."""
    think(c, s, w)
    s.freeze = 0.0
    s.freeze_days = 0.0
    for i in range(c.n_actors):
        for k in range(TYPES):
            s.press[i, k] = 0.0
            s.later[i, k] = 0.0
    s.overdue = 0.0
    s.sky = sky_ahead(c, s)
    afresh = gauge_all(c, s, w)
    if afresh and c.on[M_LOOKAHEAD] == 1:
        for u in range(c.n_ultimatums):
            gauge_second(c, s, w, u)
            gauge_shift(c, s, w, u)
    outlook(c, s, w, c.horizon)
    for i in range(c.n_actors):
        s.toll[i] = cost_ahead(c, s, w, i)
    if c.on[M_AGREEMENTS] == 0 or c.n_lines == 0 or s.deal_line >= 0:
        return
    if c.on[M_LOOKAHEAD] == 1:
        press_all(c, s, w, afresh)
        for u in range(c.n_ultimatums):
            s.overdue = max(s.overdue, beyond_deadline(c, s, u))
    ahead = ahead_of(c, s, w)
    fill_later(c, s, w, ahead)
    freeze(c, s, w, ahead)
