"""Draws the figures of a run, one or all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import UsageError
from sim.plots.colours import BLUE, colours
from sim.plots.events import cumulative, draw_share, events, events_figure
from sim.plots.fans import draw_series, fans_figure
from sim.plots.series import actor_of, groups
from sim.plots.shares import draw_shares, shares_figure
from sim.plots.style import DPI, settle
from sim.results.atomic import guarded, write
from sim.results.frames import SERIES_QUANTILES, series_quantiles
from sim.results.outcome import Outcome
from sim.results.words import sentence
from sim.state.outputs import DAY_PREFIX

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def kinds(outcome: Outcome) -> list[str]:
    """The figures this outcome has something to show in."""
    fans = list(groups(outcome)) if len(outcome.series) and outcome.days > 1 else []
    return ["shares", *(["events"] if events(outcome) else []), *fans]


def figure(outcome: Outcome, summary: dict[str, Any], kind: str, ax: Axes | None = None) -> Figure:
    """One figure by its kind; into `ax`, its chief panel alone."""
    if kind not in kinds(outcome):
        raise UsageError(f"no figure {kind!r}; there are: {', '.join(kinds(outcome))}")
    if ax is not None:
        return chief_panel(ax, outcome, summary, kind)
    if kind == "shares":
        return shares_figure(outcome, summary)
    return events_figure(outcome) if kind == "events" else fans_figure(outcome, kind)


def chief_panel(ax: Axes, outcome: Outcome, summary: dict[str, Any], kind: str) -> Any:
    """The first panel of a figure, drawn into `ax`; the figure that it belongs to."""
    shades = colours(outcome)
    if kind == "shares":
        axis = outcome.question["axis"]
        draw_shares(ax, summary["outcomes"][axis], sentence(axis), shades)
    elif kind == "events":
        name = events(outcome)[0]
        bands = cumulative(outcome, name)
        event = name.removeprefix(DAY_PREFIX)
        draw_share(ax, outcome, bands, shades[event], sentence(event))
    else:
        name = groups(outcome)[kind][0]
        bands = series_quantiles(outcome, SERIES_QUANTILES)[:, :, outcome.series_names.index(name)]
        draw_series(ax, outcome, name, bands, shades.get(actor_of(name, outcome) or name, BLUE))
    return ax.figure


def draw_all(outcome: Outcome, summary: dict[str, Any], folder: Path | str) -> list[Path]:
    """Writes every figure as PNG and SVG into folder/figures; returns the paths."""
    return [path for kind in kinds(outcome)
            for path in draw_one(figure(outcome, summary, kind), kind, folder)]


def draw_one(fig: Figure, name: str, folder: Path | str) -> list[Path]:
    """Writes one figure as PNG and SVG into folder/figures; returns the paths."""
    from matplotlib import rc_context

    target = Path(folder) / "figures"
    paths = []
    with guarded(target), rc_context({"svg.hashsalt": "escalade"}):
        target.mkdir(parents=True, exist_ok=True)
        settle(fig)
        for form in ("png", "svg"):
            meta = {"Date": None} if form == "svg" else {"Software": None}
            path = target / f"{name}.{form}"
            write(path, lambda p, s=form, m=meta: _save(fig, p, s, m))
            paths.append(path)
    return paths


def _save(fig: Figure, path: Path, form: str, meta: dict[str, Any]) -> None:
    fig.savefig(path, format=form, dpi=DPI, metadata=meta)
