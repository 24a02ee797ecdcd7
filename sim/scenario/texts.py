"""The texts of the files that a scenario was read from."""

from __future__ import annotations

from pathlib import Path


def texts_of(folders: list[Path], paths: list[Path]) -> dict[str, bytes]:
    """The files read, by `N-FOLDER/PATH`: N counts the scenario's own folder and its bases'."""
    found: dict[str, bytes] = {}
    for path in paths:
        at = next((k for k, f in enumerate(folders) if path.is_relative_to(f)), None)
        if at is not None and path.is_file():
            inside = path.relative_to(folders[at]).as_posix()
            found[f"{at}-{folders[at].name}/{inside}"] = path.read_bytes()
    return dict(sorted(found.items()))
