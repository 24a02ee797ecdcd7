"""How far the printed results of two runs on shared luck lie apart, measured against two bars.

Shares (of labels, of events that came, and what is itself a share or a chance) are measured in
points, counts in parts of their size: the mean of their absolute values in the first run, so that a
net amount near 0 is measured against what it usually is. A count whose size is below 1 has no
steady ratio; the share of rollouts in which it is not 0 stands for it. Left out are days, of which
only whether they came is printed as a share, what stood at a deadline, and what actors got.

All intervals are 95 %, over parameter rows, and 3 / n wider than their error says: none of n
rollouts that differ is compatible with 3 in n that do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data import reduce, totals
from sim.data.outcome import Outcome
from sim.engine.state.outputs import DAY_PREFIX, UTILITY
from sim.glossary.text import event, quantity
from sim.methods.intervals import t_quantile
from sim.report.text.tables import KEY_COUNTS
from sim.studies.estimates import Value, ended_with

POINTS = 0.02  # a share that moves by this much moves
PART = 0.05  # a count that moves by this part of its size moves
FEW = 1.0  # a count of a smaller size is judged by the share of rollouts in which it is not 0
FRACTIONS = ("share", "risk", "disaster")  # counts that are shares or chances themselves
OFTEN = 3.0  # of n rollouts, how many may differ where none did

UNTOUCHED, DEAD, DOUBT, MOVES = "untouched", "dead", "in doubt", "moves"


@dataclass(frozen=True)
class Measure:
    """A printed result: its name, its bar, and whether the page of a run shows it."""

    name: str
    bar: float
    page: bool

    @property
    def is_share(self) -> bool:
        """True if it is measured in points."""
        return self.bar == POINTS


@dataclass(frozen=True)
class Move:
    """A result and its change: of a share as a fraction of 1, of a count as a part of its size."""

    output: str
    change: Value


@dataclass(frozen=True)
class Moves:
    """What moved between two runs.

    touched: rollouts of which any label or count differs. share, count: what moved most (of those
    whose simultaneous interval leaves 0 out, if any does). sure: some result's simultaneous
    interval lies beyond its bar. page: a result that passes its bar is on the page of a run.
    """

    verdict: str
    n: int
    touched: int
    share: Move
    count: Move
    sure: bool
    page: bool


def is_measured(name: str) -> bool:
    """True for a count that is measured: no day, nothing that stood at a deadline, no utility."""
    return not (name.startswith((DAY_PREFIX, UTILITY)) or name.endswith("_at_deadline"))


def on_page(name: str) -> bool:
    """True for a count in the table of counts of a run's page."""
    return any(name == key or (key.endswith("_") and name.startswith(key)) for key in KEY_COUNTS)


def differ(before: Outcome, after: Outcome, utilities: bool = False) -> np.ndarray:
    """Rollouts of which a label, a count or a day differs, bool (rollouts,); counts go by name.

    utilities: what actors got counts, too.
    """
    apart = (np.asarray(before.labels) != np.asarray(after.labels)).any(axis=1)
    for name in before.count_names:
        if name.startswith(UTILITY) and not utilities:
            continue
        a, b = before.count(name), after.count(name)
        apart |= ~((a == b) | (np.isnan(a) & np.isnan(b)))
    return np.asarray(apart)


def measures(before: Outcome, after: Outcome) -> tuple[list[Measure], np.ndarray, np.ndarray]:
    """Every printed result and its values, float64 (rollouts, results), in its unit."""
    found, pairs = [], []
    for axis, names in before.axes.items():
        for label in names:
            found.append(Measure(f"{axis}: {label}", POINTS, True))
            pairs.append((ended_with(before, axis, label), ended_with(after, axis, label)))
    for name in before.count_names:
        a, b = before.count(name), after.count(name)
        if name.startswith(DAY_PREFIX):
            found.append(Measure(f"{event(name.removeprefix(DAY_PREFIX))} came", POINTS, True))
            pairs.append((np.isfinite(a), np.isfinite(b)))
        elif is_measured(name):
            size = float(np.abs(a[before.valid]).mean()) if before.valid.any() else 0.0
            if name in FRACTIONS:
                found.append(Measure(quantity(name), POINTS, on_page(name)))
                pairs.append((a, b))
            elif size < FEW:
                found.append(Measure(f"any {quantity(name)}", POINTS, on_page(name)))
                pairs.append((a != 0.0, b != 0.0))
            else:
                found.append(Measure(quantity(name), PART, on_page(name)))
                pairs.append((a / size, b / size))
    one, two = (np.column_stack([np.asarray(p[k], float) for p in pairs]) for k in (0, 1))
    return found, one, two


