"""Blows have a size: what soldiers killed outside the front do to anger, urgency and pledges.

Every fatal attack and every strike that kills is a blow. It is measured against what the actor
struck has come to expect, which moves with each blow (an anchor that adapts: Helson 1964; losses
are felt against a reference point: Kahneman and Tversky 1979). Anger grows more than in proportion
to the dead below and around that size, less above it, and never beyond a ceiling.
"""

from typing import Any

from sim.engine.elementary import expm1, power, sqrt
from sim.engine.state.names import M_BLOWS, M_PLEDGES, M_REVENGE


def blow_size(c: Any, s: Any, dead: float) -> float:
    """Dead that a blow counts as: its own, or the median of the law where sizes are replaced."""
    return dead if c.on[M_BLOWS] == 1 else s.median_blow


def swell(c: Any, ratio: float) -> float:
    """How heavy a blow is felt, in expected blows, by its dead over those expected.

    A curve of Hill's form (Hill 1910): 0 at 0, 1 at 1, below `blow_ceiling` everywhere; with
    `blow_power` 1 and no ceiling it is the ratio itself. It is convex where
    ratio^power < (ceiling - 1) (power - 1) / (power + 1).
    """
    if ratio <= 0.0:
        return 0.0
    steep = power(ratio, c.blow_power)
    return c.blow_ceiling * steep / (steep + c.blow_ceiling - 1.0)


def anger(c: Any, i: int, size: float, expected: float) -> float:
    """Demand for an answer that one blow raises where another size is expected, in issue.

    A blow of the expected size raises the actor's `revenge` per death for each of its dead.
    """
    if c.on[M_REVENGE] == 0:
        return 0.0
    return c.revenge[i] * expected * swell(c, size / expected)


def blow(c: Any, s: Any, i: int, dead: float) -> None:
    """Book a blow to an actor: anger, urgency of talks, what is owed, what it will expect."""
    if dead <= 0.0:
        return
    size = blow_size(c, s, dead)
    s.revenge[i] += anger(c, i, size, s.expected_blow[i])
    s.urgency[i] += swell(c, size / s.expected_blow[i])
    s.blow_today[i] = max(s.blow_today[i], size)
    s.unanswered_deaths[i] += dead
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i:
            s.pledge_dead[g] += size
    s.expected_blow[i] += c.blow_learning * (size - s.expected_blow[i])


def expected_anger(c: Any, s: Any, i: int, dead_a_day: float, days: float) -> float:
    """Anger that fire which kills a mean of `dead_a_day` soldiers a day should raise over days.

    Dead of a day are Poisson, a day with none is no blow. The law is averaged over two sizes with
    the mean and the variance of such a blow, against the expectation averaged along its path as
    blows teach it. Anger that fades meanwhile is not taken off.
    """
    if dead_a_day <= 0.0 or days <= 0.0:
        return 0.0
    hit = -expm1(-dead_a_day)
    mean = blow_size(c, s, dead_a_day / hit)
    spread = sqrt(mean * max(0.0, 1.0 + dead_a_day - mean)) if c.on[M_BLOWS] == 1 else 0.0
    left = path_mean(c.blow_learning, days * hit)
    expected = mean + (s.expected_blow[i] - mean) * left
    both = anger(c, i, mean - spread, expected) + anger(c, i, mean + spread, expected)
    return 0.5 * days * hit * both


def path_mean(rate: float, blows: float) -> float:
    """Share of a gap between expected and felt size that is left, averaged over some blows."""
    if rate <= 0.0 or blows <= 1.0:
        return 1.0
    return (1.0 - power(1.0 - rate, blows)) / (rate * blows)


def settle(c: Any, s: Any, i: int, part: float) -> None:
    """An answer settles part of the dead that an actor has still to answer, and of its anger."""
    s.revenge[i] *= 1.0 - c.settled * part
    s.unanswered_deaths[i] *= 1.0 - part
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i:
            s.pledge_dead[g] *= 1.0 - part


def full_claim(c: Any, i: int) -> float:
    """Enemy dead claimed for a day of full fire by every arm."""
    return (c.strike_power[i] + c.air_power[i] + c.sea_power[i]) * c.claim_ratio[i]


def answer_aim(c: Any, s: Any, i: int) -> float:
    """Claimed enemy dead at which an answer is enough.

    The pledged proportion of the own dead it answers, else what a full day of strikes claims.
    """
    aim = full_claim(c, i)
    if c.on[M_PLEDGES] == 0 or s.unanswered_deaths[i] <= 0.0:
        return aim
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i and s.pledge_active[g] == 1:
            aim = c.pledge_proportion[g] * s.unanswered_deaths[i]
    return aim


def answered_part(c: Any, s: Any, i: int, claimed: float) -> float:
    """Part of what is owed at home that an answer claiming some enemy dead gives, 0..1."""
    aim = answer_aim(c, s, i)
    return claimed / aim if claimed < aim else 1.0


def answer_scale(c: Any, s: Any, i: int) -> float:
    """Share of full power that a day's answer to the dead still unanswered takes, 0..1."""
    aim = answer_aim(c, s, i)
    full = full_claim(c, i)
    return aim / full if aim < full else 1.0


def answer_by(c: Any, s: Any, i: int, weight: float) -> float:
    """Part of what is owed at home that strikes at a share of full power give, 0..1.

    Full power is all that can be asked for. A lesser share is enough where its claims reach the aim
    of a day, so a small blow can be answered by less and a large one cannot.
    """
    scale = answer_scale(c, s, i)
    return weight / scale if weight < scale else 1.0
