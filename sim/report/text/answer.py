"""The terminal text: the answer first, then what stands behind it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from typing import Any

from sim.data.orders import order_counts
from sim.data.outcome import Outcome
from sim.glossary.text import WIDTH, interval, label_text, percent, quantity, words, wrap
from sim.methods.intervals import Bounds
from sim.report.text.failures import BOUNDS_KEY, failure_text
from sim.report.text.floors import floor_lines
from sim.report.text.orders import order_lines
from sim.report.text.ratecard import card_lines, early_lines
from sim.report.text.tables import axis_lines, count_lines, day_lines, inject_lines
from sim.report.text.verdicts import verdict_lines

NARROW = 80
MOST_FAILURES = 5


def page_width() -> int:
    """The terminal's width, between 80 and 100 columns; 100 where there is no terminal."""
    return min(WIDTH, max(NARROW, shutil.get_terminal_size((WIDTH, 24)).columns))


def key_lines(outcome: Outcome, summary: dict[str, Any], width: int) -> list[str]:
    """What the two ranges mean, and which of the two weighs more for the question."""
    over = (f"over {outcome.rows:,} draws of parameters and doctrines" if outcome.rows > 1 else
            "over parameters and doctrines, which one draw of them does not show")
    lines = wrap(
        f"Rows 5-95%: ignorance, how the probability itself moves {over}; \N{PLUS-MINUS SIGN}: 95% "
        "error of either end, and of counts.",
        width,
        "  ",
    )
    lines += wrap(
        "Monte Carlo 95%: luck, the sampling error of this run, allowing for rollouts that share "
        "a row.",
        width,
        "  ",
    )
    found = summary.get("correlation")
    if found is not None and found["value"] is not None:
        label = label_text(outcome.question["axis"], outcome.question["label"], outcome.glossary)
        lines += wrap(
            f"Of the variance of '{label}', {percent(found['value'])} "
            f"({interval(found['low'], found['high'])}) is ignorance (between rows: the intraclass "
            f"correlation) and {percent(1 - found['value'])} luck (within rows).",
            width,
            "  ",
        )
    return lines


def ground_lines(outcome: Outcome, width: int) -> list[str]:
    """How many numbers rest on judgement, by family."""
    paths = outcome.judgement
    if not paths:
        return ["No number in this run rests on judgement alone."]
    families = Counter(path.partition(".")[0] for path in paths)
    named = {
        family: outcome.glossary.name("actor", family) if family in outcome.actors
        else words(family) for family in families
    }
    shown = ", ".join(
        f"{named[family]}\N{NO-BREAK SPACE}{size}" for family, size in families.most_common()
    )
    noun = "number rests" if len(paths) == 1 else "numbers rest"
    text = f"{len(paths)} {noun} on judgement (grade J), by family: {shown}."
    return wrap(f"{text} All are named in manifest.json.", width)


def failure_lines(outcome: Outcome, summary: dict[str, Any], width: int) -> list[str]:
    """Rollouts that failed, what that leaves open, and the first few messages."""
    if not summary["failed"]:
        return []
    axis, label = outcome.question["axis"], outcome.question["label"]
    row = summary["outcomes"][axis][label]
    bounds = Bounds(row["least"], row["most"]) if "most" in row else None
    of = f"the share of '{label_text(axis, label, outcome.glossary)}'"
    text = failure_text(summary["failed"], outcome.rollouts, bounds, of)
    lines = wrap(f"{text} {BOUNDS_KEY}", width)
    for rollout, step, message in outcome.failed[:MOST_FAILURES]:
        lines += wrap(f"  rollout {rollout}, step {step}: {message}", width, "    ")
    more = len(outcome.failed) - MOST_FAILURES
    return lines + ([f"  and {more:,} more"] if more > 0 else [])


def about_lines(outcome: Outcome, width: int) -> list[str]:
    """Which run this is."""
    end = outcome.start + dt.timedelta(days=outcome.days - 1)
    replicates = "replicate" if outcome.replicates == 1 else "replicates"
    rows = "row" if outcome.rows == 1 else "rows"
    title = outcome.title.rstrip(".")
    return wrap(
        f"{title} ({outcome.scenario_name}). {outcome.start} to {end}, seed {outcome.seed},"
        f" {outcome.rows:,} parameter {rows} with {outcome.replicates:,} {replicates} each,"
        f" {outcome.engine_seconds:.1f} s on {outcome.workers} worker"
        f"{'' if outcome.workers == 1 else 's'}.",
        width,
    )


def answer(
    outcome: Outcome,
    summary: dict[str, Any],
    width: int | None = None,
) -> str:
    """The whole terminal text, as wide as the page."""
    width = page_width() if width is None else width
    counts = summary["counts"]
    glossary = outcome.glossary
    texts = [label_text(axis, x, glossary) for axis, names in outcome.axes.items() for x in names]
    texts += [quantity(name, glossary) for name in counts]
    first = min(max(map(len, texts)), 26)
    blocks = [wrap(summary["headline"], width), key_lines(outcome, summary, width)]
    blocks.append(about_lines(outcome, width))
    for axis, rows in summary["outcomes"].items():
        blocks.append(axis_lines(outcome, axis, rows, width, first))
    blocks.append(wrap(summary["completeness"]["says"], width))
    blocks.append(floor_lines(outcome, summary.get("floor") or {}, width, first))
    blocks.append(count_lines(outcome, counts, width, first))
    blocks.append(day_lines(outcome, counts, width, first))
    blocks.append(inject_lines(outcome, summary.get("injects", {}), width, summary["n"], first))
    blocks.append(order_lines(order_counts(outcome), width, glossary=glossary))
    blocks.append(card_lines(outcome, width, first) + verdict_lines(outcome, width))
    blocks.append(early_lines(outcome, width))
    blocks.append(ground_lines(outcome, width))
    blocks.append(failure_lines(outcome, summary, width))
    for note in outcome.notices:
        blocks.append(wrap(f"Note: {note}", width, "  "))
    return "\n\n".join("\n".join(block) for block in blocks if block)
