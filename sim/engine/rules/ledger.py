"""What is kept of a rollout beside its series: counts and times, notes, and who holds what."""

from typing import Any

from sim.engine.rules.tally import tally
from sim.engine.rules.types import mean_resolve, resolve_of
from sim.engine.state.capacity import BLOWS, BOUTS
from sim.engine.state.names import FIRED, N_COMPONENTS, NO_DAY, RESPONSE, WAITING
from sim.engine.state.outputs import (
    N_ACTOR,
    N_ACTOR_COUNTS,
    N_BLOW,
    N_CHOICE,
    N_COUNTS,
    N_FIRE,
    N_OPENING,
    N_TURN,
    STOOD_DOWN,
)


def counts(c: Any, s: Any, out: Any) -> None:
    """Counts and times of a finished rollout, ordered as `sim.engine.state.outputs.count_names`.

    An inject's entry is the day it fired, NO_DAY if it never fell due, STOOD_DOWN if it was that.
    """
    n = tally(c, s, out)
    for q in range(c.n_injects):
        out[n + q] = float(NO_DAY)
        if s.inject_fired[q] == FIRED:
            out[n + q] = float(s.inject_when[q])
        elif s.inject_fired[q] != WAITING:
            out[n + q] = STOOD_DOWN


def notes(c: Any, s: Any, out: Any) -> None:
    """Notes of a finished rollout after its counts, in the order of `outputs.note_names`.

    None where there is room for counts alone.
    """
    n = N_ACTOR_COUNTS * c.n_actors + N_COUNTS + c.n_injects
    if out.shape[0] <= n:
        return
    for i in range(c.n_actors):
        for track in range(RESPONSE + 1):
            if c.told[i, track] == 1:
                out[n] = float(s.order_done[i, track])
                out[n + 1] = float(s.order_barred[i, track])
                n += 2
    if c.trace > 0:
        choice_notes(c, s, out, n)
        n += c.n_actors * (RESPONSE + 1) * N_CHOICE
        actor_notes(c, s, out, n)
        n += c.n_actors * N_ACTOR + c.n_actors * c.n_actors
        out[n] = float(s.tree_days)
        out[n + 1] = float(s.tree_force_days)
        n += 2
        for track in range(RESPONSE + 1):
            for x in range(N_COMPONENTS):
                out[n] = s.drive[track, x]
                n += 1
        opening_notes(c, s, out, n)
        n += c.n_ultimatums * (N_OPENING + N_COMPONENTS)
    if c.trace > 1:
        for x in range(c.n_outcomes):
            out[n] = float(s.turned[x])
            out[n + 1] = float(s.turn_act[x])
            out[n + 2] = s.turn_short[x]
            n += N_TURN
    if c.trace < 0:
        force_notes(c, s, out, n)


def opening_notes(c: Any, s: Any, out: Any, n: int) -> None:
    """How the first campaign of each issuer on its target opened."""
    for u in range(c.n_ultimatums):
        out[n] = float(s.opened[u])
        out[n + 1] = float(s.opened_spur[u])
        out[n + 2] = float(s.opened_track[u])
        out[n + 3] = float(s.opened_option[u])
        out[n + 4] = s.opened_short[u]
        out[n + 5] = float(s.opened_under_fire[u])
        out[n + 6] = float(s.met_day[u])
        out[n + 7] = float(s.struck_since[u])
        out[n + 8] = float(s.struck_back_since[u])
        n += N_OPENING
        for x in range(N_COMPONENTS):
            out[n] = s.opened_gain[u, x]
            n += 1


def force_notes(c: Any, s: Any, out: Any, n: int) -> None:
    """Strikes of each pair, spells of strikes of each author, blows to each victim by size."""
    for i in range(c.n_actors):
        for j in range(c.n_actors):
            out[n] = float(s.fire_days[i, j])
            out[n + 1] = s.fire_weight[i, j]
            out[n + 2] = s.fire_dead[i, j]
            out[n + 3] = float(s.fire_standing[i, j])
            out[n + 4] = float(s.fire_again[i, j])
            out[n + 5] = float(executed_days(c, s, i, j))
            n += N_FIRE
    for i in range(c.n_actors):
        for k in range(BOUTS):
            out[n + k] = float(s.fire_runs[i, k])
        n += BOUTS
        for k in range(BLOWS):
            out[n] = float(s.blows[i, k])
            out[n + 1] = float(s.blow_room[i, k])
            out[n + 2] = float(s.blow_climbs[i, k])
            n += N_BLOW


def executed_days(c: Any, s: Any, i: int, j: int) -> int:
    """Days on which i carried out against j what it had threatened, over its ultimatums."""
    days = 0
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i and c.ult_target[u] == j:
            days += s.ult_executed[u]
    return days


def choice_notes(c: Any, s: Any, out: Any, n: int) -> None:
    """How each actor chose on each track."""
    for i in range(c.n_actors):
        for track in range(RESPONSE + 1):
            out[n] = float(s.looked[i, track])
            out[n + 1] = float(s.flat[i, track])
            out[n + 2] = float(s.slipped[i, track])
            out[n + 3] = float(s.moved[i, track])
            out[n + 4] = float(s.undone[i, track])
            out[n + 5] = float(s.moved_first[i, track])
            n += N_CHOICE


def actor_notes(c: Any, s: Any, out: Any, n: int) -> None:
    """What was thought of each actor, what is left of its name and stake, its words, its ties."""
    for i in range(c.n_actors):
        out[n] = s.prior_mean[i]
        out[n + 1] = mean_resolve(s.public, i)
        out[n + 2] = resolve_of(s.kind[i])
        out[n + 3] = s.learned[i]
        out[n + 4] = s.commitment[i]
        out[n + 5] = s.reputation[i]
        out[n + 6] = float(s.denied[i])
        n += N_ACTOR
        for j in range(c.n_actors):
            out[n] = s.tie[i, j]
            n += 1


def holders(s: Any, out: Any) -> None:
    """One evening's map: 1 for each place that side 1 holds, else 0; as many as there is room for.

    out: int64 (places,).
    """
    for p in range(out.shape[0]):
        out[p] = s.holder[p]
