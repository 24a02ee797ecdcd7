"""Acts that keep a threat, back away from it or bind its author further: what they do and cost.

The commitment built up before an audience (Fearon 1994) is paid in part by each act that backs
away, and the name for carrying threats out falls; it rises with each one carried out. Whoever
chooses weighs what these same functions will do to it.
"""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.state.names import (
    M_AUDIENCE,
    M_PLEDGES,
    M_REPUTATION,
    V_DELAY,
    V_DILUTE,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_WITHDRAW,
)


def paid_share(c: Any, verb: int) -> float:
    """Share of the commitment at stake that backing away by a verb pays, 0 for other verbs."""
    if verb == V_WITHDRAW:
        return c.withdraw_share
    if verb == V_IGNORE:
        return c.ignore_share
    if verb == V_EXTEND or verb == V_DELAY:
        return c.extension_share
    return 0.0


def lapse_share(c: Any) -> float:
    """Share of the commitment at stake that a threat let pass and then lapsed costs in all."""
    return c.ignore_share + (1.0 - c.ignore_share) * c.lapse_share


def name_after(c: Any, s: Any, i: int, verb: int) -> float:
    """Reputation once an actor has carried a threat out, whole or in part, or backed away."""
    now = s.reputation[i]
    if c.on[M_REPUTATION] == 0:
        return now
    if verb == V_HONOUR:
        return now + c.reputation_step * (1.0 - now)
    if verb == V_DILUTE:
        return now + c.dilute_scale * c.reputation_step * (1.0 - now)
    if verb == V_WITHDRAW:
        return clamp(now - c.reputation_step, 0.0, 1.0)
    if verb == V_IGNORE:
        return clamp(now * (1.0 - c.reputation_step), 0.0, 1.0)
    if verb == V_EXTEND or verb == V_DELAY:
        return clamp(now - c.extension_step * c.reputation_step, 0.0, 1.0)
    return now


def name_lost(c: Any, s: Any, i: int, verb: int) -> float:
    """Worth to an actor of the reputation that a verb costs it, below 0 for what it gains."""
    return c.reputation_weight[i] * (s.reputation[i] - name_after(c, s, i, verb))


def retreat_cost(c: Any, s: Any, i: int, verb: int) -> float:
    """All that backing away by a verb costs: commitment paid and name lost, in issue."""
    return paid_share(c, verb) * s.commitment[i] + name_lost(c, s, i, verb)


def retreat(c: Any, s: Any, i: int, verb: int) -> None:
    """Back away: pay the share of the commitment, lose the name."""
    after = name_after(c, s, i, verb)
    s.commitment[i] *= 1.0 - paid_share(c, verb)
    s.reputation[i] = after


def threat_stake(c: Any, i: int, publicity: float) -> float:
    """Commitment that a day of an open threat of some publicity adds."""
    return c.audience[i] * publicity if c.on[M_AUDIENCE] == 1 else 0.0


def pledge_stake(c: Any, g: int) -> float:
    """Commitment that a day of an active pledge adds to its holder's."""
    if c.on[M_PLEDGES] == 0:
        return 0.0
    return c.pledge_share * threat_stake(c, c.pledge_holder[g], c.pledge_publicity[g])


def renewed_publicity(c: Any, s: Any, u: int) -> float:
    """Publicity of a threat once it is said again."""
    return clamp(s.ult_publicity[u] + c.renew_step, 0.0, 1.0)


def renewal_stake(c: Any, s: Any, u: int) -> float:
    """Commitment that saying a threat again adds over the days looked ahead."""
    more = renewed_publicity(c, s, u) - s.ult_publicity[u]
    return c.horizon * threat_stake(c, c.ult_issuer[u], more)


def pledging_stake(c: Any, s: Any, i: int) -> float:
    """Commitment that making its pledges known adds to an actor's over the days looked ahead."""
    total = 0.0
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i and s.pledge_active[g] == 0:
            total += pledge_stake(c, g)
    return c.horizon * total


def binding_cost(s: Any, i: int, stake: float) -> float:
    """What a further commitment should cost without a tree.

    Backing down is as likely as not kept threats have been so far.
    """
    return (1.0 - s.reputation[i]) * stake
