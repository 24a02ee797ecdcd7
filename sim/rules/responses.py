"""Responses: whoever owes an answer chooses it after seeing the day's combat (theory B5, B11)."""

from typing import Any

from sim.elementary import clamp
from sim.rules.choice import decide, record
from sim.rules.combat import strike
from sim.rules.luck import D_CHOICE, actor_luck
from sim.rules.payoff import blank
from sim.rules.predicate import holds
from sim.rules.signals import extend, shift_tie
from sim.rules.tree import solve
from sim.state.capacity import TYPES
from sim.state.names import (
    C_AUDIENCE,
    C_COST,
    C_HOME,
    C_LOOKAHEAD,
    M_LOOKAHEAD,
    M_PLEDGES,
    PRICE,
    RESPONSE,
    T_CLIENT,
    T_SUPPORT,
    U_OPEN,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)


def branch(verb: int) -> int:
    """Branch of the issuer's node a verb takes: carry out, dilute, extend, back down."""
    if verb == V_HONOUR:
        return 0
    if verb == V_DILUTE:
        return 1
    if verb == V_DELAY or verb == V_EXTEND:
        return 2
    return 3


def price_issuer(c: Any, s: Any, w: Any, i: int, u: int) -> None:
    """Payoffs of honouring, diluting, delaying, extending or ignoring."""
    n = c.n_options[i, RESPONSE]
    blank(w, n)
    solve(c, s, w, u, s.commitment[i])
    for o in range(n):
        verb = c.verb[i, RESPONSE, o]
        for k in range(TYPES):
            row = w.payoff[k, o]
            row[C_COST] = -c.level[i, RESPONSE, o, PRICE]
            if c.on[M_LOOKAHEAD] == 1:
                row[C_LOOKAHEAD] = w.v_issuer[k, branch(verb)] - w.v_issuer[k, 3]
            elif branch(verb) == 3:
                row[C_AUDIENCE] = -s.commitment[i]
            if verb == V_HONOUR:
                row[C_HOME] = s.revenge[i]
            elif verb == V_DILUTE:
                row[C_HOME] = 0.7 * s.revenge[i]


def price_patron(c: Any, s: Any, w: Any, i: int, u: int) -> None:
    """Payoffs of standing aside, warning, shielding or entering."""
    n = c.n_options[i, RESPONSE]
    blank(w, n)
    solve(c, s, w, u, s.commitment[c.ult_issuer[u]])
    for o in range(n):
        verb = c.verb[i, RESPONSE, o]
        at = 0
        if verb == V_SHIELD:
            at = 1
        elif verb == V_ENTER:
            at = 2
        for k in range(TYPES):
            w.payoff[k, o, C_COST] = -c.level[i, RESPONSE, o, PRICE]
            w.payoff[k, o, C_LOOKAHEAD] = w.v_patron[k, at] - w.v_patron[k, 0]
            if verb == V_WARN:
                w.payoff[k, o, C_LOOKAHEAD] = 0.25 * (w.v_patron[k, 1] - w.v_patron[k, 0])


def owes(c: Any, s: Any, w: Any, i: int, u: int) -> int:
    """1: a pledge is triggered; 2: a deadline has passed unmet; 0: nothing is owed today."""
    if c.on[M_PLEDGES] == 1:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] != i or s.pledge_active[g] == 0:
                continue
            if s.pledge_due[g] < 0 and holds(c, s, w, c.pledge_trigger[g]):
                s.pledge_due[g] = s.day + c.pledge_delay[g]
            if s.pledge_due[g] >= 0 and s.day >= s.pledge_due[g]:
                return 1
    if s.ult_status[u] == U_OPEN and s.day > s.ult_deadline[u] + c.ult_grace[u]:
        return 2
    return 0


