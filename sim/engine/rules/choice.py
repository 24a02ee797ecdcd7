"""Choice among options: random utility with lasting tastes over plans and what they hold."""

from typing import Any

from sim.engine.rules.doctrine import ask, evaluate_type
from sim.engine.rules.evidence import read_look
from sim.engine.rules.interventions import obey
from sim.engine.rules.moods import moods
from sim.engine.rules.observe import observe
from sim.engine.rules.plans import (
    KEEP_PLAN,
    best_option,
    best_plan,
    holds_option,
    open_options,
    plan_with,
    pull_options,
)
from sim.engine.rules.tastes import draw_options, draw_plans, settle_tastes
from sim.engine.rules.trace import note_choice
from sim.engine.rules.types import precision_of
from sim.engine.rules.words import meaningful
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    M_LADDER,
    M_TASTES,
    RESPONSE,
    RUNG,
    SIGNAL,
    T_CLIENT,
    T_DEADLINE,
    T_INCIDENT,
    T_LOST,
    T_MOBILISE,
    T_NEWS,
    T_OFFER,
    T_REVIEW,
    T_SUPPORT,
    T_TRUCE,
    TALK,
    U_OPEN,
)

# Which triggers prompt a decision on which track (model: a posture lasts until a trigger).
PROMPT_FORCE = (T_INCIDENT | T_DEADLINE | T_LOST | T_SUPPORT | T_TRUCE | T_OFFER | T_CLIENT
                | T_NEWS | T_MOBILISE | T_REVIEW)
PROMPT_TALK = T_DEADLINE | T_OFFER | T_TRUCE | T_NEWS | T_REVIEW
PROMPT_SIGNAL = T_INCIDENT | T_DEADLINE | T_CLIENT | T_NEWS | T_REVIEW


def prompts(s: Any, i: int, track: int) -> bool:
    """True if something public forces a decision on this track today."""
    if track == FORCE:
        return (s.trigger[i] & PROMPT_FORCE) != 0
    if track == TALK:
        return (s.trigger[i] & PROMPT_TALK) != 0
    if track == SIGNAL:
        return (s.trigger[i] & PROMPT_SIGNAL) != 0
    return True


def demanded_of(c: Any, s: Any, i: int) -> bool:
    """True while an ultimatum to the actor is open."""
    for u in range(c.n_ultimatums):
        if c.ult_target[u] == i and s.ult_status[u] == U_OPEN:
            return True
    return False


def stays_in(s: Any, i: int, track: int, o: int) -> bool:
    """True for the posture that an actor holds: having given what was demanded, it may stay."""
    return track == FORCE and s.posture[i, track] == o


def rung_of(c: Any, s: Any, i: int, track: int, o: int, rival: int) -> int:
    """Rung of the ladder on which an option's author stands towards whom it is aimed at."""
    if track == FORCE and c.against[i, o] >= 0:
        rival = c.against[i, o]
    return int(s.rung[i, rival])


def feasible(c: Any, s: Any, w: Any, i: int, track: int, rival: int) -> None:
    """Mark options that are out of reach.

    They are verbs with nothing to act on, and those more rungs up than the ladder allows at once.
    """
    for o in range(c.n_options[i, track]):
        w.excluded[o] = 0
        if not meaningful(c, s, w, i, c.verb[i, track, o]):
            w.excluded[o] = 1
        gives = c.level[i, track, o, COMPLY] > 0.0 and not stays_in(s, i, track, o)
        if gives and not demanded_of(c, s, i):
            w.excluded[o] = 1
        climb = c.level[i, track, o, RUNG] - rung_of(c, s, i, track, o, rival)
        stands = track < SIGNAL and o == s.posture[i, track]  # what is held is no climb
        if c.on[M_LADDER] == 1 and track < RESPONSE and climb > c.ladder_step and not stands:
            w.excluded[o] = 1


def decide(
    c: Any, s: Any, w: Any, v: Any, seats: Any, i: int, track: int, rival: int, reach: int,
    bound: int,
) -> int:
    """Choose an option of a track with the payoffs already in `w.payoff`; returns its index.

    reach: which plans are open (`sim.engine.rules.plans`). bound: the option that a rule imposes,
    -1 for none. The plan in force follows, and rivals read the look. -1 where the actor is told to
    say or answer what is out of reach.
    """
    feasible(c, s, w, i, track, rival)
    open_options(c, s, w, i, track, reach)
    moods(c, s, w, i, track, c.doctrine[i], s.kind[i])
    observe(c, s, v, i, track, 0)
    ask(c, v, w, seats, i, c.doctrine[i])
    evaluate_type(c, w, i, track, s.kind[i])
    pull_options(c, w, i, track, precision_of(c, i))
    if c.on[M_TASTES] == 0:
        draw_plans(c, s, i)
        draw_options(c, s, i, track)
        if track < SIGNAL:
            s.settled[i, track] = 1
    elif track < SIGNAL and s.settled[i, track] == 0:
        settle_tastes(c, s, w, i, track)
    before = int(s.plan[i])
    plan = before
    if reach != KEEP_PLAN or w.plan_pull[before] <= 0.0:
        plan = best_plan(c, s, w, i)
    chosen = best_option(c, s, w, i, track, plan)
    chosen = obey(c, s, w, i, track, bound if bound >= 0 else chosen)
    if chosen < 0:
        return chosen
    if reach != KEEP_PLAN:
        s.plan[i] = plan if holds_option(c, i, track, plan, chosen) else plan_with(
            c, s, i, track, chosen)
    if c.trace > 0:
        note_choice(c, s, w, i, track, chosen)
    w.taken[i, track, chosen] += 1
    w.actor = i
    w.track = track
    w.chosen = chosen
    w.taste = s.taste[i, track, chosen]
    if track == FORCE or track == RESPONSE:
        read_look(c, s, w, v, seats, i, track, before, chosen)
    return chosen


def is_act(s: Any, i: int, track: int, chosen: int) -> bool:
    """True if a choice is an act: a posture kept is none."""
    return track >= SIGNAL or chosen != s.posture[i, track]
