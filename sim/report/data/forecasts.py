"""Dated questions: will it have come by that day, and how many by the last?"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.summary import event_row
from sim.engine.state.counts import by_place
from sim.engine.state.outputs import DAY_PREFIX
from sim.report.data.dates import dates_asked
from sim.report.data.when import when
from sim.report.names import Names, capital
from sim.report.pen import day_text

# Amounts in the order of a page; a name that ends in _ stands for one of each actor.
AMOUNTS = by_place("asked")


def forecasts(outcome: Outcome, summary: dict[str, Any]) -> list[dict[str, Any]]:
    """Chances of each event by each day that matters, then amounts by the last day."""
    return [*chances(outcome), *amounts(outcome, summary)]


def chances(outcome: Outcome) -> list[dict[str, Any]]:
    """The chance of each event by each day; of events that come together, the first."""
    names, out = Names(outcome), []
    for group in when(outcome)["curves"]:
        came = outcome.count(DAY_PREFIX + group["events"][0])
        for mark in dates_asked(outcome):
            date = outcome.dates[mark.day]
            row = event_row(outcome, came <= mark.day)
            name = names.event(group["events"][0])
            out.append({"key": f"{group['events'][0]}@{date.isoformat()}",
                        "ask": f"{capital(name)} by {day_text(date)}?".replace("\N{NO-BREAK SPACE}",
                                                                              " "),
                        "kind": "chance", "events": group["events"], "by": date.isoformat(), **row})
    return out


def amounts(outcome: Outcome, summary: dict[str, Any]) -> list[dict[str, Any]]:
    """Median and 90 % range of each amount by the last day, without those of `nothing`."""
    names, out, by = Names(outcome), [], outcome.dates[-1].isoformat()
    for name in choose_counts(outcome):
        row = summary["counts"][name]
        if row["q50"] is None or row["q05"] == row["q95"] == 0:
            continue
        out.append({"key": f"{name}@{by}", "ask": f"{capital(names.count(name))} by {by}?",
                    "kind": "amount", "count": name, "by": by, "median": row["q50"],
                    "median_low": row["q50_low"], "median_high": row["q50_high"],
                    **{key + end: row[key + end] for key in ("q05", "q95")
                       for end in ("", "_low", "_high")}})
    return out


def nothing(outcome: Outcome, summary: dict[str, Any]) -> list[str]:
    """Amounts that are 0 in at least nineteen rollouts of twenty."""
    rows = summary["counts"]
    return [n for n in choose_counts(outcome) if rows[n]["q05"] == rows[n]["q95"] == 0]


def choose_counts(outcome: Outcome) -> list[str]:
    """Counts that a page asks for, in its order."""
    return [name for key in AMOUNTS for name in outcome.count_names
            if name == key or (key.endswith("_") and name.startswith(key))]


def never(outcome: Outcome) -> list[str]:
    """Events that came in no rollout."""
    names = [n for n in outcome.count_names if n.startswith(DAY_PREFIX)]
    valid = outcome.valid
    return [n.removeprefix(DAY_PREFIX) for n in names
            if not n.startswith(DAY_PREFIX + "inject_")
            and not np.isfinite(outcome.count(n)[valid]).any()]
