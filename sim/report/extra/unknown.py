"""Which of the numbers nobody knows, and of the doctrines, the answer moves with.

From the run's own rows. A row's share of the answer is its probability and the luck of its few
rollouts; the luck is taken out of every part of the variance. Docs: docs/report_numbers.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.methods.intervals import newcombe, normal_quantile
from sim.methods.oneway import BINS, epsilon_squared, subsampled_error
from sim.report.extra.asked import QuestionShare, doctrine_record, input_record, none
from sim.report.extra.drivers import FALSE, LEAST, MOST, Driver, Drivers, find_drivers, residual
from sim.report.extra.row_inputs import Input

FIFTHS = 5
SOUGHT = 5_000  # rows looked at for what moves the answer: more would cost memory for little
BENDS = 2.0  # normal score of a trend below which a shape is said to bend


class Unknown:
    """What moves the answer from row to row."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.asked = outcome, QuestionShare.of(outcome)
        self.known: dict[tuple[str, ...], np.ndarray] = {}  # what `left` has found

    @cached_property
    def drivers(self) -> Drivers:
        """The inputs that move it, the strongest first; sought in at most `SOUGHT` rows."""
        inputs = self.asked.inputs
        some = [replace(one, x=one.x[:SOUGHT], active=one.active[:SOUGHT]) for one in inputs]
        drivers = find_drivers(some, self.asked.share[:SOUGHT], self.outcome.seed)
        whole = {id(a): b for a, b in zip(some, inputs, strict=True)}
        return replace(drivers, found=tuple(replace(d, input=whole[id(d.input)])
                                            for d in drivers.found))

    def numbers(self) -> list[dict[str, Any]]:
        """The section `unknown`: the numbers found, the one that explains most first."""
        rows = [self.number(d) for d in self.drivers.found if not d.input.levels]
        return sorted(rows, key=lambda row: -row["explained"])

    def number(self, d: Driver) -> dict[str, Any]:
        """One number: what it explains, and the answer in its lowest and highest fifth."""
        one, left = d.input, self.left(d.input)
        group = one.parts(FIFTHS)
        low, high = (self.asked.adjusted(group == g, one.active, left)
                     for g in (0, int(group.max())))
        least, most = newcombe(*((x["p"], x["low"], x["high"]) for x in (low, high)))
        edges = np.quantile(one.x[one.active], (1 / FIFTHS, 1 - 1 / FIFTHS))
        return {**input_record(self.outcome, one), **self.part(one),
                "low_value": float(edges[0]), "high_value": float(edges[1]),
                "p_low": low["p"], "p_high": high["p"], "lowest": low, "highest": high,
                "diff": high["p"] - low["p"], "low": least, "high": most,
                "direction": "bends" if abs(d.trend) < BENDS else
                "rises" if d.trend > 0 else "falls", "chance": d.chance}

    def left(self, one: Input) -> np.ndarray:
        """The rows' shares without all that was found but `one`; float64 (rows,).

        The doctrine that a trait belongs to is taken out too.
        """
        others = [d.input for d in self.drivers.found if d.input is not one]
        if one.given and not any(o.name == one.given[0] for o in others):
            others += [o for o in self.asked.inputs if o.name == one.given[0]]
        key = tuple(o.name for o in others)
        if key not in self.known:
            self.known[key] = residual(self.asked.share, others)[0]
        return self.known[key]

    def part(self, one: Input) -> dict[str, Any]:
        """Share of the variance between rows that an input explains, with its 95 % interval."""
        left, group = self.left(one), one.parts(BINS)
        scale = left.var() / self.asked.share.var() / self.asked.kept

        def found(p: np.ndarray) -> np.ndarray:
            return np.array([epsilon_squared(group[p], left[p]) * scale])

        n = len(left)
        value = float(found(np.arange(n))[0])
        rng = np.random.default_rng([self.outcome.seed, 2])
        half = normal_quantile() * float(subsampled_error(found, n, rng)[0][0])
        return {"explained": min(1.0, value), "explained_low": max(0.0, min(1.0, value - half)),
                "explained_high": min(1.0, value + half)}

    def doctrines(self) -> list[dict[str, Any]]:
        """The section `doctrines_seen`: the answer under each doctrine drawn, by actor."""
        found = {d.input.name: d for d in self.drivers.found}
        rows = []
        for one in self.asked.inputs:
            if not one.levels or np.ptp(self.asked.share) == 0:
                continue
            seen = [{**doctrine_record(self.outcome, one.name, level), "says":
                     self.outcome.glossary.says("doctrine", f"{one.name}.{level}"),
                     **self.asked.within(one.x == k)}
                    for k, level in enumerate(one.levels) if (one.x == k).any()]
            rows.append({"actor": one.name, "name": self.outcome.glossary.name("actor", one.name),
                         **self.part(one), "found": one.name in found,
                         "chance": found[one.name].chance if one.name in found else None,
                         "doctrines": seen})
        return sorted(rows, key=lambda row: (not row["found"], -row["explained"]))

    def about(self) -> dict[str, Any]:
        """The section `ignorance`: how much there is to explain, and what is left unexplained."""
        asked, tested = self.asked, self.drivers.tested
        if len(asked.trials) < LEAST or not tested:
            return {**none(f"too few parameter rows to tell: {len(asked.trials)}, and at least "
                           f"{LEAST} are needed"), "rows": len(asked.trials)}
        together = self.together([d.input for d in self.drivers.found])
        return {"rows": len(asked.trials), "n": int(asked.trials.sum()), "tested": tested,
                "found": len(self.drivers.found), "false_alarm": FALSE, "most": MOST,
                "luck_told": bool((asked.trials >= 2).any()), "kept": asked.kept,
                "together": together, "unexplained": 1.0 - together,
                "doctrines": self.together([d.input for d in self.drivers.found
                                            if d.input.levels])}

    def together(self, inputs: Sequence[Input]) -> float:
        """Share of the variance between rows that inputs explain together, each for itself.

        Adjusted R squared (H. Theil, 1961) over the part of the variance that is no luck.
        """
        y = self.asked.share
        total = float(((y - y.mean()) ** 2).sum())
        if not inputs or total == 0:
            return 0.0
        left, used = residual(y, inputs)
        adjusted = 1.0 - float((left**2).sum()) / (len(y) - used) / (total / (len(y) - 1))
        return min(1.0, max(0.0, adjusted / self.asked.kept))


def unknown(outcome: Outcome) -> list[dict[str, Any]]:
    """The uncertain numbers that the answer moves with; see `Unknown.number` for a row."""
    return Unknown(outcome).numbers()


def doctrines_seen(outcome: Outcome) -> list[dict[str, Any]]:
    """The answer under each doctrine that the run drew; see `Unknown.doctrines`."""
    return Unknown(outcome).doctrines()


def ignorance(outcome: Outcome) -> dict[str, Any]:
    """How much of the answer's variance there is to explain, and what nothing found explains."""
    return Unknown(outcome).about()
