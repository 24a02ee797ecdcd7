"""Look-ahead: a short crisis tree valued by backward induction, logit at every node.

Target complies, complies in part or defies; issuer carries out, dilutes, extends or backs down;
the target's patron stands aside, shields or enters; fighting ends in a deal or goes on. Ends are
valued by the bargaining model (Fearon 1995) at the current map. Node probabilities are computed by
type under the public record: no parameter sets how likely a threat is to be believed.
"""

from typing import Any

from sim.elementary import exp, power
from sim.rules.mobilise import ready
from sim.rules.theatre import expected_drift, forces, ground, regulars
from sim.state.capacity import TYPES
from sim.state.names import (
    CONFRONT,
    M_BRINKMANSHIP,
    M_COMMITMENT_PROBLEM,
    M_ENTRAPMENT,
    M_LOOKAHEAD,
    M_QUANTAL,
    M_REPUTATION,
    M_STAND_ASIDE,
    M_WEDGE,
    R_ISSUER,
    R_OUTSIDE,
    RUNG,
    SHIELD,
    SUPPORT,
    WEDGE,
)


def resolve_of(k: int) -> float:
    """Resolve of the k-th type of the grid."""
    return (k + 0.5) / TYPES


def contest(own: float, other: float, decisiveness: float) -> float:
    """Chance that a front of strength `own` prevails (ratio-form contest function)."""
    return 1.0 / (1.0 + power(other / own, decisiveness))


def logit_row(q: Any, v: Any, k: int, n: int, precision: float) -> None:
    """q[k, :n] = quantal response to v[k, :n] (McKelvey and Palfrey 1995)."""
    top = v[k, 0]
    for o in range(n):
        if v[k, o] > top:
            top = v[k, o]
    total = 0.0
    for o in range(n):
        q[k, o] = exp(precision * (v[k, o] - top))
        total += q[k, o]
    for o in range(n):
        q[k, o] /= total


def average(mean: Any, q: Any, mind: Any, actor: int, n: int) -> None:
    """mean[:n] = q averaged over a belief about an actor's type."""
    for o in range(n):
        mean[o] = 0.0
        for k in range(TYPES):
            mean[o] += mind[actor, k] * q[k, o]


def mean_resolve(mind: Any, actor: int) -> float:
    """Resolve of an actor by a table of beliefs, mean over types."""
    total = 0.0
    for k in range(TYPES):
        total += mind[actor, k] * resolve_of(k)
    return total


def backing(c: Any, s: Any, i: int) -> float:
    """The most that an outside power now gives issuer i, as far as their tie carries it (A25)."""
    most = 0.0
    for j in range(c.n_actors):
        if c.side[j] < 0 and c.role[j] == R_OUTSIDE:
            most = max(most, s.level[j, WEDGE] * s.tie[i, j])
    return most


def helped(c: Any, s: Any, i: int) -> float:
    """The most that a patron of its own now gives an actor, as far as their tie carries it."""
    most = 0.0
    for p in range(c.n_actors):
        if c.patron[p, i] == 1 and p != i:
            most = max(most, s.support[p] * s.tie[i, p])
    return most


def seconded(c: Any, s: Any, i: int) -> float:
    """Weight that the patrons of an actor could add to it within the days looked ahead, 0..1."""
    most = 0.0
    for p in range(c.n_actors):
        if c.patron[p, i] == 1 and p != i:
            most = max(most, s.support[p] * ready(c, s, p))
    return most


def war_burden(c: Any, s: Any, i: int) -> float:
    """An issuer's war cost at no resolve: an outside power's or a patron's backing lightens it."""
    if c.role[i] == R_ISSUER and c.on[M_WEDGE] == 1:
        most = max(backing(c, s, i), helped(c, s, i))
        return c.war_cost[i] * (1.0 - c.wedge_step * most)
    return c.war_cost[i]


