"""The links of a scenario, each with what the crisis is without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from sim.engine.state.names import CONCEDE, TALK
from sim.scenario.model import Scenario
from sim.studies.liveness import owner

# family -> what is tried of each of its links
FAMILIES = {
    "influence": "a backer's hold on those it backs set to 0",
    "dependence": "the need of a backer's help set to 0",
    "patronage": "the backer is none any more, by name of an ultimatum either",
    "mediator": "the channel goes without its mediator",
    "format": "the channel goes without the format it meets in",
    "membership": "the member is none any more",
    "veto": "talk postures that refuse any offer made ones that hear it",
    "tie": "the tie is worth nothing to either",
    "leverage": "from the least to the most that the doctrine takes, the doctrine in its seat",
}


@dataclass(frozen=True)
class Link:
    """A link and two versions of the crisis, with and without it (or at its two ends).

    scenario: of the version without; None for the scenario itself.
    """

    family: str
    name: str
    without: Mapping[str, float | str]
    scenario: Scenario | None = None
    given: Mapping[str, float | str] = field(default_factory=dict)


def links(scenario: Scenario) -> list[Link]:
    """Every link of a scenario, family by family."""
    return [link for find in (numbers, patronage, channels, membership, vetoes, ties, leverage)
            for link in find(scenario)]


def cut(scenario: Scenario, change: Callable[[np.ndarray], None]) -> Scenario:
    """The scenario with its record changed."""
    record = scenario.record.copy()
    change(record)
    return scenario.changed(record=record)


def numbers(scenario: Scenario) -> Iterator[Link]:
    """Influence and dependence, where either is above 0."""
    for family in ("influence", "dependence"):
        for path in scenario.paths:
            head, _, rest = path.partition(".")
            if head == "link" and rest.endswith("." + family) and weighs(scenario, path):
                yield Link(family, rest.removesuffix("." + family), {path: 0.0})


def weighs(scenario: Scenario, path: str) -> bool:
    """True if a parameter is not 0 for certain."""
    quantity = scenario.parameters.get(path)
    if quantity is None:
        return scenario.paths[path].entry.default != 0.0
    return quantity.varies or quantity.central != 0.0


def patronage(scenario: Scenario) -> Iterator[Link]:
    """Who backs whom; one who answers for itself is no link."""
    names = scenario.actor_names
    for p, c in np.argwhere(scenario.record["patron"] == 1).tolist():
        if p == c:
            continue

        def change(record: np.ndarray, p: int = p, c: int = c) -> None:
            record["patron"][p, c] = 0
            both = (record["ult_patron"] == p) & (record["ult_target"] == c)
            record["ult_patron"][both] = -1

        yield Link("patronage", f"{names[p]}.{names[c]}", {}, cut(scenario, change))


def channels(scenario: Scenario) -> Iterator[Link]:
    """Mediators and formats of channels."""
    for k, channel in enumerate(scenario.names.get("channel", ())):
        for family, kind in (("mediator", "actor"), ("format", "agreement")):
            at = int(scenario.record[f"channel_{family}"][k])
            if at < 0:
                continue

            def change(record: np.ndarray, field: str = f"channel_{family}", k: int = k) -> None:
                record[field][k] = -1

            yield Link(family, f"{channel}.{scenario.names[kind][at]}", {},
                       cut(scenario, change))


def membership(scenario: Scenario) -> Iterator[Link]:
    """Members of agreements."""
    for g, agreement in enumerate(scenario.names.get("agreement", ())):
        for i, actor in enumerate(scenario.actor_names):
            if scenario.record["agreement_member"][g, i] != 1:
                continue

            def change(record: np.ndarray, g: int = g, i: int = i) -> None:
                record["agreement_member"][g, i] = 0

            yield Link("membership", f"{agreement}.{actor}", {}, cut(scenario, change))


def vetoes(scenario: Scenario) -> Iterator[Link]:
    """Parties of a channel with a talk posture that refuses any offer."""
    record, count = scenario.record, len(scenario.names.get("channel", ()))
    refusal = float(record["refusal"])
    parties = {int(record[f"channel_{end}"][k]) for k in range(count) for end in "ab"}
    for i in sorted(parties):
        options = record["level"][i, TALK, : int(record["n_options"][i, TALK]), CONCEDE]
        if not (options < refusal).any():
            continue

        def change(record: np.ndarray, i: int = i) -> None:
            levels = record["level"][i, TALK, :, CONCEDE]
            levels[levels < refusal] = refusal

        yield Link("veto", scenario.actor_names[i], {}, cut(scenario, change))


def ties(scenario: Scenario) -> Iterator[Link]:
    """Pairs of which either values the tie."""
    names = scenario.actor_names
    for i, one in enumerate(names):
        for two in names[i + 1 :]:
            paths = [f"tie.{a}.{b}.value" for a, b in ((one, two), (two, one))]
            if any(weighs(scenario, path) for path in paths):
                yield Link("tie", f"{one}.{two}", dict.fromkeys(paths, 0.0))


def leverage(scenario: Scenario) -> Iterator[Link]:
    """A doctrine's trait of that name, at the ends of what its policy takes."""
    for path, slot in scenario.paths.items():
        seat = owner(scenario, path)
        if seat and path.endswith(".leverage"):
            yield Link("leverage", path.removesuffix(".leverage"),
                       {path: slot.entry.high, **seat}, None, {path: slot.entry.low, **seat})
