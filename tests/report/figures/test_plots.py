"""Figures of a run: each states what it finds, in names, on one page, in both styles."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import numpy as np
import pytest

from sim.data.asked import Asked
from sim.data.summary import summarise
from sim.errors import UsageError
from sim.questions.run.answer import Run
from sim.report.figures import draw_all, figure, kinds
from sim.report.figures.events import come, cumulative, distinct
from sim.report.figures.fans import left_out
from sim.report.figures.names import names_of, upper
from sim.report.figures.series import panel_title
from tests.data.synthetic import synthetic
from tests.report.figures.seen import check, finding, texts_of, words_of

KINDS = ["shares", "events", "deaths", "ground", "rungs", "ties", "beliefs", "deals"]


@pytest.fixture(scope="module")
def run():
    """1000 rollouts with six actors and seven axes, a deadline and two meetings."""
    rules = {"tie": [{"label": "healthy", "when": "share_kept < 0.1 or area_taken >= 30"},
                     {"label": "strained", "when": "deaths.defender > 900"}]}
    meetings = [{"day": 16, "kind": "summit", "channel": "hot_line"},
                {"day": 30, "kind": "delegation", "channel": "hot_line"}]
    return Run(dataclasses.replace(synthetic(), deadlines=[14], sides=[0, 1, 0, 1, 1, -1],
                                   rules=rules, meetings=meetings))


def shown(run, kind, **more):
    """A figure of the run."""
    return figure(run.outcome, run.summary(), kind, **more)


@pytest.mark.parametrize("style", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_texts_are_apart_inside_readable_and_in_words(run, kind, style):
    fig = check(shown(run, kind, style=style), style)
    said = words_of(fig)
    assert "n = 1,000" in said and "seed 7" in said
    if kind != "shares":
        for fixed in ("deadline 1 Mar", "summit 3 Mar", "delegations meet 17 Mar"):
            assert fixed in said


def test_swapped_shares_change_the_title(run):
    """With the labels of the question's axis exchanged, the other end is named as likeliest."""
    before = finding(shown(run, "shares"))
    outcome = run.outcome
    labels = outcome.labels.copy()
    labels[:, 3] = np.array([1, 0, 2])[labels[:, 3]]  # healthy and strained
    after = finding(shown(Run(dataclasses.replace(outcome, labels=labels)), "shares"))
    swap = {"healthy": "strained", "strained": "healthy"}
    assert after != before
    assert after == re.sub("healthy|strained", lambda found: swap[found.group()], before)
    p = run.summary()["outcomes"]["tie"]["healthy"]["p"]
    assert f"“healthy” ({100 * p:.0f}%)" in before and before.startswith("Tie: ")


def test_names_come_from_the_glossary(run):
    """Axis, labels, actors and events are called what the scenario calls them."""
    words = {"axis": {"tie": ["The old friendship", ""]},
             "label": {"tie.healthy": ["still sound", ""]},
             "actor": {"defender": ["Defenderia", ""]},
             "event": {"deal": ["a deal is struck", ""]}}
    named = Run(dataclasses.replace(run.outcome, words=words))
    assert finding(shown(named, "shares")).startswith("The old friendship: ")
    assert "“still sound” (" in finding(shown(named, "shares"))
    assert "Defenderia" in words_of(shown(named, "deaths"))
    assert "a deal is struck" in words_of(shown(named, "events")).lower()


def test_both_ranges_are_drawn(run):
    """The bars of a label end where its two ranges end."""
    from matplotlib.patches import Rectangle

    row = run.summary()["outcomes"]["tie"]["healthy"]
    ax = next(a for a in shown(run, "shares").axes if a._left_title.get_text().startswith("Tie"))
    bars = [p for p in ax.patches if isinstance(p, Rectangle)][:2]
    ends = [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in bars]
    assert ends[0] == pytest.approx((row["spread_low"], row["spread_high"]))
    assert ends[1] == pytest.approx((row["low"], row["high"]))


def test_cumulative(run):
    """The curve never falls, ends at the share that ever happened, and lies in its interval."""
    share, low, high = cumulative(run.outcome, "day_of_deal")
    assert np.all(np.diff(share) >= 0) and np.all((low <= share) & (share <= high))
    assert share[-1] == run.summary()["counts"]["day_of_deal"]["share"]["p"]


def test_one_curve_for_events_that_come_together(run):
    """Two events on the same days are one line with both names; one that never comes is named."""
    outcome = run.outcome
    counts = outcome.counts.copy()
    strike, deal = (outcome.count_names.index(f"day_of_{x}") for x in ("wide_strike", "deal"))
    assert "day_of_execution" not in distinct(outcome)
    counts[:, strike] = counts[:, deal]
    twin = Run(dataclasses.replace(outcome, counts=counts))
    assert distinct(twin.outcome)["day_of_deal"] == ["day_of_deal", "day_of_wide_strike"]
    said = words_of(shown(twin, "events"))
    name = names_of(twin.outcome).event
    assert f"{upper(name('deal'))} and {name('wide_strike')}" in said
    assert f"Never, and not drawn: {name('execution')}" in said
    assert come(outcome, "day_of_execution").sum() == 0


