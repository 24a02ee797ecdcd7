"""How values are printed."""

import datetime as dt

import pytest

from sim.report.pen import Pen, amount_text, day_text, plain_text, points_text

TREE = {"summary": {"n": 4000, "luck": 0.724, "row": {"p": 0.2797, "low": 0.2459, "high": 0.3163},
                    "none": {"p": None, "low": None, "high": None}, "zero": {"low": 0.0,
                                                                             "high": 0.0002}},
        "report": {"by": "2020-02-05", "diff": -0.031, "range": {"low": -0.055, "high": 0.0042}}}
PEN = Pen(TREE)


def test_a_chance_names_its_value() -> None:
    assert PEN.share("summary:row") == ('<span data-key="summary:row.p" data-as="share">28\xa0%'
                                        "</span>")
    assert PEN.between("summary:row").striptags() == "25\N{EN DASH}32 %"
    assert PEN.between("summary:row", sign=False).striptags() == "25\N{EN DASH}32"
    assert PEN.word("summary:row", begin=True).striptags() == "Unlikely"
    assert 'data-key="summary:luck"' in PEN.share("summary:", "luck")


def test_what_is_not_known_is_said_to_be_so() -> None:
    for made in (PEN.share("summary:none"), PEN.between("summary:none"), PEN.word("summary:none")):
        assert made.striptags() == "not known"


def test_a_range_that_is_all_but_nothing_is_no_range_of_zeros() -> None:
    assert PEN.between("summary:zero").striptags() == "under 0.1 %"


def test_dates_and_differences() -> None:
    assert PEN.date("report:by") == ('<time datetime="2020-02-05" data-key="report:by" '
                                     'data-as="date">5\xa0February\xa02020</time>')
    assert PEN.points("report:diff").striptags() == "\N{MINUS SIGN}3.1"
    assert PEN.points_between("report:range").striptags() == "\N{MINUS SIGN}5.5 to +0.4"
    assert day_text(dt.date(2020, 2, 5), short=True) == "5\xa0Feb"


@pytest.mark.parametrize(("value", "text"), [
    (91.95, "92"), (1_053_211.0, "1,050,000"), (-1580.0, "\N{MINUS SIGN}1,580"), (0.028, "0.028"),
    (1.26, "1.3"), (0.0, "0"), (2e-05, "0.00002"), (-0.00045, "\N{MINUS SIGN}0.00045")])
def test_amounts_have_about_three_digits(value: float, text: str) -> None:
    assert amount_text(value) == text


@pytest.mark.parametrize(("value", "text"), [(0.124, "+12"), (-0.004, "\N{MINUS SIGN}0.4"),
                                             (0.0001, "+0.01"), (0.00001, "0")])
def test_points_have_a_sign(value: float, text: str) -> None:
    assert points_text(value) == text


def test_a_text_of_the_scenario_with_a_digit_says_so() -> None:
    assert plain_text("M4 road") == '<span data-given="scenario">M4 road</span>'
    assert plain_text("<b>road</b>") == "&lt;b&gt;road&lt;/b&gt;"
