"""Ordinary least squares of one quantity on another: slope with interval, share explained."""

from __future__ import annotations

import numpy as np

from sim.results.intervals import t_quantile
from sim.studies.instruments.section import Value

LEAST = 3  # points for a slope
FLAT = 1e-9  # standard deviation under which x is one number


def fit(x: np.ndarray, y: np.ndarray) -> tuple[Value, float | None]:
    """Slope of y on x with its t interval over points, and R squared; both float (points,).

    Unknown where x does not vary or there are fewer than three points.
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    n = len(x)
    if n < LEAST or x.std() < FLAT:
        return Value(None, n=n), None
    apart = x - x.mean()
    size = float(apart @ apart)
    slope = float(apart @ (y - y.mean())) / size
    left = y - y.mean() - slope * apart
    total = float(((y - y.mean()) ** 2).sum())
    explained = 1.0 - float(left @ left) / total if total > 0 else None
    half = t_quantile(n - 2) * float(np.sqrt(left @ left / (n - 2) / size))
    return Value(slope, slope - half, slope + half, n), explained
