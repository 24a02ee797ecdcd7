"""Which box a sample could have shown: boxes planted in it, and how many of them are seen.

The density at which a box stands out by its size alone is where planting begins (J. Cohen, 1988,
Statistical Power Analysis for the Behavioral Sciences); as its bounds have to be found too, that is
too low, and it is raised until most planted boxes are seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.methods.conditions import Sample
from sim.methods.intervals import design_effect, normal_quantile, wilson

PLANTS = 10
SEEN = 8  # of them, from which such a box is said to be in sight
BEGIN = 1.5  # times the density that would do, were the bounds known
RAISE, RUNGS = 1.4, 3  # of the density, and how often it is tried


@dataclass(frozen=True)
class Power:
    """How many planted boxes were seen.

    Parameters
    ----------
    mass : float
        Share of all trials that each holds.
    density : float
        Hits per trial within.
    seen, planted : int
        Of so many so many.
    low, high : float
        95 % interval of that share.
    """

    mass: float
    density: float
    seen: int
    planted: int
    low: float
    high: float

    @property
    def in_sight(self) -> bool:
        """True where most were seen."""
        return self.seen >= SEEN / PLANTS * self.planted


def least_density(sample: Sample, mass: float) -> float:
    """The density from which a box stands out in four samples of five, were its bounds known.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    mass : float
        Share of all trials that the box holds, 0 to 1.

    Returns
    -------
    float
        Hits per trial within the box; 1 if none would do.

    Examples
    --------
    >>> x = np.linspace(0, 1, 400)[:, None]
    >>> hits = 1.0 * (np.arange(400) % 10 == 0)
    >>> round(least_density(Sample(("a",), ((),), x, hits, np.ones(400)), 0.1), 2)
    0.25
    """
    effect = design_effect(sample.hits, sample.trials) if sample.trials.max() > 1 else 1.0
    n = float(sample.trials.sum()) * mass / (1.0 if np.isnan(effect) else effect)
    density = np.linspace(sample.base, 1.0, 2001)
    unlucky = density - normal_quantile(0.6) * np.sqrt(density * (1 - density) / n)
    low, _ = wilson(np.clip(unlucky, 0, 1), n)
    good = np.flatnonzero(low > sample.base)
    return float(density[good[0]]) if len(good) else 1.0


def corner(sample: Sample, mass: float, rng: np.random.Generator) -> np.ndarray:
    """Units in a corner of two inputs drawn at random, about a share of all trials.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    mass : float
        The share, 0 to 1.
    rng : Generator
        Which inputs, and which ends or levels of them.

    Returns
    -------
    ndarray, bool (units,)
        True within.

    Examples
    --------
    >>> x = np.random.default_rng(1).uniform(size=(1000, 3))
    >>> sample = Sample(tuple("abc"), ((),) * 3, x, np.ones(1000), np.ones(1000))
    >>> round(float(corner(sample, 0.1, np.random.default_rng(0)).mean()), 2)
    0.1
    """
    inside = np.ones(len(sample), bool)
    numbers = [k for k, levels in enumerate(sample.levels) if not levels]
    of = numbers if len(numbers) > 1 else list(range(len(sample.names)))
    used = rng.permutation(of)[:2]
    for n, k in enumerate(used):
        part = mass ** ((n + 1) / len(used)) / max(float(inside.mean()), 1e-9)
        x = sample.x[:, k] if rng.integers(2) or sample.levels[k] else -sample.x[:, k]
        if sample.levels[k]:
            levels = rng.permutation(len(sample.levels[k]))
            share = np.cumsum([float((x[inside] == v).mean()) for v in levels])
            x = np.argsort(levels)[x.astype(np.int64)].astype(float)
            inside &= x <= min(int(np.searchsorted(share, part)), len(levels) - 1)
        else:
            inside &= x <= np.quantile(x[inside], min(1.0, part))
    return inside


def plant(sample: Sample, inside: np.ndarray, density: float, rng: np.random.Generator) -> Sample:
    """The sample with hits dealt out anew: so many within a box, and as many in all as there were.

    Hits and trials of a unit stay together, so that what units share is kept.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    inside : ndarray, bool (units,)
        The box.
    density : float
        Hits per trial within.
    rng : Generator
        Who gets which.

    Returns
    -------
    Sample
        With the same inputs.

    Examples
    --------
    >>> x = np.linspace(0, 1, 4000)[:, None]
    >>> hits = 1.0 * (np.arange(4000) % 5 == 0)
    >>> sample = Sample(("a",), ((),), x, hits, np.ones(4000))
    >>> made = plant(sample, x[:, 0] < 0.1, 0.6, np.random.default_rng(0))
    >>> round(float(made.hits[:400].mean()), 1), round(made.base, 1)
    (0.6, 0.2)
    """
    mass = float(sample.trials[inside].sum() / sample.trials.sum())
    outside = max(0.0, (sample.base - mass * density) / max(1 - mass, 1e-9))
    from_ = rng.permutation(len(sample))
    for weight, there, aim in ((sample.hits, inside, density),
                               (sample.trials - sample.hits, ~inside, outside)):
        chance = weight / weight.sum()
        reached = float((chance * sample.hits / sample.trials).sum())
        change = min(1.0, (aim - sample.base) / (reached - sample.base))
        at = np.flatnonzero(there & (rng.uniform(size=len(sample)) < change))
        from_[at] = rng.choice(len(sample), len(at), p=chance)
    return Sample(sample.names, sample.levels, sample.x, sample.hits[from_],
                  sample.trials[from_], sample.unit, sample.case)


def plant_all(sample: Sample, mass: float, density: float, seen: Callable[[Sample], bool],
              seed: int, last: bool) -> int:
    """How many of `PLANTS` planted boxes are seen; fewer are planted where too few can be.

    Parameters
    ----------
    sample, mass, seen, seed
        As `power_of` takes them.
    density : float
        Hits per trial within a planted box.
    last : bool
        Plant all of them, however many are missed.

    Returns
    -------
    int
        0 to `PLANTS`.

    Examples
    --------
    >>> x = np.random.default_rng(1).uniform(size=(1000, 3))
    >>> hits = 1.0 * (np.arange(1000) % 5 == 0)
    >>> sample = Sample(tuple("abc"), ((),) * 3, x, hits, np.ones(1000))
    >>> plant_all(sample, 0.1, 0.5, lambda s: False, 0, False)
    0
    """
    rng, count = np.random.default_rng(seed), 0
    for n in range(PLANTS):
        made = plant(sample, corner(sample, mass, rng), density, rng)
        count += seen(made)
        if not last and n + 1 - count > PLANTS - SEEN:
            break
    return count


def power_of(sample: Sample, mass: float, seen: Callable[[Sample], bool], seed: int) -> Power:
    """How many planted boxes are seen, at the first density at which most are, or at the last.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    mass : float
        Share of all trials that a planted box holds.
    seen : callable
        True for a sample in which the method sees something.
    seed : int
        Of boxes and hits.

    Returns
    -------
    Power
        The density is at most that which all hits there are would give.

    Examples
    --------
    >>> x = np.random.default_rng(1).uniform(size=(1000, 3))
    >>> hits = 1.0 * (np.arange(1000) % 5 == 0)
    >>> power_of(Sample(tuple("abc"), ((),) * 3, x, hits, np.ones(1000)), 0.1, bool, 0).seen
    10
    """
    most = min(1.0, 0.9 * sample.base / mass)
    density = min(most, BEGIN * least_density(sample, mass))
    for rung in range(RUNGS):
        count = plant_all(sample, mass, density, seen, seed, density >= most or rung == RUNGS - 1)
        if count >= SEEN or density >= most:
            break
        density = min(most, RAISE * density)
    low, high = wilson(count / PLANTS, PLANTS)
    return Power(mass, density, count, PLANTS, low, high)
