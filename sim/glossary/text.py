"""Small pieces of text: shares, ranges, numbers and names as a reader wants them."""

from __future__ import annotations

import math
import re
import textwrap
from typing import Any, Final

from sim.glossary.counts import BY_ACTOR, COUNTS, EVENTS
from sim.glossary.glossary import Glossary
from sim.glossary.roles import Roles, fill
from sim.glossary.roles import join as joined
from sim.glossary.roles import sentence as capital

CONDITION: Final = re.compile(r"[<>]|[=!]=|\s=|=\s|^\s*(?:held|not|mean)\b|\b(?:and|or)\b")
NOBODY = Glossary()
GENERIC = Roles(()).names(NOBODY)  # what the engine calls roles where no scenario is known
WIDTH = 100
NARROWEST = 9  # columns of a table's first column, at least
def words(name: str) -> str:
    """A label as words: underscores become spaces."""
    return name.replace("_", " ").strip()


def sentence(name: str) -> str:
    """A label as words with a capital first letter."""
    text = words(name)
    return text[:1].upper() + text[1:]


def proper(actor: str) -> str:
    """An actor's name with a capital on every word."""
    return " ".join(word[:1].upper() + word[1:] for word in words(actor).split())


def side_text(actors: list[str], sides: list[int], side: int, glossary: Glossary = NOBODY) -> str:
    """The actors of a side; empty where they are unknown."""
    return joined([glossary.name("subject", a) for a, s in zip(actors, sides, strict=False)
                   if s == side])


def quantity(name: str, glossary: Glossary = NOBODY) -> str:
    """What a count or a series is called: by the glossary, else by the engine."""
    for kind in ("count", "series"):
        if name in glossary.words.get(kind, {}):
            return glossary.name(kind, name)
    kind, _, actor = name.partition("_")
    if kind in BY_ACTOR and actor:
        return fill(BY_ACTOR[kind], GENERIC, [glossary.name("subject", actor)])[0]
    return fill(COUNTS[name], GENERIC)[0] if name in COUNTS else words(name)


def event(name: str, glossary: Glossary = NOBODY) -> str:
    """What happened first on a day: by the glossary, else by the engine."""
    if name in glossary.words.get("event", {}) or name not in EVENTS:
        return glossary.name("event", name)
    return fill(EVENTS[name], GENERIC)[0]


def label_text(axis: str, label: str, glossary: Glossary = NOBODY) -> str:
    """What a label of an outcome axis is called."""
    return glossary.name("label", f"{axis}.{label}")


def axis_text(axis: str, glossary: Glossary = NOBODY) -> str:
    """What an outcome axis is called, with a capital first letter."""
    return capital(glossary.name("axis", axis))


def is_condition(text: str) -> bool:
    """True for what can only be the text of a predicate, well written or not."""
    return CONDITION.search(text) is not None


def output_text(output: str, glossary: Glossary = NOBODY) -> str:
    """What `axis=label`, `axis:label`, an event or a count is called, with a capital.

    A predicate stands as it is.
    """
    if is_condition(output):
        return output
    for mark in "=:":
        axis, found, label = output.partition(mark)
        if found:
            return f"{axis_text(axis, glossary)}: {label_text(axis, label, glossary)}"
    if output in EVENTS or output in glossary.words.get("event", {}):
        return capital(event(output, glossary))
    return capital(quantity(output, glossary))


def input_text(key: str, glossary: Glossary = NOBODY) -> str:
    """What is varied by a key of the command line: a parameter, a doctrine, a mechanism, an act."""
    head, _, rest = key.partition(".")
    if head == "mechanisms":
        return glossary.name("mechanism", rest)
    if head == "do":
        actor, _, track = rest.partition(".")
        return f"{glossary.name('actor', actor)}, {track}"
    if not rest:
        return f"doctrine of {glossary.name('subject', key)}"
    return glossary.name("parameter", key)


def group_text(name: str, glossary: Glossary = NOBODY) -> str:
    """What a group of factors is called: the name of an actor, else its own."""
    named = name in glossary.words.get("actor", {})
    return glossary.name("actor", name) if named else words(name)


def doctrine_text(actor: str, doctrine: str, glossary: Glossary = NOBODY) -> str:
    """What a doctrine of an actor is called."""
    return glossary.name("doctrine", f"{actor}.{doctrine}")


