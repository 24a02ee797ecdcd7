"""Worth of a talk posture or a signal: what it does to ties, at home, to the threat."""

from typing import Any

from sim.engine.rules.account import format_worth, war_burden
from sim.engine.rules.blame import blame_ties, exposed_tie
from sim.engine.rules.branches import grow
from sim.engine.rules.demands import may_be_made, stake_of
from sim.engine.rules.gate import gate_backing, gate_ties, relief
from sim.engine.rules.parts import asked_value, quiet_value
from sim.engine.rules.retreats import (
    binding_cost,
    pledging_stake,
    renewal_stake,
    retreat_cost,
    threat_stake,
)
from sim.engine.rules.tree import weigh
from sim.engine.rules.types import foresight, resolve_of
from sim.engine.rules.words import reverses
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    C_AUDIENCE,
    C_COST,
    C_FORMAT,
    C_HOME,
    C_LOOKAHEAD,
    C_TIE,
    PRICE,
    PUBLICITY,
    SIGNAL,
    U_OPEN,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_TARGET,
    V_CALL,
    V_EXTEND,
    V_ISSUE,
    V_MEDIATE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_SUMMIT,
    V_WITHDRAW,
)


def partner_of(c: Any, i: int, u: int) -> int:
    """Whose tie words touch: the target's patron for the issuer, the issuer for everyone else."""
    if u < 0:
        return -1
    return c.ult_patron[u] if c.ult_issuer[u] == i else c.ult_issuer[u]


def word_option(
    c: Any, s: Any, w: Any, i: int, track: int, o: int, u: int
) -> None:
    """Payoffs of one talk posture or signal for every type, but for what talks should bring."""
    level = c.level[i, track, o]
    verb = c.verb[i, track, o]
    partner = partner_of(c, i, u)
    tie = 0.0
    if partner >= 0 and partner != i:
        shift = blame_ties(c, s, verb)
        if verb == V_CALL or verb == V_SUMMIT or verb == V_MEDIATE:
            shift = c.tie_contact * c.word_contacts
        tie = c.tie_value[i, partner] * shift
    tie -= exposed_tie(c, s, i, verb)
    forum = 0.0
    if verb == V_CALL or verb == V_SUMMIT or verb == V_MEDIATE:
        forum = format_worth(c, s, i) * c.tie_contact * c.word_contacts
    elif verb == V_BLAME_PATRON:
        forum = -format_worth(c, s, i) * c.format_strike
    backs = 0.0
    if verb == V_WITHDRAW or verb == V_EXTEND:
        backs = retreat_cost(c, s, i, verb)
    if reverses(c, s, i, verb):
        backs = c.reversal
    for k in range(TYPES):
        row = w.payoff[k, o]
        row[C_COST] = -level[PRICE]
        row[C_TIE] = tie
        row[C_FORMAT] = forum
        if verb == V_BLAME_PATRON or verb == V_BLAME_TARGET or verb == V_ACKNOWLEDGE:
            row[C_HOME] = c.vent * s.revenge[i] * level[PUBLICITY]
        row[C_AUDIENCE] = -backs
    if verb == V_OPEN_GATE:
        gate_option(c, s, w, i, o)


def gate_option(c: Any, s: Any, w: Any, i: int, o: int) -> None:
    """Payoffs of opening the gate: what it relieves, what it costs and which ties it wears."""
    weaker = gate_backing(c, s, i) * s.toll[i] / max(1e-9, war_burden(c, s, i))
    for k in range(TYPES):
        row = w.payoff[k, o]
        row[C_HOME] += relief(c, s, i)
        row[C_COST] -= c.gate_cost * c.horizon + (1.0 - resolve_of(k)) * weaker
        row[C_TIE] -= gate_ties(c, s, i)


def binds(verb: int) -> bool:
    """True for a word that makes, hardens or drops a threat."""
    return verb == V_ISSUE or verb == V_RENEW or verb == V_PLEDGE or verb == V_WITHDRAW


def threat_options(c: Any, s: Any, w: Any, i: int) -> None:
    """What words add by an issuer's demands: those that stand, and those it may make now.

    What hangs on a pledge is counted with the first of them.
    """
    first = True
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] != i:
            continue
        weighs = s.ult_status[u] == U_OPEN or may_be_made(c, s, u)
        if weighs and foresight(c, i) > 0.0:
            grow(c, s, w, u, -1, 1 if first else 0)
        for o in range(c.n_options[i, SIGNAL]):
            verb = c.verb[i, SIGNAL, o]
            pledges = verb == V_PLEDGE
            if (first and pledges) or (weighs and binds(verb) and not pledges):
                threat_value(c, s, w, i, o, u, verb)
        first = False


def bound_further(c: Any, s: Any, i: int, u: int, verb: int) -> float:
    """Commitment that a threat in words should add over the days looked ahead."""
    if verb == V_RENEW:
        return renewal_stake(c, s, u)
    if verb == V_PLEDGE:
        return pledging_stake(c, s, i)
    if verb == V_ISSUE and may_be_made(c, s, u):
        return c.horizon * threat_stake(c, i, c.ult_publicity[u])
    return 0.0


def threat_value(c: Any, s: Any, w: Any, i: int, o: int, u: int, verb: int) -> None:
    """Gain from making, hardening or dropping a threat: the stage with it less that without.

    A pledge beside a demand that is not open has no tree; it binds as without one.
    """
    open_now = s.ult_status[u] == U_OPEN
    made = verb == V_ISSUE and may_be_made(c, s, u)
    ahead = foresight(c, i) if open_now or made else 0.0
    now = stake_of(c, s, u)
    step = bound_further(c, s, i, u, verb)
    for k in range(TYPES):
        w.payoff[k, o, C_AUDIENCE] -= (1.0 - ahead) * binding_cost(s, i, step)
    if ahead <= 0.0:
        return
    acting = w.acting
    w.demanded = 1 if open_now else 0
    weigh(c, s, w, u, now)
    for k in range(TYPES):
        before = asked_value(c, s, w, u, i, k) if open_now else quiet_value(c, s, w, u, i, k)
        w.payoff[k, o, C_LOOKAHEAD] -= ahead * before
    if verb == V_WITHDRAW:  # the fire that was for it ends with it
        w.demanded = 0
        w.acting = 0
    else:
        w.demanded = 1
    weigh(c, s, w, u, now + step)
    for k in range(TYPES):
        after = quiet_value(c, s, w, u, i, k) if w.demanded == 0 else asked_value(c, s, w, u, i, k)
        w.payoff[k, o, C_LOOKAHEAD] += ahead * after
    w.acting = acting
