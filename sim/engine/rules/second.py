"""The second patron of a target: what its coming in beside the main one changes, and its odds.

All patrons of a target decide at once. The tree seats two: the main one, named with the demand, and
of the others the one whose answer brings most fire. What the second one's entry changes and its
odds (`entry`) are worked out in the morning, every few days, for all who weigh the crisis.
"""

from typing import Any

from sim.engine.rules.account import cost_ahead, enter_end, worth_ahead
from sim.engine.rules.barrage import fire_weight
from sim.engine.rules.branches import order_threat
from sim.engine.rules.entry import expect_entry
from sim.engine.rules.outlook import outlook
from sim.engine.rules.trial import lift, order_answer, restore_orders
from sim.engine.rules.types import precision_of, resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    AIR,
    END_ENTER,
    END_SHIELD,
    END_WAR,
    M_ENTRAPMENT,
    M_STAND_ASIDE,
    NODE_PATRON,
    RESPONSE,
    SEA,
    STRIKE,
    V_ENTER,
    V_SHIELD,
)
from sim.engine.state.places import (
    BESIDE_ASIDE,
    BESIDE_ENTERS,
    N_PATRON,
    N_SEATS,
    PATRON_ASIDE,
    PATRON_ENTER,
    PATRON_SHIELD,
    SEAT_MAIN,
    SEAT_SECOND,
    SLOT_ISSUER,
    SLOT_PATRON,
    SLOT_RIVAL,
)


def help_of(c: Any, j: int) -> int:
    """The answer by which a patron comes in: it enters, else it shields; -1: it can do neither."""
    return int(c.answer[j, V_ENTER] if c.answer[j, V_ENTER] >= 0 else c.answer[j, V_SHIELD])


def fire_of_help(c: Any, j: int) -> float:
    """Dead a day by the fire of that answer, in clear weather."""
    level = c.level[j, RESPONSE, help_of(c, j)]
    flown = c.air_power[j] * level[AIR] + c.sea_power[j] * level[SEA]
    return float(c.strike_power[j] * level[STRIKE] + flown)


def main_enters(c: Any, u: int) -> bool:
    """True if the main patron's menu lets it enter."""
    p = c.ult_patron[u]
    return p >= 0 and c.answer[p, V_ENTER] >= 0


def second_patron(c: Any, u: int) -> int:
    """The patron of a target that decides beside the main one, -1 if there is none."""
    found = -1
    for j in range(c.n_actors):
        if c.patron[j, c.ult_target[u]] == 0 or help_of(c, j) < 0:
            continue
        if j == c.ult_patron[u] or j == c.ult_issuer[u] or j == c.ult_target[u]:
            continue
        if found < 0 or fire_of_help(c, j) > fire_of_help(c, found):
            found = j
        elif fire_of_help(c, j) == fire_of_help(c, found) and c.key[j] > c.key[found]:
            found = j
    return found


def add_outlook(c: Any, s: Any, w: Any, u: int, at: int, sign: float) -> None:
    """Add the outlook of the orders in force to what the second patron's entry changes."""
    outlook(c, s, w, c.horizon)
    s.joint_end[u, at] += sign * w.ahead
    for i in range(c.n_actors):
        s.joint_worth[u, at, i] += sign * worth_ahead(c, s, w, i)
        s.joint_cost[u, at, i] += sign * cost_ahead(c, s, w, i)


def add_entry(c: Any, s: Any, w: Any, u: int, at: int) -> None:
    """What the second patron's entry changes at the orders in force, by outlooks without and with.

    The outlook without it is an end of the main patron's.
    """
    b = s.second[u]
    s.joint_end[u, at] = 0.0
    for i in range(c.n_actors):
        s.joint_worth[u, at, i] = 0.0
        s.joint_cost[u, at, i] = 0.0
    add_outlook(c, s, w, u, at, -1.0)
    enter_end(c, s, w, END_ENTER if at == BESIDE_ENTERS else END_WAR, c.ult_patron[u])
    lift(c, s, w, SLOT_RIVAL, b, c.ult_issuer[u])
    order_answer(c, s, b, help_of(c, b), c.ult_issuer[u])
    add_outlook(c, s, w, u, at, 1.0)
    restore_orders(s, w, SLOT_RIVAL, b)


def gauge_second(c: Any, s: Any, w: Any, u: int) -> None:
    """What the second patron's entry changes for everybody, and its odds.

    At the orders in force and by what is publicly believed.
    """
    if s.second[u] < 0:
        return
    issuer = c.ult_issuer[u]
    p = c.ult_patron[u]
    lift(c, s, w, SLOT_ISSUER, issuer, c.ult_target[u])
    order_threat(c, s, issuer, u)
    add_entry(c, s, w, u, BESIDE_ASIDE)
    for verb in range(V_SHIELD, V_ENTER + 1):
        o = c.answer[p, verb] if p >= 0 else -1
        if o >= 0:
            lift(c, s, w, SLOT_PATRON, p, issuer)
            order_answer(c, s, p, o, issuer)
            if verb == V_ENTER:
                add_entry(c, s, w, u, BESIDE_ENTERS)
            else:
                outlook(c, s, w, c.horizon)
                enter_end(c, s, w, END_SHIELD, p)
            restore_orders(s, w, SLOT_PATRON, p)
    restore_orders(s, w, SLOT_ISSUER, issuer)
    seat_main(c, s, w, u)
    seat_second(c, s, w, u)
    expect_entry(w)
    for seat in range(N_SEATS):
        s.entry_odds[u, seat] = w.entry_odds[seat]


