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
    from sim.results.cells_files import load, save
    from sim.results.claim import COMPLETE, claim
    from sim.results.folders import WIDTH, write_answer
    from sim.results.manifest import base
    from sim.scenario.load import load as load_scenario
    from sim.studies.sweep import Parts, design_of, task_of, words
    from sim.studies.sweep import sweep as carry_out

    scenario = load_scenario(str(config["scenario"]), bool(config["code"]))
    shown = outcomes(scenario, config["outcome"])
    said = words(scenario, rest, config["over"], str(config["doctrines"]))
    design = design_of(scenario, said.factors, str(config["design"]), config["points"],
                       config["seed"])
    task = task_of(scenario, said.common, design, config["rollouts"], config["seed"],
                   config["replicates"], str(config["doctrines"]))
    key = task.key()
    held = claim(place({**config, "scenario": f"sweep-{scenario.name}"}, key), key,
                 identity(config, rest), "sweep")
    if held.state == COMPLETE:
        print(page_of(load(held.folder), shown), flush=True)
        print(f"\nThis sweep was complete already. Files: {held.folder}")
        return 0
    started, clock = dt.datetime.now(dt.UTC), time.perf_counter()
    try:
        cells = carry_out(task, str(config["design"]), config["workers"], Progress(),
                          config["executor"], config["address"], held.folder)
        print(page_of(cells, shown), flush=True)
        record = base(scenario.name, identity(config, rest), started, time.perf_counter() - clock,
                      "sweep")
        write_answer(held.folder, page_of(cells, shown, WIDTH))
        save(cells, held.folder, {**record, **about(cells, shown[0]), "key": key})
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


def page_of(cells: Any, shown: list[tuple[str, str]], width: int | None = None) -> str:
    """The text of every outcome shown; without a width as wide as the terminal."""
    from sim.studies.sweep_text import text

    return "\n\n".join(text(cells, *pair, width) for pair in shown)


def about(cells: Any, pair: tuple[str, str]) -> dict[str, Any]:
    """What the manifest says of the cells, and what they show of one outcome in a sentence."""
    from sim.results.words import WIDTH
    from sim.studies.sweep_text import head

    return {"seed": cells.seed, "cells": len(cells), "rollouts": len(cells) * cells.rollouts,
            "results": "cells.npz", "headline": " ".join(head(cells, *pair, WIDTH))}


def draw(cells: Any, shown: list[tuple[str, str]], folder: Path, style: str = "light"
         ) -> list[Path]:
    """One figure an outcome; their paths."""
    from sim.plots.draw import draw_one
    from sim.plots.sweep import sweep_figure

    return [path for axis, label in shown
            for path in draw_one(sweep_figure(cells, axis, label, style=style),
                                 f"sweep-{axis}-{label}", folder, style)]