@dataclass(frozen=True, eq=False)
class Gaps:
    """Change of every result, float64 (results,), with its error.

    half: of its 95 % interval. wide: of its simultaneous one, Bonferroni over all results. n:
    rollouts that ran to their end in both.
    """

    found: list[Measure]
    value: np.ndarray
    half: np.ndarray
    wide: np.ndarray
    n: int

    @property
    def bars(self) -> np.ndarray:
        """The bar of each."""
        return np.array([m.bar for m in self.found])

    @property
    def seen(self) -> np.ndarray:
        """True where the simultaneous interval leaves 0 out."""
        return np.asarray(np.abs(self.value) > self.wide)

    @property
    def passed(self) -> np.ndarray:
        """True for those seen to move whose change is past the bar."""
        return np.asarray(self.seen & (np.abs(self.value) >= self.bars))

    @property
    def inside(self) -> bool:
        """True if every interval lies within its bar."""
        return bool((np.abs(self.value) + self.half <= self.bars).all())

    @property
    def sure(self) -> bool:
        """True if some simultaneous interval lies beyond its bar."""
        return bool((np.abs(self.value) - self.wide >= self.bars).any())

    def most(self, share: bool) -> Move:
        """The share or the count that moved most, of those seen to move if there are any."""
        among = np.flatnonzero([m.is_share == share for m in self.found])
        chosen = among[self.seen[among]] if self.seen[among].any() else among
        if not len(chosen) or not self.n:
            return Move("", Value(None, None, None, self.n))
        k = int(chosen[int(np.argmax(np.abs(self.value[chosen])))])
        at, by = float(self.value[k]), float(self.half[k])
        low, high = (at - by, at + by) if np.isfinite(by) else (None, None)
        return Move(self.found[k].name, Value(at, low, high, self.n))


def gaps(before: Outcome, after: Outcome) -> Gaps:
    """Every result's change from one run to the other, each over its rollouts that ran."""
    found, one, two = measures(before, after)
    names = [m.name for m in found]
    apart = totals.difference(reduce.table_of(before, names, one).by_row(),
                              reduce.table_of(after, names, two).by_row())
    n = int((before.valid & after.valid).sum())
    if not n:
        unknown = np.full(len(found), np.inf)
        return Gaps(found, np.zeros(len(found)), unknown, unknown, 0)
    freedom = max(1, apart.rows - 1)
    half = t_quantile(freedom) * apart.error + OFTEN / n
    wide = t_quantile(freedom, 1.0 - 0.05 / len(found)) * apart.error
    return Gaps(found, apart.value, half, wide, n)


def moves(before: Outcome, after: Outcome) -> Moves:
    """Measure two runs of the same rows and luck against the bars.

    `dead`: the interval of every result lies within its bar. `moves`: some result passes its bar
    and its simultaneous interval (Bonferroni over all results) leaves 0 out. `untouched`: no
    rollout differs. Else, or where no rollout ran to its end, `in doubt`.
    """
    found = gaps(before, after)
    touched = int(differ(before, after).sum())
    verdict = DOUBT
    if found.passed.any():
        verdict = MOVES
    elif found.n and found.inside:
        verdict = DEAD
    if found.n and not touched:
        verdict = UNTOUCHED
    page = bool(found.passed[[m.page for m in found.found]].any())
    return Moves(verdict, found.n, touched, found.most(True), found.most(False), found.sure, page)


def percent(part: Value) -> Value:
    """A part of a size as percent."""
    at, low, high = (None if x is None else 100 * x for x in (part.at, part.low, part.high))
    return Value(at, low, high, part.n)
