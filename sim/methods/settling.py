"""Inputs that settle an outcome by themselves: what is true by definition, and no finding.

An outcome that one input tells exactly is that input under another name, or a threshold on it. A
box on it would say what the outcome is, not why it comes.
"""

from __future__ import annotations

import numpy as np

from sim.methods.classification_tree import encode_inputs, error, fit_tree
from sim.methods.conditions import Sample

SETTLED = 0.98  # share of the variance of single trials from which an input says what they are
LEAVES = 4  # both ends of a range, and one more
SMALLEST = 0.002  # share of all trials in a leaf, so that a rare outcome is told too
LEAST = 5  # units of a level: one that few share tells them by chance


def share_explained(sample: Sample, k: int) -> float:
    """The share of the variance of single trials that goes with one input alone.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    k : int
        The input: a number is cut in four at most, levels stand each for itself.

    Returns
    -------
    float
        0 to 1; 0 where everything hits or nothing does.

    Examples
    --------
    >>> x = np.linspace(0, 1, 200)[:, None]
    >>> sample = Sample(("a",), ((),), x, 1.0 * ((x[:, 0] < 0.2) | (x[:, 0] > 0.9)), np.ones(200))
    >>> share_explained(sample, 0)
    1.0
    """
    base, hits, trials = sample.base, sample.hits, sample.trials
    total = float(trials.sum()) * base * (1 - base)
    if total <= 0:
        return 0.0
    if sample.levels[k]:
        level = sample.x[:, k].astype(np.int64)
        n, h, units = np.bincount(level, trials), np.bincount(level, hits), np.bincount(level)
        share = np.where(units >= LEAST, h / np.maximum(n, 1), base)[level]
        lost = float((hits * (1 - share) ** 2 + (trials - hits) * share**2).sum())
    else:
        x, _ = encode_inputs(sample.only([k]))
        model = fit_tree(x, hits, trials, LEAVES, 0, SMALLEST)
        lost = float(error(model, x, hits, trials).sum())
    return min(1.0, max(0.0, 1 - lost / total))


def settling_inputs(sample: Sample, among: list[int]) -> list[int]:
    """Those of some inputs each of which settles the outcome by itself.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    among : list of int
        Which to look at.

    Returns
    -------
    list of int
        In their order.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(200, 2))
    >>> sample = Sample(("a", "b"), ((), ()), x, 1.0 * (x[:, 1] > 0.5), np.ones(200))
    >>> settling_inputs(sample, [0, 1])
    [1]
    """
    return [k for k in among if share_explained(sample, k) >= SETTLED]
