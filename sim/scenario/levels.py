"""The grammar of values in words, for every verb: levels, what makes several, and quotes.

    value  = level {"," level}
    level  = function | "'" anything "'" | '"' anything '"' | anything without a comma of its own

A comma within brackets or quotes does not divide. Quotes around a whole level are taken off;
within them, a backslash takes a quote or backslash as it is. Where Hydra's grammar for sweeps
reads the same words (lists, `range`, `choice`, quotes) it gives the same levels.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sim.bounds import number
from sim.errors import UsageError, quote, unknown
from sim.scenario.switches import SETTINGS, SWITCH, is_switch

MOST_LEVELS: Final = 10_000
DEEPEST: Final = 10  # choices within each other
FORMS: Final = {"range": "range(stop), range(start,stop) or range(start,stop,step)",
                "linspace": "linspace(first,last,how many)", "choice": "choice(A,B,C)",
                "interval": "interval(low,high)"}
CALL: Final = re.compile(r"([A-Za-z_]\w*)\((.*)\)", re.S)
HYDRAS: Final = ("bool", "extend_list", "float", "glob", "int", "json_str", "shuffle", "sort",
                 "str", "tag")  # functions of Hydra's grammar that have no meaning here
OPENING: Final = {"(": ")", "[": "]", "{": "}"}
BEFORE_QUOTE: Final = "([{,.= "


@dataclass(frozen=True)
class Levels:
    """The levels of a word, each once, and what there is to know of how they were read."""

    names: tuple[str, ...]
    notices: tuple[str, ...] = ()


def split_list(text: str, key: str = "") -> list[str]:
    """The parts of a comma list, stripped, quotes kept. UsageError for what is left open.

    A quote opens at the beginning of a part or after one of BEFORE_QUOTE; elsewhere, as in a name
    with an apostrophe, it is a letter.
    """
    parts, open_, start, k, blank = [], list[str](), 0, 0, True
    while k < len(text):
        sign = text[k]
        if sign in "'\"" and (blank or text[k - 1] in BEFORE_QUOTE):
            end = closing(text, k)
            if end < 0:
                raise UsageError(f"{key}={quote(text)}: the quote {sign} is not closed")
            blank, k = False, end + 1
            continue
        blank = blank and sign.isspace()
        if sign in OPENING:
            open_.append(OPENING[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
        if sign == "," and not open_:
            parts.append(text[start:k].strip())
            start, blank = k + 1, True
        k += 1
    if open_:
        raise UsageError(f"{key}={quote(text)}: a bracket is not closed; {open_[-1]} is missing. A "
                         "value that holds one is put in quotes")
    return [*parts, text[start:].strip()]


def closing(text: str, k: int) -> int:
    """Where the quote that opens at k closes; -1 if it does not."""
    end = k + 1
    while end < len(text):
        if text[end] == "\\":
            end += 1
        elif text[end] == text[k]:
            return end
        end += 1
    return -1


def unquote(value: Any) -> Any:
    """A text without the quotes around the whole of it; anything else as it is."""
    if isinstance(value, str):
        text = value.strip()
        if text[:1] in ("'", '"') and closing(text, 0) == len(text) - 1 > 0:
            return re.sub(r"\\(['\"\\])", r"\1", text[1:-1])
    return value


def level_word(text: str) -> str:
    """A level as a word has it: in quotes where it would be read otherwise without."""
    try:
        plain = split_list(text) == [text] and unquote(text) == text and not CALL.fullmatch(text)
    except UsageError:
        plain = False
    return text if plain and text else "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def list_names(key: str, text: str) -> list[str]:
    """The names in a setting that takes several; UsageError for an empty one."""
    names = [unquote(part) for part in split_list(text, key)]
    if "" in names:
        raise UsageError(f"{key}={quote(text)}: has an empty name")
    return names


def several(text: str, key: str = "") -> bool:
    """True for a value that asks for more than one level, or for any number between two."""
    call = CALL.fullmatch(text.strip())
    return bool(call and call[1] in FORMS) or ("," in text and len(split_list(text, key)) > 1)


def levels(key: str, text: str) -> Levels:
    """The levels of a word. Equal ones count as one. UsageError for what is no level."""
    names: list[str] = []
    notices: list[str] = []
    known: dict[Any, str] = {}
    for name in spelt_out(key, text):
        if not name:
            raise UsageError(f"{key}={quote(text)}: has an empty level")
        same = known.setdefault(meaning(key, name), name)
        if len(known) > len(names):
            names.append(same)
        else:
            notices.append(
                f"{key}: level {quote(name)} is given twice and counts once"
                if same == name
                else f"{key}: levels {quote(same)} and {quote(name)} are equal and count once"
            )
    if not names:
        raise UsageError(f"{key}={quote(text)}: has no level")
    return Levels(tuple(names), tuple(dict.fromkeys(notices)))


def spelt_out(key: str, text: str, depth: int = 0) -> Iterator[str]:
    """Every level in order, as it is called."""
    if depth > DEEPEST:
        raise UsageError(f"{key}={quote(text)}: choice(...) within more than {DEEPEST} others")
    for part in split_list(text, key):
        call = CALL.fullmatch(part)
        if call is None:
            yield unquote(part)
        elif call[1] == "choice":
            yield from spelt_out(key, call[2], depth + 1)
        elif call[1] in ("range", "linspace"):
            yield from {"range": range_levels, "linspace": even_levels}[call[1]](
                key, part, split_list(call[2])
            )
        elif call[1] == "interval":
            raise UsageError(f"{key}={quote(part)}: has no levels; `escalade sweep` can draw a "
                             "sample, with design=lhs")
        else:
            raise UsageError(f"{key}={quote(part)}: {no_function(call[1])}")


def no_function(name: str) -> str:
    """What to say of a function that is none of the grammar."""
    if name in HYDRAS:
        return (f"{name}(...) is a function of Hydra's that is not understood here; allowed: "
                + ", ".join(FORMS))
    return f"{unknown('function', name, FORMS)}; a name with brackets is put in quotes"


def arguments(key: str, part: str, given: list[str], name: str, counts: tuple[int, ...]
              ) -> list[Decimal]:
    """The numbers within the brackets of a function."""
    if len(given) not in counts:
        raise UsageError(f"{key}={quote(part)}: should be {FORMS[name]}")
    found = []
    for text in given:
        try:
            finite = math.isfinite(number(text))
        except ValueError:
            raise UsageError(f"{key}={quote(part)}: '{quote(text)}' is not a number") from None
        if not finite:
            raise UsageError(f"{key}={quote(part)}: '{quote(text)}' is not finite")
        found.append(Decimal(text))
    return found


def range_levels(key: str, part: str, given: list[str]) -> Iterator[str]:
    """The levels of a range, its end left out, in exact decimal steps."""
    numbers = arguments(key, part, given, "range", (1, 2, 3))
    start, stop = (Decimal(0), numbers[0]) if len(numbers) == 1 else numbers[:2]
    step = numbers[2] if len(numbers) == 3 else Decimal(1)
    if step == 0:
        raise UsageError(f"{key}={quote(part)}: the step of a range cannot be 0")
    if (stop - start) / step > MOST_LEVELS:
        raise UsageError(f"{key}={quote(part)}: has more than {MOST_LEVELS:,} levels")
    count = max(0, int((stop - start) / step) + 1)
    held = [start + k * step for k in range(count)]
    held = [x for x in held if (x < stop if step > 0 else x > stop)]
    if not held:
        raise UsageError(f"{key}={quote(part)}: has no level; it goes from {start} by {step} and "
                         f"ends before {stop}")
    return (f"{x.normalize():f}" if x else "0" for x in held)


def even_levels(key: str, part: str, given: list[str]) -> Iterator[str]:
    """Levels at even distances, both ends among them; each is the number as it is written."""
    first, last, count = arguments(key, part, given, "linspace", (3,))
    if count != int(count) or not 2 <= count <= MOST_LEVELS:
        raise UsageError(f"{key}={quote(part)}: needs a whole number of levels, 2 to "
                         f"{MOST_LEVELS:,}")
    steps = int(count) - 1
    return (f"{float(first + (last - first) * k / steps):.6g}" for k in range(steps + 1))


def interval(key: str, text: str) -> tuple[float, float] | None:
    """The ends of an interval; None for a value that is none."""
    call = CALL.fullmatch(text.strip())
    if call is None or call[1] != "interval":
        return None
    low, high = arguments(key, text, split_list(call[2]), "interval", (2,))
    if not low < high:
        raise UsageError(f"{key}={quote(text)}: low must be below high")
    return float(low), float(high)


def meaning(key: str, name: str) -> Any:
    """What a level is, so that equal ones are told: numbers, a switch, else the text."""
    if is_switch(key):
        return SETTINGS.get(key.rpartition(".")[2], SWITCH).get(name.lower(), name)
    try:
        return tuple(number(x) for x in name.split(":"))
    except ValueError:
        return name


def level_text(value: Any) -> str:
    """The value of a word as its text has it: the levels of a list joined by commas."""
    if isinstance(value, list | tuple):
        return ",".join(level_word(str(x)) for x in value)
    return str(value)
