"""Responses: whoever owes an answer chooses it after seeing the day's combat (theory B5, B11)."""

from typing import Any

from sim.elementary import clamp
from sim.rules.alliance import joiner_node
from sim.rules.blows import answer_by, answer_scale
from sim.rules.bonds import shift_tie
from sim.rules.choice import decide, record
from sim.rules.dates import days_overdue
from sim.rules.fire import strike
from sim.rules.interventions import order, withholds
from sim.rules.luck import D_CHOICE, actor_luck
from sim.rules.mind import think, think_publicly
from sim.rules.pledges import put_off, tripped
from sim.rules.price import blank
from sim.rules.record import enter, put_third, wake
from sim.rules.retreats import retreat
from sim.rules.signals import extend
from sim.rules.tree import foresight, patron_node, solve
from sim.state.capacity import ACTORS, TYPES
from sim.state.happenings import H_ANSWER, H_INTERVENTION, NO_EVENT
from sim.state.names import (
    C_AUDIENCE,
    C_COST,
    C_HOME,
    C_LOOKAHEAD,
    FORCE,
    FREE,
    M_PLEDGES,
    M_STAND_ASIDE,
    NO_DAY,
    PRICE,
    RESPONSE,
    SHIELD,
    STRIKE,
    T_SUPPORT,
    U_OPEN,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)

LIMITED = 6  # rung of an acknowledged strike short of a declared operation


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
    ahead = foresight(c, i)
    for o in range(n):
        verb = c.verb[i, RESPONSE, o]
        for k in range(TYPES):
            row = w.payoff[k, o]
            row[C_COST] = -c.level[i, RESPONSE, o, PRICE]
            row[C_LOOKAHEAD] = ahead * (w.v_issuer[k, branch(verb)] - w.v_issuer[k, 3])
            if branch(verb) == 3:
                row[C_AUDIENCE] = -(1.0 - ahead) * s.commitment[i]
            if verb == V_HONOUR:
                row[C_HOME] = s.revenge[i] * answer_by(c, s, i, 1.0)
            elif verb == V_DILUTE:
                row[C_HOME] = s.revenge[i] * answer_by(c, s, i, c.dilute_scale)


def price_patron(c: Any, s: Any, w: Any, i: int, u: int) -> None:
    """Payoffs of standing aside, warning, shielding or entering."""
    n = c.n_options[i, RESPONSE]
    blank(w, n)
    solve(c, s, w, u, s.commitment[c.ult_issuer[u]])
    pair = called(c, s, i, u)
    client = pair // ACTORS
    if client != c.ult_target[u]:
        joiner_node(c, s, w, u, i, client, pair - client * ACTORS)
    elif i != c.ult_patron[u]:
        patron_node(c, s, w, u, i)
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
    """1: a pledge is triggered; 2: a deadline has passed unmet; 0: nothing is owed today.

    A deadline is answered for once; an answer that moves it is asked again when that one passes.
    """
    if c.on[M_PLEDGES] == 1:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] != i or s.pledge_active[g] == 0:
                continue
            if s.pledge_due[g] == NO_DAY and tripped(c, s, w, g):
                s.pledge_due[g] = s.day + c.pledge_delay[g]
                s.pledge_event[g] = s.fatal_event[i] if s.killed_today[i] > 0.0 else NO_EVENT
            if s.pledge_due[g] != NO_DAY and s.day >= s.pledge_due[g]:
                return 1
    asked = s.ult_answered[u] == s.ult_deadline[u]
    if s.ult_status[u] == U_OPEN and days_overdue(c, s, u) > 0 and not asked:
        return 2
    return 0


def act_of(c: Any, s: Any, w: Any, i: int, u: int, verb: int, why: int) -> None:
    """Strike as the chosen answer says: the rung and scope pledged or threatened, or diluted.

    A pledge is honoured in proportion: where less than full power is enough, the strike is a
    limited one, the nearer to the front the smaller.
    """
    j = c.ult_target[u]
    if verb == V_DILUTE:
        strike(c, s, i, j, c.dilute_scale, float(LIMITED), 0.0)
        s.rung[i, j] = max(s.rung[i, j], LIMITED)
        return
    rung = c.ult_rung[u]
    scope = 1.0
    weight = 1.0
    if why == 1:
        weight = answer_scale(c, s, i)
        for g in range(c.n_pledges):
            if c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY:
                rung = c.pledge_rung[g] if weight >= 1.0 else min(c.pledge_rung[g], LIMITED)
                scope = c.pledge_scope[g] * weight
    strike(c, s, i, j, weight, float(rung), scope)
    s.rung[i, j] = max(s.rung[i, j], rung)