def exposure_risk(c: Any, rung: float, days: float) -> float:
    """Chance of a war between patrons over some days at a rung (Schelling 1966; Powell 2015).

    Unlike there nobody sets the risk: it grows by the rung, and over days it is added up to 1.
    """
    if c.on[M_BRINKMANSHIP] == 0:
        return 0.0
    daily = c.risk_base * power(c.risk_growth, rung - 4.0)
    return min(1.0, daily * days)


def precision_of(c: Any, actor: int) -> float:
    """Choice precision; 0 (uniform) with the quantal mechanism replaced."""
    return c.precision[actor] if c.on[M_QUANTAL] == 1 else 0.0


def foresight(c: Any, actor: int) -> float:
    """Weight of the tree in an actor's own choices, 0 (myopic) to 1."""
    return c.lookahead[actor] if c.on[M_LOOKAHEAD] == 1 else 0.0


def solve(c: Any, s: Any, w: Any, u: int, stake: float) -> None:
    """Fill the tree for ultimatum `u` when `stake` is the audience cost of backing down."""
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    forces(c, s, w)
    drift = expected_drift(c, s, w, c.horizon)
    demanded = s.share_line[c.ult_line[u]] if c.ult_line[u] >= 0 else 1.0
    punch = s.troops[issuer] * 0.001 + s.strength[issuer]
    if c.side[issuer] >= 0 and c.n_places > 0:
        punch -= s.strength[issuer] + regulars(c, s, issuer)  # those stand at the front already
    punch *= ready(c, s, issuer)
    w.end[0] = demanded
    w.end[1] = 0.5 * (s.share + demanded)
    w.end[2] = s.share + drift
    f0 = w.force[0]
    f1 = w.force[1]
    if c.n_places == 0:
        f0 = s.strength[target] if c.side[target] < 0 else w.force[0]
        f0 = max(0.1, f0 * ready(c, s, target))
        f1 = 0.1
    p0 = contest(f1 + punch, f0, c.decisiveness)
    p1 = contest(f1 + punch * (1.0 - c.shield_effect), f0, c.decisiveness)
    with_us = 1.0 + c.enter_effect * seconded(c, s, issuer)
    with_them = 1.0 + c.enter_effect
    if c.ult_patron[u] >= 0:
        with_them = 1.0 + c.enter_effect * ready(c, s, c.ult_patron[u])
    p2 = contest((f1 + punch) * with_us, f0 * with_them, c.decisiveness)
    w.end[3] = p0 * demanded + (1.0 - p0) * w.end[2]
    w.end[4] = p1 * demanded + (1.0 - p1) * w.end[2]
    w.end[5] = p2 * demanded + (1.0 - p2) * w.end[2]
    p3 = contest(f1 + punch, f0 * (1.0 + c.enter_effect), c.decisiveness)
    w.end[6] = p3 * demanded + (1.0 - p3) * w.end[2]  # the patron in full, the issuer unhelped
    if c.ult_patron[u] >= 0:
        with_them += c.enter_effect * seconded(c, s, c.ult_patron[u])
    p4 = contest((f1 + punch) * with_us, f0 * with_them, c.decisiveness)
    w.end[7] = p4 * demanded + (1.0 - p4) * w.end[2]  # the patron and its own patron
    settle(c, s, w, issuer, target)
    patron_node(c, s, w, u, c.ult_patron[u])
    issuer_node(c, s, w, u, stake)
    target_node(c, s, w, u)


def settle(c: Any, s: Any, w: Any, issuer: int, target: int) -> None:
    """Chance that fighting ends in a deal: both save half the remaining cost (B1), the issuer

    fears that power shifts back once its troops leave (B2, Powell 2006).
    """
    saved_i = 0.5 * (1.0 - mean_resolve(w.mind, issuer)) * war_burden(c, s, issuer)
    saved_t = 0.5 * (1.0 - mean_resolve(w.mind, target)) * c.war_cost[target]
    for j in range(3):
        fear = 0.0
        if c.on[M_COMMITMENT_PROBLEM] == 1:
            fear = 0.5 * c.stake[issuer] * max(0.0, w.end[3 + j] - w.end[2])
        yes_i = 1.0 / (1.0 + exp(-precision_of(c, issuer) * (saved_i - fear)))
        yes_t = 1.0 / (1.0 + exp(-precision_of(c, target) * saved_t))
        w.q_deal[j] = yes_i * yes_t


