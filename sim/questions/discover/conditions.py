"""Conditions in a reader's words: as sentences for a figure, as phrases for a text."""

from __future__ import annotations

import numpy as np

from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY, doctrine_text, input_text, joined, proper, words
from sim.methods.conditions import Condition
from sim.report.figures.names import FigureNames


def condition_text(c: Condition, names: FigureNames) -> str:
    """What one input must be."""
    subject = names.factor(c.name)
    if c.levels:
        gone = [x for x in c.levels if x not in c.among]
        if len(gone) == 1 and len(c.levels) > 2:
            return f"{subject} is not {names.level(c.name, gone[0])}"
        among = joined([names.level(c.name, x) for x in c.among]).replace(" and ", " or ")
        return f"{subject} is {among}"
    if np.isinf(c.low):
        return f"{subject} is below {c.high:.3g}"
    if np.isinf(c.high):
        return f"{subject} is above {c.low:.3g}"
    return f"{subject} lies between {c.low:.3g} and {c.high:.3g}"


def conditions_text(found: tuple[Condition, ...], names: FigureNames, most: int = 3) -> str:
    """Conditions joined, doctrines first; beyond `most` they are counted."""
    order = sorted(found, key=lambda c: (not c.levels, c.name))
    said = [condition_text(c, names) for c in order[:most]]
    more = [f"{len(order) - most} more hold"] if len(order) > most else []
    return joined(said + more) or "anything may be"


def phrase(c: Condition, glossary: Glossary = NOBODY) -> str:
    """A condition in a few words: keys, or names with their keys where a glossary has them."""
    named = bool(glossary.words)
    if c.levels:
        return phrase_of_levels(c, glossary)
    name = f"{input_text(c.name, glossary)} ({c.name})" if named else c.name
    if np.isinf(c.low):
        return f"{name} below {c.high:.3g}"
    if np.isinf(c.high):
        return f"{name} above {c.low:.3g}"
    return f"{name} between {c.low:.3g} and {c.high:.3g}"


def phrase_of_levels(c: Condition, glossary: Glossary) -> str:
    """A condition in a few words where the input has levels."""
    actor, named = "." not in c.name, bool(glossary.words)
    subject = c.name if not actor else \
        f"doctrine of {glossary.name('subject', c.name)}" if named else proper(c.name)

    def level(x: str) -> str:
        return f"'{doctrine_text(c.name, x, glossary)}'" if actor and named else words(x)

    left = [x for x in c.levels if x not in c.among]
    if len(left) == 1 and len(c.levels) > 2:
        return f"{subject} is not {level(left[0])}"
    among = [level(x) for x in c.among]
    return f"{subject} is " + " or ".join(p for p in (", ".join(among[:-1]), *among[-1:]) if p)


def phrases(conditions: tuple[Condition, ...], glossary: Glossary = NOBODY) -> str:
    """All conditions in a few words, doctrines first."""
    order = sorted(conditions, key=lambda c: (not c.levels, c.name))
    return joined([phrase(c, glossary) for c in order]) or "Everywhere"
