"""`escalade report`: the page of a kept run, with what needs further runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sim.errors import unknown
from sim.paths import path_of
from sim.stopping import with_text

OPTIONS = ("parts", "rollouts", "workers")


def report(args: list[str]) -> int:
    """Carry out `escalade report DIR [parts=...] [rollouts=...] [workers=2]`."""
    from sim.data.folders import look
    from sim.questions.redraw import study_report
    from sim.report.kept import read

    folder, asked = words(args)
    if look(folder).results not in ("", "outcome.npz"):
        print(study_report(folder))
        return 0
    kept = read(folder)
    if kept.missing:
        print(f"escalade: {kept.missing}; the page is made without what needs it", file=sys.stderr)
    print(make(kept, asked))
    for name in sorted(k for k in asked["parts"] if isinstance(kept.report.get(k), dict)):
        cost = kept.report[name]
        if "cost_seconds" in cost:
            print(f"{name}: {cost['cost_rollouts']:,} rollouts, {cost['cost_seconds']:,.0f} s")
    return 0


def words(args: list[str]) -> tuple[Path, dict[str, Any]]:
    """The folder, and the settings checked."""
    from sim.bounds import ROLLOUTS, WORKERS
    from sim.cli.arguments import beside, one
    from sim.report.build import PARTS

    rest, given = beside(args, OPTIONS)
    parts = tuple(given["parts"].split(",")) if "parts" in given else PARTS
    for part in parts:
        if part not in PARTS:
            raise unknown("value of parts", part, PARTS)
    rollouts = ROLLOUTS.read("rollouts", given["rollouts"]) if "rollouts" in given else None
    folder = one(rest, "the folder of a run or a study")[0]
    return path_of(folder), {"parts": parts, "rollouts": rollouts,
                          "workers": WORKERS.read("workers", given.get("workers", "2"))}


def make(kept: Any, asked: dict[str, Any]) -> Path:
    """Build the page with a progress line; what is finished stays in the folder."""
    from sim.cli.terminal import Terminal
    from sim.report.build import build

    told = Terminal()
    try:
        return build(kept, asked["parts"], asked["rollouts"], asked["workers"], told.part)
    except KeyboardInterrupt as stop:
        raise with_text(stop, f"what is finished is kept in {kept.folder}; the same command "
                        "goes on") from None
    finally:
        told.close()
