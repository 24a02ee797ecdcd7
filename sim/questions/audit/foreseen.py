"""What the rules foresee of an option on the first morning: ground, dead, ties and worth.

The watched form of one parameter row is brought to its first morning and every option is priced by
the rules that price choices. Ground, dead and ties are those of the outlook under the orders that
the option means, everybody else's as they stand; where a demand is open and others are free to
answer, the ground is that of the crisis tree as far as the tree enters the choice. A word's tie is
what its worth changes by for a unit of what the tie is worth. Nothing is played.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.engine.rules.barrage import fire_weight
from sim.engine.rules.calls import OWES_DEADLINE, OWES_NOTHING
from sim.engine.rules.mind import think
from sim.engine.rules.nodes import issuer_branch
from sim.engine.rules.observe import main_partner
from sim.engine.rules.outlook import outlook
from sim.engine.rules.parts import struck_in_part, under_way
from sim.engine.rules.price import price
from sim.engine.rules.price_answer import acts
from sim.engine.rules.price_force import weighs
from sim.engine.rules.prospects import prospects
from sim.engine.rules.provoke import called_down
from sim.engine.rules.responses import price_answer
from sim.engine.rules.second import main_enters
from sim.engine.rules.setup import begin
from sim.engine.rules.stage import own_ultimatum
from sim.engine.rules.tree import solve
from sim.engine.rules.trial import (
    hold_answer,
    lift,
    order_answer,
    restore_orders,
    take_off,
    try_on,
)
from sim.engine.rules.types import foresight
from sim.engine.rules.yielding import note_firmness
from sim.engine.state.capacity import TYPES
from sim.engine.state.declare import slots_of
from sim.engine.state.names import (
    C_TIE,
    COMPLY,
    END_COMPLY,
    END_DILUTE,
    END_FREE,
    END_PART,
    END_WAR,
    FORCE,
    FULL,
    N_PAYOFF,
    RESPONSE,
    U_OPEN,
    V_HONOUR,
)
from sim.engine.state.places import BESIDE_ASIDE, BESIDE_ENTERS, SLOT_ISSUER, SLOT_OWN, SLOT_RIVAL
from sim.engine.state.scratch import Scratch
from sim.seats.probe import CaseSlots, CrisisSlots

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
            self.s.day = int(self.c.known_days)
            for i in range(int(self.c.n_actors)):
                note_firmness(self.c, self.s, self.w, i)
            prospects(self.c, self.s, self.w)

    def options(self, i: int, track: int) -> int:
        """How many options a menu has."""
        return int(self.c.n_options[i, track])

    def fill(self, i: int, track: int) -> None:
        """Payoffs of a menu under the actor's own beliefs, into the scratch record."""
        c, s, w = self.c, self.s, self.w
        think(c, s, w)
        if track == RESPONSE:
            price_answer(c, s, w, i, self.about(i), self.foe(i), self.client(i),
                         OWES_DEADLINE if c.ult_issuer[self.about(i)] == i else OWES_NOTHING)
        else:
            price(c, s, w, i, track)

    def about(self, i: int) -> int:
        """The ultimatum that an actor's answers are about."""
        return max(0, own_ultimatum(self.c, i))

    def client(self, i: int) -> int:
        """For whom a patron of the target answers; -1 for oneself."""
        target = int(self.c.ult_target[self.about(i)])
        return target if self.c.patron[i, target] == 1 and i != target else -1

    def foe(self, i: int) -> int:
        """Whom an actor's answer is given to."""
        u = self.about(i)
        issuer = int(self.c.ult_issuer[u])
        return int(self.c.ult_target[u]) if issuer == i else issuer

    def over_types(self, table: np.ndarray, i: int) -> np.ndarray:
        """Means over types, float (TYPES, ...), by the public belief on the actor."""
        return np.asarray(np.tensordot(self.s.public[i], table[:TYPES], axes=1))


def price_menu(m: Morning, i: int, track: int, free: bool = False) -> dict[str, np.ndarray]:
    """What is foreseen of every option of a menu, by dimension; each float (options,).

    Ground is the share of the ground expected at the end of the days looked ahead, dead are
    soldiers until then, a tie is its health; worth is in units of the issue, doctrines apart. free:
    others may answer.
    """
    n = m.options(i, track)
    with np.errstate(all="raise", under="ignore"):
        m.fill(i, track)
        payoff = np.array(m.w.payoff[:, :n, :N_PAYOFF])
        worth = m.over_types(payoff, i).sum(axis=1)
        seen = [foreseen(m, i, track, o, free) for o in range(n)]
    rows = {d: np.array([x[k] for x in seen]) for k, d in enumerate(DIMENSIONS[:-1])}
    return {**rows, "worth": worth}


