"""Words of the command line as the factors of a design."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from types import MappingProxyType

from sim.engine.state.names import MECHANISMS
from sim.errors import UsageError, quote, unknown
from sim.scenario import interventions, threat
from sim.scenario.design import Factor
from sim.scenario.levels import Levels, interval, levels, list_names, several
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior
from sim.scenario.switches import SHORT, switch
from sim.scenario.values import is_shift, prior, shift
from sim.scenario.variant import Variant, doctrine, unknown_key

ALL = ("all", "*")
NOTHING: Mapping[str, Prior] = MappingProxyType({})


def varies(scenario: Scenario, key: str, text: str) -> bool:
    """True if a word asks for more than one level: a list, a range, an interval, `all`."""
    return (key in scenario.actor_names and text in ALL) or several(text, key)


def levels_of(scenario: Scenario, key: str, text: str) -> Levels:
    """The levels of a word about a scenario; `all` are an actor's doctrines."""
    if key in scenario.actor_names and text in ALL:
        return Levels(scenario.actor(key).doctrine_names)
    return levels(key, text)


def factor(scenario: Scenario, key: str, text: str, left: Mapping[str, Prior] = NOTHING
           ) -> Factor:
    """The factor that a word with several levels stands for. UsageError for a wrong level.

    left: the parameters as the words that hold in all cells leave them, which amounts move.
    """
    key = SHORT.get(key, key)
    ends = interval(key, text)
    if ends is not None:
        return ranging(scenario, key, text, ends)
    if key in scenario.actor_names:
        found = levels_of(scenario, key, text)
        return Factor(key, "doctrine", found.names, notices=found.notices,
                      codes=tuple(doctrine(scenario, key, x) for x in found.names))
    found = levels(key, text)
    names, notices = found.names, found.notices
    if threat.is_threat(key):
        for name in names:
            threat.form_of(scenario, {key: name})
        return Factor(key, "threat", names, notices=notices)
    if interventions.is_intervention(key):
        return Factor(key, "intervention", names, notices=notices,
                      orders=tuple(interventions.orders(scenario, key, x) for x in names))
    if key.startswith("mechanisms."):
        if key.partition(".")[2] not in MECHANISMS:
            raise unknown("mechanism", key.partition(".")[2], MECHANISMS)
        return Factor(key, "mechanism", names, notices=notices,
                      codes=tuple(int(switch(key, x)) for x in names))
    if is_shift(key):
        if key[:-1] not in scenario.paths:
            raise unknown("parameter", key[:-1], scenario.paths)
        moved = [shift(key, x, (left or scenario.parameters).get(key[:-1])) for x in names]
        return Factor(key, "parameter", names, tuple(q for q, _ in moved),
                      notices=(*notices, *(cut for _, cut in moved if cut)))
    if key not in scenario.paths:
        raise unknown_key(scenario, key)
    slot = scenario.paths[key]
    return Factor(key, "parameter", names, tuple(prior(key, x, slot) for x in names),
                  notices=notices)


def ranging(scenario: Scenario, key: str, text: str, ends: tuple[float, float]) -> Factor:
    """The factor over any number of an interval."""
    if key not in scenario.paths:
        if key in scenario.actor_names or "." not in key:
            raise UsageError(f"{key}={quote(text)}: an interval is of a parameter's numbers")
        raise unknown_key(scenario, key)
    low, high = ends
    return Factor(key, "parameter", quantities=(
        prior(key, f"{low!r}:{(low + high) / 2!r}:{high!r}:uniform", scenario.paths[key]),))


def over(case: Variant, text: str) -> list[Factor]:
    """Factors that run over priors: names or patterns of varying parameters, and actors.

    `all`: every varying parameter, and every actor whose doctrine is drawn. Each parameter takes
    the prior it has in the variant.
    """
    scenario, found = case.scenario, {}
    free = [a.name for a in scenario.actors if len(a.doctrine_names) > 1 and a.name not in
            case.fixed and case.doctrines == "mixture"]
    names = [*case.varying, *free]
    for word in list_names("over", text):
        hits = names if word in ALL else [n for n in names if fnmatch.fnmatchcase(n, word)]
        if not hits:
            if word in scenario.paths:
                raise UsageError(f"over={quote(word)}: does not vary; give it a range")
            raise unknown("varying parameter or actor", word, names)
        found.update(dict.fromkeys(hits))
    out = []
    for name in found:
        if name in free:
            out.append(factor(scenario, name, "all"))
        else:
            out.append(Factor(name, "parameter", quantities=(case.parameters[name],)))
    return out
