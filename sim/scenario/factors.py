"""Words of the command line as the factors of a design."""

from __future__ import annotations

import fnmatch

import numpy as np

from sim.engine.state.names import MECHANISMS
from sim.errors import UsageError, quote, unknown
from sim.scenario import interventions
from sim.scenario.design import Factor
from sim.scenario.model import Scenario
from sim.scenario.variant import SHORT, Variant, doctrine, number, prior, switch, unknown_key

MOST_LEVELS = 10_000
ALL = ("all", "*")


def split_list(text: str) -> list[str]:
    """The parts of a comma list; commas within brackets do not divide."""
    parts, depth, part = [], 0, ""
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += sign
    return [*parts, part.strip()]


def varies(scenario: Scenario, key: str, text: str) -> bool:
    """True if a word asks for more than one level: a list, a range, an interval, `all`."""
    grouped = text.startswith(("range(", "linspace(", "interval("))
    return "," in text or grouped or (key in scenario.actor_names and text in ALL)


def call(key: str, text: str, name: str, count: int) -> list[float]:
    """The numbers within `name(...)`."""
    inner = text[len(name) + 1 : -1] if text.endswith(")") else ""
    parts = [p.strip() for p in inner.split(",")]
    if len(parts) != count:
        wanted = {"range": "range(start,stop,step)", "linspace": "linspace(first,last,how many)",
                  "interval": "interval(low,high)"}[name]
        raise UsageError(f"{key}: '{quote(text)}' should be {wanted}")
    return [number(key, p) for p in parts]


def level_name(x: float) -> str:
    """A level's name, to six digits; the level is the number so written."""
    return f"{x:.6g}"


def numbers(key: str, text: str) -> list[str]:
    """Levels of a parameter as texts: each a number or low:central:high."""
    levels: list[str] = []
    for part in split_list(text):
        if part.startswith("range("):
            start, stop, step = call(key, part, "range", 3)
            if step == 0 or (stop - start) / step > MOST_LEVELS:
                raise UsageError(f"{key}: '{quote(part)}' is no range of at most {MOST_LEVELS:,}")
            levels += [level_name(x) for x in np.arange(start, stop - 1e-9 * step, step)]
        elif part.startswith("linspace("):
            first, last, count = call(key, part, "linspace", 3)
            if count != int(count) or not 2 <= count <= MOST_LEVELS:
                raise UsageError(
                    f"{key}: '{quote(part)}' needs a whole number of levels, 2 or more"
                )
            levels += [level_name(x) for x in np.linspace(first, last, int(count))]
        else:
            levels.append(part)
    if not levels or "" in levels:
        raise UsageError(f"{key}: '{quote(text)}' has an empty level")
    twice = [x for x in levels if levels.count(x) > 1]
    if twice:
        raise UsageError(f"{key}: level {quote(twice[0])} is given twice")
    return levels


def factor(scenario: Scenario, key: str, text: str) -> Factor:
    """The factor that a word with several levels stands for. UsageError for a wrong level."""
    if key in scenario.actor_names:
        every = list(scenario.actor(key).doctrine_names)
        names = every if text in ALL else numbers(key, text)
        return Factor(key, "doctrine", tuple(names),
                      codes=tuple(doctrine(scenario, key, x) for x in names))
    key = SHORT.get(key, key)
    if interventions.is_intervention(key):
        names = numbers(key, text)
        return Factor(key, "intervention", tuple(names),
                      orders=tuple(interventions.orders(scenario, key, x) for x in names))
    if key.startswith("mechanisms."):
        if key.partition(".")[2] not in MECHANISMS:
            raise unknown("mechanism", key.partition(".")[2], MECHANISMS)
        names = numbers(key, text)
        return Factor(key, "mechanism", tuple(names),
                      codes=tuple(int(switch(key, x)) for x in names))
    if key not in scenario.paths:
        raise unknown_key(scenario, key)
    slot = scenario.paths[key]
    if text.startswith("interval("):
        low, high = call(key, text, "interval", 2)
        if not low < high:
            raise UsageError(f"{key}: '{quote(text)}': low must be below high")
        return Factor(key, "parameter",
                      quantities=(prior(key, f"{low!r}:{(low + high) / 2!r}:{high!r}:uniform",
                                        slot),))
    names = numbers(key, text)
    return Factor(key, "parameter", tuple(names), tuple(prior(key, x, slot) for x in names))


def over(case: Variant, text: str) -> list[Factor]:
    """Factors that run over priors: names or patterns of varying parameters, and actors.

    `all`: every varying parameter, and every actor whose doctrine is drawn. Each parameter takes
    the prior it has in the variant.
    """
    scenario, found = case.scenario, {}
    free = [a.name for a in scenario.actors if len(a.doctrine_names) > 1 and a.name not in
            case.fixed and case.doctrines == "mixture"]
    names = [*case.varying, *free]
    for word in split_list(text):
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