def foreseen(m: Morning, i: int, track: int, o: int, free: bool) -> tuple[float, ...]:
    """Ground, own dead, the rival's dead and the change of the tie under one option."""
    if track not in (FORCE, RESPONSE):
        return (0.0, 0.0, 0.0, word_tie(m, i, track, o))
    c, s, w = m.c, m.s, m.w
    think(c, s, w)
    put_on(m, i, track, o)
    outlook(c, s, w, c.horizon)
    ground, own, other = float(w.ahead), float(w.lost[i]), float(w.lost[s.rival[i]])
    if free:
        own += float(called_down(c, s, w, i)) * c.horizon
    tie = worn_tie(m, i)
    u = own_ultimatum(c, i)
    demanded = u >= 0 and s.ult_status[u] == U_OPEN
    if free and u >= 0 and track == FORCE and weighs(c, s, i, u):
        solve(c, s, w, u, s.commitment[c.ult_issuer[u]], i)
        ground += foresight(c, i) * (tree_share(m, i, o, u) - ground)
    elif free and demanded and c.ult_issuer[u] == i:
        solve(c, s, w, u, s.commitment[i], i)
        ground = answered_share(m, i, o, u)
    take_back(m, i, track)
    return (ground, own, other, tie)


def put_on(m: Morning, i: int, track: int, o: int) -> None:
    """Put the orders that an option means in force; for a patron's answer, the blow it is to."""
    c, s, w = m.c, m.s, m.w
    if track == FORCE:
        try_on(c, s, w, i, o)
        return
    foe, client = m.foe(i), m.client(i)
    if client >= 0:
        lift(c, s, w, SLOT_ISSUER, foe, client)
        order_answer(c, s, foe, int(c.answer[foe, V_HONOUR]), client)
    lift(c, s, w, SLOT_OWN, i, foe)
    lift(c, s, w, SLOT_RIVAL, foe, i)
    if acts(c.verb[i, RESPONSE, o]):
        order_answer(c, s, i, o, foe)
        if client >= 0 and fire_weight(s, i, foe) > 0.0:
            order_answer(c, s, foe, int(c.answer[foe, V_HONOUR]), i)  # it answers the patron, too
    else:
        hold_answer(s, i, foe)


def take_back(m: Morning, i: int, track: int) -> None:
    """Undo `put_on`."""
    if track == FORCE:
        take_off(m.s, m.w, i)
        return
    restore_orders(m.s, m.w, SLOT_RIVAL, m.foe(i))
    restore_orders(m.s, m.w, SLOT_OWN, i)
    if m.client(i) >= 0:
        restore_orders(m.s, m.w, SLOT_ISSUER, m.foe(i))


def worn_tie(m: Morning, i: int) -> float:
    """Change of the tie with the main partner that the outlook foresees."""
    c, w, j = m.c, m.w, main_partner(m.c, i)
    if j < 0 or j == i:
        return 0.0
    for u in range(int(c.n_ultimatums)):
        for issuer, patron in ((i, j), (j, i)):
            if c.ult_issuer[u] == issuer and c.patron[patron, c.ult_target[u]] == 1:
                return -float(w.wear[u, patron])
    return 0.0


def war_share(m: Morning, i: int, u: int) -> float:
    """Share expected once the target is attacked, over what the patrons may do.

    The second patron knows its own mind.
    """
    c, s, w = m.c, m.s, m.w
    if i != s.second[u]:
        return float(np.dot(w.mean_patron[:3], w.war_end[:3]))
    enters = m.over_types(w.q_second, i)[1]
    last = BESIDE_ENTERS if main_enters(c, u) else BESIDE_ASIDE
    more = s.joint_end[u, [BESIDE_ASIDE, BESIDE_ASIDE, last]]
    return float(np.dot(w.mean_patron[:3], w.end[END_WAR:END_WAR + 3] + enters * more))


def yielded_share(m: Morning, i: int, u: int) -> float:
    """Share expected once the threat is carried out and the target may yet comply."""
    c, w = m.c, m.w
    odds = m.over_types(w.q_yield, i) if i == c.ult_target[u] else w.mean_yield
    fought = war_share(m, i, u)
    return float(fought + odds[0] * (w.end[END_COMPLY] - fought))


