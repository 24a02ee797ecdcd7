"""One line a thing: a dot with its 95% interval around zero, named at the side, sorted by size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, ORANGE
from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

T = TypeVar("T")
LINE = 0.23  # inches of a line
NAME = 2.6  # inches that a name may take
MOST = 32  # lines in a figure of one panel, which is then under ten inches tall


@dataclass(frozen=True)
class FigureRow:
    """A quantity with its interval; `said` stands at the right, marks are drawn besides."""

    name: str
    at: float
    low: float
    high: float
    said: str = ""
    marks: tuple[tuple[float, str], ...] = ()  # where, and matplotlib's sign

    @property
    def sure(self) -> bool:
        """True if the interval leaves 0 out."""
        return self.low > 0 or self.high < 0


def line_of(names: Sequence[str], inches: float = NAME) -> float:
    """Inches a line needs: more where a name is folded."""
    return 0.3 if any("\n" in sheet.fold(name, sheet.SMALL, inches) for name in names) else LINE


def room_for(panels: int) -> int:
    """Lines that each of some panels may have so that the figure stays under ten inches."""
    return max(3, int((8.4 / panels - 0.95) / LINE))


def by_size(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The largest on top, whichever way it goes."""
    return sorted(rows, key=lambda row: (-abs(row.at), row.name))


def fit_rows(rows: Sequence[T], most: int = MOST, what: str = "lines") -> tuple[list[T], str]:
    """The first rows, and a note on how many are left out."""
    left = len(rows) - most
    note = f"The {most} largest of {len(rows)} {what}; {left} smaller ones are not drawn."
    return list(rows[:most]), note if left > 0 else ""


def points(at: float, low: float, high: float) -> str:
    """A change in points with its interval, `+12 (9 to 15)`; fractions of 1 are given."""
    digits = 0 if 100 * (high - low) >= 2 else 1
    at, low, high = (round(100 * v, digits) + 0.0 for v in (at, low, high))
    sign = "+" if at > 0 else ""
    return f"{sign}{at:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})".replace(
        "-", "\N{MINUS SIGN}")


def quote_end(text: str) -> str:
    """An end named within a sentence."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def draw_rows(ax: Axes, rows: Sequence[FigureRow], title: str, unit: str, scale: float = 100.0,
              inches: float = 3.6) -> Axes:
    """Rows in the order given, around a line at zero; grey where the interval holds zero."""
    look = paint()
    sheet.tidy(ax, title, "", inches)
    for place, row in enumerate(rows):
        shade = look.mark((BLUE if row.at > 0 else ORANGE) if row.sure else GREY)
        ax.plot([scale * row.low, scale * row.high], [place, place], color=shade, linewidth=1.6,
                solid_capstyle="butt")
        ax.plot(scale * row.at, place, "o", markersize=4.6, color=shade)
        for at, sign in row.marks:
            ax.plot(scale * at, place, marker=sign, markersize=7, color=look.ink,
                    markeredgewidth=1.1, linestyle="none")
        if row.said:
            ax.text(1.02, place, row.said, va="center", fontsize=sheet.SMALL, color=look.ink,
                    transform=ax.get_yaxis_transform())
    ax.axvline(0, color=look.ink, linewidth=0.8)
    sheet.lines(ax, [row.name for row in rows], NAME)
    ax.locator_params(axis="x", nbins=6)
    ax.set_xlabel(unit, fontsize=sheet.SMALL, color=look.ink)
    return ax
