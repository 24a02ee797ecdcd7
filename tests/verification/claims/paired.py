"""Two variants of a crisis on shared luck, and the paired effect between them.

Rollout k of both variants has the same seed, the same parameter row and the same luck, so that
their difference is the work of what was changed. The interval is over parameter rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.engine import compiled
from sim.engine.state.outputs import may_be_absent
from sim.play import simulate
from sim.play.seating import seat_policies
from sim.play.worker import Worker
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan

SEED = 7
REPLICATES = 2
Z95 = 1.959964


@cache
def read(name: str) -> Scenario:
    """A bundled scenario, read once."""
    return load(name)


def edited(scenario: Scenario, edit: Callable[[np.ndarray, Scenario], None] | None) -> Scenario:
    """A copy of a scenario whose structure (dates, holders, postures) is changed in place."""
    if edit is None:
        return scenario
    record = scenario.record.copy()
    edit(record, scenario)
    return scenario.changed(record=record)


def entry_of(kernel: Any) -> Any:
    """The compiled code of a kernel; the C kernel is one already."""
    forms = getattr(kernel, "overloads", None)
    return next(iter(forms.values())).entry_point if forms else kernel


@dataclass(frozen=True)
class Runs:
    """Rollouts of one variant: played one by one if last states are asked for, else at once.

    What one play has left serves labels and counts as well.
    """

    scenario: Scenario
    overrides: Mapping[str, Any]
    rollouts: int
    seed: int = SEED
    doctrines: str = "mixture"
    memory: dict[str, Any] = field(default_factory=dict, compare=False)

    @cached_property
    def outcome(self) -> Outcome:
        """Labels, counts and daily series, by `simulate`."""
        found = simulate(self.scenario, self.rollouts, self.seed, 1, REPLICATES, self.doctrines,
                         dict(self.overrides))
        assert not found.failed
        return found

    @cached_property
    def played(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Labels, counts and the last state (a record) of every rollout, by the same kernel."""
        s = self.scenario
        seating = plan(variant(s, dict(self.overrides), doctrines=self.doctrines))
        days = int(s.record["days"])
        rows = -(-self.rollouts // REPLICATES)
        with seat_policies(seating) as (policies, _):
            worker = Worker(policies, 1, len(s.outcomes), s.count_names, days)
            records, _, _ = seating.rows(self.seed, 0, rows)
            labels, counts, states = (
                np.empty((self.rollouts, *x.shape[1:]), x.dtype)
                for x in (worker.labels, worker.tallies, worker.states))
            # Straight into the compiled code: numba looks at the types of a call for a millisecond.
            run, row = entry_of(compiled.kernel()), np.zeros(1, np.int64)
            for k in range(self.rollouts):
                at = k // REPLICATES
                luck = np.array([k])
                failed = worker.run(run, records[at : at + 1], row, luck, self.seed, kept=0)
                assert not failed, failed
                labels[k], counts[k], states[k] = (
                    worker.labels[0], worker.tallies[0], worker.states[1])
        return labels, counts, states

    @property
    def states(self) -> np.ndarray:
        """The last state of every rollout, as records."""
        return self.played[2]

    @property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """Labels and counts of every rollout, of the play that there is."""
        if "played" in vars(self):
            return self.played[:2]
        return self.outcome.labels, self.outcome.counts

    def at(self, actor: str) -> int:
        """Index of an actor."""
        return self.scenario.actor_names.index(actor)

    def count(self, name: str) -> np.ndarray:
        """A count; a day of something that never happened is the number of days run."""
        column = list(self.scenario.count_names).index(name)
        found = self.ends[1][:, column].astype(np.float64)
        if may_be_absent(name):
            found[found < 0] = float(self.scenario.record["days"])
        return found

    def label(self, axis: str, *labels: str) -> np.ndarray:
        """1 where the rollout ends with one of the labels of an axis."""
        names = [o.name for o in self.scenario.outcomes]
        at, known = names.index(axis), self.scenario.outcomes[names.index(axis)].labels
        return sum((self.ends[0][:, at] == known.index(x)).astype(float) for x in labels)

    def series(self, name: str) -> np.ndarray:
        """One daily series, (rollouts, days)."""
        return self.outcome.series[:, :, self.outcome.series_names.index(name)].astype(float)


# An observable is a number a rollout, or a numerator and a denominator (a ratio of sums).
Observable = Callable[[Runs], Any]


@dataclass(frozen=True)
class Effect:
    """Change of an observable from the first variant to the second."""

    before: float
    after: float
    difference: float
    half_width: float  # of the paired 95 % interval over parameter rows
    rollouts: int

    def moves(self, sign: int) -> bool:
        """True if it moves the given way beyond its interval."""
        return sign * self.difference > self.half_width

    def __str__(self) -> str:
        return f"{self.difference:+.3g} ± {self.half_width:.2g}"


def by_row(x: np.ndarray) -> np.ndarray:
    """Row means of a number a rollout."""
    return np.asarray(x, float).reshape(-1, REPLICATES).mean(axis=1)


def influence(found: Any) -> tuple[float, np.ndarray]:
    """A mean, or a ratio of sums, and the pull of each parameter row on it."""
    top, base = found if isinstance(found, tuple) else (found, np.ones(len(found)))
    top, base = by_row(top), by_row(base)
    ratio = float(top.mean() / base.mean())
    return ratio, (top - ratio * base) / base.mean()


def effect_of(a: Any, b: Any) -> Effect:
    """Paired effect between two samples of an observable on the same rollouts."""
    (before, pull_a), (after, pull_b) = influence(a), influence(b)
    error = float((pull_b - pull_a).std(ddof=1) / np.sqrt(len(pull_a)))
    return Effect(before, after, after - before, Z95 * error, REPLICATES * len(pull_a))


def paired(low: Runs, high: Runs, observable: Observable) -> Effect:
    """Paired effect of going from one variant to the other."""
    return effect_of(observable(low), observable(high))
