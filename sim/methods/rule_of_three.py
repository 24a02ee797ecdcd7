"""What never having been seen says: the rule of three."""

from __future__ import annotations


def never_bound(trials: float) -> float:
    """Return the most, at 95 %, that the chance of something is that no independent trial showed.

    3 / n, a little above the exact bound 1 - 0.05 ** (1 / n).

    Parameters
    ----------
    trials : float
        Independent trials, or as many as clustered ones count for.

    Returns
    -------
    float
        The bound, 1 at most.

    References
    ----------
    J. A. Hanley and A. Lippman-Hand, 1983, If nothing goes wrong, is everything all right?, JAMA
    249, 1743-1745.

    Examples
    --------
    >>> never_bound(300), never_bound(2)
    (0.01, 1.0)
    """
    return min(1.0, 3 / trials) if trials > 0 else 1.0
