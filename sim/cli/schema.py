"""`escalade schema`: JSON Schema files for an editor."""

from __future__ import annotations

from pathlib import Path

from sim.cli.arguments import pairs
from sim.errors import UsageError, quote, unknown
from sim.paths import path_of, refuse_taken


def schema(args: list[str]) -> int:
    """Carry out `escalade schema out=FOLDER`."""
    from sim.atomic import write_text
    from sim.scenario.schema import schemas

    given = pairs(args)
    for key in given:
        if key != "out":
            raise unknown("option", key, ["out"])
    if "out" not in given:
        raise UsageError("out=FOLDER is missing: where the schemas go")
    folder = path_of(given["out"], "out")
    texts = schemas()
    for name, text in texts.items():
        if not holds(folder / name, text):
            refuse_taken(folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            write_text(folder / name, text)
            print(folder / name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"out={quote(folder)}: cannot write there ({reason})") from error
    return 0


def holds(path: Path, text: str) -> bool:
    """True if a file holds just this text, so that writing it again changes nothing."""
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
