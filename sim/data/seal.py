"""The seal of a results folder: SHA-256 and size of every file, and one SHA-256 over all of it.

The manifest lists the files under `files` and holds the seal under `seal`, which covers the whole
manifest: question, settings, seed, versions, fingerprints of engine and scenario, and every file's
hash. It tells damage, mix-ups and careless edits. It is no signature: who means to deceive can
make a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from sim.atomic import write_json
from sim.bounded import open_regular, read_bytes
from sim.data.manifest import COMPLETE, MANIFEST, MOST_MANIFEST, of_another_engine, read_manifest
from sim.errors import ResultWarning, RunError, one_line, quote

BLOCK: Final = 2**20  # bytes read at a time


def fingerprint(path: Path) -> dict[str, Any]:
    """SHA-256 and size in bytes of a file."""
    total, size = hashlib.sha256(), 0
    with open_regular(path) as file:
        while block := file.read(BLOCK):
            total.update(block)
            size += len(block)
    return {"sha256": total.hexdigest(), "bytes": size}


def files_in(folder: Path) -> list[str]:
    """Files of a folder by their paths in it: no hidden ones, not the manifest, no other results.

    A folder in it with a manifest of its own, as a multirun has them, holds other results.
    """
    found: list[str] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == MANIFEST:
            continue
        if path.is_dir():
            if not (path / MANIFEST).exists():
                found += [f"{path.name}/{name}" for name in files_in(path)]
        elif path.is_file():
            found.append(path.name)
    return found


def seal_of(record: Mapping[str, Any]) -> str:
    """SHA-256 of a manifest as canonical JSON, without its seal."""
    rest = {k: v for k, v in record.items() if k != "seal"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def close(folder: Path, record: Mapping[str, Any], files: Mapping[str, Any] | None = None
          ) -> dict[str, Any]:
    """Write a complete manifest, sealed, the last of a folder's files; what was written.

    files: fingerprints by name; by default of all files in the folder.
    """
    if files is None:
        files = {name: fingerprint(folder / name) for name in files_in(folder)}
    plain = json.loads(json.dumps({**record, "status": COMPLETE, "files": dict(files)},
                                  default=str))
    plain["seal"] = seal_of(plain)
    write_json(folder / MANIFEST, plain)
    return dict(plain)


def renew(folder: Path, paths: Iterable[Path]) -> None:
    """Seal files anew that were made again of sound ones; the others keep their fingerprints.

    Nothing happens in a folder that is not complete. RunError if its manifest is damaged.
    """
    if not (folder / MANIFEST).exists() or not (record := manifest_of(folder)).get("seal"):
        return
    check(folder, record)
    names = [path.relative_to(folder).as_posix() for path in paths]
    files = {k: v for k, v in record["files"].items() if k not in names}
    files |= {name: fingerprint(folder / name) for name in names if (folder / name).is_file()}
    close(folder, record, dict(sorted(files.items())))


def refuse_foreign(folder: Path, path: Path) -> None:
    """RunError if there is a file at a path in a complete folder that is not one of its own."""
    record = read_manifest(folder) or {}
    name = path.relative_to(folder).as_posix()
    if record.get("status") == COMPLETE and os.path.lexists(path) \
            and name not in (record.get("files") or {}):
        raise RunError(f"{quote(path, 200)}: is there already and none of these results; "
                       "move it or remove it")


def manifest_of(folder: Path) -> dict[str, Any]:
    """The manifest; RunError if it cannot be read."""
    try:
        data = read_bytes(folder / MANIFEST, MOST_MANIFEST)
    except (OSError, ValueError) as error:
        raise RunError(f"no results can be read in {quote(folder, 200)}: {MANIFEST}: "
                       f"{getattr(error, 'strerror', None) or error}") from error
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RunError(f"{quote(folder, 200)} is damaged: {MANIFEST}: {one_line(str(error))}"
                       ) from error
    if not isinstance(record, dict):
        raise RunError(f"{quote(folder, 200)} is damaged: {MANIFEST} holds no record")
    return record


def check(folder: Path, record: Mapping[str, Any], *names: str) -> None:
    """RunError unless the manifest and these files are as they were when the folder was sealed.

    Results of another engine are read with a ResultWarning.
    """
    if record.get("status") != COMPLETE:
        raise RunError(f"{quote(folder, 200)}: was not finished "
                       f"(status {quote(record.get('status'))})")
    files = record.get("files")
    if record.get("seal") != seal_of(record) or not isinstance(files, dict):
        why = "was changed after it was written" if record.get("seal") else "has no seal"
        raise RunError(f"{quote(folder, 200)} is damaged: {MANIFEST} {why}")
    note = of_another_engine(record)
    if note:
        warnings.warn(f"{quote(folder, 200)}: {note}", ResultWarning, stacklevel=2)
    for name in names:
        why = wrong(folder, record, name)
        if why:
            raise RunError(f"{quote(folder, 200)} is damaged: {name} {why}")


def wrong(folder: Path, record: Mapping[str, Any], name: str) -> str:
    """How a file differs from what was sealed; "" if it does not."""
    sealed = record["files"].get(name)
    if sealed is None:
        return "is not one of the sealed files"
    try:
        found = fingerprint(folder / name)
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if found == sealed:
        return ""
    sizes = f"{found['bytes']:,} bytes, sealed with {sealed['bytes']:,}"
    same = found["bytes"] == sealed["bytes"]
    return f"is not as it was sealed ({'other content' if same else sizes})"
