"""Patrons on both sides: what the crisis is worth to whoever backs the issuer, and what a patron

answers once the war has reached its client (Snyder 1984: entrapment and abandonment).
"""

from typing import Any

from sim.rules.theatre import ground
from sim.rules.tree import exposure_risk, resolve_of
from sim.state.capacity import TYPES
from sim.state.names import M_ENTRAPMENT, MOBILISE


def backer_value(c: Any, s: Any, w: Any, u: int, q: int, k: int) -> float:
    """Worth of the crisis to a patron q, of type k, of its issuer: drawn in if the other is."""
    cost = (1.0 - resolve_of(k)) * c.war_cost[q]
    fought = 0.0
    for j in range(3):
        drawn = exposure_risk(c, 5.0 + 1.5 * j, c.horizon) * c.disaster[q]
        if j == 2:
            drawn += cost
        fought += w.mean_patron[j] * (ground(c, q, w.end[3 + j]) - drawn)
    half = w.end[2] + c.dilute_scale * (w.end[3] - w.end[2])
    defied = w.mean_issuer[0] * fought + w.mean_issuer[1] * ground(c, q, half)
    defied += (w.mean_issuer[2] + w.mean_issuer[3]) * ground(c, q, w.end[2])
    given = w.mean_target[0] * ground(c, q, w.end[0]) + w.mean_target[1] * ground(c, q, w.end[1])
    return given + w.mean_target[2] * defied


def joiner_node(c: Any, s: Any, w: Any, u: int, i: int, client: int, foe: int) -> None:
    """A patron's answer to a blow or a menace to its client, by type, into `w.v_patron`.

    Standing aside leaves the client alone with the foe, who on the target's side has time to
    mobilise in full; entering adds one's own weight. A mobilisation is read as war to come by the
    share of it that is ordered.
    """
    issuer = c.ult_issuer[u]
    ours = client == issuer or (c.side[client] >= 0 and c.side[client] == c.side[issuer])
    lost = w.end[6] if ours else w.end[5]
    held = w.end[5] if ours else w.end[7]
    likely = 1.0 if s.bout[foe, client] == 1 else s.level[foe, MOBILISE]
    stake = c.credibility_stake[i] if c.on[M_ENTRAPMENT] == 1 else 0.0
    bond = c.tie_value[i, foe] * s.tie[i, foe]
    for k in range(TYPES):
        cost = (1.0 - resolve_of(k)) * c.war_cost[i]
        calm = (1.0 - likely) * ground(c, i, w.end[3])
        w.v_patron[k, 0] = likely * (ground(c, i, lost) - stake) + calm
        w.v_patron[k, 1] = likely * ground(c, i, 0.5 * (lost + held)) + calm
        w.v_patron[k, 1] -= 0.25 * cost + 0.3 * bond
        w.v_patron[k, 1] -= exposure_risk(c, 6.0, c.horizon) * c.disaster[i]
        w.v_patron[k, 2] = ground(c, i, held) - cost - bond
        w.v_patron[k, 2] -= exposure_risk(c, 8.0, c.horizon) * c.disaster[i]
