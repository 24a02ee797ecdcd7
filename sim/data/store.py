"""Keeps a run in a folder and reads it back, bit by bit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tokenize
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from sim.atomic import disk_errors, write, write_json
from sim.data.asked import Asked
from sim.data.digest import digest, digest_held
from sim.data.folders import ANSWER, write_answer
from sim.data.frames import write_rollouts, write_series
from sim.data.manifest import manifest
from sim.data.outcome import Outcome
from sim.data.summary import summarise
from sim.errors import RunError, one_line

HOLDERS = ("held", "held_ran")
ARRAYS = ("labels", "counts", "notes", "series", "values", "doctrines", *HOLDERS)
ROLLOUTS_KEPT = 100_000  # beyond this, rollouts.parquet is written only when asked for
# What damaged files raise.
DAMAGE = (ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, MemoryError,
          NotImplementedError, SyntaxError, tokenize.TokenError, zlib.error, zipfile.BadZipFile)
COMPRESSED = 64 * 2**20  # bytes up to which outcome.npz is compressed


def save(outcome: Outcome, folder: Path | str, asked: Asked, text: str,
         every_rollout: bool | None = None, summary: dict[str, Any] | None = None
         ) -> dict[str, Any]:
    """Write the run's files; returns the manifest, which says `complete` only at the very end.

    text: the answer. every_rollout: whether to write rollouts.parquet; by default up to 100,000
    rollouts.
    """
    folder = Path(folder)
    summary = summary or summarise(outcome)
    record = {**manifest(outcome, asked, digest(outcome)), "headline": summary["headline"],
              "results": "outcome.npz",
              "digest_held": digest_held(outcome)}
    rollouts = outcome.rollouts <= ROLLOUTS_KEPT if every_rollout is None else every_rollout
    files = ["manifest.json", ANSWER, "summary.json", "outcome.npz", "series.parquet"]
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / "manifest.json", record)
        write_json(folder / "summary.json", summary)
        write_answer(folder, text)
        write(folder / "outcome.npz", lambda part: pack(outcome, part))
        write(folder / "series.parquet", lambda part: write_series(outcome, part))
        if rollouts:
            write(folder / "rollouts.parquet", lambda part: write_rollouts(outcome, part))
            files.append("rollouts.parquet")
        else:
            (folder / "rollouts.parquet").unlink(missing_ok=True)
        record = {**record, "status": "complete", "files": files}
        write_json(folder / "manifest.json", record)
    return record


def load(folder: Path | str) -> tuple[Outcome, dict[str, Any]]:
    """The outcome and summary of a complete run; refuses a folder that is damaged or partial."""
    folder = Path(folder)
    try:
        record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if record["status"] != "complete":
            raise RunError(f"the run in {folder} was not finished (status {record['status']})")
        summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
        outcome = unpack(folder / "outcome.npz")
    except OSError as error:
        name = Path(str(error.filename or folder)).name
        reason = error.strerror or error
        raise RunError(f"no run can be read in {folder}: {name}: {reason}") from error
    except DAMAGE as error:
        raise RunError(f"the run in {folder} is damaged: {one_line(str(error))}") from error
    # A folder written before the holders of places were kept has no digest of them.
    held = record.get("digest_held", digest_held(outcome))
    if (digest(outcome), digest_held(outcome)) != (record["digest"], held):
        raise RunError(f"the run in {folder} is damaged: its digest differs from its manifest")
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
        # A folder written before the holders of places were kept has none.
        arrays = {name: pack[name] for name in ARRAYS if name in pack or name not in HOLDERS}
    rest["start"] = dt.date.fromisoformat(rest["start"])
    rest["count_names"] = tuple(rest["count_names"])
    rest["note_names"] = tuple(rest["note_names"])
    rest["series_names"] = tuple(rest["series_names"])
    rest["failed"] = [tuple(row) for row in rest["failed"]]
    if "held" in arrays:
        arrays["held"] = arrays["held"].astype(np.int32)
    return Outcome(**rest, **arrays)
