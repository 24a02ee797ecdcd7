"""The same crisis written differently: an option twice, an axis in two, two decisions a day.

None of this is a change of the crisis, so none may move its headline shares (model: standing
orders). A copy stands next to its original, so that the luck that chose the one chooses the pair.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.engine.draws import name_key
from sim.engine.state import capacity as cap
from sim.engine.state.names import TRACKS
from sim.scenario.menu_links import link_menus
from sim.scenario.model import Scenario
from sim.scenario.relist import relist

AGAIN = "_again"


def options(scenario: Scenario) -> list[tuple[str, str, str]]:
    """Actor, track and option of every menu that leaves a choice and has room for a copy."""
    return [
        (actor.name, track, option)
        for actor in scenario.actors
        for track, menu in actor.menus.items()
        for option in menu
        if 1 < len(menu) < cap.OPTIONS
    ]


def duplicate(scenario: Scenario, actor: str, track: str, option: str) -> Scenario:
    """The scenario with an option written twice; its copy stands in the same plans."""
    i, t = scenario.actor_names.index(actor), TRACKS.index(track)
    old = scenario.actors[i]
    menu = old.menus[track]
    k, again = menu.index(option), option + AGAIN
    record = scenario.record.copy()
    relist(record, i, t, [*range(k + 1), *range(k, len(menu))])
    record["option_key"][i, t, k + 1] = name_key(again)
    link_menus(record)
    changed = replace(
        old, menus={**old.menus, track: twice(menu, option, again)},
        plans={name: replace(plan, menus={**plan.menus, track: twice(plan.menus[track], option,
                                                                     again)})
               for name, plan in old.plans.items()})
    actors = tuple(changed if a.name == actor else a for a in scenario.actors)
    return scenario.changed(record=record, actors=actors)


def twice(menu: tuple[str, ...], option: str, again: str) -> tuple[str, ...]:
    """A menu with the copy of an option after it, unchanged where it does not hold it."""
    return tuple(x for o in menu for x in ((o, again) if o == option else (o,)))


def axes(scenario: Scenario) -> list[str]:
    """Axes of attack of two places or more, if there is room for one more."""
    names = scenario.names.get("axis", ())
    if not names or len(names) >= cap.AXES:
        return []
    places = scenario.record["axis"][: int(scenario.record["n_places"])]
    return [name for a, name in enumerate(names) if np.count_nonzero(places == a) > 1]


def split_axis(scenario: Scenario, axis: str) -> Scenario:
    """The scenario with every other place of an axis on an axis of its own."""
    a = scenario.names["axis"].index(axis)
    record = scenario.record.copy()
    places = record["axis"][: int(record["n_places"])]
    members = np.flatnonzero(places == a)
    places[places > a] += 1
    places[members[1::2]] = a + 1
    record["n_axes"] += 1
    names = scenario.names["axis"]
    longer = (*names[: a + 1], axis + AGAIN, *names[a + 1 :])
    return scenario.changed(record=record, names={**scenario.names, "axis": longer})


def twice_a_day(scenario: Scenario) -> Scenario:
    """The scenario with two decisions a day for each it had; rates of looking are per day."""
    record = scenario.record.copy()
    record["passes"] *= 2
    return scenario.changed(record=record)
