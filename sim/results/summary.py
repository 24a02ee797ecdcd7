"""Shares of every outcome label and distributions of every count, as plain numbers."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from sim.results.intervals import clustered, design_effect, spread
from sim.results.outcome import DAY_PREFIX, Outcome
from sim.results.words import percent, percent_range, words

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def plain(value: float) -> float | None:
    """A finite Python float, or None (JSON has no nan)."""
    return float(value) if math.isfinite(value) else None


def share_row(hits: np.ndarray, trials: np.ndarray, borrowed: float = 1.0) -> dict[str, Any]:
    """Share, Monte Carlo 95% interval and 5-95% spread over rows of one event."""
    n = float(trials.sum())
    low, high = clustered(hits, trials, borrowed)
    wide_low, wide_high = spread(hits, trials)
    return {
        "p": float(hits.sum()) / n if n else None,
        "low": low,
        "high": high,
        "spread_low": plain(wide_low),
        "spread_high": plain(wide_high),
    }


def summarise_axis(outcome: Outcome, axis: str) -> dict[str, dict[str, Any]]:
    """Every label of an axis, also those never reached, in the scenario's order.

    A label at 0 or 1 borrows the mean design effect of the axis's other labels.
    """
    totals = {x: outcome.by_row(outcome.is_label(axis, x)) for x in outcome.axes[axis]}
    effects = [design_effect(*pair) for pair in totals.values()]
    known = [effect for effect in effects if not math.isnan(effect)]
    borrowed = float(np.mean(known)) if known else 1.0
    return {label: share_row(*pair, borrowed) for label, pair in totals.items()}


def summarise_values(values: np.ndarray) -> dict[str, float | None]:
    """Mean and quantiles of the finite values."""
    values = values[np.isfinite(values)]  # a copy, so the quantiles may reorder it
    if not len(values):
        return dict.fromkeys(["mean", *(f"q{q * 100:02.0f}" for q in QUANTILES)])
    out: dict[str, float | None] = {"mean": float(values.mean())}
    found = np.quantile(values, QUANTILES, overwrite_input=True)
    out.update({f"q{q * 100:02.0f}": float(v) for q, v in zip(QUANTILES, found, strict=True)})
    return out


def summarise_count(outcome: Outcome, name: str) -> dict[str, Any]:
    """One count; for a day, the share of rollouts in which it came and its days among those."""
    values = outcome.count(name)
    out: dict[str, Any] = dict(summarise_values(values[outcome.valid]))
    if name.startswith(DAY_PREFIX):
        out = {"share": share_row(*outcome.by_row(np.isfinite(values))), **out}
    return out


def headline(outcome: Outcome, outcomes: dict[str, dict[str, dict[str, Any]]], n: int) -> str:
    """The answer to the scenario's question in one sentence."""
    question = outcome.question
    label, ask = question["label"], question["ask"].strip()
    if not n:
        return f"{ask} No rollout ran to its end, so there is no answer."
    row = outcomes[question["axis"]][label]
    name = words(label)
    ranges = [f"Monte Carlo 95%: {percent_range(row['low'], row['high'], 1)}"]
    if row["spread_low"] is not None:
        wide = percent_range(row["spread_low"], row["spread_high"])
        ranges.insert(0, f"over parameter rows and doctrine profiles 5-95%: {wide}")
    plural = "rollout" if n == 1 else "rollouts"
    text = f"{name[:1].upper()}{name[1:]} in {percent(row['p'])} of {n:,} {plural}"
    return f"{ask} {text} ({'; '.join(ranges)})."


def summarise(outcome: Outcome) -> dict[str, Any]:
    """All shares and counts of an ensemble; failed rollouts are left out and counted."""
    outcomes = {axis: summarise_axis(outcome, axis) for axis in outcome.axes}
    n = int(np.count_nonzero(outcome.valid))
    return {
        "headline": headline(outcome, outcomes, n),
        "n": n,
        "rollouts": outcome.rollouts,
        "failed": outcome.rollouts - n,
        "rows": outcome.rows,
        "replicates": outcome.replicates,
        "outcomes": outcomes,
        "counts": {name: summarise_count(outcome, name) for name in outcome.count_names},
    }
