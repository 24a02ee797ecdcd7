"""Numbers as users give them, checked, and the ranges of those that many ask for."""

import re
from dataclasses import dataclass
from typing import Final

from sim.errors import UsageError, quote

GROUPED: Final = re.compile(r"[+-]?\d{1,3}([,_]\d{3})+")  # a number with its thousands apart


def whole(key: str, value: object, low: int, high: int) -> int:
    """A whole number from low to high, from a number or a text; UsageError if it is not."""
    number = value
    if isinstance(value, str):
        number = exact(value.strip())
    if isinstance(number, bool) or not hasattr(number, "__index__"):
        raise UsageError(f"{key}={quote(value)}: expected a whole number"
                         f"{spelt_out(value, low, high)}")
    count = int(number)  # type: ignore[call-overload]
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
        number = float(text)
    except ValueError:
        return ""
    if not low <= number <= high:
        return f" between {low:,} and {high:,}"
    return f"; write {int(number)}" if number.is_integer() else ""


def fraction(key: str, value: object, low: float = 1e-5, high: float = 0.5) -> float:
    """A setting that is a share, low .. high; UsageError if it is not."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise UsageError(f"{key}={quote(value)}: expected a number such as 0.005") from None
    if not low <= number <= high:
        raise UsageError(f"{key}={quote(value)}: must be between {low:g} and {high:g}")
    return number


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
