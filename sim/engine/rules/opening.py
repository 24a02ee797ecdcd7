"""Notes on how a war begins: the choice behind an issuer's first campaign against its target.

Taken only where `trace` asks for notes of choices; no rule that decides anything reads one.
"""

from typing import Any

from sim.engine.rules.interventions import window
from sim.engine.rules.types import precision_of
from sim.engine.state.names import (
    AIR,
    N_COMPONENTS,
    N_TRIGGERS,
    NO_DAY,
    SEA,
    STRIKE,
    U_MET,
    U_MET_FORCE,
)
from sim.engine.state.spurs import SPUR_ITSELF, SPUR_ORDERED, SPUR_STANDING, SPUR_TRIGGER


def begin_openings(c: Any, s: Any) -> None:
    """No campaign has been opened yet, and nobody has chosen to."""
    for u in range(c.n_ultimatums):
        s.opened[u] = NO_DAY
        s.met_day[u] = NO_DAY
    for i in range(c.n_actors):
        s.spur_day[i] = NO_DAY


def option_fires(c: Any, i: int, track: int, o: int) -> bool:
    """True for an option that has its author fire at anyone."""
    level = c.level[i, track, o]
    weight: float = level[STRIKE] + level[AIR] + level[SEA]
    return weight > 0.0


def spur_of(c: Any, s: Any, w: Any, i: int, track: int) -> int:
    """Why an actor weighed its force postures: by itself or for the first of what prompted it."""
    if window(c, s, i, track) >= 0:
        return SPUR_ORDERED
    bit = 1
    for n in range(N_TRIGGERS):
        if (s.trigger[i] & bit) != 0:
            return SPUR_TRIGGER + n
        bit *= 2
    return SPUR_ITSELF


def note_motive(c: Any, s: Any, w: Any, i: int, track: int, o: int, spur: int) -> None:
    """Option o is taken: if it fires, what it has over the best that does not, by component.

    Where no other option is without fire, over nothing.
    """
    if not option_fires(c, i, track, o):
        return
    s.spur_day[i] = s.day
    s.spur[i] = spur
    s.spur_track[i] = track
    s.spur_option[i] = o
    best = -1e9
    calm = -1
    for q in range(c.n_options[i, track]):
        if w.excluded[q] == 1:
            continue
        best = max(best, w.value[q])
        if not option_fires(c, i, track, q) and (calm < 0 or w.value[q] > w.value[calm]):
            calm = q
    s.spur_short[i] = precision_of(c, i) * (best - w.value[o])
    k = s.kind[i]
    for x in range(N_COMPONENTS):
        s.spur_gain[i, x] = w.payoff[k, o, x] - (w.payoff[k, calm, x] if calm >= 0 else 0.0)


def note_opening(c: Any, s: Any, i: int, j: int) -> None:
    """A campaign of i against j opens: the first of an issuer on its target is kept."""
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] != i or c.ult_target[u] != j or s.opened[u] != NO_DAY:
            continue
        s.opened[u] = s.day
        s.opened_under_fire[u] = 1 if s.camp_day[j, i] != NO_DAY else 0
        s.opened_spur[u] = SPUR_STANDING
        s.opened_track[u] = -1
        s.opened_option[u] = -1
        s.opened_short[u] = -1.0
        if s.spur_day[i] != s.day:
            continue
        s.opened_spur[u] = s.spur[i]
        s.opened_track[u] = s.spur_track[i]
        s.opened_option[u] = s.spur_option[i]
        s.opened_short[u] = s.spur_short[i]
        for x in range(N_COMPONENTS):
            s.opened_gain[u, x] = s.spur_gain[i, x]


def note_after(c: Any, s: Any) -> None:
    """In the evening: days of strikes of either side after the demand was met."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        j = c.ult_target[u]
        if s.met_day[u] != NO_DAY:
            s.struck_since[u] += 1 if s.fire[i, j] > 0.0 else 0
            s.struck_back_since[u] += 1 if s.fire[j, i] > 0.0 else 0
        elif s.ult_status[u] == U_MET or s.ult_status[u] == U_MET_FORCE:
            s.met_day[u] = s.day
