"""Shares of every outcome label and distributions of every count, as plain numbers."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from sim.results.intervals import clustered, design_effect
from sim.results.outcome import Outcome
from sim.results.ratecard import rate_card
from sim.results.spread import NAN_PAIR, between, rare, spread, unevenness
from sim.results.words import interval, percent, sentence
from sim.state.outputs import INJECT, STOOD_DOWN, may_be_absent

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def plain(value: float) -> float | None:
    """A finite Python float, or None (JSON has no nan)."""
    return float(value) if math.isfinite(value) else None


def share_row(
    hits: np.ndarray, trials: np.ndarray, effect: float = 1.0, uneven: float | None = None
) -> dict[str, Any]:
    """Share, 5-95% spread over rows and Monte Carlo 95% interval of one event.

    `effect` and `uneven` come from other labels, for events that are too rare to tell.
    """
    n = float(trials.sum())
    low, high = clustered(hits, trials, effect)
    wide_low, wide_high = spread(hits, trials, uneven) if n else NAN_PAIR
    return {
        "p": float(hits.sum()) / n if n else None,
        "spread_low": plain(wide_low),
        "spread_high": plain(wide_high),
        "low": low,
        "high": high,
    }


def mean_or(values: list[float], default: float) -> float:
    """Mean of the values that are known."""
    known = [value for value in values if not math.isnan(value)]
    return float(np.mean(known)) if known else default


def summarise_axis(outcome: Outcome, axis: str) -> dict[str, dict[str, Any]]:
    """Every label of an axis, also those never reached, in the scenario's order.

    A rare label borrows what the axis's other labels say of the rows, on average.
    """
    totals = {x: outcome.by_row(outcome.is_label(axis, x)) for x in outcome.axes[axis]}
    common = [pair for pair in totals.values() if not rare(*pair)]
    effect = mean_or([design_effect(*pair) for pair in common], 1.0)
    uneven = mean_or([unevenness(*pair) for pair in common], 0.0)
    return {label: share_row(*pair, effect, uneven) for label, pair in totals.items()}


def luck(outcome: Outcome) -> float | None:
    """Share of the variance of the question's answer that remains within parameter rows."""
    question = outcome.question
    hit = outcome.is_label(question["axis"], question["label"])
    pair = outcome.by_row(hit)
    never_or_always = pair[0].sum() in (0, pair[1].sum())
    return None if never_or_always else plain(1 - between(*pair))


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
    """One count; where it may be absent, the share of rollouts with it and its values in those."""
    values = outcome.count(name)
    out: dict[str, Any] = dict(summarise_values(values[outcome.valid]))
    if may_be_absent(name):
        out = {"share": share_row(*outcome.by_row(np.isfinite(values))), **out}
    return out


def summarise_injects(outcome: Outcome) -> dict[str, dict[str, Any]]:
    """Of each inject: share of rollouts in which it fired, and was stood down, and its days."""
    out = {}
    for inject in sorted(outcome.injects, key=lambda inject: inject["name"]):
        at = outcome.count_names.index(INJECT + inject["name"])
        down = outcome.counts[:, at] == STOOD_DOWN
        out[inject["name"]] = {
            **{key: text for key, text in inject.items() if key != "name" and text},
            "fired": share_row(*outcome.by_row(outcome.counts[:, at] >= 0)),
            "stood_down": share_row(*outcome.by_row(down)),
            "day": summarise_values(outcome.count(INJECT + inject["name"])[outcome.valid]),
        }
    return out


def headline(outcome: Outcome, outcomes: dict[str, dict[str, dict[str, Any]]], n: int) -> str:
    """The answer to the scenario's question in one sentence."""
    question = outcome.question
    label, ask = question["label"], question["ask"].strip()
    if not n:
        return f"{ask} No rollout ran to its end, so there is no answer."
    row = outcomes[question["axis"]][label]
    ranges = [f"Monte Carlo 95%: {interval(row['low'], row['high'])}, n = {n:,}"]
    if row["spread_low"] is not None:
        wide = interval(row["spread_low"], row["spread_high"])
        ranges.insert(0, f"over parameter rows and doctrine profiles 5-95%: {wide}")
    plural = "rollout" if n == 1 else "rollouts"
    share = percent(row["p"], row["high"] - row["low"])
    return f"{ask} {sentence(label)} in {share} of {plural} ({'; '.join(ranges)})."


def ordered(outcome: Outcome) -> list[str]:
    """The outcome axes as the scenario orders them, but the question's axis first."""
    asked = outcome.question["axis"]
    return [asked, *(axis for axis in outcome.axes if axis != asked)]


def summarise(outcome: Outcome) -> dict[str, Any]:
    """All shares and counts of an ensemble; failed rollouts are left out and counted."""
    outcomes = {axis: summarise_axis(outcome, axis) for axis in ordered(outcome)}
    n = int(np.count_nonzero(outcome.valid))
    return {
        "headline": headline(outcome, outcomes, n),
        "n": n,
        "rollouts": outcome.rollouts,
        "failed": outcome.rollouts - n,
        "rows": outcome.rows,
        "replicates": outcome.replicates,
        "luck": luck(outcome),
        "outcomes": outcomes,
        "rate_card": rate_card(outcome),
        "injects": summarise_injects(outcome),
        "counts": {name: summarise_count(outcome, name) for name in outcome.count_names
                   if not name.startswith(INJECT)},
    }