def patron_node(c: Any, s: Any, w: Any, u: int, patron: int) -> None:
    """A patron's answer to force against its client, by type (the main one's within `solve`)."""
    issuer = c.ult_issuer[u]
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
    bond = c.tie_value[patron, issuer] * s.tie[patron, issuer]
    light = 1.0
    if c.on[M_WEDGE] == 1 and patron != c.ult_target[u]:
        light = 1.0 - c.wedge_step * helped(c, s, patron)
    for k in range(TYPES):
        cost = (1.0 - resolve_of(k)) * c.war_cost[patron] * light
        w.v_patron[k, 0] = ground(c, patron, w.end[3]) - stake
        w.v_patron[k, 1] = ground(c, patron, w.end[4]) - 0.25 * cost - 0.3 * bond
        w.v_patron[k, 1] -= exposure_risk(c, 6.0, c.horizon) * c.disaster[patron]
        w.v_patron[k, 2] = ground(c, patron, w.end[5]) - cost - bond
        w.v_patron[k, 2] -= exposure_risk(c, 8.0, c.horizon) * c.disaster[patron]
        if c.on[M_STAND_ASIDE] == 1:
            logit_row(w.q_patron, w.v_patron, k, 3, precision_of(c, patron))
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
    patron = c.ult_patron[u]
    bond = 0.0
    if patron >= 0:
        bond = c.tie_value[i, patron] * s.tie[i, patron]
    name = c.reputation_weight[i] if c.on[M_REPUTATION] == 1 else 0.0
    precision = precision_of(c, i)
    heavy = war_burden(c, s, i)
    for k in range(TYPES):
        cost = (1.0 - resolve_of(k)) * heavy
        carry = name * (1.0 - s.reputation[i])
        for j in range(3):
            burden = cost * (1.0 + 0.5 * j) * (1.0 - 0.5 * w.q_deal[j])
            rupture = bond * (0.2 + 0.4 * j)
            hazard = exposure_risk(c, 5.0 + 1.5 * j, c.horizon) * c.disaster[i]
            if patron < 0:
                hazard = 0.0
            carry += w.mean_patron[j] * (ground(c, i, w.end[3 + j]) - burden - rupture - hazard)
        half = w.end[2] + c.dilute_scale * (w.end[3] - w.end[2])
        w.v_issuer[k, 0] = carry
        w.v_issuer[k, 1] = (
            ground(c, i, half)
            - c.dilute_scale * cost
            - 0.1 * bond
            - stake * (1.0 - c.claim_discharge)
        )
        w.v_issuer[k, 2] = ground(c, i, w.end[2]) - stake - name * s.reputation[i]
        logit_row(w.q_issuer, w.v_issuer, k, 3, precision)
        later = 0.0
        for o in range(3):
            later += w.q_issuer[k, o] * w.v_issuer[k, o]
        w.v_issuer[k, 3] = w.v_issuer[k, 2]
        w.v_issuer[k, 2] = (
            c.discount[i] * later
            + (1.0 - c.discount[i]) * ground(c, i, w.end[2])
            - c.extension_share * stake
        )
        logit_row(w.q_issuer, w.v_issuer, k, 4, precision)
    average(w.mean_issuer, w.q_issuer, w.mind, i, 4)


def pressure(c: Any, s: Any, u: int) -> float:
    """What the war that forces in contact may slide into is worth to a target while it defies.

    The threat that leaves something to chance (Schelling 1966): the issuer's order to `confront`,
    by the rule that draws the risk, over the days looked ahead. 0 without a patron or contact.
    """
    patron = c.ult_patron[u]
    order = s.level[c.ult_issuer[u]]
    if patron < 0 or order[CONFRONT] <= 0.0:
        return 0.0
    near = 0.2 + s.level[patron, SUPPORT] + s.level[patron, SHIELD]
    chance = exposure_risk(c, order[RUNG], c.horizon) * near * order[CONFRONT]
    return min(1.0, chance) * c.disaster[c.ult_target[u]]


