"""Sweeps: every cell of a design, played in one run on shared luck."""

from __future__ import annotations

from collections.abc import Mapping

from sim.data.cells import Cells
from sim.errors import UsageError
from sim.play.bases import bases_of
from sim.play.facts import words_in
from sim.play.gather import Tallies
from sim.play.session import Session, on_threads
from sim.play.task import Task
from sim.scenario.design import Design
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan

MOST = 1_000_000_000  # rollouts of a sweep


def task_of(scenario: Scenario, common: Mapping[str, str], design: Design, rollouts: int, seed: int,
            replicates: int, doctrines: str = "mixture", shared: bool = True) -> Task:
    """The task of a sweep. UsageError if it is larger than can be played."""
    seating = plan(variant(scenario, dict(common), doctrines))
    task = Task(seating, seed, rollouts, min(replicates, rollouts), 0, design, True, shared,
                bases=bases_of(scenario, common, design, doctrines))
    if task.total > MOST:
        raise UsageError(f"{len(design):,} cells of {rollouts:,} rollouts are {task.total:,}; at "
                         f"most {MOST:,}")
    return task


def sweep(task: Task, kind: str, session: Session | None = None) -> Cells:
    """Play every cell."""
    session = session or on_threads(2)
    found = Tallies(task)
    went = session.gather(found)
    scenario, design = task.scenario, task.design
    assert design is not None
    question = scenario.question

    def shaped(array: str) -> object:
        flat = getattr(found, array)
        return flat.reshape(task.cells, task.rows, *flat.shape[1:])

    return Cells(
        scenario_name=scenario.name, title=scenario.title,
        question={"axis": question.axis, "label": question.label, "ask": question.ask},
        seed=task.seed, rollouts=task.rollouts, replicates=task.replicates, design=kind,
        factors=[{"key": f.key, "kind": f.kind, "levels": list(f.levels)} for f in design.factors],
        points=design.points, axes={o.name: list(o.labels) for o in scenario.outcomes},
        count_names=[*task.counts, *task.notes], failed=sorted(found.failed),
        judgement=[p for p, q in task.plan.case.parameters.items() if q.grade == "J"],
        workers=session.executor.workers, engine_seconds=went.seconds,
        notices=[*task.notices, *went.notices],
        actors=list(scenario.actor_names), words=words_in(scenario),
        **{name: shaped(name) for name in ("hits", "trials", "sums", "squares", "seen")},  # type: ignore[arg-type]
    )
