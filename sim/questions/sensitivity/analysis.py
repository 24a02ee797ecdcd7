"""Which uncertain things move an outcome's probability: screening, Sobol indices, importance.

screen: elementary effects (M. D. Morris, 1991, Technometrics 33, 161-174; mu* of F. Campolongo, J.
Cariboni and A. Saltelli, 2007) between the 5 % and 95 % points of each prior. sobol: first-order,
total and second-order indices (I. M. Sobol, 1993; A. Saltelli et al., 2010, CPC 181, 259-270).
importance: `sim.questions.sensitivity.importance`. The first two take groups of factors as one
(I. M. Sobol, 2001, Mathematics and Computers in Simulation 55, 271-280), and in them all cells
share luck, so that what does nothing has an effect of exactly nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import numpy as np

from sim.data.cell_values import reading, sampling_variance
from sim.data.cells import Cells
from sim.errors import RunError
from sim.glossary.measure import OutcomeMeasure
from sim.methods.bootstrap import RESAMPLES, ratio_intervals
from sim.methods.elementary_effects import elementary_effects
from sim.methods.intervals import Bounds
from sim.methods.sobol import sobol_terms
from sim.questions.sensitivity.importance import importance
from sim.questions.sensitivity.indices import LEADING, PAIR, Index, Indices
from sim.questions.sensitivity.plan import IndexDesign, Sampling

SETTLED: Final = 0.05  # half width of an index's 95 % interval that counts as converged (F.
# Sarrazin, F. Pianosi and T. Wagener, 2016, Environmental Modelling & Software 79, 135-152)
CHECKED: Final = 10  # leading units of which half the sample must say the same


def analyse(laid: IndexDesign, cells: Cells, asked: OutcomeMeasure) -> Indices:
    """Indices of one outcome. RunError if a cell has no rollout in which it counts."""
    sampling, r = laid.sampling, reading(cells, asked)
    method, y = sampling.method, r.value
    if np.isnan(y).any():
        why = (f"; the first message: {cells.failed[0][2]}" if cells.failed else
               f": {asked.text} came in none of their rollouts")
        raise RunError(f"{int(np.isnan(y).sum())} cells have no value, so no index can be computed"
                       f"{why}")
    noise = sampling_variance(cells, asked, r) if method == "importance" else None
    fit = None
    if np.ptp(y) == 0:
        indices, half = [Index(u, LEADING[method], 0.0, 0.0, 0.0) for u in sampling.units], 0.0
    elif method == "screen":
        indices, half = screen_indices(sampling, laid.u, y)
    elif method == "sobol":
        indices, half = sobol_indices(sampling, y)
    else:
        indices, half, fit = importance(sampling, cells.points, y, noise or 0.0)
    lead = [i for i in indices if i.measure == LEADING[method]]
    width = max((i.high - i.low for i in lead), default=0.0) / 2
    limit = SETTLED * (4 * max((i.value for i in lead), default=0.0) if method == "screen" else 1.0)
    return Indices(asked.text, method, len(cells), int(cells.n.sum()), float(y.mean()),
                   float(y.var(ddof=1)), noise, tuple(indices), half,
                   bool(width <= max(limit, 1e-12)), fit, len(cells.failed),
                   Bounds(float(r.least.mean()), float(r.most.mean()))
                   if cells.failed and asked.share else None, asked.kind, sampling.groups)


def screen_indices(sampling: Sampling, u: np.ndarray, y: np.ndarray) -> tuple[list[Index], float]:
    """mu* of each unit, and mu and sigma of each that is one factor, over trajectories."""
    effects = elementary_effects(u, y, sampling.unit_of_factor)
    n, rng = len(effects), np.random.default_rng(sampling.seed)
    ones, size = np.ones(n), np.abs(effects)
    out = entries(sampling.units, "mu_star", ratio_intervals(size.T, ones, rng), 0.0)
    alone = [k for k, unit in enumerate(sampling.units)
             if len(sampling.groups.get(unit, (unit,))) == 1]
    if alone:
        own, names = effects[:, alone], [sampling.units[k] for k in alone]
        out += entries(names, "mu", ratio_intervals(own.T, ones, rng))
        draws = np.stack([own[p].std(axis=0, ddof=1)
                          for p in rng.integers(0, n, (RESAMPLES, n))])
        low, high = np.quantile(draws, [0.025, 0.975], axis=0)
        out += entries(names, "sigma", (own.std(axis=0, ddof=1), low, high))
    return out, half_change(size.mean(axis=0), size[: n // 2].mean(axis=0))


def sobol_indices(sampling: Sampling, y: np.ndarray) -> tuple[list[Index], float]:
    """S1 and ST of each unit, and S2 of each pair if it was asked for, over base points."""
    units, rng = sampling.units, np.random.default_rng(sampling.seed)
    t = sobol_terms(y, len(units), sampling.second)
    found = ratio_intervals(np.concatenate([t.first, t.total, t.second]), t.spread, rng)
    k = len(units)
    first, total, second = (tuple(x[part] for x in found)
                            for part in (slice(k), slice(k, 2 * k), slice(2 * k, None)))
    out = entries(units, "S1", first, most=1.0) + entries(units, "ST", total, 0.0, 1.0)
    pairs = [PAIR.join(pair) for pair in combinations(units, 2)] if sampling.second else []
    out += entries(pairs, "S2", second)
    some = slice(len(t.spread) // 2)
    spread = t.spread[some].mean()
    half = t.total[:, some].mean(axis=1) / spread if spread else np.zeros(k)
    return out, half_change(total[0], half)


def entries(keys: Sequence[str], measure: str, found: Sequence[np.ndarray], least: float = -np.inf,
            most: float = np.inf) -> list[Index]:
    """Indices of one measure. found: values, low and high ends.

    least, most: what it cannot be beyond; an end stays there unless the estimate itself is beyond.
    """
    return [Index(key, measure, float(value), max(float(low), min(least, float(value))),
                  min(float(high), max(most, float(value))))
            for key, value, low, high in zip(keys, *found, strict=True)]


def half_change(whole: np.ndarray, half: np.ndarray) -> float:
    """The largest change of a leading index when half the sample is left out."""
    lead = np.argsort(-whole)[:CHECKED]
    return float(np.abs(half - whole)[lead].max())
