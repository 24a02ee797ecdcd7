"""A classification tree: under which conditions an outcome happens, and how often, in words.

Grown by scikit-learn (L. Breiman, J. H. Friedman, R. A. Olshen and C. J. Stone, 1984) on two
thirds of the units; its size is the smallest within one standard error of the best in
cross-validation by unit; the shares of its leaves come from the last third, which it has not seen
(honest estimates, S. Athey and G. Imbens, 2016, PNAS 113, 7353-7360).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.methods.boxes import Box
from sim.methods.clustered import clustered_interval
from sim.methods.conditions import Condition, Sample

FOLDS = 5
MOST_LEAVES = 8
SMALLEST = 0.05  # of all trials that a leaf holds at least


@dataclass(frozen=True)
class Leaf:
    """Share of hits with its 95 % interval and mass, both of unseen units; None if none fell in."""

    conditions: tuple[Condition, ...]
    share: float | None
    low: float
    high: float
    mass: float
    units: int

    __repr__ = brief


@dataclass(frozen=True)
class Tree:
    """A tree by its leaves, and how much of the outcome it explains.

    Parameters
    ----------
    leaves : tuple of Leaf
        Those with the highest share first.
    skill : float
        Share of the variance of hits on unseen units that the leaves explain, 0 for none.
    most : float
        The share that any tree could explain at best, where luck alone makes up the rest; 1
        where a unit is one trial.
    """

    leaves: tuple[Leaf, ...]
    skill: float
    most: float

    __repr__ = brief


def encode_inputs(sample: Sample) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Columns for the tree: numbers as they are, an indicator for each level.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.

    Returns
    -------
    columns : ndarray, float64 (units, columns)
        What the tree may split on.
    of : list of tuple of int
        Input and level of each column; level -1 for a number.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> encode_inputs(sample)[1]
    [(0, -1)]
    """
    columns, of = [], []
    for k, levels in enumerate(sample.levels):
        if not levels:
            columns.append(sample.x[:, k])
            of.append((k, -1))
            continue
        there = np.unique(sample.x[:, k]).astype(int)
        for level in there[: 1 if len(there) == 2 else None]:
            columns.append((sample.x[:, k] == level).astype(float))
            of.append((k, int(level)))
    return np.stack(columns, axis=1), of


def fit_tree(x: np.ndarray, hits: np.ndarray, trials: np.ndarray, leaves: int, seed: int,
             least: float = SMALLEST) -> Any:
    """A tree of at most so many leaves; a unit counts by its hits and by its misses.

    Parameters
    ----------
    x : ndarray, float64 (units, columns)
        As `encode_inputs` gives them.
    hits, trials : ndarray, float64 (units,)
        Of each unit.
    leaves : int
        The most.
    seed : int
        Of ties between splits.
    least : float
        Share of all trials that a leaf holds at least.

    Returns
    -------
    DecisionTreeClassifier
        The tree.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> int(fit_tree(sample.x, sample.hits, sample.trials, 2, 0).get_n_leaves())
    2
    """
    from sklearn.tree import DecisionTreeClassifier

    model = DecisionTreeClassifier(
        max_leaf_nodes=leaves, min_weight_fraction_leaf=least, random_state=seed)
    y = np.repeat([1, 0], len(x))
    return model.fit(np.concatenate([x, x]), y, sample_weight=np.concatenate([hits, trials - hits]))


def error(model: Any, x: np.ndarray, hits: np.ndarray, trials: np.ndarray) -> np.ndarray:
    """Brier score of each unit, summed over its trials.

    Parameters
    ----------
    model : DecisionTreeClassifier
        As `fit_tree` gives it.
    x : ndarray, float64 (units, columns)
        As `encode_inputs` gives them.
    hits, trials : ndarray, float64 (units,)
        Of each unit.

    Returns
    -------
    ndarray, float64 (units,)
        0 at best.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> model = fit_tree(sample.x, sample.hits, sample.trials, 2, 0)
    >>> float(error(model, sample.x, sample.hits, sample.trials).sum())
    0.0
    """
    at = list(model.classes_).index(1)
    p = model.predict_proba(x)[:, at]
    return np.asarray(hits * (1 - p) ** 2 + (trials - hits) * p**2)


