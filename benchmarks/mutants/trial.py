"""Trials: a copy of the project, one change in it, its tests. The checkout is never touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mutants.operators import Mutant

MOST = 25  # files of tests that one mutant is shown to
HANGS = 900  # seconds on the clock after which a trial is killed from outside


@dataclass(frozen=True)
class Result:
    """What a run of pytest said: did one fail, which first, how many ran, how long."""

    caught: bool
    by: str
    tests: int
    seconds: float
    files: int = 0


@dataclass
class Copy:
    """A copy of the project in a temporary folder, in which files are changed and put back."""

    root: Path
    budget: float = 30.0
    slow: bool = False
    place: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="escalade-mutants-")))
    sound: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=self.root,
            capture_output=True, text=True, check=True).stdout.splitlines()
        for name in listed:
            path = self.root / name
            if path.is_file() and not name.startswith("results/"):
                (self.place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, self.place / name)

    def close(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self.place, ignore_errors=True)

    def write(self, file: str, text: str) -> None:
        """Put a text in a file's place. Bytecode of the last text goes: it may have its second."""
        path = self.place / file
        for old in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            old.unlink()
        path.write_text(text, encoding="utf-8")

    def pytest(self, targets: list[str], but: list[str]) -> Result:
        """Run some tests until one fails or the budget is spent."""
        report = self.place / "report.txt"
        report.unlink(missing_ok=True)
        env = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")} | {
            "PYTHONPATH": str(self.place), "ESCALADE_CACHE": str(self.place / "cache"),
            "MUTANTS_BUDGET": str(self.budget), "MUTANTS_REPORT": str(report),
            "MPLBACKEND": "agg", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        call = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p",
                "no:xdist", "-p", "benchmarks.mutants.plugin",
                *([] if self.slow else ["-m", "not slow"]),
                *(f"--deselect={name}" for name in but), *targets]
        start = time.perf_counter()
        run = subprocess.Popen(call, cwd=self.place, env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            code = run.wait(HANGS)
        except subprocess.TimeoutExpired:
            code = -signal.SIGPROF
        finally:
            try:
                os.killpg(run.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            run.wait()
        lines = report.read_text(encoding="utf-8").splitlines() if report.is_file() else []
        failed = [line[7:] for line in lines if line.startswith("failed ")]
        by = failed[0] if failed else ("" if code in (0, 2, 5) else f"ended with {code}")
        if code == 2 and not failed and len(lines) == 0:
            by = "could not be read"  # conftest or plugin: the package does not import
        files = len({line[7:].partition("::")[0] for line in lines})
        return Result(bool(by), by, len(lines), time.perf_counter() - start, files)

    def passes(self, test: str) -> bool:
        """True if a test passes without any change; asked once."""
        if test not in self.sound:
            self.sound[test] = not self.pytest([test], []).caught
        return self.sound[test]

    def run(self, mutant: Mutant, targets: list[str]) -> Result:
        """Show a mutant to its tests. One that fails without it too is left out."""
        path = self.root / mutant.file
        source = path.read_text(encoding="utf-8")
        seconds = 0.0
        while True:
            self.write(mutant.file,
                       source[: mutant.start] + mutant.text + source[mutant.end :])
            try:
                but = [test for test, sound in self.sound.items() if not sound]
                found = self.pytest([t for t in targets[:MOST] if t not in but], but)
            finally:
                self.write(mutant.file, source)
            seconds += found.seconds
            if "::" not in found.by and not found.by.endswith(".py"):
                return Result(found.caught, found.by, found.tests, seconds, found.files)
            if self.passes(found.by):
                return Result(True, found.by, found.tests, seconds, found.files)
