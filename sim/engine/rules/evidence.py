"""What a look at a choice tells rivals, over type and doctrine together.

Every look that they can see is read, a posture kept included, by the likelihood of what came of it
for each type under each doctrine. Plans are public: a government says what it is about. The first
look leaves what stands and tells nothing; a first choice, or one by tastes drawn again, is read by
the logit; a later one by the chance that the held option withstands, or that another overtakes it.
Words and talk postures cost nothing and separate nobody.
"""

from typing import Any

from sim.engine.rules.doctrine import lean_options, strengths
from sim.engine.rules.likelihood import left, odds_of, take_bound, withstand, withstand_chance
from sim.engine.rules.moods import moods
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    ANEW,
    FORCE,
    GIVEN,
    LASTING,
    M_BELIEFS,
    M_TASTES,
    ON,
    READ_ANSWER,
    READ_FORCE,
    READ_PLAN,
)


def place_of(track: int) -> int:
    """Where what is known of the options of a track is kept."""
    return READ_FORCE if track == FORCE else READ_ANSWER


def pull_as(c: Any, s: Any, w: Any, i: int, track: int, d: int, k: int) -> None:
    """Pulls of plans and options for a type under a doctrine, into `w.pull` and `w.plan_pull`."""
    moods(c, s, w, i, track, d, k)
    for p in range(c.n_plans[i]):
        w.plan_pull[p] = 0.0
        for o in range(c.n_options[i, track]):
            pull = w.strength[track, k, o] * w.lean[track, d, o]
            w.pull[p, o] = w.share[p, o] * pull * w.mood[p]
            w.plan_pull[p] += w.pull[p, o]


def read_plan(c: Any, s: Any, w: Any, i: int, d: int, k: int, before: int) -> float:
    """Likelihood of the plan taken or kept; what is known of its tastes follows."""
    n = int(c.n_plans[i])
    now = s.plan[i]
    bound = s.bound_plan[i, d, k]
    how = s.read[i, READ_PLAN]
    chance = 1.0
    if how == ANEW:
        chance = odds_of(w.plan_pull, n, now)
    elif how == LASTING and now == before:
        chance = withstand_chance(bound, w.plan_pull, n, now)
    elif how == LASTING:
        chance = left(bound, w.plan_pull, n, before, now)
    if how == LASTING and now == before:
        withstand(bound, w.plan_pull, n, now)
    else:
        take_bound(bound, w.plan_pull, n, now)
    return chance


def read_option(
    c: Any, s: Any, w: Any, i: int, track: int, d: int, k: int, held: int, chosen: int
) -> float:
    """Likelihood of the option taken or kept within the plan; what is known of tastes follows.

    held: the option before, -1 where it is none of the plan's.
    """
    n = int(c.n_options[i, track])
    place = place_of(track)
    pull = w.pull[s.plan[i]]
    bound = s.bound[i, place, d, k]
    how = s.read[i, place]
    lasts = how == LASTING and held >= 0
    chance = 1.0
    if lasts and held == chosen:
        chance = withstand_chance(bound, pull, n, chosen)
        withstand(bound, pull, n, chosen)
        return chance
    if lasts:
        chance = left(bound, pull, n, held, chosen)
    elif how != GIVEN:
        chance = odds_of(pull, n, chosen)
    take_bound(bound, pull, n, chosen)
    return chance


def held_option(s: Any, i: int, track: int, before: int) -> int:
    """The option that a look at the same plan would keep, -1 for none."""
    if s.plan[i] != before:
        return -1
    return int(s.posture[i, FORCE] if track == FORCE else s.last_answer[i])


def read_look(c: Any, s: Any, w: Any, v: Any, seats: Any, i: int, track: int, before: int,
              chosen: int) -> None:
    """Multiply the likelihood of a look into that of the day, by type and doctrine.

    before: the plan in force before it.
    """
    held = held_option(s, i, track, before)
    if track != FORCE:
        s.last_answer[i] = chosen
    if c.hidden[i] == 1 or c.on[M_BELIEFS] != ON:
        return
    if c.on[M_TASTES] == 0:
        s.read[i, READ_PLAN] = ANEW
        s.read[i, place_of(track)] = ANEW
    if s.plan[i] != before:
        s.read[i, READ_ANSWER] = ANEW
        if s.read[i, READ_FORCE] == LASTING:
            s.read[i, READ_FORCE] = ANEW
    lean_options(c, s, w, v, seats, i, track)
    strengths(c, w, i, track)
    for d in range(c.n_doctrines[i]):
        if c.doctrine_weight[i, d] <= 0.0:
            continue
        for k in range(TYPES):
            pull_as(c, s, w, i, track, d, k)
            chance = read_plan(c, s, w, i, d, k, before)
            s.seen[i, d, k] *= chance * read_option(c, s, w, i, track, d, k, held, chosen)
    s.read[i, READ_PLAN] = LASTING
    s.read[i, place_of(track)] = LASTING
    s.was_seen[i] = 1


def stands_given(s: Any, i: int) -> None:
    """A plan or posture has not come by a choice: it tells nothing by itself."""
    s.read[i, READ_PLAN] = GIVEN
    s.read[i, READ_FORCE] = GIVEN