def size(x: np.ndarray, sample: Sample, seed: int) -> int:
    """Leaves of the smallest tree within one standard error of the best in cross-validation.

    Parameters
    ----------
    x : ndarray, float64 (units, columns)
        As `encode_inputs` gives them.
    sample : Sample
        Units with their inputs, hits and trials.
    seed : int
        Of the folds.

    Returns
    -------
    int
        1 or more.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> size(sample.x, sample, 0)
    2
    """
    fold = np.random.default_rng(seed).permutation(len(x)) % FOLDS
    lost = np.zeros((MOST_LEAVES, len(x)))
    for leaves in range(2, MOST_LEAVES + 1):
        for k in range(FOLDS):
            out = fold == k
            model = fit_tree(x[~out], sample.hits[~out], sample.trials[~out], leaves, seed)
            lost[leaves - 1, out] = error(model, x[out], sample.hits[out], sample.trials[out])
    for k in range(FOLDS):
        out = fold == k
        p = sample.hits[~out].sum() / sample.trials[~out].sum()
        h, t = sample.hits[out], sample.trials[out]
        lost[0, out] = h * (1 - p) ** 2 + (t - h) * p**2
    best = int(np.argmin(lost.sum(axis=1)))
    apart = lost - lost[best]  # paired: the same units, so that their luck is not in the error
    spread = apart.std(axis=1, ddof=1) * np.sqrt(len(x))
    return int(np.flatnonzero(apart.sum(axis=1) <= spread)[0]) + 1


def leaf_box(model: Any, leaf: int, of: list[tuple[int, int]], sample: Sample) -> Box:
    """The box that the splits on the way to a leaf make.

    Parameters
    ----------
    model : DecisionTreeClassifier
        As `fit_tree` gives it.
    leaf : int
        A node of the tree.
    of : list of tuple of int
        As `encode_inputs` gives it.
    sample : Sample
        Units with their inputs, hits and trials.

    Returns
    -------
    Box
        Over all inputs.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> model = fit_tree(sample.x, sample.hits, sample.trials, 2, 0)
    >>> leaf_box(model, 1, [(0, -1)], sample).conditions(sample)[0].name
    'a'
    """
    inner = model.tree_
    parent = {int(c): (n, c == inner.children_left[n]) for n in range(inner.node_count)
              for c in (inner.children_left[n], inner.children_right[n]) if c >= 0}
    low, high = np.full(len(sample.names), -np.inf), np.full(len(sample.names), np.inf)
    gone: set[tuple[int, int]] = set()
    while leaf in parent:
        leaf, left = parent[leaf]
        (k, level), cut = of[inner.feature[leaf]], float(inner.threshold[leaf])
        if level >= 0:
            others = {*range(len(sample.levels[k]))} - {level}
            gone |= {(k, n) for n in ({level} if left else others)}
        elif left:
            high[k] = min(cut, high[k])
        else:
            low[k] = max(cut, low[k])
    return Box(low, high, frozenset(gone))


def best_skill(hits: np.ndarray, trials: np.ndarray) -> float:
    """Share of the variance of single trials that lies between units: what inputs can explain.

    Parameters
    ----------
    hits, trials : ndarray, float64 (units,)
        Of each unit.

    Returns
    -------
    float
        0 to 1.

    Examples
    --------
    >>> best_skill(np.array([4.0, 0.0]), np.array([4.0, 4.0]))
    1.0
    """
    p, n = hits.sum() / trials.sum(), trials.sum()
    within = float(np.sum(np.where(trials > 1, hits * (trials - hits) / np.maximum(1, trials - 1),
                                   0.0))) / n
    return float(np.clip(1 - within / (p * (1 - p)), 0.0, 1.0)) if 0 < p < 1 else 0.0


def grow(sample: Sample, seed: int) -> Tree:
    """A tree of the sample; one leaf if no condition tells anything on unseen units.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    seed : int
        Of the parts of the sample.

    Returns
    -------
    Tree
        Leaves with shares on units that the tree has not seen.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> [round(leaf.share, 2) for leaf in grow(sample, 0).leaves]
    [0.94, 0.0]
    """
    x, of = encode_inputs(sample)
    order = np.random.default_rng(seed).permutation(len(x))
    seen, new = order[: 2 * len(x) // 3], order[2 * len(x) // 3 :]
    train, test = sample.at(seen), sample.at(new)
    most, leaves_kept = best_skill(sample.hits, sample.trials), size(x[seen], train, seed)
    if leaves_kept == 1:
        low, high = clustered_interval(test.hits, test.trials)
        return Tree((Leaf((), test.base, low, high, 1.0, len(test)),), 0.0, most)
    model = fit_tree(x[seen], train.hits, train.trials, leaves_kept, seed)
    lost = float(error(model, x[new], test.hits, test.trials).sum())
    base = float((test.hits * (1 - train.base) ** 2
                  + (test.trials - test.hits) * train.base**2).sum())
    where, leaves = model.apply(x[new]), []
    for node in np.flatnonzero(model.tree_.children_left < 0).tolist():
        hits, trials = test.hits[where == node], test.trials[where == node]
        low, high = clustered_interval(hits, trials)
        share = float(hits.sum() / trials.sum()) if len(hits) else None
        leaves.append(Leaf(leaf_box(model, node, of, sample).conditions(sample), share, low, high,
                           float(trials.sum() / test.trials.sum()), len(hits)))
    leaves.sort(key=lambda leaf: -(leaf.share or 0.0))
    return Tree(tuple(leaves), max(0.0, 1 - lost / base) if base else 0.0, most)
