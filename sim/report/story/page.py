"""The chronicle as a page of plain text, at most 80 columns wide."""

from __future__ import annotations

import datetime as dt
import textwrap
from itertools import groupby

from sim.report.story.chronicle import Chronicle
from sim.report.story.phrases import MONTHS, capital, join
from sim.report.story.toll import ground_lines, toll_lines

WIDTH = 80


def wrap(text: str, indent: str = "", hang: str = "") -> list[str]:
    """A text in lines of at most 80 columns."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + hang,
                         break_on_hyphens=False) or [""]


def doctrine_line(chronicle: Chronicle) -> str:
    """Who follows which doctrine."""
    w, p = chronicle.watched, chronicle.context.phrases
    told = [f"{p.actor(i)}: {p.glossary.name('doctrine', f'{a.name}.{w.doctrines[a.name]}')}"
            for i, a in enumerate(w.scenario.actors)]
    return f"Doctrines. {capital('; '.join(told))}."


def opening_line(chronicle: Chronicle) -> str:
    """What is under way on the first morning."""
    w, ctx = chronicle.watched, chronicle.context
    p, c = ctx.phrases, w.case
    acts = [p.acts(i, 0, int(c.posture[i, 0])) for i, a in enumerate(w.scenario.actors)
            if a.menus.get("force")]
    parts = []
    for e in w.opening:
        if e.kind == "ultimatum":
            parts.append(f"The {p.thing('ultimatum', e.item).removeprefix('the ')} stands; its "
                         f"deadline is {ctx.day_text(e.size)}.")
        else:
            parts.append(f"A deal is in force: {p.line(e.item)}.")
    return " ".join([*(f"{capital(a)}." for a in acts), *parts])


def full_date(day: dt.date) -> str:
    """A date with its year."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def heading(chronicle: Chronicle, note: str = "") -> list[str]:
    """What crisis this is, which rollout, who follows which doctrine, and how it stands."""
    w = chronicle.watched
    first, last = w.scenario.start, w.days[-1].date
    span = full_date(first) if first == last else f"{full_date(first)} to {full_date(last)}"
    which = f"Rollout {w.rollout} of seed {w.seed}: {span}."
    out = [*wrap(w.scenario.title), *wrap(which)]
    out += wrap(note) if note else []
    return [*out, "", *wrap(doctrine_line(chronicle)), "",
            *wrap("On the first morning: " + opening_line(chronicle)), ""]


def day_lines(chronicle: Chronicle) -> list[str]:
    """The dated sentences, only of days on which something changed."""
    out: list[str] = []
    barred = barred_lines(chronicle)
    told = {day: list(group) for day, group in groupby(chronicle.lines, lambda x: x.day)}
    for d in chronicle.days:
        lines = [line.text for line in told.get(d.day, [])] + barred.get(d.day, [])
        if lines:
            out.append(f"{d.date.day} {MONTHS[d.date.month - 1]}")
            for text in lines:
                out += wrap(text, "  ", "  ")
    return out


def barred_lines(chronicle: Chronicle) -> dict[int, list[str]]:
    """Orders of an intervention that could not be carried out, on the first of such days."""
    out: dict[int, list[str]] = {}
    before: set[str] = set()
    for d in chronicle.days:
        now = set(d.ledger["out_of_reach"])
        fresh = sorted(now - before)
        if fresh:
            out[d.day] = [f"Told but out of reach: {order}." for order in fresh]
        before = now
    return out


def ending(chronicle: Chronicle) -> list[str]:
    """How it ended: the label of every axis, the question's first, in its own sentence."""
    w, glossary = chronicle.watched, chronicle.context.phrases.glossary
    axes = sorted(w.labels, key=lambda axis: axis != w.scenario.question.axis)
    out = ["How it ended", *wrap(w.scenario.question.ask, "  ", "  ")]
    for axis in axes:
        word = glossary.word("label", f"{axis}.{w.labels[axis]}")
        text = f"{capital(glossary.name('axis', axis))}: {word.name}."
        out += wrap(f"{text} {word.says}".strip(), "  ", "  ")
    return out


def left_out(chronicle: Chronicle) -> list[str]:
    """What was passed over because it only repeats what was told."""
    names = {"word": "words said again", "round": "rounds of talks without a new offer",
             "answer": "answers put off again",
             "intervention": "answers of backers given before",
             "strike": "days of strikes told by the week", "raid": "raids told by the week",
             "violation": "further violations of a deal"}
    told = [f"{names[kind]} ({n})" for kind, n in chronicle.repeats.items() if names.get(kind)]
    lost = chronicle.watched.lost
    if lost:
        told.append(f"events beyond what one day's record holds ({lost})")
    return wrap(f"Not told one by one: {join(told)}.") if told else []


def page(chronicle: Chronicle, note: str = "") -> str:
    """The whole chronicle; `note` says why this rollout was chosen."""
    parts = [heading(chronicle, note), day_lines(chronicle), [""], ending(chronicle), [""],
             toll_lines(chronicle), ground_lines(chronicle), left_out(chronicle)]
    return "\n".join(line.rstrip() for part in parts for line in part).rstrip() + "\n"
