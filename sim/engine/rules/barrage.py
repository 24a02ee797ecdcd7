"""Fire as a rate: what campaigns in force do to an actor in a day.

One law for all: the day draws deaths from these means (`fire`), fronts and attacks are slowed by
them (`theatre`, `combat`), and foresight averages them over the days looked ahead (`outlook`).
"""

from typing import Any

from sim.engine.state.names import (
    AIR,
    ARM_AIR,
    ARM_GROUND,
    ARM_SEA,
    M_DENIAL,
    NO_DAY,
    SEA,
    SHIELD,
    STRIKE,
)


def clearness(c: Any, weather: float) -> float:
    """Share of fire from the air and the sea, and of a patron's help, that weather leaves."""
    return 1.0 - c.weather_drag * weather


def arm(s: Any, i: int, j: int, n: int) -> float:
    """Weight, 0..1, of the fire of i on j by an arm."""
    mine = 0.0
    if s.aim[i] == j:
        mine = s.level[i, SEA]
        if n == ARM_GROUND:
            mine = s.level[i, STRIKE]
        elif n == ARM_AIR:
            mine = s.level[i, AIR]
    return max(mine, s.camp_arm[i, j, n]) if s.answering[i] > 0 else mine


def posture_fires(s: Any, i: int) -> bool:
    """True if the posture an actor holds has it fire at whom it is aimed at."""
    weight: float = s.level[i, STRIKE] + s.level[i, AIR] + s.level[i, SEA]
    return weight > 0.0


def fires(s: Any, i: int) -> bool:
    """True if an actor's orders have it fire at anyone."""
    return posture_fires(s, i) or s.answering[i] > 0


def fire_weight(s: Any, i: int, j: int) -> float:
    """Weight of the fire of i on j: that of the arm used most, 0..1."""
    if s.aim[i] != j and s.answering[i] == 0:
        return 0.0
    return max(arm(s, i, j, ARM_GROUND), arm(s, i, j, ARM_AIR), arm(s, i, j, ARM_SEA))


def firing(c: Any, s: Any, i: int) -> float:
    """Weight of an actor's fire on whomever it fires at most, 0..1."""
    most = max(s.level[i, STRIKE], s.level[i, AIR], s.level[i, SEA])
    if s.answering[i] > 0:
        for j in range(c.n_actors):
            most = max(most, fire_weight(s, i, j))
    return most


def shield_of(s: Any, p: int) -> float:
    """Shield that a patron's posture or answer has set over its clients, 0..1."""
    return max(s.level[p, SHIELD], s.guard[p])


def cover(c: Any, s: Any, j: int) -> float:
    """Share of the fire on an actor that its patrons' closed air stops, 0..1."""
    most = 0.0
    for p in range(c.n_actors):
        if c.patron[p, j] == 1:
            most = max(most, shield_of(s, p))
    return c.shield_effect * most


def fire_rate(c: Any, s: Any, i: int, j: int, clear: float) -> float:
    """Mean dead a day that the fire of i causes among j's soldiers."""
    flown = c.air_power[i] * arm(s, i, j, ARM_AIR) + c.sea_power[i] * arm(s, i, j, ARM_SEA)
    full = c.strike_power[i] * arm(s, i, j, ARM_GROUND) + clear * flown
    return full * (1.0 - cover(c, s, j)) if full > 0.0 else 0.0


def barrage(c: Any, s: Any, w: Any, clear: float) -> None:
    """All fire in force, into `w`: its weights and the dead that it should cost a day.

    Weight of each pair and largest of each author, mean dead a day of each pair and of all fire on
    each actor.
    """
    quiet = True
    for i in range(c.n_actors):
        if w.firing[i] > 0.0:  # only its row holds anything to forget
            quiet = False
            for j in range(c.n_actors):
                w.shot[i, j] = 0.0
                w.rate[i, j] = 0.0
        w.firing[i] = 0.0
        if fires(s, i):
            quiet = False
            w.firing[i] = 1.0  # until its weight is known
    if quiet:
        return
    for i in range(c.n_actors):
        w.fire_on[i] = 0.0
    for i in range(c.n_actors):
        if w.firing[i] == 0.0:
            continue
        w.firing[i] = 0.0
        for j in range(c.n_actors):
            weight = fire_weight(s, i, j)
            if weight > 0.0:
                w.shot[i, j] = weight
                w.firing[i] = max(w.firing[i], weight)
                w.rate[i, j] = fire_rate(c, s, i, j, clear)
    for i in range(c.n_actors):
        if w.firing[i] > 0.0:
            for j in range(c.n_actors):
                w.fire_on[j] += w.rate[i, j]


def pinned_share(c: Any, s: Any, w: Any, j: int) -> float:
    """Share of an actor's men that the fire on it keeps from fighting: denial (Pape 1996).

    F / (F + pinning x men in thousands), F the mean dead a day by fire.
    """
    f = w.fire_on[j]
    if f <= 0.0 or c.on[M_DENIAL] == 0:
        return 0.0
    return f / (f + c.pinning * (s.strength[j] + 0.001 * s.troops[j]))


def stands(s: Any, i: int, j: int) -> bool:
    """True while a campaign of i against j stands."""
    return s.camp_day[i, j] != NO_DAY
