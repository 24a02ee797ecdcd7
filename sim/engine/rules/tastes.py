"""Lasting tastes: the random part of an option's worth, drawn by name and kept until redrawn.

Quantal choice is random utility (McFadden 1974): worth times precision plus a standard Gumbel
shock, the largest wins, and the odds over all shocks are those of the logit. A shock belongs to a
plan, or to an option within plans, and lasts: an actor that looks again with worths unchanged
chooses as before, however often it looks. A clock of the actor's own draws all of them again.
"""

from typing import Any

from sim.engine.elementary import exp, expm1, log
from sim.engine.rules.luck import D_REDRAW, D_STANDING, D_TASTE, actor_luck
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import (
    ANEW,
    FORCE,
    M_TASTES,
    N_READINGS,
    RESPONSE,
    REVIEW_REASON,
    SIGNAL,
    T_REVIEW,
)

N_TRACKS = RESPONSE + 1


def gumbel(u: float) -> float:
    """A standard Gumbel shock at quantile u, 0 < u < 1."""
    return -log(-log(u))


def below(u: float, base: float, top: float) -> float:
    """A standard Gumbel shock at quantile u of those with which `base` stays below `top`.

    The law of one shock cut off at top - base, where its distribution function is
    exp(-exp(base - top)).
    """
    return -log(exp(min(base - top, 600.0)) - log(u))


def taste_luck(c: Any, s: Any, i: int, place: int, key: int) -> float:
    """Luck of one taste: by names, so that the order of a menu shifts nothing."""
    return actor_luck(c, s, i, D_TASTE + place, key & 0x3FFFFF)


def draw_plans(c: Any, s: Any, i: int) -> None:
    """Draw the tastes for an actor's plans again."""
    for p in range(c.n_plans[i]):
        s.taste_plan[i, p] = gumbel(taste_luck(c, s, i, N_TRACKS, c.plan_key[i, p]))


def draw_options(c: Any, s: Any, i: int, track: int) -> None:
    """Draw the tastes for the options of a menu again."""
    for o in range(c.n_options[i, track]):
        s.taste[i, track, o] = gumbel(taste_luck(c, s, i, track, c.option_key[i, track, o]))


def draw_tastes(c: Any, s: Any, i: int) -> None:
    """Draw all tastes of an actor again."""
    draw_plans(c, s, i)
    for track in range(N_TRACKS):
        draw_options(c, s, i, track)


def reviews(c: Any, s: Any) -> None:
    """Step 2: an actor whose clock rings goes over its policy again, and all can see that it does.

    What it holds is weighed with new tastes at a look of today, and read as a first choice.
    """
    if c.on[M_TASTES] == 0:
        return
    for i in range(c.n_actors):
        if actor_luck(c, s, i, D_REDRAW, 0) >= -expm1(-c.redraw[i]):
            continue
        draw_tastes(c, s, i)
        for track in range(SIGNAL):
            s.settled[i, track] = 1
        for place in range(N_READINGS):
            s.read[i, place] = ANEW
        s.trigger[i] |= T_REVIEW
        s.reason[i, REVIEW_REASON] = NO_EVENT


def settle_options(c: Any, s: Any, w: Any, i: int, track: int, p: int) -> None:
    """Tastes for the options of a plan, given that the standing posture is the best of them.

    The largest of independent Gumbel variables is Gumbel around the log of their summed weights,
    whichever wins (McFadden 1978); the others are cut off below it.
    """
    held = s.posture[i, track]
    if w.pull[p, held] <= 0.0:
        return
    total = 0.0
    for o in range(c.n_options[i, track]):
        total += w.pull[p, o]
    top = log(total) + gumbel(actor_luck(c, s, i, D_STANDING + track, 0))
    for o in range(c.n_options[i, track]):
        base = log(w.pull[p, o])
        if o == held:
            s.taste[i, track, o] = top - base
        elif w.pull[p, o] > 0.0:
            u = taste_luck(c, s, i, track, c.option_key[i, track, o])
            s.taste[i, track, o] = below(u, base, top)


def settle_plans(c: Any, s: Any, w: Any, i: int) -> None:
    """Tastes for plans, given that the plan in force is the best."""
    held = s.plan[i]
    if w.plan_pull[held] <= 0.0:
        return
    total = 0.0
    for p in range(c.n_plans[i]):
        total += w.plan_pull[p]
    top = log(total) + gumbel(actor_luck(c, s, i, D_STANDING + N_TRACKS, 0))
    for p in range(c.n_plans[i]):
        base = log(w.plan_pull[p])
        if p == held:
            s.taste_plan[i, p] = top - base
        elif w.plan_pull[p] > 0.0:
            s.taste_plan[i, p] = below(taste_luck(c, s, i, N_TRACKS, c.plan_key[i, p]), base, top)


def settle_tastes(c: Any, s: Any, w: Any, i: int, track: int) -> None:
    """An actor's first look: the posture that stands is what it would choose."""
    s.settled[i, track] = 1
    settle_options(c, s, w, i, track, s.plan[i])
    if track == FORCE:
        settle_plans(c, s, w, i)
