"""What an ensemble hands over: every label, count and daily series of its rollouts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.brief import brief
from sim.engine.state.outputs import may_be_absent
from sim.glossary.glossary import Glossary


def row_sums(x: np.ndarray, replicates: int) -> np.ndarray:
    """Sums over each parameter row of what has rollouts on its first axis, bool counted as 0, 1."""
    first = np.arange(0, len(x), max(1, replicates))
    kind = np.int64 if x.dtype == bool else x.dtype
    return np.asarray(np.add.reduceat(x, first, axis=0, dtype=kind))


@dataclass(frozen=True, eq=False)
class Outcome:
    """Raw results of an ensemble; rollout k belongs to parameter row k // replicates.

    held: int32 (groups, days, places), in how many rollouts side 1 holds a place in the evening of
    a day; a rollout that is over keeps its last map. held_ran: int32 (groups,), of how many. A
    group is a parameter row, or several neighbouring ones of a long run; failed rollouts are in
    none. Empty without a map, or where nothing is kept by day.
    """

    scenario_name: str
    title: str
    question: dict[str, str]  # axis, label, ask
    start: dt.date
    days: int
    seed: int
    rollouts: int
    replicates: int
    axes: dict[str, list[str]]  # outcome axis -> its labels, in the scenario's order
    labels: np.ndarray  # int8 (rollouts, axes); negative: no label (the rollout failed)
    count_names: tuple[str, ...]
    counts: np.ndarray  # float32 (rollouts, counts)
    series_names: tuple[str, ...]
    series: np.ndarray  # float32 (first M rollouts, days, series)
    varying: list[str]  # parameter paths that vary between rows
    values: np.ndarray  # float32 (rows, varying)
    actors: list[str]
    doctrine_names: dict[str, list[str]]
    doctrines: np.ndarray  # int (rows, actors): index into doctrine_names
    fixed_doctrines: Any = field(default_factory=dict)
    failed: list[tuple[int, Any, str]] = field(default_factory=list)  # rollout, step, message
    judgement: list[str] = field(default_factory=list)  # paths that rest on judgement
    deadlines: list[int] = field(default_factory=list)  # days of the ultimatums open at the start
    sides: list[int] = field(default_factory=list)  # on the map: 0, 1, -1 neither; empty: no map
    note_names: tuple[str, ...] = ()
    notes: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    held: np.ndarray = field(default_factory=lambda: np.zeros((0, 0, 0), np.int32))
    held_ran: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int32))
    workers: int = 1
    engine_seconds: float = 0.0
    notices: list[str] = field(default_factory=list)
    observed: list[dict[str, Any]] = field(default_factory=list)  # the record of these days
    in_sample: str = ""  # what of the scenario rests on days of that record
    taken: list[Any] = field(default_factory=list)  # decisions [actor][track][option], all rollouts
    fired: list[int] = field(default_factory=list)  # times each inject fired, all rollouts
    injects: list[dict[str, str]] = field(default_factory=list)  # in words, in index order
    code: dict[str, str] = field(default_factory=dict)  # file -> SHA-256 of the user's own code
    words: dict[str, dict[str, Any]] = field(default_factory=dict)  # `sim.glossary.glossary.Words`
    meetings: list[dict[str, Any]] = field(default_factory=list)  # agreed: day, kind, channel
    priors: dict[str, dict[str, Any]] = field(default_factory=dict)  # path -> range, source, grade
    map: dict[str, Any] = field(default_factory=dict)  # `sim.play.facts.map_of`; empty: no map
    network: dict[str, Any] = field(default_factory=dict)  # `sim.play.facts.network_of`
    rules: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # axis -> label, when

    @property
    def glossary(self) -> Glossary:
        """What everything in the crisis is called."""
        return Glossary(self.words)

    __repr__ = brief

    @property
    def rows(self) -> int:
        """Number of parameter rows."""
        return -(-self.rollouts // max(1, self.replicates))

    @property
    def row(self) -> np.ndarray:
        """Parameter row of each rollout."""
        return np.arange(self.rollouts) // max(1, self.replicates)

    @property
    def valid(self) -> np.ndarray:
        """True for rollouts that ran to their end and carry every label."""
        good = np.all(np.asarray(self.labels) >= 0, axis=1)
        good[[rollout for rollout, *_ in self.failed]] = False
        return good

    @property
    def completed(self) -> int:
        """Number of rollouts that ran to their end."""
        return int(np.count_nonzero(self.valid))

    @property
    def dates(self) -> list[dt.date]:
        """Date of each simulated day."""
        return [self.start + dt.timedelta(days=d) for d in range(self.days)]

    def codes(self, axis: str) -> np.ndarray:
        """Index of the label that each rollout has on an axis; -1 where it failed."""
        column = np.asarray(self.labels)[:, list(self.axes).index(axis)]
        return np.where(self.valid, column, -1)

    def is_label(self, axis: str, label: str) -> np.ndarray:
        """True where the rollout ended with `label` on `axis`."""
        column = list(self.axes).index(axis)
        return np.asarray(self.labels)[:, column] == self.axes[axis].index(label)

    def count(self, name: str) -> np.ndarray:
        """One count over all rollouts, float64 (rollouts,).

        nan where it has no value, such as the day of what never happened.
        """
        values = self.counts[:, self.count_names.index(name)].astype(np.float64)
        if may_be_absent(name):
            values[values < 0] = np.nan
        return values

    def note(self, name: str) -> np.ndarray:
        """One note over all rollouts, as float64 (`sim.engine.state.outputs.note_names`)."""
        return self.notes[:, self.note_names.index(name)].astype(np.float64)

    def by_row(self, hit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Successes and trials of each parameter row, over the valid rollouts."""
        good = self.valid
        hits, trials = (row_sums(x, self.replicates) for x in (hit & good, good))
        return hits.astype(float), trials.astype(float)
