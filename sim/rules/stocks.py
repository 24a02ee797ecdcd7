"""Stocks and costs at the day's end: commitment, weariness, revenge, refugees, displacement."""

from typing import Any

from sim.draws.discrete import poisson
from sim.elementary import clamp, exp
from sim.rules.luck import COMBAT, process_luck
from sim.state.names import (
    M_AUDIENCE,
    M_DISPLACEMENT,
    M_REFUGEES,
    M_REPUTATION,
    M_REVENGE,
    M_WEARINESS,
    SUPPORT,
    U_OPEN,
)


def commitments(c: Any, s: Any) -> None:
    """Publicity-weighted days committed while a threat is open (Fearon 1994); slow forgetting."""
    for i in range(c.n_actors):
        s.commitment[i] *= 1.0 - c.commitment_decay
    if c.on[M_AUDIENCE] == 0:
        for i in range(c.n_actors):
            s.commitment[i] = 0.0
        return
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            i = c.ult_issuer[u]
            s.commitment[i] += c.audience[i] * s.ult_publicity[u]
    for g in range(c.n_pledges):
        if s.pledge_active[g] == 1:
            i = c.pledge_holder[g]
            s.commitment[i] += 0.3 * c.audience[i] * c.pledge_publicity[g]


def feelings(c: Any, s: Any) -> None:
    """War-weariness and revenge from own deaths at the posts; both fade."""
    for i in range(c.n_actors):
        dead = float(s.fatal_today) if i == c.post_owner else 0.0
        s.revenge[i] = s.revenge[i] * exp(-c.revenge_decay) + c.revenge[i] * dead
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
        if c.side[i] == 0:
            lost = max(lost, s.effort[i])
    mean = c.displaced_quiet * 0.01 * (0.3 + lost)
    taken = max(0.0, s.settlements_taken - s.settlements_counted)
    mean += c.displaced_per_settlement * 0.01 * taken
    s.settlements_counted = max(s.settlements_counted, s.settlements_taken)
    fled = 100.0 * float(poisson(process_luck(s, COMBAT, 9, 0), mean))
    s.displaced += fled
    for i in range(c.n_actors):
        if c.on[M_REFUGEES] == 1:
            s.refugees[i] += c.refugee_burden[i] * fled * 1e-5
        s.refugees[i] = clamp(s.refugees[i], 0.0, 5.0)


def bonds(c: Any, s: Any) -> None:
    """Ties mend slowly when no blood is new; help to the other's enemy wears them."""
    for u in range(c.n_ultimatums):
        p = c.ult_patron[u]
        i = c.ult_issuer[u]
        if p < 0:
            continue
        wear = 0.1 * c.tie_strike * s.level[p, SUPPORT] * s.lost_today
        calm = 0.1 * c.tie_repair if s.fatal_today == 0 else 0.0
        s.tie[i, p] = clamp(s.tie[i, p] - wear + calm, 0.0, 1.0)
        s.tie[p, i] = s.tie[i, p]
        for g in range(c.n_agreements):
            if s.tie[i, p] < 0.05 and c.agreement_format[g] == 1 and s.health[g] < 0.05:
                s.withdrawn[g] = 1
