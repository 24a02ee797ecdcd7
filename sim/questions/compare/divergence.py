"""Where two watched rollouts on the same luck part: the first day, and the first choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sim.model import replay
from sim.scenario.threat import laid_over
from sim.studies.lab import Lab
from sim.studies.versions import Version

Day = Mapping[str, Any]  # as `sim.model.replay` tells it


@dataclass(frozen=True)
class Parting:
    """The first choice that differs; None where a side made no such choice, or none differs."""

    rollout: int
    day: int | None  # index of the first choice that differs
    date: str | None
    first_count: int | None  # first day on which any count differs
    actor: str | None
    track: str | None
    before: str | None  # option chosen without the change
    after: str | None
    p_before: float | None  # its probability in its own rollout
    p_after: float | None


def choice_probability(decision: Mapping[str, Any]) -> float:
    """Probability of the option that was chosen."""
    return float(next(o["p"] for o in decision["options"] if o["option"] == decision["chosen"]))


def first_apart(a: list[Any], b: list[Any]) -> tuple[Any, Any] | None:
    """The first decisions of a day that differ, one of them None if it was not made at all."""
    for x, y in zip(a, b, strict=False):
        if (x["actor"], x["track"]) != (y["actor"], y["track"]):
            later = any((x["actor"], x["track"]) == (z["actor"], z["track"]) for z in b)
            return (None, y) if later else (x, None)
        if x["chosen"] != y["chosen"]:
            return x, y
    if len(a) != len(b):
        return (a[len(b)], None) if len(a) > len(b) else (None, b[len(a)])
    return None


def parting(rollout: int, a: Iterable[Day], b: Iterable[Day]) -> Parting:
    """Follow two rollouts until a choice differs, or to the end."""
    count: int | None = None
    for day, (x, y) in enumerate(zip(a, b, strict=False)):
        if count is None and x["changed"] != y["changed"]:
            count = day
        apart = first_apart(x["decisions"], y["decisions"])
        if apart is not None:
            one, two = apart
            who = one or two
            return Parting(
                rollout, day, x["date"], count, who["actor"], who["track"],
                one and one["chosen"], two and two["chosen"],
                one and choice_probability(one), two and choice_probability(two),
            )
    return Parting(rollout, None, None, count, None, None, None, None, None, None)


def watch(lab: Lab, version: Version, rollout: int) -> Parting:
    """Replay one rollout with and without a version's change."""
    def told(over: Mapping[str, Any]) -> Iterable[Day]:
        words = laid_over(lab.overrides, over)
        return replay(lab.scenario, lab.seed, rollout, words, lab.replicates, lab.doctrines)

    return parting(rollout, told({}), told(version.overrides))