def decimals(width: float) -> int:
    """Decimals of a percentage whose error is `width` wide: two digits of the error at most."""
    return 0 if width >= 0.02 else 1 if width >= 0.002 else 2


def percent(share: float | None, width: float = 1.0) -> str:
    """A share in percent, as fine as its error and never 0% or 100% unless it is exactly that."""
    if share is None or math.isnan(share):
        return "-"
    if share in (0, 1):
        return f"{share:.0%}"
    edge = min(share, 1 - share)
    digits = max(decimals(width), 1 if edge < 0.00995 else 0)
    if edge < 0.0005 and digits < 2:
        return "<0.1%" if share < 0.5 else ">99.9%"
    return f"{share * 100:.{digits}f}%"


def interval(low: float | None, high: float | None) -> str:
    """Two shares as one range, `33-35%`, as fine as it is wide; a dash where it is unknown."""
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return "-"
    digits = decimals(high - low) if high > low else 1
    one, two = (f"{end * 100:.{digits}f}" for end in (low, high))
    one = "0" if float(one) == 0 else one
    two = "100" if float(two) == 100 else two
    return f"{two}%" if one == two else f"{one}-{two}%"


def margin(value: float | None, low: float | None, high: float | None) -> float | None:
    """The larger side of an interval around a value; None where it is not known."""
    if value is None or low is None or high is None:
        return None
    return max(value - low, high - value)


def span_text(row: dict[str, Any]) -> str:
    """The 5-95% ends of a chance over rows, each with the larger side of its 95% interval."""
    low, high = row["spread_low"], row["spread_high"]
    sides = [margin(value, row.get(f"{key}_from"), row.get(f"{key}_to"))
             for key, value in (("spread_low", low), ("spread_high", high))]
    if low is None or high is None or None in sides:
        return interval(low, high)
    if (sides[1] or 0.0) > high:  # never seen, or nearly so
        return f"under {percent(high + (sides[1] or 0.0))}"
    digits, ends = decimals(max(high - low, sides[1] or 0.0)), []
    for end, side in zip((low, high), sides, strict=True):
        error = f"{100 * (side or 0.0):.{digits}f}"
        text = f"{100 * end:.{digits}f}"
        text = text if float(text) not in (0, 100) else f"{float(text):.0f}"
        ends.append(text + (f"\N{PLUS-MINUS SIGN}{error}" if float(error) else ""))
    return f"{ends[0]}%" if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}%"


def with_error(value: float | None, low: float | None, high: float | None) -> str:
    """An amount and the larger side of its 95% interval, as fine as the amount."""
    side = margin(value, low, high)
    text = number(value)
    if side is None or value is None or not side:
        return text
    digits = len(text.partition(".")[2])
    error = f"{float(f'{side:.2g}') if side >= 100 else side:,.{digits}f}"
    if float(error.replace(",", "")) == 0:
        return text
    return f"{text}\N{PLUS-MINUS SIGN}{error}"


def number(value: float | None) -> str:
    """A count with about three digits that mean something."""
    if value is None or not math.isfinite(value):
        return "-"
    size = abs(value)
    if size >= 10_000:
        return f"{float(f'{value:.3g}'):,.0f}"
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 1 else f"{value:.2g}"


def table(
    header: list[str], rows: list[list[str]], width: int = WIDTH, first: int = 0
) -> list[str]:
    """Aligned plain text: the first column to the left, the rest to the right, two blanks between.

    The first column is broken into lines where the table would be wider than `width`; it is at
    least `first` wide, so that tables under each other line up.
    """
    cells = [header, *rows]
    sizes = [max(len(line[i]) for line in cells) for i in range(len(header))]
    room = width - 2 - sum(sizes[1:]) - 2 * (len(sizes) - 1)
    sizes[0] = max(NARROWEST, min(max(sizes[0], first), room))
    lines = []
    for line in cells:
        head, *more = textwrap.wrap(line[0], sizes[0], subsequent_indent="  ") or [""]
        rest = [text.rjust(size) for text, size in zip(line[1:], sizes[1:], strict=True)]
        lines.append(("  " + "  ".join([head.ljust(sizes[0]), *rest])).rstrip())
        lines += ["  " + part for part in more]
    return lines


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Text broken at the width of a page, but never within `n = 2,000` or at a hard blank."""
    hard = text.replace("n = ", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")
    lines = textwrap.wrap(
        hard, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
