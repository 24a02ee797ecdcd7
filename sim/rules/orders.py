"""Standing orders: who reconsiders today, what posture is chosen, what it puts in force."""

from typing import Any

from sim.draws.discrete import categorical
from sim.elementary import expm1
from sim.rules.bonds import shift_tie
from sim.rules.choice import (
    PROMPT_FORCE,
    PROMPT_SIGNAL,
    PROMPT_TALK,
    decide,
    prompts,
    record,
    told,
)
from sim.rules.interventions import must_look, order
from sim.rules.luck import D_AXIS, D_CHOICE, D_RECONSIDER, actor_luck
from sim.rules.mind import think, think_publicly
from sim.rules.mobilise import proclaim
from sim.rules.observe import main_rival
from sim.rules.price import price
from sim.rules.record import enter, put_third, reason_among, wake
from sim.rules.trace import note_move
from sim.state.happenings import H_FORCE, NO_EVENT
from sim.state.names import (
    FORCE,
    FREE,
    M_LADDER,
    M_WITHHOLD,
    MOBILISE,
    N_LEVELS,
    RUNG,
    SILENT,
    SUPPORT,
    T_SUPPORT,
    TALK,
    TEMPO,
    WEDGE,
)


def reconsiders(c: Any, s: Any, i: int, track: int, turn: int) -> bool:
    """A trigger always prompts a look; otherwise a Poisson clock at the sourced rate."""
    if order(c, s, i, track) == SILENT:
        return False
    if turn == 0 and must_look(c, s, i, track):
        return True
    if c.n_options[i, track] < 2:
        return False
    if turn == 0 and prompts(s, i, track):
        return True
    return wakes(c, s, i, track, turn)


def wakes(c: Any, s: Any, i: int, track: int, turn: int) -> bool:
    """True if the actor's own clock has it think again from the start (rate shared by passes)."""
    chance = -expm1(-c.reconsider[i, track] / c.passes)
    return actor_luck(c, s, i, D_RECONSIDER + track + 4 * turn, 0) < chance


def why_looked(c: Any, s: Any, i: int, track: int) -> int:
    """The event that has an actor look again at a track today; none if it does so by itself."""
    if order(c, s, i, track) != FREE:
        return NO_EVENT
    for turn in range(c.passes):
        if wakes(c, s, i, track, turn):
            return NO_EVENT
    if track == FORCE:
        return reason_among(s, i, PROMPT_FORCE)
    return reason_among(s, i, PROMPT_TALK if track == TALK else PROMPT_SIGNAL)


def choose_axis(c: Any, s: Any, w: Any, i: int) -> int:
    """Second stage of an attack: the axis, in proportion to the enemy ground within reach."""
    for a in range(c.n_axes):
        w.weights[a] = 0.0
    for r in range(c.n_roads):
        a = c.road_from[r]
        b = c.road_to[r]
        for flip in range(2):
            near = a if flip == 0 else b
            far = b if flip == 0 else a
            if s.holder[near] == c.side[i] and s.holder[far] != c.side[i]:
                w.weights[c.axis[far]] += c.road_ease[r]
    pick = categorical(actor_luck(c, s, i, D_AXIS, 0), w.weights, c.n_axes)
    return pick if pick >= 0 else 0


def adopt(c: Any, s: Any, w: Any, i: int, o: int) -> None:
    """Put a force posture in force."""
    if c.trace > 0:
        note_move(s, i, FORCE, o)
    before = s.support[i]
    backing_before = s.level[i, WEDGE]
    ordered_before = s.level[i, MOBILISE]
    event = enter(s, H_FORCE, i, main_rival(c, i), o, why_looked(c, s, i, FORCE))
    put_third(s, event, s.posture[i, FORCE])
    s.order_event[i, FORCE] = event
    for n in range(N_LEVELS):
        s.level[i, n] = c.level[i, FORCE, o, n]
    if c.on[M_WITHHOLD] == 1:
        s.support[i] = s.level[i, SUPPORT]
        if s.support[i] < before - 0.2:
            s.withheld += 1
        if abs(s.support[i] - before) > 0.2:
            for j in range(c.n_actors):
                if c.patron[i, j] == 1 and i != j:
                    wake(s, j, T_SUPPORT, event)
                    shift_tie(s, i, j, c.tie_contact * (s.support[i] - before))
    if c.side[i] < 0 and s.level[i, WEDGE] != backing_before:
        for u in range(c.n_ultimatums):
            wake(s, c.ult_issuer[u], T_SUPPORT, event)
        if s.level[i, WEDGE] > 0.3 and s.level[i, WEDGE] > backing_before:
            s.outside_steps += 1
    proclaim(c, s, i, ordered_before)
    s.posture[i, FORCE] = o
    s.since[i, FORCE] = s.day
    if s.level[i, TEMPO] > 0.0 and c.n_axes > 0:
        s.target_axis[i] = choose_axis(c, s, w, i)


def force_choices(c: Any, s: Any, w: Any, v: Any, policies: Any, chosen: Any) -> None:
    """Simultaneous choice of force postures on the day's frozen snapshot."""
    for turn in range(c.passes):
        for i in range(c.n_actors):
            chosen[i] = -1
            if reconsiders(c, s, i, FORCE, turn):
                think(c, s, w, i)
                price(c, s, w, i, FORCE)
                luck = actor_luck(c, s, i, D_CHOICE + 4 * turn, FORCE)
                fresh = wakes(c, s, i, FORCE, turn)
                rival = main_rival(c, i)
                chosen[i] = decide(c, s, w, v, policies, i, FORCE, rival, luck, fresh)
                if told(s, i, FORCE, chosen[i]):
                    if think_publicly(c, s, w, i):
                        price(c, s, w, i, FORCE)
                    record(c, s, w, v, policies, i, FORCE, chosen[i])
        for i in range(c.n_actors):
            if chosen[i] >= 0 and chosen[i] != s.posture[i, FORCE]:
                adopt(c, s, w, i, chosen[i])


def settle_rungs(c: Any, s: Any) -> None:
    """Rungs follow standing orders up at once and decay one at a time (B10)."""
    for i in range(c.n_actors):
        j = main_rival(c, i)
        order = int(s.level[i, RUNG])
        if order > s.rung[i, j]:
            s.rung[i, j] = order
        elif order < s.rung[i, j] and c.on[M_LADDER] == 1:
            if actor_luck(c, s, i, D_AXIS, 1) < c.rung_decay:
                s.rung[i, j] -= 1
        elif order < s.rung[i, j]:
            s.rung[i, j] = order
        for b in range(c.n_actors):
            if s.rung[i, b] > s.peak[i, b]:
                s.peak[i, b] = s.rung[i, b]