def later_share(m: Morning, i: int, u: int, put_off: bool) -> float:
    """Share expected with no demand open, by what the issuer may do without one.

    put_off: a war then is fought by the forces of later.
    """
    w = m.w
    odds = m.over_types(w.q_later, i) if i == m.c.ult_issuer[u] else w.mean_later
    war = war_share(m, i, u) + (float(m.s.shift_end[u]) if put_off else 0.0)
    return float(np.dot(odds[:2], [war, w.end[END_FREE]]))


def passed_share(m: Morning, i: int, later: float) -> float:
    """Share expected of a stage that comes after the days ahead, at the actor's discount."""
    free = float(m.w.end[END_FREE])
    return free + float(m.c.discount[i]) * (later - free)


def last_share(m: Morning, i: int, u: int, odds: np.ndarray) -> float:
    """Share expected of an issuer that carries out, dilutes or backs down at these odds."""
    lapsed = passed_share(m, i, later_share(m, i, u, True))
    acts_of = [yielded_share(m, i, u), float(m.w.end[END_DILUTE]), lapsed]
    return float(np.dot(odds[:3], acts_of))


def defied_share(m: Morning, i: int, u: int) -> float:
    """Share expected once the demand is defied: by the attack under way, else the next act."""
    on = under_way(m.c, m.w, u)
    attacked = war_share(m, i, u) if i == m.c.ult_target[u] else yielded_share(m, i, u)
    return on * attacked + (1.0 - on) * threatened_share(m, i, u)


def threatened_share(m: Morning, i: int, u: int) -> float:
    """Share expected once the demand is defied, by the issuer's expected act."""
    w = m.w
    now = np.array([w.mean_issuer[0], w.mean_issuer[1], w.mean_issuer[3]])
    late = last_share(m, i, u, w.mean_last) + float(w.mean_last[0] * m.s.shift_end[u])
    later = passed_share(m, i, late)
    return last_share(m, i, u, now) + float(w.mean_issuer[2]) * later


def top_share(w: Any, defied: float) -> float:
    """Share expected at the top of the tree, by the target's expected answer."""
    return float(w.mean_target[0] * w.end[END_COMPLY] + w.mean_target[1] * w.end[END_PART]
                 + w.mean_target[2] * defied)


def tree_share(m: Morning, i: int, o: int, u: int) -> float:
    """Share that the tree expects under a posture that its author holds, by its part in it."""
    c, w = m.c, m.w
    comply = c.level[i, FORCE, o, COMPLY] / c.ult_asks[u]
    if c.ult_issuer[u] == i and w.acting == 1:
        return yielded_share(m, i, u) if w.demanded == 1 else war_share(m, i, u)
    if w.demanded == 0:
        return later_share(m, i, u, False)
    if c.ult_target[u] == i:
        if comply >= FULL:
            return float(w.end[END_COMPLY])
        struck = struck_in_part(c, w, u)
        part = (1.0 - struck) * w.end[END_PART] + struck * war_share(m, i, u)
        return float(part) if comply > 0.0 else defied_share(m, i, u)
    if c.ult_issuer[u] == i:
        return top_share(w, float(w.end[END_FREE]))
    return top_share(w, defied_share(m, i, u))


def answered_share(m: Morning, i: int, o: int, u: int) -> float:
    """Share expected under an issuer's answer, by the tree."""
    at = issuer_branch(m.c.verb[i, RESPONSE, o])
    if at == 2:
        odds = m.over_types(m.w.q_last, i)
        late = last_share(m, i, u, odds) + float(odds[0] * m.s.shift_end[u])
        return passed_share(m, i, late)
    return last_share(m, i, u, np.eye(4)[at][[0, 1, 3]])


def word_tie(m: Morning, i: int, track: int, o: int) -> float:
    """Change of the tie with the partner that a word or a posture in talks is priced for."""
    c, w = m.c, m.w
    j = main_partner(c, i)
    if j < 0 or j == i:
        return 0.0

    def worth() -> float:
        m.fill(i, track)
        return float(m.over_types(w.payoff[:, o, C_TIE], i))

    return per_unit(c.tie_value, (i, j), worth)


def per_unit(field: np.ndarray, at: tuple[int, ...], worth: Callable[[], float]) -> float:
    """How a worth changes for a unit of one number, all else as it is."""
    kept, before = float(field[at]), worth()
    field[at] = kept + UNIT
    after = worth()
    field[at] = kept
    return (after - before) / UNIT
