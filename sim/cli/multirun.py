"""`escalade run -m`: every combination of the words as an ordinary run of its own.

For coarse jobs: what can be a cell of one run is far quicker as `escalade sweep`. The words are
expanded by Hydra's own parser and sweeper, so all of its sweep grammar is understood.
"""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from sim.errors import EscaladeError, UsageError, one_line, said
from sim.results.jobs import JOBS, Job

OWN = ("out", "address")  # texts that are the same for all jobs and no business of Hydra's grammar
FLAGS = ("-m", "--multirun")
MOST = 10_000


def expanded(given: dict[str, str]) -> list[list[str]]:
    """The words of every job, the last key running fastest. UsageError if Hydra refuses them."""
    from hydra._internal.core_plugins.basic_sweeper import BasicSweeper
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    plain = {k: v for k, v in given.items()
             if k not in OWN and not (k == "scenario" and "," not in v)}
    fixed = [f"{k}={v}" for k, v in given.items() if k not in plain and k not in OWN]
    try:
        parser = OverridesParser.create()
        parsed = [parser.parse_override(f"{k}={v}") for k, v in plain.items()]
        (found,) = BasicSweeper.split_arguments(parsed, None)
    except HydraException as error:
        text = one_line(str(error)).partition(" See https")[0]
        raise UsageError(f"-m: {text}") from error
    if len(found) > MOST:
        raise UsageError(f"-m: {len(found):,} jobs; at most {MOST:,}. `escalade sweep` plays cells "
                         "by the million")
    return [[*fixed, *words] for words in found]


def place(out: str | None, words: list[list[str]]) -> Path:
    """The folder of the jobs: new, or one with the same jobs. UsageError if it holds others."""
    from sim.results.atomic import guarded, new_folder, write_json
    from sim.results.manifest import config_hash

    key = config_hash({"jobs": words})
    folder, n = Path(out or f"results/multirun-{key[:8]}-1"), 1
    while not out and folder.exists() and (folder / "manifest.json").exists():
        n += 1
        folder = Path(f"results/multirun-{key[:8]}-{n}")
    record = folder / JOBS
    if record.exists():
        try:
            there = json.loads(record.read_text(encoding="utf-8"))["key"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"out={said(folder)}: its {JOBS} cannot be read") from error
        if there != key:
            raise UsageError(f"out={said(folder)}: holds other jobs; name another folder")
        return folder
    made = new_folder(folder)
    with guarded(made):
        write_json(record, {"key": key, "jobs": [{"words": w, "status": "open"} for w in words]})
    return made


def carry_out(job: Job, folder: Path, common: list[str]) -> Job:
    """One job as an ordinary run into its folder; what goes wrong becomes its status."""
    from sim.cli.arguments import pairs
    from sim.cli.run import run
    from sim.cli.settings import settings
    from sim.results.run import Run

    page = io.StringIO()
    place = folder / str(job.number)
    try:
        with contextlib.redirect_stdout(page):
            args = [*job.words, *common, f"out={place}"]
            config, rest = settings("run", pairs(args))
            run(config, rest, args)
        return job.with_status("complete", str(Run.load(place).summary()["headline"]))
    except EscaladeError as error:
        return job.with_status("failed", one_line(str(error)))
    except Exception as error:  # one job's fault is a row and not the end of the others
        return job.with_status("failed", one_line(f"{type(error).__name__}: {error}"))


def multirun(args: list[str]) -> int:
    """Carry out all jobs; status 1 if any failed. Given again, it goes on with those left."""
    import sys

    from sim.cli.arguments import pairs
    from sim.results.atomic import guarded, write_json

    given = pairs(args)
    words = expanded(given)
    folder = place(given.get("out"), words)
    key = json.loads((folder / JOBS).read_text(encoding="utf-8"))["key"]
    common = [f"address={given['address']}"] if "address" in given else []
    jobs = [Job(k, tuple(w)) for k, w in enumerate(words)]
    varied = [k for k in range(len(words[0])) if len({w[k] for w in words}) > 1]
    try:
        for k, job in enumerate(jobs):
            told = " ".join(job.words[i] for i in varied) or " ".join(job.words)
            print(f"escalade: job {k + 1} of {len(jobs)}: {told}", file=sys.stderr)
            jobs[k] = carry_out(job, folder, common)
            with guarded(folder):
                write_json(folder / JOBS, {"key": key, "jobs": [j.plain() for j in jobs]})
    except KeyboardInterrupt:
        again = f"what is finished is kept in {folder}; the same command with out={folder} goes on"
        raise KeyboardInterrupt(again) from None
    print(report(jobs, varied))
    print(f"\nFiles: {folder}; `escalade gather {folder}` collects them")
    return 1 if any(j.status == "failed" for j in jobs) else 0


def report(jobs: list[Job], varied: list[int]) -> str:
    """A line a job: its words, and the headline of its answer or what went wrong."""
    from sim.results.answer import page_width
    from sim.results.words import wrap

    lines: list[str] = []
    for j in jobs:
        told: Any = " ".join(j.words[i] for i in varied) or " ".join(j.words)
        mark = "" if j.status == "complete" else f"{j.status.upper()}: "
        lines += wrap(f"{j.number}  {told}: {mark}{j.message}", page_width(), "   ")
    bad = sum(j.status == "failed" for j in jobs)
    tail = f"{len(jobs)} job{'s' if len(jobs) > 1 else ''}" + (f", {bad} failed" if bad else "")
    return "\n".join([*lines, "", tail])
