"""What each actor really got out of the day, at the prices by which it chooses (docs: section 16).

A choice is valued by what it should bring over the days looked ahead. Here the same stakes, costs
and weights are set against what came. What a posture is priced for over the horizon H is borne at
1/H a day; what changes once counts when it changes. No doctrine enters, so doctrines can be
compared by it. Own type, own discount: a day's part weighs discount^(day / H).
"""

from typing import Any

from sim.engine.elementary import power
from sim.engine.rules.account import at_home, cost_of_war, faded_share, format_price
from sim.engine.rules.barrage import firing
from sim.engine.rules.gate import gate_bill
from sim.engine.rules.outlook import effort_of
from sim.engine.rules.price_force import bond
from sim.engine.rules.retreats import paid_share
from sim.engine.rules.theatre import ground
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import (
    FORCE,
    M_ENTRAPMENT,
    M_REPUTATION,
    PRICE,
    RESPONSE,
    SIGNAL,
    TALK,
    TEMPO,
    V_DILUTE,
    V_STAND_ASIDE,
    V_WARN,
)


def share_now(c: Any, s: Any) -> float:
    """Side 1's share tonight; without a map the demand given, today's included."""
    share = s.share
    if c.n_places == 0:
        for u in range(c.n_ultimatums):
            share = max(share, c.ult_asks[u] * s.ult_credit[u])
    return share


def effort_now(c: Any, s: Any, i: int) -> float:
    """Share of full effort that the day's fighting asked of an actor."""
    tempo = s.effort[i] if c.n_places > 0 else s.level[i, TEMPO]
    return effort_of(c, s, i, tempo, firing(c, s, i))


def fighting(c: Any, s: Any, i: int) -> float:
    """War cost by own resolve of the day's dead and effort, and what it costs at home."""
    dead = s.deaths[i] - s.reckoned_dead[i]
    shelled = 0.0
    for a in range(c.n_actors):
        if s.fire[a, i] > 0.0 and c.claim_ratio[a] > 0.0:
            shelled += s.fire_claim[a, i] / c.claim_ratio[a]
    effort = effort_now(c, s, i)
    cost = (1.0 - resolve_of(s.kind[i])) * cost_of_war(c, s, i, dead, min(dead, shelled), effort)
    tired = at_home(c, s, i, effort, 0.0, 0.0) / c.horizon
    anger = s.revenge[i] * faded_share(c, 1.0)
    return -cost - tired - at_home(c, s, i, 0.0, anger, firing(c, s, i))


def terms(c: Any, s: Any, i: int) -> float:
    """A day under a deal, by what its line is worth beyond the ground."""
    return c.line_value[s.deal_line, i] / c.horizon if s.deal_line >= 0 else 0.0


def prices(c: Any, s: Any, i: int) -> float:
    """Prices of the postures held, by the day, and of the words and answers of today."""
    held = c.level[i, FORCE, s.posture[i, FORCE], PRICE]
    held += c.level[i, TALK, s.posture[i, TALK], PRICE]
    paid = held / c.horizon
    for track in range(SIGNAL, RESPONSE + 1):
        if s.acted[i, track] >= 0:
            paid += c.level[i, track, s.acted[i, track], PRICE]
    return -paid


def audience(c: Any, s: Any, i: int) -> float:
    """What backing away today cost before the audience, by what stood at stake last night."""
    lost = s.lapsed[i]
    for track in range(SIGNAL, RESPONSE + 1):
        o = s.acted[i, track]
        if o < 0:
            continue
        verb = c.verb[i, track, o]
        lost += paid_share(c, verb)
        if verb == V_DILUTE:
            lost += 1.0 - c.claim_discharge
    return -min(1.0, lost) * s.reckoned_commitment[i]


def standing(c: Any, s: Any, i: int) -> float:
    """Ties, formats and name: what they moved by today, at what they are worth to the actor."""
    gained = 0.0
    for j in range(c.n_actors):
        gained += c.tie_value[i, j] * (s.tie[i, j] - s.reckoned_tie[i, j])
    for g in range(c.n_agreements):
        if c.agreement_format[g] == 1 and c.agreement_member[g, i] == 1:
            now = s.health[g]
            was = s.reckoned_health[g]
            gained += format_price(c, i, 0.5 * (now + was)) * (now - was)
    if c.on[M_REPUTATION] == 1:
        gained += c.reputation_weight[i] * (s.reputation[i] - s.reckoned_reputation[i])
    return gained


def clients(c: Any, s: Any, i: int) -> float:
    """What it is held to and what it owes, by the day; a client left alone when struck, at once."""
    owed = bond(c, s, i, s.posture[i, FORCE]) / c.horizon
    o = s.acted[i, RESPONSE]
    if o >= 0 and c.on[M_ENTRAPMENT] == 1:
        if c.verb[i, RESPONSE, o] == V_STAND_ASIDE:
            owed -= c.credibility_stake[i]
        elif c.verb[i, RESPONSE, o] == V_WARN:
            owed -= c.warned * c.credibility_stake[i]
    return owed


def day_utility(c: Any, s: Any, i: int, share: float) -> float:
    """All that one actor got today, undiscounted."""
    land = ground(c, i, share) - ground(c, i, s.reckoned_share)
    fled = s.refugees[i] - s.reckoned_refugees[i]
    war = c.disaster[i] * float(s.disaster - s.reckoned_disaster)
    total = land - fled - war + fighting(c, s, i) + terms(c, s, i) + prices(c, s, i)
    total -= gate_bill(c, s, i) + s.broke[i]
    return total + audience(c, s, i) + standing(c, s, i) + clients(c, s, i)


def reckon(c: Any, s: Any) -> None:
    """Note what tomorrow will be measured against."""
    s.reckoned_share = share_now(c, s)
    s.reckoned_disaster = s.disaster
    for i in range(c.n_actors):
        s.reckoned_dead[i] = s.deaths[i]
        s.lapsed[i] = 0.0
        s.broke[i] = 0.0
        s.reckoned_commitment[i] = s.commitment[i]
        s.reckoned_reputation[i] = s.reputation[i]
        s.reckoned_refugees[i] = s.refugees[i]
        for j in range(c.n_actors):
            s.reckoned_tie[i, j] = s.tie[i, j]
    for g in range(c.n_agreements):
        s.reckoned_health[g] = s.health[g]


def welfare(c: Any, s: Any) -> None:
    """The day's part of every actor's utility."""
    share = share_now(c, s)
    for i in range(c.n_actors):
        weight = power(c.discount[i], float(s.day) / c.horizon)
        s.utility[i] += weight * day_utility(c, s, i, share)
    reckon(c, s)
