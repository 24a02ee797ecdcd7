"""What it means that a factor is not among those that move an outcome."""

from __future__ import annotations

from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY
from sim.methods.completeness import Completeness, Sight
from sim.methods.rule_of_three import never_bound
from sim.questions.sensitivity.indices import Indices


def completeness_of(found: Indices, glossary: Glossary = NOBODY) -> Completeness:
    """How far the analysis saw what moves one outcome."""
    if found.extreme:
        return Completeness(Sight.NOTHING, bound_text(found, glossary))
    change = size_text(found, found.half)
    if not found.settled:
        return Completeness(Sight.UNSETTLED, "Not converged: intervals are wide, and half the "
                            f"sample would have moved a leading index by {change}. Trust the order "
                            "only where intervals part; more points will help.")
    lead = found.leading
    rest = [i for i in lead if i.low <= 0]
    sure = len(lead) - len(rest)
    what = "groups" if found.groups else "factors"
    told = (f"{f'{sure:,}' if sure else 'none'} of {len(lead):,} {what} surely "
            f"move{'s' if sure < 2 else ''} it")
    if rest:
        share = "" if found.method == "screen" else " of the variance"
        each = "each of the others" if sure else "each of them"
        told += (f", and {each} carries {size_text(found, max(i.high for i in rest))}{share} at "
                 "most (95%)")
    return Completeness(Sight.FOUND if sure else Sight.EXCLUDED,
                        f"Converged by the rule used here: {told}; half the sample would have "
                        f"moved a leading index by {change} at most.")


def size_text(found: Indices, size: float) -> str:
    """The size of a leading index with its unit."""
    if found.method == "screen":
        return f"{found.asked.size(size)} {found.asked.unit}".strip()
    return f"{size:.2f}"


def bound_text(f: Indices, glossary: Glossary = NOBODY) -> str:
    """What there is to say of an outcome that is alike in all rollouts.

    The rollouts of all cells count as independent, though they share luck.
    """
    ends = (f"{f.asked.title(glossary)}: {f.extreme} in {f.rollouts:,} rollouts over {f.cells:,} "
            "cells")
    if f.extreme == "the same":
        return f"{ends}. Nothing moved it here, so nothing can be said of what does."
    what = "its chance" if f.extreme == "never" else "the chance that it does not come"
    bound = f"{100 * never_bound(f.rollouts):.2g}% at most over these cells"
    return (f"{ends}, so {what} is {bound} (95%, rule of three). Nothing can be said of what "
            "moves it; more rollouts might show it.")
