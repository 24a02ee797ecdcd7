"""Force without a map: an assault takes the issue itself, share by share of the demand.

The pace is a contest of fronts (Hirshleifer 1989, ratio form): the assailants' tempo against what
the defender's side can still put up. Fire pins both sides' men as it does where there is a map.
"""

from typing import Any

from sim.engine.draws.discrete import poisson
from sim.engine.elementary import clamp, power
from sim.engine.rules.fronts import LEAST, front, men, tempo_of
from sim.engine.rules.losses import kill
from sim.engine.rules.luck import D_FRONT, actor_luck
from sim.engine.rules.mobilise import ready
from sim.engine.state.names import (
    COMPLY,
    SIDE_ADVANCING,
    SIDE_HOLDING,
    TEMPO,
    U_MET,
    U_MET_BY_DEAL,
    U_MET_FORCE,
    U_OPEN,
    U_PART,
)

ASSAULT = SIDE_ADVANCING  # places of the fronts in `w.force`
DEFENCE = SIDE_HOLDING


def contest(own: float, other: float, decisiveness: float) -> float:
    """Chance that a front of strength `own` prevails (ratio-form contest function)."""
    return 1.0 / (1.0 + power(other / own, decisiveness))


def defends(c: Any, i: int, target: int) -> bool:
    """True for a target and for those on its side of the front."""
    return i == target or (c.side[i] >= 0 and c.side[i] == c.side[target])


def assaults(c: Any, s: Any, i: int, target: int) -> bool:
    """True for an actor whose orders have it assault a target."""
    return s.level[i, TEMPO] > 0.0 and s.aim[i] == target and not defends(c, i, target)


def assault(c: Any, s: Any, w: Any, u: int, clear: float) -> None:
    """Fill `w.force` and `w.pace` with an assault on a target.

    Fronts of the assault and of its defence, thousands, and its mean tempo.
    """
    target = c.ult_target[u]
    w.force[ASSAULT] = 0.0
    w.force[DEFENCE] = 0.0
    whole = 0.0
    for i in range(c.n_actors):
        if assaults(c, s, i, target):
            tempo = tempo_of(c, s, w, i) * ready(c, s, i)
            mine = front(c, s, w, i, clear)
            whole += mine
            w.force[ASSAULT] += mine * tempo
    for i in range(c.n_actors):
        if w.force[ASSAULT] > 0.0 and defends(c, i, target):
            w.force[DEFENCE] += front(c, s, w, i, clear)
    w.force[DEFENCE] = max(LEAST, w.force[DEFENCE])
    w.pace = w.force[ASSAULT] / whole if whole > 0.0 else 0.0


def seizure_rate(c: Any, w: Any) -> float:
    """Share of a demand without ground that the assault in `w.force` takes in a day."""
    if w.force[ASSAULT] <= 0.0:
        return 0.0
    return float(c.seizure * contest(w.force[ASSAULT], w.force[DEFENCE], c.decisiveness))


def assault_dead(c: Any, s: Any, w: Any, u: int, i: int) -> float:
    """Mean dead a day of an actor in the assault in `w.force`, by its part of its side's men.

    At the pace of the assault the defence loses in proportion to it, the assault to the defence
    (Lanchester 1916).
    """
    target = c.ult_target[u]
    attacks = assaults(c, s, i, target)
    if w.force[ASSAULT] <= 0.0 or not (attacks or defends(c, i, target)):
        return 0.0
    total = 0.0
    for j in range(c.n_actors):
        if (assaults(c, s, j, target) if attacks else defends(c, j, target)):
            total += men(s, j)
    if total <= 0.0:
        return 0.0
    whole = w.force[ASSAULT] + w.force[DEFENCE]
    other = w.force[DEFENCE] if attacks else w.force[ASSAULT]
    rate = c.attack_deaths * w.pace * 2.0 * other / whole
    if attacks:
        rate *= c.exchange_ratio
    return rate * men(s, i) / total


def seize(c: Any, s: Any, w: Any, clear: float) -> None:
    """The day's assaults where there is no map: what they take and whom they kill."""
    for u in range(c.n_ultimatums):
        assault(c, s, w, u, clear)
        if w.force[ASSAULT] <= 0.0:
            continue
        if at_issue(s, u):
            s.seized[u] = min(1.0, s.seized[u] + seizure_rate(c, w))
        for i in range(c.n_actors):
            mean = assault_dead(c, s, w, u, i)
            if mean > 0.0:
                dead = float(poisson(actor_luck(c, s, i, D_FRONT, u), mean))
                kill(c, s, i, dead)


def complied_share(c: Any, s: Any, u: int) -> float:
    """Share of a demand without ground that its target's orders give, 0..1."""
    return clamp(s.level[c.ult_target[u], COMPLY] / c.ult_asks[u], 0.0, 1.0)


def at_issue(s: Any, u: int) -> bool:
    """True while there is something to take by force: until the issue is given, asked for or not.

    An attack needs no demand before it: surprise is an option like any other.
    """
    status = s.ult_status[u]
    given = status == U_MET or status == U_MET_FORCE or status == U_MET_BY_DEAL
    return not given and status != U_PART


def credit_of(c: Any, s: Any, u: int, comply: float) -> float:
    """Share of a demand without ground that is met: what is given and what force has taken."""
    return min(1.0, comply + s.seized[u] * (1.0 - comply))


def share_of_issue(c: Any, s: Any, u: int) -> float:
    """Share of the issue that is given or taken tonight.

    What a target orders to give counts while it is asked for; what it gave then is not lost later.
    """
    if s.ult_status[u] == U_OPEN:
        return credit_of(c, s, u, complied_share(c, s, u))
    return max(s.ult_credit[u], s.seized[u]) if at_issue(s, u) else s.ult_credit[u]
