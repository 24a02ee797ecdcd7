"""Worth of a force posture: the outlook under it, and the stage games its holder is party to."""

from typing import Any

from sim.engine.rules.account import cost_ahead, format_worth, home_ahead, land_ahead, tie_ahead
from sim.engine.rules.branches import acts_against, grow
from sim.engine.rules.breach import opening_price
from sim.engine.rules.demands import stake_of
from sim.engine.rules.mandates import hold_on
from sim.engine.rules.outlook import outlook
from sim.engine.rules.parts import asked_value, end_value, fought_value, stage_value, target_value
from sim.engine.rules.stage import is_party, is_played
from sim.engine.rules.theatre import ground
from sim.engine.rules.tree import weigh
from sim.engine.rules.trial import take_off, try_on
from sim.engine.rules.types import foresight, resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    C_COST,
    C_FORMAT,
    C_HOME,
    C_LAND,
    C_LOOKAHEAD,
    C_PATRON,
    C_RISK,
    C_TIE,
    COMPLY,
    END_FREE,
    FORCE,
    M_ENTRAPMENT,
    M_WEDGE,
    NO_DAY,
    PRICE,
    R_OUTSIDE,
    RUNG,
    SHIELD,
    SPOIL,
    SUPPORT,
    TEMPO,
    U_OPEN,
    WEDGE,
)
from sim.engine.state.places import ISSUER_CARRY_OUT


def has_client(c: Any, i: int) -> bool:
    """True for a patron."""
    for j in range(c.n_actors):
        if c.patron[i, j] == 1:
            return True
    return False


def wedge_tie(c: Any, s: Any) -> float:
    """The tie an outside power would like to see fall: issuer with the target's patron."""
    for u in range(c.n_ultimatums):
        if c.ult_patron[u] >= 0:
            return s.tie[c.ult_issuer[u], c.ult_patron[u]]
    return 1.0


def bond(c: Any, s: Any, i: int, o: int) -> float:
    """What patrons hold a client to, what a patron owes its client, what an outsider seeks."""
    level = c.level[i, FORCE, o]
    held = 0.0
    if s.deal_line >= 0:
        held -= hold_on(c, s, i) * (level[TEMPO] + level[SPOIL])
    if c.on[M_ENTRAPMENT] == 1 and has_client(c, i):
        held += c.credibility_stake[i] * max(level[SUPPORT], level[SHIELD])
    if c.on[M_WEDGE] == 1 and c.role[i] == R_OUTSIDE:
        held += c.wedge_motive[i] * level[WEDGE] * (1.0 - wedge_tie(c, s))
    return held


def kept_ground(c: Any, s: Any, w: Any, i: int) -> float:
    """Worth of the ground that a meeting ahead may freeze, for as long as the truce should last."""
    if s.freeze <= 0.0 or s.deal_line >= 0:
        return 0.0
    moved = (w.ahead - s.share) * min(1.0, s.freeze_days / c.horizon)
    return s.freeze * (ground(c, i, s.share + moved) - ground(c, i, s.share))


def in_stage(c: Any, s: Any, w: Any, i: int, o: int, u: int, k: int) -> float:
    """Worth of a posture to type k by the stage game of a demand."""
    level = c.level[i, FORCE, o]
    if c.ult_issuer[u] != i:
        if c.ult_target[u] == i and w.demanded == 1:
            return target_value(w, k, level[COMPLY] / c.ult_asks[u])
        return stage_value(c, s, w, u, i, k)
    if w.demanded == 0:
        return fought_value(c, w, i, k)
    if w.acting == 0:
        return asked_value(c, s, w, u, i, k)
    if level[RUNG] >= c.ult_rung[u]:
        return float(w.v_issuer[k, ISSUER_CARRY_OUT])
    # Fire below the threatened act: the patron may answer it, and the demand still stands.
    return asked_value(c, s, w, u, i, k) + fought_value(c, w, i, k) - end_value(w, i, k, END_FREE)


def weighs(c: Any, s: Any, i: int, u: int) -> bool:
    """True if actor i weighs its posture by the stage game of a demand.

    An issuer that does not attack and has no demand open is asked for nothing: what it may do later
    it will weigh then. So is everybody while the crisis is over.
    """
    if not (is_party(c, u, i) and is_played(c, s, u)):
        return False
    quiet = (c.ult_issuer[u] == i or s.peace != NO_DAY) and s.ult_status[u] != U_OPEN
    return not quiet or acts_against(s, c.ult_issuer[u], c.ult_target[u])


def look_ahead(c: Any, s: Any, w: Any, i: int, o: int, worth: float, burden: float) -> None:
    """What the stage games that an actor is party to add to a posture on trial, summed.

    worth, burden: of the outlook of the orders in force, which is in `w`.
    """
    ahead = foresight(c, i)
    known = 1
    for u in range(c.n_ultimatums):
        if ahead > 0.0 and weighs(c, s, i, u):
            grow(c, s, w, u, i, known)
            weigh(c, s, w, u, stake_of(c, s, u))
            known = 0
            for k in range(TYPES):
                plain = worth - (1.0 - resolve_of(k)) * burden
                w.payoff[k, o, C_LOOKAHEAD] += ahead * (in_stage(c, s, w, i, o, u, k) - plain)


def force_option(c: Any, s: Any, w: Any, i: int, o: int) -> None:
    """Payoffs of one force posture for every type."""
    try_on(c, s, w, i, o)
    outlook(c, s, w, c.horizon)
    land = land_ahead(c, s, w, i)
    risk = c.disaster[i] * w.slide
    home = home_ahead(c, s, w, i)
    tie = tie_ahead(c, s, w, i)
    forum = format_worth(c, s, i) * w.forum
    kept = kept_ground(c, s, w, i)
    patron = bond(c, s, i, o)
    burden = cost_ahead(c, s, w, i)
    breach = opening_price(c, s, w, i)
    look_ahead(c, s, w, i, o, land - risk - home - tie - forum - breach, burden)
    for k in range(TYPES):
        row = w.payoff[k, o]
        heavy = (1.0 - resolve_of(k)) * burden
        row[C_LAND] = land - ground(c, i, s.share) + kept
        row[C_COST] = -c.level[i, FORCE, o, PRICE] - heavy - breach
        row[C_RISK] = -risk
        row[C_HOME] = -home
        row[C_TIE] = -tie
        row[C_FORMAT] = -forum
        row[C_PATRON] = patron
    take_off(s, w, i)
