"""The two styles, light and dark, and the settings that hold while a figure is drawn.

Whatever a matplotlibrc or the user has set, every figure starts from matplotlib's own defaults.
"""

from __future__ import annotations

import contextlib
import functools
import warnings
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, ParamSpec, TypeVar

from sim.errors import UsageError
from sim.report.figures.colours import BROWN, INDIGO, WINE
from sim.report.figures.contrast import MARK, TEXT, apart, contrast, mix_colours

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Theme:
    """Colours of paper, text and frames; all others are fitted to the paper."""

    name: str
    paper: str
    ink: str
    muted: str  # text of less weight
    frame: str
    grid: str
    swap: dict[str, str] = field(default_factory=dict)  # colours that would drown in the paper

    def mark(self, colour: str) -> str:
        """A colour as a line or a dot wears it on this paper."""
        return apart(self.swap.get(colour, colour), self.paper, self.ink, MARK)

    def text(self, colour: str) -> str:
        """A colour as text wears it on this paper."""
        return apart(self.swap.get(colour, colour), self.paper, self.ink, TEXT)

    def soft(self, colour: str, part: float = 0.7) -> str:
        """A colour as a wide area: mixed with the paper."""
        return mix_colours(self.mark(colour), self.paper, part)

    @staticmethod
    def over(fill: str) -> str:
        """Black or white, whichever is read better on a fill."""
        return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, fill))


LIGHT: Final = Theme("light", "#FFFFFF", "#1E1E22", "#55555C", "#8C8C92", "#E6E6E8")
DARK: Final = Theme("dark", "#15181C", "#ECECEE", "#B4B8BE", "#7C828A", "#2E343B",
                    {INDIGO: "#B030F0", WINE: "#F0C0C0", BROWN: "#F0E0A0"})
THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK)}
FONTS: Final = ["DejaVu Sans", "Verdana", "sans-serif"]
OURS: Final[dict[str, Any]] = {
    "font.family": FONTS[:1], "svg.fonttype": "none", "svg.hashsalt": "escalade",
    "font.size": 9.0, "axes.unicode_minus": True, "savefig.bbox": None, "text.hinting": "none",
    "text.parse_math": False,
    "savefig.facecolor": "auto", "savefig.edgecolor": "auto", "figure.dpi": 100.0,
}
# Of the session, not of a figure.
LEAVE: Final = ("backend", "interactive", "toolbar", "timezone", "webagg", "tk.", "macosx",
                "keymap", "animation", "docstring", "date.epoch", "figure.max_open", "figure.hooks",
                "figure.raise_window", "savefig.directory")
_now: ContextVar[Theme] = ContextVar("theme", default=LIGHT)


def paint() -> Theme:
    """The theme that is being drawn in."""
    return _now.get()


def theme(style: str) -> Theme:
    """A theme by its name; UsageError for any other."""
    if style not in THEMES:
        raise UsageError(f"style={style}: expected {' or '.join(THEMES)}")
    return THEMES[style]


@contextlib.contextmanager
def painting(style: str | Theme) -> Iterator[Theme]:
    """Matplotlib's defaults with our own, and the theme, while the block runs."""
    import matplotlib

    found = theme(style) if isinstance(style, str) else style
    settings: dict[Any, Any] = {k: v for k, v in dict.items(matplotlib.rcParamsDefault)
                                if not k.startswith(LEAVE)}
    colours = {"text.color": found.ink, "axes.labelcolor": found.ink, "xtick.color": found.frame,
               "ytick.color": found.frame, "axes.edgecolor": found.frame,
               "axes.facecolor": found.paper, "figure.facecolor": found.paper}
    token = _now.set(found)
    try:
        with matplotlib.rc_context(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            matplotlib.rcParams.update(settings | OURS | colours)
            yield found
    finally:
        _now.reset(token)


def with_style(draw: Callable[P, R]) -> Callable[P, R]:
    """A figure function whose keyword `style` (light or dark) sets the theme it draws in."""
    @functools.wraps(draw)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        with painting(str(kwargs.get("style", "light"))):
            return draw(*args, **kwargs)

    return inside
