"""What stands under a head is what the head says."""

from __future__ import annotations

import dataclasses
import re

import pytest
from markupsafe import Markup

from sim.report.build import facts
from sim.report.facts import Facts
from sim.report.kept import KeptRun
from sim.report.sections.ends import HEAD, ends, table
from sim.report.sections.forecasts import forecasts
from sim.report.sections.place import tables
from sim.report.sections.threat import threat
from sim.report.sections.unknown import entries, line, sentence
from tests.report.standin import standin


@pytest.fixture
def filled(textbook: KeptRun) -> Facts:
    made = facts(textbook)
    return dataclasses.replace(made, report={**made.report, **standin(textbook.outcome)})


def keys(cell: object) -> list[str]:
    """The last keys of the values in a cell."""
    found = re.findall(r'data-key="([^"]*)"', str(cell))
    return [at.rpartition(".")[2] for group in found for at in group.split(" ")]


def test_columns_of_an_end_are_chance_ignorance_and_luck(filled: Facts) -> None:
    assert HEAD == ("end", "chance", "if we knew more", "this run")
    for axis in filled.summary["outcomes"]:
        for row in table(filled, axis).rows:
            assert [keys(c) for c in row.cells] == [["p"], ["spread_low", "spread_high"],
                                                    ["low", "high"]]


def test_every_other_axis_has_its_sentence(filled: Facts) -> None:
    made = ends(filled)
    text = " ".join(str(getattr(b, "text", "")) for b in made.blocks)
    for axis in filled.summary["outcomes"]:
        assert axis == filled.axis or filled.names.axis(axis) in text


def test_a_number_that_lowers_the_chance_is_told_so_with_its_ends_in_place(filled: Facts) -> None:
    number = next(e for e in entries(filled) if "at" in e)
    said = str(Markup(sentence(filled, number)).striptags())
    assert "the chance is higher, 47 % against 12 %" in said
    filled.report["unknown"][0].update(p_low=0.47, p_high=0.12)
    said = str(Markup(sentence(filled, number)).striptags())
    assert "the chance is lower, 12 % against 47 %" in said
    assert [keys(c) for c in line(filled, 0, number).cells] == [["p_low"], ["p_high"]]


def test_a_doctrine_is_told_with_its_own_chance(filled: Facts) -> None:
    entry = next(e for e in entries(filled) if "ways" in e)
    rows = filled.report["doctrines_seen"][0]["doctrines"]
    low, high = min(rows, key=lambda r: r["p"]), max(rows, key=lambda r: r["p"])
    said = str(Markup(sentence(filled, entry)).striptags())
    for row in (low, high):
        called = filled.names.doctrine(filled.outcome.actors[0], row["doctrine"])
        named = "\N{LEFT DOUBLE QUOTATION MARK}" + called
        assert f"{row['p'] * 100:.0f} % where it is {named}" in said


def test_days_of_forecasts_stand_under_their_dates(filled: Facts) -> None:
    made = forecasts(filled)
    assert made is not None
    asked = next(b for b in made.blocks if getattr(b, "style", "") == "columns")
    days = re.findall(r'datetime="([\d-]+)"', "".join(map(str, asked.head)))
    for row in asked.rows:
        at = [int(n) for n in re.findall(r"report:forecasts\.(\d+)\.p\b", "".join(map(str,
                                                                                 row.cells)))]
        assert [filled.report["forecasts"][k]["by"] for k in at] == days


def test_places_stand_in_the_table_of_who_held_them(filled: Facts) -> None:
    (held,) = tables(filled).tables
    assert [Markup(row.head).striptags() for row in held.rows] == ["Hill 7", "Ford"]
    filled.report["map"]["places"][1]["side_at_start"] = 0
    held, other = tables(filled).tables
    assert len(held.rows) == len(other.rows) == 1 and "Ford" in str(other.rows[0].head)


@pytest.mark.parametrize(("low", "high", "said"), [
    (0.03, 0.09, "higher, by 6.2 points"), (-0.09, -0.03, "lower, by 6.2 points"),
    (-0.01, 0.09, "about the same")])
def test_what_the_threat_bought_turns_with_its_interval(filled: Facts, low: float, high: float,
                                                        said: str) -> None:
    row = next(iter(filled.report["threat"]["versions"][0]["outcomes"].values()))
    row.update(low=low, high=high, diff=0.062 if high > 0 else -0.062)
    assert said in Markup(threat(filled).title).striptags()
    filled.report["threat"] = {"none": "there is no ultimatum in this scenario"}
    assert "there is no ultimatum" in str(threat(filled).blocks[0].text)


def test_a_section_that_is_not_there_says_what_it_would_cost(textbook: KeptRun) -> None:
    made = facts(textbook)
    report = {**made.report, "cost": {"threat": {"rollouts": 40_000, "minutes": 1.25}}}
    block = threat(dataclasses.replace(made, report=report)).blocks[0]
    assert "parts=threat" in block.command
    assert "40,000 crises: some 1.2 minutes" in Markup(block.cost).striptags()
