"""Spells of attack and the rests between them, by hazards that depend on their age.

An attack that has lasted some days has to stop after another one with the daily chance of a Weibull
law with the median `culmination`; one that had to stop goes on by a law of the same kind, `rest`.
The day draws from these chances and foresight averages over them, exactly.
*Source*: culmination, Clausewitz (1832, book 7); spells as a renewal process, Cox (1962).
"""

from typing import Any

from sim.engine.elementary import exp, power
from sim.engine.rules.luck import D_SPELL, actor_luck
from sim.engine.state.capacity import AGES, SPAN
from sim.engine.state.places import N_SPELLS, SPELL_ATTACK, SPELL_REST

LN2 = 0.6931471805599453  # log of 2


def end_chance(median: float, shape: float, age: float) -> float:
    """Chance that a spell which has lasted `age` days ends with the next: a Weibull hazard."""
    before = power(age / median, shape)
    after = power((age + 1.0) / median, shape)
    return 1.0 - exp(LN2 * (before - after))


def set_spells(c: Any, s: Any) -> None:
    """Fill the tables: daily chances to end by age, chances of attack on days after a beginning."""
    for a in range(AGES):
        s.spell_end[SPELL_ATTACK, a] = end_chance(c.culmination, c.culmination_shape, float(a))
        s.spell_end[SPELL_REST, a] = end_chance(c.rest, c.rest_shape, float(a))
    for n in range(SPAN):
        for kind in range(N_SPELLS):
            alive = 1.0  # chance that the first spell still runs
            attack = 0.0
            for m in range(n):
                ends = alive * s.spell_end[kind, m]
                attack += ends * s.spell_next[1 - kind, n - m - 1]
                alive -= ends
            s.spell_next[kind, n] = attack + (alive if kind == SPELL_ATTACK else 0.0)


def end_today(s: Any, resting: int, age: int) -> float:
    """Chance that an attack or a rest that has lasted `age` days ends with one more."""
    return s.spell_end[resting, age if age < AGES else AGES - 1]


def spell_day(c: Any, s: Any, i: int, wish: float) -> float:
    """Effort an attacker can make today of the one it wishes; its spell moves on by a day.

    A day without an order to attack takes a day off the age of an attack.
    """
    if s.resting[i] == 0 and wish <= 0.0:
        s.spell_age[i] = max(0, s.spell_age[i] - 1)
        return 0.0
    effort = 0.0 if s.resting[i] == 1 else wish
    ends = actor_luck(c, s, i, D_SPELL, 0) < end_today(s, s.resting[i], s.spell_age[i])
    s.spell_age[i] += 1
    if ends:
        s.resting[i] = 1 - s.resting[i]
        s.spell_age[i] = 0
    return effort


def weighed_days(s: Any, w: Any, i: int, days: float) -> float:
    """Expected days of attack from today on, each counted by its weight in `w.weigh`.

    A part of a day counts in part; days beyond SPAN count as those long after a beginning.
    """
    whole = 0
    while whole < SPAN and whole < days:
        whole += 1
    if whole == 0:
        return 0.0
    if days < whole:
        w.weigh[whole - 1] *= 1.0 - (whole - days)
    now = s.resting[i]
    alive = 1.0  # chance that the present spell still runs
    total = 0.0
    for m in range(whole):
        if now == SPELL_ATTACK:
            total += alive * w.weigh[m]
        ends = alive * end_today(s, now, s.spell_age[i] + m)
        alive -= ends
        for n in range(m + 1, whole):
            total += ends * s.spell_next[1 - now, n - m - 1] * w.weigh[n]
    if days > whole:
        total += (days - whole) * s.spell_next[now, SPAN - 1] * w.weigh[SPAN - 1]
    return total


def active_days(c: Any, s: Any, w: Any, i: int, days: float) -> float:
    """Expected days on which an actor ordered to attack does so, of some days from today on.

    Kept until what it is made of changes: span, age of the spell and the laws.
    """
    made = w.active_of[i]
    age = float(2 * s.spell_age[i] + s.resting[i])
    same = made[0] == days and made[1] == age and made[2] == c.culmination and made[3] == c.rest
    if same and made[4] == c.culmination_shape and made[5] == c.rest_shape:
        return float(w.active_days[i])
    for n in range(SPAN):
        w.weigh[n] = 1.0
    w.active_days[i] = weighed_days(s, w, i, days)
    made[0] = days
    made[1] = age
    made[2] = c.culmination
    made[3] = c.rest
    made[4] = c.culmination_shape
    made[5] = c.rest_shape
    return float(w.active_days[i])
