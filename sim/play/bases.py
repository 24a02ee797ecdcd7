"""The plans of a sweep whose cells differ in the threat, which is no number of the record.

Each form of the threat among the cells is a variant of its own; a cell takes its rows from that and
then the levels of the other factors, so that it is the run with the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.errors import UsageError
from sim.scenario import interventions, threat
from sim.scenario.design import Design, Factor
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import Seating, plan


@dataclass(frozen=True, eq=False)
class Bases:
    """plans: of each form of the threat. of: int (cells,), the plan of each cell."""

    plans: tuple[Seating, ...]
    of: np.ndarray

    __repr__ = brief

    def parts(self, cells: np.ndarray) -> Iterator[tuple[Seating, np.ndarray]]:
        """Each plan that some cells need, and where among them."""
        for k, one in enumerate(self.plans):
            here = np.flatnonzero(self.of[cells] == k)
            if len(here):
                yield one, here

    @property
    def key(self) -> list[object]:
        """What tells these bases from others."""
        return [(p.case.record.tobytes(), repr(sorted(p.case.parameters.items())))
                for p in self.plans]


def bases_of(scenario: Scenario, common: Mapping[str, str], design: Design, doctrines: str
             ) -> Bases | None:
    """The plans of a design; None where no factor is about the threat.

    UsageError for a threat that another word or factor does not go with.
    """
    columns = [k for k, f in enumerate(design.factors) if f.kind == "threat"]
    rest = [f for f in design.factors if f.kind != "threat"]
    if not columns:
        case = variant(scenario, dict(common), doctrines)
        check(scenario, common, [f for f in rest
                                 if f.quantities != (case.parameters.get(f.path),)])
        return None
    forms, of = np.unique(design.points[:, columns].astype(int), axis=0, return_inverse=True)
    plans = []
    for form in forms.tolist():
        words = {**common, **{design.factors[k].key: design.factors[k].levels[x]
                              for k, x in zip(columns, form, strict=True)}}
        found = plan(variant(scenario, words, doctrines))
        check(scenario, words, rest)
        for f in rest:
            if f.kind == "intervention":
                for level in f.levels:
                    interventions.orders(found.case.scenario, f.key, level)
        plans.append(found)
    return Bases(tuple(plans), of.reshape(-1))


def check(scenario: Scenario, words: Mapping[str, object], factors: list[Factor]) -> None:
    """Refuse to vary a parameter that the threat of the same cells settles or scales."""
    settled = threat.words_that_settle(scenario, threat.form_of(scenario, words))
    for f in factors:
        if f.path in settled:
            raise UsageError(f"{f.key}: cannot be varied beside {settled[f.path]}, which "
                             "settles or scales it")
