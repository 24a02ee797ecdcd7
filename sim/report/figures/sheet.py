"""The sheet a figure stands on: what it finds on top, what it shows below that, notes at the foot.

Heading and notes are measured first and the sheet is made tall enough for both, so that panels keep
the height they were given.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 150
HEAD, PANEL_HEAD, SMALL = 12.0, 9.5, 8.0  # points
MARGIN = 0.12  # inches
PANEL = (3.9, 2.4)  # inches, of one of many panels
TALLEST = 10.0  # inches
HARD = "\N{NO-BREAK SPACE}"
TIES = tuple(map(re.compile, (r"\b\d{1,2} [A-Z][a-z]{2}\b", r"\bn = [\d,]+", r"\bin [\d.]+%")))


@functools.lru_cache(maxsize=4096)
def width_of(text: str, size: float, weight: str) -> float:
    """Inches that a line of text takes."""
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    from sim.report.figures.theme import FONTS

    font = FontProperties(family=FONTS[:1], size=size, weight=weight)
    return float(_renderer(RendererAgg).get_text_width_height_descent(text, font, False)[0]) / 144


@functools.lru_cache(maxsize=1)
def _renderer(kind: Any) -> Any:
    return kind(16, 16, 144)


def fold(text: str, size: float, inches: float, weight: str = "normal") -> str:
    """Text broken so that no line is wider than `inches` at a size in points.

    Words stay whole, and so do `29 Feb`, `n = 2,000` and `in 90%`.
    """
    lines: list[str] = []
    blank = width_of("a a", size, weight) - width_of("aa", size, weight)
    for part in no_break(text).split("\n"):
        line, used = "", 0.0
        for word in part.split(" "):
            wide = width_of(word.replace(HARD, " "), size, weight)
            if line and used + blank + wide > inches:
                lines.append(line)
                line, used = word, wide
            else:
                line, used = (f"{line} {word}", used + blank + wide) if line else (word, wide)
        lines.append(line)
    return "\n".join(lines).replace(HARD, " ")


def no_break(text: str) -> str:
    """Text with hard blanks where a line must not break."""
    for pattern in TIES:
        text = pattern.sub(lambda found: found.group().replace(" ", HARD), text)
    return text


def height_of(text: str, size: float) -> float:
    """Inches that lines of text take."""
    return 1.22 * size / 72 * (text.count("\n") + 1) if text else 0.0


def sheet(wide: float, tall: float, finding: str, about: str, notes: Sequence[str]) -> Figure:
    """An empty figure with room for panels of `wide` by `tall` inches together.

    finding: the title, a sentence. about: what is shown, of how many rollouts. notes: paragraphs.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    room, look = wide - 2 * MARGIN, paint()
    head = fold(finding, HEAD, room, "bold")
    below = fold(about, SMALL + 1, room)
    foot = "\n".join(fold(note.replace("_", " "), SMALL, room) for note in notes if note)
    top = MARGIN + height_of(head, HEAD) + height_of(below, SMALL + 1) + 0.08
    bottom = MARGIN + height_of(foot, SMALL) + (0.06 if foot else 0.0)
    fig = Figure(figsize=(wide, tall + top + bottom), layout="constrained", facecolor=look.paper)
    FigureCanvasAgg(fig)
    high = fig.get_figheight()
    engine: Any = fig.get_layout_engine()
    engine.set(w_pad=0.09, h_pad=0.06, hspace=0.03, wspace=0.03,
               rect=(0, bottom / high, 1, 1 - (top + bottom) / high))
    put = functools.partial(fig.text, MARGIN / wide, ha="left", linespacing=1.22)
    put(y=1 - MARGIN / high, s=head, va="top", fontsize=HEAD, fontweight="bold", color=look.ink,
        gid="finding")
    put(y=1 - (MARGIN + height_of(head, HEAD) + 0.03) / high, s=below, va="top",
        fontsize=SMALL + 1, color=look.muted, gid="about")
    put(y=MARGIN / high, s=foot, va="bottom", fontsize=SMALL, color=look.muted, gid="notes")
    return fig


def panels(count: int, across: int = 3) -> tuple[float, float, int, int]:
    """Width and height in inches of `count` equal panels together, how many across and down."""
    across = min(count, 2 if count == 4 else across)
    down = -(-count // across)
    return max(6.8, PANEL[0] * across), PANEL[1] * down, across, down


def place(fig: Figure, count: int, across: int, down: int) -> list[Axes]:
    """The panels, row by row."""
    return [fig.add_subplot(down, across, k + 1) for k in range(count)]


def tidy(ax: Axes, title: str, unit: str = "", inches: float = 3.2) -> Axes:
    """Light frame, faint grid, title to the left, the unit along the y axis."""
    look = paint()
    title = fold(title, PANEL_HEAD, inches, "bold")
    ax.set_facecolor(look.paper)
    ax.set_title(title, loc="left", fontsize=PANEL_HEAD, fontweight="bold", color=look.ink)
    ax.set_ylabel(unit, fontsize=SMALL, color=look.ink)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(look.frame)
    ax.tick_params(labelsize=SMALL, color=look.frame, labelcolor=look.ink)
    ax.grid(True, axis="both", color=look.grid, linewidth=0.6)
    ax.set_axisbelow(True)
    return ax


def lift(ax: Axes, points: float) -> Axes:
    """The panel's title raised to so many points above the panel, for what stands between."""
    ax.set_title(ax.get_title(loc="left"), loc="left", pad=points, fontsize=PANEL_HEAD,
                 fontweight="bold", color=paint().ink)
    return ax


def lines(ax: Axes, names: Sequence[str], inches: float = 2.4) -> Axes:
    """One name a line, the first on top."""
    ax.set_yticks(range(len(names)), [fold(name, SMALL, inches) for name in names])
    ax.set_ylim(max(1, len(names)) - 0.4, -0.6)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    return ax


def percent_axis(axis: Any) -> None:
    """Ticks in percent on a share axis."""
    from matplotlib.ticker import PercentFormatter

    axis.set_major_formatter(PercentFormatter(1.0, decimals=0))


def settle(fig: Figure) -> Figure:
    """Lays the figure out once, to 1/10,000 of its size: the solver's last bits vary."""
    engine = fig.get_layout_engine()
    if engine is None or type(engine).__name__ == "PlaceHolderLayoutEngine":
        return fig
    engine.execute(fig)
    fig.set_layout_engine("none")
    for ax in fig.axes:
        ax.set_position([round(float(x), 4) for x in ax.get_position().bounds])
    return fig


def root_of(ax: Axes) -> Figure:
    """The figure that a panel belongs to."""
    return ax.get_figure(root=True)  # type: ignore[return-value]
