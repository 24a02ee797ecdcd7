"""The best box of a sample: PRIM from everything, and PRIM from the leaves of trees.

PRIM peels where the share rises at once. It misses what shows only after two cuts: both ends of a
range, several corners, an exclusive-or, one of many levels. A classification tree cuts in the
middle and finds these, so that its leaves are starts too (B. P. Bryant and R. J. Lempert, 2010,
Technological Forecasting and Social Change 77, 34-49, and R. J. Lempert, B. P. Bryant and S. C.
Bankes, 2008, RAND WR-557, set the two beside each other).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.methods.box_chance import box_chance, prune
from sim.methods.boxes import Box, PeelStep, measure_box, whole
from sim.methods.classification_tree import encode_inputs, fit_tree, leaf_box
from sim.methods.conditions import Sample
from sim.methods.pair_screen import screen_inputs, screen_pairs
from sim.methods.prim import LEAST, choice, trajectory, worth

INPUTS = 4  # that a box restricts at the most: more cannot be told to anybody
SCREEN = 6  # inputs that PRIM looks at in one go
PAIRS = 3  # of which a tree is grown each
LEAVES = 8
STARTS = 2  # leaves from which PRIM begins
NEARLY = 0.8  # of the worth of the best box so far: from a leaf worth less PRIM does not go on
BOXES = 100  # that a pair offers, about: a leaf must be rarer by chance than one in so many
LEVEL = 0.05  # of quasi-p-values; with more than 20 inputs, 1 divided by their number


@dataclass(frozen=True, eq=False)
class BoxSearch:
    """What a box is looked for with.

    Parameters
    ----------
    wanted : float or None
        A density to reach; without one, coverage and density are weighed.
    least : float
        Share of all trials that a box holds at least.
    seed : int
        Of ties between the splits of a tree.
    """

    wanted: float | None = None
    least: float = LEAST
    seed: int = 7

    __repr__ = brief


@dataclass(frozen=True, eq=False)
class BoxFound:
    """A box, its worth and the trajectory it was taken from.

    Parameters
    ----------
    box : Box
        Over all inputs.
    worth : float
        By `sim.methods.prim.worth`.
    steps : list of PeelStep
        From the start on, over the inputs of the box.
    seeded : bool
        It grew from a leaf of a tree.
    """

    box: Box
    worth: float
    steps: list[PeelStep]
    seeded: bool = False

    __repr__ = brief


def leaf_starts(sample: Sample, how: BoxSearch) -> list[Box]:
    """Leaves of trees with more hits than chance would give, the worthiest first.

    Trees over the inputs that stand out together, over each of them and over the pairs that stand
    out. What chance would give allows for how many inputs, pairs and leaves were looked at, not for
    how a tree chooses its cuts: about one sample of noise in ten offers a leaf, and it is for units
    that are held out to tell.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    how : BoxSearch
        Least size and seed.

    Returns
    -------
    list of Box
        `STARTS` at the most.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(300, 4))
    >>> odd = (x[:, 1] > 0.5) != (x[:, 3] > 0.5)
    >>> sample = Sample(tuple("abcd"), ((),) * 4, x, 1.0 * odd, np.ones(300))
    >>> [box.inputs for box in leaf_starts(sample, BoxSearch())]
    [[1, 3], [1, 3]]
    """
    total = len(sample.names)
    alone, pairs = screen_inputs(sample, SCREEN), screen_pairs(sample, PAIRS)
    sets = [(list(p), max(1, total * (total - 1) // 2)) for p in pairs]
    sets += [([k], total) for k in alone]
    sets += [(sorted({*alone, *(k for p in pairs for k in p)}), total * (total + 1) // 2)]
    made = []
    for inputs, tried in sets:
        few = sample.only(inputs)
        x, of = encode_inputs(few)
        model = fit_tree(x, few.hits, few.trials, LEAVES, how.seed, how.least)
        for node in np.flatnonzero(model.tree_.children_left < 0).tolist():
            leaf = leaf_box(model, node, of, few)
            if box_chance(few, leaf) > LEVEL / BOXES:  # as most are; pruning takes long
                continue
            box = prune(few, leaf, LEVEL / total)
            if len(box.inputs) > INPUTS or box_chance(few, box) > LEVEL / BOXES / tried:
                continue
            value = worth(measure_box(few, box), few.base, how.wanted)
            made.append((value, box.onto(inputs, total)))
    made.sort(key=lambda pair: -pair[0])
    return [box for _, box in made[:STARTS]]


def over(sample: Sample, inputs: list[int], how: BoxSearch, start: Box | None = None) -> BoxFound:
    """The box over some inputs alone, without what may be chance.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    inputs : list of int
        Which.
    how : BoxSearch
        What is looked for.
    start : Box, optional
        Over all inputs; where PRIM begins.

    Returns
    -------
    BoxFound
        The box is over all inputs.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(300, 4))
    >>> sample = Sample(tuple("abcd"), ((),) * 4, x, 1.0 * (x[:, 2] > 0.6), np.ones(300))
    >>> over(sample, [1, 2], BoxSearch()).box.inputs
    [2]
    """
    few = sample.only(inputs)
    steps = trajectory(few, how.least, None if start is None else start.within(inputs))
    box = prune(few, choice(steps, how.wanted, few.base).box, min(LEVEL, 1 / len(sample.names)))
    value = worth(measure_box(few, box), few.base, how.wanted)
    return BoxFound(box.onto(inputs, len(sample.names)), value, steps, start is not None)


def grow_box(sample: Sample, how: BoxSearch, start: Box | None = None) -> BoxFound:
    """A box by PRIM with inputs coming in one by one, from everything or from a start.

    Over a hundred inputs PRIM restricts many that go with hits by chance alone, and loses the
    others among them. So inputs come in one by one: of those that stand out, anywhere or within the
    box so far, the one with which PRIM finds the best box, while every restriction stands.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    how : BoxSearch
        What is looked for.
    start : Box, optional
        Where to begin.

    Returns
    -------
    BoxFound
        Without restrictions where none stands.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(300, 4))
    >>> both = (x[:, 0] > 0.6) & (x[:, 2] > 0.4)
    >>> sample = Sample(tuple("abcd"), ((),) * 4, x, 1.0 * both, np.ones(300))
    >>> grow_box(sample, BoxSearch()).box.inputs
    [0, 2]
    """
    if start is None:
        free = measure_box(sample, whole(len(sample.names)))
        best = BoxFound(free.box, worth(free, sample.base, how.wanted), [free])
    else:
        best = over(sample, start.inputs, how, start)
    everywhere = screen_inputs(sample, SCREEN)
    while len(best.box.inputs) < INPUTS:
        inside = sample.at(best.box.holds(sample.x))
        new = {*everywhere, *screen_inputs(inside, SCREEN)} - {*best.box.inputs}
        begin = None if start is None else best.box
        tried = [(k, over(sample, sorted({*best.box.inputs, k}), how, begin)) for k in sorted(new)]
        better = [f for k, f in tried if k in f.box.inputs and f.worth > best.worth]
        if not better:
            break
        best = max(better, key=lambda f: f.worth)
    return best


def best_box(sample: Sample, how: BoxSearch) -> BoxFound | None:
    """The worthiest box from everything and from leaves of trees; None if no restriction stands.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    how : BoxSearch
        What is looked for.

    Returns
    -------
    BoxFound or None
        The box over all inputs.

    Examples
    --------
    >>> x = np.random.default_rng(0).uniform(size=(300, 4))
    >>> ends = (x[:, 1] < 0.15) | (x[:, 1] > 0.85)
    >>> sample = Sample(tuple("abcd"), ((),) * 4, x, 1.0 * ends, np.ones(300))
    >>> best_box(sample, BoxSearch()).box.restrictions in ([(1, "low")], [(1, "high")])
    True
    """
    best = grow_box(sample, how)
    for start in leaf_starts(sample, how):
        first = over(sample, start.inputs, how, start)
        if first.worth > best.worth or first.worth > NEARLY * best.worth and not alike(
                first.box.holds(sample.x), best.box.holds(sample.x)):
            best = max(best, grow_box(sample, how, start), key=lambda f: f.worth)
    return best if best.box.restrictions else None


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """True for two boxes that share more units than they have apart.

    Parameters
    ----------
    one, other : ndarray, bool (units,)
        Which units lie in each.

    Returns
    -------
    bool
        By Jaccard's index, above a half.

    Examples
    --------
    >>> alike(np.array([True, True, False]), np.array([True, True, True]))
    True
    """
    return bool(2 * (one & other).sum() > (one | other).sum())
