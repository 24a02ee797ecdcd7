"""How often what an intervention asks for could be done, from the notes of a run."""

from __future__ import annotations

from sim.data.outcome import Outcome
from sim.engine.state.names import TRACKS
from sim.engine.state.outputs import BARRED, DONE


def order_counts(outcome: Outcome) -> dict[str, tuple[float, float]]:
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
