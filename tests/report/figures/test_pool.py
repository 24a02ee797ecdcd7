"""Figures drawn by several processes, or here where that cannot be or is not worth it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sim.report.figures import pool
from sim.report.figures.pool import DrawingJob, each, worth_it


def who(job: DrawingJob, folder: str, style: str) -> list[Path]:
    """What was asked, and by which process it was done."""
    return [Path(f"{job.make()}-{style}-{os.getpid()}")]


def test_processes_keep_the_order(monkeypatch):
    monkeypatch.setattr(pool, "START", 0.0)
    got = [
        paths[0].name.split("-")
        for paths in each(who, [DrawingJob(str(k), int) for k in range(5)], ".", "dark", 2)
    ]
    assert [style for _, style, _ in got] == ["dark"] * 5
    assert str(os.getpid()) not in {pid for *_, pid in got}


def test_a_job_that_cannot_be_pickled_is_done_here(monkeypatch):
    monkeypatch.setattr(pool, "START", 0.0)
    jobs = [DrawingJob(str(k), lambda k=k: k) for k in range(4)]
    got = [paths[0].name for paths in each(who, jobs, ".", "light", 2)]
    assert got == [f"{k}-light-{os.getpid()}" for k in range(4)]


@pytest.mark.parametrize(("jobs", "workers", "want"), [
    (1, 8, False), (2, 2, False), (9, 1, False), (9, 2, True), (3, 2, False), (40, 2, True)])
def test_few_figures_are_not_worth_a_process(jobs, workers, want):
    assert worth_it(jobs, workers) is want
