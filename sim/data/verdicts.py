"""What the rate card says as a whole: how often the bands hold, how wide they are, the joint rank.

A band that holds too often is as wrong as one that holds too seldom, and counts of few events have
bands that hold more than their name says. So the number held is set beside the number that a
rollout of the model holds of its own bands.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.ratecard import BANDS, measure_values, rate_card
from sim.engine.state.outputs import RATIOS, may_be_absent
from sim.methods.clustered import clustered_interval
from sim.methods.joint_rank import farther


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
        values = measure_values(outcome, row["measure"])
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
    matrix = np.column_stack([measure_values(outcome, r["measure"]) for r in used])
    hit = np.zeros(outcome.rollouts, bool)
    hit[outcome.valid] = farther(matrix, np.array([r["value"] for r in used], float))
    hits, trials = outcome.by_row(hit)
    low, high = clustered_interval(hits, trials)
    return {"share": float(hits.sum() / trials.sum()), "low": low, "high": high,
            "measures": len(used), "n": int(trials.sum())}


def verdicts(outcome: Outcome) -> dict[str, Any]:
    """All verdicts by name; empty without a record, or without a rollout that ran to its end."""
    rows = [r for r in rate_card(outcome) if r["n"]]
    if not rows:
        return {}
    found: dict[str, Any] = {name: band_verdict(outcome, rows, name) for name in BANDS}
    return {**found, "joint": rank_verdict(outcome, rows)}
