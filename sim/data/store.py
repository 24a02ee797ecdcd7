"""Keeps a run in a folder and reads it back, bit by bit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tokenize
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from sim.atomic import disk_errors, write, write_json
from sim.data.asked import Asked
from sim.data.digest import digest, digest_held
from sim.data.folders import write_answer
from sim.data.frames import write_rollouts, write_series
from sim.data.manifest import MANIFEST, manifest
from sim.data.outcome import Outcome
from sim.data.seal import check, close, manifest_of
from sim.data.summary import summarise
from sim.errors import RunError, one_line
from sim.paths import path_of

OUTCOME, SUMMARY = "outcome.npz", "summary.json"
SERIES, EVERY_ROLLOUT = "series.parquet", "rollouts.parquet"
ARRAYS = ("labels", "counts", "notes", "series", "values", "doctrines", "held", "held_ran")
ROLLOUTS_KEPT = 100_000  # beyond this, rollouts.parquet is written only when asked for
# What damaged files raise.
DAMAGE = (ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, MemoryError,
          NotImplementedError, SyntaxError, tokenize.TokenError, zlib.error, zipfile.BadZipFile)
COMPRESSED = 64 * 2**20  # bytes up to which outcome.npz is compressed


def save(outcome: Outcome, folder: Path | str, asked: Asked, text: str,
         every_rollout: bool | None = None, summary: dict[str, Any] | None = None,
         then: Callable[[dict[str, Any]], None] | None = None) -> dict[str, Any]:
    """Write the run's files; returns the manifest, which says `complete` only at the very end.

    text: the answer. every_rollout: whether to write rollouts.parquet; by default up to 100,000
    rollouts. then: writes more, of the manifest so far, before the folder is sealed.
    """
    folder = Path(folder)
    summary = summary or summarise(outcome)
    record = {**manifest(outcome, asked, digest(outcome)), "headline": summary["headline"],
              "results": OUTCOME, "digest_held": digest_held(outcome),
              "floor": summary.get("floor")}
    rollouts = outcome.rollouts <= ROLLOUTS_KEPT if every_rollout is None else every_rollout
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / MANIFEST, record)
        asked.write_texts(folder)
        write(folder / OUTCOME, lambda part: pack(outcome, part))
        write_derived(folder, outcome, summary, text, rollouts)
        if then:
            then(record)
        return close(folder, record)


def write_derived(folder: Path, outcome: Outcome, summary: dict[str, Any], text: str,
                  rollouts: bool) -> None:
    """Write what follows from the arrays of a run: summary, answer and tables."""
    write_json(folder / SUMMARY, summary)
    write_answer(folder, text)
    write(folder / SERIES, lambda part: write_series(outcome, part))
    if rollouts:
        write(folder / EVERY_ROLLOUT, lambda part: write_rollouts(outcome, part))
    else:
        (folder / EVERY_ROLLOUT).unlink(missing_ok=True)


def load(folder: Path | str) -> tuple[Outcome, dict[str, Any]]:
    """The outcome and summary of a complete run; refuses a folder that is damaged or partial.

    The summary is worked out again, so that it is always that of the arrays.
    """
    folder = path_of(folder, "folder")
    record = manifest_of(folder)
    check(folder, record, OUTCOME)
    try:
        outcome = unpack(folder / OUTCOME)
        summary: dict[str, Any] = json.loads(json.dumps(summarise(outcome)))
    except (OSError, *DAMAGE) as error:  # sealed as it is, yet of another version
        raise RunError(f"{folder}: {OUTCOME} cannot be read by this version: "
                       f"{one_line(str(error))}") from error
    if digest(outcome) != record["digest"]:
        raise RunError(f"{folder}: another digest than its manifest's, so this version reads "
                       f"{OUTCOME} otherwise than the one that wrote it")
    if record.get("floor"):
        summary["floor"] = record["floor"]
    return outcome, summary


def pack(outcome: Outcome, path: Path) -> None:
    """All fields in one npz without pickles: arrays as they are, the rest as JSON text."""
    arrays = {name: np.asarray(getattr(outcome, name)) for name in ARRAYS}
    arrays["held"] = narrow(arrays["held"])
    rest = {
        field.name: getattr(outcome, field.name)
        for field in dataclasses.fields(outcome)
        if field.name not in ARRAYS
    }
    rest["start"] = outcome.start.isoformat()
    text = np.frombuffer(json.dumps(rest, default=_plain).encode(), dtype=np.uint8)
    small = sum(array.nbytes for array in arrays.values()) <= COMPRESSED
    pack: Any = np.savez_compressed if small else np.savez
    with path.open("wb") as file:
        pack(file, fields=text, **arrays)


def narrow(counts: np.ndarray) -> np.ndarray:
    """Counts that are not negative in the smallest type that holds them, for the disk."""
    return counts.astype(np.min_scalar_type(int(counts.max(initial=0))))


def _plain(value: Any) -> Any:
    """NumPy scalars and arrays as plain Python, for JSON."""
    return value.tolist() if isinstance(value, np.generic | np.ndarray) else str(value)


def unpack(path: Path) -> Outcome:
    """Read the outcome that an archive of arrays holds."""
    with np.load(path, allow_pickle=False) as pack:
        rest = json.loads(pack["fields"].tobytes())
        arrays = {name: pack[name] for name in ARRAYS}
    rest["start"] = dt.date.fromisoformat(rest["start"])
    rest["count_names"] = tuple(rest["count_names"])
    rest["note_names"] = tuple(rest["note_names"])
    rest["series_names"] = tuple(rest["series_names"])
    rest["failed"] = [tuple(row) for row in rest["failed"]]
    arrays["held"] = arrays["held"].astype(np.int32)
    return Outcome(**rest, **arrays)
