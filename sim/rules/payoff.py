"""What an option is worth to an actor of each type, by component, in units of the issue.

Computed once per decision from the public record and shared by the choice (own type) and by the
rivals' judgement of it (all types). Doctrines add their own columns later and never touch these.
"""

from typing import Any

from sim.elementary import clamp
from sim.rules.theatre import expected_drift, forces, ground
from sim.rules.tree import exposure_risk, issuer_value, resolve_of, solve
from sim.state.capacity import TYPES
from sim.state.names import (
    C_AUDIENCE,
    C_COST,
    C_FORMAT,
    C_HOME,
    C_LAND,
    C_LOOKAHEAD,
    C_PATRON,
    C_RISK,
    C_TIE,
    CAUTION,
    COMPLY,
    CONCEDE,
    FORCE,
    HURT,
    M_ENTRAPMENT,
    M_LOOKAHEAD,
    M_WEDGE,
    N_COMPONENTS,
    N_LEVELS,
    PRICE,
    PUBLICITY,
    REINFORCE,
    RUNG,
    SCOPE,
    SHIELD,
    SPOIL,
    STRIKE,
    SUPPORT,
    TALK,
    TEMPO,
    U_NONE,
    U_OPEN,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_CALL,
    V_DEFLECT,
    V_EXTEND,
    V_ISSUE,
    V_MEDIATE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_SUMMIT,
    V_WITHDRAW,
    WEDGE,
)


def intensity(rung: float) -> float:
    """Share of the full war cost borne on a rung: none below force, all at interstate war."""
    x = clamp((rung - 3.0) / 5.0, 0.0, 1.2)
    return x * x


def own_ultimatum(c: Any, i: int) -> int:
    """The ultimatum an actor is issuer, target or patron of; -1 if none."""
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i or c.ult_target[u] == i or c.ult_patron[u] == i:
            return u
    return -1


def try_on(c: Any, s: Any, w: Any, i: int, o: int) -> None:
    """Put an option's levels in force for a moment; `take_off` undoes it."""
    for n in range(N_LEVELS):
        w.saved[n] = s.level[i, n]
        s.level[i, n] = c.level[i, FORCE, o, n]
    w.saved_support = s.support[i]
    s.support[i] = c.level[i, FORCE, o, SUPPORT]
    w.saved_troops = s.troops[i]
    flow = c.level[i, FORCE, o, REINFORCE] * c.inflow[i] * 0.5 * c.horizon
    s.troops[i] = clamp(s.troops[i] + flow, 0.0, c.troops_max[i])


def take_off(s: Any, w: Any, i: int) -> None:
    """Restore the standing orders saved by `try_on`."""
    for n in range(N_LEVELS):
        s.level[i, n] = w.saved[n]
    s.support[i] = w.saved_support
    s.troops[i] = w.saved_troops


def client_of(c: Any, i: int) -> int:
    """The client an actor is patron of; -1 if none."""
    for j in range(c.n_actors):
        if c.patron[i, j] == 1:
            return j
    return -1


