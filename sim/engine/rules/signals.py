"""Signals: ultimatums issued, renewed, extended, withdrawn; pledges; blame and words."""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.blame import blame_ties
from sim.engine.rules.bonds import shift_tie
from sim.engine.rules.choice import decide, is_act
from sim.engine.rules.demands import may_be_made
from sim.engine.rules.fire import is_open, name, own
from sim.engine.rules.mind import think
from sim.engine.rules.observe import main_partner
from sim.engine.rules.orders import reconsiders, why_looked
from sim.engine.rules.plans import KEEP_PLAN
from sim.engine.rules.price import price
from sim.engine.rules.record import enter, put_size, put_third, wake
from sim.engine.rules.retreats import renewed_publicity, retreat
from sim.engine.rules.trace import note_move, note_word
from sim.engine.rules.words import take_stance
from sim.engine.state.happenings import H_CLOSED, H_EXTENSION, H_TALK, H_ULTIMATUM, H_WORD, NO_EVENT
from sim.engine.state.names import (
    M_PLEDGES,
    RUNG,
    SIGNAL,
    T_CLIENT,
    T_DEADLINE,
    TALK,
    U_OPEN,
    U_WITHDRAWN,
    V_ACKNOWLEDGE,
    V_APPEAL,
    V_BLAME_PATRON,
    V_BLAME_TARGET,
    V_EXTEND,
    V_ISSUE,
    V_NONE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_WITHDRAW,
)

NOTICE = 1  # days that a demand made in the crisis leaves its target at the least


def speak(c: Any, s: Any, i: int, o: int) -> None:
    """What a chosen signal does."""
    verb = c.verb[i, SIGNAL, o]
    if c.trace > 0:
        note_word(c, s, i, verb)
    take_stance(s, i, verb)
    partner = main_partner(c, i)
    if partner == i:
        partner = s.rival[i]
    s.because = NO_EVENT
    if verb != V_NONE or c.level[i, SIGNAL, o, RUNG] > 0.0:
        s.because = enter(s, H_WORD, i, s.rival[i], o, word_cause(c, s, i, partner, verb))
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i:
            threaten(c, s, i, u, verb)
    shift_tie(s, i, partner, blame_ties(c, s, verb))
    if verb == V_BLAME_TARGET:
        name(c, s, s.rival[i], i)
        s.revenge[i] *= c.named_left
    elif verb == V_BLAME_PATRON:
        name(c, s, partner, i)
        s.revenge[i] *= c.named_left
        for g in range(c.n_agreements):
            if c.agreement_format[g] == 1 and c.agreement_member[g, i] == 1:
                s.health[g] = clamp(s.health[g] - c.format_strike, 0.0, 1.0)
    elif verb == V_ACKNOWLEDGE:
        for j in range(c.n_actors):
            own(c, s, i, j)
            name(c, s, j, i)
    elif verb == V_OPEN_GATE:
        s.gate[i] = 1
    elif verb == V_APPEAL:
        for j in range(c.n_actors):
            if c.side[j] < 0 and j != i:
                wake(s, j, T_CLIENT, s.because)


def word_cause(c: Any, s: Any, i: int, partner: int, verb: int) -> int:
    """What a word is about: the clash it names or owns, else what had the actor look again."""
    clash = NO_EVENT
    for j in range(c.n_actors):
        blamed = (verb == V_BLAME_TARGET and j == s.rival[i]) or (
            verb == V_BLAME_PATRON and j == partner)
        if (blamed or verb == V_ACKNOWLEDGE) and is_open(c, s, j, i):
            clash = max(clash, int(s.clash_event[j, i]))
        if verb == V_ACKNOWLEDGE and is_open(c, s, i, j):
            clash = max(clash, int(s.clash_event[i, j]))
    return clash if clash >= 0 else why_looked(c, s, i, SIGNAL)


