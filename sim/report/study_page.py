"""The page of a study: its finding, its answer, its figures, and how to repeat it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sim.atomic import disk_errors, write_text
from sim.data.folders import ResultFolder
from sim.data.seal import refuse_foreign
from sim.glossary.text import sentence, words
from sim.report.answer_text import blocks
from sim.report.sheets import study
from sim.report.svg.inline import inline, title_of

PAGE: Final = "report.html"
TEMPLATES: Final = Path(__file__).parent / "templates"
ASKS: Final = {
    "sweep": "What does the answer do over many values?",
    "gather": "What do several runs say side by side?",
    "compare": "What does a change do, on shared luck?",
    "fork": "What if one choice of one rollout had been another?",
    "attribution": "Which mechanism carries an outcome?",
    "findings": "Which statements hold over all priors?",
    "sensitivity": "What moves the answer most?",
    "discover": "Under which conditions does it happen?",
    "solve": "Which doctrine is best against which?",
    "design": "Which threat gets most?",
    "audit": "Does everything in the scenario do something, and does the model do what it says?",
}


def write_page(kept: ResultFolder, pictures: list[Path]) -> Path:
    """Write report.html into a study's folder; its path."""
    path = kept.folder / PAGE
    refuse_foreign(kept.folder, path)
    page = render(kept, [(p.stem, p.read_text(encoding="utf-8")) for p in pictures])
    with disk_errors(kept.folder):
        write_text(path, page)
    return path


def render(kept: ResultFolder, drawings: list[tuple[str, str]]) -> str:
    """The page as HTML. drawings: name and SVG text of each figure."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    rooms = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True,
                        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    title = str(kept.record.get("headline") or sentence(f"{kept.verb} of {kept.scenario}"))
    figures = [figure(k, name, text) for k, (name, text) in enumerate(drawings, 1)]
    return rooms.get_template("study.html.j2").render(
        lang="en", title=title, style=study(),
        ask=ASKS.get("gather" if kept.verb == "gather" else
                     "sweep" if kept.verb == "sweep" else kept.name, ""),
        scenario=words(kept.scenario), verb=kept.verb, blocks=blocks(kept.answer()),
        figures=figures, facts=facts(kept.record), command=command(kept), data=kept.results)


def figure(number: int, name: str, text: str) -> dict[str, str]:
    """A figure of the page: its caption is the drawing's own title, else its name in words."""
    caption = title_of(text) or sentence(name.replace("-", " "))
    return {"caption": caption, "svg": inline(text, f"figure-{number}", caption)}


def facts(record: dict[str, Any]) -> list[tuple[str, str]]:
    """What identifies the study: seed, digest, versions, when."""
    versions = record.get("versions") or {}
    rows = [
        ("Seed", record.get("seed")),
        ("Rollouts played", f"{record['rollouts']:,}" if record.get("rollouts") else None),
        ("Digest of the results", record.get("digest")),
        ("Version", versions.get("escalade")), ("Commit", record.get("commit")),
        ("Python", versions.get("python")), ("Begun", record.get("started")),
        ("Seconds", record.get("wall_seconds")),
    ]
    return [(name, str(value)) for name, value in rows if value not in (None, "")]


def command(kept: ResultFolder) -> str:
    """The command that gives the same again."""
    return str(kept.record.get("command") or f"escalade {kept.verb} DIR")
