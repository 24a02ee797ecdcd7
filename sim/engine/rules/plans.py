"""Plans: which options an actor's plans open to it today, and which plan and option it takes.

A plan is a course of conduct, a set of options of each track that go together. Force, a deadline
and a blow are met by any plan, by its taste and by the best that it holds; talk postures and words
by the plan in force. An actor that is struck keeps to its plan for answers that do nothing.
"""

from typing import Any

from sim.engine.elementary import exp, log
from sim.engine.state.names import (
    RESPONSE,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_SHIELD,
)

KEEP_PLAN = 0  # options of the plan in force
ANY_PLAN = 1
CALLED = 2  # answers of the plan in force; where it lacks one that fires or shields, of any plan


def acts(verb: int) -> bool:
    """True for an answer that puts fire or a shield in force."""
    return verb == V_HONOUR or verb == V_DILUTE or verb == V_ENTER or verb == V_SHIELD


def holds_option(c: Any, i: int, track: int, p: int, o: int) -> bool:
    """True if a plan of an actor holds an option."""
    return c.in_plan[i, track, p, o] == 1


def plan_with(c: Any, s: Any, i: int, track: int, o: int) -> int:
    """A plan that holds an option: the one in force, else the first that does, else that again."""
    if holds_option(c, i, track, s.plan[i], o):
        return int(s.plan[i])
    for p in range(c.n_plans[i]):
        if holds_option(c, i, track, p, o):
            return p
    return int(s.plan[i])


def in_reach(c: Any, s: Any, i: int, track: int, p: int, o: int, reach: int) -> bool:
    """True if an actor may take an option as part of a plan today."""
    if not holds_option(c, i, track, p, o):
        return False
    if p == s.plan[i] or reach == ANY_PLAN:
        return True
    calls_for = reach == CALLED and acts(c.verb[i, track, o])
    return calls_for and not holds_option(c, i, track, s.plan[i], o)


def share_out(c: Any, s: Any, w: Any, i: int, track: int, reach: int) -> float:
    """Fill `w.share[p, o]`: an option's weight, in equal parts over the plans that open it."""
    total = 0.0
    for o in range(c.n_options[i, track]):
        holders = 0
        w.open[o] = 0
        for p in range(c.n_plans[i]):
            w.share[p, o] = 0.0
            if w.excluded[o] == 0 and in_reach(c, s, i, track, p, o, reach):
                holders += 1
                w.share[p, o] = 1.0
        w.open[o] = 1 if holders > 0 else 0
        for p in range(c.n_plans[i]):
            if w.share[p, o] > 0.0:
                w.share[p, o] = c.weight[i, track, o] / holders
                total += w.share[p, o]
    return total


def open_options(c: Any, s: Any, w: Any, i: int, track: int, reach: int) -> None:
    """The options open today; where the plan in force has none, those of any plan."""
    if share_out(c, s, w, i, track, reach) > 0.0:
        return
    if share_out(c, s, w, i, track, ANY_PLAN) > 0.0:
        return
    held = s.posture[i, track] if track < RESPONSE else 0
    w.share[s.plan[i], held] = 1.0
    w.open[held] = 1


def pull_options(c: Any, w: Any, i: int, track: int, precision: float) -> None:
    """Fill `w.pull`, the weight of each option within each plan, `w.plan_pull` and the odds.

    The pull of a plan is that of all its options: its log is what the best of them is expected to
    be worth (McFadden 1978). `w.probability` are the odds over all shocks.
    """
    n = c.n_options[i, track]
    top = -1e9
    for o in range(n):
        if w.open[o] == 1 and w.value[o] > top:
            top = w.value[o]
    total = 0.0
    for p in range(c.n_plans[i]):
        w.plan_pull[p] = 0.0
    for o in range(n):
        strength = exp(precision * (w.value[o] - top)) if w.open[o] == 1 else 0.0
        w.probability[o] = 0.0
        for p in range(c.n_plans[i]):
            w.pull[p, o] = w.share[p, o] * strength * w.mood[p]
            w.plan_pull[p] += w.pull[p, o]
            w.probability[o] += w.pull[p, o]
        total += w.probability[o]
    for o in range(n):
        w.probability[o] = w.probability[o] / total if total > 0.0 else w.open[o]


def best_plan(c: Any, s: Any, w: Any, i: int) -> int:
    """The plan that an actor's tastes make the best of those open."""
    best = -1
    top = 0.0
    for p in range(c.n_plans[i]):
        if w.plan_pull[p] > 0.0:
            worth = log(w.plan_pull[p]) + s.taste_plan[i, p]
            if best < 0 or worth > top:
                best = p
                top = worth
    return best if best >= 0 else int(s.plan[i])


def best_option(c: Any, s: Any, w: Any, i: int, track: int, p: int) -> int:
    """The option of a plan that an actor's tastes make the best of those open."""
    best = -1
    top = 0.0
    for o in range(c.n_options[i, track]):
        if w.pull[p, o] > 0.0:
            worth = log(w.pull[p, o]) + s.taste[i, track, o]
            if best < 0 or worth > top:
                best = o
                top = worth
    return best if best >= 0 else int(s.posture[i, track])
