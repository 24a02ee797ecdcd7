"""Dated signposts: the chance of the answer in rollouts in which an event has come by a date.

From the run's own rollouts. This is association within the model: what is seen tells of what lies
behind it. It is not the effect of bringing the event about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import Table, hits_of
from sim.data.summary import plain
from sim.data.totals import Totals, contrast
from sim.engine.state.outputs import DAY_PREFIX, INJECT
from sim.methods.clustered import clustered_interval
from sim.methods.intervals import t_quantile

WEEK = 7
LAST = 2 / 3  # of the days simulated, after which a signpost comes too late to be of use
RARE = 0.05  # part of the rollouts in which an event must, and must not, have come by the date
LEAST_ROWS = 20  # in which it must, and must not, have come at least once
FALSE = 0.05  # chance that any signpost is shown that tells nothing (C. E. Bonferroni, 1936)
DEATHS = "deaths_"
NOTE = ("Association within the model: rollouts in which this has been seen against those in which "
        "it has not. It is not the effect of bringing it about.")


def signposts(outcome: Outcome) -> dict[str, Any]:
    """Every event and date that tells something of the answer, what tells most first.

    rows: event, name, day, by (ISO date), share (of rollouts in which it has come by then), p_if,
    low_if, high_if, p_if_not, low_not, high_not, diff, low, high (95 %, rows the unit), tells
    (part of the answer's variance that it takes away), settles (it decides the answer wholly), n.
    """
    looked = [(event, day, row) for event, day, came, n in distinct(outcome)
              if (row := split_by_event(outcome, came, n)) is not None]
    level, rows = 1.0 - FALSE / max(1, len(looked)), []
    for (kind, key), day, row in looked:
        half = row["error"] * t_quantile(max(1, row["rows"] - 1), level)
        if abs(row["diff"]) > half:
            rows.append(signpost_record(outcome, (kind, key), day, row))
    return {"note": NOTE, "looked_at": len(looked), "false_alarm": FALSE,
            "rows": sorted(rows, key=lambda row: -row["tells"])}


def signpost_record(outcome: Outcome, event: tuple[str, str], day: int, row: dict[str, Any]
         ) -> dict[str, Any]:
    """A signpost with its names and its plain 95 % interval."""
    kind, key = event
    word = outcome.glossary.word(kind, key)
    half = row.pop("error") * t_quantile(max(1, row["rows"] - 1))
    return {"event": key, "kind": kind, "name": word.name, "says": word.says, "day": day,
            "by": outcome.dates[day].isoformat(), **row,
            "low": row["diff"] - half, "high": row["diff"] + half}


def days_of(outcome: Outcome) -> list[int]:
    """Days by which to look: deadlines, and the ends of weeks, none too late to be of use."""
    last = int(LAST * (outcome.days - 1))
    weeks = range(WEEK, last + 1, WEEK)
    return sorted({d for d in (*outcome.deadlines, *weeks) if 0 < d <= last})


def sights(outcome: Outcome) -> Iterator[tuple[tuple[str, str], int, np.ndarray, int]]:
    """(kind and key of an event, day, whether it had come by then in each of the first n, n)."""
    for day in days_of(outcome):
        for name in outcome.count_names:
            if name.startswith(DAY_PREFIX):
                inject = name.startswith(INJECT)
                event = (("inject", name.removeprefix(INJECT)) if inject
                         else ("event", name.removeprefix(DAY_PREFIX)))
                came = outcome.count(name)
                yield event, day, np.isfinite(came) & (came <= day), outcome.rollouts
        kept = len(outcome.series) // outcome.replicates * outcome.replicates
        for k, name in enumerate(outcome.series_names):
            if kept and name.startswith(DEATHS):
                yield ("count", name), day, outcome.series[:kept, day, k] > 0, kept


def distinct(outcome: Outcome) -> Iterator[tuple[tuple[str, str], int, np.ndarray, int]]:
    """`sights` without those that are another one, come in the same rollouts by the same day."""
    known: set[tuple[int, bytes]] = set()
    for event, day, came, n in sights(outcome):
        if (day, came.tobytes()) not in known:
            known.add((day, came.tobytes()))
            yield event, day, came, n


def split_by_event(outcome: Outcome, came: np.ndarray, n: int) -> dict[str, Any] | None:
    """The answer in the first n rollouts with and without an event; None where either is rare."""
    asked = hits_of(outcome, (outcome.question["axis"], outcome.question["label"]))[:n]
    ran, came = outcome.valid[:n], came[:n]
    parts = np.column_stack([came & ran, ~came & ran])
    rows = Table(("if", "not"), np.repeat(asked[:, None], 2, axis=1).astype(float), parts, ran,
                 outcome.replicates).by_row()
    share = float(parts[:, 0].sum() / max(1, ran.sum()))
    if not RARE <= share <= 1 - RARE or (rows.counted > 0).sum(axis=0).min() < LEAST_ROWS:
        return None
    value, error = contrast(rows, "if", "not")
    p = float(asked.sum() / ran.sum())
    (p_if, low_if, high_if), (p_not, low_not, high_not) = (share_given(rows, k) for k in (0, 1))
    whole = p * (1 - p)
    return {"share": share, "p": p, "p_if": p_if, "low_if": low_if, "high_if": high_if,
            "p_if_not": p_not, "low_not": low_not, "high_not": high_not, "diff": value,
            "error": error, "tells": share * (1 - share) * value**2 / whole if whole else 0.0,
            "settles": p_if in (0, 1) or p_not in (0, 1), "n": int(ran.sum()),
            "rows": int((rows.ran > 0).sum())}


def share_given(rows: Totals, column: int) -> tuple[float | None, float, float]:
    """Share of the answer where a column counts, with its interval."""
    low, high = clustered_interval(rows.totals[:, column], rows.counted[:, column])
    return plain(float(rows.mean[column])), low, high