def target_node(c: Any, s: Any, w: Any, u: int) -> None:
    """The target's answer to the demand, by type: comply, in part, defy.

    A patron's help lightens the target's burden; a target that answers for itself bears the higher
    rungs and their risk alone.
    """
    t = c.ult_target[u]
    alone = c.ult_patron[u] == t
    slide = pressure(c, s, u)
    for k in range(TYPES):
        cost = (1.0 - resolve_of(k)) * c.war_cost[t]
        fight = 0.0
        for j in range(3):
            weight = 1.0 + 0.5 * j if alone else 1.0 - 0.3 * j
            burden = cost * (1.0 - 0.5 * w.q_deal[j]) * weight
            if alone:
                burden += exposure_risk(c, 5.0 + 1.5 * j, c.horizon) * c.disaster[t]
            fight += w.mean_patron[j] * (ground(c, t, w.end[3 + j]) - burden)
        half = w.end[2] + c.dilute_scale * (w.end[3] - w.end[2])
        mild = ground(c, t, half) - c.dilute_scale * cost
        free = ground(c, t, w.end[2])
        defy = w.mean_issuer[0] * fight + w.mean_issuer[1] * mild
        defy += (w.mean_issuer[2] + w.mean_issuer[3]) * free
        struck = 0.5 * w.mean_issuer[0]
        w.v_target[k, 0] = ground(c, t, w.end[0])
        w.v_target[k, 1] = (1.0 - struck) * ground(c, t, w.end[1]) + struck * fight
        w.v_target[k, 2] = defy
        if slide > 0.0:
            w.v_target[k, 1] -= 0.5 * slide
            w.v_target[k, 2] -= slide
        logit_row(w.q_target, w.v_target, k, 3, precision_of(c, t))
    average(w.mean_target, w.q_target, w.mind, t, 3)


def target_value(c: Any, s: Any, w: Any, u: int, k: int, comply: float) -> float:
    """Worth to a target of type k of an answer to the demand: all, part or none of it."""
    if comply >= 0.75:
        return w.v_target[k, 0]
    return w.v_target[k, 1] if comply > 0.0 else w.v_target[k, 2]


def defied_value(c: Any, s: Any, w: Any, u: int, k: int) -> float:
    """Worth to a patron of type k of the crisis once its client has defied the demand."""
    p = c.ult_patron[u]
    fought = 0.0
    for o in range(3):
        fought += w.q_patron[k, o] * w.v_patron[k, o]
    half = w.end[2] + c.dilute_scale * (w.end[3] - w.end[2])
    defied = w.mean_issuer[0] * fought + w.mean_issuer[1] * ground(c, p, half)
    return defied + (w.mean_issuer[2] + w.mean_issuer[3]) * ground(c, p, w.end[2])


def patron_value(c: Any, s: Any, w: Any, u: int, k: int) -> float:
    """Worth to a patron of type k of the crisis as it stands, before any blow."""
    p = c.ult_patron[u]
    given = w.mean_target[0] * ground(c, p, w.end[0]) + w.mean_target[1] * ground(c, p, w.end[1])
    return given + w.mean_target[2] * defied_value(c, s, w, u, k)


def issuer_value(c: Any, s: Any, w: Any, u: int, k: int) -> float:
    """Worth to an issuer of type k of standing at the top of the tree."""
    i = c.ult_issuer[u]
    late = 0.0
    for o in range(4):
        late += w.q_issuer[k, o] * w.v_issuer[k, o]
    value = w.mean_target[0] * ground(c, i, w.end[0]) + w.mean_target[1] * ground(c, i, w.end[1])
    return value + w.mean_target[2] * late
