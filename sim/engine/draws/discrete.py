"""Integer draws by inversion of one uniform: for a given uniform they never fall with the mean.

So two runs that share their draws differ only where the rules make them differ.

A search up from zero serves means up to 50. Above, the search starts at a Cornish-Fisher quantile
(usually exact) where the cdf is summed outward from a saddle-point mass, at a cost that grows with
the standard deviation. From a variance of 1e6 that quantile is the answer: it misplaces a cdf step
by less than 1e-11.
"""

from collections.abc import Sequence

from sim.engine.draws.normal import normal
from sim.engine.draws.tails import (
    binomial_pmf,
    lower_sum,
    poisson_pmf,
    start_point,
    upper_sum,
    walk_lower,
    walk_upper,
)
from sim.engine.elementary import clamp, exp, log1p

SEARCH_TOP = 50.0
SUM_TOP = 1.0e6
MEAN_TOP = 1.0e15
U_LOW = float.fromhex("0x1p-54")
U_HIGH = 1.0 - float.fromhex("0x1p-53")


def search_up(u: float, pmf: float, a: float, b: float) -> int:
    """The smallest k with P(X <= k) >= u, searched up from 0, whose mass is given."""
    k = 0
    cdf = pmf
    while cdf < u:
        k += 1
        pmf *= (b - a * k) / k
        # Rounding can leave the summed cdf short of u for ever: stop once nothing more is added.
        if cdf + pmf == cdf and b - a * k < k:
            break
        cdf += pmf
    return k


def poisson(u: float, mean: float) -> int:
    """The Poisson quantile at u: the smallest k whose cdf reaches u; non-decreasing in u and mean.

    u in (0, 1). 0 for mean <= 0; a mean above 1e15 counts as 1e15. Compares u with a cdf correct to
    1e-12 (1e-11 from a mean of 1e6). Sources: Loader, 2000; Cornish and Fisher, 1938.
    """
    if not mean > 0.0:
        return 0
    u = clamp(u, U_LOW, U_HIGH)
    if mean <= SEARCH_TOP:
        return search_up(u, exp(-mean), 0.0, mean)
    mean = clamp(mean, 0.0, MEAN_TOP)
    k = start_point(normal(u), mean, mean, 1.0, 1.0)
    if k < 0:
        k = 0
    if mean >= SUM_TOP:
        return k
    pmf = poisson_pmf(k, mean)
    if k < mean:
        return walk_lower(u, k, pmf, pmf * lower_sum(k, 0.0, mean), 0.0, mean)
    return walk_upper(1.0 - u, k, pmf, pmf * upper_sum(k, 0.0, mean), 0.0, mean)


def _binomial_half(u: float, v: float, n: int, p: float) -> int:
    """The binomial quantile at u = 1 - v for 0 < p <= 1/2; both are given as neither is exact."""
    q = 1.0 - p
    a = p / q
    b = (n + 1.0) * a
    mean = n * p
    if mean <= SEARCH_TOP:
        return min(n, search_up(u, exp(n * log1p(-p)), a, b))
    variance = mean * q
    z = normal(u) if u < 0.5 else -normal(v)
    k = start_point(z, mean, variance, q - p, 1.0 - 6.0 * p * q)
    k = max(0, min(n, k))
    if variance >= SUM_TOP:
        return k
    pmf = binomial_pmf(k, n, p)
    if k < mean:
        return min(n, walk_lower(u, k, pmf, pmf * lower_sum(k, a, b), a, b))
    return min(n, walk_upper(v, k, pmf, pmf * upper_sum(k, a, b), a, b))


def binomial(u: float, n: int, p: float) -> int:
    """The binomial quantile at u: the smallest k whose cdf reaches u; non-decreasing in u, n and p.

    u in (0, 1), n up to 1e15 (0 for n <= 0), p held within [0, 1]. Accuracy and sources as for
    `poisson`.
    """
    if n <= 0 or not p > 0.0:
        return 0
    if p >= 1.0:
        return n
    u = clamp(u, U_LOW, U_HIGH)
    if p <= 0.5:
        return _binomial_half(u, 1.0 - u, n, p)
    return n - _binomial_half(1.0 - u, u, n, 1.0 - p)


def categorical(u: float, weights: Sequence[float], n: int) -> int:
    """The index drawn in proportion to the first n of `weights`, by inversion of u in (0, 1).

    weights: a 1-D float64 array, finite, unnormalised; a negative or NaN weight counts as zero, and
    an index of zero weight is never returned. -1 if no weight is positive.
    """
    count = min(n, len(weights))
    total = 0.0
    for i in range(count):
        if weights[i] > 0.0:
            total += weights[i]
    target = u * total
    last = -1
    reached = 0.0
    for i in range(count):
        if weights[i] > 0.0:
            reached += weights[i]
            last = i
            if target < reached:
                return i
    return last
