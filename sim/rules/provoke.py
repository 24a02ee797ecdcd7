"""What provoking the issuer should cost: a blow to its troops is answered, dead for dead (B5).

How likely an answer is taken to be is the issuer's reputation; unlike Kreps and Wilson (1982) that
is a stock moved by answers, no posterior of an equilibrium. How much it takes is the proportion
pledged of the dead it answers, by what the issuer claims for each one it kills.
"""

from typing import Any

from sim.rules.account import cost_of_war
from sim.rules.barrage import clearness, fire_rate
from sim.rules.blow_size import expected_dead
from sim.rules.campaigns import proportion
from sim.rules.incidents import (
    accident_hazard,
    beside_target,
    helper_hazard,
    ordered_hazard,
)
from sim.state.names import CAUTION, CONFRONT, M_INCIDENTS


def attacks_by(c: Any, s: Any, w: Any, i: int, u: int) -> float:
    """Fatal attacks a day on the issuer's exposed troops that are an actor's own doing."""
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    if c.on[M_INCIDENTS] == 0 or c.post_owner != issuer:
        return 0.0
    pace = w.tempo[target]
    pace += max(s.level[target, CONFRONT], s.level[issuer, CONFRONT])
    accident = accident_hazard(c, s, pace, s.level[target, CAUTION], issuer)
    if i == target:
        return accident + ordered_hazard(c, s, i)
    return helper_hazard(c, s, i, target, accident)


def retaliation(c: Any, s: Any, w: Any, i: int, u: int) -> float:
    """Cost to an actor of no resolve of the answers that its attacks on an issuer should call down.

    0 for those from whom the issuer has nothing to fear.
    """
    issuer = c.ult_issuer[u]
    if not beside_target(c, i, c.ult_target[u]) or i == issuer:
        return 0.0
    days = c.horizon
    dealt = attacks_by(c, s, w, i, u) * expected_dead(c, s)
    dealt += fire_rate(c, s, i, issuer, clearness(c, s.sky))
    if dealt <= 0.0:
        return 0.0
    full = c.strike_power[issuer] + c.air_power[issuer] + c.sea_power[issuer]
    owed = dealt * proportion(c, issuer, i) / max(1.0, c.claim_ratio[issuer])
    dead = s.reputation[issuer] * min(owed, full) * days
    return cost_of_war(c, s, i, dead, dead, 0.0)
