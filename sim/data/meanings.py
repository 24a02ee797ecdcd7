"""Unit and meaning of every column of a table of results, as the files themselves carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from sim.engine.state.counts import DAY_PREFIX, find_count
from sim.engine.state.series import find_series
from sim.glossary.glossary import Glossary
from sim.glossary.text import input_text

if TYPE_CHECKING:
    import pyarrow as pa


class CrisisData(Protocol):
    """What was played of a crisis: a run, or the cells of a sweep."""

    @property
    def axes(self) -> dict[str, list[str]]:
        """Labels of each outcome axis."""

    @property
    def actors(self) -> list[str]:
        """Actors in order."""

    @property
    def glossary(self) -> Glossary:
        """What things are called."""


FIXED: Final = {
    "rollout": ("", "Number of the rollout; its luck hangs on it alone."),
    "row": ("", "Parameter draw that the rollout shares with its replicates."),
    "series": ("", "Name of the daily series."),
    "day": ("days", "Days since the first one."),
    "date": ("", "Date of the day."),
    "quantile": ("", "Which quantile over the kept rollouts that ran to their end."),
    "value": ("", "The figure, in the unit of what it is of."),
    "cell": ("", "Number of the design point."),
    "n": ("", "Rollouts of the cell that ran to their end."),
    "failed": ("", "Rollouts of the cell that failed."),
    "kind": ("", "share of a label, mean of a count, or came: share of rollouts with the count."),
    "measure": ("", "The label or count that the figure is of."),
    "low": ("", "Lower end of the Monte Carlo 95 % interval."),
    "high": ("", "Upper end of the Monte Carlo 95 % interval."),
}
HEADS: Final = {"mean.": "Mean over the cell's rollouts: ", "se.": "Standard error of the mean: "}


def meaning(outcome: CrisisData, column: str) -> tuple[str, str]:
    """Unit and sentence of a column; "" where nobody says."""
    for head, says in HEADS.items():
        if column.startswith(head):
            unit, rest = meaning(outcome, column.removeprefix(head))
            return unit, says + rest
    axis, equals, label = column.partition("=")
    if equals and axis in outcome.axes:
        return of_share(outcome, axis, label)
    if column in FIXED:
        return FIXED[column]
    kind, _, name = column.partition(".")
    say = outcome.glossary.says
    if kind == "outcome" and name in outcome.axes:
        return "", say("axis", name)
    if kind == "doctrine" and name in outcome.actors:
        return "", f"Doctrine of {outcome.glossary.name('subject', name)} in the rollout."
    if column in outcome.actors:
        return "", f"Doctrine of {outcome.glossary.name('subject', column)} in the cell."
    if column.startswith(DAY_PREFIX):
        return "days", say("event", column.removeprefix(DAY_PREFIX))
    count = find_count(column)
    if count is not None:
        return count.unit, say("count", column)
    series = find_series(column)
    if series is not None:
        return series.unit, series.says
    return "", say("parameter", column) or f"{input_text(column, outcome.glossary)}."


def of_share(outcome: CrisisData, axis: str, label: str) -> tuple[str, str]:
    """Unit and sentence of the share of a label, or of an end of its interval."""
    label, dot, tail = label.partition(".")
    name = f"'{outcome.glossary.name('label', f'{axis}.{label}')}'"
    share = f"share of rollouts that end with {name} on {outcome.glossary.name('axis', axis)}"
    return "", f"{FIXED[tail][1].rstrip('.')} of the {share}." if dot else f"{share.capitalize()}."


def metadata(outcome: CrisisData, column: str) -> dict[str, str]:
    """Unit and meaning as metadata, without what nobody says."""
    unit, says = meaning(outcome, column)
    return {k: v for k, v in (("unit", unit), ("meaning", says)) if v}


def with_meanings(table: pa.Table, outcome: CrisisData) -> pa.Table:
    """The table with unit and meaning of every column in its metadata."""
    import pyarrow as pa

    return table.cast(pa.schema([field.with_metadata(metadata(outcome, field.name))
                                 for field in table.schema]))
