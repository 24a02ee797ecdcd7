"""How choices are made: near even odds, trembles, words against the last, postures gone back on."""

from __future__ import annotations

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.names import FORCE, SIGNAL, TALK, TRACKS
from sim.questions.audit.section import Cell, SectionTable, table_of
from sim.studies import estimates
from sim.studies.estimates import Value

ALL = "all actors"


def at(value: Cell) -> float:
    """A figure's value, 0 where it is unknown."""
    return value.at or 0.0 if isinstance(value, Value) else 0.0


def note(outcome: Outcome, name: str, actor: str, track: str) -> np.ndarray:
    """A note of choices of one actor, or summed over all; float (rollouts,)."""
    who = outcome.actors if actor == ALL else [actor]
    return np.asarray(np.sum([outcome.note(f"{name}.{a}.{track}") for a in who], axis=0))


def part(outcome: Outcome, top: np.ndarray, whole: np.ndarray) -> Value:
    """Sum of `top` over sum of `whole`, of which it is a part; the interval within 0 to 1."""
    found = estimates.ratio(outcome, top, whole)
    if found.low is None or found.high is None:
        return found
    return Value(found.at, max(0.0, found.low), min(1.0, found.high), found.n)


def everybody(outcome: Outcome) -> list[str]:
    """Every actor, and all together where there are several."""
    return [*outcome.actors, *([ALL] if len(outcome.actors) > 1 else [])]


def choices(outcome: Outcome) -> SectionTable:
    """How even the odds of choices were and how many trembled, by actor and track."""
    rows = []
    for actor in everybody(outcome):
        for track in TRACKS:
            looked = note(outcome, "looked", actor, track)
            if looked[outcome.valid].sum() > 0:
                rows.append((f"{actor}: {track}", estimates.mean(outcome, looked),
                             part(outcome, note(outcome, "flat", actor, track), looked),
                             part(outcome, note(outcome, "slipped", actor, track), looked)))
    rows.sort(key=lambda row: -at(row[2]))
    columns = (
        ("who", "Choices of", "text"),
        ("looks", "a rollout", "number", "choices between two open options or more in a rollout"),
        ("even", "near even", "share", "odds of all open options within a tenth of even ones"),
        ("trembles", "trembles", "share", "choices more than 1 / precision below the best"),
    )
    return table_of("choices", "How choices are made", columns, rows, shown=16)


def words(outcome: Outcome) -> SectionTable:
    """Words that say otherwise than the last on the same matter, and that cannot hold beside it."""
    rows = []
    for actor in everybody(outcome):
        said = note(outcome, "moved", actor, TRACKS[SIGNAL])
        if not said[outcome.valid].sum() > 0:
            continue
        who = outcome.actors if actor == ALL else [actor]
        denied = np.sum([outcome.note(f"denied.{a}") for a in who], axis=0)
        rows.append((actor, estimates.mean(outcome, said),
                     part(outcome, note(outcome, "undone", actor, TRACKS[SIGNAL]), said),
                     part(outcome, denied, said)))
    columns = (
        ("actor", "Words of", "text"),
        ("said", "a rollout", "number", "words said in a rollout"),
        ("other", "unlike the last", "share", "a threat or an author named otherwise than by its "
                                              "last word on it"),
        ("denied", "at odds with it", "share", "of these, the two cannot both hold: a threat made "
                                               "and withdrawn, two authors of what happened while "
                                               "no clash has come in between"),
    )
    return table_of("words", "Words beside the last one on the same matter", columns, rows)


def postures(outcome: Outcome) -> SectionTable:
    """Changes of posture that are gone back on within five days."""
    rows = []
    for actor in everybody(outcome):
        for track in (TRACKS[FORCE], TRACKS[TALK]):
            moved = note(outcome, "moved", actor, track)
            if moved[outcome.valid].sum() > 0:
                rows.append((f"{actor}: {track}", estimates.mean(outcome, moved),
                             part(outcome, note(outcome, "undone", actor, track), moved)))
    rows.sort(key=lambda row: -at(row[2]))
    columns = (
        ("who", "Postures of", "text"),
        ("changes", "a rollout", "number", "changes of posture in a rollout"),
        ("undone", "undone in 5 days", "share", "back to the posture left no more than five days "
                                                "before"),
    )
    return table_of("postures", "Changes of posture gone back on", columns, rows, shown=14)
