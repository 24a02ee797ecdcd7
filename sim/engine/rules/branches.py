"""Ends of the crisis tree: each is the outlook of the orders it means, kept for those who weigh it.

Comply: the target does what is demanded and the issuer's force comes off. Free: nothing is done.
War: the threatened act, with the patron's orders as they stand, shielding, or in the war. Dilute:
a smaller act. What the actor at the choice has on trial is part of each of them.
"""

from typing import Any

from sim.engine.rules.account import enter_end
from sim.engine.rules.barrage import fire_weight
from sim.engine.rules.gauge import firing_posture
from sim.engine.rules.outlook import outlook
from sim.engine.rules.trial import (
    aim_of_option,
    give_in,
    hold_fire,
    lift,
    order_answer,
    order_posture,
    restore_orders,
)
from sim.engine.state.names import (
    CONFRONT,
    END_COMPLY,
    END_DILUTE,
    END_ENTER,
    END_FREE,
    END_PART,
    END_SHIELD,
    END_WAR,
    N_ENDS,
    TEMPO,
    U_NONE,
    U_OPEN,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_SHIELD,
)
from sim.engine.state.places import (
    GROWN_ACTOR,
    GROWN_AIM,
    GROWN_MOBILISED,
    GROWN_STRENGTH,
    GROWN_SUPPORT,
    GROWN_TROOPS,
    GROWN_ULTIMATUM,
    SLOT_ISSUER,
    SLOT_PATRON,
    SLOT_TARGET,
)


def grow(c: Any, s: Any, w: Any, u: int, i: int, known: int) -> None:
    """Fill the ends of the tree for ultimatum `u`, at the orders in force.

    Ends are kept for the parties and actor i (-1: for nobody else), who has a posture on trial.
    known: 1 if the outlook in `w` is already that of the orders in force. Without an open demand,
    or one still to be made, there is nothing to comply with.
    """
    issuer = c.ult_issuer[u]
    w.demanded = 1 if s.ult_status[u] == U_OPEN else 0
    w.acting = 1 if acts_against(s, issuer, c.ult_target[u]) else 0
    recall_ends(c, s, w, u, i)
    if known == 1:
        keep_end(c, s, w, u, END_WAR if w.acting == 1 else END_FREE, i)
    peaceful_ends(c, s, w, u, i, known == 1 and w.acting == 0)
    war_ends(c, s, w, u, i, known == 1 and w.acting == 1)
    if is_asked(s, u):
        dilute_end(c, s, w, u, i)
    mark_ends(c, s, w, u, i)


def is_asked(s: Any, u: int) -> bool:
    """True for a demand that stands or may yet be made: complying with it is weighed."""
    return s.ult_status[u] == U_OPEN or s.ult_status[u] == U_NONE


def recall_ends(c: Any, s: Any, w: Any, u: int, i: int) -> None:
    """Mark the ends of the last tree that are those of this one, too.

    Between two postures that one actor tries on, an end in which it leaves its posture for another
    changes only by the men and the mobilisation that the trial has brought it.
    """
    of = w.grown_of
    same = i >= 0 and of[GROWN_ULTIMATUM] == float(u) and of[GROWN_ACTOR] == float(i)
    same = same and of[GROWN_MOBILISED] == s.mobilised[i]
    same = same and of[GROWN_STRENGTH] == s.strength[i] and of[GROWN_TROOPS] == s.troops[i]
    given = same and of[GROWN_SUPPORT] == s.support[i] and of[GROWN_AIM] == float(s.aim[i])
    for end in range(N_ENDS):
        if not same or (end == END_COMPLY and not given):
            w.fresh[end] = 0
    if w.acting == 1 and i == c.ult_issuer[u]:  # the war is the one that it has on trial
        w.fresh[END_WAR] = 0
        w.fresh[END_SHIELD] = 0
        w.fresh[END_ENTER] = 0


def mark_ends(c: Any, s: Any, w: Any, u: int, i: int) -> None:
    """Note which ends hold for the next posture that actor i tries on, too."""
    of = w.grown_of
    of[GROWN_ULTIMATUM] = float(u)
    of[GROWN_ACTOR] = float(i)
    for end in range(N_ENDS):
        w.fresh[end] = 0
    if i < 0:
        return
    of[GROWN_MOBILISED] = s.mobilised[i]
    of[GROWN_STRENGTH] = s.strength[i]
    of[GROWN_TROOPS] = s.troops[i]
    of[GROWN_SUPPORT] = s.support[i]
    of[GROWN_AIM] = float(s.aim[i])
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    if i == issuer:
        war = w.acting == 0 and takes_posture(c, s, i, V_HONOUR, target)
        w.fresh[END_WAR] = 1 if war else 0
        w.fresh[END_SHIELD] = w.fresh[END_WAR]
        w.fresh[END_ENTER] = w.fresh[END_WAR]
        kept = is_asked(s, u) and takes_posture(c, s, i, V_DILUTE, target)
        w.fresh[END_DILUTE] = 1 if kept else 0
    if i == target:
        w.fresh[END_COMPLY] = 1 if is_asked(s, u) else 0
    if i == c.ult_patron[u]:
        w.fresh[END_SHIELD] = 1 if takes_posture(c, s, i, V_SHIELD, issuer) else 0
        w.fresh[END_ENTER] = 1 if takes_posture(c, s, i, V_ENTER, issuer) else 0


