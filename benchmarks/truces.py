"""Lives of truces: a Weibull law with terms, from a file of dated cases, by maximum likelihood.

    python -m benchmarks.truces scenarios/NAME/evidence/truces.csv

A case has `start` and `end` as dates, `censored` (1: still kept on `end`, the last day known) and
one column of 0 or 1 for each term of `TERMS`. The rule of `end` is the file's own. A truce that
ends d days after it began did so in its day d + 1, so its chance is S(d) - S(d + 1); that of one
censored then is S(d) (Kalbfleisch and Prentice 2002, ch. 3):

    S(d) = exp(-(d / life) ** shape)        life = scale * exp(terms * (strength - 0.5))

with the strength of a case the share of `TERMS` that it has, as `sim.engine.rules.ceasefire` reads
it. Intervals are Wald's, in the logarithm of shape and scale.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.stats import norm

from sim.errors import EscaladeError, UsageError

TERMS = ("guarantors", "buffer", "monitoring")
STEP = 1e-4  # of the numerical second derivatives, in the logarithms


@dataclass(frozen=True)
class Cases:
    """Whole days that each truce was kept, whether it still was, and its strength, 0..1."""

    days: np.ndarray
    censored: np.ndarray
    strength: np.ndarray


@dataclass(frozen=True)
class Fit:
    """Low, central and high (5, 50, 95 %) of each parameter, and twice the gain in log likelihood.

    over_terms: of the law with terms over the one without, chi-square with 1 degree of freedom.
    """

    shape: tuple[float, float, float]
    scale: tuple[float, float, float]
    terms: tuple[float, float, float]
    over_terms: float


def read_cases(path: Path) -> Cases:
    """The cases of a file. UsageError names the line of one that cannot be."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days, censored, strength = [], [], []
    for n, row in enumerate(rows, 2):
        try:
            start, end = (dt.date.fromisoformat(row[key]) for key in ("start", "end"))
            flags = [int(row[key]) for key in ("censored", *TERMS)]
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(f"{path}:{n}: {error}; allowed: dates as 2001-12-31, 0 or 1") from None
        if end < start or not set(flags) <= {0, 1}:
            raise UsageError(f"{path}:{n}: a truce ends after it starts, and flags are 0 or 1")
        days.append((end - start).days)
        censored.append(flags[0])
        strength.append(np.mean(flags[1:]))
    return Cases(np.array(days, float), np.array(censored), np.array(strength))


def log_likelihood(cases: Cases, at: np.ndarray) -> float:
    """Log likelihood at (log shape, log scale, terms)."""
    life = np.exp(at[1] + at[2] * (cases.strength - 0.5))
    now, next_day = (-((days / life) ** np.exp(at[0])) for days in (cases.days, cases.days + 1.0))
    broken = now + np.log(-np.expm1(np.minimum(next_day - now, -1e-300)))
    return float(np.where(cases.censored == 1, now, broken).sum())


def second_derivatives(cases: Cases, at: np.ndarray) -> np.ndarray:
    """Matrix of second derivatives of the log likelihood, by central differences."""
    steps = STEP * np.eye(len(at))
    return np.array([[sum(sign * other * log_likelihood(cases, at + sign * a + other * b)
                          for sign in (1, -1) for other in (1, -1)) / (4.0 * STEP * STEP)
                      for b in steps] for a in steps])


def fit(cases: Cases) -> Fit:
    """The law of the cases. UsageError with fewer than four that ended, or where no law is best."""
    if (cases.censored == 0).sum() < 4:
        raise UsageError("a law of truces needs four or more that ended")
    begin = np.array([0.0, np.log(cases.days.mean() + 1.0), 0.0])
    how = {"method": "Nelder-Mead", "options": {"xatol": 1e-9, "fatol": 1e-11, "maxiter": 20_000}}
    best = minimize(lambda x: -log_likelihood(cases, x), begin, **how)
    plain = minimize(lambda x: -log_likelihood(cases, np.append(x, 0.0)), begin[:2], **how)
    with np.errstate(invalid="ignore"):
        error = np.sqrt(np.diag(np.linalg.inv(-second_derivatives(cases, best.x))))
    if not np.isfinite(error).all():
        raise UsageError("these truces single out no law")
    low, central, high = (best.x + norm.ppf(p) * error for p in (0.05, 0.5, 0.95))
    shape, scale, terms = zip(low, central, high, strict=True)
    return Fit(tuple(np.exp(shape)), tuple(np.exp(scale)), tuple(terms),
               2.0 * float(plain.fun - best.fun))


def main(words: list[str]) -> int:
    """Print the law of a file."""
    if len(words) != 1 or not Path(words[0]).is_file():
        raise UsageError("give one file of truces: python -m benchmarks.truces FILE.csv")
    cases = read_cases(Path(words[0]))
    found = fit(cases)
    print(f"{len(cases.days)} truces, {int(cases.censored.sum())} of them censored")
    for name in ("shape", "scale", "terms"):
        low, central, high = getattr(found, name)
        print(f"truce.{name}: low {low:.3g}, central {central:.3g}, high {high:.3g}")
    print(f"terms against none: chi-square {found.over_terms:.2f}, 1 degree of freedom")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EscaladeError as error:
        sys.exit(str(error))
