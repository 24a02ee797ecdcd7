"""A run as it is, and other versions of it on the same luck, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim.data.outcome import Outcome
from sim.data.reduce import labels
from sim.data.summary import plain, share_row
from sim.report.extra.asked import none
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import end_axis
from sim.studies.change import Change, between, by_output
from sim.studies.lab import Lab

COUNTED = ("civilians", "area_taken", "share")
DEATHS = "deaths_"
ULTIMATUM = "ultimatum"


class Bench:
    """Plays versions of a scenario against the scenario as it is, n rollouts a side.

    seconds: engine seconds of what was played for it, the scenario as it is included.
    """

    def __init__(self, lab: Lab, n: int) -> None:
        self.lab = lab
        self.n = max(2, n // lab.replicates) * lab.replicates
        self.base = lab.plain(self.n)
        self.seconds = float(self.base.engine_seconds) * self.n / max(1, self.base.rollouts)

    def play(self, overrides: Mapping[str, Any], scenario: Scenario | None = None) -> Outcome:
        """The same rollouts of another version."""
        outcome = self.lab.play(self.n, overrides, scenario)
        self.seconds += float(outcome.engine_seconds)
        return outcome

    @property
    def empty(self) -> dict[str, Any] | None:
        """A section's reason if no rollout of the scenario as it is ran to its end."""
        return None if self.base.valid.any() else none(failed_all(self.base))

    def about(self) -> dict[str, Any]:
        """How much was played, and the shares of the scenario as it is in these rollouts."""
        return {"n": self.n, "rows": self.base.rows, "seconds": self.seconds,
                "question": question_label(self.base), "failed": len(self.base.failed),
                "base": {"outcomes": self.shares()}}

    def shares(self) -> dict[str, Any]:
        """Of every label shown, its share as it is with its 95 % interval."""
        out = {}
        for axis in axes_of(self.lab.scenario):
            rows = labels(self.base, axis).by_row()
            for label in self.base.axes[axis]:
                found = share_row(rows, f"{axis}={label}")
                out[f"{axis}.{label}"] = {k: found[k] for k in ("p", "low", "high", "least", "most")
                                          if k in found}
        return out

    def moved(self, outcome: Outcome, without: Sequence[str] = ()) -> dict[str, Any]:
        """What a version changes in labels and counts, of axes but those `without`.

        Where all its rollouts failed, the reason alone.
        """
        if not outcome.valid.any():
            return none(failed_all(outcome))
        by = by_output(between(self.base, outcome))
        out: dict[str, Any] = {"outcomes": {
            f"{axis}.{label}": change_record(by[f"{axis}={label}"], "p")
            for axis in axes_of(self.lab.scenario) if axis not in without
            for label in self.base.axes[axis]}}
        out["counts"] = {
            name: {
                "name": self.base.glossary.name("count", name),
                **change_record(by[name], "mean"),
            }
            for name in self.base.count_names
            if is_counted(self.lab.scenario, name)
        }
        return {**out, "failed": len(outcome.failed)}


def change_record(c: Change, value: str) -> dict[str, Any]:
    """A change as plain data: its value afterwards, the difference and its 95 % interval."""
    out = {value: plain(c.after), "diff": plain(c.difference),
           "low": plain(c.difference - c.half), "high": plain(c.difference + c.half)}
    if c.after_bounds:
        out |= {"least": c.after_bounds.least, "most": c.after_bounds.most}
    return out


def question_label(outcome: Outcome) -> str:
    """The question's label as `axis.label`."""
    return f"{outcome.question['axis']}.{outcome.question['label']}"


def axes_of(scenario: Scenario) -> list[str]:
    """Axes shown: the question's, how it ends, and what became of the ultimatum."""
    every = [o.name for o in scenario.outcomes]
    wanted = (scenario.question.axis, end_axis(scenario), ULTIMATUM)
    return [axis for axis in dict.fromkeys(wanted) if axis in every]


def is_counted(scenario: Scenario, name: str) -> bool:
    """True for deaths, and for ground or demand given."""
    ground = name in COUNTED and (name != "area_taken" or bool(scenario.places))
    return name.startswith(DEATHS) or ground


def failed_all(outcome: Outcome) -> str:
    """Why there is nothing to tell of a run."""
    first = f"; the first: {outcome.failed[0][2]}" if outcome.failed else ""
    return f"every rollout failed{first}"
