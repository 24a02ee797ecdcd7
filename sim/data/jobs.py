"""Ordinary runs in numbered folders, put together as the cells of a sweep."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sim.bounded import read_bytes
from sim.brief import brief
from sim.data.cells import Cells
from sim.data.outcome import Outcome
from sim.data.seal import manifest_of
from sim.data.store import load
from sim.data.tally import tally
from sim.engine.state.outputs import may_be_absent
from sim.errors import RunError, one_line, quote

JOBS, MOST_BYTES = "jobs.json", 100_000_000
OWN = "the scenario's own"  # level of a job that leaves open what another one sets


@dataclass(frozen=True)
class Job:
    """One run of several: its number, which names its folder, its words, and how it went."""

    number: int
    words: tuple[str, ...]
    status: str = "open"
    message: str = ""

    def with_status(self, status: str, message: str) -> Job:
        """The job with what became of it."""
        return replace(self, status=status, message=message)

    def plain(self) -> dict[str, Any]:
        """The job as plain data."""
        return {"job": self.number, "words": list(self.words), "status": self.status,
                "message": self.message}


@dataclass(frozen=True, eq=False)
class JobResult:
    """A job's folder as it was found: its settings, and its outcome unless it failed."""

    name: str
    config: dict[str, Any]
    outcome: Outcome | None
    message: str = ""

    __repr__ = brief


def read_jobs(folder: Path) -> list[JobResult]:
    """Every job under a folder, in order; RunError if there is none."""
    listed, problems = words_of(folder)
    try:
        names = {p.name for p in folder.iterdir() if (p / "manifest.json").is_file()} | set(listed)
    except OSError as error:
        raise RunError(f"{quote(folder)}: {error.strerror or error}") from error
    order = sorted(names, key=lambda name: (not name.isdigit(), int(name) if name.isdigit() else 0,
                                            name))
    found = []
    for name in order:
        try:
            outcome, _ = load(folder / name)
            found.append(JobResult(name, manifest_of(folder / name)["config"], outcome))
        except (RunError, OSError, ValueError, KeyError) as error:
            why = problems.get(name) or one_line(str(error))
            found.append(JobResult(name, listed.get(name, {}), None, why))
    if not any(k.outcome for k in found):
        raise RunError(f"{quote(folder)}: holds no finished run in a folder of its own")
    return found


def words_of(folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The words of every job that a multirun has noted, and what went wrong, by folder name."""
    try:
        record = json.loads(read_bytes(folder / JOBS, MOST_BYTES))["jobs"]
        words = {str(k): dict(word.split("=", 1) for word in job["words"])
                 for k, job in enumerate(record)}
        wrong = {str(k): str(job["message"]) for k, job in enumerate(record)
                 if job["status"] == "failed"}
        return words, wrong
    except FileNotFoundError:
        return {}, {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RunError(
            f"{quote(folder / JOBS)}: cannot be read ({one_line(str(error))})"
        ) from error


def factors_of(jobs: list[JobResult], actors: list[str]) -> tuple[list[dict[str, Any]], np.ndarray]:
    """What differs between the jobs, as factors with levels in order of their coming, and points.

    A setting that a failed job does not name is taken as the others have it.
    """
    keys = list(dict.fromkeys(k for j in jobs for k in j.config))
    whole = [j.config for j in jobs if j.outcome]
    factors, columns = [], []
    for key in keys:
        usual = whole[0].get(key, OWN)
        texts = [str(j.config.get(key, OWN if j.outcome else usual)) for j in jobs]
        levels = list(dict.fromkeys(texts))
        if len(levels) > 1:
            kind = ("mechanism" if key.startswith("mechanisms.") else "doctrine" if key in actors
                    else "parameter" if "." in key else "setting")
            factors.append({"key": key, "kind": kind, "levels": levels})
            columns.append([float(levels.index(t)) for t in texts])
    points = np.array(columns).T if columns else np.zeros((len(jobs), 0))
    return factors, np.ascontiguousarray(points)


def sums_of(run: Outcome, rows: int) -> dict[str, np.ndarray]:
    """A run's sums as those of one cell of `rows` parameter rows, the last ones empty."""
    absent = np.array([may_be_absent(name) for name in run.count_names])
    sums = tally(np.asarray(run.labels), run.counts.astype(np.float64), run.row, run.rows,
                 [len(names) for names in run.axes.values()], absent)
    return {name: np.concatenate([x, np.zeros((rows - run.rows, *x.shape[1:]), x.dtype)])
            for name, x in sums.items()}


def cells_of_jobs(jobs: list[JobResult]) -> Cells:
    """The jobs as cells; a job that failed is a cell without rollouts.

    RunError if they differ in their outcomes or counts, and so cannot share columns.
    """
    runs = [j.outcome for j in jobs if j.outcome]
    model = runs[0]
    for job in jobs:
        run = job.outcome
        if run and (run.axes, run.count_names) != (model.axes, model.count_names):
            raise RunError(f"job {job.name} has other outcomes than job {jobs[0].name}; jobs of "
                           "different scenarios are gathered apart")
    rows, most = max(r.rows for r in runs), max(r.rollouts for r in runs)
    example = sums_of(model, rows)
    parts = [sums_of(j.outcome, rows) if j.outcome else
             {k: np.zeros_like(v) for k, v in example.items()} for j in jobs]
    factors, points = factors_of(jobs, model.actors)
    arrays = {name: np.stack([p[name] for p in parts]) for name in example}
    failed = [(c * most + k, step, text) for c, j in enumerate(jobs) if j.outcome
              for k, step, text in j.outcome.failed]
    notices = [f"Job {j.name} is a cell without rollouts: {j.message}" for j in jobs
               if not j.outcome]
    return Cells(
        scenario_name=model.scenario_name, title=model.title, question=model.question,
        seed=model.seed, rollouts=most, replicates=max(r.replicates for r in runs), design="grid",
        factors=factors, points=points, axes=model.axes, count_names=list(model.count_names),
        failed=failed, judgement=list(model.judgement), workers=max(r.workers for r in runs),
        engine_seconds=sum(r.engine_seconds for r in runs), notices=notices,
        actors=list(model.actors), words=model.words, **arrays)  # type: ignore[arg-type]
