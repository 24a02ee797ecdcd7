"""Ends of the crisis tree: each is the outlook of the orders it means, kept for those who weigh it.

Comply: the target does what is demanded and the issuer's force comes off. Free: nothing is done.
War: the threatened act, with the patron's orders as they stand, shielding, or in the war. Dilute:
a smaller act. What the actor at the choice has on trial is part of each of them.
"""

from typing import Any

from sim.rules.account import enter_end
from sim.rules.barrage import fire_weight
from sim.rules.outlook import outlook
from sim.rules.trial import (
    ISSUER,
    PATRON,
    TARGET,
    give_in,
    hold_fire,
    lift,
    order_answer,
    put_back,
)
from sim.state.names import (
    CONFRONT,
    END_COMPLY,
    END_DILUTE,
    END_ENTER,
    END_FREE,
    END_PART,
    END_SHIELD,
    END_WAR,
    TEMPO,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_SHIELD,
)


def note_end(c: Any, s: Any, w: Any, u: int, end: int, i: int) -> None:
    """The outlook of the orders in force as an end, for both parties, the patron and actor i."""
    outlook(c, s, w, c.horizon)
    keep_end(c, s, w, u, end, i)


def keep_end(c: Any, s: Any, w: Any, u: int, end: int, i: int) -> None:
    """Keep the outlook in `w` as an end, for both parties, the patron and actor i."""
    w.end[end] = w.ahead
    enter_end(c, s, w, end, c.ult_issuer[u])
    enter_end(c, s, w, end, c.ult_target[u])
    if c.ult_patron[u] != c.ult_target[u]:
        enter_end(c, s, w, end, c.ult_patron[u])
    if i != c.ult_issuer[u] and i != c.ult_target[u] and i != c.ult_patron[u]:
        enter_end(c, s, w, end, i)


def peaceful_ends(c: Any, s: Any, w: Any, u: int, i: int, free: int) -> None:
    """The demand met, met in part and ignored, with no fire of the issuer's on the target.

    free: 1 if the outlook in `w` is that of the orders in force.
    """
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    if free == 1 and not acts_against(s, issuer, target):
        keep_end(c, s, w, u, END_FREE, i)
        free = 2
    lift(c, s, w, ISSUER, issuer, target)
    lift(c, s, w, TARGET, target, issuer)
    hold_fire(s, issuer, target)
    if free < 2:
        note_end(c, s, w, u, END_FREE, i)
    s.level[issuer, CONFRONT] = 0.0
    give_in(s, target)
    note_end(c, s, w, u, END_COMPLY, i)
    put_back(s, w, TARGET, target)
    put_back(s, w, ISSUER, issuer)
    mix_end(c, w, c.ult_issuer[u])
    mix_end(c, w, c.ult_target[u])
    mix_end(c, w, c.ult_patron[u])
    mix_end(c, w, i)
    w.end[END_PART] = 0.5 * (w.end[END_FREE] + w.end[END_COMPLY])


def mix_end(c: Any, w: Any, j: int) -> None:
    """Compliance in part lies half way between all and nothing."""
    if j >= 0:
        w.worth[END_PART, j] = 0.5 * (w.worth[END_FREE, j] + w.worth[END_COMPLY, j])
        w.cost[END_PART, j] = 0.5 * (w.cost[END_FREE, j] + w.cost[END_COMPLY, j])


def acts_against(s: Any, i: int, target: int) -> bool:
    """True while an actor's orders have it fire at a target or assault it."""
    return fire_weight(s, i, target) > 0.0 or (s.level[i, TEMPO] > 0.0 and s.aim[i] == target)


def threatened(c: Any, s: Any, i: int, u: int) -> None:
    """Put the threatened act in force: fire that is on trial or under way, else the answer."""
    target = c.ult_target[u]
    if not acts_against(s, i, target) and c.answer[i, V_HONOUR] >= 0:
        order_answer(c, s, i, c.answer[i, V_HONOUR], target)


def war_ends(c: Any, s: Any, w: Any, u: int, patron: int, i: int) -> None:
    """The threatened act with the patron aside, shielding and in the war."""
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    lift(c, s, w, ISSUER, issuer, target)
    threatened(c, s, issuer, u)
    note_end(c, s, w, u, END_WAR, i)
    for end in range(END_SHIELD, END_ENTER + 1):
        verb = V_SHIELD if end == END_SHIELD else V_ENTER
        o = c.answer[patron, verb] if patron >= 0 else -1
        if o < 0:
            copy_end(c, w, end, END_WAR)
            continue
        lift(c, s, w, PATRON, patron, issuer)
        order_answer(c, s, patron, o, issuer)
        note_end(c, s, w, u, end, i)
        put_back(s, w, PATRON, patron)
    put_back(s, w, ISSUER, issuer)


def copy_end(c: Any, w: Any, end: int, other: int) -> None:
    """An end that is out of reach stands as another."""
    w.end[end] = w.end[other]
    for j in range(c.n_actors):
        w.worth[end, j] = w.worth[other, j]
        w.cost[end, j] = w.cost[other, j]


def dilute_end(c: Any, s: Any, w: Any, u: int, i: int) -> None:
    """A smaller act than the threatened one; without such an answer, none."""
    issuer = c.ult_issuer[u]
    o = c.answer[issuer, V_DILUTE]
    if o < 0:
        copy_end(c, w, END_DILUTE, END_FREE)
        return
    target = c.ult_target[u]
    lift(c, s, w, ISSUER, issuer, target)
    hold_fire(s, issuer, target)
    order_answer(c, s, issuer, o, target)
    note_end(c, s, w, u, END_DILUTE, i)
    put_back(s, w, ISSUER, issuer)
