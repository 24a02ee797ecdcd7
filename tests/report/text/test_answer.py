"""The terminal text: the answer first, ignorance before luck, every label, on any page."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from sim.data.summary import summarise
from sim.glossary.text import interval, number, percent, span_text, with_error
from sim.questions.run.answer import Run
from sim.report.text.tables import axis_lines
from tests.data.synthetic import AXES, synthetic


@pytest.fixture(scope="module")
def outcome():
    """1000 rollouts in 100 rows."""
    return synthetic()


@pytest.mark.parametrize("width", [80, 100])
def test_order_and_width(outcome, width: int):
    """The answer, both ranges, the question's axis, the other axes in order, counts, files."""
    text = Run(outcome).page(width)
    parts = ["Will the tie stay healthy? Healthy in ", "\nRows 5-95%", "\nMonte Carlo 95%", "luck"]
    parts += [
        "\n  Tie ",
        "\n  End state",
        "\n  Ultimatum",
        "\n  Refugees",
        "\n  Counts",
        "First day",
    ]
    parts += ["3 numbers rest on judgement (grade J), by family: "]
    places = [text.index(part) for part in parts]
    assert places[0] == 0 and places == sorted(places)
    assert max(map(len, text.splitlines())) <= width
    assert all(
        f"\n  {label.replace('_', ' ')} " in text for axis in AXES.values() for label in axis
    )


def test_ignorance_comes_before_luck(outcome):
    """The columns: share, spread over rows, Monte Carlo interval with n."""
    rows = summarise(outcome)["outcomes"]["tie"]
    head, *body = axis_lines(outcome, "tie", rows, 100)
    assert head.split("  ")[-1] == "Monte Carlo 95%, n = 1,000"
    assert head.index("share") < head.index("rows 5-95%") < head.index("Monte Carlo")
    row = rows["healthy"]
    assert body[0].split()[2:] == [span_text(row), interval(row["low"], row["high"])]
    assert span_text(row).count("\N{PLUS-MINUS SIGN}") == 2


def test_the_ends_of_a_spread_stand_with_their_errors():
    row = {"spread_low": 0.12, "spread_low_from": 0.10, "spread_low_to": 0.13, "spread_high": 0.7,
           "spread_high_from": 0.69, "spread_high_to": 0.74}
    assert span_text(row) == "12\N{PLUS-MINUS SIGN}2-70\N{PLUS-MINUS SIGN}4%"
    assert span_text({**row, "spread_low_from": None}) == "12-70%"
    never = dict.fromkeys(row, 0.0) | {"spread_high_to": 0.012}
    assert span_text(never) == "under 1%"


def test_an_amount_stands_with_its_error_as_fine_as_itself():
    assert with_error(12.34, 12.0, 12.8) == "12.3\N{PLUS-MINUS SIGN}0.5"
    assert with_error(1234.5, 1200.0, 1250.0) == "1,234\N{PLUS-MINUS SIGN}34"
    assert with_error(1.3e6, 1288177.0, 1.3e6) == "1,300,000\N{PLUS-MINUS SIGN}12,000"
    assert with_error(3.0, 3.0, 3.0) == "3" and with_error(3.0, None, None) == "3"


def test_never_reached(outcome):
    """A label at 0 keeps an interval with a width, no narrower than the rule of three."""
    row = summarise(outcome)["outcomes"]["refugees"]["gate_opened"]
    assert row["p"] == 0 == row["low"] and row["high"] > 3 / 1000
    assert row["spread_high"] > 0


def test_luck(outcome):
    """All luck where rows are shuffled; nearly all ignorance where replicates agree."""
    j = list(AXES).index("tie")
    shuffled = outcome.labels.copy()
    shuffled[:, j] = np.random.default_rng(1).permutation(shuffled[:, j])
    agreed = outcome.labels.copy()
    agreed[:, j] = np.repeat(agreed[::10, j], 10)
    part = summarise(outcome)["luck"]
    assert summarise(dataclasses.replace(outcome, labels=shuffled))["luck"] > 0.97
    assert summarise(dataclasses.replace(outcome, labels=agreed))["luck"] < 0.05 < part < 0.9


@pytest.mark.parametrize(
    ("share", "width", "want"),
    [
        (0, 0.1, "0%"),
        (1, 0.1, "100%"),
        (0.4871, 0.1, "49%"),
        (0.4871, 0.004, "48.7%"),
        (0.4871, 0.001, "48.71%"),
        (0.0003, 0.01, "<0.1%"),
        (0.9997, 0.01, ">99.9%"),
        (0.004, 0.1, "0.4%"),
        (None, 0.1, "-"),
    ],
)
def test_percent(share, width: float, want: str):
    """As fine as the error; 0% and 100% only where exact."""
    assert percent(share, width) == want


@pytest.mark.parametrize(
    ("low", "high", "want"),
    [
        (0.434, 0.541, "43-54%"),
        (0.0163, 0.0348, "1.6-3.5%"),
        (0.4866, 0.4879, "48.66-48.79%"),
        (0, 0.0068, "0-0.7%"),
        (0.3, 0.3, "30.0%"),
        (None, None, "-"),
    ],
)
def test_interval(low, high, want: str):
    """As fine as it is wide."""
    assert interval(low, high) == want


@pytest.mark.parametrize(
    ("value", "want"),
    [(937_564.3, "938,000"), (1202.4, "1,202"), (43.48, "43.5"), (2.5, "2.5"), (7.0, "7")]
    + [(0.778, "0.78"), (0.0024, "0.0024"), (-629.2, "-629"), (None, "-")],
)
def test_number(value, want: str):
    """About three digits."""
    assert number(value) == want


def test_the_answer_calls_things_by_their_names(outcome):
    """Label, axis, event, count and actor; a long name is broken, not cut."""
    long = "posts of the challenger cut off behind the lines of the defender and friends"
    words = {"label": {"tie.healthy": ["still on speaking terms", ""]},
             "axis": {"tie": ["the old friendship", ""]}, "event": {"deal": ["a truce", ""]},
             "count": {"civilians": ["townspeople killed", ""], "offers": [long, ""]},
             "actor": {"challenger": ["The Lion", ""]}}
    text = Run(dataclasses.replace(outcome, words=words)).page(80)
    assert text.startswith("Will the tie stay healthy? Still on speaking terms in ")
    for part in ("\n  The old friendship ", "\n  still on speaking terms ", "\n  a truce ",
                 "\n  townspeople", "\n  deaths, The"):
        assert part in text, part
    assert " ".join(long.split()[-3:]) in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80
