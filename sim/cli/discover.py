"""`escalade discover`: under which conditions an outcome happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sim.errors import RunError, UsageError, said

STUDY = ("from", "outcome", "threshold", "density", "boxes", "seed", "out", "figures", "json")


def refuse(config: dict[str, Any], rest: dict[str, str], given: dict[str, str]) -> None:
    """With `from`, what was played is settled: refuse words that would play something else."""
    if not config["from"]:
        return
    for word in (*given, *rest):
        if word not in STUDY:
            raise UsageError(f"{said(word)}: has no use with from={said(config['from'])}, whose "
                             "rollouts have been played")


def of_folder(folder: Path, threshold: float | None) -> tuple[Any, str, Callable[..., Any]]:
    """What a folder holds, a title, and how a sample of one outcome is made of it."""
    from sim.results.cells_files import load as load_cells
    from sim.results.store import load as load_run
    from sim.studies.inputs import of_cells, of_run

    if (folder / "cells.npz").exists():
        cells = load_cells(folder)
        level = 0.5 if threshold is None else threshold
        title = (f"{cells.title.rstrip('.')} ({cells.scenario_name}); {len(cells):,} cells of "
                 f"{cells.rollouts:,} rollouts, {cells.design}, seed {cells.seed}; a hit is a cell "
                 f"above {level:.3g}.")
        return cells, title, lambda what: of_cells(cells, what, level)
    if not folder.is_dir():
        raise RunError(f"from={said(folder)}: no such folder")
    run, _ = load_run(folder)
    return run, about_run(run, threshold), lambda what: of_run(run, what, threshold)


def about_run(run: Any, threshold: float | None) -> str:
    """Which run was looked at."""
    hit = "" if threshold is None else f"; a hit is a row above {threshold:.3g}"
    return (f"{run.title.rstrip('.')} ({run.scenario_name}); {run.rollouts:,} rollouts in "
            f"{run.rows:,} parameter rows, seed {run.seed}{hit}.")


def played(config: dict[str, Any], rest: dict[str, str]) -> tuple[Any, str, Callable[..., Any]]:
    """As `of_folder`, of a run that is played for this."""
    from sim.cli.progress import Progress
    from sim.ensemble import simulate
    from sim.scenario.load import load
    from sim.studies.discover import check
    from sim.studies.inputs import chosen, of_run
    from sim.studies.sweep import outcomes_of

    scenario, threshold = load(str(config["scenario"]), bool(config["code"])), config["threshold"]
    axes, counts = outcomes_of(scenario)
    for word in asked(config, scenario.question.axis, scenario.question.label):
        chosen(axes, counts, word)
    rows = -(-config["rollouts"] // config["replicates"])
    check(rows, "rows")
    run = simulate(scenario, config["rollouts"], config["seed"], config["workers"],
                   config["replicates"], str(config["doctrines"]), dict(rest), Progress(),
                   executor=config["executor"], address=config["address"])
    return run, about_run(run, threshold), lambda what: of_run(run, what, threshold)


def asked(config: dict[str, Any], axis: str, label: str) -> list[str]:
    """The outcomes asked for, else the question's."""
    return [w.strip() for w in (config["outcome"] or f"{axis}:{label}").split(",")]


def discover(config: dict[str, Any], rest: dict[str, str], given: dict[str, str]) -> int:
    """Carry out a discovery with checked settings; `rest` belongs to the scenario."""
    from sim.cli.study import Result, begin, deliver
    from sim.glossary.glossary import Glossary
    from sim.plots.drawing import Drawing
    from sim.plots.names import Names
    from sim.studies.discover import discover as find
    from sim.studies.discover_text import label, plain, text
    from sim.studies.inputs import chosen

    refuse(config, rest, given)
    if config["from"]:
        source, title, sample = of_folder(Path(str(config["from"])), config["threshold"])
    else:
        source, title, sample = played(config, rest)
    words = asked(config, source.question["axis"], source.question["label"])
    whats = [(w, chosen(source.axes, list(source.count_names), w)) for w in words]
    study = begin("discover", config, rest)
    found = [find(sample(what), word, config["seed"], config["density"], config["boxes"])
             for word, what in whats]
    data = plain(title, found)
    names = Names(Glossary(source.words), source.actors)
    drawings = [Drawing(f"box-{k + 1}-{label(d.outcome)}", "discovery", (d, k, names, title))
                for d in found for k in range(len(d.boxes))]
    count = 0 if config["from"] else source.rollouts
    return deliver(study, Result("discover", source.scenario_name, data,
                                 lambda width: text(title, found, source.glossary, width),
                                 drawings, count, source.glossary))
