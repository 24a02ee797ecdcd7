"""Elementary effects of factors, or of groups of factors, along trajectories."""

from __future__ import annotations

import numpy as np


def elementary_effects(u: np.ndarray, y: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """Change of the output for a full step 0 to 1 of each unit, along each trajectory.

    The step of a group is that of its members, which may go different ways: its sign means nothing.

    Parameters
    ----------
    u : ndarray, float64 (trajectories * (units + 1), factors)
        Points in the unit cube; from each to the next one unit moves.
    y : ndarray, float64 (trajectories * (units + 1),)
        The output.
    unit : ndarray, int (factors,)
        The unit of each factor, from 0.

    Returns
    -------
    ndarray, float64 (trajectories, units)
        The effects.

    References
    ----------
    M. D. Morris, 1991, Factorial sampling plans for preliminary computational experiments,
    Technometrics 33, 161-174. F. Campolongo, J. Cariboni and A. Saltelli, 2007, Environmental
    Modelling & Software 22, 1509-1518 (groups).

    Examples
    --------
    >>> import numpy as np
    >>> u = np.array([[0.0, 0.0], [0.5, 0.0], [0.5, 0.5]])
    >>> elementary_effects(u, 3 * u[:, 0] - 2 * u[:, 1], np.array([0, 1])).tolist()
    [[3.0, -2.0]]
    """
    units = int(unit.max()) + 1
    paths = len(y) // (units + 1)
    steps = np.diff(u.reshape(paths, units + 1, -1), axis=1)
    moved = np.abs(steps).argmax(axis=2)
    size = np.take_along_axis(steps, moved[..., None], axis=2)[..., 0]
    out = np.empty((paths, units))
    np.put_along_axis(out, unit[moved], np.diff(y.reshape(paths, units + 1), axis=1) / size, axis=1)
    return out
