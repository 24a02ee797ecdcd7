"""Entry: two patrons decide at once whether to come in, each on what the other is expected to do.

Seat j comes in if its random utility says so (quantal response), with a gain of coming in alone and
a part that the other's coming in adds to it; what lies between, a shield, has a worth of its own.
Each expects the other at the odds of the logit equilibrium that lies on the principal branch, the
one that starts at even odds where precision is 0 (McKelvey and Palfrey 1995, 1998). The branch is
followed by arc length in the plane of the part of precision, t, and the first seat's chance, x.
"""

from typing import Any

from sim.engine.elementary import clamp, exp, log, logistic, sqrt
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import FIRST
from sim.engine.state.places import (
    N_SEATS,
    PATRON_ASIDE,
    PATRON_ENTER,
    PATRON_SHIELD,
    SEAT_MAIN,
    SEAT_SECOND,
    SLOPE_BY_CHANCE,
    SLOPE_BY_PRECISION,
)

STEP = 0.02  # along the branch; all of it lies within the unit square
STEPS = 1000
CLOSE = 1e-13  # of a chance: what is left of the error
NEAR = 1e-7  # from here one step of Newton's method leaves less than rounding
MOST = 300.0  # exponents are cut there, far beyond any odds that matter


def set_quiet(w: Any, j: int, t: float) -> None:
    """Log odds of staying out, a shield included, over coming in for nothing, by type.

    At a part t of seat j's precision, into `w.entry_quiet`; the slope by t into `w.entry_bend`.
    """
    menu = w.entry_menu[j]
    for k in range(TYPES):
        w.entry_bend[j, k] = 0.0
        if menu[PATRON_SHIELD] <= 0.0 and k > 0:
            w.entry_quiet[j, k] = w.entry_quiet[j, FIRST]
            continue
        quiet = menu[PATRON_ASIDE]
        if menu[PATRON_SHIELD] > 0.0:
            gain = w.entry_precision[j] * w.entry_shield[j, k]
            between = menu[PATRON_SHIELD] * exp(clamp(t * gain, -MOST, MOST))
            quiet += between
            w.entry_bend[j, k] = gain * between / quiet
        w.entry_quiet[j, k] = log(quiet / menu[PATRON_ENTER])


def chance(w: Any, j: int, t: float, q: float) -> float:
    """Chance that seat j comes in if the other does with chance q, at a part t of its precision.

    Its slopes, by q and by t, go into `w.entry_slope`.
    """
    w.entry_slope[j, SLOPE_BY_CHANCE] = 0.0
    w.entry_slope[j, SLOPE_BY_PRECISION] = 0.0
    total = 0.0
    if w.entry_menu[j, PATRON_ENTER] <= 0.0:
        return total
    precision = w.entry_precision[j]
    for k in range(TYPES):
        gain = precision * (w.entry_alone[j, k] + w.entry_beside[j, k] * q)
        p = logistic(t * gain - w.entry_quiet[j, k])
        mass = w.entry_mind[j, k]
        total += mass * p
        bend = mass * p * (1.0 - p)
        w.entry_slope[j, SLOPE_BY_CHANCE] += bend * t * precision * w.entry_beside[j, k]
        w.entry_slope[j, SLOPE_BY_PRECISION] += bend * (gain - w.entry_bend[j, k])
    return total


def move_to(w: Any, t: float) -> None:
    """Set both seats' log odds of staying out for a part t of their precision."""
    for j in range(N_SEATS):
        if w.entry_menu[j, PATRON_ENTER] > 0.0:
            set_quiet(w, j, t)


def gap(w: Any, t: float, x: float) -> float:
    """How far chance x of the first seat lies above its reply to the second's reply to x."""
    return x - chance(w, SEAT_MAIN, t, chance(w, SEAT_SECOND, t, x))


def gap_by_chance(w: Any) -> float:
    """Slope by x of the gap last worked out."""
    main = w.entry_slope[SEAT_MAIN]
    second = w.entry_slope[SEAT_SECOND]
    return float(1.0 - main[SLOPE_BY_CHANCE] * second[SLOPE_BY_CHANCE])


def gap_by_precision(w: Any) -> float:
    """Slope by t of the gap last worked out."""
    main = w.entry_slope[SEAT_MAIN]
    second = w.entry_slope[SEAT_SECOND]
    return float(-main[SLOPE_BY_PRECISION] - main[SLOPE_BY_CHANCE] * second[SLOPE_BY_PRECISION])


def most_slope(w: Any, j: int) -> float:
    """The most that seat j's chance can rise with the other's: a quarter of precision by gain."""
    most = 0.0
    for k in range(TYPES):
        most = max(most, abs(w.entry_beside[j, k]))
    return float(0.25 * w.entry_precision[j] * most)


def reply(w: Any) -> float:
    """The one equilibrium at full precision, by Newton's method within a bracket."""
    low = 0.0
    high = 1.0
    x = chance(w, SEAT_MAIN, 1.0, 0.0)
    for _ in range(60):
        off = gap(w, 1.0, x)
        if off > 0.0:
            high = x
        else:
            low = x
        x -= off / gap_by_chance(w)
        if abs(off) < NEAR:
            break
        if x <= low or x >= high:
            x = 0.5 * (low + high)
    return clamp(x, 0.0, 1.0)


def land(w: Any, x: float) -> float:
    """The equilibrium at full precision next to x, by Newton's method."""
    for _ in range(20):
        off = gap(w, 1.0, x)
        slope = gap_by_chance(w)
        if abs(off) < CLOSE or abs(slope) < CLOSE:
            break
        x = clamp(x - off / slope, 0.0, 1.0)
    return x


def follow(w: Any, x: float) -> float:
    """The equilibrium at full precision at the end of the branch that starts at x where t is 0."""
    t = 0.0
    along_t = 1.0
    along_x = 0.0
    for _ in range(STEPS):
        move_to(w, t)
        gap(w, t, x)
        turn_t = gap_by_chance(w)
        turn_x = -gap_by_precision(w)
        size = sqrt(turn_t * turn_t + turn_x * turn_x)
        if size > CLOSE:  # straight on through a point where branches cross
            if turn_t * along_t + turn_x * along_x < 0.0:
                size = -size
            along_t = turn_t / size
            along_x = turn_x / size
        if t + STEP * along_t >= 1.0:
            move_to(w, 1.0)
            return land(w, clamp(x + (1.0 - t) * along_x / along_t, 0.0, 1.0))
        t += STEP * along_t
        x += STEP * along_x
        for _ in range(6):
            move_to(w, t)
            off = gap(w, t, x)
            up = gap_by_precision(w)
            across = gap_by_chance(w)
            square = up * up + across * across
            if abs(off) < CLOSE or square < CLOSE:
                break
            t -= off * up / square
            x -= off * across / square
    move_to(w, 1.0)
    return land(w, clamp(x, 0.0, 1.0))


def expect_entry(w: Any) -> None:
    """Chances that the two come in, into `w.entry_odds`.

    Where replies cannot cross more than once at any part of the precision, there is one branch.
    """
    if most_slope(w, SEAT_MAIN) * most_slope(w, SEAT_SECOND) < 1.0:
        move_to(w, 1.0)
        x = reply(w)
    else:
        move_to(w, 0.0)
        x = follow(w, chance(w, SEAT_MAIN, 0.0, 0.0))
    w.entry_odds[SEAT_MAIN] = x
    w.entry_odds[SEAT_SECOND] = chance(w, SEAT_SECOND, 1.0, x)
