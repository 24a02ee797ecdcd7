"""Continuous distributions by inversion: each is a non-decreasing function of one uniform."""

from typing import Any

from sim.engine.elementary import clamp, log, sqrt

Z95 = 1.6448536269514722
"""The 95% point of the standard normal."""

LEAST = 1e-300
MOST = 0.9999999999999999
EDGE = 0.425
"""Where the rational approximation of the normal quantile passes from centre to tail."""


def normal_centre(q: Any) -> Any:
    """The standard normal quantile at 0.5 + q for -0.425 <= q <= 0.425.

    Plain arithmetic, like the two tails: an array gives the bits of its elements one by one.
    """
    r = 0.180625 - q * q
    num = 2.5090809287301226727e3
    num = num * r + 3.3430575583588128105e4
    num = num * r + 6.7265770927008700853e4
    num = num * r + 4.5921953931549871457e4
    num = num * r + 1.3731693765509461125e4
    num = num * r + 1.9715909503065514427e3
    num = num * r + 1.3314166789178437745e2
    num = num * r + 3.3871328727963666080e0
    den = 5.2264952788528545610e3
    den = den * r + 2.8729085735721942674e4
    den = den * r + 3.9307895800092710610e4
    den = den * r + 2.1213794301586595867e4
    den = den * r + 5.3941960214247511077e3
    den = den * r + 6.8718700749205790830e2
    den = den * r + 4.2313330701600911252e1
    den = den * r + 1.0
    return q * num / den


def normal_near(r: Any) -> Any:
    """Size of the quantile whose tail mass is exp(-r * r), for r <= 5 outside the centre."""
    r = r - 1.6
    num = 7.74545014278341407640e-4
    num = num * r + 2.27238449892691845833e-2
    num = num * r + 2.41780725177450611770e-1
    num = num * r + 1.27045825245236838258e0
    num = num * r + 3.64784832476320460504e0
    num = num * r + 5.76949722146069140550e0
    num = num * r + 4.63033784615654529590e0
    num = num * r + 1.42343711074968357734e0
    den = 1.05075007164441684324e-9
    den = den * r + 5.47593808499534494600e-4
    den = den * r + 1.51986665636164571966e-2
    den = den * r + 1.48103976427480074590e-1
    den = den * r + 6.89767334985100004550e-1
    den = den * r + 1.67638483018380384940e0
    den = den * r + 2.05319162663775882187e0
    den = den * r + 1.0
    return num / den


def normal_far(r: Any) -> Any:
    """Size of the quantile whose tail mass is exp(-r * r), for r > 5."""
    r = r - 5.0
    num = 2.01033439929228813265e-7
    num = num * r + 2.71155556874348757815e-5
    num = num * r + 1.24266094738807843860e-3
    num = num * r + 2.65321895265761230930e-2
    num = num * r + 2.96560571828504891230e-1
    num = num * r + 1.78482653991729133580e0
    num = num * r + 5.46378491116411436990e0
    num = num * r + 6.65790464350110377720e0
    den = 2.04426310338993978564e-15
    den = den * r + 1.42151175831644588870e-7
    den = den * r + 1.84631831751005468180e-5
    den = den * r + 7.86869131145613259100e-4
    den = den * r + 1.48753612908506148525e-2
    den = den * r + 1.36929880922735805310e-1
    den = den * r + 5.99832206555887937690e-1
    den = den * r + 1.0
    return num / den


def normal(u: float) -> float:
    """The standard normal quantile at u, to a relative accuracy near 1e-16.

    u in (0, 1); it is held within [1e-300, 1 - 2**-53]. Source: Wichura, 1988, algorithm AS 241,
    routine PPND16.
    """
    u = clamp(u, LEAST, MOST)
    q = u - 0.5
    if -EDGE <= q <= EDGE:
        return normal_centre(q)
    tail = u if q < 0.0 else 1.0 - u
    r = sqrt(-log(tail))
    z = normal_near(r) if r <= 5.0 else normal_far(r)
    return -z if q < 0.0 else z


def from_triple(u: float, low: float, central: float, high: float) -> float:
    """A quantity given as 5% point, median and 95% point, at u: a normal half each side.

    low <= central <= high, u in (0, 1). Quantile-matched: exactly these three points at 0.05, 0.5
    and 0.95. The halves carry equal mass, so unless they are equally wide the density steps at the
    median. The tails are unbounded: past u = 0.99 it is central + 1.41 (high - central) or more.
    Source: the split normal of Gibbons and Mylroie, 1973, matched to quantiles rather than mode.
    """
    z = normal(u)
    if z < 0.0:
        return central + (central - low) * (z / Z95)
    return central + (high - central) * (z / Z95)


def triangular(u: float, low: float, central: float, high: float) -> float:
    """The triangular quantile at u: hard ends low and high, mode central.

    low <= central <= high, u in (0, 1); central if low == high.
    """
    width = high - low
    if width <= 0.0:
        return central
    if u * width < central - low:
        x = low + sqrt(u * width * (central - low))
    else:
        x = high - sqrt((1.0 - u) * width * (high - central))
    return clamp(x, low, high)


def uniform_between(u: float, low: float, high: float) -> float:
    """The quantile at u of the uniform distribution between low and high; low <= high."""
    return clamp(low + u * (high - low), low, high)
