"""Figures of comparisons, games and designs: no text on other text or cut off."""

import itertools

import numpy as np
import pytest

from sim.plots.compare import compare_figure
from sim.plots.designer import design_figure
from sim.plots.solve import solve_figure
from sim.scenario.load import load
from sim.studies.change import changes
from sim.studies.designer import Design, Surface, basis, foretold, hat, hypercube
from sim.studies.payoff import Game
from sim.studies.solve import solved

ORIGIN = "A crisis; 100 rollouts in 50 parameter rows, seed 7."
DOCTRINES = (("maximalist", "opportunist", "restrained", "ultimatum"), ("backer", "broker"),
             ("first_way", "second_way", "third_way"))


def texts_of(fig):
    """Every text that a reader sees, with its box."""
    texts = [fig._suptitle, fig._supxlabel]
    for ax in fig.axes:
        low, high = sorted(ax.get_ylim())
        texts += [t for t in ax.get_yticklabels() if low <= t.get_position()[1] <= high]
        left, right = sorted(ax.get_xlim())
        texts += [t for t in ax.get_xticklabels() if left <= t.get_position()[0] <= right]
        texts += [*ax.texts, ax._left_title, ax.xaxis.label, ax.yaxis.label]
    return [(t.get_text(), t.get_window_extent()) for t in texts if t and t.get_text()]


def check(fig):
    """Texts apart and inside, in plain words."""
    fig.canvas.draw()
    boxes = texts_of(fig)
    for (one, a), (two, b) in itertools.combinations(boxes, 2):
        assert not a.overlaps(b), (one, two)
    for text, box in boxes:
        assert box.x0 >= 0 and box.x1 <= fig.bbox.x1 and box.y0 >= 0 and box.y1 <= fig.bbox.y1, text
        assert "_" not in text, text


@pytest.mark.parametrize("versions", [1, 4])
def test_a_comparison(versions):
    rng = np.random.default_rng(1)
    axes = {"end_state": ("limited_war", "deal_holds", "unresolved"), "tie": ("healthy", "broken")}
    names = [f"{a}={x}" for a, labels in axes.items() for x in labels]
    found = [(f"version_{k}", changes(names, *rng.random((2, 50, len(names)))))
             for k in range(versions)]
    fig = compare_figure("What each version changes", found, axes, 100, ORIGIN)
    check(fig)
    ax = fig.axes[0]
    drawn = [float(line.get_xdata()[0]) for line in ax.lines if len(line.get_xdata()) == 1]
    assert drawn == pytest.approx([100 * c.difference for _, f in found for c in f[:3]])


@pytest.mark.parametrize("players", [2, 3])
def test_a_game(players):
    shape = tuple(len(d) for d in DOCTRINES[:players])
    rows = np.random.default_rng(2).normal(size=(40, players, *shape))
    game = Game(("north", "south_patron", "east")[:players], DOCTRINES[:players], rows, 80)
    fig = solve_figure(solved(game, [2.0] * players, 10, False, 7), ORIGIN)
    check(fig)
    assert len(fig.axes) == 6


def test_a_design():
    scenario = load("textbook")
    points = hypercube(scenario, 40, 7)
    projection = hat(basis(points, scenario))
    rng = np.random.default_rng(3)
    surfaces = []
    for name in ("compliance", "war", "tie", "worth"):
        y = rng.random(40)
        surfaces.append(Surface(name, y, y / 10, projection @ y, foretold(y, projection)))
    design = Design(points, tuple(surfaces), 3, rng.random(40), (("steady",),), ("defender",), 0.5,
                    0.8, 100, 50, 10)
    fig = design_figure(scenario, design, ORIGIN)
    check(fig)
    assert len(fig.axes) == 16
