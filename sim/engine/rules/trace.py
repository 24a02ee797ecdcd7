"""Notes for instruments: how choices are made, what is undone, what is learned.

Taken only where `trace` asks for them. Nothing that happens in a rollout depends on a note.
"""

from typing import Any

from sim.engine.elementary import log
from sim.engine.rules.doctrine import shut
from sim.engine.rules.ends import label_of
from sim.engine.rules.interventions import window
from sim.engine.rules.opening import begin_openings, note_after, note_motive, spur_of
from sim.engine.rules.types import mean_resolve, precision_of
from sim.engine.rules.words import exclude, last_clash, names_author, stance_of
from sim.engine.state.names import (
    C_LOOKAHEAD,
    CONCEDE,
    FIRST,
    FORCE,
    N_COMPONENTS,
    RESPONSE,
    SIGNAL,
    TALK,
    U_NONE,
    V_EXTEND,
    V_NONE,
    V_WITHDRAW,
)
from sim.engine.state.places import MATTER_AUTHOR, MATTER_THREAT

EVEN = 0.1  # odds that differ from even ones by no more than this share count as even
IN_OTHERS = 1  # the crisis tree entered a choice of words or answers
IN_FORCE = 2  # of force
SOON = 5  # days within which a posture gone back to counts as undone


def note_start(c: Any, s: Any) -> None:
    """What is thought of everybody's resolve on the first morning."""
    for i in range(c.n_actors):
        s.answered[i] = -1
        s.prior_log[i] = log(max(1e-300, s.joint[i, c.doctrine[i], s.kind[i]]))
        s.prior_mean[i] = mean_resolve(s.public, i)
        for track in range(RESPONSE + 1):
            s.moved_first[i, track] = -1
            s.short[i, track] = -1.0
        for track in range(SIGNAL):
            s.left[i, track] = -1
    begin_openings(c, s)
    for x in range(c.n_outcomes):
        s.label_traced[x] = -1
        s.turn_act[x] = -1
        s.turn_short[x] = -1.0


def is_open(w: Any, o: int) -> bool:
    """True for an option in reach that the doctrine does not shut out."""
    return w.excluded[o] == 0 and not shut(w, o)


def note_choice(c: Any, s: Any, w: Any, i: int, track: int, chosen: int) -> None:
    """A choice just made: how even the odds were, how far below the best it lay, what drove it."""
    acts = track >= SIGNAL or chosen != s.posture[i, track]
    if acts:
        s.short[i, track] = -1.0
    if acts and track == FORCE:
        note_motive(c, s, w, i, track, chosen, spur_of(c, s, w, i, track))
    if window(c, s, i, track) >= 0:
        return
    n = c.n_options[i, track]
    count = 0
    best = -1e9
    for o in range(n):
        if w.excluded[o] == 0:
            best = max(best, w.value[o])
        if is_open(w, o):
            count += 1
            if w.payoff[s.kind[i], o, C_LOOKAHEAD] != 0.0:
                w.tree_used = max(w.tree_used, IN_FORCE if track == FORCE else IN_OTHERS)
            elif track == TALK and c.level[i, TALK, o, CONCEDE] * s.press[i, s.kind[i]] != 0.0:
                # The stage ahead is what it is pressed by.
                w.tree_used = max(w.tree_used, IN_OTHERS)
    short = precision_of(c, i) * (best - w.value[chosen])
    if acts:
        s.short[i, track] = short
    if count < 2:
        return
    s.looked[i, track] += 1
    if short > 1.0:
        s.slipped[i, track] += 1
    s.flat[i, track] += even_odds(w, n, count)
    whole = 0.0
    for x in range(N_COMPONENTS):
        whole += spread_of(s, w, i, n, count, x)
    if whole > 0.0:
        for x in range(N_COMPONENTS):
            s.drive[track, x] += spread_of(s, w, i, n, count, x) / whole


def even_odds(w: Any, n: int, count: int) -> int:
    """1 if every open option has even odds, within a tenth."""
    for o in range(n):
        if is_open(w, o) and abs(w.probability[o] * count - 1.0) > EVEN:
            return 0
    return 1


def spread_of(s: Any, w: Any, i: int, n: int, count: int, x: int) -> float:
    """Variance over open options of one component of an option's worth."""
    k = s.kind[i]
    mean = 0.0
    for o in range(n):
        if is_open(w, o):
            mean += w.payoff[k, o, x]
    mean /= count
    total = 0.0
    for o in range(n):
        if is_open(w, o):
            apart = w.payoff[k, o, x] - mean
            total += apart * apart
    return total / count


def note_move(s: Any, i: int, track: int, o: int) -> None:
    """A posture is about to be left for option o; back to the one left within five days: undone."""
    if s.left[i, track] == o and s.day - s.left_day[i, track] <= SOON:
        s.undone[i, track] += 1
    s.moved[i, track] += 1
    if s.moved_first[i, track] < 0:
        s.moved_first[i, track] = s.day
    s.left[i, track] = s.posture[i, track]
    s.left_day[i, track] = s.day


def differ(one: int, other: int) -> bool:
    """True if two stances on a matter are not the same; more time and no threat count as one."""
    yielding = (one == V_EXTEND or one == V_WITHDRAW) and (
        other == V_EXTEND or other == V_WITHDRAW)
    return one != other and not yielding


def note_word(c: Any, s: Any, i: int, verb: int) -> None:
    """A word is said: does it say otherwise than the last on its matter, and can both hold?

    A clash since then (words come before the day's fighting) makes a new word on its author a word
    on another matter, so that the two do not exclude each other.
    """
    if verb == V_NONE:
        return
    s.moved[i, SIGNAL] += 1
    if s.moved_first[i, SIGNAL] < 0:
        s.moved_first[i, SIGNAL] = s.day
    stance = stance_of(verb)
    if stance == V_NONE:
        return
    matter = MATTER_AUTHOR if names_author(verb) else MATTER_THREAT
    before = s.stance[i, matter]
    if before != V_NONE and differ(before, stance):
        s.undone[i, SIGNAL] += 1
        again = matter == MATTER_AUTHOR and last_clash(c, s) >= s.stance_day[i, matter]
        if exclude(before, stance) and not again:
            s.denied[i] += 1


def before_deadline(c: Any, s: Any) -> bool:
    """True up to the first deadline, throughout where there is none."""
    if c.n_ultimatums == 0 or s.ult_status[FIRST] == U_NONE:
        return True
    return s.ult_extended[FIRST] == 0 and s.day <= s.ult_deadline[FIRST]


def note_day(c: Any, s: Any, w: Any) -> None:
    """Tonight's labels, what the public record has learned, whether the tree was used."""
    if w.tree_used >= IN_OTHERS:
        s.tree_days += 1
    if w.tree_used == IN_FORCE:
        s.tree_force_days += 1
    w.tree_used = 0
    note_after(c, s)
    if before_deadline(c, s):
        for i in range(c.n_actors):
            belief = s.joint[i, c.doctrine[i], s.kind[i]]
            s.learned[i] = log(max(1e-300, belief)) - s.prior_log[i]
    if c.trace > 1:
        for x in range(c.n_outcomes):
            s.label_now[x] = label_of(c, s, w, x)
