"""What the inversion of a large Poisson or binomial needs: accurate masses, tails and a walk.

Both families obey pmf(k) = pmf(k - 1) * (b - a k) / k (Panjer, 1981): Poisson with a = 0, b = mean;
binomial with a = p / (1 - p), b = (n + 1) a. Hence one tail sum and one walk serve both.
"""

from sim.engine.elementary import exp, floor, log, log1p, sqrt

TWO_PI = 6.283185307179586


def stirling_error(k: int) -> float:
    """What log k! exceeds Stirling's formula by; k >= 1. Source: Loader, 2000."""
    x = float(k)
    shift = 0.0
    while x < 16.0:
        shift += (x + 0.5) * log1p(1.0 / x) - 1.0
        x += 1.0
    s = 1.0 / (x * x)
    series = 1.0 / 12.0 - s * (1.0 / 360.0 - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s / 1188.0)))
    return shift + series / x


def deviance(x: float, mean: float) -> float:
    """Deviance x log(x / mean) + mean - x without cancellation; x, mean > 0 (Loader, 2000)."""
    d = x - mean
    v = d / (x + mean)
    if v > 0.1 or v < -0.1:
        return x * log(x / mean) - d
    total = d * v
    term = 2.0 * x * v
    for j in range(3, 1000, 2):
        term *= v * v
        following = total + term / j
        if following == total:
            break
        total = following
    return total


def poisson_pmf(k: int, mean: float) -> float:
    """Poisson mass at k >= 0, mean > 0, to about 1e-14 relative. Source: Loader, 2000."""
    if k == 0:
        return exp(-mean)
    return exp(-stirling_error(k) - deviance(float(k), mean)) / sqrt(TWO_PI * k)


def binomial_pmf(k: int, n: int, p: float) -> float:
    """Binomial mass at 0 <= k <= n, 0 < p < 1, to about 1e-14 relative. Source: Loader, 2000."""
    if k == 0:
        return exp(n * log1p(-p))
    if k == n:
        return exp(n * log(p))
    rest = n - k
    saddle = stirling_error(n) - stirling_error(k) - stirling_error(rest)
    saddle -= deviance(float(k), n * p) + deviance(float(rest), n * (1.0 - p))
    return exp(saddle) * sqrt(n / (TWO_PI * k * rest))


def lower_sum(k: int, a: float, b: float) -> float:
    """P(X <= k) / pmf(k), wanted for k at or below the mean. Terms: about 9 standard deviations."""
    total = 1.0
    term = 1.0
    j = float(k)
    while j > 0.0:
        term *= j / (b - a * j)
        total += term
        if term <= 1e-17 * total:
            break
        j -= 1.0
    return total


def upper_sum(k: int, a: float, b: float) -> float:
    """P(X > k) / pmf(k), wanted for k at or above the mean. Terms: about 9 standard deviations."""
    total = 0.0
    term = 1.0
    j = k + 1.0
    while term > 1e-17 * total:
        term *= (b - a * j) / j
        total += term
        j += 1.0
    return total


def start_point(z: float, mean: float, variance: float, skew: float, excess: float) -> int:
    """Nearly the quantile whose normal score is z, for a lattice variable of these cumulants.

    skew is the third central moment over the variance, excess the fourth cumulant over it. Source:
    Cornish and Fisher, 1938, to third order, with Sheppard's correction.
    """
    s = sqrt(variance)
    x = mean + s * z + skew * (z * z - 1.0) / 6.0
    third = excess * (z * z - 3.0) / 24.0 - skew * skew * (2.0 * z * z - 5.0) / 36.0 - 1.0 / 24.0
    return floor(x + third * z / s + 0.5)


def walk_lower(u: float, k: int, pmf: float, cdf: float, a: float, b: float) -> int:
    """The smallest k with P(X <= k) >= u, walking from k, whose mass and cdf are given."""
    if cdf >= u:
        while k > 0 and cdf - pmf >= u:
            cdf -= pmf
            pmf *= k / (b - a * k)
            k -= 1
        return k
    while cdf < u and pmf > 0.0:
        k += 1
        pmf *= (b - a * k) / k
        cdf += pmf
    return k


def walk_upper(v: float, k: int, pmf: float, tail: float, a: float, b: float) -> int:
    """The smallest k with P(X > k) <= v, walking from k, whose mass and upper tail are given."""
    if tail <= v:
        while k > 0 and tail + pmf <= v:
            tail += pmf
            pmf *= k / (b - a * k)
            k -= 1
        return k
    while tail > v and pmf > 0.0:
        k += 1
        pmf *= (b - a * k) / k
        tail -= pmf
    return k
