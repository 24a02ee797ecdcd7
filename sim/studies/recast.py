"""The same crisis written otherwise: an option twice, an axis in two, two decisions a day.

None of this is a change of the crisis, so none may move its headline shares (model: standing
orders). A copy stands next to its original, so that the luck that chose the one chooses the pair.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.scenario.menu_links import link_menus
from sim.scenario.model import Scenario
from sim.state import capacity as cap
from sim.state.names import TRACKS


def options(scenario: Scenario) -> list[tuple[str, str, str]]:
    """Actor, track and option of every menu that leaves a choice and has room for a copy."""
    return [
        (actor.name, track, option)
        for actor in scenario.actors
        for track, menu in actor.menus.items()
        for option in menu
        if 1 < len(menu) < cap.OPTIONS
    ]


def weigh(record: np.ndarray, i: int, t: int) -> None:
    """The loader's rule of weights: options alike in verb and levels share one."""
    n = int(record["n_options"][i, t])
    seen = [(int(record["verb"][i, t, k]), *record["level"][i, t, k].tolist()) for k in range(n)]
    for k, what in enumerate(seen):
        record["weight"][i, t, k] = 1.0 / seen.count(what)


def duplicate(scenario: Scenario, actor: str, track: str, option: str) -> Scenario:
    """The scenario with an option written twice."""
    i, t = scenario.actor_names.index(actor), TRACKS.index(track)
    menu = scenario.actors[i].menus[track]
    k, n = menu.index(option), len(menu)
    record = scenario.record.copy()
    for name in ("verb", "weight", "level"):
        row = record[name][i, t]
        row[k + 1 : n + 1] = row[k:n].copy()
    links = {"force": "against", "response": "orders"}.get(track)
    if links:
        row = record[links][i]
        row[k + 1 : n + 1] = row[k:n].copy()
    if track == "force":
        record["orders"][i][record["orders"][i] > k] += 1
    record["n_options"][i, t] = n + 1
    if record["posture"][i, t] > k:
        record["posture"][i, t] += 1
    weigh(record, i, t)
    link_menus(record)
    longer = (*menu[: k + 1], option + "_again", *menu[k + 1 :])
    changed = replace(scenario.actors[i], menus={**scenario.actors[i].menus, track: longer})
    actors = tuple(changed if a.name == actor else a for a in scenario.actors)
    return scenario.changed(record=record, actors=actors)


def axes(scenario: Scenario) -> list[str]:
    """Axes of attack of two places or more, if there is room for one more."""
    names = scenario.names.get("axis", ())
    if not names or len(names) >= cap.AXES:
        return []
    places = scenario.record["axis"][: int(scenario.record["n_places"])]
    return [name for a, name in enumerate(names) if np.count_nonzero(places == a) > 1]


def split(scenario: Scenario, axis: str) -> Scenario:
    """The scenario with every other place of an axis on an axis of its own."""
    a = scenario.names["axis"].index(axis)
    record = scenario.record.copy()
    places = record["axis"][: int(record["n_places"])]
    members = np.flatnonzero(places == a)
    places[places > a] += 1
    places[members[1::2]] = a + 1
    record["n_axes"] += 1
    names = scenario.names["axis"]
    longer = (*names[: a + 1], axis + "_again", *names[a + 1 :])
    return scenario.changed(record=record, names={**scenario.names, "axis": longer})


def twice_a_day(scenario: Scenario) -> Scenario:
    """The scenario with two decisions a day for each it had; rates of looking are per day."""
    record = scenario.record.copy()
    record["passes"] *= 2
    return scenario.changed(record=record)