def answer(c: Any, s: Any, w: Any, i: int, u: int, verb: int, why: int) -> None:
    """Carry out the issuer's chosen response."""
    if why == 2:
        s.ult_answered[u] = s.ult_deadline[u]
        s.answered[i] = s.acted[i, RESPONSE]
    if verb == V_HONOUR or verb == V_DILUTE:
        weight = 1.0 if verb == V_HONOUR else c.dilute_scale
        act_of(c, s, w, i, u, verb, why)
        s.answers += 1
        gain = weight * c.reputation_step
        s.reputation[i] = clamp(s.reputation[i] + gain * (1.0 - s.reputation[i]), 0.0, 1.0)
    elif verb == V_DELAY or verb == V_EXTEND:
        if why == 2:
            extend(c, s, i, u)
        elif verb == V_DELAY:
            put_off(c, s, i)
    else:
        s.unanswered += 1
        retreat(c, s, i, V_IGNORE)
    if verb != V_DELAY:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY:
                s.pledge_due[g] = NO_DAY
                s.pledge_dead[g] = 0.0
                if verb == V_HONOUR or verb == V_DILUTE:
                    s.pledge_honoured[g] += 1
                    if c.pledge_overrides[g] >= 0 and verb == V_HONOUR:
                        a = c.pledge_overrides[g]
                        s.health[a] = clamp(s.health[a] - c.format_strike, 0.0, 1.0)
                else:
                    s.pledge_failed[g] += 1


def answers_to(c: Any, s: Any, i: int, u: int, why: int) -> int:
    """What an issuer's answer is to: the attack that called in its pledge, or the deadline."""
    if why != 1:
        return int(s.deadline_event[u])
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY and s.day >= s.pledge_due[g]:
            return int(s.pledge_event[g])
    return NO_EVENT


def calls(c: Any, s: Any, i: int, u: int, client: int, foe: int) -> int:
    """What calls a patron: a blow to its client, to its own soldiers, or a foe's mobilisation."""
    if s.bout[foe, client] == 1:
        return int(s.strike_event[foe, client])
    if s.last_fatal[foe, i] == s.day and foe == c.ult_issuer[u]:
        return int(s.clash_event[foe, i])
    return int(s.order_event[foe, FORCE]) if menaced(c, s, client, foe, u) else NO_EVENT


def enter_intervention(c: Any, s: Any, i: int, u: int, o: int) -> None:
    """Enter a patron's answer in the record."""
    pair = called(c, s, i, u)
    client = pair // ACTORS
    foe = pair - client * ACTORS
    event = enter(s, H_INTERVENTION, i, foe, o, calls(c, s, i, u, client, foe))
    put_third(s, event, client)
    s.because = event


def intervene(c: Any, s: Any, i: int, u: int, o: int) -> None:
    """Carry out a patron's chosen response to force against its client."""
    pair = called(c, s, i, u)
    client = pair // ACTORS
    issuer = pair - client * ACTORS
    verb = c.verb[i, RESPONSE, o]
    if verb == V_STAND_ASIDE:
        wake(s, client, T_SUPPORT, s.because)
    elif verb == V_WARN:
        s.rung[i, issuer] = max(s.rung[i, issuer], 2)
        shift_tie(s, i, issuer, -0.5 * c.tie_strike)
    elif verb == V_SHIELD:
        s.level[i, SHIELD] = 1.0
        s.shields += 1
        s.rung[i, issuer] = max(s.rung[i, issuer], 4)
        shift_tie(s, i, issuer, -c.tie_strike)
    elif verb == V_ENTER:
        s.rung[i, issuer] = max(s.rung[i, issuer], 8)
        strike(c, s, i, issuer, max(c.level[i, RESPONSE, o, STRIKE], 0.1), 8.0, 0.0)


def patrons_asked(c: Any, s: Any, i: int, u: int) -> bool:
    """A patron is asked when its client is struck anew or the blow killed its own soldiers."""
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    if c.patron[i, target] == 0 or c.n_options[i, RESPONSE] == 0:
        return False
    return s.bout[issuer, target] == 1 or s.last_fatal[issuer, i] == s.day


