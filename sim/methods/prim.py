"""PRIM: boxes of inputs within which an outcome is frequent.

Patient rule induction (J. H. Friedman and N. I. Fisher, 1999, Statistics and Computing 9, 123-143)
as scenario discovery uses it (B. P. Bryant and R. J. Lempert, 2010, Technological Forecasting and
Social Change 77, 34-49): peel away a twentieth at a time, always where the share rises most for
what is lost, then paste back; each restriction has a quasi-p-value.

It is our own and not that of the EMA Workbench (J. H. Kwakkel, 2017), against which it is tested,
for three reasons. A unit here is a parameter row with hits and trials, so rollouts that share a row
are never told apart and the quasi-p-value allows for them. It is fast enough to be repeated on held
out and resampled rows, which is what shows that a box is no noise. And the workbench needs seaborn,
statsmodels and platypus to be imported; `sim.to_ema` hands a run over where its views are wanted.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.methods.boxes import Box, PeelStep, measure_box, whole
from sim.methods.conditions import Sample

PEEL = 0.05  # share of a box that a peel or a paste moves, about
LEAST = 0.05  # of all trials that a box holds at least, unless another share is given


def limits(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a peel from below and from above ends, in every column.

    Halfway between the neighbours of the quantile; equal numbers go or stay together.

    Parameters
    ----------
    x : ndarray, float64 (units, inputs)
        The units in the box.

    Returns
    -------
    low, high : ndarray, float64 (inputs,)
        The new bounds.

    Examples
    --------
    >>> low, high = limits(np.arange(41.0)[:, None])
    >>> low.tolist(), high.tolist()
    ([2.5], [37.5])
    """
    s, m = np.sort(x, axis=0), len(x)
    a, b = int(np.floor((m - 1) * PEEL)), int(np.ceil((m - 1) * (1 - PEEL)))
    low, high = np.empty(x.shape[1]), np.empty(x.shape[1])
    for j in range(x.shape[1]):
        above = min(int(np.searchsorted(s[:, j], s[a, j], side="right")), m - 1)
        below = max(int(np.searchsorted(s[:, j], s[b, j], side="left")) - 1, 0)
        low[j], high[j] = (s[a, j] + s[above, j]) / 2, (s[b, j] + s[below, j]) / 2
    return low, high


def peel(sample: Sample, box: Box, least: float = LEAST) -> Box | None:
    """The box after the best peel: the gain of density for each trial that is lost.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.
    least : float
        Share of all trials that a box holds at least (their beta).

    Returns
    -------
    Box or None
        None if no peel raises the density.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> peel(sample, whole(1)).restrictions
    [(0, 'low')]
    """
    at = np.flatnonzero(box.holds(sample.x))
    x, h, t = sample.x[at], sample.hits[at], sample.trials[at]
    hits, trials = float(h.sum()), float(t.sum())
    numbers = [k for k, levels in enumerate(sample.levels) if not levels]
    low, high = limits(x[:, numbers])
    made: list[tuple[float, int, int]] = []  # score, inputs left free, which
    boxes: list[tuple[int, str, float]] = []
    used = set(box.inputs)

    def offer(k: int, kind: str, limit: float, kept_hits: float, kept: float) -> None:
        if 0 < kept < trials and kept >= least * sample.trials.sum():
            score = (kept_hits / kept - hits / trials) / (trials - kept)
            if score > 0:
                made.append((score, -len(used | {k}), -len(boxes)))
                boxes.append((k, kind, limit))

    for kind, edges, stays in (("high", high, x[:, numbers] <= high),
                               ("low", low, x[:, numbers] >= low)):
        for k, edge, a, b in zip(numbers, edges, h @ stays, t @ stays, strict=True):
            offer(k, kind, float(edge), float(a), float(b))
    for k, levels in enumerate(sample.levels):
        for level in np.unique(x[:, k]).astype(int) if levels else ():
            stays = x[:, k] != level
            offer(k, "levels", level, float(h[stays].sum()), float(t[stays].sum()))
    if not made:
        return None
    k, kind, limit = boxes[-max(made)[2]]
    if kind == "levels":
        return replace(box, out=box.out | {(k, int(limit))})
    return box.bounded(k, kind, limit)


def paste(sample: Sample, box: Box) -> Box | None:
    """The box after the best paste.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.

    Returns
    -------
    Box or None
        None if no paste raises the density.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> paste(sample, whole(1)) is None
    True
    """
    inside = box.holds(sample.x)
    most, best = measure_box(sample, box).density, None
    count = max(1, int(np.ceil(PEEL * inside.sum())))
    for k, kind in box.restrictions:
        if kind == "levels":
            offers = [replace(box, out=box.out - {p}) for p in sorted(box.out) if p[0] == k]
        else:
            beyond = np.sort(sample.x[box.freed((k, kind)).holds(sample.x) & ~inside, k])
            if kind == "low":
                beyond = beyond[::-1]
            limit = beyond[count - 1] if len(beyond) >= count else None
            offers = [box.freed((k, kind)) if limit is None else box.bounded(k, kind, limit)]
        for offer in offers:
            density = measure_box(sample, offer).density
            if density > most:
                most, best = density, offer
    return best


def trajectory(sample: Sample, least: float = LEAST, start: Box | None = None) -> list[PeelStep]:
    """Boxes from everything on, peel by peel and paste by paste.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    least : float
        Share of all trials that a box holds at least.
    start : Box, optional
        Where to begin, instead of everything.

    Returns
    -------
    list of PeelStep
        The first is the start.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> steps = trajectory(sample)
    >>> steps[0].mass, steps[-1].density
    (1.0, 1.0)
    """
    steps = [measure_box(sample, start or whole(len(sample.names)))]
    while (box := peel(sample, steps[-1].box, least)) is not None:
        steps.append(measure_box(sample, box))
    while (box := paste(sample, steps[-1].box)) is not None:
        steps.append(measure_box(sample, box))
    return steps


def worth(step: PeelStep, base: float, wanted: float | None) -> float:
    """How good a box is.

    Coverage times what its density is above everywhere's; where a density is wanted, coverage once
    it is reached.

    Parameters
    ----------
    step : PeelStep
        The box.
    base : float
        Density everywhere.
    wanted : float or None
        A density to reach.

    Returns
    -------
    float
        The higher, the better.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> worth(measure_box(sample, whole(1)), 0.4, None)
    0.0
    """
    if wanted is None:
        return step.coverage * (step.density - base)
    return step.coverage if step.density >= wanted else step.density - 1.0


def choice(steps: list[PeelStep], wanted: float | None, base: float | None = None) -> PeelStep:
    """The step of most worth.

    Parameters
    ----------
    steps : list of PeelStep
        A trajectory.
    wanted : float or None
        A density to reach.
    base : float, optional
        Density everywhere; by default that of the first step.

    Returns
    -------
    PeelStep
        One of them.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> choice(trajectory(sample), None).density > 0.9
    True
    """
    everywhere = steps[0].density if base is None else base
    return max(steps, key=lambda s: worth(s, everywhere, wanted))
