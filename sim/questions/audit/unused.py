"""What a run never used: options never chosen, injects that never fired, labels never reached."""

from __future__ import annotations

from sim.data import reduce
from sim.data.outcome import Outcome
from sim.engine.state.names import TRACKS
from sim.scenario.model import Scenario


def choices(scenario: Scenario, outcome: Outcome) -> dict[str, int]:
    """How often each option of a menu that leaves a choice was decided on, as actor.track.option.

    A posture in force at the start counts once a rollout: it is in use before it is chosen.
    """
    found = {}
    for i, actor in enumerate(scenario.actors):
        for track, menu in actor.menus.items():
            for k, option in enumerate(menu if len(menu) > 1 else ()):
                at = outcome.taken[i][TRACKS.index(track)][k]
                start = track in ("force", "talk") and actor.posture.get(track) == option
                found[f"{actor.name}.{track}.{option}"] = at + (outcome.rollouts if start else 0)
    return found


def injects(scenario: Scenario, outcome: Outcome) -> dict[str, int]:
    """How often each inject fired."""
    names = scenario.names.get("inject", ())
    return {name: outcome.fired[q] for q, name in enumerate(names)}


def labels(outcome: Outcome) -> dict[str, int]:
    """Rollouts that ended with each label, as axis.label."""
    rows = reduce.labels(outcome).by_row()
    return {name.replace("=", ".", 1): int(n)
            for name, n in zip(rows.names, rows.totals.sum(axis=0), strict=True)}
