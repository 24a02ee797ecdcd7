"""One-way layouts: values of units in groups, and how much of their variance lies between these."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

BINS = 10
HALVES = 60  # half samples from which an error is estimated


def bins(x: np.ndarray, levelled: bool, parts: int = BINS) -> np.ndarray:
    """The group of each unit: its level, or its decile (third, fifth, ... as `parts` says)."""
    if levelled:
        return x.astype(int)
    edges = np.quantile(x, np.arange(1, parts) / parts)
    return np.searchsorted(edges, x, side="right")


def epsilon_squared(group: np.ndarray, y: np.ndarray) -> float:
    """Epsilon squared of a one-way layout, 0 to 1.

    Eta squared (R. A. Fisher, 1925) less what chance alone gives (T. L. Kelley, 1935, An unbiased
    correlation ratio measure, PNAS 21, 554-559).
    """
    sizes = np.bincount(group - group.min())
    apart = y - y.mean()
    k, n, total = int((sizes > 0).sum()), len(y), float((apart * apart).sum())
    if total == 0 or n <= k or k < 2:
        return 0.0
    sums = np.bincount(group - group.min(), apart)[sizes > 0]
    within = max(0.0, total - float((sums * sums / sizes[sizes > 0]).sum()))
    return max(0.0, 1 - within / (n - k) / (total / (n - 1)))


def subsampled_error(estimate: Callable[[np.ndarray], np.ndarray], n: int,
                     rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Standard error of an estimate from n units, by half samples; and the first of these.

    estimate: gives float64 (estimates,) of the units it is told. Half samples without replacement
    differ by sqrt(n / m - 1) standard errors, m their size (D. N. Politis, J. P. Romano and M.
    Wolf, 1999, Subsampling, ch. 2); a bootstrap's copies would inflate the differences of groups.
    """
    m = n // 2
    draws = np.stack([estimate(rng.permutation(n)[:m]) for _ in range(HALVES)])
    return draws.std(axis=0, ddof=1) / np.sqrt(n / m - 1.0), draws[0]
