"""What the rules foresee of an option on the first morning: ground, dead, ties and worth.

The watched form of one parameter row is brought to its first morning and every option is priced by
the rules that price choices. Worths are read off the payoff table; the ground behind them is the
expectation over the ends of the crisis tree at the tree's own odds, or the drift where no tree is
in use; a tie is what the worth changes by for a unit of what the tie is worth. Nothing is played.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.elementary import clamp
from sim.rules.mind import think
from sim.rules.observe import main_partner
from sim.rules.price import own_ultimatum, price
from sim.rules.price_force import rupture, spoils, take_off, try_on
from sim.rules.prospects import prospects
from sim.rules.responses import branch, price_answer
from sim.rules.setup import begin
from sim.rules.theatre import expected_drift, forces, ground
from sim.rules.tree import solve
from sim.rules.types import foresight
from sim.seats.probe import CaseSlots, CrisisSlots
from sim.state.capacity import TYPES
from sim.state.crisis import Scratch
from sim.state.declare import slots_of
from sim.state.names import (
    C_TIE,
    COMPLY,
    FORCE,
    N_PAYOFF,
    RESPONSE,
    RUNG,
    U_OPEN,
)

DIMENSIONS = ("ground", "own dead", "rival's dead", "tie", "worth")
UNIT = 1e-3  # step of what a tie is worth; worths are linear in it, so any step serves
ScratchSlots: Any = slots_of(Scratch)


class Morning:
    """The first morning of one parameter row: case, state and scratch of the watched run."""

    def __init__(self, record: np.ndarray, seed: int = 7) -> None:
        self.c, self.s, self.w = CaseSlots(record), CrisisSlots(), ScratchSlots()
        self.s.seed = seed
        with np.errstate(all="raise", under="ignore"):
            begin(self.c, self.s)
            prospects(self.c, self.s, self.w)

    def options(self, i: int, track: int) -> int:
        """How many options a menu has."""
        return int(self.c.n_options[i, track])

    def fill(self, i: int, track: int) -> None:
        """Payoffs of a menu under the actor's own beliefs, into the scratch record."""
        c, s, w = self.c, self.s, self.w
        think(c, s, w, i)
        if track == RESPONSE:
            price_answer(c, s, w, i, self.about(i))
        else:
            price(c, s, w, i, track)

    def about(self, i: int) -> int:
        """The ultimatum that an actor's answers are about."""
        return max(0, own_ultimatum(self.c, i))

    def over_types(self, table: np.ndarray, i: int) -> np.ndarray:
        """Means over types, float (TYPES, ...), by the public belief on the actor."""
        return np.asarray(np.tensordot(self.s.public[i], table[:TYPES], axes=1))


def priced(m: Morning, i: int, track: int) -> dict[str, np.ndarray]:
    """What is foreseen of every option of a menu, by dimension; each float (options,).

    Ground is the share of the ground expected at the end of the days looked ahead; dead are
    soldiers: no rule foresees any. A tie is its health; worth is in units of the issue, doctrines
    apart.
    """
    n = m.options(i, track)
    with np.errstate(all="raise", under="ignore"):
        m.fill(i, track)
        payoff = np.array(m.w.payoff[:, :n, :N_PAYOFF])
        worth = m.over_types(payoff, i).sum(axis=1)
        shares = np.array([share(m, i, track, o) for o in range(n)])
        ties = np.array([tie(m, i, track, o) for o in range(n)])
    none = np.zeros(n)
    return {"ground": shares, "own dead": none, "rival's dead": none, "tie": ties, "worth": worth}


def share(m: Morning, i: int, track: int, o: int) -> float:
    """Share of the ground expected under an option; under words, what is expected anyway."""
    c, s, w = m.c, m.s, m.w
    if track == RESPONSE:
        return answered_share(m, i, o)
    if track != FORCE:
        return 0.0
    think(c, s, w, i)
    try_on(c, s, w, i, o)
    forces(c, s, w)
    drift = expected_drift(c, s, w, c.horizon)
    found = clamp(s.share + drift, 0.0, 1.0)
    u = own_ultimatum(c, i)
    if s.deal_line >= 0:
        stake = ground(c, i, 1.0) - ground(c, i, 0.0)
        found = s.share + (spoils(c, s, w, i, o) / stake if stake != 0.0 else 0.0)
    elif foresight(c, i) > 0.0 and u >= 0 and s.ult_status[u] == U_OPEN:
        solve(c, s, w, u, s.commitment[c.ult_issuer[u]])
        ahead = foresight(c, i)
        found = ahead * tree_share(m, i, o, u) + (1.0 - ahead) * found
    take_off(s, w, i)
    return float(found)


def war_share(w: Any) -> float:
    """Share expected once the threat is carried out, over what the patron may do."""
    return float(np.dot(w.mean_patron[:3], w.end[3:6]))


def half_share(c: Any, w: Any) -> float:
    """Share expected once the threat is carried out in part."""
    return float(w.end[2] + c.dilute_scale * (w.end[3] - w.end[2]))


def defied_share(c: Any, w: Any, war: float) -> float:
    """Share expected once the demand is defied, by the issuer's expected act."""
    odds = w.mean_issuer
    return float(odds[0] * war + odds[1] * half_share(c, w) + (odds[2] + odds[3]) * w.end[2])


def top_share(w: Any, defied: float) -> float:
    """Share expected at the top of the tree, by the target's expected answer."""
    return float(w.mean_target[0] * w.end[0] + w.mean_target[1] * w.end[1]
                 + w.mean_target[2] * defied)


