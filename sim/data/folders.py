"""What a folder of results holds: of which verb, how far it came, and its answer.

Every verb leaves `manifest.json` (written last, with the status `complete`), `answer.txt` (what the
terminal showed) and its results in a file that the manifest names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sim.atomic import disk_errors, write_text
from sim.bounded import read_bytes
from sim.brief import brief
from sim.data.manifest import COMPLETE, MANIFEST
from sim.data.seal import check, manifest_of, seal_of
from sim.errors import RunError, one_line, quote

ANSWER: Final = "answer.txt"
MOST_BYTES: Final = 1_000_000_000  # of a file with results
WIDTH: Final = 100  # columns of the answer that is kept, whatever the terminal's are
UNFINISHED, DAMAGED = "unfinished", "damaged"
EMPTY, UNKNOWN = "empty", "unknown"
# results file -> verb, for folders that do not name their own
RESULTS: Final = {
    "outcome.npz": "run", "cells.npz": "sweep", "compare.json": "compare", "fork.json": "compare",
    "attribution.json": "attribute", "findings.json": "findings", "solve.json": "solve",
    "sensitivity.json": "sensitivity", "design.json": "solve", "discover.json": "discover",
    "audit.json": "audit", "jobs.json": "run -m",
}


@dataclass(frozen=True)
class ResultFolder:
    """A folder as it was found. results: the file that holds them. why: what is wrong with it."""

    folder: Path
    verb: str
    status: str
    results: str = ""
    why: str = ""
    record: dict[str, Any] = field(default_factory=dict)

    __repr__ = brief

    @property
    def name(self) -> str:
        """The results without the ending: `compare`, `fork`, `outcome`, `cells`."""
        return self.results.partition(".")[0]

    @property
    def scenario(self) -> str:
        """The scenario's name; "" if nobody says."""
        return str(self.record.get("scenario")
                   or (self.record.get("config") or {}).get("scenario") or "")

    def data(self) -> dict[str, Any]:
        """The results as plain data; {} for those in arrays. RunError if they are damaged."""
        if not self.results.endswith(".json"):
            return {}
        found = read(self.folder / self.results)
        return found if isinstance(found, dict) else {}

    def answer(self) -> str:
        """The answer that was kept; "" if none was."""
        try:
            return (self.folder / ANSWER).read_text(encoding="utf-8").rstrip("\n")
        except (OSError, ValueError):
            return ""


def write_answer(folder: Path, text: str) -> None:
    """Keep an answer as the terminal showed it."""
    with disk_errors(folder):
        write_text(folder / ANSWER, text.rstrip("\n") + "\n")


def read(path: Path) -> Any:
    """A JSON file; RunError if it cannot be read."""
    try:
        data = read_bytes(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RunError(f"{quote(path, 200)}: {reason}") from error
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RunError(f"{quote(path, 200)} is damaged: {one_line(str(error))}") from error


def look(folder: Path) -> ResultFolder:
    """What a folder holds; RunError if it is no folder, or of nothing that a verb leaves."""
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "no such folder"
        raise RunError(f"{quote(folder, 200)}: {what}; expected the folder of a run or a study")
    found = glance(folder)
    if found.status in (EMPTY, UNKNOWN):
        raise RunError(f"{quote(folder, 200)}: {found.why}; expected the results of a verb: "
                       f"{MANIFEST} and one of {', '.join(RESULTS)}")
    return found


def ready(folder: Path) -> ResultFolder:
    """The complete results in a folder; RunError for what has none, or is damaged."""
    kept = look(folder)
    if kept.results == "jobs.json":
        raise RunError(f"{quote(folder, 200)}: holds several runs; `escalade gather` puts them "
                       f"together, or name one, such as {folder / '0'}")
    record = manifest_of(folder)
    check(folder, record, kept.results or "its results")
    return kept


def glance(folder: Path) -> ResultFolder:
    """What a folder seems to hold, without reading its results."""
    try:
        names = sorted(p.name for p in folder.iterdir())
        results = next((name for name in RESULTS if name in names), "")
        record = read(folder / MANIFEST) if MANIFEST in names else None
    except (RunError, OSError) as error:
        return ResultFolder(folder, "", DAMAGED, "", one_line(str(error)))
    if record is None:
        return nameless(folder, names, results)
    if not isinstance(record, dict):
        return ResultFolder(folder, "", DAMAGED, "", f"{MANIFEST} holds no record")
    results = str(record.get("results") or results)
    verb = "gather" if "gathered" in record else str(record.get("verb") or RESULTS.get(results, ""))
    if record.get("status") != COMPLETE:
        why = f"status {quote(record.get('status'))}"
        return ResultFolder(folder, verb, UNFINISHED, results, why, record)
    why = wrong_with(folder, record, results)
    return ResultFolder(folder, verb, DAMAGED if why else COMPLETE, results, why, record)


def nameless(folder: Path, names: list[str], results: str) -> ResultFolder:
    """A folder without a manifest: several runs, what an earlier version left, or nothing."""
    if results == "jobs.json":
        return several(folder)
    if results:
        return ResultFolder(folder, RESULTS[results], DAMAGED, results, f"{MANIFEST} is missing")
    shown = [n for n in names if not n.startswith(".")]
    if not shown:
        return ResultFolder(folder, "", EMPTY, "", "the folder is empty")
    more = f" and {len(shown) - 4} more" if len(shown) > 4 else ""
    return ResultFolder(folder, "", UNKNOWN, "", f"holds {quote(', '.join(shown[:4]))}{more}")


def several(folder: Path) -> ResultFolder:
    """The folder of several runs, by the state of its jobs."""
    try:
        jobs = read(folder / "jobs.json")["jobs"]
        done = sum(j["status"] == COMPLETE for j in jobs)
        words = dict(w.split("=", 1) for w in jobs[0]["words"])
    except (RunError, KeyError, TypeError, ValueError, IndexError) as error:
        return ResultFolder(folder, "run -m", DAMAGED, "jobs.json", one_line(str(error)))
    status = COMPLETE if done == len(jobs) else UNFINISHED
    record = {"scenario": words.get("scenario", ""), "headline": f"{done} of {len(jobs)} runs"}
    return ResultFolder(folder, "run -m", status, "jobs.json", "" if done == len(jobs) else
                        f"{len(jobs) - done} of {len(jobs)} runs not complete", record)


def wrong_with(folder: Path, record: dict[str, Any], results: str) -> str:
    """Why a complete folder cannot be read, by its manifest and its results' size; "" if it can."""
    path = folder / results
    if not results or not path.is_file():
        return f"{results or 'its results'}: no such file"
    files = record.get("files")
    if record.get("seal") != seal_of(record) or not isinstance(files, dict):
        return f"{MANIFEST} was changed after it was written"
    sealed = files.get(results)
    return "" if sealed and sealed["bytes"] == path.stat().st_size else f"{results} is damaged"
