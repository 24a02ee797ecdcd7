"""Which inputs hits go with, one by one and in pairs, before any box is looked for.

One by one by the F test of a one-way layout over levels or fifths. In pairs by the F test of the
interaction in a table of fifths by fifths: of what the pair explains beyond its two inputs (R. A.
Fisher, 1925, Statistical Methods for Research Workers). An exclusive-or has nothing to show one by
one, and all in a pair.
"""

from __future__ import annotations

import numpy as np

from sim.methods.conditions import Sample

PARTS = 5  # that a number is cut into
MOST_INPUTS, MOST_UNITS = 100, 20_000  # of which pairs are tried; more units are thinned out


def groups(sample: Sample) -> list[np.ndarray]:
    """The group of each unit for every input: its level, or the fifth it lies in.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.

    Returns
    -------
    list of ndarray, int64 (units,)
        From 0 on, one array an input.

    Examples
    --------
    >>> x = np.linspace(0, 1, 10)[:, None]
    >>> groups(Sample(("a",), ((),), x, np.ones(10), np.ones(10)))[0].tolist()
    [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    """
    found = []
    for k, levels in enumerate(sample.levels):
        x = sample.x[:, k]
        edges = np.unique(np.quantile(x, np.arange(1, PARTS) / PARTS))
        found.append(x.astype(np.int64) if levels else np.searchsorted(edges, x, side="left"))
    return found


def tail(between: np.ndarray, d1: np.ndarray, within: np.ndarray, d2: np.ndarray
         ) -> tuple[np.ndarray, np.ndarray]:
    """F ratios and the chance of larger ones; 0 and 1 where nothing can be told.

    Parameters
    ----------
    between, within : ndarray, float64
        Sums of squares.
    d1, d2 : ndarray, int64
        Their degrees of freedom.

    Returns
    -------
    ratio, chance : ndarray, float64
        Of the shape of `between`.

    Examples
    --------
    >>> ratio, chance = tail(np.array([3.0]), np.array([3]), np.array([10.0]), np.array([10]))
    >>> ratio.tolist(), round(float(chance[0]), 2)
    ([1.0], 0.43)
    """
    from scipy.special import fdtrc

    told = (d1 >= 1) & (d2 >= 1) & (between > 0)
    per, left = between / np.maximum(1, d1), np.maximum(within, 1e-12) / np.maximum(1, d2)
    ratio = np.where(told, per / left, 0.0)
    chance = np.where(told, fdtrc(np.maximum(1, d1), np.maximum(1, d2), ratio), 1.0)
    return ratio, chance


def screen_inputs(sample: Sample, most: int) -> list[int]:
    """The inputs that hits go with most, one by one.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    most : int
        How many.

    Returns
    -------
    list of int
        In the order of the inputs.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(200, 3))
    >>> screen_inputs(Sample(tuple("abc"), ((),) * 3, x, 1.0 * (x[:, 1] > 0.7), np.ones(200)), 1)
    [1]
    """
    weight = sample.trials
    share = sample.hits / weight - sample.base
    total = float((weight * share**2).sum())
    between, used = [], []
    for group in groups(sample):
        n, sums = np.bincount(group, weight), np.bincount(group, weight * share)
        there = n > 0
        between.append(float((sums[there] ** 2 / n[there]).sum()))
        used.append(int(there.sum()))
    b, d1 = np.array(between), np.array(used) - 1
    ratio, chance = tail(b, d1, total - b, len(sample) - 1 - d1)
    return sorted(np.lexsort((-ratio, chance))[:most].tolist())


def screen_pairs(sample: Sample, most: int) -> list[tuple[int, int]]:
    """The pairs of inputs that hits go with most, beyond what they do one by one.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    most : int
        How many.

    Returns
    -------
    list of tuple of int
        The strongest first; of more than `MOST_INPUTS` inputs those that stand out one by one.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(300, 4))
    >>> odd = (x[:, 1] > 0.5) != (x[:, 3] > 0.5)
    >>> screen_pairs(Sample(tuple("abcd"), ((),) * 4, x, 1.0 * odd, np.ones(300)), 1)
    [(1, 3)]
    """
    of = list(range(len(sample.names)))
    if len(of) > MOST_INPUTS:
        of = screen_inputs(sample, MOST_INPUTS)
    few = sample.only(of).at(np.arange(0, len(sample), -(-len(sample) // MOST_UNITS)))
    cut, weight = np.stack(groups(few), axis=1), few.trials
    sums = weight * (few.hits / weight - few.base)
    total, size = float((sums**2 / weight).sum()), cut.max(axis=0) + 1
    alone = explained_by(cut, size, weight, sums).T
    found = []
    for a in range(len(of) - 1):
        rest = np.arange(a + 1, len(of))
        codes = cut[:, [a]] * size[rest] + cut[:, rest]
        both = explained_by(codes, size[a] * size[rest], weight, sums)
        more = both[0] - alone[a, 0] - alone[rest, 0]
        d1 = both[1] - alone[a, 1] - alone[rest, 1] + 1
        ratio, chance = tail(more, d1, total - both[0], len(few) - both[1])
        found += [(float(p), -float(f), of[a], of[int(b)])
                  for p, f, b in zip(chance, ratio, rest, strict=True)]
    return [(a, b) for _, _, a, b in sorted(found)[:most]]


def explained_by(codes: np.ndarray, sizes: np.ndarray, weight: np.ndarray, sums: np.ndarray
                 ) -> np.ndarray:
    """Sum of squares that groups explain, and how many of them have units, for many groupings.

    Parameters
    ----------
    codes : ndarray, int64 (units, groupings)
        Group of each unit, from 0 on.
    sizes : ndarray, int64 (groupings,)
        How many groups there are.
    weight, sums : ndarray, float64 (units,)
        Trials, and hits beyond what everywhere's share would give.

    Returns
    -------
    ndarray, float64 (2, groupings)
        Both.

    Examples
    --------
    >>> codes = np.array([[0], [0], [1], [1]])
    >>> explained_by(codes, np.array([3]), np.ones(4), np.array([0.5, 0.5, -0.5, -0.5])).tolist()
    [[1.0], [2.0]]
    """
    starts = np.cumsum([0, *sizes[:-1]])
    flat = (codes + starts).ravel()
    many = codes.shape[1]
    n = np.bincount(flat, np.repeat(weight, many), int(sizes.sum()))
    s = np.bincount(flat, np.repeat(sums, many), int(sizes.sum()))
    square = np.divide(s**2, n, out=np.zeros_like(n), where=n > 0)
    return np.stack([np.add.reduceat(square, starts), np.add.reduceat(1.0 * (n > 0), starts)])
