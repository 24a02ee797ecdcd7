"""Shares of every outcome label and distributions of every count, as plain numbers."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

import numpy as np

from sim.data.orders import order_counts
from sim.data.outcome import Outcome
from sim.data.ratecard import rate_card
from sim.data.reduce import Table, labels, shares
from sim.data.silence import completeness_of
from sim.data.totals import Totals
from sim.data.verdicts import verdicts
from sim.engine.state.outputs import INJECT, STOOD_DOWN, may_be_absent
from sim.glossary.text import interval, label_text, percent, sentence, span_text
from sim.methods.quantiles import clustered_quantiles
from sim.methods.spread import UNKNOWN, between_interval, rare, span, unevenness

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def plain(value: float) -> float | None:
    """A finite Python float, or None (JSON has no nan)."""
    return float(value) if math.isfinite(value) else None


def share_row(rows: Totals, name: str, uneven: float | None = None) -> dict[str, Any]:
    """Share, 5-95% spread over rows and Monte Carlo 95% interval of one event.

    The ends of the spread have 95% intervals too (`_from`, `_to`). `uneven` comes from other
    labels, for events too rare to tell how rows differ. Where rollouts failed, also `least` and
    `most`: the share if none or all of them had ended so.
    """
    hits, trials = pair_of(rows, name)
    low, high = rows.interval(name)
    wide = span(hits, trials, uneven, (low, high)) if trials.sum() else UNKNOWN
    bounds = rows.bounds(name)
    return {
        "p": plain(float(rows.mean[rows.names.index(name)])),
        **{f"spread_{key}": plain(value) for key, value in asdict(wide).items()},
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
    uneven = mean_or([unevenness(*pair) for pair in common], 0.0)
    return {label: share_row(rows, name, uneven)
            for label, name in zip(outcome.axes[axis], rows.names, strict=True)}


def correlation(outcome: Outcome) -> dict[str, float | None] | None:
    """Share of the variance of the question's answer that lies between parameter rows.

    The intraclass correlation, with its 95 % interval; None where the answer never differs.
    """
    axis, label = outcome.question["axis"], outcome.question["label"]
    pair = pair_of(labels(outcome, axis).by_row(), f"{axis}={label}")
    if pair[0].sum() in (0, pair[1].sum()):
        return None
    value, low, high = (plain(x) for x in between_interval(*pair))
    return {"value": value, "low": low, "high": high}


def event_row(outcome: Outcome, hit: np.ndarray) -> dict[str, Any]:
    """`share_row` of what is true of some rollouts."""
    return share_row(shares(outcome, {"event": hit}), "event")


def summarise_values(outcome: Outcome, values: np.ndarray) -> dict[str, float | None]:
    """Mean and quantiles of the values that rollouts have, each with its 95 % interval.

    values: float64 (rollouts,), nan where there is none; rollouts that failed are left out. The
    interval of a quantile is Woodruff's, that of the mean is over rows.
    """
    keys = ["mean", *(f"q{q * 100:02.0f}" for q in QUANTILES)]
    counted = outcome.valid & np.isfinite(values)
    used = np.flatnonzero(counted)
    if not len(used):
        return dict.fromkeys(key + end for key in keys for end in ("", "_low", "_high"))
    some, row = values[used], used // outcome.replicates
    table = Table(("value",), values[:, None], counted[:, None], counted, outcome.replicates)
    mean, half = float(some.mean()), float(table.by_row().half_widths()[0])
    found = [(mean, mean - half, mean + half),
             *zip(*clustered_quantiles(some, row, np.array(QUANTILES)), strict=True)]
    return {key + end: plain(x) for key, three in zip(keys, found, strict=True)
            for end, x in zip(("", "_low", "_high"), three, strict=True)}


def summarise_count(outcome: Outcome, name: str) -> dict[str, Any]:
    """One count; where it may be absent, the share of rollouts with it and its values in those."""
    values = outcome.count(name)
    out: dict[str, Any] = dict(summarise_values(outcome, values))
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
            "day": summarise_values(outcome, outcome.count(INJECT + inject["name"])),
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
        wide = span_text(row)
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
    n, told = outcome.completed, correlation(outcome)
    return {
        "headline": headline(outcome, outcomes, n),
        "n": n,
        "rollouts": outcome.rollouts,
        "failed": outcome.rollouts - n,
        "rows": outcome.rows,
        "replicates": outcome.replicates,
        "correlation": told,
        "luck": None if told is None or told["value"] is None else 1 - told["value"],
        "completeness": completeness_of(outcome, outcomes[outcome.question["axis"]]).plain,
        "outcomes": outcomes,
        "rate_card": rate_card(outcome),
        "verdicts": verdicts(outcome),
        "injects": summarise_injects(outcome),
        "interventions": {key: {"done": done, "out_of_reach": barred}
                          for key, (done, barred) in order_counts(outcome).items()},
        "counts": {name: summarise_count(outcome, name) for name in outcome.count_names
                   if not name.startswith(INJECT)},
    }
