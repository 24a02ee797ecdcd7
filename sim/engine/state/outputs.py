"""Names of what a rollout leaves behind, in the order the ledger writes it."""

from collections.abc import Sequence
from typing import Final

from sim.engine.state import counts, series
from sim.engine.state.capacity import BLOWS, BOUTS
from sim.engine.state.names import COMPONENTS, TRACKS

DAY_PREFIX: Final = counts.DAY_PREFIX
COUNTS: Final = tuple(count.name for count in counts.DECLARED if not count.of)
N_COUNTS: Final = len(COUNTS)  # in a row, beside those of each actor
N_ACTOR_COUNTS: Final = len(counts.DECLARED) - N_COUNTS  # of each actor
AT_DEADLINE: Final = ("locked_at_deadline", "entropy_at_deadline")

UTILITY: Final = "utility_"  # what an actor got: a measure, which moves nothing in a rollout

RATIOS: Final = {name: (over, under) for name, (over, under, *_) in counts.RATIOS.items()}
"""Measures that are one count over another."""

INJECT = "day_of_inject_"
STOOD_DOWN = -3.0  # entry of an inject that its contingency ruled out; NO_DAY if it never fell due


def may_be_absent(name: str) -> bool:
    """True for a count that is below 0 where it has no value: a day, a state at a deadline."""
    return name.startswith(DAY_PREFIX) or name in AT_DEADLINE


def count_names(actors: Sequence[str], injects: Sequence[str] = ()) -> list[str]:
    """Names of a rollout's counts and times, in the order in which they are declared."""
    names = [name for count in counts.DECLARED
             for name in ([count.beginning + a for a in actors] if count.of else [count.name])]
    return names + [INJECT + inject for inject in injects]


DONE = "done_"  # days or times that an ordered option was taken: done_<actor>_<track>
BARRED = "barred_"  # days or times that it was out of reach

# Notes of a traced rollout: for each actor and track, for each actor, for each outcome axis.
CHOICE_NOTES = ("looked", "flat", "slipped", "moved", "undone", "moved_first")
ACTOR_NOTES = ("prior", "belief", "resolve", "learned", "commitment", "reputation", "denied")
TURN_NOTES = ("turned", "turn_act", "turn_short")
# How the first campaign of each ultimatum's issuer on its target opened.
OPENING_NOTES = ("opened", "opened_spur", "opened_track", "opened_option", "opened_short",
                 "opened_under_fire", "met_day", "struck_since", "struck_back_since")
# Notes of force, which are taken alone: for each author and victim, for each victim and size.
FORCE_NOTES = -1  # `trace` of a run that takes them
FIRE_NOTES = ("fire_days", "fire_weight", "fire_dead", "standing", "again", "executed")
BLOW_NOTES = ("blows", "room", "climbs")
BOUT_NOTE = "bouts"  # for each author and length

N_CHOICE: Final = len(CHOICE_NOTES)  # notes for each actor and track
N_ACTOR: Final = len(ACTOR_NOTES)  # for each actor, its ties apart
N_TURN: Final = len(TURN_NOTES)  # for each outcome axis
N_OPENING: Final = len(OPENING_NOTES)  # for each ultimatum, components apart
N_FIRE: Final = len(FIRE_NOTES)  # for each pair
N_BLOW: Final = len(BLOW_NOTES)  # for each victim and size of a blow


def note_names(actors: Sequence[str], told: Sequence[tuple[int, int]], axes: Sequence[str],
               trace: int, ultimatums: Sequence[str] = ()) -> list[str]:
    """Names of a rollout's notes, in the order in which the ledger writes them.

    told: index of each actor and track under orders. Parts of a name are joined by dots.
    """
    names = [part + f"{actors[i]}_{TRACKS[t]}" for i, t in told for part in (DONE, BARRED)]
    if trace > 0:
        names += [f"{n}.{a}.{t}" for a in actors for t in TRACKS for n in CHOICE_NOTES]
        for a in actors:
            names += [f"{n}.{a}" for n in ACTOR_NOTES] + [f"tie.{a}.{b}" for b in actors]
        names += ["tree_days", "tree_force_days"]
        names += [f"drive.{t}.{x}" for t in TRACKS for x in COMPONENTS]
        names += [f"{n}.{u}" for u in ultimatums
                  for n in (*OPENING_NOTES, *(f"opened_gain.{x}" for x in COMPONENTS))]
    if trace > 1:
        names += [f"{n}.{x}" for x in axes for n in TURN_NOTES]
    if trace == FORCE_NOTES:
        names += [f"{n}.{a}.{b}" for a in actors for b in actors for n in FIRE_NOTES]
        for a in actors:
            names += [f"{BOUT_NOTE}.{a}.{k + 1}" for k in range(BOUTS)]
            names += [f"{n}.{a}.{k}" for k in range(BLOWS) for n in BLOW_NOTES]
    return names


def series_names(actors: Sequence[str], issuer: str, target: str,
                 patron: str | None) -> list[str]:
    """Names of the daily series (`issuer` etc. of the first ultimatum).

    Those of a patron are left out where there is none, and what a party has already is not given
    once more under its role as a patron.
    """
    roles = {"issuer": issuer, "target": target, "patron": patron or ""}
    names: list[str] = []
    for kept in series.DECLARED:
        if kept.of == ("actor",):
            names += [kept.beginning + actor for actor in actors]
            continue
        parties = [roles[role] for role in kept.of]
        name = "_".join([kept.name, *parties])
        if all(parties) and name not in names:
            names.append(name)
    return names
