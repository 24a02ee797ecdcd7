"""How well one colour stands out against another: the ratio of the Web Content Accessibility

Guidelines 2.2 (W3C 2023), and colours mixed until they reach one.
"""

from __future__ import annotations

TEXT = 4.5  # least ratio of text
MARK = 2.1  # least ratio of a line or a dot; its name stands beside it as text


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#RRGGBB`, each 0 to 1."""
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """The ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def mixed(one: str, two: str, part: float) -> str:
    """`one` with a part, 0 to 1, of `two`."""
    pairs = zip(parts(one), parts(two), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * part)):02X}" for a, b in pairs)


def apart(colour: str, paper: str, ink: str, least: float = MARK) -> str:
    """The colour, mixed with ink until it stands out against the paper by at least a ratio."""
    steps = (mixed(colour, ink, k / 20) for k in range(21))
    return next((c for c in steps if contrast(c, paper) >= least), ink)
