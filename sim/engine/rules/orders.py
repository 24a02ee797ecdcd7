"""Force postures: who reconsiders today and what is chosen."""

from typing import Any

from sim.engine.elementary import expm1
from sim.engine.rules.choice import (
    PROMPT_FORCE,
    PROMPT_SIGNAL,
    PROMPT_TALK,
    decide,
    feasible,
    is_act,
    prompts,
)
from sim.engine.rules.interventions import must_look, order
from sim.engine.rules.luck import D_AXIS, D_RECONSIDER, actor_luck
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.plans import ANY_PLAN
from sim.engine.rules.posture import adopt
from sim.engine.rules.price import price
from sim.engine.rules.record import reason_among
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import FORCE, FREE, M_LADDER, N_TRACKS, RUNG, SIGNAL, SILENT, TALK


def reconsiders(c: Any, s: Any, i: int, track: int, turn: int) -> bool:
    """A trigger prompts a look, and the first morning does; else a clock at the sourced rate."""
    if order(c, s, i, track) == SILENT:
        return False
    if turn == 0 and must_look(c, s, i, track):
        return True
    if c.n_options[i, track] < 2:
        return False
    if turn == 0 and (prompts(s, i, track) or (track < SIGNAL and s.settled[i, track] == 0)):
        return True
    return wakes(c, s, i, track, turn)


def wakes(c: Any, s: Any, i: int, track: int, turn: int) -> bool:
    """True if the actor's own clock has it look again (rate shared by passes)."""
    chance = -expm1(-c.reconsider[i, track] / c.passes)
    return actor_luck(c, s, i, D_RECONSIDER + track + N_TRACKS * turn, 0) < chance


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


def force_choices(c: Any, s: Any, w: Any, v: Any, policies: Any, chosen: Any) -> None:
    """Simultaneous choice of force postures on the day's frozen snapshot."""
    for turn in range(c.passes):
        for i in range(c.n_actors):
            chosen[i] = -1
            if reconsiders(c, s, i, FORCE, turn):
                think(c, s, w)
                price_moods(c, s, w, v, policies, i)
                rival = s.rival[i]
                feasible(c, s, w, i, FORCE, rival)
                price(c, s, w, i, FORCE)
                chosen[i] = decide(c, s, w, v, policies, i, FORCE, rival, ANY_PLAN, -1)
                if is_act(s, i, FORCE, chosen[i]):
                    s.acted[i, FORCE] = chosen[i]
        for i in range(c.n_actors):
            if chosen[i] >= 0 and chosen[i] != s.posture[i, FORCE]:
                adopt(c, s, w, i, chosen[i], why_looked(c, s, i, FORCE))


def settle_rungs(c: Any, s: Any) -> None:
    """Rungs follow standing orders up at once and decay one at a time."""
    for i in range(c.n_actors):
        j = s.aim[i]
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
