"""What an actor's blows should call down on it: an answer, dead for dead (B5).

How likely an answer is taken to be is the name of whoever is struck for keeping its word; unlike
Kreps and Wilson (1982) that is a stock moved by answers, no posterior of an equilibrium. How much
it takes is the proportion of the dead it answers, by what is claimed for each one killed, at most
what full fire can kill.
"""

from typing import Any

from sim.rules.barrage import stands
from sim.rules.blow_size import expected_dead
from sim.rules.campaigns import proportion
from sim.rules.incidents import accident_hazard, beside_target, helper_hazard, ordered_hazard
from sim.state.names import CAUTION, CONFRONT, HURT, M_INCIDENTS


def attacks_by(c: Any, s: Any, w: Any, i: int, owner: int) -> float:
    """Fatal attacks a day on the exposed troops of an issuer that are an actor's own doing."""
    if c.on[M_INCIDENTS] == 0 or c.post_owner != owner or c.n_ultimatums == 0:
        return 0.0
    target = c.ult_target[0]
    pace = w.tempo[target] + max(s.level[target, CONFRONT], s.level[owner, CONFRONT])
    accident = accident_hazard(c, s, pace, s.level[target, CAUTION], owner)
    if i == target:
        return accident + ordered_hazard(c, s, i)
    return helper_hazard(c, s, i, target, accident)


def full_fire(c: Any, i: int) -> float:
    """Dead a day by full fire of every arm of an actor."""
    return c.strike_power[i] + c.air_power[i] + c.sea_power[i]


def answer_to(c: Any, s: Any, i: int, j: int, dealt: float) -> float:
    """Own dead a day that the answer of j to blows of i should cost, 0 where it fires already."""
    if dealt <= 0.0 or stands(s, j, i):
        return 0.0
    owed = dealt * proportion(c, j, i) / max(1.0, c.claim_ratio[j])
    return s.reputation[j] * min(owed, full_fire(c, j))


def called_down(c: Any, s: Any, w: Any, i: int) -> float:
    """Own dead a day that answers to an actor's fire and attacks should cost it."""
    total = 0.0
    if w.firing[i] > 0.0:
        for j in range(c.n_actors):
            total += answer_to(c, s, i, j, w.rate[i, j])
    owner = c.post_owner
    if owner >= 0 and owner != i and c.n_ultimatums > 0 and w.firing[i] <= 0.0:
        bold = s.level[i, HURT] > 0.0 or i == c.ult_target[0]
        if bold and beside_target(c, i, c.ult_target[0]):
            attacks = attacks_by(c, s, w, i, owner)
            total += answer_to(c, s, i, owner, attacks * expected_dead(c, s))
    return total
