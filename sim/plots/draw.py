"""Draws the figures of a run, one or all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import UsageError
from sim.plots.events import events, events_figure
from sim.plots.fans import fans_figure
from sim.plots.series import groups
from sim.plots.shares import shares_figure
from sim.plots.style import DPI, settle
from sim.results.atomic import guarded, write
from sim.results.outcome import Outcome

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def kinds(outcome: Outcome) -> list[str]:
    """The figures this outcome has something to show in."""
    fans = list(groups(outcome)) if len(outcome.series) and outcome.days > 1 else []
    return ["shares", *(["events"] if events(outcome) else []), *fans]


def figure(outcome: Outcome, summary: dict[str, Any], kind: str) -> Figure:
    """One figure by its kind."""
    if kind not in kinds(outcome):
        raise UsageError(f"no figure {kind!r}; there are: {', '.join(kinds(outcome))}")
    if kind == "shares":
        return shares_figure(outcome, summary)
    return events_figure(outcome) if kind == "events" else fans_figure(outcome, kind)


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
