"""Given-data indices of a sample as it is, and permutation importance in a forest.

First-order indices are epsilon squared over deciles; the forest is one of extremely randomised
trees (P. Geurts, D. Ernst and L. Wehenkel, 2006), grown by scikit-learn. Each cell has luck of its
own, so that luck can be told from ignorance.
"""

from __future__ import annotations

import numpy as np

from sim.methods.intervals import normal_quantile
from sim.methods.oneway import bins, epsilon_squared, subsampled_error
from sim.questions.sensitivity.indices import Index
from sim.questions.sensitivity.plan import Sampling


def importance(sampling: Sampling, points: np.ndarray, y: np.ndarray, noise: float
               ) -> tuple[list[Index], float, float]:
    """Indices of each factor, the largest change without half the sample, and the forest's fit."""
    rng, n, factors = np.random.default_rng(sampling.seed), len(y), sampling.factors
    groups = [bins(points[:, k], bool(f.levels)) for k, f in enumerate(factors)]
    kept = max(0.05, 1 - noise / y.var(ddof=1))  # of the variance, that which is no noise

    def firsts(p: np.ndarray) -> np.ndarray:
        return np.array([epsilon_squared(g[p], y[p]) for g in groups]) / kept

    whole = firsts(np.arange(n))
    spread, first = subsampled_error(firsts, n, rng)
    half_width = normal_quantile() * spread
    out = [Index(f.key, "first", float(whole[k]), float(max(0.0, whole[k] - half_width[k])),
                 float(whole[k] + half_width[k])) for k, f in enumerate(factors)]
    half = float(np.abs(first - whole)[np.argsort(-whole)[:10]].max())
    found, fit = forest(points, y, sampling.seed)
    return out + [Index(f.key, "forest", *found[k]) for k, f in enumerate(factors)], half, fit


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
    low, high = np.quantile(found.importances, [0.025, 0.975], axis=1)
    rows = zip(found.importances_mean, low, high, strict=True)
    fit = float(model.score(x[test], y[test]))
    return [(float(a), float(b), float(c)) for a, b, c in rows], fit
