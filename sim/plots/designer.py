"""What a threat gets: points played and fitted surfaces, by each of its four sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.colours import BLUE, GREY, INK, RED
from sim.results.words import sentence
from sim.studies.designer import FACTORS, TRUSTED, Design, Surface, basis, ranges

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.scenario.model import Scenario

KEY = (
    "Grey: threats played. Blue: fitted surface with the other three sides as issued; dashed where "
    "it foretells less than half of the variance of points left out. Black: as issued. Red "
    "diamond: the robust choice (least largest regret over the rivals' doctrines)."
)
UNITS = {"deadline": "day of the deadline", "size": "part of the demand", "publicity": "publicity",
         "rung": "rung threatened"}


def curve(scenario: Scenario, d: Design, s: Surface, f: int) -> tuple[np.ndarray, np.ndarray]:
    """The fitted surface along one factor through the threat as issued."""
    low, high = ranges(scenario)[f]
    along = np.linspace(low, high, 60)
    points = np.tile(d.points[-1], (60, 1))
    points[:, f] = along
    beta = np.linalg.pinv(basis(d.points, scenario)) @ s.values
    return along, basis(points, scenario) @ beta


def draw_response(ax: Axes, scenario: Scenario, d: Design, s: Surface, f: int) -> Axes:
    """One response along one factor."""
    scale = 1.0 if s.name == "worth" else 100.0
    ax.plot(d.points[:-1, f], scale * s.values[:-1], "o", color=GREY, markersize=2.6, alpha=0.7)
    x, y = curve(scenario, d, s, f)
    ax.plot(x, scale * y, color=BLUE, linewidth=1.8, linestyle="-" if s.foretold >= TRUSTED
            else "--")
    ax.plot(d.points[-1, f], scale * s.values[-1], "o", color=INK, markersize=6)
    ax.plot(d.points[d.robust, f], scale * s.values[d.robust], "D", color=RED, markersize=6)
    style.tidy(ax, f"{sentence(s.name)} by {FACTORS[f]}")
    return ax


def design_figure(scenario: Scenario, d: Design, origin: str) -> Figure:
    """A row a response, a column a side of the threat."""
    n = len(d.surfaces)
    fig = style.new_figure(9.6, 1.9 * n + 1.6)
    style.heading(fig, "What a threat gets, by deadline, size, publicity and rung", d.rollouts)
    style.notes(fig, KEY, origin)
    for row, s in enumerate(d.surfaces):
        unit = "units of the issue" if s.name == "worth" else "% of rollouts"
        for f, name in enumerate(FACTORS):
            ax = draw_response(fig.add_subplot(n, len(FACTORS), row * len(FACTORS) + f + 1),
                               scenario, d, s, f)
            if f == 0:
                ax.set_ylabel(f"{sentence(s.name)}\n{unit}", fontsize=style.SMALL, color=INK)
            if row == n - 1:
                ax.set_xlabel(UNITS[name], fontsize=style.SMALL, color=INK)
    return fig
