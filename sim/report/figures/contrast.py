"""Colours mixed until they stand out: text and marks of figures against their paper."""

from __future__ import annotations

from sim.report.contrast import TEXT, channels
from sim.report.contrast import ratio as contrast

__all__ = ["MARK", "TEXT", "apart", "contrast", "mix_colours"]

MARK = 2.1  # least ratio of a line or a dot; its name stands beside it as text


def mix_colours(one: str, two: str, part: float) -> str:
    """`one` with a part, 0 to 1, of `two`."""
    pairs = zip(channels(one), channels(two), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * part)):02X}" for a, b in pairs)


def apart(colour: str, paper: str, ink: str, least: float = MARK) -> str:
    """The colour, mixed with ink until it stands out against the paper by at least a ratio."""
    steps = (mix_colours(colour, ink, k / 20) for k in range(21))
    return next((c for c in steps if contrast(c, paper) >= least), ink)
