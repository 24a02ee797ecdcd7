"""The numbers a run is asked for, and what each may be."""

from typing import Final

from sim.errors import UsageError, said, unknown

BOUNDS: Final = {
    "rollouts": (1, 100_000_000),
    "seed": (0, 2**63 - 1),
    "workers": (1, 256),
    "replicates": (1, 100_000),
    "rollout": (0, 2**53),
    "cap": (1, 100_000_000),
    "points": (2, 1_000_000),
    "boxes": (1, 10),
    "samples": (10, 100_000),
    "watched": (0, 10_000),
    "futures": (2, 1_000_000),
}


def whole(key: str, value: object) -> int:
    """A setting of BOUNDS as a whole number, from a number or a text; UsageError if it is not."""
    low, high = BOUNDS[key]
    number = value
    if isinstance(value, str):
        number = exact(value.strip())
    if isinstance(number, bool) or not hasattr(number, "__index__"):
        raise UsageError(f"{key}={said(value)}: expected a whole number{spelt_out(key, value)}")
    count = int(number)  # type: ignore[call-overload]
    if not low <= count <= high:
        raise UsageError(f"{key}={said(value)}: must be between {low:,} and {high:,}")
    return count


def exact(text: str) -> object:
    """The whole number a text writes in plain digits, else the text."""
    digits = text[1:] if text[:1] in "+-" else text
    if not (digits.isascii() and digits.isdecimal()):
        return text
    return int(text) if len(digits) <= 30 else int(text[:30])


def spelt_out(key: str, value: object) -> str:
    """A hint for a whole number in another spelling, such as 1e4 or 10,000."""
    text = str(value).replace(",", "").replace("_", "")
    try:
        number = float(text)
    except ValueError:
        return ""
    low, high = BOUNDS[key]
    if not low <= number <= high:
        return f" between {low:,} and {high:,}"
    return f"; write {int(number)}" if number.is_integer() else ""


def fraction(key: str, value: object, low: float = 1e-5, high: float = 0.5) -> float:
    """A setting that is a share, low .. high; UsageError if it is not."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise UsageError(f"{key}={said(value)}: expected a number such as 0.005") from None
    if not low <= number <= high:
        raise UsageError(f"{key}={said(value)}: must be between {low:g} and {high:g}")
    return number


def named(key: str, value: str, allowed: tuple[str, ...]) -> str:
    """A setting that is one of a few words; UsageError if it is not."""
    if value not in allowed:
        raise unknown(f"value of {key}", value, allowed)
    return value
