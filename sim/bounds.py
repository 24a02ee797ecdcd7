"""Numbers as users give them, checked, and the ranges of those that many ask for."""

import re
from dataclasses import dataclass
from typing import Final

from sim.errors import UsageError, quote

GROUPED: Final = re.compile(r"[+-]?\d{1,3}([,_]\d{3})+")  # a number with its thousands apart
NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
LONGEST: Final = 40  # letters of a number
ENDLESS: Final = ("nan", "inf", "infinity")  # read, to be refused as what they are


def plain_number(text: str) -> float | None:
    """The number that a text is in plain digits, with a dot and an exponent; None of another.

    >>> plain_number("1.5e3"), plain_number("0_8"), plain_number("nan"), plain_number("１")
    (1500.0, None, None, None)
    """
    return float(text) if len(text) <= LONGEST and NUMBER.fullmatch(text) else None


def number(value: object) -> float:
    """A number from a number or a plain text; ValueError if it is none.

    Texts may say that it is not finite, as `nan` and `-inf` do.
    """
    if isinstance(value, str):
        text = value.strip()
        found = float(text) if text.lower().lstrip("+-") in ENDLESS else plain_number(text)
        if found is None:
            raise ValueError(text)
        return found
    return float(value)  # type: ignore[arg-type]


def list_hint(value: object) -> str:
    """Where a list is taken, for a message about one that stands where one value is wanted."""
    first, comma, rest = value.partition(",") if isinstance(value, str) else ("", "", "")
    if not (first.strip() and comma and rest.strip()):
        return ""
    return "; lists are for `escalade sweep`, or `escalade run -m`, a run for each"


def whole(key: str, value: object, low: int, high: int) -> int:
    """A whole number from low to high, from a number or a text; UsageError if it is not."""
    found = exact(value.strip()) if isinstance(value, str) else value
    if isinstance(found, bool) or not hasattr(found, "__index__"):
        raise UsageError(f"{key}={quote(value)}: expected a whole number"
                         f"{spelt_out(value, low, high)}")
    count = int(found)  # type: ignore[call-overload]
    if not low <= count <= high:
        raise UsageError(f"{key}={quote(value)}: must be between {low:,} and {high:,}")
    return count


def exact(text: str) -> object:
    """The whole number a text writes in plain digits, else the text."""
    digits = text[1:] if text[:1] in "+-" else text
    if not (digits.isascii() and digits.isdecimal()):
        return text
    return int(text) if len(digits) <= 30 else int(text[:30])


def spelt_out(value: object, low: int, high: int) -> str:
    """A hint for a whole number in another spelling, such as 1e4 or 10,000."""
    text = str(value).strip()
    if GROUPED.fullmatch(text):
        text = text.replace(",", "").replace("_", "")
    try:
        said = float(text)
    except ValueError:
        return list_hint(value)
    if not low <= said <= high:
        return f" between {low:,} and {high:,}"
    return f"; write {int(said)}" if said.is_integer() else ""


def fraction(key: str, value: object, low: float = 1e-5, high: float = 0.5) -> float:
    """A setting that is a share, low .. high; UsageError if it is not."""
    try:
        share = number(value)
    except (TypeError, ValueError, OverflowError):
        raise UsageError(f"{key}={quote(value)}: expected a number such as 0.005"
                         f"{list_hint(value)}") from None
    if not low <= share <= high:
        raise UsageError(f"{key}={quote(value)}: must be between {low:g} and {high:g}")
    return share


@dataclass(frozen=True)
class Whole:
    """A whole number from low to high."""

    low: int
    high: int

    def read(self, key: str, value: object) -> int:
        """The number; UsageError if it is none, or out of range."""
        return whole(key, value, self.low, self.high)

    def __str__(self) -> str:
        return f"{self.low:,} to {self.high:,}"


@dataclass(frozen=True)
class Share:
    """A number from low to high."""

    low: float
    high: float

    def read(self, key: str, value: object) -> float:
        """The number; UsageError if it is none, or out of range."""
        return fraction(key, value, self.low, self.high)

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


ROLLOUTS: Final = Whole(1, 100_000_000)
REPLICATES: Final = Whole(1, 100_000)
PER_ROW: Final = 4  # rollouts of a parameter row by default: 4 to 8 tell luck from ignorance, more
# rollouts of the same row add little to a share (its design effect is 1 + (m - 1) x correlation)
SEED: Final = Whole(0, 2**63 - 1)
WORKERS: Final = Whole(1, 256)
