"""Small pieces of text: shares, ranges, numbers and names as a reader wants them."""

from __future__ import annotations

import math
import textwrap

WIDTH = 100
NAMES = {
    "civilians": "civilian deaths",
    "displaced": "people displaced",
    "area_taken": "net area taken, km\N{SUPERSCRIPT TWO}",
    "share": "share of ground held, or demand met",
    "encircled": "posts surrounded",
    "rounds_delegation": "rounds, delegations",
    "rounds_call": "rounds, calls of leaders",
    "rounds_summit": "rounds, summits",
    "deals": "deals struck",
    "breaks": "deals broken",
    "deal_days": "days with a deal",
    "attack_days": "days of attack",
    "wide_days": "days of wide strikes",
    "answers": "provocations answered",
    "unanswered": "provocations unanswered",
    "risk": "risk of disaster",
}
EVENTS = {"execution": "strike as threatened", "fall": "ground all but lost"}
ACTOR_KINDS = ("deaths", "belief", "commitment", "utility")


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


def joined(names: list[str]) -> str:
    """`A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def side_text(actors: list[str], sides: list[int], side: int) -> str:
    """The actors of a side; empty where they are unknown."""
    members = [proper(a) for a, s in zip(actors, sides, strict=False) if s == side]
    return joined(members)


def quantity(name: str) -> str:
    """A count or series in plain words: `deaths_south_patron` as `deaths, South Patron`."""
    kind, _, actor = name.partition("_")
    if kind in ACTOR_KINDS and actor:
        return f"{kind}, {proper(actor)}"
    return NAMES.get(name, words(name))


def event(name: str) -> str:
    """What happened first on a day, in plain words."""
    return EVENTS.get(name, words(name))


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

    The first column gives way, with an ellipsis, where the table would be wider than `width`; it
    is at least `first` wide, so that tables under each other line up.
    """
    cells = [header, *rows]
    sizes = [max(len(line[i]) for line in cells) for i in range(len(header))]
    room = width - 2 - sum(sizes[1:]) - 2 * (len(sizes) - 1)
    sizes[0] = max(8, min(max(sizes[0], first), room))
    lines = []
    for line in cells:
        head = line[0] if len(line[0]) <= sizes[0] else line[0][: sizes[0] - 3] + "..."
        rest = [text.rjust(size) for text, size in zip(line[1:], sizes[1:], strict=True)]
        lines.append(("  " + "  ".join([head.ljust(sizes[0]), *rest])).rstrip())
    return lines


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Text broken at the width of a page, but never within `n = 2,000` or at a hard blank."""
    hard = text.replace("n = ", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")
    lines = textwrap.wrap(
        hard, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
