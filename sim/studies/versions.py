"""Versions of a scenario from the words of a command line: `a.KEY=VALUE` belongs to version a."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sim.brief import brief
from sim.errors import UsageError, quote, unknown
from sim.scenario.model import Scenario
from sim.scenario.variant import number, variant
from sim.studies.threat import ABOUT, BOUGHT, Form, reshape

READY = ("what_the_ultimatum_bought", "every_doctrine")
THREAT = ("threat", "threat.later", "threat.size", "threat.publicity", "threat.rung")
NONE = ("none", "private")


@dataclass(frozen=True)
class Version:
    """One way to write the crisis differently; overrides come on top of those common to all."""

    name: str
    overrides: Mapping[str, Any] = field(default_factory=dict)
    scenario: Scenario | None = None  # where the structure differs
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
    versions += [version(scenario, common, name, words) for name, words in sorted(mine.items())]
    if not versions:
        raise UsageError("nothing to compare with the scenario as it is: name a version, such as "
                         f"a.{scenario.actor_names[0]}.resolve=0.8, or ready={READY[0]}")
    for v in versions:
        variant(v.scenario or scenario, {**common, **v.overrides}, doctrines)
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
    made = []
    for name, form in BOUGHT.items():
        changed, over = reshape(scenario, form)
        made.append(Version(name, over, changed, ABOUT[name]))
    return made


def version(scenario: Scenario, common: Mapping[str, str], name: str, words: Mapping[str, str]
            ) -> Version:
    """One version from its words."""
    over: dict[str, Any] = {}
    shape = {k: v for k, v in words.items() if k == "threat" or k.startswith("threat.")}
    for key, text in words.items():
        if key in shape:
            continue
        if key[-1:] in ("+", "-"):
            over[key[:-1]] = shift_parameter(scenario, common, key[:-1], key[-1], text)
        else:
            over[key] = text
    about = ", ".join(f"{k}={v}" for k, v in words.items())
    if not shape:
        return Version(name, over, None, about, words)
    changed, also = reshape(scenario, form(name, shape))
    return Version(name, {**also, **over}, changed, about, words)


def form(name: str, words: Mapping[str, str]) -> Form:
    """The first ultimatum as `threat` words say."""
    made = Form()
    for key, text in words.items():
        if key not in THREAT:
            raise unknown(f"word about the threat in version {name}", key, THREAT)
        if key == "threat":
            if text not in NONE:
                raise unknown(f"value of {name}.threat", text, NONE)
            made = replace(made, none=True) if text == "none" else replace(made, publicity=0.0)
            continue
        x = number(f"{name}.{key}", text)
        limit(f"{name}.{key}", x, *{"threat.later": (-365, 365), "threat.rung": (1, 9)}.get(
            key, (0, 1)))
        if key in ("threat.later", "threat.rung") and x != int(x):
            raise UsageError(f"{name}.{key}={quote(text)}: expected a whole number")
        if key == "threat.size" and x == 0:
            raise UsageError(f"{name}.{key}=0: a demand for nothing; write {name}.threat=none")
        value: Any = int(x) if key in ("threat.later", "threat.rung") else x
        made = replace(made, **{key.partition(".")[2]: value})
    return made


def limit(key: str, x: float, low: float, high: float) -> None:
    """Refuse a number out of range."""
    if not low <= x <= high:
        raise UsageError(f"{key}={x:g}: must be between {low:g} and {high:g}")


def shift_parameter(
    scenario: Scenario, common: Mapping[str, str], path: str, sign: str, text: str
) -> Any:
    """A parameter's value or range moved by an amount, held within what it can be."""
    if path not in scenario.paths:
        raise unknown("parameter", path, scenario.paths)
    amount = number(path, text) * (1.0 if sign == "+" else -1.0)
    given = {path: common[path]} if path in common else {}
    q = variant(scenario, given).parameters.get(path)
    if q is None:
        raise UsageError(f"{path}: the scenario gives no value to move; write {path}=VALUE")
    low, central, high = (min(max(x + amount, q.least), q.most) for x in (q.low, q.central, q.high))
    return replace(q, low=low, central=central, high=high, source="command line", grade="J")
