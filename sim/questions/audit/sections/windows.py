"""Windows of days in a compiled predicate: quantities in days against a constant, means, `held`.

A window is found by running the postfix words with texts in place of values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sim.engine.state.code_words import (
    AND,
    COMPARISONS,
    CONSTANT,
    MEAN,
    NEGATED,
    NOT,
    OR,
    PLUS,
    PRODUCTS,
    QUANTITY,
    SUMS,
    WIDTHS,
)
from sim.engine.state.quantities import IN_DAYS, NUMBERS, QUANTITIES
from sim.scenario.facts import Rule

SIGNS = {AND: "and", OR: "or",
         **{code: sign for signs in (SUMS, PRODUCTS, COMPARISONS) for sign, code in signs.items()}}
ORDERED = tuple(COMPARISONS[sign] for sign in ("<", "<=", ">", ">="))
NAMED = {NUMBERS[name]: (name, q.kinds) for name, q in QUANTITIES.items()}
FIXED, DAYS, OTHER = "fixed", "days", "other"  # what a part of an expression is
LONGEST = 4000.0  # days; beyond this a constant stands for never

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Window:
    """A length of time in a rule.

    at: places of its constants among the words; none for the days of `held`. text: as a reader
    would write it. whole: it is counted in whole days, from 1.
    """

    at: tuple[int, ...]
    days: float
    text: str
    whole: bool = False


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


def merge(op: int, a: Part, b: Part) -> Part:
    """Two parts joined by an operation other than a comparison."""
    text = f"({a.text} {SIGNS[op]} {b.text})"
    if a.kind == b.kind == FIXED and op in SUMS.values():
        return Part(text, FIXED, a.value + (b.value if op == PLUS else -b.value), a.at + b.at)
    days = op in SUMS.values() and OTHER not in (a.kind, b.kind)
    return Part(text, DAYS if days else OTHER)


def comparison_window(op: int, a: Part, b: Part) -> Window | None:
    """The window of a comparison, if it is one of days with a constant length of time."""
    if op not in ORDERED or {a.kind, b.kind} != {DAYS, FIXED}:
        return None
    fixed = a if a.kind == FIXED else b
    if not 0.0 < abs(fixed.value) < LONGEST:
        return None
    if fixed.value < 0 and "days_to_deadline" not in a.text + b.text:
        return None  # a negative number stands for never
    return Window(fixed.at, abs(fixed.value), f"{a.text} {SIGNS[op]} {b.text}")


def read(words: Sequence[float], names: Names, at: int, end: int) -> tuple[Part, list[Window]]:
    """What the words from `at` to before `end` say, and every window among them."""
    stack: list[Part] = []
    found: list[Window] = []
    while at < end:
        op, step = int(words[at]), 0
        if op == CONSTANT:
            value = words[at + 1]
            stack.append(Part(f"{value:g}", FIXED, value, (at + 1,)))
        elif op == QUANTITY:
            text, name = read_text(words[at : at + 4], names)
            stack.append(Part(text, DAYS if name in IN_DAYS else OTHER))
        elif op == MEAN:
            step = int(words[at + 3])
            inside, within = read(words, names, at + WIDTHS[MEAN], at + WIDTHS[MEAN] + step)
            text = f"mean({inside.text}, {words[at + 2]:g})"
            found += [*within, Window((at + 2,), words[at + 2], text, True)]
            stack.append(Part(text, OTHER))
        elif op == NOT:
            stack.append(replace(stack.pop(), kind=OTHER))
        elif op == NEGATED:
            part = stack.pop()
            stack.append(replace(part, text=f"-{part.text}", value=-part.value))
        else:
            b, a = stack.pop(), stack.pop()
            window = comparison_window(op, a, b)
            found += [window] if window else []
            stack.append(merge(op, a, b) if op not in COMPARISONS.values()
                         else Part(f"{a.text} {SIGNS[op]} {b.text}", OTHER))
        at += WIDTHS.get(op, 1) + step
    return stack[-1], found


def windows(rule: Rule, names: Names) -> list[Window]:
    """Every window of a rule, in the order written; `held` comes last."""
    _, found = read(rule.words, names, 0, len(rule.words))
    if rule.days > 1:
        found.append(Window((), float(rule.days), f"held for {rule.days} days"))
    return found


def stretch(rule: Rule, chosen: Sequence[Window], factor: float) -> Rule:
    """The rule with some of its windows that many times as long, in whole days where it must be."""
    words, days = list(rule.words), rule.days
    for window in chosen:
        for at in window.at:
            words[at] *= factor
            if window.whole:
                words[at] = max(1.0, float(int(words[at] + 0.5)))
        if not window.at:
            days = max(1, int(window.days * factor + 0.5))
    return Rule(tuple(words), days)