def tree_share(m: Morning, i: int, o: int, u: int) -> float:
    """Share that the tree expects under a posture, by the actor's part in it."""
    c, w = m.c, m.w
    level = c.level[i, FORCE, o]
    war = war_share(w)
    if c.ult_target[u] == i:
        struck = 0.5 * w.mean_issuer[0]
        if level[COMPLY] >= 0.75:
            return float(w.end[0])
        if level[COMPLY] > 0.0:
            return float((1.0 - struck) * w.end[1] + struck * war)
        return defied_share(c, w, war)
    if c.ult_issuer[u] == i:
        if level[RUNG] >= c.ult_rung[u]:
            return war
        return top_share(w, late_share(m, u, war))
    if c.patron[i, c.ult_issuer[u]] == 1:
        return top_share(w, defied_share(c, w, war))
    own = m.over_types(w.q_patron, i)
    return top_share(w, defied_share(c, w, float(np.dot(own[:3], w.end[3:6]))))


def late_share(m: Morning, u: int, war: float) -> float:
    """Share expected at the issuer's node, by its own odds over types."""
    c, w, i = m.c, m.w, int(m.c.ult_issuer[u])
    odds = m.over_types(w.q_issuer, i)
    return float(odds[0] * war + odds[1] * half_share(c, w)
                 + odds[2] * extended_share(m, u, war) + odds[3] * w.end[2])


def extended_share(m: Morning, u: int, war: float) -> float:
    """Share expected once the deadline is moved: the issuer's later act, discounted."""
    c, w, i = m.c, m.w, int(m.c.ult_issuer[u])
    odds = m.over_types(w.q_issuer, i)
    first = np.array([odds[0], odds[1], odds[3]])  # carry out, dilute, back down
    later = float(np.dot(first / first.sum(), [war, half_share(c, w), w.end[2]]))
    return float(c.discount[i] * later + (1.0 - c.discount[i]) * w.end[2])


def answered_share(m: Morning, i: int, o: int) -> float:
    """Share expected under an answer: of an issuer by the tree, of a patron by its own worths."""
    c, s, w, u = m.c, m.s, m.w, m.about(i)
    if c.ult_issuer[u] != i:
        stake = ground(c, i, 1.0) - ground(c, i, 0.0)
        return linear(m, i, RESPONSE, o, c.stake, (i,)) * c.stake[i] / stake if stake else 0.0
    think(c, s, w, i)
    solve(c, s, w, u, s.commitment[i])
    war = war_share(w)
    at = branch(c.verb[i, RESPONSE, o])
    if at == 0:
        return war
    if at == 1:
        return half_share(c, w)
    return extended_share(m, u, war) if at == 2 else float(w.end[2])


def tie(m: Morning, i: int, track: int, o: int) -> float:
    """Change of the tie with the partner that an option is priced for."""
    c, w = m.c, m.w
    j = main_partner(c, i)
    if j < 0 or j == i:
        return 0.0
    if track == FORCE:
        return -posture_rupture(m, i, o, j)
    if track == RESPONSE:
        return linear(m, i, track, o, c.tie_value, (i, j))
    m.fill(i, track)
    before = float(m.over_types(w.payoff[:, o, C_TIE], i))
    kept = c.tie_value[i, j]
    c.tie_value[i, j] = kept + UNIT
    m.fill(i, track)
    after = float(m.over_types(w.payoff[:, o, C_TIE], i))
    c.tie_value[i, j] = kept
    return (after - before) / UNIT


def posture_rupture(m: Morning, i: int, o: int, j: int) -> float:
    """Health that the tie with j should lose under a posture over the days looked ahead."""
    c, s, w = m.c, m.s, m.w
    u = own_ultimatum(c, i)
    think(c, s, w, i)
    try_on(c, s, w, i, o)
    forces(c, s, w)
    tree = foresight(c, i) > 0.0 and u >= 0 and s.ult_status[u] == U_OPEN and s.deal_line < 0
    if tree and c.ult_issuer[u] == i and c.level[i, FORCE, o, RUNG] >= c.ult_rung[u]:
        found = -carried_tie(m, u, j)
    else:
        kept = c.tie_value.copy()
        c.tie_value[:] = 0.0
        c.tie_value[i, j] = 1.0
        found = rupture(c, s, i, o, expected_drift(c, s, w, c.horizon))
        c.tie_value[:] = kept
    take_off(s, w, i)
    return float(found)


def carried_tie(m: Morning, u: int, j: int) -> float:
    """Change of the issuer's tie with j that the tree's branch of carrying out is priced for."""
    c, s, w, i = m.c, m.s, m.w, int(m.c.ult_issuer[u])

    def worth() -> float:
        solve(c, s, w, u, s.commitment[i])
        return float(m.over_types(w.v_issuer[:, 0], i))

    return per_unit(c.tie_value, (i, j), worth)


def linear(m: Morning, i: int, track: int, o: int, field: np.ndarray, at: tuple[int, ...]) -> float:
    """Change of an option's worth for a unit of one number of the case in which it is linear."""

    def worth() -> float:
        m.fill(i, track)
        return float(m.over_types(m.w.payoff[:, o, :N_PAYOFF], i).sum())

    return per_unit(field, at, worth)


def per_unit(field: np.ndarray, at: tuple[int, ...], worth: Callable[[], float]) -> float:
    """How a worth changes for a unit of one number, all else as it is."""
    kept, before = float(field[at]), worth()
    field[at] = kept + UNIT
    after = worth()
    field[at] = kept
    return (after - before) / UNIT
