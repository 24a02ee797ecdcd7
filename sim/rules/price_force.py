"""Worth of a force posture: the ground it should win, what it costs, what it breaks."""

from typing import Any

from sim.elementary import clamp, exp
from sim.rules.alliance import backer_value
from sim.rules.blows import answer_by
from sim.rules.ceasefire import break_chance, provoked_by_others, strain_of
from sim.rules.fire import ACKNOWLEDGED, format_loss, ground_format_loss, support_tie_loss, tie_loss
from sim.rules.incidents import ORDERED, accident_hazard, beside_target
from sim.rules.mobilise import advanced
from sim.rules.theatre import expected_drift, forces, ground, reinforce
from sim.rules.tree import (
    exposure_risk,
    foresight,
    issuer_value,
    patron_value,
    resolve_of,
    solve,
    target_value,
    war_burden,
)
from sim.state.capacity import TYPES
from sim.state.names import (
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
    CONFRONT,
    FORCE,
    HURT,
    M_ENTRAPMENT,
    M_PLEDGES,
    M_WEDGE,
    M_WITHHOLD,
    N_LEVELS,
    PRICE,
    R_OUTSIDE,
    REINFORCE,
    RUNG,
    SCOPE,
    SHIELD,
    SPOIL,
    STRIKE,
    SUPPORT,
    TEMPO,
    U_OPEN,
    WEDGE,
)


def intensity(rung: float) -> float:
    """Share of the full war cost borne on a rung: none below force, all at interstate war."""
    x = clamp((rung - 3.0) / 5.0, 0.0, 1.2)
    return x * x


def exertion(level: Any) -> float:
    """Share of a rung's cost a posture bears: a defender's half, all of it when attacking."""
    return 0.5 + 0.5 * max(level[TEMPO], level[STRIKE])


def try_on(c: Any, s: Any, w: Any, i: int, o: int) -> None:
    """Put an option's levels in force for a moment; `take_off` undoes it."""
    for n in range(N_LEVELS):
        w.saved[n] = s.level[i, n]
        s.level[i, n] = c.level[i, FORCE, o, n]
    w.saved_support = s.support[i]
    if c.on[M_WITHHOLD] == 1:
        s.support[i] = c.level[i, FORCE, o, SUPPORT]
    w.saved_troops = s.troops[i]
    w.saved_strength = s.strength[i]
    w.saved_mobilised = s.mobilised[i]
    s.mobilised[i] = advanced(c, s, i, 0.5 * c.horizon)
    if c.inflow[i] > 0.0:
        reinforce(c, s, i, c.level[i, FORCE, o, REINFORCE] * c.inflow[i] * 0.5 * c.horizon)


def take_off(s: Any, w: Any, i: int) -> None:
    """Restore the standing orders saved by `try_on`."""
    for n in range(N_LEVELS):
        s.level[i, n] = w.saved[n]
    s.support[i] = w.saved_support
    s.troops[i] = w.saved_troops
    s.strength[i] = w.saved_strength
    s.mobilised[i] = w.saved_mobilised


def has_client(c: Any, i: int) -> bool:
    """True for a patron."""
    for j in range(c.n_actors):
        if c.patron[i, j] == 1:
            return True
    return False


def rupture(c: Any, s: Any, i: int, o: int, drift: float) -> float:
    """Worth of the ties a posture should cost over the horizon, by the rules that wear them."""
    level = c.level[i, FORCE, o]
    lost = 0.0
    for u in range(c.n_ultimatums):
        issuer = c.ult_issuer[u]
        for p in range(c.n_actors):
            if c.patron[p, c.ult_target[u]] == 0:
                continue
            if issuer == i:
                drop = tie_loss(c, level[STRIKE], level[SCOPE]) * c.horizon
                lost += c.tie_value[i, p] * min(drop, s.tie[i, p])
            elif p == i:
                drop = support_tie_loss(c, level[SUPPORT], max(0.0, -drift))
                drop += tie_loss(c, level[STRIKE] + level[SHIELD], 1.0) * c.horizon
                if level[STRIKE] > 0.0:
                    drop += ACKNOWLEDGED * s.tie[i, issuer]
                lost += c.tie_value[i, issuer] * min(drop, s.tie[i, issuer])
    return lost


def format_worth(c: Any, s: Any, i: int) -> float:
    """Worth to an actor of a unit of health of the format: higher the less is left (A18)."""
    worth = 0.0
    for g in range(c.n_agreements):
        if c.agreement_format[g] == 1 and c.agreement_member[g, i] == 1:
            worth += c.format_stake[i] * (1.5 - s.health[g])
    return worth


def bond(c: Any, s: Any, i: int, o: int) -> float:
    """What patrons hold a client to, what a patron owes its client, what an outsider seeks."""
    level = c.level[i, FORCE, o]
    held = 0.0
    if s.deal_line >= 0:
        for p in range(c.n_actors):
            if c.patron[p, i] == 1:
                hold = c.dependence[i, p] * c.influence[p, i] * s.tie[i, p]
                held -= hold * (level[TEMPO] + level[SPOIL])
    if c.on[M_ENTRAPMENT] == 1 and has_client(c, i):
        held += c.credibility_stake[i] * max(level[SUPPORT], level[SHIELD])
    if c.on[M_WEDGE] == 1 and c.role[i] == R_OUTSIDE:
        held += c.wedge_motive[i] * level[WEDGE] * (1.0 - wedge_tie(c, s))
    return held


def wedge_tie(c: Any, s: Any) -> float:
    """The tie an outside power would like to see fall: issuer with the target's patron."""
    for u in range(c.n_ultimatums):
        if c.ult_patron[u] >= 0:
            return s.tie[c.ult_issuer[u], c.ult_patron[u]]
    return 1.0


