"""What a truce lasts: Weibull ageing, terms, acts against it."""

from typing import Any

from sim.engine.elementary import exp, power
from sim.engine.rules.barrage import firing, stands
from sim.engine.state.names import HURT, M_CEASEFIRE, SPOIL, TEMPO


def weibull_survival(days: float, shape: float, scale: float) -> float:
    """Chance that a truce outlives some days (Weibull 1951; shape < 1: peace hardens)."""
    if days <= 0.0:
        return 1.0
    return exp(-power(days / scale, shape))


def scale_of(c: Any, line: int) -> float:
    """Characteristic life of a truce along a line, days, longer with better terms."""
    return c.truce_scale * exp(c.truce_terms * (c.line_strength[line] - 0.5))


def survival(c: Any, line: int, days: float, strain: float) -> float:
    """Expected chance that a deal over a line lasts some days under a steady strain on it."""
    if c.on[M_CEASEFIRE] == 0:
        return weibull_survival(days, 1.0, c.truce_scale)
    return power(weibull_survival(days, c.truce_shape, scale_of(c, line)), 1.0 + strain)


def break_chance(c: Any, s: Any, strain: float) -> float:
    """Chance that the deal in force breaks within the horizon under a steady strain on it."""
    d = float(max(s.deal_age, 0))
    before = survival(c, s.deal_line, d, strain)
    if before <= 0.0:
        return 1.0
    return 1.0 - survival(c, s.deal_line, d + c.horizon, strain) / before


def held_back(c: Any, s: Any) -> float:
    """Share of an ordered attack that goes on today: a deal in force holds most of it back."""
    return c.truce_tempo if s.deal_line >= 0 and s.deal_age >= 0 else 1.0


def provocation(c: Any, s: Any, i: int) -> float:
    """Strain that one actor puts on the deal: attack as far as it goes on, raids, and fire."""
    fired = max(firing(c, s, i), s.level[i, HURT])
    for j in range(c.n_actors):
        fired = max(fired, s.fire[i, j])
    strain = c.truce_fire * fired
    if c.side[i] >= 0:
        strain += c.truce_tempo * s.level[i, TEMPO] + s.level[i, SPOIL]
    return strain


def provocations(c: Any, s: Any) -> float:
    """Acts against the truce today: attacks, raids and fire of any party on another, summed."""
    total = 0.0
    for i in range(c.n_actors):
        total += provocation(c, s, i)
    return total


def campaign_break_chance(c: Any, s: Any, weight: float) -> float:
    """Chance that a campaign opened under a deal ends it at once, by the weight of its fire."""
    return min(1.0, c.truce_breach * weight)


def outlive_chance(c: Any, s: Any, w: Any) -> float:
    """Chance that a deal outlives the first day of the campaigns that orders would open, in `w`."""
    left = 1.0
    if c.on[M_CEASEFIRE] == 1 and s.deal_age >= 0:
        for i in range(c.n_actors):
            if w.firing[i] > 0.0:
                for j in range(c.n_actors):
                    if w.shot[i, j] > 0.0 and not stands(s, i, j):
                        left *= 1.0 - campaign_break_chance(c, s, w.shot[i, j])
    return left
