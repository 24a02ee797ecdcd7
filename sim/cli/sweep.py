"""`escalade sweep`: every cell of a design in one run."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

from sim.errors import UsageError


def outcomes(scenario: Any, asked: str | None) -> list[tuple[str, str]]:
    """The outcomes to show: those asked for, else the question's."""
    from sim.studies.attribution import parse

    if not asked:
        return [(scenario.question.axis, scenario.question.label)]
    found = []
    for word in asked.split(","):
        parse(scenario, word.strip())
        axis, _, label = word.strip().partition(":")
        if not label:
            raise UsageError(f"outcome={word.strip()}: should be AXIS:LABEL")
        found.append((axis, label))
    return found


def sweep(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out a sweep with checked settings; `rest` belongs to the scenario."""
    from sim.cli.progress import Progress
    from sim.cli.run import identity, place, stopped
    from sim.results.atomic import write_text
    from sim.results.cells_files import load, save
    from sim.results.claim import COMPLETE, claim
    from sim.results.manifest import base
    from sim.scenario.load import load as load_scenario
    from sim.studies.sweep import Parts, design_of, task_of, words
    from sim.studies.sweep import sweep as carry_out
    from sim.studies.sweep_text import text

    scenario = load_scenario(str(config["scenario"]), bool(config["code"]))
    shown = outcomes(scenario, config["outcome"])
    said = words(scenario, rest, config["over"], str(config["doctrines"]))
    design = design_of(scenario, said.factors, str(config["design"]), config["points"],
                       config["seed"])
    task = task_of(scenario, said.common, design, config["rollouts"], config["seed"],
                   config["replicates"], str(config["doctrines"]))
    key = task.key()
    held = claim(place({**config, "scenario": f"sweep-{scenario.name}"}, key), key,
                 identity(config, rest))
    if held.state == COMPLETE:
        print("\n\n".join(text(load(held.folder), *pair) for pair in shown), flush=True)
        print(f"\nThis sweep was complete already. Files: {held.folder}")
        return 0
    started, clock = dt.datetime.now(dt.UTC), time.perf_counter()
    try:
        cells = carry_out(task, str(config["design"]), config["workers"], Progress(),
                          config["executor"], config["address"], held.folder)
        page = "\n\n".join(text(cells, *pair) for pair in shown)
        print(page, flush=True)
        record = base(scenario.name, identity(config, rest), started, time.perf_counter() - clock)
        save(cells, held.folder, {**record, "key": key, "cells": len(cells)})
        write_text(held.folder / "report.txt", page + "\n")
        if config["figures"]:
            draw(cells, shown, held.folder)
        Parts(held.folder, key).clear()
    except KeyboardInterrupt:
        raise KeyboardInterrupt(stopped(held.folder)) from None
    except BaseException:
        held.release()
        raise
    print(f"\nFiles: {held.folder}")
    return 0


def draw(cells: Any, shown: list[tuple[str, str]], folder: Path) -> None:
    """One figure an outcome."""
    from sim.plots.draw import draw_one
    from sim.plots.sweep import sweep_figure

    for axis, label in shown:
        draw_one(sweep_figure(cells, axis, label), f"sweep-{axis}-{label}", folder)
