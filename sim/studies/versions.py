"""Versions of a scenario from the words of a command line: `a.KEY=VALUE` belongs to version a."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim.brief import brief
from sim.errors import UsageError
from sim.scenario.model import Scenario
from sim.scenario.threat import has_threat, laid_over
from sim.scenario.variant import variant
from sim.studies.threat import ABOUT, BOUGHT

READY = ("what_the_ultimatum_bought", "every_doctrine")


@dataclass(frozen=True)
class Version:
    """One way to write the crisis differently; overrides come on top of those common to all."""

    name: str
    overrides: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    words: Mapping[str, str] = field(default_factory=dict)  # as the user wrote them, by key

    __repr__ = brief


def is_version(scenario: Scenario, key: str) -> bool:
    """True for `a.KEY`: one letter that is no actor or group of parameters, then a dot."""
    head, dot, _ = key.partition(".")
    own = head in scenario.actor_names or any(p.startswith(head + ".") for p in scenario.paths)
    return bool(dot) and len(head) == 1 and head.isalpha() and not own


def parse(scenario: Scenario, given: Mapping[str, str], ready: str | None = None,
          doctrines: str = "mixture") -> tuple[dict[str, str], list[Version]]:
    """The overrides common to all, and the versions; UsageError for what cannot be understood."""
    common = {k: v for k, v in given.items() if not is_version(scenario, k)}
    variant(scenario, common, doctrines)
    mine: dict[str, dict[str, str]] = {}
    for key, text in given.items():
        if key not in common:
            head, _, rest = key.partition(".")
            mine.setdefault(head, {})[rest] = text
    versions = ready_versions(scenario, common, ready, doctrines) if ready else []
    versions += [version(name, words) for name, words in sorted(mine.items())]
    if not versions:
        raise UsageError("nothing to compare with the scenario as it is: name a version, such as "
                         f"a.{scenario.actor_names[0]}.resolve=0.8, or ready={READY[0]}")
    for v in versions:
        variant(scenario, laid_over(common, v.overrides), doctrines)
    return common, versions


def ready_versions(scenario: Scenario, common: Mapping[str, str], ready: str, doctrines: str
             ) -> list[Version]:
    """The versions of a ready-made comparison."""
    if ready == READY[0]:
        return ultimatum_versions(scenario)
    return [
        Version(f"{actor.name}={d}", {actor.name: d})
        for actor in scenario.actors if actor.name not in common
        for d in actor.doctrine_names
        if len(actor.doctrine_names) > 1 and (doctrines == "mixture" or d != actor.doctrine)
    ]


def ultimatum_versions(scenario: Scenario) -> list[Version]:
    """The first ultimatum never made, private, a week longer, and asking for half."""
    has_threat(scenario)
    return [Version(name, words, ABOUT[name]) for name, words in BOUGHT.items()]


def version(name: str, words: Mapping[str, str]) -> Version:
    """One version from its words."""
    return Version(name, words, ", ".join(f"{k}={v}" for k, v in words.items()), words)
