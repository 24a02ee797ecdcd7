"""Windows of days in a compiled predicate: a quantity in days compared with a constant, `held`.

A window is found by running the postfix words with texts in place of values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sim.scenario.predicate import COMPARE
from sim.state.quantities import IN_DAYS, QUANTITIES
from sim.studies.instruments.facts import Rule

CONSTANT, READ, NOT, AND, OR, NEGATED = 0, 1, 2, 3, 4, 15  # words of a predicate
WIDTHS = {CONSTANT: 2, READ: 4}  # words of an operation with its arguments; else one
SIGNS = {AND: "and", OR: "or", 11: "+", 12: "-", 13: "*", 14: "/",
         **{code: sign for sign, code in COMPARE.items()}}
SUMS = (11, 12)
ORDERED = tuple(COMPARE[sign] for sign in ("<", "<=", ">", ">="))
NAMED = {number: (name, kinds) for name, (number, kinds, _) in QUANTITIES.items()}
FIXED, DAYS, OTHER = "fixed", "days", "other"  # what a part of an expression is
LONGEST = 4000.0  # days; beyond this a constant stands for never

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Window:
    """A length of time in a rule.

    at: places of its constants among the words; none for the days of `held`. text: as a reader
    would write it.
    """

    at: tuple[int, ...]
    days: float
    text: str


@dataclass(frozen=True)
class Part:
    """A part of an expression while it is read: its text, what it is, its constants."""

    text: str
    kind: str
    value: float = 0.0
    at: tuple[int, ...] = ()


def read_text(words: Sequence[float], names: Names) -> tuple[str, str]:
    """A quantity with its arguments in words, and its name."""
    name, kinds = NAMED[int(words[1])]
    args = [names[kind][int(a)] for kind, a in zip(kinds, words[2:4], strict=False)]
    return ".".join([name, *args]), name


def merged(op: int, a: Part, b: Part) -> Part:
    """Two parts joined by an operation other than a comparison."""
    text = f"({a.text} {SIGNS[op]} {b.text})"
    if a.kind == b.kind == FIXED and op in SUMS:
        return Part(text, FIXED, a.value + (b.value if op == 11 else -b.value), a.at + b.at)
    days = op in SUMS and OTHER not in (a.kind, b.kind)
    return Part(text, DAYS if days else OTHER)


def compared(op: int, a: Part, b: Part) -> Window | None:
    """The window of a comparison, if it is one of days with a constant length of time."""
    if op not in ORDERED or {a.kind, b.kind} != {DAYS, FIXED}:
        return None
    fixed = a if a.kind == FIXED else b
    if not 0.0 < abs(fixed.value) < LONGEST:
        return None
    if fixed.value < 0 and "days_to_deadline" not in a.text + b.text:
        return None  # a negative number stands for never
    return Window(fixed.at, abs(fixed.value), f"{a.text} {SIGNS[op]} {b.text}")


def windows(rule: Rule, names: Names) -> list[Window]:
    """Every window of a rule, in the order written; `held` comes last."""
    stack: list[Part] = []
    found: list[Window] = []
    at = 0
    while at < len(rule.words):
        op = int(rule.words[at])
        if op == CONSTANT:
            value = rule.words[at + 1]
            stack.append(Part(f"{value:g}", FIXED, value, (at + 1,)))
        elif op == READ:
            text, name = read_text(rule.words[at : at + 4], names)
            stack.append(Part(text, DAYS if name in IN_DAYS else OTHER))
        elif op == NOT:
            stack.append(replace(stack.pop(), kind=OTHER))
        elif op == NEGATED:
            part = stack.pop()
            stack.append(replace(part, text=f"-{part.text}", value=-part.value))
        else:
            b, a = stack.pop(), stack.pop()
            window = compared(op, a, b)
            found += [window] if window else []
            stack.append(merged(op, a, b) if op not in COMPARE.values() else Part("", OTHER))
        at += WIDTHS.get(op, 1)
    if rule.days > 1:
        found.append(Window((), float(rule.days), f"held for {rule.days} days"))
    return found


def stretched(rule: Rule, chosen: Sequence[Window], factor: float) -> Rule:
    """The rule with some of its windows that many times as long; `held` in whole days, from 1."""
    words, days = list(rule.words), rule.days
    for window in chosen:
        for at in window.at:
            words[at] *= factor
        if not window.at:
            days = max(1, int(window.days * factor + 0.5))
    return Rule(tuple(words), days)