def other_patron(c: Any, s: Any, u: int, i: int) -> int:
    """Whom one of the two patrons in the game of entry reckons with, -1 where there is no game."""
    if s.second[u] < 0:
        return -1
    if i == s.second[u]:
        return int(c.ult_patron[u]) if main_enters(c, u) else -1
    return int(s.second[u]) if i == c.ult_patron[u] else -1


def odds_of(c: Any, s: Any, u: int, j: int, foe: int) -> float:
    """Chance that one of them comes in, 0 where it fires at the foe already."""
    if fire_weight(s, j, foe) > 0.0:
        return 0.0
    return float(s.entry_odds[u, SEAT_SECOND if j == s.second[u] else SEAT_MAIN])


def joint_value(s: Any, u: int, at: int, i: int, k: int) -> float:
    """What the second patron's coming in changes for actor i of type k."""
    return float(s.joint_worth[u, at, i] - (1.0 - resolve_of(k)) * s.joint_cost[u, at, i])


def seat_main(c: Any, s: Any, w: Any, u: int) -> None:
    """The main patron's side of the game of entry."""
    p = c.ult_patron[u]
    w.entry_menu[SEAT_MAIN, PATRON_ENTER] = 0.0
    if not main_enters(c, u) or c.on[M_STAND_ASIDE] == 0:
        return
    stake = c.credibility_stake[p] if c.on[M_ENTRAPMENT] == 1 else 0.0
    w.entry_precision[SEAT_MAIN] = precision_of(c, p)
    for n in range(N_PATRON):
        w.entry_menu[SEAT_MAIN, n] = c.branch[p, NODE_PATRON, n]
    for k in range(TYPES):
        soft = 1.0 - resolve_of(k)
        aside = w.worth[END_WAR, p] - soft * w.cost[END_WAR, p] - stake
        w.entry_alone[SEAT_MAIN, k] = w.worth[END_ENTER, p] - soft * w.cost[END_ENTER, p] - aside
        w.entry_shield[SEAT_MAIN, k] = 0.0
        if w.entry_menu[SEAT_MAIN, PATRON_SHIELD] > 0.0:
            shield = w.worth[END_SHIELD, p] - soft * w.cost[END_SHIELD, p]
            w.entry_shield[SEAT_MAIN, k] = shield - aside
        beside = joint_value(s, u, BESIDE_ENTERS, p, k)
        w.entry_beside[SEAT_MAIN, k] = beside - joint_value(s, u, BESIDE_ASIDE, p, k)
        w.entry_mind[SEAT_MAIN, k] = s.public[p, k]


def seat_second(c: Any, s: Any, w: Any, u: int) -> None:
    """The second patron's side of it; where it can enter, a shield of its own counts as quiet."""
    b = s.second[u]
    stake = c.credibility_stake[b] if c.on[M_ENTRAPMENT] == 1 else 0.0
    menu = c.branch[b, NODE_PATRON]
    enters = c.answer[b, V_ENTER] >= 0
    w.entry_precision[SEAT_SECOND] = precision_of(c, b)
    quiet = menu[PATRON_ASIDE]
    w.entry_menu[SEAT_SECOND, PATRON_ASIDE] = quiet + menu[PATRON_SHIELD] if enters else quiet
    w.entry_menu[SEAT_SECOND, PATRON_SHIELD] = 0.0
    w.entry_menu[SEAT_SECOND, PATRON_ENTER] = menu[PATRON_ENTER] if enters else menu[PATRON_SHIELD]
    for k in range(TYPES):
        alone = joint_value(s, u, BESIDE_ASIDE, b, k)
        w.entry_alone[SEAT_SECOND, k] = alone + stake
        beside = joint_value(s, u, BESIDE_ENTERS, b, k) if main_enters(c, u) else alone
        w.entry_beside[SEAT_SECOND, k] = beside - alone
        w.entry_shield[SEAT_SECOND, k] = 0.0
        w.entry_mind[SEAT_SECOND, k] = s.public[b, k]


def expect_second(c: Any, s: Any, w: Any, u: int) -> None:
    """Fighting under each answer of the main patron, over what the second is expected to do."""
    for j in range(N_PATRON):
        w.war_end[j] = w.end[END_WAR + j]
        for i in range(c.n_actors):
            w.war_worth[j, i] = w.worth[END_WAR + j, i]
            w.war_cost[j, i] = w.cost[END_WAR + j, i]
    if s.second[u] < 0:
        return
    q = s.entry_odds[u, SEAT_SECOND]
    for j in range(N_PATRON):
        at = BESIDE_ENTERS if j == PATRON_ENTER and main_enters(c, u) else BESIDE_ASIDE
        w.war_end[j] += q * s.joint_end[u, at]
        for i in range(c.n_actors):
            w.war_worth[j, i] += q * s.joint_worth[u, at, i]
            w.war_cost[j, i] += q * s.joint_cost[u, at, i]
