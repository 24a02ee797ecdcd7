"""Values of parameters as words have them: numbers, ranges, and amounts to move them by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sim.bounds import list_hint
from sim.bounds import number as plain
from sim.errors import UsageError, quote, unknown
from sim.scenario.catalog import Slot
from sim.scenario.priors import SHAPES, Prior, fixed_quantity

SHIFTS = ("+", "-")
WORDS = ("command line", "J")  # source and grade of what a word says


def number(key: str, value: object) -> float:
    """A number from a number or a text."""
    try:
        if isinstance(value, str | int | float | np.number) and not isinstance(value, bool):
            return plain(value)
    except (ValueError, OverflowError):
        pass
    raise UsageError(f"{key}: '{quote(value)}' is not a number or low:central:high"
                     f"{list_hint(value)}")


def prior(key: str, value: object, slot: Slot) -> Prior:
    """The quantity an override stands for."""
    least, most = slot.entry.low, slot.entry.high
    if isinstance(value, Prior):
        quantity = replace(value, least=least, most=most)
    elif isinstance(value, str) and ":" in value:
        quantity = triple(key, value, least, most)
    else:
        quantity = fixed_quantity(number(key, value), *WORDS, least=least, most=most)
    problem = quantity.problem()
    if problem:
        raise UsageError(f"{key}: {problem}")
    if slot.entry.whole and (quantity.varies or quantity.central != int(quantity.central)):
        raise UsageError(f"{key}: must be one whole number")
    return quantity


def triple(key: str, text: str, least: float, most: float) -> Prior:
    """A 'low:central:high' text, with a shape after a third colon."""
    parts = [p.strip() for p in text.split(":")]
    if len(parts) not in (3, 4):
        raise UsageError(f"{key}: '{quote(text)}' should be low:central:high")
    shape = parts[3] if len(parts) == 4 else SHAPES[0]
    if shape not in SHAPES:
        raise unknown(f"shape of {key}", shape, SHAPES)
    low, central, high = (number(key, p) for p in parts[:3])
    return Prior(low, central, high, shape, *WORDS, least, most)


def is_shift(key: str) -> bool:
    """True for a word `PARAMETER+=AMOUNT` or `PARAMETER-=AMOUNT`; its key ends in the sign."""
    return key[-1:] in SHIFTS


def shift(key: str, value: object, q: Prior | None) -> tuple[Prior, str]:
    """A value or range moved by an amount, held within what it can be; "" or what was cut off.

    key: with its sign. q: what is moved. UsageError where the scenario has none.
    """
    path, sign = key[:-1], key[-1]
    amount = number(f"{path}{sign}", value) * (1.0 if sign == "+" else -1.0)
    if q is None:
        raise UsageError(f"{path}: the scenario gives no value to move; write {path}=VALUE")
    ends = q.low, q.central, q.high
    low, central, high = (min(max(x + amount, q.least), q.most) for x in ends)
    moved = replace(q, low=low, central=central, high=high, source=WORDS[0], grade=WORDS[1])
    if (low, central, high) == tuple(x + amount for x in ends):
        return moved, ""
    bound, which = (q.most, "most") if amount > 0 else (q.least, "least")
    return moved, (f"{path}{sign}={quote(value)} is cut at {bound:g}, the {which} that it can be: "
                   f"{span(q)} becomes {span(moved)}")


def span(q: Prior) -> str:
    """A value, or the ends of its range."""
    return f"{q.low:g}..{q.high:g}" if q.varies else f"{q.central:g}"
