"""`escalade run -m`: every combination of the words as an ordinary run of its own.

For coarse jobs: what can be a cell of one run is far quicker as `escalade sweep`. The words are
expanded by Hydra's own parser, so its lists, ranges and choices are understood.
"""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

from sim.data.jobs import JOBS, Job
from sim.errors import EscaladeError, UsageError, one_line, quote

OWN = ("out", "address")  # texts that are the same for all jobs, whatever they hold
FLAGS = ("-m", "--multirun")
MOST = 10_000


def values(key: str, text: str) -> list[str]:
    """What a word stands for in Hydra's sweep grammar; UsageError if it is not of it."""
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.errors import HydraException

    if key in OWN or not any(sign in text for sign in ",("):
        return [text]
    try:
        override = OverridesParser.create().parse_override(f"{key}={text}")
        if not override.is_sweep_override():
            return [text]
        if not override.is_discrete_sweep():
            raise UsageError(f"-m: {key}={quote(text)}: has no levels; `escalade sweep` can draw "
                             "a sample")
        return [word_of(value) for value in override.sweep_iterator()]
    except HydraException as error:
        why = one_line(str(error)).partition(" See https")[0]
        raise UsageError(f"-m: {key}={quote(text)}: {quote(why, 120)}") from error


def word_of(value: Any) -> str:
    """A value of Hydra's as a word here."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"  # a range's 0.30000000000000004 is 0.3
    return str(getattr(value, "text", value))


def expand(given: dict[str, str]) -> list[list[str]]:
    """The words of every job, the last key running fastest. UsageError for what cannot be."""
    lists = [[f"{k}={v}" for v in values(k, text)] for k, text in given.items() if k not in OWN]
    count = math.prod(len(words) for words in lists)
    if count > MOST:
        raise UsageError(f"-m: {count:,} jobs; at most {MOST:,}. `escalade sweep` plays cells by "
                         "the million")
    return [list(words) for words in itertools.product(*lists)]


def place(out: str | None, words: list[list[str]]) -> Path:
    """The folder of the jobs: new, or one with the same jobs. UsageError if it holds others."""
    from sim.atomic import disk_errors, new_folder, write_json
    from sim.data.manifest import config_hash

    key = config_hash({"jobs": words})
    folder = Path(out or f"results/multirun-{key[:8]}")
    record = folder / JOBS
    if record.exists():
        try:
            there = json.loads(record.read_text(encoding="utf-8"))["key"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(f"out={quote(folder)}: its {JOBS} cannot be read") from error
        if there != key:
            raise UsageError(f"out={quote(folder)}: holds other jobs; name another folder")
        return folder
    made = new_folder(folder)
    with disk_errors(made):
        write_json(record, {"key": key, "jobs": [{"words": w, "status": "open"} for w in words]})
    return made


def carry_out(job: Job, folder: Path, common: list[str]) -> Job:
    """One job as an ordinary run into its folder; what goes wrong becomes its status."""
    try:
        found = ask_run([*job.words, *common], folder / str(job.number))
        return job.with_status("complete", str(found.data["headline"]))
    except EscaladeError as error:
        return job.with_status("failed", one_line(str(error)))
    except Exception as error:  # one job's fault is a row and not the end of the others
        return job.with_status("failed", one_line(f"{type(error).__name__}: {error}"))


def ask_run(args: list[str], folder: Path) -> Any:
    """The run of some words, kept in a folder."""
    from sim.cli.arguments import pairs
    from sim.questions import question
    from sim.questions.declaration import declaration_of

    run = question("run")
    settings, words = declaration_of(run).parted(pairs(args))
    settings["out"] = folder
    return run(words.pop("scenario", None), words, **settings)


def multirun(args: list[str]) -> int:
    """Carry out all jobs; status 1 if any failed. Given again, it goes on with those left."""
    from sim.cli.arguments import pairs
    from sim.play.lock import Lock

    given = pairs(args)
    words = expand(given)
    folder = place(given.get("out"), words)
    with Lock(folder):
        return play_jobs(given, words, folder)


def play_jobs(given: dict[str, str], words: list[list[str]], folder: Path) -> int:
    """Play the jobs of a folder that is ours; status 1 if any failed."""
    import sys

    from sim.atomic import disk_errors, write_json

    key = json.loads((folder / JOBS).read_text(encoding="utf-8"))["key"]
    common = [f"address={given['address']}"] if "address" in given else []
    jobs = [Job(k, tuple(w)) for k, w in enumerate(words)]
    varied = [k for k in range(len(words[0])) if len({w[k] for w in words}) > 1]
    try:
        for k, job in enumerate(jobs):
            told = " ".join(job.words[i] for i in varied) or " ".join(job.words)
            print(f"escalade: job {k + 1} of {len(jobs)}: {told}", file=sys.stderr)
            jobs[k] = carry_out(job, folder, common)
            with disk_errors(folder):
                write_json(folder / JOBS, {"key": key, "jobs": [j.plain() for j in jobs]})
    except KeyboardInterrupt:
        again = f"what is finished is kept in {folder}; the same command with out={folder} goes on"
        raise KeyboardInterrupt(again) from None
    print(report(jobs, varied))
    print(f"\nFiles: {folder}; `escalade gather {folder}` collects them")
    return 1 if any(j.status == "failed" for j in jobs) else 0


def report(jobs: list[Job], varied: list[int]) -> str:
    """A line a job: its words, and the headline of its answer or what went wrong."""
    from sim.glossary.text import wrap
    from sim.report.text.answer import page_width

    lines: list[str] = []
    for j in jobs:
        told: Any = " ".join(j.words[i] for i in varied) or " ".join(j.words)
        mark = "" if j.status == "complete" else f"{j.status.upper()}: "
        lines += wrap(f"{j.number}  {told}: {mark}{j.message}", page_width(), "   ")
    bad = sum(j.status == "failed" for j in jobs)
    tail = f"{len(jobs)} job{'s' if len(jobs) > 1 else ''}" + (f", {bad} failed" if bad else "")
    return "\n".join([*lines, "", tail])
