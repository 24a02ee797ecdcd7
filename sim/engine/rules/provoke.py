"""What an actor's blows should call down on it: the answers of those it strikes.

How likely an answer to a campaign is, `gauge` works out; to a single attack it is the name of
whoever is struck for keeping its word; unlike Kreps and Wilson (1982) that is a stock moved by
answers, no posterior of an equilibrium. A campaign is answered by one for as long as it
stands, a single attack by what is owed for it, at the fire of the answer that a menu holds.
"""

from typing import Any

from sim.engine.rules.barrage import clearness, cover, stands
from sim.engine.rules.blow_size import expected_dead
from sim.engine.rules.campaigns import proportion
from sim.engine.rules.incidents import accident_hazard, beside_target, helper_hazard, ordered_hazard
from sim.engine.state.names import (
    AIR,
    CAUTION,
    CONFRONT,
    FIRST,
    HURT,
    M_INCIDENTS,
    RESPONSE,
    SEA,
    STRIKE,
    V_ENTER,
    V_HONOUR,
)


def attacks_by(c: Any, s: Any, w: Any, i: int, owner: int) -> float:
    """Fatal attacks a day on the exposed troops of an issuer that are an actor's own doing."""
    if c.on[M_INCIDENTS] == 0 or c.post_owner != owner or c.n_ultimatums == 0:
        return 0.0
    target = c.ult_target[FIRST]
    pace = w.tempo[target] + max(s.level[target, CONFRONT], s.level[owner, CONFRONT])
    accident = accident_hazard(c, s, pace, s.level[target, CAUTION], owner)
    if i == target:
        return accident + ordered_hazard(c, s, i)
    return helper_hazard(c, s, i, target, accident)


def answer_fire(c: Any, s: Any, j: int) -> float:
    """Dead a day by the answer in full of an actor's menu, 0 where it holds none."""
    o = max(c.answer[j, V_HONOUR], c.answer[j, V_ENTER])
    if o < 0:
        return 0.0
    level = c.level[j, RESPONSE, o]
    flown = c.air_power[j] * level[AIR] + c.sea_power[j] * level[SEA]
    return c.strike_power[j] * level[STRIKE] + clearness(c, s.sky) * flown


def answers_campaign(c: Any, s: Any, w: Any, i: int, j: int) -> float:
    """Own dead a day that a campaign of i against j should cost it by the answer of j.

    Those of fire that j is giving already are not counted.
    """
    full = answer_fire(c, s, j) * (1.0 - cover(c, s, i))
    return s.odds[j, i] * max(0.0, full - w.rate[j, i])


def answers_attacks(c: Any, s: Any, i: int, j: int, attacks: float) -> float:
    """Own dead a day that attacks of i on j, so many a day, should cost it by answers of j."""
    if attacks <= 0.0 or stands(s, j, i):
        return 0.0
    owed = expected_dead(c, s) * proportion(c, s, j, i) / max(1.0, c.claim_ratio[j])
    fire = answer_fire(c, s, j) * (1.0 - cover(c, s, i))
    return s.reputation[j] * min(fire, attacks * max(owed, c.shortest * fire))


def called_down(c: Any, s: Any, w: Any, i: int) -> float:
    """Own dead a day that answers to an actor's fire and attacks should cost it."""
    total = 0.0
    if w.firing[i] > 0.0:
        for j in range(c.n_actors):
            if w.shot[i, j] > 0.0:
                total += answers_campaign(c, s, w, i, j)
    owner = c.post_owner
    if owner >= 0 and owner != i and c.n_ultimatums > 0 and w.firing[i] <= 0.0:
        bold = s.level[i, HURT] > 0.0 or i == c.ult_target[FIRST]
        if bold and beside_target(c, i, c.ult_target[FIRST]):
            total += answers_attacks(c, s, i, owner, attacks_by(c, s, w, i, owner))
    return total
