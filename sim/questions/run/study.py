"""How `run` plays: the task, and the floor under its answer."""

from __future__ import annotations

from typing import Any

from sim.data.outcome import Outcome
from sim.play.session import Goal, key_of
from sim.play.simulate import task_of
from sim.questions.ask import Ask, Work
from sim.questions.run.answer import Keeping, Run


def prepare(ask: Ask) -> Work:
    """The task of the run, checked; what then plays it."""
    task = task_of(ask.scenario, ask["rollouts"], ask["seed"], ask["replicates"],
                   str(ask["doctrines"]), ask.words)
    goal = Goal(ask["precision"], ask["cap"]) if ask["precision"] else None
    ask.key = key_of(task, goal)
    ask.drop("rollouts" if goal else "precision", *(() if goal else ("cap",)))

    keeping = Keeping(ask.scenario, ask["page"], ask["every_rollout"], ask["workers"])

    def work() -> Run:
        with ask.telling_rollouts():
            outcome = ask.session.play(task, goal)
        return Run(outcome, summary=summary_of(outcome, ask), keeping=keeping)

    return work


def summary_of(outcome: Outcome, ask: Ask) -> dict[str, Any]:
    """Shares and counts, and the floor unless it was not asked for."""
    from sim.data.summary import summarise
    from sim.studies.floor import Ran, floor_of

    summary = summarise(outcome)
    if ask["floor"]:
        ran = Ran(outcome, ask.scenario, ask.words, str(ask["doctrines"]))
        summary["floor"] = floor_of(ran, ask.session, ask.listener.part)
    return summary
