"""`escalade run -m`: every combination of the words as an ordinary run of its own.

For coarse jobs: what can be a cell of one run is far quicker as `escalade sweep`. The words have
the levels that they have there (`sim.scenario.levels`).
"""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

from sim.data.jobs import JOBS, Job
from sim.errors import EscaladeError, UsageError, one_line, quote
from sim.scenario.factors import ALL, levels_of, varies
from sim.scenario.levels import levels, several, unquote
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.stopping import with_text

OWN = ("out", "address")  # texts that are the same for all jobs, whatever they hold
FLAGS = ("-m", "--multirun")
MOST = 10_000


def values(key: str, text: str, scenario: Scenario | None = None) -> tuple[str, ...]:
    """What a word stands for, as to `sweep`; UsageError for what is no level.

    scenario: whose actors' doctrines `all` are.
    """
    if key in OWN:
        return (unquote(text),)
    if scenario is not None and varies(scenario, key, text):
        return levels_of(scenario, key, text).names
    return levels(key, text).names if several(text, key) else (unquote(text),)


def expand(given: dict[str, str]) -> list[list[str]]:
    """The words of every job, the last key running fastest. UsageError for what cannot be."""
    jobs: list[list[str]] = []
    for name in values("scenario", given.get("scenario", "")):
        lists = [[f"{k}={v}" for v in ((name,) if k == "scenario" else
                                       values(k, text, scenario_of_jobs(name, given)))]
                 for k, text in given.items() if k not in OWN]
        count = len(jobs) + math.prod(len(words) for words in lists)
        if count > MOST:
            raise UsageError(f"-m: {count:,} jobs; at most {MOST:,}. `escalade sweep` plays cells "
                             "by the million")
        jobs += [list(words) for words in itertools.product(*lists)]
    return jobs


def notices(given: dict[str, str]) -> list[str]:
    """What there is to know of how the levels of the words were read."""
    return [n for k, text in given.items() if k not in OWN and several(text)
            for n in levels(k, text).notices]


def scenario_of_jobs(name: str, given: dict[str, str]) -> Scenario | None:
    """The scenario of some jobs where a word may be about all of an actor's doctrines.

    None for one that does not load, which its jobs will say.
    """
    if not name or not any(text in ALL for text in given.values()):
        return None
    try:
        return load(name, given.get("code") in ("true", "yes", "on", "1"))
    except EscaladeError:
        return None


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
    return run(unquote(words.pop("scenario", None)), words, **settings)


def multirun(args: list[str]) -> int:
    """Carry out all jobs; status 1 if any failed. Given again, it goes on with those left."""
    from sim.cli.asking import words_of
    from sim.play.lock import Lock
    from sim.questions import question
    from sim.questions.declaration import declaration_of

    given = words_of(args, declaration_of(question("run")))
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
    for notice in notices(given):
        print(f"escalade: {notice}", file=sys.stderr)
    varied = [k for k in range(len(words[0])) if len({w[k] for w in words}) > 1]
    try:
        for k, job in enumerate(jobs):
            told = " ".join(job.words[i] for i in varied) or " ".join(job.words)
            print(f"escalade: job {k + 1} of {len(jobs)}: {one_line(told)}", file=sys.stderr)
            jobs[k] = carry_out(job, folder, common)
            with disk_errors(folder):
                write_json(folder / JOBS, {"key": key, "jobs": [j.plain() for j in jobs]})
    except KeyboardInterrupt as stop:
        again = f"what is finished is kept in {folder}; the same command with out={folder} goes on"
        raise with_text(stop, again) from None
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
