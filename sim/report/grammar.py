"""Sentences that follow from numbers: of several claims the first whose conditions hold is made.

A claim is a template, whose {slots} are filled with formatted values, and conditions between
values. What is printed carries its conditions, as paths, in `data-when`; so whoever reads the page
can check each sentence against the results.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup, escape

from sim.report.tree import Tree, lookup

OPERATORS: Final = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
                    "==": operator.eq, "!=": operator.ne}


@dataclass(frozen=True)
class Claim:
    """A sentence and when it is true.

    text: with {slots}. when: (name, operator, name or number), all of which must hold.
    """

    text: str
    when: tuple[tuple[str, str, str | float], ...] = ()


def conditions(claim: Claim, paths: Mapping[str, str]) -> str:
    """The claim's conditions with paths for names, as `data-when` holds them."""
    parts = [f"{paths[a]} {op} {paths[b] if isinstance(b, str) else f'{b:g}'}"
             for a, op, b in claim.when]
    return "; ".join(parts)


def side(tree: Tree, text: str) -> Any:
    """One side of a condition: the value at a path, or a number."""
    return lookup(tree, text) if ":" in text else float(text)


def hold(tree: Tree, when: str) -> bool:
    """Whether all conditions of a `data-when` hold; one with an unknown value does not."""
    for part in when.split("; ") if when else []:
        left, op, right = part.split(" ")
        one, two = side(tree, left), side(tree, right)
        if one is None or two is None or not OPERATORS[op](one, two):
            return False
    return True


def choose(claims: Sequence[Claim], paths: Mapping[str, str], tree: Tree) -> Claim:
    """The first claim that holds; LookupError if none does."""
    for claim in claims:
        if hold(tree, conditions(claim, paths)):
            return claim
    raise LookupError(f"no claim holds of {dict(paths)}")


def state(claims: Sequence[Claim], paths: Mapping[str, str], slots: Mapping[str, Any], tree: Tree
          ) -> Markup:
    """The sentence that holds, its slots filled and its conditions with it.

    paths: name of each value in the conditions -> its path. slots: name -> text or markup.
    """
    claim = choose(claims, paths, tree)
    filled = Markup(escape(claim.text)).format(**slots)
    when = conditions(claim, paths)
    if not when:
        return filled
    return Markup('<span data-when="{}">{}</span>').format(when, filled)
