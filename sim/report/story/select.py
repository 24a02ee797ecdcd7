"""Which rollout to tell: the most typical of an end, or the most surprising of all."""

from __future__ import annotations

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import hits_of
from sim.engine.state.outputs import DAY_PREFIX
from sim.errors import UsageError, quote, unknown
from sim.glossary.measure import event_names
from sim.report.story.features import Features, distances, features
from sim.report.story.phrases import date

MEMBERS = 10_000  # rollouts among which a typical one is sought, at most
SAMPLE = 256  # rollouts that each is compared with, drawn with a fixed seed
NAMED = 3  # features that a surprise is explained by


def mean_distances(f: Features, members: np.ndarray) -> np.ndarray:
    """Mean distance of each member to its mates, or to a sample of them where there are many."""
    if len(members) > SAMPLE:
        mates = np.sort(np.random.default_rng(0).choice(members, SAMPLE, replace=False))
    else:
        mates = members
    total = np.zeros(len(members))
    for mate in mates:
        total += distances(f, members, int(mate))
    return total / len(mates)


def typical(outcome: Outcome, axis: str, label: str) -> int:
    """The rollout that lies in the middle of those that end with a label: their medoid.

    The one of least mean distance to the others (Kaufman and Rousseeuw 1990), in the distance of
    Gower (1971) over ranks of counts and labels of all axes. Beyond 256 rollouts the mean is over a
    sample of 256, always the same; beyond 10,000 the first 10,000 are looked at. UsageError for an
    axis or label there is not, or that no rollout has.
    """
    if axis not in outcome.axes:
        raise unknown("outcome axis", axis, outcome.axes)
    if label not in outcome.axes[axis]:
        raise unknown(f"label of {axis}", label, outcome.axes[axis])
    return typical_among(outcome, hits_of(outcome, (axis, label)), f"ends with {axis}.{label}")


def typical_among(outcome: Outcome, hit: np.ndarray, what: str) -> int:
    """The medoid of some rollouts, bool (rollouts,), as `typical` has it.

    what: what they do, for the UsageError where there is none.
    """
    f = features(outcome)
    members = np.flatnonzero(hit[f.rollouts])
    if not len(members):
        raise UsageError(f"no rollout of {len(f.rollouts):,} {what}; more rollouts=, or another "
                         "end")
    members = members[:MEMBERS]
    return int(f.rollouts[members[int(np.argmin(mean_distances(f, members)))]])


def rarities(f: Features) -> np.ndarray:
    """Share of rollouts at least as far out as each, float64 (n, counts and axes).

    For a count the smaller of the shares with as much or more and with as little or less, doubled
    and at most 1; for an axis the share of the label.
    """
    n = len(f.rollouts)
    out = []
    for column in f.values.T:
        order = np.sort(column)
        low = np.searchsorted(order, column, "right") / n
        high = 1.0 - np.searchsorted(order, column, "left") / n
        out.append(np.minimum(1.0, 2.0 * np.minimum(low, high)))
    for column in f.codes.T:
        out.append(np.bincount(column)[column] / n)
    return np.array(out).T


def parts(f: Features) -> np.ndarray:
    """Weight of each count and axis, float64: 1 over the sum of its correlations with all.

    Counts that go up and down together, such as those that grow with the days, so weigh about as
    much as one. Rank correlations (Spearman 1904) without their sign; an axis weighs 1.
    """
    spread = f.ranks - f.ranks.mean(axis=0)
    size = np.sqrt((spread**2).sum(axis=0))
    together = np.abs(spread.T @ spread) / np.outer(size, size)
    return np.concatenate([1.0 / together.sum(axis=1), np.ones(len(f.axes))])


def surprising(outcome: Outcome) -> tuple[int, str]:
    """The rollout that is rarest over all counts together, and the features in which it is rarest.

    It has the greatest sum of -log share over counts and axes (Fisher 1932), each with its weight
    in `parts`. UsageError without rollouts.
    """
    f = features(outcome)
    if not len(f.rollouts):
        raise UsageError("no rollout ran to its end")
    share = rarities(f)
    told = -np.log(share) * parts(f)
    at = int(np.argmax(told.sum(axis=1)))
    rarest = np.argsort(-told[at], kind="stable")[:NAMED]
    return int(f.rollouts[at]), "; ".join(reason(outcome, f, at, int(k), share) for k in rarest)


def reason(outcome: Outcome, f: Features, at: int, k: int, share: np.ndarray) -> str:
    """One feature of a rollout and how rare it is."""
    if k >= len(f.names):
        axis = f.axes[k - len(f.names)]
        label = outcome.axes[axis][f.codes[at, k - len(f.names)]]
        name = outcome.glossary.name("label", f"{axis}.{label}")
        return f"{outcome.glossary.name('axis', axis)}: {name} ({percent(share[at, k])})"
    column, x = f.values[:, k], f.values[at, k]
    high = bool(x >= np.median(column))
    part = float(np.mean(column >= x) if high else np.mean(column <= x))
    if f.names[k].startswith(DAY_PREFIX):
        return f"{day_text(outcome, f.names[k], x, high)} ({percent(part)})"
    name = outcome.glossary.name("count", f.names[k])
    more = "or more" if high else "or less"
    return f"{name} {number(x)} {more} ({percent(part)})"


def day_text(outcome: Outcome, count: str, x: float, late: bool) -> str:
    """An event that comes early, late or not at all."""
    name = outcome.glossary.name("event", count.removeprefix(DAY_PREFIX))
    if x >= outcome.days:
        return f"no {name}"
    return f"{name} {'not before' if late else 'by'} {date(outcome.dates[int(max(x, 0))])}"


def number(x: float) -> str:
    """A count as a reader wants it."""
    return f"{x:,.0f}" if abs(x) >= 10 or x == round(x) else f"{x:.2g}"


def percent(share: float) -> str:
    """A share of rollouts in percent."""
    return f"{100 * share:.2g}%" if share < 0.1 else f"{100 * share:.0f}%"


def find_end(outcome: Outcome, end: str) -> tuple[str, str]:
    """Axis and label of AXIS.LABEL, AXIS:LABEL or a bare label.

    A bare one is looked for on the question's axis, then on `end_state`, then on all; UsageError
    where it is not found or stands on several.
    """
    for sign in (":", "."):
        axis, found, label = end.partition(sign)
        if found:
            if axis not in outcome.axes:
                raise unknown("outcome axis", axis, outcome.axes)
            if label not in outcome.axes[axis]:
                raise unknown(f"label of {axis}", label, outcome.axes[axis])
            return axis, label
    for axis in (outcome.question["axis"], "end_state"):
        if end in outcome.axes.get(axis, ()):
            return axis, end
    having = [axis for axis, labels in outcome.axes.items() if end in labels]
    if len(having) > 1:
        raise UsageError(f"rollout=typical:{quote(end)}: stands on several axes; write one of "
                         + ", ".join(f"{axis}.{end}" for axis in having))
    if not having:
        raise unknown("end", end, [*(x for labels in outcome.axes.values() for x in labels),
                                   *event_names(outcome.count_names)])
    return having[0], end
