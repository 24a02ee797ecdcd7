"""A quantity of a scenario: its value or range, where it comes from and how good that is."""

from dataclasses import dataclass
from math import inf, isfinite

from sim.engine.draws import from_triple, triangular, uniform_between

SHAPES = ("split_normal", "triangular", "uniform")
GRADES = ("A", "B", "C", "D", "J")


@dataclass(frozen=True)
class Prior:
    """A number with its range.

    split_normal: low, central, high are the 5 %, 50 % and 95 % points; triangular: the ends and the
    mode; uniform: the ends. A `fixed` quantity has low = central = high. Draws are held within the
    bounds `least` and `most` of what the parameter can be.
    """

    low: float
    central: float
    high: float
    shape: str = "fixed"
    source: str = "judgement"
    grade: str = "J"
    least: float = -inf
    most: float = inf
    file: str = ""
    line: int = 0

    @property
    def varies(self) -> bool:
        """True if draws differ."""
        return self.low < self.high

    def problem(self) -> str | None:
        """What is wrong with the numbers, or None."""
        numbers = (self.low, self.central, self.high)
        if not all(isinstance(x, int | float) for x in numbers):
            return "low, central and high must be numbers"
        if not all(isfinite(x) for x in numbers):
            return f"must be finite, not {', '.join(f'{x:g}' for x in dict.fromkeys(numbers))}"
        if self.shape not in (*SHAPES, "fixed"):
            return f"unknown shape '{self.shape}'; allowed: {', '.join(SHAPES)}"
        if not self.low <= self.central <= self.high:
            return (f"low <= central <= high does not hold: {self.low:g}, {self.central:g}, "
                    f"{self.high:g}")
        for x in (self.low, self.central, self.high):
            if not self.least <= x <= self.most:
                return f"{x:g} is out of range {self.least:g} to {self.most:g}"
        return None

    def draw(self, u: float) -> float:
        """The value at u in (0, 1)."""
        if not self.varies:
            return self.central
        if self.shape == "uniform":
            x = uniform_between(u, self.low, self.high)
        elif self.shape == "triangular":
            x = triangular(u, self.low, self.central, self.high)
        else:
            x = from_triple(u, self.low, self.central, self.high)
        return min(max(x, self.least), self.most)

    def text(self) -> str:
        """The value, with its range if it has one."""
        if not self.varies:
            return f"{self.central:g}"
        return f"{self.central:g} [{self.low:g}, {self.high:g}] {self.shape}"


def fixed_quantity(
    value: float,
    source: str = "judgement",
    grade: str = "J",
    *,
    least: float = -inf,
    most: float = inf,
    file: str = "",
    line: int = 0,
) -> Prior:
    """A quantity without a range."""
    return Prior(value, value, value, "fixed", source, grade, least, most, file, line)
