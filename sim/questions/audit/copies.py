"""The same crisis with something in it twice, or with something that does nothing.

A copy of a doctrine shares its weight in the reference mixture, so that rivals judge as before, and
stands next to it, so that the luck that chose the one chooses the pair. An inject of no effect and
an onlooker without menus, stakes or ties change nothing that anybody could notice.
"""

from __future__ import annotations

from dataclasses import replace

from sim.engine.draws import name_key
from sim.engine.state import capacity as cap
from sim.engine.state.names import E_NONE, R_OUTSIDE
from sim.scenario.catalog import Slot, slots
from sim.scenario.injects import Inject
from sim.scenario.model import Actor, Scenario
from sim.scenario.pack import fill
from sim.scenario.plans import one_plan

AGAIN = "_again"
BY_DOCTRINE = ("doctrine_policy", "doctrine_automatic", "doctrine_weight", "trait")


def doctrines(scenario: Scenario) -> list[tuple[str, str]]:
    """Actor and doctrine wherever there is room for a copy."""
    return [(a.name, d) for a in scenario.actors for d in a.doctrine_names
            if len(a.doctrines) < cap.DOCTRINES]


def doctrine_again(scenario: Scenario, actor: str, doctrine: str) -> Scenario:
    """The scenario with a doctrine written twice, the second under its name with `_again`."""
    i = scenario.actor_names.index(actor)
    old = scenario.actors[i]
    d, n = old.doctrine_names.index(doctrine), len(old.doctrines)
    record = scenario.record.copy()
    for field in BY_DOCTRINE:
        row = record[field][i]
        row[d + 1 : n + 1] = row[d:n].copy()
    record["doctrine_weight"][i, d : d + 2] *= 0.5
    record["n_doctrines"][i] = n + 1
    if record["doctrine"][i] > d:
        record["doctrine"][i] += 1
    twin = replace(old.doctrines[d], name=doctrine + AGAIN)
    longer = (*old.doctrines[: d + 1], twin, *old.doctrines[d + 1 :])
    paths, parameters = dict(scenario.paths), dict(scenario.parameters)
    for later in old.doctrine_names[d + 1 :]:
        for path in traits(scenario, actor, later):
            paths[path] = further(scenario.paths[path])
    for path in traits(scenario, actor, doctrine):
        copy = f"{actor}.{doctrine}{AGAIN}.{path.rpartition('.')[2]}"
        paths[copy] = further(scenario.paths[path])
        if path in parameters:
            parameters[copy] = parameters[path]
    actors = tuple(replace(old, doctrines=longer) if a is old else a for a in scenario.actors)
    return scenario.changed(record=record, actors=actors, paths=paths,
                            parameters=dict(sorted(parameters.items())))


def traits(scenario: Scenario, actor: str, doctrine: str) -> list[str]:
    """Paths of a doctrine's traits."""
    return [path for path in scenario.paths if path.startswith(f"{actor}.{doctrine}.")]


def further(slot: Slot) -> Slot:
    """The same trait of the next doctrine."""
    return Slot(slot.entry, tuple(word + cap.TRAITS for word in slot.words))


def fresh(name: str, taken: tuple[str, ...]) -> str:
    """A name that is not taken yet."""
    while name in taken:
        name += AGAIN
    return name


def idle_inject(scenario: Scenario) -> Scenario | None:
    """The scenario with an inject on the first day that changes nothing; None without room."""
    record = scenario.record.copy()
    q, names = int(record["n_injects"]), scenario.names.get("inject", ())
    if q >= cap.INJECTS:
        return None
    record["n_injects"] = q + 1
    record["inject_day"][q] = 0
    record["inject_predicate"][q] = record["inject_contingency"][q] = -1
    record["inject_effect"][q] = E_NONE
    name = fresh("nothing", tuple(names))
    told = Inject(name, "", "", str(scenario.start), "none", "")
    return scenario.changed(record=record, injects=(*scenario.injects, told),
                            names={**scenario.names, "inject": (*names, name)})


def onlooker(scenario: Scenario) -> Scenario | None:
    """The scenario with one more actor, the last, who does nothing; None without room."""
    i, names = len(scenario.actors), scenario.actor_names
    if i >= cap.ACTORS:
        return None
    name = fresh("onlooker", names)
    record = scenario.record.copy()
    record["n_actors"] = i + 1
    record["key"][i] = name_key(name)
    record["role"][i], record["side"][i] = R_OUTSIDE, -1
    record["n_doctrines"][i] = 1
    record["doctrine_weight"][i, 0] = 1.0
    one_plan(record, i)
    every = {**scenario.names, "actor": (*names, name)}
    new = {path: slot for path, slot in slots(every).items() if name in path.split(".")}
    fill(record, new, {})
    first = next(d for a in scenario.actors for d in a.doctrines
                 if d.policy == scenario.policies[0])  # the policy of slot 0; nobody asks it
    actor = Actor(name, R_OUTSIDE, -1, first.name, (first,), {}, {})
    return scenario.changed(record=record, actors=(*scenario.actors, actor), names=every,
                            paths={**scenario.paths, **new})
