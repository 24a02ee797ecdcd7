"""A watched rollout told day by day: what was decided, what changed, how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from sim.bounds import PER_ROW
from sim.engine.rules.interventions import window
from sim.engine.state.names import FIRED, RESPONSE, TRACKS
from sim.engine.state.outputs import UTILITY
from sim.errors import RunError
from sim.model.crisis_model import CrisisModel
from sim.scenario.model import Scenario


def replay(
    scenario: Scenario,
    seed: int = 7,
    rollout: int = 0,
    overrides: dict[str, Any] | None = None,
    replicates: int = PER_ROW,
    doctrines: str = "mixture",
) -> Iterator[dict[str, Any]]:
    """One watched rollout as a dictionary a day, with every decision explained.

    RunError, naming the day and the step, where a rule or policy raises.
    """
    made: list[dict[str, Any]] = []
    model = CrisisModel(scenario, seed, rollout, replicates, doctrines, overrides, made.append)
    yield from days(model, made)


def days(model: CrisisModel, made: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The days of a model as `replay` gives them; its decisions are heard in `made`."""
    while model.running:
        made.clear()
        before, barred = model.tally(), model.crisis.order_barred.copy()
        try:
            model.step()
        except Exception as error:
            s = model.crisis
            raise RunError(f"rollout {int(s.replicate)} fails on day {int(s.day)}, "
                           f"step {int(s.step)}: {type(error).__name__}: {error}") from error
        yield day_account(model, before, made) | {"out_of_reach": out_of_reach(model, barred)}


def out_of_reach(model: CrisisModel, before: np.ndarray) -> list[str]:
    """Actor, track and option of the day's orders that could not be carried out."""
    found = []
    for i, t in np.argwhere(model.crisis.order_barred > before):
        actor, track = model.crisis_of.actors[i], TRACKS[t]
        n = window(model.case, model.crisis, int(i), int(t))
        option = actor.menus[track][int(model.case.order[i, t, n]) - 1]
        found.append(f"{actor.name} {track} {option}")
    return found


def day_account(
    model: CrisisModel, before: np.ndarray, made: list[dict[str, Any]]
) -> dict[str, Any]:
    """The day that has just passed."""
    s, scenario = model.crisis, model.crisis_of
    names = scenario.count_names
    pairs = zip(names, before, model.tally(), strict=True)
    ended = zip(scenario.outcomes, model.labels(), strict=True)
    return {
        "date": scenario.date_of(int(s.day)).isoformat(),
        "decisions": list(made),
        "changed": {n: round(float(b), 3) for n, a, b in pairs
                    if a != b and not n.startswith(UTILITY)},
        "injects": [
            dict(name=x.name, recipient=x.recipient, content=x.content)
            for q, x in enumerate(scenario.injects)
            if s.inject_fired[q] == FIRED and s.inject_when[q] == s.day
        ],
        "postures": {
            a.name: {
                TRACKS[t]: a.menus[TRACKS[t]][int(s.posture[i, t])]
                for t in range(RESPONSE)
                if a.menus.get(TRACKS[t])
            }
            for i, a in enumerate(scenario.actors)
        },
        "outcome": None if model.running else {o.name: o.labels[x] for o, x in ended},
    }
