"""`escalade audit`: look at everything, say what is wrong, end with 1 if it is not explained."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    return claim(config["out"], task.key("audit"), settings)


def look(lab: Lab, config: dict[str, Any], names: tuple[str, ...], folder: Path | None
         ) -> tuple[str, int]:
    """Look at every section asked for, keeping each as it is finished: the page, and the status.

    Sections that the folder holds already are read back.
    """
    data: dict[str, Any] = {"scenario": lab.scenario.name, "seed": lab.seed,
                            "rollouts": config["rollouts"], **finished(folder)}
    pages = []
    for name in names:
        if folder and name in data:
            pages.append(page_of(folder, name).read_text(encoding="utf-8").rstrip())
            continue
        page, data[name], figure = part(lab, name, config["rollouts"])
        pages.append(page)
        if folder:
            keep(folder, data, page, figure if config["figures"] else None, name)
    if folder:
        finish(lab, folder)
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


def part(lab: Lab, name: str, rollouts: int) -> tuple[str, Any, Callable[[], Any]]:
    """One section: its page, its data and what draws its figure."""
    from sim.plots.audit import audit_figure, looked_at
    from sim.plots.instruments import section_figure
    from sim.plots.names import names_in
    from sim.results.answer import page_width
    from sim.studies import audit_text
    from sim.studies.audit import audit as basics
    from sim.studies.instruments import BASICS, measure
    from sim.studies.instruments.section import as_json
    from sim.studies.instruments.text import text

    if name == BASICS:
        found = basics(lab, rollouts)
        return (audit_text.text(found), audit_text.plain(found),
                lambda: audit_figure(looked_at(found)))
    section = measure(name, lab, rollouts)
    return (text(section, page_width()), as_json(section),
            lambda: section_figure(section, lab.scenario.title, lab.seed, names_in(lab.scenario)))


def keep(folder: Path, data: dict[str, Any], page: str, figure: Callable[[], Any] | None,
         name: str) -> None:
    """Write what has been found so far, and the page and figure of the section just finished."""
    from sim.plots.draw import draw_one
    from sim.results.atomic import guarded, write_json, write_text
    from sim.studies.instruments import BASICS

    with guarded(folder):
        write_text(page_of(folder, name), page + "\n")
        write_json(folder / "audit.json", data)
    fig = figure() if figure else None
    if fig is not None:
        draw_one(fig, "audit" if name == BASICS else f"audit-{name}", folder)


def finish(lab: Lab, folder: Path) -> None:
    """Mark the folder as complete and drop what was kept on the way."""
    from sim.results.atomic import guarded, write_json
    from sim.results.claim import MANIFEST, held

    with guarded(folder):
        write_json(folder / MANIFEST, {**(held(folder) or {}), "status": "complete"})
    if lab.memory:
        lab.memory.clear()
