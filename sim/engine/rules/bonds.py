"""Ties and agreements: what the day does to them, when an agreement is void (claims A07, A08)."""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.barrage import shield_of
from sim.engine.rules.fire import format_loss, ground_format_loss, support_tie_loss, tie_loss
from sim.engine.rules.record import enter
from sim.engine.state.happenings import H_DEPARTURE, NO_EVENT
from sim.engine.state.names import SIDE_ADVANCING, SUPPORT


def shift_tie(s: Any, a: int, b: int, by: float) -> None:
    """Move a tie, both ways, within 0..1."""
    if a < 0 or b < 0 or a == b:
        return
    s.tie[a, b] = clamp(s.tie[a, b] + by, 0.0, 1.0)
    s.tie[b, a] = s.tie[a, b]


def tie_wear(c: Any, s: Any, i: int, p: int, fired: float, scope: float, shot: float) -> float:
    """What a day costs the tie of an issuer with a patron of its target, ground apart.

    fired: weight of the issuer's fire on the client, at a scope; shot: fire of the two on each
    other and the patron's shield.
    """
    return tie_loss(c, fired, scope) + tie_loss(c, shot, 1.0)


def bonds(c: Any, s: Any) -> None:
    """Ties and formats read the day: strikes and lost ground wear them, quiet mends them."""
    lost = max(0.0, s.share_before - s.share)
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        j = c.ult_target[u]
        for p in range(c.n_actors):
            if c.patron[p, j] == 0:
                continue
            shot = max(s.fire[p, i], s.fire[i, p] if p != j else 0.0) + shield_of(s, p)
            wear = tie_wear(c, s, i, p, s.fire[i, j], s.fire_scope[i, j], shot)
            wear += support_tie_loss(c, s.level[p, SUPPORT], lost)
            if p != j and max(s.last_fatal[p, i], s.last_fatal[i, p]) == s.day:
                wear += c.tie_killed * c.tie_blame
            calm = c.tie_calm * c.tie_repair if s.killed_today[i] <= 0.0 else 0.0
            s.tie[i, p] = clamp(s.tie[i, p] - wear + calm, 0.0, 1.0)
            s.tie[p, i] = s.tie[i, p]
        hurt = format_loss(c, s.fire[i, j]) + ground_format_loss(c, lost)
        for g in range(c.n_agreements):
            if c.agreement_member[g, i] == 1:
                s.health[g] = clamp(s.health[g] - hurt, 0.0, 1.0)


def loss_cause(c: Any, s: Any, u: int) -> int:
    """What wears on an agreement today: the issuer's strikes, else ground taken, if either does."""
    i = c.ult_issuer[u]
    j = c.ult_target[u]
    if s.fire[i, j] > 0.0:
        return int(s.strike_event[i, j])
    taken = s.taken_event[SIDE_ADVANCING]
    return int(taken) if taken >= s.log_first and s.share < s.share_before else NO_EVENT


def departures(c: Any, s: Any) -> None:
    """A format dies with the tie of its members; any other agreement once its health is gone."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        p = c.ult_patron[u]
        for g in range(c.n_agreements):
            if p < 0 or c.agreement_member[g, i] == 0 or s.health[g] >= c.tie_dead:
                continue
            if c.agreement_format[g] == 0 or s.tie[i, p] < c.tie_dead:
                if s.withdrawn[g] == 0:
                    enter(s, H_DEPARTURE, i, p, g, loss_cause(c, s, u))
                s.withdrawn[g] = 1
