"""Which uncertain things move an outcome's probability: screening, Sobol indices, importance.

screen: elementary effects (M. D. Morris, 1991, Technometrics 33, 161-174; mu* of F. Campolongo, J.
Cariboni and A. Saltelli, 2007) between the 5 % and 95 % points of each prior. sobol: first-order
and total indices (I. M. Sobol, 1993; A. Saltelli et al., 2010, CPC 181, 259-270). importance:
given-data first-order indices (epsilon squared over deciles) and permutation importance in a
forest of extremely randomised trees (P. Geurts, D. Ernst and L. Wehenkel, 2006). SALib
samples, scikit-learn grows the forest.

In the first two all cells share luck, so a parameter that does nothing has an effect of exactly
nothing; in the last each cell has its own, so that luck can be told from ignorance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.data.cell_values import reading, sampling_variance
from sim.data.cells import Cells
from sim.errors import RunError, UsageError
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.methods.intervals import Bounds, normal_quantile
from sim.methods.oneway import bins, epsilon_squared, subsampled_error
from sim.scenario.design import Design, Factor
from sim.scenario.designs import place_points, unit
from sim.scenario.model import Scenario

METHODS = ("screen", "sobol", "importance")
RESAMPLES = 400
EDGE = 0.05  # screening stays between these quantiles of a prior
LEAST = {"screen": 10, "sobol": 64}  # trajectories, base points
PER_FACTOR = 5  # points for each factor, at least, for importance
SETTLED = 0.05  # half width of an index's 95 % interval that counts as converged (F. Sarrazin, F.
# Pianosi and T. Wagener, 2016, Environmental Modelling & Software 79, 135-152)

Play = Callable[[Design], Cells]


@dataclass(frozen=True)
class Index:
    """One factor and one measure of it, with its 95 % bootstrap interval."""

    key: str
    measure: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Indices:
    """Indices of one outcome. p: mean of the probability over cells, total: its variance.

    noise: the part of that which is Monte Carlo error, where cells have luck of their own. half:
    the largest change of a leading index when half the sample is left out. fit: R squared of the
    forest on cells it has not seen, where there is one. failed: rollouts that are left out, with
    the bounds of p.
    """

    outcome: str
    method: str
    cells: int
    rollouts: int
    p: float
    total: float
    noise: float | None
    indices: tuple[Index, ...]
    half: float
    settled: bool
    fit: float | None = None
    failed: int = 0
    bounds: Bounds | None = None
    kind: str = LABEL  # of `sim.glossary.measure`; p is the mean of a count

    __repr__ = brief

    @property
    def asked(self) -> OutcomeMeasure:
        """How its values are said."""
        return OutcomeMeasure(self.outcome, self.kind, "", "")

    @property
    def extreme(self) -> str:
        """`never` or `always` if no rollout differs, `the same` of a count; "" if something moves.

        Nothing can then be said of what moves it.
        """
        if self.asked.share and self.p in (0.0, 1.0):
            return "always" if self.p else "never"
        return "" if self.total else "the same"

    @property
    def completeness(self) -> str:
        """What the analysis can say: `nothing observed`, `not converged` or `converged`."""
        return "nothing observed" if self.extreme else \
            "converged" if self.settled else "not converged"

    def of(self, measure: str) -> list[Index]:
        """The indices of one measure, the largest first."""
        return sorted((i for i in self.indices if i.measure == measure),
                      key=lambda i: -abs(i.value))


def problem(factors: Sequence[Factor]) -> dict[str, Any]:
    """A SALib problem over the unit cube."""
    return {"num_vars": len(factors), "names": [f.key for f in factors],
            "bounds": [[0.0, 1.0]] * len(factors)}


def check(method: str, points: int, factors: Sequence[Factor]) -> None:
    """Refuse a sample too small to say anything. UsageError says how large it must be."""
    least = LEAST.get(method, PER_FACTOR * len(factors))
    if points < least:
        raise UsageError(f"points={points}: method={method} needs at least {least:,} for "
                         f"{len(factors):,} factors; fewer would rank noise")
    if method == "sobol" and points & (points - 1):
        raise UsageError(f"points={points}: a Sobol sequence needs a power of two, such as "
                         f"{1 << points.bit_length():,}")


def plan(method: str, scenario: Scenario, factors: Sequence[Factor], points: int, seed: int
         ) -> tuple[Design, np.ndarray]:
    """The design of a method, and its points in the unit cube."""
    if method == "screen":
        from SALib.sample import morris

        u = morris.sample(problem(factors), points, seed=seed)
        inner = EDGE + (1 - 2 * EDGE) * u
        return Design(tuple(factors), place_points(scenario, factors, inner)), u
    if method == "sobol":
        from SALib.sample import sobol

        u = sobol.sample(problem(factors), points, calc_second_order=False, seed=seed)
    else:
        u = unit("lhs", points, len(factors), seed)
    return Design(tuple(factors), place_points(scenario, factors, u)), u


def analyse(method: str, cells: Cells, u: np.ndarray, factors: Sequence[Factor],
            asked: OutcomeMeasure, seed: int) -> Indices:
    """Indices of one outcome. RunError if a cell has no rollout in which it counts."""
    r = reading(cells, asked)
    y = r.value
    if np.isnan(y).any():
        why = (f"; the first message: {cells.failed[0][2]}" if cells.failed else
               f": {asked.text} came in none of their rollouts")
        raise RunError(f"{int(np.isnan(y).sum())} cells have no value, so no index can be computed"
                       f"{why}")
    noise = sampling_variance(cells, asked, r) if method == "importance" else None
    fit = None
    if np.ptp(y) == 0:
        indices = [Index(f.key, "mu_star", 0.0, 0.0, 0.0) for f in factors]
        half = 0.0
    elif method == "screen":
        indices, half = morris_effects(u, y, factors, seed)
    elif method == "sobol":
        indices, half = sobol_indices(y, factors, seed)
    else:
        indices, half, fit = important(cells, y, factors, noise or 0.0, seed)
    leading = "mu_star" if method == "screen" else "ST" if method == "sobol" else "first"
    widths = [(i.high - i.low) / 2 for i in indices if i.measure == leading]
    limit = SETTLED * (max((i.value for i in indices if i.measure == leading), default=0.0) * 4
                       if method == "screen" else 1.0)
    return Indices(asked.text, method, len(cells), int(cells.n.sum()), float(y.mean()),
                   float(y.var(ddof=1)), noise, tuple(indices), half,
                   bool(max(widths, default=0.0) <= max(limit, 1e-12)), fit, len(cells.failed),
                   Bounds(float(r.least.mean()), float(r.most.mean()))
                   if cells.failed and asked.share else None, asked.kind)


def effects(u: np.ndarray, y: np.ndarray, k: int) -> np.ndarray:
    """Elementary effects, float64 (trajectories, factors): change of y for a full step 0 to 1."""
    paths, out = len(y) // (k + 1), np.zeros((len(y) // (k + 1), k))
    for t in range(paths):
        at = t * (k + 1)
        for j in range(k):
            step = u[at + j + 1] - u[at + j]
            moved = int(np.argmax(np.abs(step)))
            out[t, moved] = (y[at + j + 1] - y[at + j]) / step[moved]
    return out


def interval(draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """2.5 % and 97.5 % points over resamples (down)."""
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    return low, high


def morris_effects(u: np.ndarray, y: np.ndarray, factors: Sequence[Factor], seed: int
             ) -> tuple[list[Index], float]:
    """mu*, mu and sigma of each factor, bootstrapped over trajectories."""
    found = effects(u, y, len(factors))
    n, rng = len(found), np.random.default_rng(seed)
    picks = rng.integers(0, n, (RESAMPLES, n))
    out: list[Index] = []
    measures: list[tuple[str, Callable[[np.ndarray], np.ndarray]]] = [
        ("mu_star", lambda e: np.abs(e).mean(axis=0)), ("mu", lambda e: e.mean(axis=0)),
        ("sigma", lambda e: e.std(axis=0, ddof=1)),
    ]
    for name, measure in measures:
        value = measure(found)
        low, high = interval(np.stack([measure(found[p]) for p in picks]))
        out += [Index(f.key, name, float(value[k]), float(low[k]), float(high[k]))
                for k, f in enumerate(factors)]
    star = np.abs(found).mean(axis=0)
    lead = np.argsort(-star)[:10]
    half = float(np.abs(np.abs(found[: n // 2]).mean(axis=0) - star)[lead].max())
    return out, half


def jansen(a: np.ndarray, b: np.ndarray, ab: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First-order (Saltelli et al. 2010) and total (M. J. W. Jansen, 1999) indices.

    a, b: float64 (n,). ab: (n, factors).
    """
    spread = np.var(np.concatenate([a, b]))
    if spread == 0:
        return np.zeros(ab.shape[1]), np.zeros(ab.shape[1])
    first = (b[:, None] * (ab - a[:, None])).mean(axis=0) / spread
    total = 0.5 * ((a[:, None] - ab) ** 2).mean(axis=0) / spread
    return first, total


