"""The terminal text: the answer first, then what stands behind it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sim.results.outcome import DAY_PREFIX, Outcome
from sim.results.ratecard import card_lines, early_lines
from sim.results.words import number, percent, percent_range, table, words, wrap

KEY_COUNTS = (
    "deaths_",
    "civilians",
    "displaced",
    "area_taken",
    "share",
    "encircled",
    "incidents",
    "rounds_",
    "offers",
    "deals",
    "breaks",
    "deal_days",
    "attack_days",
    "answers",
    "unanswered",
    "wide_days",
    "risk",
)
MOST_PATHS = 40
MOST_FAILURES = 5


def axis_lines(axis: str, rows: dict[str, dict[str, Any]], first: int = 0) -> list[str]:
    """One outcome axis as a table, every label listed."""
    body = [
        [
            words(label),
            percent(row["p"]),
            percent_range(row["low"], row["high"], 1),
            percent_range(row["spread_low"], row["spread_high"]),
        ]
        for label, row in rows.items()
    ]
    title = words(axis)
    head = [title[:1].upper() + title[1:], "share", "Monte Carlo 95%", "rows 5-95%"]
    return table(head, body, first=first)


def date_of(outcome: Outcome, day: float | None) -> str:
    """Calendar date of a day index."""
    if day is None:
        return "-"
    return (outcome.start + dt.timedelta(days=round(day))).isoformat()


def count_lines(outcome: Outcome, counts: dict[str, dict[str, Any]]) -> list[str]:
    """Key counts as a table; those that are zero throughout go in one line under it."""
    keys = [
        name
        for key in KEY_COUNTS
        for name in counts
        if name == key or (key.endswith("_") and name.startswith(key))
    ]
    zero = [n for n in keys if counts[n]["q05"] == counts[n]["mean"] == counts[n]["q95"] == 0]
    body = [
        [words(name), *(number(counts[name][k]) for k in ("mean", "q05", "q50", "q95"))]
        for name in keys
        if name not in zero
    ]
    lines = table(["Counts per rollout", "mean", "5%", "median", "95%"], body) if body else []
    if zero:
        lines += wrap("  Zero throughout: " + ", ".join(map(words, zero)) + ".", "    ")
    return lines


def day_lines(outcome: Outcome, counts: dict[str, dict[str, Any]]) -> list[str]:
    """When things happened, among the rollouts in which they did."""
    body = [
        [
            words(name.removeprefix(DAY_PREFIX)),
            percent(row["share"]["p"]),
            *(date_of(outcome, row[k]) for k in ("q05", "q50", "q95")),
        ]
        for name, row in counts.items()
        if name.startswith(DAY_PREFIX)
    ]
    return table(["First day of", "happened", "5%", "median", "95%"], body) if body else []


def ground_lines(outcome: Outcome) -> list[str]:
    """Which numbers rest on judgement."""
    paths = outcome.judgement
    if not paths:
        return ["No number in this run rests on judgement alone."]
    shown = ", ".join(paths[:MOST_PATHS])
    more = len(paths) - MOST_PATHS
    tail = f" and {more} more (manifest.json)" if more > 0 else ""
    noun = "number rests" if len(paths) == 1 else "numbers rest"
    return wrap(f"{len(paths)} {noun} on judgement (grade J): {shown}{tail}.", "  ")


def failure_lines(outcome: Outcome, failed: int) -> list[str]:
    """Rollouts that failed, and the first few messages."""
    if not failed:
        return []
    share = percent(failed / outcome.rollouts)
    lines = wrap(f"{failed:,} of {outcome.rollouts:,} rollouts failed ({share}) and are left out:")
    for rollout, step, message in outcome.failed[:MOST_FAILURES]:
        lines += wrap(f"  rollout {rollout}, step {step}: {message}", "    ")
    more = len(outcome.failed) - MOST_FAILURES
    return lines + ([f"  and {more:,} more"] if more > 0 else [])


def answer(outcome: Outcome, summary: dict[str, Any], folder: Path | str | None = None) -> str:
    """The whole terminal text."""
    end = outcome.start + dt.timedelta(days=outcome.days - 1)
    replicates = "replicate" if outcome.replicates == 1 else "replicates"
    rows = "row" if outcome.rows == 1 else "rows"
    about = (
        f"{outcome.title} ({outcome.scenario_name}), {outcome.start} to {end}, seed {outcome.seed}:"
        f" {outcome.rows:,} parameter {rows} with {outcome.replicates:,} {replicates} each,"
        f" {outcome.engine_seconds:.1f} s on {outcome.workers} worker"
        f"{'' if outcome.workers == 1 else 's'}."
    )
    blocks = [wrap(summary["headline"]), wrap(about)]
    first = max(len(label) for labels in outcome.axes.values() for label in labels)
    blocks += [axis_lines(axis, rows, first) for axis, rows in summary["outcomes"].items()]
    blocks += [count_lines(outcome, summary["counts"]), day_lines(outcome, summary["counts"])]
    blocks += [card_lines(outcome), early_lines(outcome)]
    blocks.append(ground_lines(outcome))
    blocks.append(failure_lines(outcome, summary["failed"]))
    blocks.append([line for note in outcome.notices for line in wrap(f"Note: {note}", "  ")])
    if folder is not None:
        blocks.append([f"Files: {folder}"])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
