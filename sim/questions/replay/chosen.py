"""Which rollout of which run a replay is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.data.outcome import Outcome
from sim.data.reduce import hits_of
from sim.data.seal import manifest_of
from sim.data.store import load as read
from sim.engine.state.outputs import DAY_PREFIX
from sim.errors import RunError, UsageError, quote
from sim.glossary.measure import EVENT, LABEL, OutcomeMeasure, find_measure
from sim.glossary.text import is_condition
from sim.play.simulate import task_of
from sim.questions.ask import Ask
from sim.report.story.select import find_end, surprising, typical_among
from sim.scenario.levels import unquote
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import measure, share_of, with_facts

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
        return read_run(ask)
    scenario, end = ask.scenario, end_of(ask)
    if is_condition(end):
        scenario = with_facts(scenario, [measure(scenario, end, "rollout=typical")])
    return Of(scenario, ask["seed"], ask["replicates"], str(ask["doctrines"]), ask.words)


def end_of(ask: Ask) -> str:
    """END of `typical:END`, "" for another choice."""
    choice = ask["rollout"]
    return unquote(choice.partition(":")[2]) if isinstance(choice, str) else ""


def asked_end(outcome: Outcome, end: str) -> OutcomeMeasure:
    """What END asks about: an end of the crisis, an event that came or a predicate that holds.

    UsageError for a count, or for what is none of them.
    """
    came = DAY_PREFIX + end in outcome.count_names
    if came or is_condition(end) or end in outcome.count_names:
        asked = find_measure(outcome.axes, outcome.count_names, end, "rollout=typical")
        return share_of(asked, "rollout=typical", "no rollout ends with a mean")
    axis, label = find_end(outcome, end)
    return OutcomeMeasure(f"{axis}:{label}", LABEL, axis, label)


def read_run(ask: Ask) -> Of:
    """The run in a folder, with the settings of its manifest; UsageError for words that differ."""
    folder = Path(str(ask["from_"]))
    outcome, _ = read(folder)
    record = manifest_of(folder)
    was = record["config"]
    own = {"scenario": ask.named, **{k: ask[k] for k in ("seed", "replicates", "doctrines")
                                     if ask[k] != ask.declared.settings[k].default}, **ask.words}
    for key, word in own.items():
        if word is not None and str(was.get(key)) != str(word):
            there = f"was made with {key}={was[key]}" if key in was else f"has no {key}"
            raise UsageError(
                f"{key}={quote(word)}: the run in {quote(folder)} {there}; leave it out"
            )
    scenario = load(str(was["scenario"]), bool(ask["code"]))
    return Of(scenario, int(was["seed"]), int(was["replicates"]), str(was["doctrines"]),
              dict(record["words"]), outcome)


def play_run(run: Of, ask: Ask) -> Outcome:
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
    word, _, _ = choice.partition(":")
    outcome = play_run(run, ask)
    of = f"of {outcome.completed:,} rollouts"
    if word == SURPRISING:
        rollout, why = surprising(outcome)
        return rollout, f"Chosen as the most surprising {of}, rarest in: {why}."
    asked = asked_end(outcome, end_of(ask))
    hit = hits_of(outcome, asked.pair)
    name = outcome.glossary.name("label", f"{asked.axis}.{asked.name}")
    what = {LABEL: f"end with {asked.axis}.{asked.name} ({name})",
            EVENT: f"saw {asked.title(outcome.glossary)}"}.get(
                asked.kind, f"end with {asked.text}")
    rollout = typical_among(outcome, hit, what)
    return rollout, (f"Chosen as the most typical of the {int(hit.sum()):,} {of} that {what}: the "
                     "one nearest to all others of them.")


def check_labels(run: Of, rollout: int, labels: dict[str, str]) -> None:
    """RunError if the watched rollout ends differently from the run that it is of."""
    outcome = run.outcome
    if outcome is None or not (rollout < outcome.rollouts and outcome.valid[rollout]):
        return
    for axis, names in outcome.axes.items():
        then = names[int(outcome.codes(axis)[rollout])]
        if labels[axis] != then:
            raise RunError(f"rollout {rollout} ends with {axis}.{labels[axis]} here and with "
                           f"{axis}.{then} in the run, which another version made; play it again")
