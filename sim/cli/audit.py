"""`escalade audit`: look at everything, say what is wrong, end with 1 if it is not explained."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.plots.drawing import Drawing
    from sim.studies.lab import Lab

HOW = ("workers", "out", "json", "figures", "sections")  # not what is looked at


def audit(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out an audit with checked settings; `rest` belongs to the scenario."""
    from sim.cli.study import lab_for
    from sim.scenario.load import load
    from sim.studies.instruments import chosen
    from sim.studies.memory import Memory

    names = chosen(str(config["sections"]))
    scenario = load(str(config["scenario"]), bool(config["code"]))
    with lab_for(scenario, config, rest) as lab:
        place = claimed(config, rest, lab)
        if place:
            lab.memory = Memory(place.folder)
        try:
            page, status = look(lab, config, names, place.folder if place else None)
        except KeyboardInterrupt:
            if not place:
                raise
            raise KeyboardInterrupt(f"what is finished is kept in {place.folder}; the same command "
                                    "goes on") from None
        except BaseException:
            if place:
                place.release()
            raise
    print(page, flush=True)
    if place and not config["json"]:
        print(f"\nFiles: {place.folder}")
    return status


def claimed(config: dict[str, Any], rest: dict[str, str], lab: Lab) -> Any:
    """The folder the results go to, new or that of the same audit; None for nowhere."""
    from sim.cli.run import identity
    from sim.ensemble.simulate import task_of
    from sim.results.claim import claim

    if not config["out"]:
        return None
    task = task_of(lab.scenario, config["rollouts"], lab.seed, lab.replicates, lab.doctrines,
                   lab.overrides)
    settings = {k: v for k, v in identity(config, rest).items() if k not in HOW}
    return claim(config["out"], task.key("audit"), settings, "audit")


def look(lab: Lab, config: dict[str, Any], names: tuple[str, ...], folder: Path | None
         ) -> tuple[str, int]:
    """Look at every section asked for, keeping each as it is finished: the page, and the status.

    Sections that the folder holds already are read back.
    """
    from sim.results.answer import page_width
    from sim.results.folders import WIDTH

    data: dict[str, Any] = {"scenario": lab.scenario.name, "seed": lab.seed,
                            "rollouts": config["rollouts"], **finished(folder)}
    pages = []
    for name in names:
        if folder and name in data:
            pages.append(page_of(folder, name).read_text(encoding="utf-8").rstrip())
            continue
        page, data[name], drawing = part(lab, name, config["rollouts"])
        pages.append(page(page_width()))
        if folder:
            keep(folder, data, page(WIDTH), drawing, config["figures"])
    if folder:
        finish(lab, folder, data, names)
    found = any(data[name].get("findings") and not data[name].get("clean") for name in names)
    return json.dumps(data, indent=1) if config["json"] else "\n\n".join(pages), int(found)


def page_of(folder: Path, name: str) -> Path:
    """The file of a section's page."""
    return folder / f"audit-{name}.txt"


def finished(folder: Path | None) -> dict[str, Any]:
    """The sections that a folder holds whole."""
    try:
        data = json.loads((folder / "audit.json").read_text(encoding="utf-8")) if folder else {}
    except (OSError, ValueError):
        return {}
    assert folder is not None or not data
    return {k: v for k, v in data.items()
            if isinstance(v, dict) and folder and page_of(folder, k).is_file()}


def part(lab: Lab, name: str, rollouts: int) -> tuple[Callable[[int], str], Any, Drawing]:
    """One section: its page for a width, its data and its figure to come."""
    from sim.plots.audit import looked_at
    from sim.plots.drawing import Drawing
    from sim.plots.names import names_in
    from sim.studies import audit_text
    from sim.studies.audit import audit as basics
    from sim.studies.instruments import BASICS, measure
    from sim.studies.instruments.section import as_json
    from sim.studies.instruments.text import text

    if name == BASICS:
        found = basics(lab, rollouts)
        return (lambda width: audit_text.text(found, width), audit_text.plain(found),
                Drawing("audit", "audit", (looked_at(found),)))
    section = measure(name, lab, rollouts)
    return (lambda width: text(section, width), as_json(section),
            Drawing(f"audit-{name}", "section", (section, lab.scenario.title, lab.seed,
                                                  names_in(lab.scenario))))


def keep(folder: Path, data: dict[str, Any], page: str, drawing: Drawing, figures: bool) -> None:
    """Write what has been found so far, and the page and figure of the section just finished."""
    from sim.plots.drawing import draw, read_drawings, write_drawings
    from sim.results.atomic import guarded, write_json, write_text
    from sim.studies.instruments import BASICS

    name = drawing.name.removeprefix("audit-") if drawing.maker == "section" else BASICS
    with guarded(folder):
        write_text(page_of(folder, name), page + "\n")
        write_json(folder / "audit.json", data)
    known = [d for d in read_drawings(folder) if d.name != drawing.name]
    write_drawings([*known, drawing], folder)
    if figures:
        draw([drawing], folder)


def finish(lab: Lab, folder: Path, data: dict[str, Any], names: tuple[str, ...]) -> None:
    """Write the answer and, last, the manifest, and drop what was kept on the way."""
    from sim.cli.study import digest_of
    from sim.results.claim import held
    from sim.results.folders import complete, write_answer
    from sim.results.manifest import base
    from sim.studies.headline import headline

    if lab.memory:
        lab.memory.clear()
    pages = [page_of(folder, name).read_text(encoding="utf-8").rstrip() for name in names]
    write_answer(folder, "\n\n".join(pages))
    begun = held(folder) or {}
    started = begun.get("started") or dt.datetime.now(dt.UTC)
    wall = total(data, "seconds")
    timeless = {k: {**v, "seconds": 0} if isinstance(v, dict) else v for k, v in data.items()}
    complete(folder, {**base(lab.scenario.name, begun.get("config", {}), started, wall, "audit"),
                      "key": begun.get("key", ""), "seed": lab.seed,
                      "rollouts": int(total(data, "rollouts_played")),
                      "digest": digest_of(timeless), "results": "audit.json",
                      "headline": headline("audit", data, lab.scenario.glossary)})


def total(data: dict[str, Any], key: str) -> float:
    """A number summed over all sections."""
    return float(sum(v.get(key, 0) for v in data.values() if isinstance(v, dict)))
