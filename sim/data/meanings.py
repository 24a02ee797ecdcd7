"""Unit and meaning of every column of a run's tables, as the files themselves carry them."""

from __future__ import annotations

from typing import Final

from sim.data.outcome import Outcome
from sim.engine.state.counts import DAY_PREFIX, find_count
from sim.engine.state.series import find_series

FIXED: Final = {
    "rollout": ("", "Number of the rollout; its luck hangs on it alone."),
    "row": ("", "Parameter draw that the rollout shares with its replicates."),
    "series": ("", "Name of the daily series."),
    "day": ("days", "Days since the first one."),
    "date": ("", "Date of the day."),
    "quantile": ("", "Which quantile over the kept rollouts that ran to their end."),
    "value": ("", "The quantile, in the unit of its series."),
}


def meaning(outcome: Outcome, column: str) -> tuple[str, str]:
    """Unit and sentence of a column; "" where nobody says."""
    if column in FIXED:
        return FIXED[column]
    kind, _, name = column.partition(".")
    say = outcome.glossary.says
    if kind == "outcome" and name in outcome.axes:
        return "", say("axis", name)
    if kind == "doctrine" and name in outcome.actors:
        return "", f"Doctrine of {outcome.glossary.name('subject', name)} in the rollout."
    if column.startswith(DAY_PREFIX):
        return "days", say("event", column.removeprefix(DAY_PREFIX))
    count = find_count(column)
    if count is not None:
        return count.unit, say("count", column)
    series = find_series(column)
    if series is not None:
        return series.unit, series.says
    return "", say("parameter", column)


def described(outcome: Outcome, column: str) -> dict[str, str]:
    """Unit and meaning as metadata, without what nobody says."""
    unit, says = meaning(outcome, column)
    return {k: v for k, v in (("unit", unit), ("meaning", says)) if v}