def sobol_indices(y: np.ndarray, factors: Sequence[Factor], seed: int) -> tuple[list[Index], float]:
    """S1 and ST of each factor, bootstrapped over base points."""
    k = len(factors)
    table = (y - y.mean()).reshape(-1, k + 2)
    a, ab, b = table[:, 0], table[:, 1 : k + 1], table[:, k + 1]
    rng, n = np.random.default_rng(seed), len(table)
    draws = [jansen(a[p], b[p], ab[p]) for p in rng.integers(0, n, (RESAMPLES, n))]
    whole, half = jansen(a, b, ab), jansen(a[: n // 2], b[: n // 2], ab[: n // 2])
    out: list[Index] = []
    for m, name in enumerate(("S1", "ST")):
        low, high = interval(np.stack([d[m] for d in draws]))
        out += [Index(f.key, name, float(whole[m][j]), float(low[j]), float(high[j]))
                for j, f in enumerate(factors)]
    lead = np.argsort(-whole[1])[:10]
    return out, float(np.abs(whole[1] - half[1])[lead].max())


def important(cells: Cells, y: np.ndarray, factors: Sequence[Factor], noise: float, seed: int
              ) -> tuple[list[Index], float, float]:
    """First-order indices of a sample as it is, and permutation importance in a forest."""
    rng, n = np.random.default_rng(seed), len(y)
    groups = [bins(cells.points[:, k], bool(f.levels)) for k, f in enumerate(factors)]
    kept = max(0.05, 1 - noise / y.var(ddof=1))  # of the variance, that which is no noise

    def firsts(p: np.ndarray) -> np.ndarray:
        return np.array([epsilon_squared(g[p], y[p]) for g in groups]) / kept

    whole = firsts(np.arange(n))
    spread, first = subsampled_error(firsts, n, rng)
    half_width = normal_quantile() * spread
    out = [Index(f.key, "first", float(whole[k]), float(max(0.0, whole[k] - half_width[k])),
                 float(whole[k] + half_width[k])) for k, f in enumerate(factors)]
    half = float(np.abs(first - whole)[np.argsort(-whole)[:10]].max())
    importance, fit = forest(cells.points, y, seed)
    out += [Index(f.key, "forest", *importance[k]) for k, f in enumerate(factors)]
    return out, half, fit


def forest(x: np.ndarray, y: np.ndarray, seed: int
           ) -> tuple[list[tuple[float, float, float]], float]:
    """Loss of R squared on a held-out third when a factor is shuffled, and that R squared."""
    from sklearn.ensemble import ExtraTreesRegressor
    from sklearn.inspection import permutation_importance

    order = np.random.default_rng(seed).permutation(len(y))
    cut = 2 * len(y) // 3
    train, test = order[:cut], order[cut:]
    model = ExtraTreesRegressor(300, min_samples_leaf=3, max_features=0.5,
                                random_state=seed).fit(x[train], y[train])
    found = permutation_importance(model, x[test], y[test], n_repeats=20, random_state=seed)
    low, high = interval(found.importances.T)
    rows = zip(found.importances_mean, low, high, strict=True)
    fit = float(model.score(x[test], y[test]))
    return [(float(a), float(b), float(c)) for a, b, c in rows], fit


def learning(found: Indices) -> list[tuple[str, float]]:
    """What knowing each factor would leave of the ignorance: (key, standard deviation left).

    The standard deviation of the probability, Monte Carlo error taken out, times
    sqrt(1 - first-order index): what remains on average once the factor is known (A.
    Saltelli et al., 2008, factor prioritisation).
    """
    ignorance = max(0.0, found.total - (found.noise or 0.0)) ** 0.5
    measure = "S1" if found.method == "sobol" else "first"
    return [(i.key, ignorance * max(0.0, 1 - i.value) ** 0.5) for i in found.of(measure)]
