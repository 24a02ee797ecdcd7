"""A design: the cells of a study, each a point over named factors, laid over parameter rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.engine.draws import name_key
from sim.engine.state.names import MECHANISMS
from sim.scenario import interventions
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior
from sim.scenario.sample import draws, uniforms

KINDS = ("parameter", "doctrine", "mechanism", "intervention", "threat")


@dataclass(frozen=True)
class Factor:
    """One thing that a design varies.

    key: of a parameter that its levels move by an amount, with the sign behind it. kind: of KINDS.
    levels: what each level is called, in order; none for a parameter that runs over plain numbers.
    quantities: what each level of a parameter stands for. codes: the doctrine's index, or the
    mechanism's setting, of each level. orders: the spans of days of each level of an intervention.
    notices: what there is to know of how the levels were read.
    """

    key: str
    kind: str
    levels: tuple[str, ...] = ()
    quantities: tuple[Prior, ...] = ()
    codes: tuple[int, ...] = ()
    orders: tuple[tuple[interventions.Order, ...], ...] = ()
    notices: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def path(self) -> str:
        """The parameter's path."""
        return self.key.rstrip("+-")


@dataclass(frozen=True, eq=False)
class Design:
    """points: float64 (cells, factors): a level's index, or the number if there are no levels."""

    factors: tuple[Factor, ...]
    points: np.ndarray

    def __len__(self) -> int:
        return len(self.points)

    def said(self, cell: int) -> dict[str, str | float]:
        """The point of a cell in words: key -> level or number."""
        row = self.points[cell]
        return {f.key: f.levels[int(x)] if f.levels else float(x)
                for f, x in zip(self.factors, row.tolist(), strict=True)}

    def lay(self, scenario: Scenario, records: np.ndarray, cells: np.ndarray, rows: np.ndarray,
            seed: int) -> None:
        """Write the points of `cells` over `records`, one each, in place.

        rows: the parameter row of each record, for levels that are distributions. The result is
        what a run with the same words as overrides would draw for that row. scenario: with the
        threat of these cells, which is in the records already.
        """
        reals = records.view(np.float64).reshape(len(records), -1)
        whole = records.view(np.int64).reshape(len(records), -1)
        for k, factor in enumerate(self.factors):
            point = self.points[cells, k]
            if factor.kind == "parameter":
                slot = scenario.paths[factor.path]
                numbers = self.numbers(scenario, factor, point, rows, seed)
                for at in slot.words:
                    if slot.entry.whole:
                        whole[:, at] = numbers.astype(np.int64)
                    else:
                        reals[:, at] = numbers
                continue
            if factor.kind == "threat":
                continue
            if factor.kind == "intervention":
                told = interventions.target_of(scenario, factor.key).at
                for level in np.unique(point).astype(int).tolist():
                    here = np.flatnonzero(point == level)
                    chosen = records[here]
                    spans = interventions.orders(scenario, factor.key, factor.levels[level])
                    interventions.lay(chosen, told, spans)
                    records[here] = chosen
                continue
            codes = np.asarray(factor.codes, np.int64)[point.astype(np.int64)]
            if factor.kind == "doctrine":
                records["doctrine"][:, scenario.actor_names.index(factor.key)] = codes
            else:
                name = factor.key.partition(".")[2]
                records["on"][:, list(MECHANISMS).index(name)] = codes

    @staticmethod
    def numbers(scenario: Scenario, factor: Factor, point: np.ndarray, rows: np.ndarray,
                seed: int) -> np.ndarray:
        """Value of a parameter at each point."""
        if not factor.levels:
            return point
        out = np.empty(len(point))
        for level, quantity in enumerate(factor.quantities):
            here = np.nonzero(point == level)[0]
            if quantity.varies and len(here):
                first = int(rows[here].min())
                span = int(rows[here].max()) + 1 - first
                u = uniforms(seed, first, span, [name_key(scenario.draw_name(factor.path))])
                out[here] = draws([quantity], u)[rows[here] - first, 0]
            else:
                out[here] = quantity.central
        return out
