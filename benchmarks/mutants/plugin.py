"""Pytest's side of a trial: the C kernel, made when first asked for; limits; what failed first.

BUDGET: processor seconds after which no further test is begun. ALONE: those that one test may take;
one that takes longer never ends, and its process is killed.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

BUDGET = float(os.environ.get("MUTANTS_BUDGET", "30"))
ALONE = float(os.environ.get("MUTANTS_ALONE", "60"))
REPORT = Path(os.environ.get("MUTANTS_REPORT", os.devnull))


class Later:
    """The C kernel, translated and compiled by the first test that plays on it."""

    @cached_property
    def engine(self) -> Any:
        """The kernel of the sources as they are."""
        from benchmarks.quick.engine import Engine

        return Engine()

    @property
    def kernel(self) -> Any:
        """See `benchmarks.quick.engine.Engine`."""
        return self.engine.kernel

    def policy(self, function: Any) -> Any:
        """See `benchmarks.quick.engine.Engine`."""
        return self.engine.policy(function)


def spent() -> float:
    """Processor seconds of this process and of those it waited for."""
    return sum(os.times()[:4])


def pytest_configure() -> None:
    """Every compiled rollout of this process is the C kernel's, where there is a compiler."""
    try:
        from benchmarks.quick.compiler import compiler
        from benchmarks.quick.replacement import put
        from sim.errors import UsageError
    except ImportError:  # a mutant that cannot be imported, which its tests will say
        return
    try:
        compiler()
    except UsageError:
        return
    put(Later())  # type: ignore[arg-type]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A test in its limit; beyond the budget the session ends."""
    if spent() > BUDGET:
        item.session.shouldstop = "the budget is spent"
    signal.setitimer(signal.ITIMER_PROF, ALONE)
    try:
        return (yield)  # type: ignore[return-value]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A line for each test that was run, and one for the first that failed."""
    if report.when == "call" or report.failed:
        with REPORT.open("a", encoding="utf-8") as out:
            out.write(f"{'failed' if report.failed else 'passed'} {report.nodeid}\n")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A file of tests that cannot be read."""
    if report.failed:
        with REPORT.open("a", encoding="utf-8") as out:
            out.write(f"failed {report.nodeid}\n")
