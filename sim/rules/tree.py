"""Look-ahead: a short crisis tree valued by backward induction, logit at every node.

Target complies, complies in part or defies; issuer carries out, dilutes, extends or backs down;
the target's patron stands aside, shields or enters; fighting ends in a deal or goes on. Ends are
outlooks of the orders they mean (`branches`). Node probabilities are computed by type under the
public record: no parameter sets how likely a threat is to be believed.
"""

from typing import Any

from sim.elementary import clamp, exp
from sim.rules.branches import dilute_end, peaceful_ends, war_ends
from sim.rules.leanings import lean_row
from sim.rules.retreats import lapse_share, name_lost
from sim.rules.types import average, logit_row, mean_resolve, precision_of, resolve_of
from sim.rules.yielding import gives_way
from sim.state.capacity import TYPES
from sim.state.names import (
    END_COMPLY,
    END_DILUTE,
    END_FREE,
    END_PART,
    END_WAR,
    FULL,
    M_COMMITMENT_PROBLEM,
    M_ENTRAPMENT,
    M_STAND_ASIDE,
    NODE_ISSUER,
    NODE_PATRON,
    NODE_TARGET,
    V_DILUTE,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
)


def end_value(w: Any, i: int, k: int, end: int) -> float:
    """Worth of an end of the tree to actor i of type k."""
    return float(w.worth[end, i] - (1.0 - resolve_of(k)) * w.cost[end, i])


def fought_value(w: Any, i: int, k: int) -> float:
    """Worth to actor i of type k of the threatened act, over what the patron may do.

    A deal that ends the fighting early saves half of what it costs.
    """
    total = 0.0
    for j in range(3):
        burden = (1.0 - resolve_of(k)) * w.cost[END_WAR + j, i] * (1.0 - 0.5 * w.q_deal[j])
        total += w.mean_patron[j] * (w.worth[END_WAR + j, i] - burden)
    return total


def grow(c: Any, s: Any, w: Any, u: int, i: int, free: int) -> None:
    """Fill the ends of the tree for ultimatum `u`, at the orders in force.

    Ends are kept for the parties, the target's main patron and actor i (-1: for nobody else). free:
    1 if the outlook in `w` is already that of the orders in force.
    """
    peaceful_ends(c, s, w, u, i, free)
    war_ends(c, s, w, u, c.ult_patron[u], i)
    dilute_end(c, s, w, u, i)


def weigh(c: Any, s: Any, w: Any, u: int, stake: float) -> None:
    """Fill the nodes of a grown tree when `stake` is the audience cost of backing down."""
    settle(c, w, c.ult_issuer[u], c.ult_target[u])
    patron_node(c, s, w, u, c.ult_patron[u])
    issuer_node(c, s, w, u, stake)
    target_node(c, s, w, u)


def solve(c: Any, s: Any, w: Any, u: int, stake: float, i: int) -> None:
    """Grow and weigh the tree for ultimatum `u`."""
    grow(c, s, w, u, i, 0)
    weigh(c, s, w, u, stake)


def settle(c: Any, w: Any, issuer: int, target: int) -> None:
    """Chance that fighting ends in a deal: both save half the remaining cost (B1), the issuer

    fears that power shifts back once its troops leave (B2, Powell 2006).
    """
    keen_i = 0.5 * (1.0 - mean_resolve(w.mind, issuer))
    keen_t = 0.5 * (1.0 - mean_resolve(w.mind, target))
    for j in range(3):
        fear = 0.0
        if c.on[M_COMMITMENT_PROBLEM] == 1:
            fear = 0.5 * c.stake[issuer] * max(0.0, w.end[END_WAR + j] - w.end[END_FREE])
        saved_i = keen_i * w.cost[END_WAR + j, issuer] - fear
        saved_t = keen_t * w.cost[END_WAR + j, target]
        yes_i = 1.0 / (1.0 + exp(-precision_of(c, issuer) * saved_i))
        yes_t = 1.0 / (1.0 + exp(-precision_of(c, target) * saved_t))
        w.q_deal[j] = yes_i * yes_t


def patron_node(c: Any, s: Any, w: Any, u: int, patron: int) -> None:
    """A patron's answer to force against its client, by type, over the ends of `war_ends`."""
    if patron < 0:
        for k in range(TYPES):
            w.q_patron[k, 0] = 1.0
            w.q_patron[k, 1] = 0.0
            w.q_patron[k, 2] = 0.0
        w.mean_patron[0] = 1.0
        w.mean_patron[1] = 0.0
        w.mean_patron[2] = 0.0
        return
    stake = c.credibility_stake[patron] if c.on[M_ENTRAPMENT] == 1 else 0.0
    menu = c.branch[patron, NODE_PATRON]
    for k in range(TYPES):
        w.v_patron[k, 0] = end_value(w, patron, k, END_WAR) - stake
        w.v_patron[k, 1] = end_value(w, patron, k, END_WAR + 1)
        w.v_patron[k, 2] = end_value(w, patron, k, END_WAR + 2)
        if c.on[M_STAND_ASIDE] == 1:
            logit_row(w.q_patron, w.v_patron, k, 3, precision_of(c, patron), menu)
            lean_row(c, s, w, w.q_patron, k, 3, patron)
        else:
            w.q_patron[k, 0] = 0.0
            w.q_patron[k, 1] = 1.0
            w.q_patron[k, 2] = 0.0
    average(w.mean_patron, w.q_patron, w.mind, patron, 3)


