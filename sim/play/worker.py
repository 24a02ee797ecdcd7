"""One thread of the compiled run: its work space, and what becomes of a rollout that fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.engine import compiled
from sim.engine.state import capacity as cap
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import dtype_of
from sim.engine.state.scratch import Scratch
from sim.engine.state.view import View

Failure = tuple[int, Any, str]  # rollout, step of the day, message


class Worker:
    """Records, policies and the results of the chunk in hand.

    names: of the counts, for messages.
    labels: int64 (chunk, axes). tallies: float64 (chunk, counts). daily: float64 (chunk, days,
    capacity.SERIES), filled only for rollouts whose series are kept. held: int64 (chunk, days,
    places), 1 where side 1 holds a place that evening. All grow as they must.
    places: of the map, 0 where nobody asks who holds them.
    """

    def __init__(
        self, policies: list[Any], chunk: int, axes: int, names: Sequence[str], days: int,
        places: int = 0,
    ) -> None:
        self.names = tuple(names)
        self.states = np.zeros(4, dtype_of(Crisis))
        self.scratch = np.zeros(2, dtype_of(Scratch))
        self.view = np.zeros(1, dtype_of(View))
        self.seats = compiled.policy_table(policies)
        self.chosen = np.zeros(cap.ACTORS, np.int64)
        self.at = np.zeros(1, np.int64)
        self.labels = np.zeros((chunk, max(1, axes)), np.int64)
        self.tallies = np.zeros((chunk, len(names)), np.float64)
        self.daily = np.zeros((0, days, cap.SERIES), np.float64)
        self.held = np.zeros((chunk, days, places), np.int64)

    def room(self, n: int, kept: int) -> None:
        """Make room for n rollouts and the series of `kept` of them; counts start again."""
        if n > len(self.labels):
            self.labels = np.zeros((n, self.labels.shape[1]), np.int64)
            self.tallies = np.zeros((n, self.tallies.shape[1]), np.float64)
            self.held = np.zeros((n, *self.held.shape[1:]), np.int64)
        if kept > len(self.daily):
            self.daily = np.zeros((kept, *self.daily.shape[1:]), np.float64)
        self.scratch[0]["taken"] = 0
        self.scratch[0]["fired"] = 0

    def run(
        self, kernel: Any, records: np.ndarray, row_of: np.ndarray, luck: np.ndarray, seed: int,
        kept: int,
    ) -> list[Failure]:
        """Run a rollout for each entry of row_of and luck, keeping the series of the first `kept`.

        A rollout that raises, or ends with a count that is not finite, becomes a failure (named by
        its place here): label -1 on every axis, nan in its counts and series. The others are as if
        it had not been there.
        """
        n = len(row_of)
        self.room(n, kept)
        # A day played again without an act leaves its order in the record if it raises.
        clean = records.copy() if (records["trace"] > 1).any() else None
        failures: list[Failure] = []
        first = 0
        while first < n:
            self.at[0] = -1
            try:
                kernel(
                    records, row_of[first:], luck[first:], seed, self.states, self.scratch,
                    self.view, self.seats, self.chosen, self.labels[first:n],
                    self.tallies[first:n], self.daily[min(first, kept) : kept],
                    self.held[first:n], self.at,
                )
                first = n
            except Exception as error:
                # The work record stands as the fault left it: it names day and step.
                if self.at[0] < 0:
                    raise
                state = self.states[1]
                k = first + int(self.at[0])
                message = f"day {int(state['day'])}: {type(error).__name__}: {error}"
                failures.append((k, int(state["step"]), message))
                self.strike_out(k, kept)
                first = k + 1
                if clean is not None:
                    records[:] = clean
        return failures + self.not_finite(n, kept, {f[0] for f in failures})

    def not_finite(self, n: int, kept: int, known: set[int]) -> list[Failure]:
        """Failures of rollouts that ended with a count that is not finite."""
        broken = np.nonzero(~np.isfinite(self.tallies[:n]).all(axis=1))[0]
        found: list[Failure] = []
        for k in broken.tolist():
            if k not in known:
                at = int(np.nonzero(~np.isfinite(self.tallies[k]))[0][0])
                found.append((k, "end", f"{self.names[at]} is {self.tallies[k, at]}"))
                self.strike_out(k, kept)
        return found

    def strike_out(self, k: int, kept: int) -> None:
        """Leave nothing of a failed rollout that could be counted."""
        self.labels[k] = -1
        self.tallies[k] = np.nan
        if k < kept:
            self.daily[k] = np.nan
