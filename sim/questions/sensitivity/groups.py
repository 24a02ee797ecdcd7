"""Factors put together in groups, of which a sensitivity analysis then speaks as of one."""

from __future__ import annotations

import fnmatch
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sim.errors import UsageError, quote, unknown
from sim.questions.sensitivity.indices import PAIR
from sim.scenario.levels import list_names

BY_ACTOR: Final = "actor"
FORM: Final = "NAME:PATTERN,PATTERN;NAME:PATTERN, or `actor`"


def group_labels(text: str, keys: Sequence[str], actors: Sequence[str]) -> tuple[str, ...]:
    """The group of each factor, in the factors' order; one in no group is its own.

    text: FORM. keys: of the factors. UsageError for a pattern that no factor fits, a factor or a
    name given twice, and for less than two units.
    """
    found = by_actor(keys, actors) if text.strip() == BY_ACTOR else by_name(text, keys)
    if len(set(found)) < 2:
        raise UsageError(f"groups={quote(text)}: puts all factors into one; at least two units are "
                         "needed to compare any")
    return found


def by_actor(keys: Sequence[str], actors: Sequence[str]) -> tuple[str, ...]:
    """Each actor's doctrine and parameters together, other factors by the head of their key."""
    heads = [part[1] if part[0] == "do" and len(part) > 1 and part[1] in actors else part[0]
             for part in (key.split(".") for key in keys)]
    size = Counter(heads)
    return tuple(head if size[head] > 1 else key for head, key in zip(heads, keys, strict=True))


def by_name(text: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Groups as they are written out."""
    group: dict[str, str] = {}
    names: set[str] = set()
    for part in text.split(";"):
        name, colon, patterns = (x.strip() for x in part.partition(":"))
        if not (name and colon and patterns) or PAIR in name:
            raise UsageError(f"groups={quote(part or text)}: expected {FORM}")
        if name in names:
            raise UsageError(f"groups: '{quote(name)}' is given twice")
        names.add(name)
        for pattern in list_names("groups", patterns):
            hits = [key for key in keys if fnmatch.fnmatchcase(key, pattern)]
            if not hits:
                raise unknown("factor of groups", pattern, keys)
            for key in hits:
                if group.setdefault(key, name) != name:
                    raise UsageError(f"groups: {key} is in '{quote(group[key])}' and in "
                                     f"'{quote(name)}'")
    for name in sorted(names & set(keys)):
        if group.get(name) != name:
            raise UsageError(f"groups: '{quote(name)}' is a factor outside of it; choose another "
                             "name")
    return tuple(group.get(key, key) for key in keys)
