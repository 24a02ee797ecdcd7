"""Words of likelihood on a stated scale, and the rules for when more than one must be named.

Scale: Office of the Director of National Intelligence (2015), Intelligence Community Directive 203,
Analytic Standards, section D.6.e.(2)(a). It ends at 1 % and 99 %; what lies beyond has words of
ours.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

SOURCE: Final = ("Office of the Director of National Intelligence (2015), Intelligence Community "
                 "Directive 203, Analytic Standards")


class LikelihoodStep(NamedTuple):
    """A word for chances from `low` up to, but without, `high`."""

    low: float
    high: float
    word: str
    ours: bool = False  # not on the cited scale


SCALE: Final = (
    LikelihoodStep(0.0, 0.01, "all but excluded", ours=True),
    LikelihoodStep(0.01, 0.05, "almost no chance"),
    LikelihoodStep(0.05, 0.20, "very unlikely"),
    LikelihoodStep(0.20, 0.45, "unlikely"),
    LikelihoodStep(0.45, 0.55, "roughly even"),
    LikelihoodStep(0.55, 0.80, "likely"),
    LikelihoodStep(0.80, 0.95, "very likely"),
    LikelihoodStep(0.95, 0.99, "almost certain"),
    LikelihoodStep(0.99, math.inf, "all but certain", ours=True),
)


def step(share: float) -> int:
    """Index of a chance on the scale; a chance on a border belongs to the word above it."""
    return next(k for k, s in enumerate(SCALE) if share < s.high)


def word(share: float) -> str:
    """The word for a chance, 0 to 1."""
    return SCALE[step(share)].word


def words_for(low: float, high: float) -> str:
    """The word for a range of chances; both, or both ends of several, where it crosses a border."""
    first, last = step(low), step(high)
    if first == last:
        return SCALE[first].word
    if last - first == 1:
        return f"{SCALE[first].word} or {SCALE[last].word}"
    return f"anything from {SCALE[first].word} to {SCALE[last].word}"