def force_option(c: Any, s: Any, w: Any, i: int, o: int, u: int) -> None:
    """Payoffs of one force posture for every type."""
    level = c.level[i, FORCE, o]
    try_on(c, s, w, i, o)
    forces(c, s, w)
    drift = expected_drift(c, s, w, c.horizon)
    rung = level[RUNG]
    fire = level[STRIKE] * (1.0 + level[SCOPE])
    land = ground(c, i, clamp(s.share + drift, 0.0, 1.0)) - ground(c, i, s.share)
    home = 0.0
    if s.revenge[i] > 0.0:
        home += s.revenge[i] * level[STRIKE]
    home += s.refugees[i] * drift
    home -= s.weariness[i] * intensity(rung)
    rupture = 0.0
    for j in range(c.n_actors):
        if u >= 0 and c.ult_issuer[u] == i and c.ult_patron[u] == j:
            rupture += c.tie_value[i, j] * c.tie_strike * fire * c.horizon * s.tie[i, j]
        if u >= 0 and c.ult_patron[u] == i and c.ult_issuer[u] == j:
            given = level[SUPPORT] + level[SHIELD]
            rupture += c.tie_value[i, j] * c.tie_strike * given * (1.0 - s.tie[i, j])
    forum = c.format_stake[i] * c.format_strike * (fire + level[SPOIL]) * c.horizon
    bond = 0.0
    if s.deal_line >= 0 and level[TEMPO] + level[SPOIL] > 0.0:
        for p in range(c.n_actors):
            if c.patron[p, i] == 1:
                bond -= c.dependence[i, p] * c.influence[p, i] * (level[TEMPO] + level[SPOIL])
    if client_of(c, i) >= 0 and c.on[M_ENTRAPMENT] == 1:
        bond += c.credibility_stake[i] * max(level[SUPPORT], level[SHIELD])
    if c.on[M_WEDGE] == 1 and u < 0:
        bond += c.wedge_motive[i] * level[WEDGE] * (1.0 - wedge_tie(c, s))
    exposed = 0.0
    if u >= 0 and c.ult_target[u] == i:
        exposed = retaliation(c, s, i, o, u)
    risk = exposure_risk(c, rung, 1.0) * c.horizon * c.disaster[i] if rung >= 6.0 else 0.0
    use_tree = c.on[M_LOOKAHEAD] == 1 and u >= 0 and s.ult_status[u] == U_OPEN
    if use_tree:
        solve(c, s, w, u, s.commitment[c.ult_issuer[u]])
    for k in range(TYPES):
        row = w.payoff[k, o]
        row[C_LAND] = land
        row[C_COST] = -level[PRICE] - (1.0 - resolve_of(k)) * c.war_cost[i] * intensity(rung)
        row[C_COST] -= (1.0 - resolve_of(k)) * exposed
        row[C_RISK] = -risk
        row[C_HOME] = home
        row[C_TIE] = -rupture
        row[C_FORMAT] = -forum
        row[C_PATRON] = bond
        if use_tree:
            row[C_LOOKAHEAD] = tree_part(c, s, w, i, o, u, k)
    take_off(s, w, i)


def tree_part(c: Any, s: Any, w: Any, i: int, o: int, u: int, k: int) -> float:
    """What the crisis tree adds to a force posture of the ultimatum's issuer, target or patron."""
    level = c.level[i, FORCE, o]
    if c.ult_target[u] == i:
        if level[COMPLY] >= 0.75:
            return w.v_target[k, 0] - w.v_target[k, 2]
        if level[COMPLY] > 0.0:
            return w.v_target[k, 1] - w.v_target[k, 2]
        return 0.0
    if c.ult_issuer[u] == i:
        if level[RUNG] >= c.ult_rung[u]:
            return w.v_issuer[k, 0] - w.v_issuer[k, 3]
        return issuer_value(c, s, w, u, k) - w.v_issuer[k, 3]
    return 0.0


def retaliation(c: Any, s: Any, i: int, o: int, u: int) -> float:
    """Expected cost of answers to fire on the issuer's troops, lower with caution (B5)."""
    level = c.level[i, FORCE, o]
    careful = 1.0 - c.caution_effect * level[CAUTION]
    chance = (c.hazard_post * s.n_encircled + c.hazard_block * s.troops[c.ult_issuer[u]] * 0.001)
    chance = clamp(chance * level[TEMPO] * careful + 0.25 * level[HURT], 0.0, 1.0)
    honour = 0.5
    for g in range(c.n_pledges):
        if c.pledge_against[g] == i and s.pledge_active[g] == 1:
            honour = max(honour, s.reputation[c.pledge_holder[g]])
    return chance * c.horizon * honour * c.dilute_scale * c.war_cost[i]


def wedge_tie(c: Any, s: Any) -> float:
    """The tie an outside power would like to see fall: issuer with the target's patron."""
    for u in range(c.n_ultimatums):
        if c.ult_patron[u] >= 0:
            return s.tie[c.ult_issuer[u], c.ult_patron[u]]
    return 1.0