def answer(c: Any, s: Any, i: int, u: int, verb: int, why: int) -> None:
    """Carry out the issuer's chosen response."""
    target = c.ult_target[u]
    if verb == V_HONOUR or verb == V_DILUTE:
        weight = 1.0 if verb == V_HONOUR else c.dilute_scale
        if verb == V_HONOUR:
            s.level[i, 0] = float(max(c.ult_rung[u], s.rung[i, target]))
        strike(c, s, i, target, weight, u)
        if verb == V_HONOUR:
            s.rung[i, target] = max(s.rung[i, target], c.ult_rung[u])
        else:
            s.rung[i, target] = max(s.rung[i, target], 6)
        s.answers += 1
        gain = weight * c.reputation_step
        s.reputation[i] = clamp(s.reputation[i] + gain * (1.0 - s.reputation[i]), 0.0, 1.0)
        kept = 1.0 if verb == V_HONOUR else c.claim_discharge
        s.commitment[i] *= 1.0 - 0.5 * kept
        s.revenge[i] *= 1.0 - 0.5 * weight
        patron = c.ult_patron[u]
        if patron >= 0:
            s.trigger[patron] |= T_CLIENT
    elif verb == V_DELAY or verb == V_EXTEND:
        if why == 2:
            extend(c, s, i, u)
    else:
        s.unanswered += 1
        s.reputation[i] = clamp(s.reputation[i] * (1.0 - c.reputation_step), 0.0, 1.0)
        s.commitment[i] *= 0.7
    if verb != V_DELAY:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] == i and s.pledge_due[g] >= 0:
                s.pledge_due[g] = -1
                if verb == V_HONOUR or verb == V_DILUTE:
                    s.pledge_honoured[g] += 1
                    if c.pledge_overrides[g] >= 0 and verb == V_HONOUR:
                        a = c.pledge_overrides[g]
                        s.health[a] = clamp(s.health[a] - c.format_strike, 0.0, 1.0)
                else:
                    s.pledge_failed[g] += 1


def intervene(c: Any, s: Any, i: int, u: int, verb: int) -> None:
    """Carry out the patron's chosen response to force against its client."""
    issuer = c.ult_issuer[u]
    if verb == V_STAND_ASIDE:
        s.next_trigger[c.ult_target[u]] |= T_SUPPORT
    elif verb == V_WARN:
        s.rung[i, issuer] = max(s.rung[i, issuer], 2)
        shift_tie(s, i, issuer, -0.5 * c.tie_strike)
    elif verb == V_SHIELD:
        s.level[i, 8] = 1.0
        s.shields += 1
        s.rung[i, issuer] = max(s.rung[i, issuer], 4)
        shift_tie(s, i, issuer, -c.tie_strike)
    elif verb == V_ENTER:
        s.rung[i, issuer] = max(s.rung[i, issuer], 8)
        s.fatal_acknowledged[i, issuer] += 1
        s.fatal_count[i, issuer] += 1
        s.last_fatal[i, issuer] = s.day
        shift_tie(s, i, issuer, -0.5)


def responses(c: Any, s: Any, w: Any, v: Any, policies: Any) -> None:
    """Step 9: issuers first, then the patrons who saw their clients struck."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        why = owes(c, s, w, i, u)
        if why > 0 and c.n_options[i, RESPONSE] > 0:
            luck = actor_luck(c, s, i, D_CHOICE, RESPONSE)
            price_issuer(c, s, w, i, u)
            o = decide(c, s, w, v, policies, i, RESPONSE, c.ult_target[u], luck)
            if c.doctrine_automatic[i, c.doctrine[i]] == 1:
                for q in range(c.n_options[i, RESPONSE]):
                    if c.verb[i, RESPONSE, q] == V_HONOUR:
                        o = q
            record(c, s, w, v, policies, i, RESPONSE, o)
            answer(c, s, i, u, c.verb[i, RESPONSE, o], why)
        p = c.ult_patron[u]
        if p >= 0 and (s.trigger[p] & T_CLIENT) != 0 and c.n_options[p, RESPONSE] > 0:
            luck = actor_luck(c, s, p, D_CHOICE, RESPONSE)
            price_patron(c, s, w, p, u)
            o = decide(c, s, w, v, policies, p, RESPONSE, i, luck)
            record(c, s, w, v, policies, p, RESPONSE, o)
            intervene(c, s, p, u, c.verb[p, RESPONSE, o])
