"""How often what an intervention asks for could be done, from the notes of a run."""

from __future__ import annotations

from sim.results.outcome import Outcome
from sim.results.words import proper, wrap
from sim.state.names import TRACKS
from sim.state.outputs import BARRED, DONE

STANDING = TRACKS[:2]  # tracks on which a posture stands from day to day


def counted(outcome: Outcome) -> dict[str, tuple[float, float]]:
    """For each actor and track under orders, `do.ACTOR.TRACK`: how often done, and out of reach.

    Means over the rollouts that ran to their end: days of a posture, times of a word or answer;
    a silence counts the days without a word, or the answers withheld.
    """
    good, found = outcome.valid, {}
    for actor in outcome.actors:
        for track in TRACKS:
            name = f"{actor}_{track}"
            if DONE + name in outcome.note_names and good.any():
                found[f"do.{actor}.{track}"] = tuple(
                    float(outcome.note(part + name)[good].mean()) for part in (DONE, BARRED))
    return found  # type: ignore[return-value]


def order_lines(outcome: Outcome, width: int) -> list[str]:
    """A line for each: how often it was done, and was out of reach."""
    lines = []
    for key, (done, barred) in counted(outcome).items():
        _, actor, track = key.split(".")
        unit = "days" if track in STANDING else "times"
        text = f"{proper(actor)}, {track}, as told: done {done:.3g} {unit} a rollout"
        text += (f"; out of reach {barred:.3g} {unit} (it climbs too many rungs at once, or has "
                 "nothing to act on)." if barred else ".")
        lines += wrap(text, width, "  ")
    return lines
