"""How likely side 1 is to hold each place, by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome
from sim.errors import RunError
from sim.methods.clustered import clustered_interval


@dataclass(frozen=True, eq=False)
class Holding:
    """The chance that side 1 holds each place in the evening of each day.

    places: names, in index order. days: day indices. p, low, high: float64 (days, places), the
    share of rollouts that ran to their end and its Monte Carlo 95 % interval. n: those rollouts.
    """

    places: tuple[str, ...]
    days: tuple[int, ...]
    p: np.ndarray
    low: np.ndarray
    high: np.ndarray
    n: int

    __repr__ = brief


def holding(outcome: Outcome, days: Sequence[int] | None = None) -> Holding:
    """Chances of holding, with intervals clustered in the groups of rows that `Outcome` keeps.

    days: some day indices, negative ones from the end; by default all. RunError where
    the outcome has no map, or no rollout that ran.
    """
    ran = outcome.held_ran.astype(float)
    if not len(ran):
        raise RunError("who holds what is not kept: the scenario has no map, or the run none")
    if not ran.sum():
        raise RunError("every rollout failed, so nobody can say who holds what")
    chosen = np.arange(outcome.days)[list(range(outcome.days)) if days is None else list(days)]
    held = outcome.held[:, chosen].astype(float)
    share = held.sum(axis=0) / ran.sum()
    hits = np.moveaxis(held, 0, -1)  # (days, places, groups)
    low, high = clustered_interval(hits, ran)
    names = tuple(place["name"] for place in outcome.map["places"])
    return Holding(names, tuple(chosen.tolist()), share, low, high, int(ran.sum()))
