"""The floor in the terminal text: every figure of it, in words, within the page."""

from __future__ import annotations

import pytest

from sim.data.summary import summarise
from sim.engine.state.spurs import SPURS as NAMES
from sim.questions.run.answer import Run
from sim.report.text.floors import SPURS, VERSIONS, floor_lines
from sim.studies.floor import KEYS
from tests.data.synthetic import synthetic


def version(key, war, asked, **rest):
    """An entry as `sim.studies.floor.version` makes it."""
    def figure(p):
        return {"p": p, "low": max(0.0, p - 0.04), "high": p + 0.04}

    return {"key": key, "war": figure(war), "asked": figure(asked), "spurs": {}, "tremble": None,
            "reasons": {}, "acts": [], **rest}


FLOOR = {"n": 500, "bar": 0.01, "versions": [
    version("as_it_is", 0.62, 0.31, spurs={"pledge": 0.7, "itself": 0.2, "offer": 0.06,
                                           "news": 0.04}, tremble=0.25, reasons={"home": 1.0}),
    version("no_demand", 0.09, 0.4, spurs={"itself": 1.0}, tremble=1.0),
    version("no_motive", 0.0, 0.5),
]}


@pytest.fixture(scope="module")
def outcome():
    """1000 rollouts in 100 rows."""
    return synthetic()


def test_every_version_has_its_line_and_what_began_its_wars(outcome):
    text = "\n".join(floor_lines(outcome, FLOOR, 100, 20))
    plain = " ".join(text.split())
    assert "As it is 31% (27-35%) 62% (58-66%)" in plain
    assert "Without the demand 40% (36-44%) 9% (5-13%)" in plain
    assert "With nothing at stake 50% (46-54%) 0% (0-4%)" in plain
    assert "500 rollouts of each" in plain
    assert ("As it is 62%: a pledge after an incident 70%, a look of its own accord 20%, an offer "
            "6%; trembles 25%; in the rest fire was spoken for by home 100%.") in plain
    assert "Without the demand 9%: a look of its own accord 100%; trembles 100%." in plain
    assert "news" not in plain and plain.count("With nothing at stake") == 1


@pytest.mark.parametrize("width", [80, 100])
def test_it_stands_before_the_counts_and_fits_the_page(outcome, width):
    summary = {**summarise(outcome), "floor": FLOOR}
    text = Run(outcome, summary=summary).page(width)
    assert max(map(len, text.splitlines())) <= width
    assert text.index("\n  Refugees") < text.index("\n  Floor") < text.index("\n  Counts")


def test_without_one_nothing_is_printed_and_why_not_is_said(outcome):
    assert floor_lines(outcome, {}, 100, 20) == []
    assert floor_lines(outcome, {"none": "no such word"}, 100, 20) == [
        "No floor under this answer: no such word"]
    assert "Floor" not in Run(outcome).text


def test_every_version_and_cause_has_its_words():
    assert set(VERSIONS) == set(KEYS)
    assert set(SPURS) == set(NAMES) - {"standing", "ordered"}
