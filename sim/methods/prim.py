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

from dataclasses import dataclass, field, replace

import numpy as np

from sim.brief import brief
from sim.methods.conditions import Condition, Sample
from sim.methods.intervals import design_effect

PEEL = 0.05  # share of a box that a peel or a paste moves, about
LEAST = 0.05  # of all trials that a box holds at least
Restriction = tuple[int, str]  # an input and "low", "high" or "levels"


@dataclass(frozen=True, eq=False)
class Box:
    """A box of inputs: bounds of numbers, and levels that are left out.

    Parameters
    ----------
    low, high : ndarray, float64 (inputs,)
        Bounds; infinite where free.
    out : frozenset of tuple of int
        (input, level) left out.
    """

    low: np.ndarray
    high: np.ndarray
    out: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    __repr__ = brief

    @property
    def restrictions(self) -> list[Restriction]:
        """Every bound, and every input of which levels are left out."""
        found = [(int(k), "low") for k in np.flatnonzero(np.isfinite(self.low))]
        found += [(int(k), "high") for k in np.flatnonzero(np.isfinite(self.high))]
        return sorted({*found, *((k, "levels") for k, _ in self.out)})

    @property
    def inputs(self) -> list[int]:
        """Inputs that are restricted."""
        return sorted({k for k, _ in self.restrictions})

    def freed(self, restriction: Restriction) -> Box:
        """The box without one restriction."""
        k, kind = restriction
        if kind == "levels":
            return replace(self, out=frozenset(p for p in self.out if p[0] != k))
        return self.bounded(k, kind, -np.inf if kind == "low" else np.inf)

    def bounded(self, k: int, kind: str, limit: float) -> Box:
        """The box with another bound."""
        limits = getattr(self, kind).copy()
        limits[k] = limit
        return replace(self, **{kind: limits})

    def holds(self, x: np.ndarray) -> np.ndarray:
        """True for the units within, bool (units,)."""
        inside = np.ones(len(x), bool)
        for k in self.inputs:
            inside &= (x[:, k] >= self.low[k]) & (x[:, k] <= self.high[k])
        for k, level in self.out:
            inside &= x[:, k] != level
        return inside

    def onto(self, inputs: list[int], total: int) -> Box:
        """The same box over `total` inputs, of which its own are `inputs`."""
        low, high = np.full(total, -np.inf), np.full(total, np.inf)
        low[inputs], high[inputs] = self.low, self.high
        return Box(low, high, frozenset((inputs[k], level) for k, level in self.out))

    def conditions(self, sample: Sample) -> tuple[Condition, ...]:
        """What each restricted input must be."""
        found = []
        for k in self.inputs:
            every, gone = sample.levels[k], {level for j, level in self.out if j == k}
            among = tuple(x for n, x in enumerate(every) if n not in gone) if every else ()
            found.append(Condition(sample.names[k], float(self.low[k]), float(self.high[k]), among,
                                   every))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class PeelStep:
    """A box of a trajectory.

    coverage: its share of all hits; density: hits per trial within; mass: its share of all trials.
    """

    box: Box
    coverage: float
    density: float
    mass: float

    __repr__ = brief


def measure_box(sample: Sample, box: Box) -> PeelStep:
    """A box with its coverage, density and mass.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.

    Returns
    -------
    PeelStep
        The three, each 0 to 1.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> measure_box(sample, whole(1)).density
    0.4
    """
    inside = box.holds(sample.x)
    hits, trials = sample.hits[inside].sum(), sample.trials[inside].sum()
    return PeelStep(box, float(hits / max(1e-12, sample.hits.sum())),
                float(hits / trials) if trials else 0.0, float(trials / sample.trials.sum()))


def whole(inputs: int) -> Box:
    """The box that holds everything.

    Parameters
    ----------
    inputs : int
        How many.

    Returns
    -------
    Box
        With no restriction.

    Examples
    --------
    >>> whole(2).restrictions
    []
    """
    return Box(np.full(inputs, -np.inf), np.full(inputs, np.inf))


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


def peel(sample: Sample, box: Box) -> Box | None:
    """The box after the best peel: the gain of density for each trial that is lost.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.

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
        if 0 < kept < trials and kept >= LEAST * sample.trials.sum():
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


def trajectory(sample: Sample) -> list[PeelStep]:
    """Boxes from everything on, peel by peel and paste by paste.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.

    Returns
    -------
    list of PeelStep
        The first is the whole.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> steps = trajectory(sample)
    >>> steps[0].mass, steps[-1].density
    (1.0, 1.0)
    """
    steps = [measure_box(sample, whole(len(sample.names)))]
    for move in (peel, paste):
        while (box := move(sample, steps[-1].box)) is not None:
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


def choice(steps: list[PeelStep], wanted: float | None) -> PeelStep:
    """The step of most worth.

    Parameters
    ----------
    steps : list of PeelStep
        A trajectory; the first is the whole.
    wanted : float or None
        A density to reach.

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
    return max(steps, key=lambda s: worth(s, steps[0].density, wanted))


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
    from scipy.special import betainc

    inside, wide = box.holds(sample.x), box.freed(restriction).holds(sample.x)
    effect = design_effect(sample.hits[inside], sample.trials[inside])
    if np.isnan(effect) or sample.trials[inside].max() <= 1:
        effect = 1.0
    h, n = sample.hits[inside].sum() / effect, sample.trials[inside].sum() / effect
    p = float(sample.hits[wide].sum() / max(1e-12, sample.trials[wide].sum()))
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
