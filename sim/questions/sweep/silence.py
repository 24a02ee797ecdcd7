"""What a sweep did not look at, and whether its cells differ for sure."""

from __future__ import annotations

import math

import numpy as np

from sim.data.cell_values import reading
from sim.data.cells import Cells
from sim.glossary.measure import OutcomeMeasure
from sim.glossary.text import input_text, joined, percent
from sim.methods.completeness import Completeness, Sight
from sim.methods.intervals import normal_quantile
from sim.methods.rule_of_three import never_bound

NAMED = 4  # factors whose levels are named


def completeness_of(cells: Cells, asked: OutcomeMeasure) -> Completeness:
    """How far a sweep saw what one outcome does over its factors.

    Cells are compared as if each had luck of its own, in all pairs (R. G. Newcombe, 1998, method
    10, with Bonferroni's quantile).
    """
    r, name = reading(cells, asked), f"'{asked.title(cells.glossary)}'"
    good = np.flatnonzero(~np.isnan(r.value))
    where = looked_at(cells)
    if not len(good):
        return Completeness(Sight.NOTHING, f"No cell has a value of {name}. {where}")
    played = int(cells.n.sum())
    if asked.share and not r.value[good].any():
        bound = f"{percent(float(r.high[good].max()))} at most (Monte Carlo 95%)"
        return Completeness(Sight.NOTHING, f"{name} came in none of {played:,} rollouts: in each "
                            f"cell its chance is {bound}. {where}")
    least, most = good[np.argmin(r.value[good])], good[np.argmax(r.value[good])]
    pairs = max(1, len(good) * (len(good) - 1) // 2)
    wider = float(normal_quantile(1 - 0.05 / pairs)) / float(normal_quantile())
    error = math.hypot(r.high[least] - r.value[least], r.value[most] - r.low[most])
    if r.value[most] - r.value[least] > wider * error:
        return Completeness(Sight.FOUND, "The least and the largest cell differ by more than their "
                            f"errors, of all pairs of cells together. {where}")
    return Completeness(Sight.UNSETTLED, "Not settled: no two cells differ by more than their "
                        f"errors, of all pairs of cells together. {where}")


def looked_at(cells: Cells) -> str:
    """Where it looked, and so where it did not."""
    if cells.design != "grid":
        n = len(cells)
        return (f"Only {n:,} points over {len(cells.factors):,} factors were played: a region that "
                f"takes less than {100 * never_bound(n):.2g}% of that space may hold none of them "
                "(95%, rule of three).")
    told = [f"{input_text(f['key'], cells.glossary)} {joined([str(x) for x in f['levels']])}"
            for f in cells.factors[:NAMED]]
    more = len(cells.factors) - NAMED
    told += [f"{more:,} more"] if more > 0 else []
    return f"Only these values were played, nothing between or beyond: {'; '.join(told)}."
