"""What a page says of the run itself: how it was made, how sure it is, how to repeat it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sim.data.outcome import Outcome


def about(outcome: Outcome, summary: dict[str, Any], manifest: dict[str, Any]) -> dict[str, Any]:
    """Numbers and texts about the run, for `report.json`."""
    found, asked = summary.get("correlation"), outcome.question
    row = summary["outcomes"][asked["axis"]][asked["label"]]
    grades = Counter(q["grade"] for q in outcome.priors.values())
    return {
        "command": str(manifest.get("command") or "escalade run"),
        "seed": outcome.seed,
        "digest": manifest["digest"],
        "version": (manifest.get("versions") or {}).get("escalade"),
        "commit": manifest.get("commit"),
        "started": manifest.get("started"),
        "first": outcome.start.isoformat(),
        "last": outcome.dates[-1].isoformat(),
        "days": outcome.days,
        "ignorance": found and found["value"],
        "width_unknown": width(row, "spread_low", "spread_high"),
        "width_sampling": width(row, "low", "high"),
        "half_width": half_width(summary, outcome.question["axis"]),
        "parameters": len(outcome.priors),
        "judged": grades["J"],
        "recorded": grades["A"] + grades["B"],
        "varying": len(outcome.varying),
        "measures": len(summary.get("rate_card") or []),
        "inside": sum(bool(row["inside"]) for row in summary.get("rate_card") or []),
    }


def width(row: dict[str, Any], low: str, high: str) -> float | None:
    """Width of a range; None where it is not known."""
    return None if row[low] is None or row[high] is None else float(row[high] - row[low])


def half_width(summary: dict[str, Any], axis: str) -> float | None:
    """Half the width of the widest Monte Carlo interval on an axis; None without rollouts."""
    rows = summary["outcomes"][axis].values()
    if not summary["n"]:
        return None
    return float(max(row["high"] - row["low"] for row in rows) / 2)