def threaten(c: Any, s: Any, i: int, u: int, verb: int) -> None:
    """Effect of a signal on the issuer's own ultimatum and pledges."""
    if verb == V_ISSUE and may_be_made(c, s, u):
        s.ult_status[u] = U_OPEN
        s.ult_issued[u] = s.day
        s.ult_deadline[u] = s.day + max(NOTICE, c.ult_deadline[u])
        s.ult_base[u] = s.share
        s.ult_executed[u] = 0  # strikes made before it carry nothing out
        s.ultimatums += 1
        s.threats += 1
        event = enter(s, H_ULTIMATUM, i, c.ult_target[u], u, s.because)
        put_size(s, event, float(s.ult_deadline[u]), 0.0)
        s.ult_event[u] = event
        wake(s, c.ult_target[u], T_DEADLINE, event)
        if c.ult_patron[u] >= 0:
            wake(s, c.ult_patron[u], T_DEADLINE, event)
    elif verb == V_RENEW and s.ult_status[u] == U_OPEN:
        s.ult_publicity[u] = renewed_publicity(c, s, u)
        s.threats += 1
    elif verb == V_EXTEND and s.ult_status[u] == U_OPEN:
        extend(c, s, i, u)
    elif verb == V_WITHDRAW and s.ult_status[u] == U_OPEN:
        s.ult_status[u] = U_WITHDRAWN
        s.closed_event[u] = enter(s, H_CLOSED, i, c.ult_target[u], u, s.because)
        put_third(s, s.closed_event[u], U_WITHDRAWN)
        retreat(c, s, i, V_WITHDRAW)
    elif verb == V_PLEDGE and c.on[M_PLEDGES] == 1:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] == i and s.pledge_active[g] == 0:
                s.pledge_active[g] = 1
                s.threats += 1


def extend(c: Any, s: Any, i: int, u: int) -> None:
    """Move an open deadline, from today if it has passed; part of the audience cost is paid."""
    standing = max(s.ult_deadline[u], s.day)
    s.ult_deadline[u] = standing + c.ult_extension[u]
    s.ult_extended[u] += 1
    event = enter(s, H_EXTENSION, i, c.ult_target[u], u, s.because)
    put_size(s, event, float(s.ult_deadline[u]), 0.0)
    s.ult_event[u] = event
    retreat(c, s, i, V_EXTEND)


def word_choices(c: Any, s: Any, w: Any, v: Any, policies: Any, track: int) -> None:
    """Talk postures (step 3) and signals (step 4), chosen at once on a frozen snapshot."""
    for turn in range(c.passes):
        for i in range(c.n_actors):
            w.picks[i] = -1
            if reconsiders(c, s, i, track, turn):
                w.picks[i] = word_choice(c, s, w, v, policies, i, track)
        for i in range(c.n_actors):
            if w.picks[i] >= 0 and track == TALK:
                if c.trace > 0 and w.picks[i] != s.posture[i, TALK]:
                    note_move(s, i, TALK, w.picks[i])
                if w.picks[i] != s.posture[i, TALK]:
                    enter_talk(c, s, i, w.picks[i])
                s.posture[i, TALK] = w.picks[i]
                s.since[i, TALK] = s.day
            elif w.picks[i] >= 0:
                speak(c, s, i, w.picks[i])


def enter_talk(c: Any, s: Any, i: int, o: int) -> None:
    """Enter a talk posture about to be taken in the record."""
    event = enter(s, H_TALK, i, s.rival[i], o, why_looked(c, s, i, TALK))
    put_third(s, event, s.posture[i, TALK])
    s.order_event[i, TALK] = event


def word_choice(
    c: Any, s: Any, w: Any, v: Any, policies: Any, i: int, track: int
) -> int:
    """One actor's talk posture or signal, of those that go with its plan; -1 if none is."""
    think(c, s, w)
    w.own_only = 1 + s.kind[i]  # nobody reads words
    price(c, s, w, i, track)
    w.own_only = 0
    o = decide(c, s, w, v, policies, i, track, s.rival[i], KEEP_PLAN, -1)
    if o >= 0 and is_act(s, i, track, o):
        s.acted[i, track] = o
    return o
