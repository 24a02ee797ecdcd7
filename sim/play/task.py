"""What is to be run: which record and which luck each rollout takes."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sim.engine import compiled
from sim.engine.sources import WHOLE
from sim.engine.state.names import U_OPEN
from sim.engine.state.outputs import note_names
from sim.play.bases import Bases
from sim.scenario.design import Design
from sim.scenario.interventions import ordered_tracks, target_of
from sim.scenario.model import Scenario
from sim.seats import Seating


@dataclass(frozen=True)
class Rows:
    """The records of some rollouts: record_of and luck (int64) have one entry a rollout.

    group: cell * rows + row of each record. values, doctrines: as `Variant.rows` gives them.
    """

    records: np.ndarray
    values: np.ndarray
    doctrines: np.ndarray
    group: np.ndarray
    record_of: np.ndarray
    luck: np.ndarray


@dataclass(frozen=True, eq=False)
class Task:
    """Rollouts of one plan, or of every cell of a design over it, on shared luck.

    Rollout g belongs to cell g // rollouts; within it, rollout k takes parameter row
    k // replicates and the luck of key k, whatever the cell: a cell is bit for bit the run with the
    same overrides. kept: rollouts whose daily series are kept. tallied: only sums over each
    parameter row are kept, not the rollouts. shared: if not, every cell has luck of its own.
    trace: 1 takes notes of choices and beliefs, 2 also of what decides each label (which takes
    about ten times as long), FORCE_NOTES those of strikes and blows alone; see
    `sim.engine.state.outputs.note_names`. bases: of a tallied task whose cells differ in the
    threat, the plans of its cells.
    """

    plan: Seating
    seed: int
    rollouts: int
    replicates: int
    kept: int = 0
    design: Design | None = None
    tallied: bool = False
    shared: bool = True
    trace: int = 0
    bases: Bases | None = None

    @property
    def cells(self) -> int:
        """Cells of the design, 1 without one."""
        return 1 if self.design is None else len(self.design)

    @property
    def total(self) -> int:
        """Rollouts over all cells."""
        return self.cells * self.rollouts

    @property
    def rows(self) -> int:
        """Parameter rows of a cell."""
        return -(-self.rollouts // self.replicates)

    @property
    def scenario(self) -> Scenario:
        """The scenario that is played."""
        return self.plan.case.scenario

    @property
    def days(self) -> int:
        """Days of the horizon."""
        return int(self.scenario.record["days"])

    @cached_property
    def counts(self) -> list[str]:
        """Names of the counts."""
        return list(self.scenario.count_names)

    @cached_property
    def notes(self) -> list[str]:
        """Names of the notes: how often orders were carried out, and what is traced."""
        scenario = self.scenario
        pairs = set(ordered_tracks(self.plan.case.record))
        for factor in self.design.factors if self.design else ():
            if factor.kind == "intervention":
                pairs.add(target_of(scenario, factor.key).at)
        axes = [o.name for o in scenario.outcomes]
        return note_names(scenario.actor_names, sorted(pairs), axes, self.trace,
                          scenario.names["ultimatum"])

    @cached_property
    def series(self) -> list[str]:
        """Names of the daily series."""
        return self.scenario.series_names

    @property
    def notices(self) -> list[str]:
        """What there is to know of how the words were read."""
        factors = self.design.factors if self.design else ()
        return list(dict.fromkeys([*self.plan.case.notices,
                                   *(n for f in factors for n in f.notices)]))

    @property
    def deadlines(self) -> list[int]:
        """Day of each deadline that stands at the start and falls within the horizon."""
        base = self.scenario.record
        open_ = [u for u in range(int(base["n_ultimatums"])) if base["ult_status"][u] == U_OPEN]
        days = {int(base["ult_deadline"][u]) for u in open_}
        return sorted(day for day in days if 0 <= day < self.days)

    @property
    def places(self) -> int:
        """Places of which it is kept who holds them each day.

        None of a tallied task, and none of one that keeps nothing else by day (`kept` 0).
        """
        return 0 if self.tallied or not self.kept else int(self.scenario.record["n_places"])

    def grown(self, rollouts: int) -> Task:
        """The same task with another number of rollouts."""
        return replace(self, rollouts=rollouts)

    def take(self, first: int, n: int) -> Rows:
        """Records and luck of rollouts first .. first + n - 1."""
        g = np.arange(first, first + n, dtype=np.int64)
        within = g % self.rollouts
        luck = within if self.shared else g
        group = g // self.rollouts * self.rows + within // self.replicates
        groups, record_of = np.unique(group, return_inverse=True)
        rows, cells = groups % self.rows, groups // self.rows
        if self.bases is None:
            records, values, doctrines = self.drawn(self.plan, cells, rows)
        else:
            records = np.empty(len(rows), self.scenario.record.dtype)
            values = doctrines = np.zeros((0, 0))
            for plan, here in self.bases.parts(cells):
                records[here] = self.drawn(plan, cells[here], rows[here])[0]
        records["trace"] = self.trace
        return Rows(records, values, doctrines, groups, record_of.astype(np.int64), luck)

    def drawn(self, plan: Seating, cells: np.ndarray, rows: np.ndarray
              ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Records of some rows of some cells of a plan, with their values and doctrines."""
        low = int(rows.min())
        records, values, doctrines = plan.rows(self.seed, low, int(rows.max()) + 1 - low)
        place = rows - low
        if not np.array_equal(place, np.arange(len(records))):
            records, values, doctrines = (x[place] for x in (records, values, doctrines))
        if self.design is not None:
            self.design.lay(plan.case.scenario, records, cells, rows, self.seed)
        return records, values, doctrines

    def pieces(self, chunk: int, done: np.ndarray | None = None) -> Iterator[tuple[int, int]]:
        """(first, n) of the pieces still to be run, of about `chunk` rollouts.

        done: bool (total,). A tallied task is cut only between parameter rows.
        """
        edges = np.arange(0, self.total, chunk)
        if self.tallied:
            per = self.rows * self.cells
            starts = (np.arange(per) // self.rows * self.rollouts
                      + np.arange(per) % self.rows * self.replicates)
            edges = np.unique(starts[np.searchsorted(starts, edges, side="right") - 1])
        ends = np.append(edges[1:], self.total)
        for first, end in zip(edges.tolist(), ends.tolist(), strict=True):
            if done is None or not done[first:end].any():
                yield first, end - first
                continue
            open_ = np.flatnonzero(np.diff(np.concatenate(([0], ~done[first:end], [0]))))
            for a, b in open_.reshape(-1, 2).tolist():
                yield first + a, b - a

    def key(self, *also: object) -> str:
        """Fingerprint of everything that the result depends on, the engine's sources included."""
        case, design = self.plan.case, self.design
        # where a number was written is no part of what it is
        priors = {path: replace(q, file="", line=0) for path, q in case.parameters.items()}
        parts = [
            compiled.source_hash(WHOLE),
            case.record.tobytes(), repr(sorted(priors.items())), case.doctrines,
            repr(sorted(case.fixed.items())), [(s.actor, s.name) for s in self.plan.seats],
            (self.seed, self.rollouts, self.replicates, self.kept, self.tallied, self.shared,
             self.trace),
            (repr(design.factors), design.points.tobytes()) if design else None,
            repr([(o.name, o.labels) for o in self.scenario.outcomes]),
            sorted(self.scenario.code.values()), self.bases.key if self.bases else None, also,
        ]
        return hashlib.sha256(pickle.dumps(parts, protocol=5)).hexdigest()
