"""What a discovery looks at: the inputs of parameter rows or cells, and how often it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sim.errors import RunError, UsageError, said, unknown
from sim.glossary.glossary import Glossary
from sim.results.brief import brief
from sim.results.cells import Cells
from sim.results.outcome import Outcome
from sim.results.reduce import Bounds, happened, shares
from sim.results.words import NOBODY, doctrine_text, input_text, joined, proper, words
from sim.state.outputs import DAY_PREFIX


@dataclass(frozen=True, eq=False)
class Sample:
    """Units that are never split: a parameter row with all its rollouts, or a cell.

    names: the inputs. levels: what the levels of each are called, none for numbers. x: float64
    (units, inputs), a number or a level's index. hits, trials: float64 (units,). unit, case: what
    a unit and a trial are called. failed: of so many `rollouts` of the whole sample, left out.
    """

    names: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    x: np.ndarray
    hits: np.ndarray
    trials: np.ndarray
    unit: str = "row"
    case: str = "rollout"
    failed: int = 0
    rollouts: int = 0

    __repr__ = brief

    def __len__(self) -> int:
        return len(self.x)

    @property
    def base(self) -> float:
        """Share of all trials that hit."""
        return float(self.hits.sum() / self.trials.sum())

    @property
    def bounds(self) -> Bounds | None:
        """Bounds of `base`; None where no rollout failed, or where a trial is no rollout."""
        if not self.failed or self.case != "rollout":
            return None
        hits = float(self.hits.sum())
        return Bounds(hits / self.rollouts, (hits + self.failed) / self.rollouts)

    def at(self, units: np.ndarray) -> Sample:
        """Some of the units, by index or mask."""
        return Sample(self.names, self.levels, self.x[units], self.hits[units],
                      self.trials[units], self.unit, self.case)

    def only(self, inputs: list[int]) -> Sample:
        """Some of the inputs."""
        return Sample(tuple(self.names[k] for k in inputs), tuple(self.levels[k] for k in inputs),
                      np.ascontiguousarray(self.x[:, inputs]), self.hits, self.trials, self.unit,
                      self.case)


@dataclass(frozen=True)
class Condition:
    """What one input must be: within low .. high, or one of the levels `among` of `levels`."""

    name: str
    low: float = -np.inf
    high: float = np.inf
    among: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def said(self, glossary: Glossary = NOBODY) -> str:
        """The condition in words: keys, or names with their keys where a glossary has them."""
        named = bool(glossary.words)
        if self.levels:
            return self.of_levels(glossary)
        name = f"{input_text(self.name, glossary)} ({self.name})" if named else self.name
        if np.isinf(self.low):
            return f"{name} below {self.high:.3g}"
        if np.isinf(self.high):
            return f"{name} above {self.low:.3g}"
        return f"{name} between {self.low:.3g} and {self.high:.3g}"

    def of_levels(self, glossary: Glossary) -> str:
        """The condition in words where the input has levels."""
        actor, named = "." not in self.name, bool(glossary.words)
        subject = self.name if not actor else \
            f"doctrine of {glossary.name('subject', self.name)}" if named else proper(self.name)

        def level(x: str) -> str:
            return f"'{doctrine_text(self.name, x, glossary)}'" if actor and named else words(x)

        left = [x for x in self.levels if x not in self.among]
        if len(left) == 1 and len(self.levels) > 2:
            return f"{subject} is not {level(left[0])}"
        among = [level(x) for x in self.among]
        return f"{subject} is " + " or ".join(p for p in (", ".join(among[:-1]), *among[-1:]) if p)


def sentence_of(conditions: tuple[Condition, ...], glossary: Glossary = NOBODY) -> str:
    """All conditions in words, doctrines first."""
    order = sorted(conditions, key=lambda c: (not c.levels, c.name))
    return joined([c.said(glossary) for c in order]) or "Everywhere"


def chosen(axes: dict[str, list[str]], counts: list[str], text: str) -> tuple[str, str]:
    """`axis:label`, or an event that has a day, as (axis, label) or ("", event)."""
    axis, colon, label = text.partition(":")
    if colon:
        if axis not in axes:
            raise unknown("outcome axis", axis, axes)
        if label not in axes[axis]:
            raise unknown(f"label of {axis}", label, axes[axis])
        return axis, label
    events = [n.removeprefix(DAY_PREFIX) for n in counts if n.startswith(DAY_PREFIX)]
    if text not in events:
        first = ", ".join(f"{a}:{names[0]}" for a, names in list(axes.items())[:2])
        raise UsageError(f"outcome={said(text)}: {unknown('event', text, events)}; or AXIS:LABEL, "
                         f"such as {first}")
    return "", text


def of_run(run: Outcome, what: tuple[str, str], threshold: float | None = None) -> Sample:
    """The rows of a run: parameters and doctrines that vary, hits and trials of each."""
    rows = shares(run, {"hit": happened(run, what)})
    names = list(run.varying)
    levels: list[tuple[str, ...]] = [()] * len(names)
    columns: list[Any] = [run.values[:, k].astype(float) for k in range(len(run.varying))]
    for k, actor in enumerate(run.actors):
        names.append(actor)
        levels.append(tuple(run.doctrine_names.get(actor, ())))
        columns.append(run.doctrines[:, k].astype(float))
    made = finished(names, levels, columns, rows.totals[:, 0], rows.ran, threshold, "row",
                    "rollout")
    return replace(made, failed=rows.failed, rollouts=run.rollouts)


def of_cells(cells: Cells, what: tuple[str, str], threshold: float | None = 0.5) -> Sample:
    """The cells of a sweep; a trial is a cell, or a rollout where there is no threshold."""
    axis, name = what
    hits = (cells.hits[:, :, cells.column(axis, name)] if axis
            else cells.seen[:, :, cells.count_names.index(DAY_PREFIX + name)]).sum(axis=1)
    names, levels, columns = [], [], []
    for k, f in enumerate(cells.factors):
        numbers = as_numbers(f)
        names.append(f["key"])
        levels.append(() if numbers is not None or not f["levels"] else tuple(f["levels"]))
        column = cells.points[:, k]
        columns.append(column if numbers is None else numbers[column.astype(int)])
    made = finished(names, levels, columns, hits.astype(float), cells.n.astype(float), threshold,
                    "cell", "rollout")
    failed = len(cells.failed)
    return replace(made, failed=failed, rollouts=int(cells.n.sum()) + failed)


def as_numbers(f: dict[str, Any]) -> np.ndarray | None:
    """The levels of a factor as numbers, if they are."""
    try:
        return np.array([float(x) for x in f["levels"]]) if f["levels"] else None
    except ValueError:
        return None


def finished(names: list[str], levels: list[tuple[str, ...]], columns: list[np.ndarray],
             hits: np.ndarray, trials: np.ndarray, threshold: float | None, unit: str, case: str
             ) -> Sample:
    """The sample without inputs that are the same everywhere and units in which nothing ran."""
    good = trials > 0
    if threshold is not None:
        share = hits / np.maximum(trials, 1)
        hits, trials, case = (share > threshold).astype(float), good.astype(float), unit
        if good.any() and not hits[good].any():
            raise RunError(f"no {unit} is above threshold={threshold:g}; the highest share is "
                           f"{share[good].max():.3g}")
    x = np.stack(columns, axis=1)[good] if columns else np.zeros((int(good.sum()), 0))
    kept = [k for k in range(x.shape[1]) if len(x) and np.ptp(x[:, k]) > 0]
    if not kept:
        raise UsageError("no parameter or doctrine varies, so there are no conditions to find")
    return Sample(tuple(names[k] for k in kept), tuple(levels[k] for k in kept),
                  np.ascontiguousarray(x[:, kept]), hits[good], trials[good], unit, case)
