"""How likely an actor is to answer a campaign against it: by its menu, its outlook and its types.

The odds of the quantal response of whoever is struck between the quiet answers of its menu and the
one that fires, each worth the outlook of the orders it means, under what is publicly believed of
it. Worked out in the morning, every few days, for each pair that may come to blows.
"""

from typing import Any

from sim.engine.elementary import log, logistic
from sim.engine.rules.account import cost_of_war, worth_ahead
from sim.engine.rules.barrage import fire_weight
from sim.engine.rules.outlook import outlook
from sim.engine.rules.trial import hold_answer, lift, order_answer, order_posture, restore_orders
from sim.engine.rules.types import precision_of, resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    AIR,
    FORCE,
    RESPONSE,
    SEA,
    STRIKE,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
)
from sim.engine.state.places import (
    ACCOUNT_COST,
    ACCOUNT_WORTH,
    REPLY_ANSWER,
    REPLY_QUIET,
    SLOT_OWN,
    SLOT_RIVAL,
)

AFRESH = 3  # days between two looks at how others would answer


def firing_answer(c: Any, j: int) -> int:
    """The answer of an actor's menu that fires in full, -1 where none does."""
    return int(max(c.answer[j, V_HONOUR], c.answer[j, V_ENTER]))


def firing_posture(c: Any, s: Any, i: int, j: int) -> int:
    """The posture of an actor that fires most at another, -1 if none does."""
    found = -1
    most = 0.0
    for o in range(c.n_options[i, FORCE]):
        level = c.level[i, FORCE, o]
        fire = level[STRIKE] + level[AIR] + level[SEA]
        aim = c.against[i, o] if c.against[i, o] >= 0 else s.rival[i]
        if aim == j and fire > most:
            most = fire
            found = o
    return found


def open_fire(c: Any, s: Any, i: int, j: int) -> bool:
    """Put a campaign of i against j in force; False where no menu of i holds one."""
    if fire_weight(s, i, j) > 0.0:
        return True
    o = firing_posture(c, s, i, j)
    if o >= 0:
        order_posture(c, s, i, o)
        return True
    if firing_answer(c, i) < 0:
        return False
    order_answer(c, s, i, firing_answer(c, i), j)
    return True


def fire_of(c: Any, j: int, o: int) -> float:
    """Sum of the levels of fire of an answer, by its arms."""
    level = c.level[j, RESPONSE, o]
    return float(level[STRIKE] + level[AIR] + level[SEA])


def mean_fire(c: Any, j: int) -> float:
    """Mean of that over the answers of a menu that fire."""
    total = 0.0
    found = 0.0
    for o in range(c.n_options[j, RESPONSE]):
        verb = c.verb[j, RESPONSE, o]
        if verb == V_HONOUR or verb == V_ENTER or verb == V_DILUTE:
            total += fire_of(c, j, o)
            found += 1.0
    return total / found if found > 0.0 else 0.0


def quiet_weight(c: Any, j: int) -> float:
    """Log odds of the quiet answers of a menu to those that fire, by their number."""
    fires = 0.0
    quiet = 0.0
    for o in range(c.n_options[j, RESPONSE]):
        verb = c.verb[j, RESPONSE, o]
        if verb == V_HONOUR or verb == V_ENTER or verb == V_DILUTE:
            fires += c.weight[j, RESPONSE, o]
        else:
            quiet += c.weight[j, RESPONSE, o]
    return log(quiet / fires) if fires > 0.0 else 0.0


def plain_worth(c: Any, s: Any, w: Any, j: int, into: int) -> None:
    """Worth and cost to j of the orders in force, without answers to come, into slots of `w`."""
    outlook(c, s, w, c.horizon)
    w.gauge[into, ACCOUNT_WORTH] = worth_ahead(c, s, w, j)
    effort = w.effort[j] * c.horizon
    w.gauge[into, ACCOUNT_COST] = cost_of_war(c, s, j, w.lost[j], w.shelled[j], effort)


def gauge(c: Any, s: Any, w: Any, j: int, i: int) -> None:
    """Mean share of its full answer that j gives to a campaign of i, into `s.odds[j, i]`."""
    s.odds[j, i] = 0.0
    o = firing_answer(c, j)
    if o < 0 or fire_of(c, j, o) <= 0.0:
        return
    lift(c, s, w, SLOT_RIVAL, i, j)
    lift(c, s, w, SLOT_OWN, j, i)
    if open_fire(c, s, i, j):
        hold_answer(s, j, i)
        plain_worth(c, s, w, j, REPLY_QUIET)
        order_answer(c, s, j, o, i)
        plain_worth(c, s, w, j, REPLY_ANSWER)
        more = w.gauge[REPLY_ANSWER, ACCOUNT_WORTH] - w.gauge[REPLY_QUIET, ACCOUNT_WORTH]
        dearer = w.gauge[REPLY_ANSWER, ACCOUNT_COST] - w.gauge[REPLY_QUIET, ACCOUNT_COST]
        for k in range(TYPES):
            gain = precision_of(c, j) * (more - (1.0 - resolve_of(k)) * dearer)
            s.odds[j, i] += s.public[j, k] * logistic(gain - quiet_weight(c, j))
        s.odds[j, i] *= mean_fire(c, j) / fire_of(c, j, o)
    restore_orders(s, w, SLOT_OWN, j)
    restore_orders(s, w, SLOT_RIVAL, i)


def may_clash(c: Any, s: Any, i: int, j: int) -> bool:
    """True for a pair that may come to blows: rivals, or an issuer and a patron of its target."""
    if i == j:
        return False
    for u in range(c.n_ultimatums):
        issuer = c.ult_issuer[u]
        target = c.ult_target[u]
        if i == issuer and (j == target or c.patron[j, target] == 1):
            return True
        if j == issuer and (i == target or c.patron[i, target] == 1):
            return True
    return firing_posture(c, s, i, j) >= 0 or firing_posture(c, s, j, i) >= 0


def gauge_all(c: Any, s: Any, w: Any) -> bool:
    """On the first morning, and every few days from then on, how everybody would answer.

    True on these days.
    """
    if s.day != c.known_days and s.day % AFRESH != 0:
        return False
    for i in range(c.n_actors):
        for j in range(c.n_actors):
            if c.n_options[j, RESPONSE] > 0 and may_clash(c, s, i, j):
                gauge(c, s, w, j, i)
    return True
