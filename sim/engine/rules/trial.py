"""Orders tried on: put in force for a moment, so that the outlook under them can be read.

A slot keeps what was in force for one actor; slots can be open at once for different actors.
"""

from typing import Any

from sim.engine.rules.mobilise import mobilised_share
from sim.engine.rules.theatre import reinforce
from sim.engine.state.names import (
    AIR,
    ARM_AIR,
    ARM_GROUND,
    ARM_SEA,
    CAUTION,
    COMPLY,
    FORCE,
    M_WITHHOLD,
    N_ARMS,
    N_LEVELS,
    REINFORCE,
    RESPONSE,
    RUNG,
    SCOPE,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
)
from sim.engine.state.places import SLOT_OWN


def lift(c: Any, s: Any, w: Any, slot: int, i: int, foe: int) -> None:
    """Keep the orders of an actor, its answers to a foe among them, in a slot."""
    for n in range(N_LEVELS):
        w.saved[slot, n] = s.level[i, n]
    w.saved_support[slot] = s.support[i]
    w.saved_aim[slot] = s.aim[i]
    w.saved_guard[slot] = s.guard[i]
    w.saved_answering[slot] = s.answering[i]
    w.saved_foe[slot] = foe
    w.saved_scope[slot] = s.camp_scope[i, foe]
    w.saved_rung[slot] = s.camp_rung[i, foe]
    for n in range(N_ARMS):
        w.saved_arm[slot, n] = s.camp_arm[i, foe, n]


def restore_orders(s: Any, w: Any, slot: int, i: int) -> None:
    """Put the orders kept in a slot in force again."""
    foe = w.saved_foe[slot]
    for n in range(N_LEVELS):
        s.level[i, n] = w.saved[slot, n]
    s.support[i] = w.saved_support[slot]
    s.aim[i] = w.saved_aim[slot]
    s.guard[i] = w.saved_guard[slot]
    s.answering[i] = w.saved_answering[slot]
    s.camp_scope[i, foe] = w.saved_scope[slot]
    s.camp_rung[i, foe] = w.saved_rung[slot]
    for n in range(N_ARMS):
        s.camp_arm[i, foe, n] = w.saved_arm[slot, n]


def aim_of_option(c: Any, s: Any, i: int, o: int) -> int:
    """Whom the fire of a force posture is aimed at."""
    return int(c.against[i, o]) if c.against[i, o] >= 0 else int(s.rival[i])


def order_posture(c: Any, s: Any, i: int, o: int) -> None:
    """Levels of a force posture in force, help to clients and aim with them."""
    for n in range(N_LEVELS):
        s.level[i, n] = c.level[i, FORCE, o, n]
    s.aim[i] = aim_of_option(c, s, i, o)
    if c.on[M_WITHHOLD] == 1:
        s.support[i] = s.level[i, SUPPORT]


def order_answer(c: Any, s: Any, i: int, o: int, foe: int) -> None:
    """An answer in force against a foe: the posture it means, else fire and shield beside it."""
    if c.orders[i, o] >= 0 and aim_of_option(c, s, i, c.orders[i, o]) == foe:
        order_posture(c, s, i, c.orders[i, o])
    else:
        order_beside(c, s, i, o, foe)


def order_beside(c: Any, s: Any, i: int, o: int, foe: int) -> None:
    """Fire and shield of an answer in force beside the posture held."""
    level = c.level[i, RESPONSE, o]
    if level[STRIKE] + level[AIR] + level[SEA] > 0.0:
        if not answers_now(s, i, foe):
            s.answering[i] += 1
        s.camp_arm[i, foe, ARM_GROUND] = level[STRIKE]
        s.camp_arm[i, foe, ARM_AIR] = level[AIR]
        s.camp_arm[i, foe, ARM_SEA] = level[SEA]
        s.camp_scope[i, foe] = level[SCOPE]
        s.camp_rung[i, foe] = level[RUNG]
    s.guard[i] = max(s.guard[i], level[SHIELD])


def order_part(c: Any, s: Any, i: int, o: int, foe: int, weight: float) -> None:
    """A part of the fire of an answer in force beside the posture held."""
    order_beside(c, s, i, o, foe)
    for n in range(N_ARMS):
        s.camp_arm[i, foe, n] *= weight


def answers_now(s: Any, i: int, foe: int) -> bool:
    """True while an answer of i to a foe, carried by no posture, has fire in force."""
    arms = s.camp_arm[i, foe]
    return arms[ARM_GROUND] + arms[ARM_AIR] + arms[ARM_SEA] > 0.0


def hold_answer(s: Any, i: int, foe: int) -> None:
    """No fire of an actor on a foe beyond what its posture orders."""
    if answers_now(s, i, foe):
        s.answering[i] -= 1
        for n in range(N_ARMS):
            s.camp_arm[i, foe, n] = 0.0


def hold_fire(s: Any, i: int, foe: int) -> None:
    """No fire of an actor on a foe and no assault."""
    if s.aim[i] == foe:
        s.level[i, STRIKE] = 0.0
        s.level[i, AIR] = 0.0
        s.level[i, SEA] = 0.0
        s.level[i, TEMPO] = 0.0
    hold_answer(s, i, foe)


def give_in(s: Any, i: int, asked: float) -> None:
    """A target complies as far as it is asked to, and does no more fighting."""
    for n in range(N_LEVELS):
        s.level[i, n] = 0.0
    s.level[i, COMPLY] = asked
    s.level[i, CAUTION] = 1.0


def try_on(c: Any, s: Any, w: Any, i: int, o: int) -> None:
    """Put a force posture in force for a moment; `take_off` undoes it.

    Mobilisation and reinforcement are those of half the days looked ahead, their mean over them.
    """
    lift(c, s, w, SLOT_OWN, i, s.rival[i])
    order_posture(c, s, i, o)
    w.saved_troops = s.troops[i]
    w.saved_strength = s.strength[i]
    w.saved_mobilised = s.mobilised[i]
    s.mobilised[i] = mobilised_share(c, s, i, 0.5 * c.horizon)
    if c.inflow[i] > 0.0:
        reinforce(c, s, i, s.level[i, REINFORCE] * c.inflow[i] * 0.5 * c.horizon)


def take_off(s: Any, w: Any, i: int) -> None:
    """Restore the standing orders saved by `try_on`."""
    restore_orders(s, w, SLOT_OWN, i)
    s.troops[i] = w.saved_troops
    s.strength[i] = w.saved_strength
    s.mobilised[i] = w.saved_mobilised