def spoils(c: Any, s: Any, w: Any, i: int, o: int) -> float:
    """Worth of straining the deal in force: the chance that it breaks for it times what fighting

    on gives over the line and its terms.
    """
    if s.deal_line < 0:
        return 0.0
    strain = strain_of(c, c.level[i, FORCE, o])
    if strain <= 0.0:
        return 0.0
    others = provoked_by_others(c, s, i)
    more = break_chance(c, s, others + strain) - break_chance(c, s, others)
    free = clamp(s.share + expected_drift(c, s, w, c.horizon), 0.0, 1.0)
    kept = ground(c, i, s.share_line[s.deal_line]) + c.line_value[s.deal_line, i]
    return more * (ground(c, i, free) - kept)


def retaliation(c: Any, s: Any, i: int, o: int, u: int) -> float:
    """Expected cost of the answer to a fatal attack on the issuer's troops within the horizon (B5).

    Credibility is the issuer's reputation; an active pledge raises the rung of what it would do.
    Unlike Kreps and Wilson (1982) that is a stock moved by answers, no posterior of an equilibrium.
    """
    level = c.level[i, FORCE, o]
    issuer = c.ult_issuer[u]
    daily = ORDERED * level[HURT]
    if c.ult_target[u] == i:
        pace = level[TEMPO] + level[CONFRONT]
        daily += accident_hazard(c, s, pace, level[CAUTION], issuer)
    tripped = 1.0 if level[STRIKE] > 0.0 else 1.0 - exp(-daily * c.horizon)
    rung = 6.0
    for g in range(c.n_pledges):
        if c.on[M_PLEDGES] == 1 and c.pledge_against[g] == i and s.pledge_active[g] == 1:
            rung = max(rung, float(c.pledge_rung[g]))
    return tripped * s.reputation[issuer] * intensity(rung) * c.war_cost[i]


def in_tree(c: Any, s: Any, w: Any, i: int, o: int, u: int, k: int) -> float:
    """Worth of a posture by the crisis tree, less that of the map as it stands."""
    level = c.level[i, FORCE, o]
    base = ground(c, i, s.share)
    if c.ult_target[u] == i:
        return target_value(c, s, w, u, k, level[COMPLY]) - base
    if c.ult_issuer[u] == i:
        if level[RUNG] >= c.ult_rung[u]:
            return w.v_issuer[k, 0] - base
        return issuer_value(c, s, w, u, k) - base
    if c.patron[i, c.ult_issuer[u]] == 1:
        return backer_value(c, s, w, u, i, k) - base
    return patron_value(c, s, w, u, k) - base


def force_option(c: Any, s: Any, w: Any, i: int, o: int, u: int) -> None:
    """Payoffs of one force posture for every type."""
    level = c.level[i, FORCE, o]
    try_on(c, s, w, i, o)
    forces(c, s, w)
    drift = expected_drift(c, s, w, c.horizon)
    rung = level[RUNG]
    land = ground(c, i, clamp(s.share + drift, 0.0, 1.0)) - ground(c, i, s.share)
    if s.deal_line >= 0:
        land = spoils(c, s, w, i, o)
    kept = 0.0
    if s.freeze > 0.0 and s.deal_line < 0:
        by_then = clamp(s.share + drift * min(1.0, s.freeze_days / c.horizon), 0.0, 1.0)
        kept = s.freeze * (ground(c, i, by_then) - ground(c, i, s.share))
    home = s.revenge[i] * max(answer_by(c, s, i, level[STRIKE]), level[HURT])
    home += s.refugees[i] * drift - s.weariness[i] * intensity(rung)
    forum = format_worth(c, s, i) * (
        format_loss(c, level[STRIKE] + level[SPOIL]) * c.horizon
        + ground_format_loss(c, max(0.0, -drift) * level[SUPPORT])
    )
    exposed = 0.0
    for q in range(c.n_ultimatums):
        if beside_target(c, i, c.ult_target[q]):
            exposed = max(exposed, retaliation(c, s, i, o, q))
    near = 1.0 if rung >= 6.0 else level[CONFRONT]
    risk = exposure_risk(c, rung, 1.0) * c.horizon * c.disaster[i] * near if near > 0.0 else 0.0
    tie = rupture(c, s, i, o, drift)
    patron = bond(c, s, i, o)
    ahead = foresight(c, i)
    tree = ahead > 0.0 and u >= 0 and s.ult_status[u] == U_OPEN and s.deal_line < 0
    if tree:
        solve(c, s, w, u, s.commitment[c.ult_issuer[u]])
    heavy = war_burden(c, s, i) * intensity(rung) * exertion(level)
    if tree and c.ult_issuer[u] == i and rung >= c.ult_rung[u]:
        held = float(c.ult_rung[u])  # the tree's branch of carrying out holds these already
        beyond = war_burden(c, s, i) * (intensity(rung) - intensity(held))
        heavy = ahead * beyond + (1.0 - ahead) * heavy
        risk -= ahead * exposure_risk(c, held, 1.0) * c.horizon * c.disaster[i]
        tie = (1.0 - ahead) * tie
    for k in range(TYPES):
        row = w.payoff[k, o]
        if tree:
            row[C_LOOKAHEAD] = ahead * in_tree(c, s, w, i, o, u, k)
            row[C_LAND] = (1.0 - ahead) * land + kept
        else:
            row[C_LAND] = land + kept
        row[C_COST] = -level[PRICE] - (1.0 - resolve_of(k)) * (heavy + exposed)
        row[C_RISK] = -risk
        row[C_HOME] = home
        row[C_TIE] = -tie
        row[C_FORMAT] = -forum
        row[C_PATRON] = patron
    take_off(s, w, i)
