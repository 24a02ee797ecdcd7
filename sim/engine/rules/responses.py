"""Responses: whoever owes an answer chooses it after seeing the day's combat."""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.barrage import fire_weight, stands
from sim.engine.rules.blows import answer_scale
from sim.engine.rules.bonds import shift_tie
from sim.engine.rules.calls import (
    OWES_DEADLINE,
    OWES_NOTHING,
    OWES_PLEDGE,
    answers_to,
    calls,
    client_struck,
    find_call,
    owes,
    patrons_asked,
    struck_by,
    under_review,
)
from sim.engine.rules.campaigns import answers_blow, end_campaign, open_campaign
from sim.engine.rules.choice import decide
from sim.engine.rules.fire import strike
from sim.engine.rules.interventions import order, withholds
from sim.engine.rules.mind import think
from sim.engine.rules.opening import note_motive
from sim.engine.rules.plans import ANY_PLAN, CALLED
from sim.engine.rules.pledges import put_off
from sim.engine.rules.posture import adopt, take_plan_of
from sim.engine.rules.price import blank
from sim.engine.rules.price_answer import price_blow, price_issuer, price_word
from sim.engine.rules.record import enter, put_third, wake
from sim.engine.rules.retreats import name_after, retreat
from sim.engine.rules.signals import extend
from sim.engine.rules.trial import aim_of_option, order_beside, order_part
from sim.engine.state.capacity import ACTORS
from sim.engine.state.happenings import H_ANSWER, H_INTERVENTION
from sim.engine.state.names import (
    E_CHOICE,
    FORCE,
    FREE,
    M_STAND_ASIDE,
    NO_DAY,
    RESPONSE,
    RUNG,
    T_SUPPORT,
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
from sim.engine.state.spurs import (
    SPUR_BLOW,
    SPUR_CLIENT,
    SPUR_DEADLINE,
    SPUR_DOCTRINE,
    SPUR_ORDERED,
    SPUR_PLEDGE,
)

WARNED, GUARDED = 2, 4  # least rungs of a warning and of forces put in the way
LIMITED = 6  # rung of an acknowledged strike short of a declared operation


def carry_out(c: Any, s: Any, w: Any, i: int, o: int, foe: int) -> None:
    """Put an answer in force against a foe, and have its first strike today.

    The posture that it means takes over where there is one and the actor may choose it; else its
    fire and shield stand beside the posture held.
    """
    event = s.because
    s.answer_event[i] = event
    posture = int(c.orders[i, o])
    held = order(c, s, i, FORCE) != FREE
    if not held and posture >= 0 and aim_of_option(c, s, i, posture) == foe:
        if s.posture[i, FORCE] != posture:
            adopt(c, s, w, i, posture, event)
            take_plan_of(c, s, i, posture)
            s.short[i, FORCE] = s.short[i, RESPONSE]
    else:
        order_beside(c, s, i, o, foe)
    begin_strikes(c, s, i, foe, int(c.level[i, RESPONSE, o, RUNG]), event)


def begin_strikes(c: Any, s: Any, i: int, foe: int, rung: int, event: int) -> None:
    """The first strike of an answer falls on the day it is given."""
    s.rung[i, foe] = max(s.rung[i, foe], rung)
    s.because = event
    if s.fire[i, foe] <= 0.0 and fire_weight(s, i, foe) > 0.0:
        if not stands(s, i, foe):
            open_campaign(c, s, i, foe)
        strike(c, s, i, foe)


def keep_pledge(c: Any, s: Any, w: Any, i: int, o: int, foe: int) -> None:
    """Answer as pledged, with as much fire as the dead call for.

    At no more than the rung and scope pledged; what calls for less than all of it stays an
    acknowledged strike.
    """
    weight = answer_scale(c, s, i)
    full = int(c.level[i, RESPONSE, o, RUNG])
    rung = full if weight >= 1.0 else min(full, LIMITED)
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY:
            rung = min(rung, int(c.pledge_rung[g]))
            scope = c.pledge_scope[g] * weight
    if rung == full and weight >= 1.0:
        carry_out(c, s, w, i, o, foe)
    else:
        s.answer_event[i] = s.because
        order_part(c, s, i, o, foe, weight)
        s.camp_rung[i, foe] = float(rung)
        s.camp_scope[i, foe] = scope
        begin_strikes(c, s, i, foe, rung, s.because)
    answers_blow(c, s, i, foe)


def answer(c: Any, s: Any, w: Any, i: int, u: int, o: int, why: int) -> None:
    """Carry out the issuer's chosen response."""
    verb = c.verb[i, RESPONSE, o]
    if why == OWES_DEADLINE:
        s.ult_answered[u] = s.ult_deadline[u]
        s.answered[i] = s.acted[i, RESPONSE]
    if verb == V_HONOUR or verb == V_DILUTE:
        if why == OWES_PLEDGE:
            keep_pledge(c, s, w, i, o, c.ult_target[u])
        else:
            carry_out(c, s, w, i, o, c.ult_target[u])
        s.answers += 1
        s.reputation[i] = name_after(c, s, i, verb)
    elif verb == V_DELAY or verb == V_EXTEND:
        if why == OWES_DEADLINE:
            extend(c, s, i, u)
        else:
            retreat(c, s, i, verb)
            if verb == V_DELAY:
                put_off(c, s, i)
    else:
        s.unanswered += 1
        retreat(c, s, i, V_IGNORE)
    if verb != V_DELAY:
        close_pledges(c, s, i, verb)


def close_pledges(c: Any, s: Any, i: int, verb: int) -> None:
    """Pledges that were called in are honoured or failed by an answer."""
    for g in range(c.n_pledges):
        if c.pledge_holder[g] != i or s.pledge_due[g] == NO_DAY:
            continue
        s.pledge_due[g] = NO_DAY
        s.pledge_dead[g] = 0.0
        if verb == V_HONOUR or verb == V_DILUTE:
            s.pledge_honoured[g] += 1
            if c.pledge_overrides[g] >= 0 and verb == V_HONOUR:
                a = c.pledge_overrides[g]
                s.health[a] = clamp(s.health[a] - c.format_strike, 0.0, 1.0)
        else:
            s.pledge_failed[g] += 1


def enter_intervention(c: Any, s: Any, i: int, u: int, o: int) -> None:
    """Enter a patron's answer in the record."""
    pair = find_call(c, s, i, u)
    client = pair // ACTORS
    foe = pair - client * ACTORS
    event = enter(s, H_INTERVENTION, i, foe, o, calls(c, s, i, u, client, foe))
    put_third(s, event, client)
    s.because = event


def intervene(c: Any, s: Any, w: Any, i: int, o: int, client: int, foe: int) -> None:
    """Carry out a chosen answer to a foe, for a client (-1: for oneself)."""
    verb = c.verb[i, RESPONSE, o]
    if verb == V_STAND_ASIDE and client >= 0:
        wake(s, client, T_SUPPORT, s.because)
    elif verb == V_WARN:
        s.rung[i, foe] = max(s.rung[i, foe], WARNED)
    elif verb == V_SHIELD or verb == V_ENTER or verb == V_HONOUR or verb == V_DILUTE:
        if verb == V_SHIELD:
            s.shields += 1
            s.rung[i, foe] = max(s.rung[i, foe], GUARDED)
            shift_tie(s, i, foe, -c.tie_strike)
        carry_out(c, s, w, i, o, foe)


def respond(c: Any, s: Any, w: Any, v: Any, policies: Any, i: int, u: int, foe: int,
            client: int, why: int) -> int:
    """One answer chosen under own beliefs and entered in the record as rivals will read it.

    client: for whom a patron answers; -1 for oneself. -1 where the actor is told to give none, or
    one that is out of reach.
    """
    w.faced[i] = foe
    if withholds(c, s, i):
        return -1
    think(c, s, w)
    price_answer(c, s, w, i, u, foe, client, why)
    bound = imposed_answer(c, s, i, u, client)
    reach = ANY_PLAN if why == OWES_DEADLINE else CALLED
    o = decide(c, s, w, v, policies, i, RESPONSE, foe, reach, bound)
    if o >= 0:
        s.acted[i, RESPONSE] = o
    if bound >= 0:
        s.short[i, RESPONSE] = -1.0
    if c.trace > 0 and o >= 0:
        note_motive(c, s, w, i, RESPONSE, o, spur_of_answer(c, s, i, client < 0, why))
    return o


def imposed_answer(c: Any, s: Any, i: int, u: int, client: int) -> int:
    """The answer that a rule gives in an actor's place, -1 where it chooses.

    Some doctrines honour a pledge by themselves; without `stand_aside` every patron shields.
    """
    if order(c, s, i, RESPONSE) != FREE:
        return -1
    verb = -1
    if client < 0 and c.ult_issuer[u] == i and c.doctrine_automatic[i, c.doctrine[i]] == 1:
        verb = V_HONOUR
    if client >= 0 and c.on[M_STAND_ASIDE] == 0:
        verb = V_SHIELD
    return int(c.answer[i, verb]) if verb >= 0 else -1


def spur_of_answer(c: Any, s: Any, i: int, own: bool, why: int) -> int:
    """What had an actor answer."""
    if order(c, s, i, RESPONSE) != FREE:
        return SPUR_ORDERED
    if why == OWES_PLEDGE:
        return SPUR_DOCTRINE if s.short[i, RESPONSE] < 0.0 else SPUR_PLEDGE
    if why == OWES_DEADLINE:
        return SPUR_DOCTRINE if s.short[i, RESPONSE] < 0.0 else SPUR_DEADLINE
    return SPUR_BLOW if own else SPUR_CLIENT


def price_answer(c: Any, s: Any, w: Any, i: int, u: int, foe: int, client: int,
                 why: int) -> None:
    """Payoffs of the menu of answers: an issuer's to a deadline by the tree, else by outlooks."""
    blank(w, c.n_options[i, RESPONSE])
    if why == OWES_DEADLINE:
        price_issuer(c, s, w, i, u)
        return
    price_blow(c, s, w, i, u, foe, client, answer_scale(c, s, i) if why == OWES_PLEDGE else 1.0)
    if why == OWES_PLEDGE:
        price_word(c, s, w, i)


def answer_for_client(c: Any, s: Any, w: Any, v: Any, policies: Any, i: int, u: int) -> None:
    """A patron's answer to what has come upon its client."""
    w.asked[i] = 1
    pair = find_call(c, s, i, u)
    client = pair // ACTORS
    foe = pair - client * ACTORS
    o = respond(c, s, w, v, policies, i, u, foe, client, OWES_NOTHING)
    if o >= 0:
        enter_intervention(c, s, i, u, o)
        intervene(c, s, w, i, o, client, foe)


def patrons_answer(c: Any, s: Any, w: Any, v: Any, policies: Any, u: int) -> None:
    """The target's patrons answer its issuer's blow at once: all choose before anybody acts."""
    foe = c.ult_issuer[u]
    client = c.ult_target[u]
    for p in range(c.n_actors):
        w.picks[p] = -1
        if patrons_asked(c, s, p, u) and w.asked[p] == 0:
            w.asked[p] = 1
            w.picks[p] = respond(c, s, w, v, policies, p, u, foe, client, OWES_NOTHING)
    for p in range(c.n_actors):
        if w.picks[p] >= 0:
            enter_intervention(c, s, p, u, w.picks[p])
            intervene(c, s, w, p, w.picks[p], client, foe)


def answer_for_self(c: Any, s: Any, w: Any, v: Any, policies: Any, i: int) -> None:
    """An answer to a campaign opened against oneself, or the review of one's own."""
    foe = under_review(c, s, i)
    reviewed = foe >= 0
    if not reviewed:
        foe = struck_by(c, s, i)
    if foe < 0 or w.faced[i] == foe or c.n_options[i, RESPONSE] == 0:
        return
    o = respond(c, s, w, v, policies, i, 0, foe, -1, OWES_NOTHING)
    if o < 0:
        return
    verb = c.verb[i, RESPONSE, o]
    s.because = enter(s, H_ANSWER, i, foe, o, int(s.strike_event[foe, i]))
    put_third(s, s.because, i)
    if not reviewed:
        intervene(c, s, w, i, o, -1, foe)
    elif verb == V_HONOUR or verb == V_DILUTE or verb == V_ENTER:
        order_beside(c, s, i, o, foe)
    else:
        end_campaign(c, s, i, foe, E_CHOICE)


def spread_war(c: Any, s: Any, w: Any, v: Any, policies: Any, u: int) -> None:
    """A blow or a menace to a client brings in its patron, that one's the next; each once a day."""
    for _ in range(c.n_actors):
        moved = False
        for i in range(c.n_actors):
            if w.asked[i] == 1 or i == c.ult_issuer[u] or c.n_options[i, RESPONSE] == 0:
                continue
            if client_struck(c, s, i, u) >= 0:
                moved = True
                answer_for_client(c, s, w, v, policies, i, u)
        if not moved:
            return


def responses(c: Any, s: Any, w: Any, v: Any, policies: Any) -> None:
    """Step 9: who is provoked answers.

    Issuers first, then the patrons who saw their clients struck, then theirs, then whoever was
    struck itself.
    """
    for p in range(c.n_actors):
        w.asked[p] = 0
        w.faced[p] = -1
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        why = owes(c, s, w, i, u)
        if why == OWES_PLEDGE and w.asked[i] == 1:
            why = OWES_NOTHING  # answered for already, at another of its demands
        if why > 0 and c.n_options[i, RESPONSE] > 0:
            target = c.ult_target[u]
            w.asked[i] = 1
            o = respond(c, s, w, v, policies, i, u, target, -1, why)
            if o >= 0:
                s.because = enter(s, H_ANSWER, i, target, o, answers_to(c, s, i, u, why))
                answer(c, s, w, i, u, o, why)
        patrons_answer(c, s, w, v, policies, u)
        spread_war(c, s, w, v, policies, u)
    for i in range(c.n_actors):
        answer_for_self(c, s, w, v, policies, i)
