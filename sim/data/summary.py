"""Shares of every outcome label and distributions of every count, as plain numbers."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

import numpy as np

from sim.data.orders import order_counts
from sim.data.outcome import Outcome
from sim.data.ratecard import rate_card
from sim.data.reduce import labels, shares
from sim.data.silence import completeness_of
from sim.data.totals import Totals
from sim.data.verdicts import verdicts
from sim.engine.state.outputs import INJECT, STOOD_DOWN, may_be_absent
from sim.glossary.text import interval, label_text, percent, sentence
from sim.methods.spread import NAN_PAIR, between, rare, spread, unevenness

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def plain(value: float) -> float | None:
    """A finite Python float, or None (JSON has no nan)."""
    return float(value) if math.isfinite(value) else None


def share_row(
    rows: Totals, name: str, effect: float = 1.0, uneven: float | None = None
) -> dict[str, Any]:
    """Share, 5-95% spread over rows and Monte Carlo 95% interval of one event.

    `effect` and `uneven` come from other labels, for events that are too rare to tell. Where
    rollouts failed, also `least` and `most`: the share if none or all of them had ended so.
    """
    hits, trials = pair_of(rows, name)
    low, high = rows.interval(name, effect)
    wide_low, wide_high = spread(hits, trials, uneven) if trials.sum() else NAN_PAIR
    bounds = rows.bounds(name)
    return {
        "p": plain(float(rows.mean[rows.names.index(name)])),
        "spread_low": plain(wide_low),
        "spread_high": plain(wide_high),
        "low": low,
        "high": high,
        **(asdict(bounds) if bounds else {}),
    }


def pair_of(rows: Totals, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Hits of an event and trials of each parameter row."""
    return rows.totals[:, rows.names.index(name)], rows.ran


def mean_or(values: list[float], default: float) -> float:
    """Mean of the values that are known."""
    known = [value for value in values if not math.isnan(value)]
    return float(np.mean(known)) if known else default


def summarise_axis(outcome: Outcome, axis: str) -> dict[str, dict[str, Any]]:
    """Every label of an axis, also those never reached, in the scenario's order.

    A rare label borrows what the axis's other labels say of the rows, on average.
    """
    rows = labels(outcome, axis).by_row()
    common = [pair for pair in (pair_of(rows, name) for name in rows.names) if not rare(*pair)]
    effect = float(rows.effect())
    uneven = mean_or([unevenness(*pair) for pair in common], 0.0)
    return {label: share_row(rows, name, effect, uneven)
            for label, name in zip(outcome.axes[axis], rows.names, strict=True)}


def luck(outcome: Outcome) -> float | None:
    """Share of the variance of the question's answer that remains within parameter rows."""
    axis, label = outcome.question["axis"], outcome.question["label"]
    pair = pair_of(labels(outcome, axis).by_row(), f"{axis}={label}")
    never_or_always = pair[0].sum() in (0, pair[1].sum())
    return None if never_or_always else plain(1 - between(*pair))


def event_row(outcome: Outcome, hit: np.ndarray) -> dict[str, Any]:
    """`share_row` of what is true of some rollouts."""
    return share_row(shares(outcome, {"event": hit}), "event")


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
        out = {"share": event_row(outcome, np.isfinite(values)), **out}
    return out


def summarise_injects(outcome: Outcome) -> dict[str, dict[str, Any]]:
    """Of each inject: share of rollouts in which it fired, and was stood down, and its days."""
    out = {}
    for inject in sorted(outcome.injects, key=lambda inject: inject["name"]):
        at = outcome.count_names.index(INJECT + inject["name"])
        down = outcome.counts[:, at] == STOOD_DOWN
        out[inject["name"]] = {
            **{key: text for key, text in inject.items() if key != "name" and text},
            "fired": event_row(outcome, outcome.counts[:, at] >= 0),
            "stood_down": event_row(outcome, down),
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
    plural = "1 rollout" if n == 1 else "rollouts"
    share = percent(row["p"], row["high"] - row["low"])
    name = sentence(label_text(question["axis"], label, outcome.glossary))
    return f"{ask} {name} in {share} of {plural} ({'; '.join(ranges)})."


def axis_order(outcome: Outcome) -> list[str]:
    """The outcome axes as the scenario orders them, but the question's axis first."""
    asked = outcome.question["axis"]
    return [asked, *(axis for axis in outcome.axes if axis != asked)]


def summarise(outcome: Outcome) -> dict[str, Any]:
    """All shares and counts of an ensemble; failed rollouts are left out and counted."""
    outcomes = {axis: summarise_axis(outcome, axis) for axis in axis_order(outcome)}
    n = outcome.completed
    return {
        "headline": headline(outcome, outcomes, n),
        "n": n,
        "rollouts": outcome.rollouts,
        "failed": outcome.rollouts - n,
        "rows": outcome.rows,
        "replicates": outcome.replicates,
        "completeness": completeness_of(outcome, outcomes[outcome.question["axis"]]).plain,
        "luck": luck(outcome),
        "outcomes": outcomes,
        "rate_card": rate_card(outcome),
        "verdicts": verdicts(outcome),
        "injects": summarise_injects(outcome),
        "interventions": {key: {"done": done, "out_of_reach": barred}
                          for key, (done, barred) in order_counts(outcome).items()},
        "counts": {name: summarise_count(outcome, name) for name in outcome.count_names
                   if not name.startswith(INJECT)},
    }
