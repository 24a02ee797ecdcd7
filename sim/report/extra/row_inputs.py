"""The inputs of a run's parameter rows as ranks and groups, and how often an event came in each.

A trait of a doctrine is in play only in rows whose actor follows that doctrine; elsewhere it does
nothing, so it is looked at in those rows alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome
from sim.data.totals import Totals
from sim.methods.oneway import bins


@dataclass(frozen=True, eq=False)
class Input:
    """A parameter or an actor's doctrine, over the rows that have a rollout that ran.

    x: float64 (rows,), its value, or the index of the doctrine. active: bool (rows,), where it is
    in play. levels: names of the doctrines; none for a number. given: (actor, doctrine) that must
    be followed for it to be in play.
    """

    name: str
    x: np.ndarray
    active: np.ndarray
    levels: tuple[str, ...] = ()
    given: tuple[str, str] | None = None

    __repr__ = brief

    def parts(self, n: int) -> np.ndarray:
        """Index of the part each active row is in, n of about equal size, or its level; else -1."""
        group = np.full(len(self.x), -1)
        group[self.active] = bins(self.x[self.active], bool(self.levels), n)
        return group

    def ranks(self) -> np.ndarray:
        """Mean ranks over the active rows."""
        from scipy.stats import rankdata

        return np.asarray(rankdata(self.x[self.active]))


def inputs_of(run: Outcome, rows: Totals) -> list[Input]:
    """Doctrines and parameters that vary over the rows that ran; doctrines first."""
    used = rows.ran > 0
    doctrines = run.doctrines[used]
    every, found = np.ones(int(used.sum()), bool), []
    for k, actor in enumerate(run.actors):
        column = doctrines[:, k].astype(float)
        if len(np.unique(column)) > 1:
            found.append(Input(actor, column, every, tuple(run.doctrine_names[actor])))
    for k, path in enumerate(run.varying):
        given = trait_of(run, path)
        active = every
        if given:
            which = run.doctrine_names[given[0]].index(given[1])
            active = doctrines[:, run.actors.index(given[0])] == which
        column = run.values[used, k].astype(float)
        if active.any() and np.ptp(column[active]) > 0:
            found.append(Input(path, column, active, (), given))
    return found


def trait_of(run: Outcome, path: str) -> tuple[str, str] | None:
    """The actor and doctrine that a parameter is a trait of; None for any other parameter."""
    actor, _, rest = path.partition(".")
    doctrine, dot, _ = rest.partition(".")
    own = actor in run.actors and doctrine in run.doctrine_names.get(actor, ())
    return (actor, doctrine) if own and dot else None