def word_option(c: Any, s: Any, w: Any, i: int, track: int, o: int, u: int) -> None:
    """Payoffs of one talk posture or signal for every type."""
    level = c.level[i, track, o]
    verb = c.verb[i, track, o]
    partner = -1
    if u >= 0:
        partner = c.ult_patron[u] if c.ult_issuer[u] == i else c.ult_issuer[u]
    tie = 0.0
    if partner >= 0 and partner != i:
        worth = c.tie_value[i, partner]
        if verb == V_BLAME_PATRON:
            tie = -worth * c.tie_blame * 2.0
        elif verb == V_BLAME_TARGET:
            tie = -0.3 * worth * c.tie_blame
        elif verb == V_BLAME_SPOILER or verb == V_DEFLECT:
            tie = worth * c.tie_repair
        elif verb == V_CALL or verb == V_SUMMIT or verb == V_MEDIATE:
            tie = worth * c.tie_contact * 2.0
    talk = 0.0
    if track == TALK:
        talk = level[CONCEDE] * deal_gain(c, s, w, i)
    aside = 0.0
    if c.on[M_WEDGE] == 1 and u < 0:
        aside = c.wedge_motive[i] * level[WEDGE] * (1.0 - wedge_tie(c, s))
    issuer = u >= 0 and c.ult_issuer[u] == i
    for k in range(TYPES):
        row = w.payoff[k, o]
        row[C_COST] = -level[PRICE] - (1.0 - resolve_of(k)) * c.war_cost[i] * intensity(level[RUNG])
        row[C_TIE] = tie
        row[C_LAND] = talk
        row[C_PATRON] = aside
        if verb == V_BLAME_PATRON or verb == V_BLAME_TARGET:
            row[C_HOME] = 0.5 * s.revenge[i] * level[PUBLICITY]
        if verb == V_OPEN_GATE:
            row[C_HOME] = s.refugees[i]
        if verb == V_WITHDRAW and s.commitment[i] > 0.0:
            row[C_AUDIENCE] = -s.commitment[i]
        if verb == V_EXTEND:
            row[C_AUDIENCE] = -c.extension_share * s.commitment[i]
    if issuer and (verb == V_ISSUE or verb == V_RENEW or verb == V_PLEDGE or verb == V_WITHDRAW):
        threat_value(c, s, w, i, o, u, verb)


def threat_value(c: Any, s: Any, w: Any, i: int, o: int, u: int, verb: int) -> None:
    """Gain from making, hardening or dropping a threat: the tree with it less the tree without."""
    if c.on[M_LOOKAHEAD] == 0:
        return
    now = s.commitment[i]
    step = c.audience[i] * c.ult_publicity[u] * c.horizon
    if s.ult_status[u] == U_OPEN:
        solve(c, s, w, u, now)
        for k in range(TYPES):
            w.payoff[k, o, C_LOOKAHEAD] = -issuer_value(c, s, w, u, k)
    else:
        solve(c, s, w, u, 0.0)
        for k in range(TYPES):
            w.payoff[k, o, C_LOOKAHEAD] = -ground(c, i, w.end[2])
    if verb == V_WITHDRAW:
        for k in range(TYPES):
            w.payoff[k, o, C_LOOKAHEAD] += ground(c, i, w.end[2])
        return
    if verb == V_ISSUE and s.ult_status[u] != U_NONE:
        step = 0.0
    solve(c, s, w, u, now + step)
    for k in range(TYPES):
        w.payoff[k, o, C_LOOKAHEAD] += issuer_value(c, s, w, u, k)


def deal_gain(c: Any, s: Any, w: Any, i: int) -> float:
    """What the best line on the table would give an actor over fighting on for the horizon."""
    forces(c, s, w)
    ahead = ground(c, i, clamp(s.share + expected_drift(c, s, w, c.horizon), 0.0, 1.0))
    best = -1.0
    for k in range(c.n_lines):
        gain = ground(c, i, s.share_line[k]) + c.line_value[k, i] - ahead
        if gain > best:
            best = gain
    return clamp(best, -0.2, 0.2)


def blank(w: Any, n: int) -> None:
    """Zero the payoff table for n options."""
    for k in range(TYPES):
        for o in range(n):
            for x in range(N_COMPONENTS):
                w.payoff[k, o, x] = 0.0


def price(c: Any, s: Any, w: Any, i: int, track: int) -> None:
    """Fill `w.payoff` for every option of a track."""
    n = c.n_options[i, track]
    blank(w, n)
    u = own_ultimatum(c, i)
    for o in range(n):
        if track == FORCE:
            force_option(c, s, w, i, o, u)
        else:
            word_option(c, s, w, i, track, o, u)
