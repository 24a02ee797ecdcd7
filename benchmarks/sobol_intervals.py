"""How often 95 % intervals of Sobol' indices hold the truth, on functions with known indices.

    python -m benchmarks.sobol_intervals points=64 seeds=1000

Functions: T. Ishigami and T. Homma (1990) with a = 7, b = 0.1; Sobol's g (1993; a = 0, 1, 4.5, 9);
x1 + 2 x2 + 3 x3, without interactions; x1 x2 x3, with every one.
"""

from __future__ import annotations

import math
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.methods.bootstrap import RESAMPLES, ratio, ratio_intervals
from sim.methods.intervals import t_quantile
from sim.methods.sobol import sobol_terms

G = np.array([0.0, 1.0, 4.5, 9.0])


@dataclass(frozen=True)
class KnownFunction:
    """A function on the unit cube and its indices; those of pairs by the pair."""

    name: str
    of: Callable[[np.ndarray], np.ndarray]
    first: tuple[float, ...]
    total: tuple[float, ...]
    pairs: dict[tuple[int, int], float]

    def truth(self, second: bool) -> np.ndarray:
        """S1, ST and, if asked for, S2 of every pair, in the order of `sobol_terms`."""
        among = combinations(range(len(self.first)), 2)
        pairs = [self.pairs.get(pair, 0.0) for pair in among] if second else []
        return np.array([*self.first, *self.total, *pairs])


def ishigami() -> KnownFunction:
    """Its indices by the closed form."""
    a, b = 7.0, 0.1
    one, two = 0.5 * (1 + b * math.pi**4 / 5) ** 2, a * a / 8
    both = 8 * b * b * math.pi**8 / 225
    whole = one + two + both

    def of(u: np.ndarray) -> np.ndarray:
        x = math.pi * (2 * u - 1)
        y: np.ndarray = (np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2
                         + b * x[:, 2] ** 4 * np.sin(x[:, 0]))
        return y

    return KnownFunction("ishigami", of, (one / whole, two / whole, 0.0),
                         ((one + both) / whole, two / whole, both / whole), {(0, 2): both / whole})


def product_of(name: str, of: Callable[[np.ndarray], np.ndarray], v: Sequence[float]
               ) -> KnownFunction:
    """A product of independent functions with mean 1 and variances v, or in proportion to it."""
    whole = math.prod(1 + x for x in v) - 1
    total = [x * math.prod(1 + z for k, z in enumerate(v) if k != j) / whole
             for j, x in enumerate(v)]
    return KnownFunction(name, of, tuple(x / whole for x in v), tuple(total),
                         {(j, k): v[j] * v[k] / whole for j, k in combinations(range(len(v)), 2)})


def known_functions() -> list[KnownFunction]:
    """All of them."""
    slopes = np.array([1.0, 2.0, 3.0])
    shares = tuple((slopes**2 / (slopes**2).sum()).tolist())
    return [
        ishigami(),
        product_of("g", lambda u: np.prod((np.abs(4 * u - 2) + G) / (1 + G), axis=1),
                   (1 / 3 / (1 + G) ** 2).tolist()),
        KnownFunction("additive", lambda u: u @ slopes, shares, shares, {}),
        product_of("product", lambda u: np.prod(u, axis=1), [1 / 3] * 3),
    ]


def output_of(f: KnownFunction, points: int, seed: int, second: bool) -> np.ndarray:
    """The function over a design of SALib's."""
    from SALib.sample import sobol

    k = len(f.first)
    problem = {"num_vars": k, "names": [f"x{j + 1}" for j in range(k)], "bounds": [[0.0, 1.0]] * k}
    return f.of(sobol.sample(problem, points, calc_second_order=second, seed=seed))


def coverage(f: KnownFunction, points: int, seeds: int, second: bool, way: str = "studentised"
             ) -> np.ndarray:
    """Share of designs whose interval holds each index, float64 (indices,).

    way: studentised, as `escalade sensitivity` has them; percentile, of the bootstrap; or student,
    the linearised error times Student's quantile.
    """
    truth, held = f.truth(second), np.zeros(len(f.truth(second)))
    for seed in range(seeds):
        t = sobol_terms(output_of(f, points, seed, second), len(f.first), second)
        terms = np.concatenate([t.first, t.total, t.second])
        rng = np.random.default_rng(seed + 1000)
        if way == "studentised":
            _, low, high = ratio_intervals(terms, t.spread, rng)
        elif way == "percentile":
            picks = rng.integers(0, points, (RESAMPLES, points))
            draws = ratio(terms[:, picks], t.spread[picks])[0]
            low, high = np.quantile(draws, [0.025, 0.975], axis=1)
        else:
            value, error = ratio(terms, t.spread)
            half = t_quantile(points - 1) * error
            low, high = value - half, value + half
        held += (low - 1e-12 <= truth) & (truth <= high + 1e-12)
    share: np.ndarray = held / seeds
    return share


def main(words: Sequence[str]) -> None:
    """Print the coverage of each index, and the least of them."""
    given = dict(word.split("=", 1) for word in words)
    points, seeds = int(given.get("points", 64)), int(given.get("seeds", 1000))
    print(f"{points} base points, {seeds} designs; standard error of a coverage of 95 %: "
          f"{100 * math.sqrt(0.95 * 0.05 / seeds):.1f} points")
    for f in known_functions():
        for second in (False, True):
            for way in ("studentised", "percentile", "student"):
                share = coverage(f, points, seeds, second, way)
                told = " ".join(f"{100 * x:.1f}" for x in share)
                print(f"{f.name:9s} {'S1 ST S2' if second else 'S1 ST':9s} {way:12s} least "
                      f"{100 * share.min():.1f}: {told}")


if __name__ == "__main__":
    warnings.filterwarnings("error")
    main(sys.argv[1:])