def respond(c: Any, s: Any, w: Any, v: Any, policies: Any, i: int, u: int) -> int:
    """One answer chosen under own beliefs and entered in the record as rivals will read it.

    -1 where the actor is told to give none, or one that is out of reach.
    """
    if withholds(c, s, i):
        return -1
    issuer = c.ult_issuer[u] == i
    rival = c.ult_target[u] if issuer else called(c, s, i, u) % ACTORS
    luck = actor_luck(c, s, i, D_CHOICE, RESPONSE + 8 * u)
    think(c, s, w, i)
    price_answer(c, s, w, i, u)
    o = decide(c, s, w, v, policies, i, RESPONSE, rival, luck, True)
    if o < 0:
        return o
    if order(c, s, i, RESPONSE) == FREE:
        bound = V_HONOUR if issuer and c.doctrine_automatic[i, c.doctrine[i]] == 1 else -1
        if not issuer and c.on[M_STAND_ASIDE] == 0:
            bound = V_SHIELD
        for q in range(c.n_options[i, RESPONSE]):
            if c.verb[i, RESPONSE, q] == bound:
                o = q
                s.short[i, RESPONSE] = -1.0
    if think_publicly(c, s, w, i):
        price_answer(c, s, w, i, u)
    record(c, s, w, v, policies, i, RESPONSE, o)
    return o


def price_answer(c: Any, s: Any, w: Any, i: int, u: int) -> None:
    """Payoffs of the response menu of the ultimatum's issuer or of a patron of one it draws in."""
    if c.ult_issuer[u] == i:
        price_issuer(c, s, w, i, u)
    else:
        price_patron(c, s, w, i, u)


def menaced(c: Any, s: Any, client: int, foe: int, u: int) -> bool:
    """True if a power of the other side, no mere target, has ordered its mobilisation today."""
    across = c.side[client] >= 0 and c.side[foe] == 1 - c.side[client]
    return across and s.arms[foe] == 1 and foe != c.ult_target[u]


def struck(c: Any, s: Any, i: int, u: int) -> int:
    """Client and foe, as client * ACTORS + foe, for a client of i that was struck anew today (the

    target by another than the issuer) or that a mobilisation menaces; -1 if none.
    """
    for client in range(c.n_actors):
        if c.patron[i, client] == 0 or client == i:
            continue
        for foe in range(c.n_actors):
            first = foe == c.ult_issuer[u] and client == c.ult_target[u]
            blow = (s.bout[foe, client] == 1 and not first) or menaced(c, s, client, foe, u)
            if blow and foe != i:
                return client * ACTORS + foe
    return -1


def called(c: Any, s: Any, i: int, u: int) -> int:
    """For whom a patron answers and against whom: the target struck by the issuer comes first."""
    pair = -1 if patrons_asked(c, s, i, u) else struck(c, s, i, u)
    return pair if pair >= 0 else c.ult_target[u] * ACTORS + c.ult_issuer[u]


def spread_war(c: Any, s: Any, w: Any, v: Any, policies: Any, u: int) -> None:
    """A blow or a menace to a client brings in its patron, that one's the next; each once a day."""
    for _ in range(c.n_actors):
        moved = False
        for i in range(c.n_actors):
            if w.asked[i] == 1 or i == c.ult_issuer[u] or c.n_options[i, RESPONSE] == 0:
                continue
            if struck(c, s, i, u) >= 0:
                w.asked[i] = 1
                moved = True
                o = respond(c, s, w, v, policies, i, u)
                if o >= 0:
                    enter_intervention(c, s, i, u, o)
                    intervene(c, s, i, u, o)
        if not moved:
            return


def responses(c: Any, s: Any, w: Any, v: Any, policies: Any) -> None:
    """Step 9: issuers first, then the patrons who saw their clients struck, then theirs."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        why = owes(c, s, w, i, u)
        if why > 0 and c.n_options[i, RESPONSE] > 0:
            o = respond(c, s, w, v, policies, i, u)
            if o >= 0:
                target = c.ult_target[u]
                s.because = enter(s, H_ANSWER, i, target, o, answers_to(c, s, i, u, why))
                answer(c, s, w, i, u, c.verb[i, RESPONSE, o], why)
        for p in range(c.n_actors):
            w.asked[p] = 0
            if patrons_asked(c, s, p, u):
                w.asked[p] = 1
                o = respond(c, s, w, v, policies, p, u)
                if o >= 0:
                    enter_intervention(c, s, p, u, o)
                    intervene(c, s, p, u, o)
        spread_war(c, s, w, v, policies, u)
