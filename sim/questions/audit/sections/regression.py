"""Ordinary least squares of one quantity on another: slope with interval, share explained."""

from __future__ import annotations

import numpy as np

from sim.methods.intervals import t_quantile
from sim.studies.estimates import Value

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
    if np.ptp(y) == 0:
        return Value(0.0, 0.0, 0.0, n), None
    from scipy.stats import linregress

    line = linregress(x, y)
    slope, half = float(line.slope), float(t_quantile(n - 2) * line.stderr)
    return Value(slope, slope - half, slope + half, n), float(line.rvalue**2)
