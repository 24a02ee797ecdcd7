"""The shift of power ahead: what a war is worth once mobilisation and inflow have run on.

A power whose chances fall counts the future: a deal struck now will be held to its later worth of
war, and a war put off is fought at the later odds (Fearon 1995; Powell 2006). Unlike there the
shift is what the orders in force bring over the days looked ahead, to either side. Worked out in
the morning, every few days, for all who weigh the crisis.
"""

from typing import Any

from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.branches import order_threat
from sim.engine.rules.mobilise import mobilised_share
from sim.engine.rules.outlook import outlook
from sim.engine.rules.theatre import reinforce
from sim.engine.rules.trial import lift, restore_orders
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import M_COMMITMENT_PROBLEM, REINFORCE
from sim.engine.state.places import KEPT_MOBILISED, KEPT_STRENGTH, KEPT_TROOPS, SLOT_ISSUER


def is_moving(c: Any, s: Any, i: int) -> bool:
    """True for an actor whose orders in force change what force it has."""
    flows = c.inflow[i] > 0.0 and s.level[i, REINFORCE] != 0.0
    return flows or mobilised_share(c, s, i, c.horizon) != s.mobilised[i]


def move_forces(c: Any, s: Any, w: Any) -> bool:
    """Put everybody's forces where orders take them over the days looked ahead; True if any moves.

    `return_forces` undoes it.
    """
    moved = False
    for i in range(c.n_actors):
        w.kept_force[KEPT_MOBILISED, i] = s.mobilised[i]
        w.kept_force[KEPT_STRENGTH, i] = s.strength[i]
        w.kept_force[KEPT_TROOPS, i] = s.troops[i]
        if is_moving(c, s, i):
            moved = True
            s.mobilised[i] = mobilised_share(c, s, i, c.horizon)
            if c.inflow[i] > 0.0:
                reinforce(c, s, i, s.level[i, REINFORCE] * c.inflow[i] * c.horizon)
    return moved


def return_forces(c: Any, s: Any, w: Any) -> None:
    """Put forces back where they were."""
    for i in range(c.n_actors):
        s.mobilised[i] = w.kept_force[KEPT_MOBILISED, i]
        s.strength[i] = w.kept_force[KEPT_STRENGTH, i]
        s.troops[i] = w.kept_force[KEPT_TROOPS, i]


def add_war(c: Any, s: Any, w: Any, u: int, sign: float) -> None:
    """Add the outlook of the threatened act at the forces in place to what later war gains."""
    outlook(c, s, w, c.horizon)
    s.shift_end[u] += sign * w.ahead
    for i in range(c.n_actors):
        s.shift_worth[u, i] += sign * worth_ahead(c, s, w, i)
        s.shift_cost[u, i] += sign * cost_ahead(c, s, w, i)


def gauge_shift(c: Any, s: Any, w: Any, u: int) -> None:
    """What the threatened act is worth to everybody at later forces over that at today's."""
    s.shift_end[u] = 0.0
    for i in range(c.n_actors):
        s.shift_worth[u, i] = 0.0
        s.shift_cost[u, i] = 0.0
    if c.on[M_COMMITMENT_PROBLEM] == 0:
        return
    issuer = c.ult_issuer[u]
    lift(c, s, w, SLOT_ISSUER, issuer, c.ult_target[u])
    if move_forces(c, s, w):
        # the posture in force moves forces, the act that is threatened uses them
        order_threat(c, s, issuer, u)
        add_war(c, s, w, u, 1.0)
        return_forces(c, s, w)
        add_war(c, s, w, u, -1.0)
    restore_orders(s, w, SLOT_ISSUER, issuer)


def later_gain(s: Any, u: int, i: int, k: int) -> float:
    """Worth to actor i of type k of a war put off over one now, below 0 if its chances fall."""
    return float(s.shift_worth[u, i] - (1.0 - resolve_of(k)) * s.shift_cost[u, i])
