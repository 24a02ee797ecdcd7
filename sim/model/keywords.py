"""Settings by keyword, for Mesa's tools: they know no other way to vary a model.

A keyword cannot hold a dot, so two underscores stand for it, as in Django and scikit-learn:
`challenger__resolve=0.8` is the word `challenger.resolve`. A name with two underscores of its own,
or that of one of the model's settings, goes into `overrides` as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sim.engine.state.names import MECHANISMS
from sim.errors import UsageError, near_names, quote
from sim.scenario.interventions import is_intervention
from sim.scenario.model import Scenario
from sim.scenario.switches import SHORT
from sim.scenario.threat import WORD, WORDS, is_threat

DOT = "__"


def overrides_of(scenario: Scenario, overrides: Mapping[str, Any] | None,
                 keywords: Mapping[str, Any], settings: Iterable[str]) -> dict[str, Any]:
    """The overrides that a model is asked for, by dotted names and by keyword.

    Parameters
    ----------
    scenario
        What the names are looked up in.
    overrides
        By dotted names; they are checked where they are used.
    keywords
        An actor, or a dotted name with two underscores for each dot.
    settings
        Names of the model's own settings, which a misspelt keyword may have meant.

    Returns
    -------
    dict
        Value of each override by its dotted name.

    Raises
    ------
    sim.errors.UsageError
        A keyword that names nothing, with the nearest right ones, or one that is given twice.

    Examples
    --------
    >>> from sim.scenario.load import load
    >>> overrides_of(load("textbook"), {"beliefs": "off"}, {"defender__war_cost": 0.4}, ())
    {'beliefs': 'off', 'defender.war_cost': 0.4}
    """
    found = dict(overrides or {})
    for keyword, value in keywords.items():
        name = keyword.replace(DOT, ".")
        if name in found:
            raise UsageError(f"'{quote(name)}' is given twice, by keyword and in overrides")
        if not is_known(scenario, name):
            raise unknown_keyword(scenario, keyword, settings)
        found[name] = value
    return found


def is_known(scenario: Scenario, name: str) -> bool:
    """True for the dotted name of something that can be overridden, well spelt or not in its tail.

    What is under `mechanisms`, `do` and `threat` is checked where it is laid.
    """
    return (name in scenario.actor_names or name in scenario.paths or name in SHORT
            or name.startswith("mechanisms.") or is_intervention(name) or is_threat(name))


def unknown_keyword(scenario: Scenario, keyword: str, settings: Iterable[str]) -> UsageError:
    """The error for a keyword that names nothing, with the nearest right ones as keywords."""
    names = [*settings, *scenario.actor_names, *scenario.paths, *SHORT,
             WORD, *WORDS, *(f"mechanisms.{m}" for m in MECHANISMS)]
    near = [n.replace(".", DOT) for n in near_names(keyword.replace(DOT, "."), names)]
    tail = f"; did you mean '{near[0]}'?" if near else \
        "; give an actor its doctrine, or write ACTOR__PARAMETER=VALUE"
    also = " also near: " + ", ".join(near[1:]) if near[1:] else ""
    return UsageError(f"unknown keyword '{quote(keyword)}'{tail}{also}")