def issuer_node(c: Any, s: Any, w: Any, u: int, stake: float) -> None:
    """The issuer's act once defied, by type: carry out, dilute, extend, back down.

    Quantal, where perfect deterrence (Zagare and Kilgour 2000) has thresholds of credibility.
    """
    i = c.ult_issuer[u]
    precision = precision_of(c, i)
    menu = c.branch[i, NODE_ISSUER]
    last = w.last
    last[0] = menu[0]
    last[1] = menu[1]
    last[2] = menu[3]
    for k in range(TYPES):
        free = end_value(w, i, k, END_FREE)
        w.v_issuer[k, 0] = fought_value(w, i, k) - name_lost(c, s, i, V_HONOUR)
        kept = end_value(w, i, k, END_DILUTE) - name_lost(c, s, i, V_DILUTE)
        w.v_issuer[k, 1] = kept - stake * (1.0 - c.claim_discharge)
        w.v_issuer[k, 2] = free - lapse_share(c) * stake - name_lost(c, s, i, V_IGNORE)
        logit_row(w.q_issuer, w.v_issuer, k, 3, precision, last)
        later = 0.0
        for o in range(3):
            later += w.q_issuer[k, o] * w.v_issuer[k, o]
        w.v_issuer[k, 3] = w.v_issuer[k, 2]
        w.v_issuer[k, 2] = (
            c.discount[i] * later
            + (1.0 - c.discount[i]) * free
            - c.extension_share * stake
            - name_lost(c, s, i, V_EXTEND)
        )
        extend_row(w.q_issuer, w.v_issuer, k, precision, menu)
        lean_row(c, s, w, w.q_issuer, k, 4, i)
    average(w.mean_issuer, w.q_issuer, w.mind, i, 4)


def extend_row(q: Any, v: Any, k: int, precision: float, menu: Any) -> None:
    """Odds of the issuer's four branches from those of the three without an extension.

    q[k, :3] comes in as carry out, dilute, back down, relative odds that an extension leaves alone.
    """
    down = q[k, 2]
    q[k, 3] = down
    q[k, 2] = 0.0
    if menu[2] <= 0.0:
        return
    kept = 0 if menu[0] > 0.0 else 3  # a branch in reach to measure the extension against
    odds = menu[2] / menu[kept] * exp(clamp(precision * (v[k, 2] - v[k, kept]), -300.0, 300.0))
    weight = odds * q[k, kept]
    total = 1.0 + weight
    q[k, 0] /= total
    q[k, 1] /= total
    q[k, 2] = weight / total
    q[k, 3] /= total


def defied(w: Any, i: int, k: int, fought: float) -> float:
    """Worth to actor i of type k of a demand defied, by what the issuer is expected to do."""
    value = w.mean_issuer[0] * fought + w.mean_issuer[1] * end_value(w, i, k, END_DILUTE)
    return float(value + (w.mean_issuer[2] + w.mean_issuer[3]) * end_value(w, i, k, END_FREE))


def target_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The target's answer to the demand, by type: comply, in part, defy.

    It gives way only as far as its tastes, by what it has resisted so far, can still have it do so.
    """
    t = c.ult_target[u]
    struck = 0.5 * w.mean_issuer[0]
    for k in range(TYPES):
        fight = fought_value(w, t, k)
        w.v_target[k, 0] = end_value(w, t, k, END_COMPLY)
        w.v_target[k, 1] = (1.0 - struck) * end_value(w, t, k, END_PART) + struck * fight
        w.v_target[k, 2] = defied(w, t, k, fight)
        logit_row(w.q_target, w.v_target, k, 3, precision_of(c, t), c.branch[t, NODE_TARGET])
        lean_row(c, s, w, w.q_target, k, 3, t)
        hold_firm(c, w, t, k)
    average(w.mean_target, w.q_target, w.mind, t, 3)


def hold_firm(c: Any, w: Any, t: int, k: int) -> None:
    """Odds of complying, in whole or in part, cut to the chance that the target still gives way."""
    given = w.q_target[k, 0] + w.q_target[k, 1]
    if given <= 0.0 or w.q_target[k, 2] <= 0.0:
        return
    left = gives_way(c, w, t, k, given / w.q_target[k, 2])
    w.q_target[k, 0] *= left / given
    w.q_target[k, 1] *= left / given
    w.q_target[k, 2] = 1.0 - left


def target_value(w: Any, k: int, comply: float) -> float:
    """Worth to a target of type k of an answer to the demand: all, part or none of it."""
    if comply >= FULL:
        return float(w.v_target[k, 0])
    return float(w.v_target[k, 1] if comply > 0.0 else w.v_target[k, 2])


def top_value(w: Any, i: int, k: int, later: float) -> float:
    """Worth to actor i of type k of standing at the top of the tree, `later` once it is defied."""
    met = w.mean_target[0] * end_value(w, i, k, END_COMPLY)
    met += w.mean_target[1] * end_value(w, i, k, END_PART)
    return float(met + w.mean_target[2] * later)


def patron_defied(c: Any, w: Any, u: int, k: int) -> float:
    """Worth to the target's patron of type k once its client has defied the demand."""
    fought = 0.0
    for o in range(3):
        fought += w.q_patron[k, o] * w.v_patron[k, o]
    return defied(w, c.ult_patron[u], k, fought)


def issuer_value(c: Any, w: Any, u: int, k: int) -> float:
    """Worth to an issuer of type k of standing at the top of the tree."""
    late = 0.0
    for o in range(4):
        late += w.q_issuer[k, o] * w.v_issuer[k, o]
    return top_value(w, c.ult_issuer[u], k, late)


def tree_value(c: Any, s: Any, w: Any, u: int, i: int, k: int) -> float:
    """Worth of the crisis to actor i of type k, by its part in it."""
    if c.ult_issuer[u] == i:
        return issuer_value(c, w, u, k)
    if c.ult_patron[u] == i:
        return top_value(w, i, k, patron_defied(c, w, u, k))
    return top_value(w, i, k, defied(w, i, k, fought_value(w, i, k)))
