"""Whether a box may be chance: quasi-p-values of its restrictions, and pruning by them.

B. P. Bryant and R. J. Lempert, 2010, Thinking inside the box, Technological Forecasting and Social
Change 77, 34-49.
"""

from __future__ import annotations

import numpy as np

from sim.methods.boxes import Box, Restriction, whole
from sim.methods.conditions import Sample
from sim.methods.intervals import design_effect


def quasi_p(sample: Sample, box: Box, restriction: Restriction) -> float:
    """Chance of as many hits in the box if the restriction made no difference.

    One-sided binomial test against the density of the box without it, hits and trials divided by
    the design effect of rows. No true p-value: the box was chosen.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.
    restriction : tuple
        An input and "low", "high" or "levels".

    Returns
    -------
    float
        0 to 1.

    References
    ----------
    B. P. Bryant and R. J. Lempert, 2010, Thinking inside the box, Technological Forecasting and
    Social Change 77, 34-49.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> quasi_p(sample, whole(1).bounded(0, "low", 0.5), (0, "low")) < 0.01
    True
    """
    return binomial_tail(sample, box, box.freed(restriction))


def box_chance(sample: Sample, box: Box) -> float:
    """Chance of as many hits in the box if none of its restrictions made a difference.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.

    Returns
    -------
    float
        0 to 1.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> box_chance(sample, whole(1).bounded(0, "low", 0.5)) < 0.01
    True
    """
    return binomial_tail(sample, box, whole(len(sample.names)))


def binomial_tail(sample: Sample, box: Box, wide: Box) -> float:
    """Chance of as many hits in a box at the density of a wider one.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box, wide : Box
        The one lies in the other.

    Returns
    -------
    float
        0 to 1; hits and trials are divided by the design effect of rows.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> binomial_tail(sample, whole(1), whole(1)) > 0.4
    True
    """
    from scipy.special import betainc

    inside, around = box.holds(sample.x), wide.holds(sample.x)
    if not inside.any():
        return 1.0
    effect = design_effect(sample.hits[inside], sample.trials[inside])
    if np.isnan(effect) or sample.trials[inside].max() <= 1:
        effect = 1.0
    h, n = sample.hits[inside].sum() / effect, sample.trials[inside].sum() / effect
    p = float(sample.hits[around].sum() / max(1e-12, sample.trials[around].sum()))
    if h <= 0 or p >= 1:
        return 1.0
    return float(betainc(h, n - h + 1, p))


def prune(sample: Sample, box: Box, level: float) -> Box:
    """The box without the restrictions that may be chance, the likeliest first.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.
    level : float
        Largest quasi-p-value that a restriction may have and stay.

    Returns
    -------
    Box
        With none or fewer restrictions.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> prune(sample, whole(1).bounded(0, "low", 0.5), 0.05).restrictions
    [(0, 'low')]
    """
    while box.restrictions:
        worst, restriction = max((quasi_p(sample, box, r), r) for r in box.restrictions)
        if worst <= level:
            break
        box = box.freed(restriction)
    return box
