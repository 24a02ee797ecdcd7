"""`escalade report`: the page of a folder of results."""

from __future__ import annotations

from pathlib import Path

from sim.cli.arguments import one


def report(args: list[str]) -> int:
    """escalade report DIR"""
    from sim.cli.folder import study_report

    print(study_report(Path(one(args, "the folder of a run or a study")[0])))
    return 0
