"""Which rollout of which run a replay is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.data.manifest import read_manifest
from sim.data.outcome import Outcome
from sim.data.reduce import happened
from sim.data.store import load as read
from sim.errors import RunError, UsageError, said
from sim.play.simulate import task_of
from sim.questions.ask import Ask
from sim.report.story.select import find_end, surprising, typical
from sim.scenario.load import load
from sim.scenario.model import Scenario

SURPRISING = "surprising"


@dataclass
class Of:
    """The run that a rollout is of, and its outcome where it has been played."""

    scenario: Scenario
    seed: int
    replicates: int
    doctrines: str
    overrides: dict[str, Any]
    outcome: Outcome | None = None


def run_of(ask: Ask) -> Of:
    """The run that the words describe, or the kept one that `from` names."""
    if ask["from_"]:
        return kept(ask)
    return Of(ask.scenario, ask["seed"], ask["replicates"], str(ask["doctrines"]), ask.words)


def kept(ask: Ask) -> Of:
    """The run in a folder, with the settings of its manifest; UsageError for words that differ."""
    folder = Path(str(ask["from_"]))
    outcome, _ = read(folder)
    record = read_manifest(folder) or {}
    was = record["config"]
    own = {"scenario": ask.named, **{k: ask[k] for k in ("seed", "replicates", "doctrines")
                                     if ask[k] != ask.declared.settings[k].default}, **ask.words}
    for key, word in own.items():
        if word is not None and str(was.get(key)) != str(word):
            there = f"was made with {key}={was[key]}" if key in was else f"has no {key}"
            raise UsageError(f"{key}={said(word)}: the run in {said(folder)} {there}; leave it out")
    scenario = load(str(was["scenario"]), bool(ask["code"]))
    return Of(scenario, int(was["seed"]), int(was["replicates"]), str(was["doctrines"]),
              dict(record["words"]), outcome)


def played(run: Of, ask: Ask) -> Outcome:
    """The outcome of the run, played now if it was not kept."""
    if run.outcome is None:
        task = task_of(run.scenario, ask["rollouts"], run.seed, run.replicates, run.doctrines,
                       run.overrides)
        with ask.telling_rollouts():
            run.outcome = ask.session.play(task)
    return run.outcome


def rollout_of(run: Of, ask: Ask) -> tuple[int, str]:
    """The rollout's number and why it was chosen, "" for one that was named."""
    choice = ask["rollout"]
    if not isinstance(choice, str):
        return int(choice), ""
    word, _, end = choice.partition(":")
    outcome = played(run, ask)
    of = f"of {outcome.completed:,} rollouts"
    if word == SURPRISING:
        rollout, why = surprising(outcome)
        return rollout, f"Chosen as the most surprising {of}, rarest in: {why}."
    axis, label = find_end(outcome, end)
    rollout = typical(outcome, axis, label)
    share = int(happened(outcome, (axis, label)).sum())
    name = outcome.glossary.name("label", f"{axis}.{label}")
    return rollout, (f"Chosen as the most typical of the {share:,} {of} that end with {axis}."
                     f"{label} ({name}): the one nearest to all others of them.")


def check_labels(run: Of, rollout: int, labels: dict[str, str]) -> None:
    """RunError if the watched rollout ends otherwise than the run that it is of."""
    outcome = run.outcome
    if outcome is None or not (rollout < outcome.rollouts and outcome.valid[rollout]):
        return
    for axis, names in outcome.axes.items():
        then = names[int(outcome.codes(axis)[rollout])]
        if labels[axis] != then:
            raise RunError(f"rollout {rollout} ends with {axis}.{labels[axis]} here and with "
                           f"{axis}.{then} in the run, which another version made; play it again")
