"""`escalade runs`: the results that are kept in a folder, the newest last."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.errors import UsageError, quote
from sim.paths import path_of

if TYPE_CHECKING:
    from sim.data.folders import ResultFolder

HOME: Final = "results"
OPTIONS: Final = ("json",)


def runs(args: list[str]) -> int:
    """Carry out `escalade runs [DIR] [json=true]`."""
    from sim.cli.arguments import beside, refuse_signs
    from sim.questions.declaration import truth
    from sim.report.text.answer import page_width

    for word in args:
        refuse_signs(word)
    plain, given = beside(args, OPTIONS)
    if len(plain) > 1:
        raise UsageError(f"expected at most one folder; got {len(plain)}")
    root = path_of(plain[0]) if plain else Path(HOME)
    if plain and not root.is_dir():
        what = "is a file" if root.exists() else "no such folder"
        raise UsageError(f"{quote(root, 200)}: {what}; name the folder that holds the results")
    found = [entry(kept) for kept in result_folders(root)]
    found.sort(key=lambda e: (e["when"], e["name"]))
    if truth("json", given.get("json", "false")):
        print(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        print(text(found, root, page_width()))
    return 0


def result_folders(root: Path) -> list[ResultFolder]:
    """The folder itself if it holds results, and every folder in it; hidden ones are left out."""
    from sim.data.folders import EMPTY, UNKNOWN, glance

    if not root.is_dir():
        return []
    own = glance(root)
    below = sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith("."))
    if own.status not in (EMPTY, UNKNOWN):
        below = [p for p in below if p.name.isdigit()]  # the runs of a multirun
        return [own, *map(glance, below)]
    return [glance(p) for p in below]


def entry(kept: ResultFolder) -> dict[str, Any]:
    """What is said of one folder, as plain data."""
    record = kept.record
    return {
        "name": kept.folder.resolve().name, "folder": str(kept.folder), "verb": kept.verb,
        "scenario": kept.scenario, "when": when(kept), "rollouts": record.get("rollouts"),
        "seed": record.get("seed"), "status": kept.status, "why": kept.why,
        "answer": str(record.get("headline") or ""),
    }


def when(kept: ResultFolder) -> str:
    """When it was begun, in universal time; else when the folder was last changed."""
    try:
        begun = dt.datetime.fromisoformat(str(kept.record["started"]))
    except (KeyError, ValueError):
        begun = dt.datetime.fromtimestamp(kept.folder.stat().st_mtime, dt.UTC)
    if begun.tzinfo is None:
        begun = begun.replace(tzinfo=dt.UTC)
    return begun.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def text(found: list[dict[str, Any]], root: Path, width: int) -> str:
    """A table, and under it the answers, a line each."""
    from sim.glossary.text import table

    if not found:
        return f"{root}: holds no results"
    rows = [[e["name"], e["verb"] or "-", e["scenario"] or "-", e["when"][:16].replace("T", " "),
             f"{e['rollouts']:,}" if isinstance(e["rollouts"], int) else "-", e["status"]]
            for e in found]
    lines = table(["Folder", "verb", "scenario", "begun, UTC", "rollouts", "status"], rows, width)
    told = []
    for e in found:
        line = f"{e['name']}: {e['answer'] or e['why']}"
        told.append(line if len(line) <= width else line[: width - 3] + "...")
    return "\n".join([*lines, "", *told])
