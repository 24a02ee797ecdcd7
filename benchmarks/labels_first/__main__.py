"""`python -m benchmarks.labels_first SCENARIO [rollouts=N] [seed=N] [kernel=c|numba]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from sim.data.outcome import Outcome
from sim.errors import EscaladeError, UsageError, unknown
from sim.questions.audit.sections.play_axes import play_axes
from sim.scenario import facts
from sim.scenario.facts import Axis
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.lab import Lab

HERE = Path(__file__).parent
FIRST = " (first)"  # after the name of an axis of the first edition
SETTINGS = {"rollouts": "10000", "seed": "7", "kernel": "c"}


def first_axes(scenario: Scenario) -> list[Axis]:
    """The outcome axes that a scenario, or the one it stands on, had in the first edition."""
    folder: Path | None = scenario.folder
    while folder and not (HERE / f"{folder.name}.yaml").is_file():
        base = yaml.safe_load((folder / "scenario.yaml").read_text("utf-8")).get("base")
        folder = (folder / base).resolve() if base else None
    if not folder:
        raise unknown("scenario with first rules", scenario.name,
                      sorted(p.stem for p in HERE.glob("*.yaml")))
    text = (HERE / f"{folder.name}.yaml").read_text("utf-8")
    written: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)["outcomes"]
    return [Axis(name + FIRST, tuple(item["label"] for item in items),
                 tuple(facts.rule(scenario, item["when"]) for item in items[:-1]))
            for name, items in written.items()]


def lines(outcome: Outcome, scenario: Scenario) -> list[str]:
    """Every label with its share under the rules of the first edition and those in force."""
    out = [f"{scenario.name}: n = {outcome.completed:,}, seed {outcome.seed}; share in % "
           "[95 % interval], first rules | rules in force"]
    own = [o.name for o in scenario.outcomes]
    first = [name.removesuffix(FIRST) for name in outcome.axes if name.endswith(FIRST)]
    for axis in dict.fromkeys([*own, *first]):
        old = outcome.axes.get(axis + FIRST, [])
        new = outcome.axes.get(axis, []) if axis in own else []
        out += [axis] + [f"  {label:28s} {share(outcome, axis + FIRST, label, old)} | "
                         f"{share(outcome, axis, label, new)}"
                         for label in dict.fromkeys([*new, *old])]
    return out


def share(outcome: Outcome, axis: str, label: str, known: list[str]) -> str:
    """A label's share in percent with its interval; a dash where the axis has no such label."""
    if label not in known:
        return f"{'-':>20s}"
    at = estimates.share(outcome, estimates.ended_with(outcome, axis, label))
    low, high = (100 * (x if x is not None else float("nan")) for x in (at.low, at.high))
    return f"{100 * (at.at or 0.0):6.2f} [{low:5.2f}, {high:5.2f}]"


def main(words: list[str]) -> int:
    """Play a scenario once and print its labels read both ways; 2 for bad input."""
    try:
        settings, names = dict(SETTINGS), [w for w in words if "=" not in w]
        for word in words:
            key, sign, value = word.partition("=")
            if sign and key not in SETTINGS:
                raise unknown("setting", key, SETTINGS)
            if sign:
                settings[key] = value
        if not (names and settings["rollouts"].isdecimal() and settings["seed"].isdecimal()):
            raise UsageError(f"{__doc__}")
        if settings["kernel"] == "c":
            from benchmarks.quick.replacement import install

            install()
        for name in names:
            scenario = load(name)
            axes = [*facts.own_axes(scenario), *first_axes(scenario)]
            lab = Lab(scenario, seed=int(settings["seed"]))
            print("\n".join(lines(play_axes(lab, int(settings["rollouts"]), axes), scenario)))
    except EscaladeError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