def test_rungs_are_stacked_shares_with_names(run):
    """The bands fill the panel, and each day's share of war is that of rungs 8 and 9."""
    from sim.report.figures.rungs import shares_of

    name = "rung_challenger_defender"
    found = shares_of(run.outcome, name)
    assert np.allclose(found.sum(axis=0), 1)
    rungs = run.outcome.series[:, :, run.outcome.series_names.index(name)]
    assert found[-1, -1] == pytest.approx((rungs[:, -1] >= 8).mean())
    assert "war" in words_of(shown(run, "rungs")) and "rung" not in words_of(shown(run, "rungs"))


def test_thresholds_are_drawn_where_a_label_depends_on_one(run):
    """A dotted line at the level, and what hangs on it in the notes; none without rules."""
    fig = shown(run, "ground")
    ax = next(a for a in fig.axes if "area" in a._left_title.get_text())
    level = [line for line in ax.lines if set(line.get_ydata()) == {30.0}]
    assert len(level) == 1 and level[0].is_dashed()
    assert "at least 30 (Tie: healthy)" in words_of(fig)
    assert "less than 10% of its start" in words_of(fig)
    bare = Run(dataclasses.replace(run.outcome, rules={}))
    assert "Dotted" not in words_of(shown(bare, "ground"))


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
    said = left_out(["deaths_outsider"], run.outcome, names_of(run.outcome))
    assert said.endswith("throughout: Outsider.")


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_drawn_into_a_panel_of_ones_own(run, kind):
    """The panel given is drawn in, with the finding as its title, and its figure comes back."""
    from matplotlib.figure import Figure

    mine = Figure(figsize=(7, 4))
    left, right = mine.subplots(1, 2)
    assert shown(run, kind, ax=right) is mine
    assert right.has_data() and not left.has_data() and len(right._left_title.get_text()) > 15
    assert texts_of(mine)


def test_draw_all(tmp_path, run):
    """A small PNG and an SVG of each kind; the same bytes again from the folder, and by two."""
    from sim.data.store import load, save

    save(run.outcome, tmp_path / "a", Asked("run", {}), "An answer.")
    first = draw_all(run.outcome, run.summary(), tmp_path / "a")
    again = draw_all(*load(tmp_path / "a"), tmp_path / "b", workers=2)
    assert len(first) == 2 * len(kinds(run.outcome))
    assert all(1000 < p.stat().st_size < 400_000 for p in first if p.suffix == ".png")
    assert all(p.read_bytes() == q.read_bytes() for p, q in zip(first, again, strict=True))


def test_the_last_days_of_the_calendar_are_drawn(run):
    """Steps last through the final day, after which there is no date."""
    start = dt.date.max - dt.timedelta(days=run.outcome.days - 1)
    late = Run(dataclasses.replace(run.outcome, start=start))
    for kind in ("events", "rungs", "deaths"):
        ends = [[(np.diff(ax.get_xlim())[0], len(ax.get_xticks())) for ax in shown(r, kind).axes]
                for r in (run, late)]
        assert ends[0] == ends[1]


def test_few_rollouts(tmp_path):
    """One row of one rollout, and a horizon of three days, are drawn too."""
    run = Run(synthetic(rows=1, replicates=1, days=3))
    assert all(path.exists() for path in draw_all(run.outcome, run.summary(), tmp_path))


def test_unknown_kind_or_style(run):
    """A figure or a style that does not exist is refused with those that do."""
    with pytest.raises(UsageError, match="shares"):
        shown(run, "pie")
    with pytest.raises(UsageError, match="light or dark"):
        shown(run, "shares", style="grey")


def test_no_figure_of_series_that_are_zero(run):
    """A group in which nothing ever happens has no figure."""
    series = run.outcome.series.copy()
    series[:, :, [n.startswith("deaths_") for n in run.outcome.series_names]] = 0
    still = dataclasses.replace(run.outcome, series=series)
    assert "deaths" in kinds(run.outcome) and "deaths" not in kinds(still)
    assert summarise(still)["n"] == 1000


LONG = "a rather long name that a scenario gives to it, twelve words"


@pytest.mark.parametrize("kind", KINDS)
def test_long_names_are_folded_not_cut(run, kind):
    """With names of sixty letters for every label, event, axis and actor no text meets another."""
    outcome = run.outcome
    words = {"label": {f"{a}.{x}": (f"{LONG} {k}", "") for a, every in outcome.axes.items()
                       for k, x in enumerate(every)},
             "event": {x: (f"{LONG} {x[0]}", "") for x in ("deal", "breakdown", "wide_strike")},
             "actor": {a: (f"The Federation of {a.title().replace('_', ' ')}", "")
                       for a in outcome.actors}}
    check(shown(Run(dataclasses.replace(outcome, words=words)), kind))