def takes_posture(c: Any, s: Any, i: int, verb: int, foe: int) -> bool:
    """True if the answer that carries a verb has its author leave its posture for another."""
    o = c.answer[i, verb]
    return o >= 0 and c.orders[i, o] >= 0 and aim_of_option(c, s, i, c.orders[i, o]) == foe


def note_end(c: Any, s: Any, w: Any, u: int, end: int, i: int) -> None:
    """The outlook of the orders in force as an end, for the parties and actor i."""
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


def peaceful_ends(c: Any, s: Any, w: Any, u: int, i: int, known: bool) -> None:
    """The demand met, met in part and ignored, with no fire of the issuer's on the target.

    known: the demand ignored is known already.
    """
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    lift(c, s, w, SLOT_ISSUER, issuer, target)
    hold_fire(s, issuer, target)
    if not known:
        note_end(c, s, w, u, END_FREE, i)
    if is_asked(s, u):
        if w.fresh[END_COMPLY] == 0:
            lift(c, s, w, SLOT_TARGET, target, issuer)
            s.level[issuer, CONFRONT] = 0.0
            give_in(s, target, c.ult_asks[u])
            note_end(c, s, w, u, END_COMPLY, i)
            restore_orders(s, w, SLOT_TARGET, target)
        mix_end(c, w, c.ult_issuer[u])
        mix_end(c, w, c.ult_target[u])
        mix_end(c, w, c.ult_patron[u])
        mix_end(c, w, i)
        w.end[END_PART] = in_part(c, w.end[END_FREE], w.end[END_COMPLY])
    restore_orders(s, w, SLOT_ISSUER, issuer)


def in_part(c: Any, nothing: float, all_of_it: float) -> float:
    """What compliance in part comes to, between nothing and all of it."""
    return (1.0 - c.in_part) * nothing + c.in_part * all_of_it


def mix_end(c: Any, w: Any, j: int) -> None:
    """Compliance in part lies between all and nothing."""
    if j >= 0:
        w.worth[END_PART, j] = in_part(c, w.worth[END_FREE, j], w.worth[END_COMPLY, j])
        w.cost[END_PART, j] = in_part(c, w.cost[END_FREE, j], w.cost[END_COMPLY, j])


def acts_against(s: Any, i: int, target: int) -> bool:
    """True while an actor's orders have it fire at a target or assault it."""
    return fire_weight(s, i, target) > 0.0 or (s.level[i, TEMPO] > 0.0 and s.aim[i] == target)


def order_threat(c: Any, s: Any, i: int, u: int) -> None:
    """Put the threatened act in force.

    It is fire that is on trial or under way, else the answer, else the posture that fires most.
    """
    target = c.ult_target[u]
    if acts_against(s, i, target):
        return
    if c.answer[i, V_HONOUR] >= 0:
        order_answer(c, s, i, c.answer[i, V_HONOUR], target)
    elif firing_posture(c, s, i, target) >= 0:
        order_posture(c, s, i, firing_posture(c, s, i, target))


def war_ends(c: Any, s: Any, w: Any, u: int, i: int, known: bool) -> None:
    """The threatened act with the main patron aside, shielding and in the war.

    known: the first of them is known already.
    """
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    patron = c.ult_patron[u]
    lift(c, s, w, SLOT_ISSUER, issuer, target)
    order_threat(c, s, issuer, u)
    if w.fresh[END_WAR] == 0 and not known:
        note_end(c, s, w, u, END_WAR, i)
    for end in range(END_SHIELD, END_ENTER + 1):
        verb = V_SHIELD if end == END_SHIELD else V_ENTER
        o = c.answer[patron, verb] if patron >= 0 else -1
        if o < 0:
            copy_end(c, w, end, END_WAR)
            continue
        if w.fresh[end] == 0:
            lift(c, s, w, SLOT_PATRON, patron, issuer)
            order_answer(c, s, patron, o, issuer)
            note_end(c, s, w, u, end, i)
            restore_orders(s, w, SLOT_PATRON, patron)
    restore_orders(s, w, SLOT_ISSUER, issuer)


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
    if w.fresh[END_DILUTE] == 1:
        return
    target = c.ult_target[u]
    lift(c, s, w, SLOT_ISSUER, issuer, target)
    hold_fire(s, issuer, target)
    order_answer(c, s, issuer, o, target)
    note_end(c, s, w, u, END_DILUTE, i)
    restore_orders(s, w, SLOT_ISSUER, issuer)
