"""Stocks and costs at the day's end: commitment, weariness, revenge, refugees, displacement."""

from typing import Any

from sim.engine.draws.discrete import poisson
from sim.engine.elementary import exp
from sim.engine.rules.blows import answered_part, settle
from sim.engine.rules.luck import COMBAT, COMBAT_FLIGHT, process_luck
from sim.engine.rules.retreats import pledge_stake, threat_stake
from sim.engine.state.names import (
    M_AUDIENCE,
    M_DISPLACEMENT,
    M_REFUGEES,
    M_REPUTATION,
    M_REVENGE,
    M_WEARINESS,
    SIDE_ADVANCING,
    U_OPEN,
)


def commitments(c: Any, s: Any) -> None:
    """Publicity-weighted days committed while a threat is open (Fearon 1994).

    Unlike there the stock fades, only an issuer pays it, and nobody mixes over the day of yielding.
    """
    for i in range(c.n_actors):
        s.commitment[i] *= 1.0 - c.commitment_decay
    if c.on[M_AUDIENCE] == 0:
        for i in range(c.n_actors):
            s.commitment[i] = 0.0
        return
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            i = c.ult_issuer[u]
            s.commitment[i] += threat_stake(c, i, s.ult_publicity[u])
    for g in range(c.n_pledges):
        if s.pledge_active[g] == 1:
            s.commitment[c.pledge_holder[g]] += pledge_stake(c, g)


def discharges(c: Any, s: Any) -> None:
    """Pay commitment off by carrying a threat out.

    What counts is the effect claimed, not the true one (claim A06 of docs/claims.md).
    """
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        j = c.ult_target[u]
        if s.fire[i, j] <= 0.0:
            continue
        done = answered_part(c, s, i, s.fire_claim[i, j])
        full = 1.0 if s.fire_rung[i, j] >= c.ult_rung[u] else c.claim_discharge
        s.commitment[i] *= 1.0 - c.settled * full * done
        settle(c, s, i, done)


def feelings(c: Any, s: Any) -> None:
    """War-weariness from own soldiers killed outside the front; revenge and urgency fade."""
    for i in range(c.n_actors):
        dead = s.killed_today[i]
        s.revenge[i] *= exp(-c.revenge_decay)
        s.urgency[i] *= exp(-c.urgency_decay)
        s.weariness[i] += c.weariness[i] * dead
        if c.on[M_REVENGE] == 0:
            s.revenge[i] = 0.0
        if c.on[M_WEARINESS] == 0:
            s.weariness[i] = 0.0
        if c.on[M_REPUTATION] == 0:
            s.reputation[i] = c.reputation[i]


def displacement(c: Any, s: Any) -> None:
    """People put to flight by places lost and by fire, and the burden on those who host them."""
    if c.on[M_DISPLACEMENT] == 0 or c.n_places == 0:
        return
    lost = 0.0
    for i in range(c.n_actors):
        if c.side[i] == SIDE_ADVANCING:
            lost = max(lost, s.effort[i])
    mean = c.displaced_quiet * 0.01 * (1.0 + c.displaced_attack * lost)
    taken = max(0.0, s.settlements_taken - s.settlements_counted)
    mean += c.displaced_per_settlement * 0.01 * taken
    s.settlements_counted = max(s.settlements_counted, s.settlements_taken)
    fled = 100.0 * float(poisson(process_luck(s, COMBAT, COMBAT_FLIGHT, 0), mean))
    s.displaced += fled
    for i in range(c.n_actors):
        if c.on[M_REFUGEES] == 1:
            s.refugees[i] += c.refugee_burden[i] * fled * 1e-5
        s.refugees[i] = max(0.0, s.refugees[i])
