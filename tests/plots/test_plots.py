"""Figures: all drawn, n shown, no text on other text, colours fixed."""

from __future__ import annotations

import itertools

import pytest

from sim.errors import UsageError
from sim.plots import draw_all, kinds
from sim.plots.style import colour
from sim.results.run import Run
from tests.results.synthetic import synthetic


@pytest.fixture(scope="module")
def run():
    """1000 rollouts with six actors and seven axes."""
    return Run(synthetic())


@pytest.mark.parametrize(
    "kind", ["shares", "events", "deaths", "ground", "rungs", "ties", "beliefs", "other"]
)
def test_no_text_overlaps(run, kind: str):
    """Every pair of visible texts is apart, inside the figure, and n is stated."""
    fig = run.plot(kind)
    fig.canvas.draw()
    texts = [fig._suptitle, fig._supxlabel]
    for ax in fig.axes:
        low, high = sorted(ax.get_ylim())
        drawn = [t for t in ax.get_yticklabels() if low <= t.get_position()[1] <= high]
        texts += [*ax.texts, ax._left_title, *ax.get_xticklabels(), *drawn]
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts if t and t.get_text()]
    for (one, a), (two, b) in itertools.combinations(boxes, 2):
        assert not a.overlaps(b), (one, two)
    for text, box in boxes:
        assert box.x0 >= 0 and box.x1 <= fig.bbox.x1 and box.y0 >= 0, text
        assert "_" not in text
    assert "n = 1,000" in fig._suptitle.get_text()


def test_draw_all(tmp_path):
    """A PNG and an SVG of each kind; the same bytes when drawn again."""
    run = Run(synthetic(rows=10, replicates=2, days=5))
    first = draw_all(run.outcome, run.summary(), tmp_path / "a")
    again = draw_all(run.outcome, run.summary(), tmp_path / "b")
    assert len(first) == 2 * len(kinds(run.outcome))
    assert all(p.stat().st_size > 1000 for p in first)
    assert all(p.read_bytes() == q.read_bytes() for p, q in zip(first, again, strict=True))


def test_unknown_kind(run):
    """A figure that does not exist is refused with the list of those that do."""
    with pytest.raises(UsageError, match="shares"):
        run.plot("pie")


def test_colours_are_fixed():
    """A label's colour depends on nothing but the label."""
    assert colour("healthy") == "#009E73"
    assert colour("a_label_of_ones_own") == colour("a_label_of_ones_own")
