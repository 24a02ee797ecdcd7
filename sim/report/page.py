"""The page: sections in order, set by templates, in one file that needs no other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sim.report.block import PageSection
from sim.report.facts import Facts
from sim.report.pen import day_text
from sim.report.sections.answer import answer
from sim.report.sections.courses import courses
from sim.report.sections.ends import ends
from sim.report.sections.every import every
from sim.report.sections.floor import floor
from sim.report.sections.forecasts import forecasts
from sim.report.sections.judgements import judgements
from sim.report.sections.limits import limits
from sim.report.sections.meaning import meaning
from sim.report.sections.place import place
from sim.report.sections.threat import threat
from sim.report.sections.when import when
from sim.report.sections.why import why
from sim.report.svg.file import style as colours

if TYPE_CHECKING:
    from jinja2 import Environment

ROOM = Path(__file__).resolve().parent
ORDER = (answer, meaning, ends, forecasts, when, why, threat, floor, courses, place, judgements,
         limits, every)
EMPTY = (answer, limits)  # where no rollout ran to its end


def sections(facts: Facts) -> list[PageSection]:
    """The sections that there is something to say in."""
    made = [make(facts) for make in (ORDER if facts.answered else EMPTY)]
    return [section for section in made if section is not None]


def page(facts: Facts) -> str:
    """The whole page as HTML."""
    outcome = facts.outcome
    made = sections(facts)
    head: dict[str, Any] = {
        "title": f"{outcome.question['ask']} {outcome.title}",
        "crisis": outcome.title,
        "first": outcome.start.isoformat(), "first_text": day_text(outcome.start),
        "last": facts.last.isoformat(), "last_text": day_text(facts.last),
    }
    return environment().get_template("page.html.j2").render(
        head=head, sections=made, style=Markup(style()))


@cache
def environment() -> Environment:
    """Templates of the page; everything that is no markup is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(ROOM / "templates"), autoescape=True,
                       undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def style() -> str:
    """The style sheet: the colours of drawings, then the page."""
    return f"{colours()}\n{(ROOM / 'page.css').read_text(encoding='utf-8')}"
