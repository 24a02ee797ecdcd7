"""Which rollout of which run `escalade replay` is asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.cli.run import HOW
from sim.errors import RunError, UsageError, said
from sim.results.outcome import Outcome
from sim.scenario.model import Scenario

OF_A_RUN = ("scenario", "rollouts", "seed", "replicates", "doctrines", "precision", "cap", "code",
            *HOW)
SURPRISING = "surprising"


@dataclass
class Asked:
    """A run, and the outcome of its rollouts where they have been played."""

    scenario: Scenario
    seed: int
    replicates: int
    doctrines: str
    overrides: dict[str, Any]
    outcome: Outcome | None = None


def asked_of(config: dict[str, Any], rest: dict[str, str], given: dict[str, str]) -> Asked:
    """The run that the words describe, or the kept one that from=DIR names."""
    from sim.scenario.load import load

    if config["from"]:
        return kept(config, rest, given)
    return Asked(load(str(config["scenario"]), bool(config["code"])), config["seed"],
                 config["replicates"], str(config["doctrines"]), dict(rest))


def kept(config: dict[str, Any], rest: dict[str, str], given: dict[str, str]) -> Asked:
    """The run in a folder, with the settings of its manifest; UsageError for words that differ."""
    from sim.results.store import load as read
    from sim.scenario.load import load

    folder = Path(str(config["from"]))
    outcome, _ = read(folder)
    was = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["config"]
    for key, word in {**{k: v for k, v in given.items() if k in OF_A_RUN}, **rest}.items():
        if key in ("code", "workers", "rollouts"):
            continue
        if str(was.get(key)) != word:
            there = f"was made with {key}={was[key]}" if key in was else f"has no {key}"
            raise UsageError(f"{key}={said(word)}: the run in {said(folder)} {there}; leave it out")
    own = {k: v for k, v in was.items() if k not in OF_A_RUN}
    scenario = load(str(was["scenario"]), bool(config["code"]))
    return Asked(scenario, int(was["seed"]), int(was["replicates"]), str(was["doctrines"]), own,
                 outcome)


def played(asked: Asked, config: dict[str, Any]) -> Outcome:
    """The outcome of the run, played now if it was not kept."""
    if asked.outcome is None:
        from sim.cli.progress import Progress
        from sim.ensemble import simulate

        asked.outcome = simulate(asked.scenario, config["rollouts"], asked.seed, config["workers"],
                                 asked.replicates, asked.doctrines, asked.overrides, Progress())
    return asked.outcome


def rollout_of(asked: Asked, config: dict[str, Any]) -> tuple[int, str]:
    """The rollout's number and why it was chosen, "" for one that was named."""
    choice = config["rollout"]
    if not isinstance(choice, str):
        return int(choice), ""
    from sim.story.select import find_end, surprising, typical

    word, _, end = choice.partition(":")
    outcome = played(asked, config)
    of = f"of {outcome.completed:,} rollouts"
    if word == SURPRISING:
        rollout, why = surprising(outcome)
        return rollout, f"Chosen as the most surprising {of}, rarest in: {why}."
    axis, label = find_end(outcome, end)
    rollout = typical(outcome, axis, label)
    share = int((outcome.is_label(axis, label) & outcome.valid).sum())
    name = outcome.glossary.name("label", f"{axis}.{label}")
    return rollout, (f"Chosen as the most typical of the {share:,} {of} that end with {axis}."
                     f"{label} ({name}): the one nearest to all others of them.")


def check_labels(asked: Asked, rollout: int, labels: dict[str, str]) -> None:
    """RunError if the watched rollout ends otherwise than the run that it is of."""
    outcome = asked.outcome
    if outcome is None or not (rollout < outcome.rollouts and outcome.valid[rollout]):
        return
    for axis, names in outcome.axes.items():
        then = names[int(outcome.codes(axis)[rollout])]
        if labels[axis] != then:
            raise RunError(f"rollout {rollout} ends with {axis}.{labels[axis]} here and with "
                           f"{axis}.{then} in the run, which another version made; play it again")
