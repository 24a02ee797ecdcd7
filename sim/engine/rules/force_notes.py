"""Notes on force: days and spells of strikes, fatal blows by size and the climbs that follow them.

Taken only where `trace` asks for them, each evening from the record of the day's events. Nothing
that happens in a rollout depends on a note.

A blow is what one author, as publicly seen, kills of one victim's soldiers in a day by strikes and
attacks; raids outside the lines and losses at the front are none. A climb is a rung of the victim
against the author's side (the author, its patrons and its clients) above what it stood or was
ordered to stand at before the day's answers, on the evening of the blow or of the two days after.
"""

from typing import Any

from sim.engine.elementary import log
from sim.engine.rules.barrage import stands
from sim.engine.state.capacity import BLOWS, BOUTS, EVENTS, WATCH
from sim.engine.state.happenings import H_ATTACK, H_STRIKE
from sim.engine.state.names import FORCE, RESPONSE, RUNG

EXACT = 16  # sizes up to here have a note of their own
PARTS = 4.0  # notes to each doubling beyond
DOUBLE = 0.6931471805599453  # log of 2


def size_note(dead: float) -> int:
    """Which note a blow of that many dead is counted in, 0 for one dead.

    One note for each size up to EXACT, then PARTS to each doubling; the last holds all beyond.
    """
    if dead <= EXACT:
        return max(0, int(dead) - 1)
    return min(BLOWS - 1, EXACT + int(PARTS * log(dead / EXACT) / DOUBLE))


def on_side(c: Any, b: int, a: int) -> bool:
    """True for an actor, its patrons and its clients."""
    return b == a or c.patron[a, b] == 1 or c.patron[b, a] == 1


def rung_against(c: Any, s: Any, j: int, a: int) -> int:
    """Highest rung at which j stands against a's side."""
    most = 0
    for b in range(c.n_actors):
        if b != j and on_side(c, b, a):
            most = max(most, s.rung[j, b])
    return most


def note_guard(c: Any, s: Any) -> None:
    """Before the day's answers: the rung of everybody against everybody's side, orders included."""
    for j in range(c.n_actors):
        order = int(s.level[j, RUNG])
        rival = s.aim[j]
        for a in range(c.n_actors):
            s.stood[a, j] = rung_against(c, s, j, a)
            if on_side(c, rival, a):
                s.stood[a, j] = max(s.stood[a, j], order)


def has_room(c: Any, j: int, rung: int) -> bool:
    """True if a posture or an answer in the menus of j lies above a rung."""
    for o in range(c.n_options[j, FORCE]):
        if c.level[j, FORCE, o, RUNG] > rung:
            return True
    for o in range(c.n_options[j, RESPONSE]):
        if c.level[j, RESPONSE, o, RUNG] > rung:
            return True
    return False


def note_fire_day(c: Any, s: Any, i: int, j: int) -> None:
    """Note this evening's strikes of i on j, against yesterday's."""
    struck = s.fire[i, j] > 0.0
    if s.fire_open[i, j] == 1:
        s.fire_standing[i, j] += 1
        if struck:
            s.fire_again[i, j] += 1
    s.fire_open[i, j] = 1 if struck and stands(s, i, j) else 0
    if struck:
        s.fire_days[i, j] += 1
        s.fire_weight[i, j] += s.fire[i, j]
        s.fire_run[i, j] += 1
    if s.fire_run[i, j] > 0 and (s.over == 1 or not struck):
        s.fire_runs[i, min(BOUTS, s.fire_run[i, j]) - 1] += 1
        s.fire_run[i, j] = 0


def by_strike(s: Any, at: int) -> bool:
    """True if today's event at a place of the record is a strike, or an attack that one caused."""
    if s.log_kind[at] == H_STRIKE:
        return True
    cause = s.log_cause[at] - s.log_first
    return (0 <= cause and cause < EVENTS and s.log_kind[cause] == H_STRIKE
            and s.log_other[cause] == s.log_other[at])


def dead_today(c: Any, s: Any, a: int, j: int) -> float:
    """Soldiers of j killed today by what a is publicly seen to have done; strikes are totalled."""
    dead = 0.0
    for at in range(min(EVENTS, s.logged - s.log_first)):
        if s.log_other[at] != j or s.log_size[at] <= 0.0:
            continue
        kind = s.log_kind[at]
        seen = s.log_third[at] if kind == H_ATTACK else s.log_actor[at]
        if (kind == H_STRIKE or kind == H_ATTACK) and seen == a:
            dead += s.log_size[at]
            if by_strike(s, at):
                s.fire_dead[a, j] += s.log_size[at]
    return dead


def close_watch(c: Any, s: Any, slot: int, a: int, j: int) -> None:
    """A blow has been watched for its days: count it."""
    if s.blow_size[slot, a, j] > 0:
        k = s.blow_size[slot, a, j] - 1
        s.blows[j, k] += 1
        if has_room(c, j, s.blow_rung[slot, a, j]):
            s.blow_room[j, k] += 1
            s.blow_climbs[j, k] += s.blow_climb[slot, a, j]
    s.blow_size[slot, a, j] = 0


def note_blows(c: Any, s: Any, a: int, j: int) -> None:
    """Note this evening's blow of a to j, and the climbs of j that follow those under watch."""
    today = s.day % WATCH
    dead = dead_today(c, s, a, j)
    if dead > 0.0:
        s.blow_size[today, a, j] = 1 + size_note(dead)
        s.blow_rung[today, a, j] = s.stood[a, j]
        s.blow_climb[today, a, j] = 0
    rung = rung_against(c, s, j, a)
    for slot in range(WATCH):
        if s.blow_size[slot, a, j] > 0 and rung > s.blow_rung[slot, a, j]:
            s.blow_climb[slot, a, j] = 1
    close_watch(c, s, (s.day + 1) % WATCH, a, j)


def note_force(c: Any, s: Any) -> None:
    """The evening's strikes and blows of every pair."""
    for a in range(c.n_actors):
        for j in range(c.n_actors):
            note_fire_day(c, s, a, j)
            if a != j:
                note_blows(c, s, a, j)
