"""Figures: all drawn, n and seed shown, no text on other text or cut off."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

import numpy as np
import pytest

from sim.errors import UsageError
from sim.plots import draw_all, kinds
from sim.plots.events import cumulative
from sim.plots.fans import left_out
from sim.plots.series import panel_title
from sim.results.run import Run
from tests.results.synthetic import synthetic


@pytest.fixture(scope="module")
def run():
    """1000 rollouts with six actors and seven axes."""
    outcome = synthetic()
    return Run(dataclasses.replace(outcome, deadlines=[14], sides=[0, 1, 0, 1, 1, -1]))


def texts_of(fig):
    """Every text that a reader sees, with its box."""
    texts = [fig._suptitle, fig._supxlabel]
    for ax in fig.axes:
        low, high = sorted(ax.get_ylim())
        drawn = [t for t in ax.get_yticklabels() if low <= t.get_position()[1] <= high]
        texts += [*ax.texts, ax._left_title, ax.yaxis.label, *ax.get_xticklabels(), *drawn]
    return [(t.get_text(), t.get_window_extent()) for t in texts if t and t.get_text()]


@pytest.mark.parametrize(
    "kind", ["shares", "events", "deaths", "ground", "rungs", "ties", "beliefs", "deals"]
)
def test_texts(run, kind: str):
    """Every pair of texts is apart, inside the figure, in plain words; n and seed are stated."""
    fig = run.plot(kind)
    fig.canvas.draw()
    boxes = texts_of(fig)
    for (one, a), (two, b) in itertools.combinations(boxes, 2):
        assert not a.overlaps(b), (one, two)
    for text, box in boxes:
        assert box.x0 >= 0 and box.x1 <= fig.bbox.x1, text
        assert box.y0 >= 0 and box.y1 <= fig.bbox.y1, text
        assert "_" not in text
    assert "n = 1,000" in fig._suptitle.get_text()
    assert "seed 7" in " ".join(fig._supxlabel.get_text().split())
    assert ("deadline" in fig._supxlabel.get_text()) == (kind != "shares")


def test_both_ranges_are_drawn(run):
    """The bars of a label end where its two ranges end."""
    from matplotlib.patches import Rectangle

    row = run.summary()["outcomes"]["tie"]["healthy"]
    ax = next(a for a in run.plot("shares").axes if a._left_title.get_text() == "Tie")
    bars = [p for p in ax.patches if isinstance(p, Rectangle)][:2]
    ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars]
    assert ends[0] == pytest.approx((row["spread_low"], row["spread_high"]))
    assert ends[1] == pytest.approx((row["low"], row["high"]))


def test_cumulative(run):
    """The curve never falls, ends at the share that ever happened, and lies in its interval."""
    share, low, high, *_ = cumulative(run.outcome, "day_of_deal")
    assert np.all(np.diff(share) >= 0) and np.all((low <= share) & (share <= high))
    assert share[-1] == run.summary()["counts"]["day_of_deal"]["share"]["p"]


def test_series_in_words(run):
    """Names of panels read as a person would write them."""
    want = {
        "rung_challenger_north_patron": "Challenger towards North Patron",
        "tie_defender_south_patron": "Defender and South Patron",
        "deaths_north_patron": "North Patron",
        "area_taken": "Net area taken by Challenger and North Patron",
        "displaced": "People displaced",
    }
    assert {name: panel_title(name, run.outcome) for name in want} == want
    assert left_out(["deaths_outsider"], run.outcome).endswith("throughout: Outsider.")


def test_draw_all(tmp_path, run):
    """A small PNG and an SVG of each kind; the same bytes when drawn again from the folder."""
    from sim.results.store import load, save

    save(run.outcome, tmp_path / "a", {}, None, 0.0)
    first = draw_all(run.outcome, run.summary(), tmp_path / "a")
    again = draw_all(*load(tmp_path / "a"), tmp_path / "b")
    assert len(first) == 2 * len(kinds(run.outcome))
    assert all(1000 < p.stat().st_size < 300_000 for p in first if p.suffix == ".png")
    assert all(p.read_bytes() == q.read_bytes() for p, q in zip(first, again, strict=True))


def test_the_last_days_of_the_calendar_are_drawn(run):
    """Steps last through the final day, after which there is no date."""
    start = dt.date.max - dt.timedelta(days=run.outcome.days - 1)
    late = Run(dataclasses.replace(run.outcome, start=start))
    for kind in ("events", "rungs", "deaths"):
        ends = [[(np.diff(ax.get_xlim())[0], len(ax.get_xticks())) for ax in r.plot(kind).axes]
                for r in (run, late)]
        assert ends[0] == ends[1]


def test_few_rollouts(tmp_path):
    """One row of one rollout, and a horizon of three days, are drawn too."""
    run = Run(synthetic(rows=1, replicates=1, days=3))
    assert all(path.exists() for path in draw_all(run.outcome, run.summary(), tmp_path))


def test_unknown_kind(run):
    """A figure that does not exist is refused with the list of those that do."""
    with pytest.raises(UsageError, match="shares"):
        run.plot("pie")
