"""What the rate card says as a whole: how often the bands hold, how wide they are, the joint rank.

A band that holds too often is as wrong as one that holds too seldom, and counts of few events have
bands that hold more than their name says. So the number held is set beside the number that a
rollout of the model holds of its own bands.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.results.intervals import clustered
from sim.results.joint_rank import farther
from sim.results.outcome import Outcome
from sim.results.ratecard import BANDS, measured, rate_card
from sim.results.words import interval, number, percent, quantity, wrap
from sim.state.outputs import RATIOS, may_be_absent


def known_everywhere(row: dict[str, Any]) -> bool:
    """True for a measure that every rollout has: no ratio, no day of what may never come."""
    return row["measure"] not in RATIOS and not may_be_absent(row["measure"])


def band_verdict(outcome: Outcome, rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """One band over all measures.

    held of measures; of_own: how many a rollout holds of the model's own bands, in the mean;
    as_few, as_many: share of rollouts that hold no more, and no fewer, of the measures that every
    rollout has; naive: median width of the bands of events over that of the bare counts; widest:
    the measure where that is widest; relative: median width of the bands of levels over the record.
    """
    low, high, inside, width = BANDS[name]
    own: list[float] = []
    complete: list[np.ndarray] = []
    record = 0
    for row in rows:
        values = measured(outcome, row["measure"])
        hit = (values >= row[low]) & (values <= row[high])
        own.append(float(hit.mean()))
        if known_everywhere(row):
            complete.append(hit)
            record += row[inside]
    held = np.sum(complete, axis=0) if complete else np.zeros(1)
    events = [r for r in rows if r[width] is not None]
    levels = [r for r in rows if r["kind"] == "level" and r["value"]]
    widest = max(events, key=lambda r: float(r[width]), default=None)
    return {
        "held": sum(bool(r[inside]) for r in rows), "measures": len(rows), "of_own": sum(own),
        "as_few": float(np.mean(held <= record)), "as_many": float(np.mean(held >= record)),
        "naive": float(np.median([r[width] for r in events])) if events else None,
        "widest": widest["measure"] if widest else None,
        "widest_width": widest[width] if widest else None, "events": len(events),
        "relative": float(np.median([(r[high] - r[low]) / r["value"] for r in levels]))
        if levels else None, "levels": len(levels),
    }


def rank_verdict(outcome: Outcome, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Share of rollouts at least as far out as the record, with its interval; None with none."""
    used = [r for r in rows if known_everywhere(r)]
    if not used:
        return None
    matrix = np.column_stack([measured(outcome, r["measure"]) for r in used])
    hit = np.zeros(outcome.rollouts, bool)
    hit[outcome.valid] = farther(matrix, np.array([r["value"] for r in used], float))
    hits, trials = outcome.by_row(hit)
    low, high = clustered(hits, trials)
    return {"share": float(hits.sum() / trials.sum()), "low": low, "high": high,
            "measures": len(used), "n": int(trials.sum())}


def verdicts(outcome: Outcome) -> dict[str, Any]:
    """All verdicts by name; empty without a record, or without a rollout that ran to its end."""
    rows = [r for r in rate_card(outcome) if r["n"]]
    if not rows:
        return {}
    found: dict[str, Any] = {name: band_verdict(outcome, rows, name) for name in BANDS}
    return {**found, "joint": rank_verdict(outcome, rows)}


def verdict_lines(outcome: Outcome, width: int) -> list[str]:
    """The verdicts in words; empty where there are none."""
    found = verdicts(outcome)
    if not found:
        return []
    parts = [band_text(outcome, found[name], name) for name in BANDS]
    if any(found[name]["levels"] for name in BANDS):
        parts.append("A level has no naive band: a single total says nothing of its own error. Its "
                     "band is given over the record's value instead.")
    if found["joint"]:
        parts.append(rank_text(found["joint"]))
    if outcome.in_sample:
        parts.append(f"In-sample: {outcome.in_sample}")
    return [line for part in parts for line in wrap("  " + part, width, "  ")]


def band_text(outcome: Outcome, found: dict[str, Any], name: str) -> str:
    """One band in a sentence or two."""
    text = (f"{name} bands hold {found['held']} of {found['measures']} (a rollout's own values: "
            f"{found['of_own']:.1f}; as few in {percent(found['as_few'])} of rollouts, as many in "
            f"{percent(found['as_many'])}).")
    if found["events"]:
        widest = quantity(found["widest"], outcome.glossary)
        text += (f" Width over the bare count's: median {number(found['naive'])}, widest "
                 f"{number(found['widest_width'])} ({widest}).")
    if found["levels"]:
        text += f" Levels: {number(found['relative'])} of the record's value in the median."
    return text


def rank_text(found: dict[str, Any]) -> str:
    """The joint rank in words, with what it means."""
    side = ("the record stands apart from the rollouts" if found["high"] < 0.05 else
            "the record lies closer to the middle than rollouts do: together the bands are too wide"
            if found["low"] > 0.95 else "the record could be one of the rollouts")
    share = percent(found["share"], found["high"] - found["low"])
    return (f"Joint rank: {share} of rollouts ({interval(found['low'], found['high'])}, "
            f"n = {found['n']:,}) lie at least as far out as the record, over {found['measures']} "
            f"measures together; {side}.")
