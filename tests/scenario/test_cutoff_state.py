"""The cut-off and the first morning: what has happened, what is agreed, what a base knows."""

import datetime
import re

import pytest

from sim.cli import main
from sim.scenario import load, show, validate
from sim.scenario.cutoff_state import check_state
from sim.scenario.draft import Draft
from sim.scenario.yamlfile import parse_yaml
from tests.scenario.planted import (
    CUBA,
    DECEMBER,
    IDLIB,
    S,
    copy_all,
    line_of,
    plant,
    the_error,
    write_small,
)


@pytest.fixture
def copies(tmp_path):
    """The bundled scenarios, to plant faults in."""
    return copy_all(tmp_path)


MORNING = [  # the cut-off of this scenario is the day before its start
    ("    issued: 1962-10-22", "    issued: 1962-10-23", "ultimatums.withdraw_missiles.issued"),
    ("{united_states.soviet_union: 1962-10-22}", "{united_states.soviet_union: 1962-10-23}",
     "initial.last_contact.united_states.soviet_union"),
    ("  last_contact:", "  last_fatal: {cuba.united_states: 1962-10-23}\n  last_contact:",
     "initial.last_fatal.cuba.united_states"),
    ("  last_contact:", "  last_strike: {united_states.cuba: 1962-10-23}\n  last_contact:",
     "initial.last_strike.united_states.cuba"),
]


@pytest.mark.parametrize(("old", "new", "key"), MORNING)
def test_what_has_happened_by_the_first_morning_happened_by_the_cutoff(copies, old, new, key):
    plant(copies / CUBA / S, old, new)
    error = the_error(copies / CUBA)
    assert error.key == key
    assert error.line == line_of(copies / CUBA / S, new.splitlines()[0].strip())
    assert error.problem == "1962-10-23 is later than the cut-off, 1962-10-22"


def test_a_deal_in_force_was_made_by_the_cutoff(copies):
    plant(copies / CUBA / S, "outcomes:\n", "deal: {line: standstill, age: 0}\noutcomes:\n")
    error = the_error(copies / CUBA)
    assert error.key == "deal.age"
    assert error.problem == ("on the first morning a deal of 0 days is later than the cut-off, "
                             "1962-10-22")
    plant(copies / CUBA / S, "age: 0}", "age: 1}")
    assert validate(copies / CUBA, words=False) == []


def test_a_day_refused_already_is_refused_once(copies):
    plant(copies / IDLIB / S, "issued: 2020-02-05", "issued: 2020-02-16")
    assert the_error(copies / IDLIB).problem == "2020-02-16 is after the start, 2020-02-15"
    day = datetime.date(2001, 1, 1)
    root, _ = parse_yaml("initial: {last_contact: {a.b: 2001-01-02}}", "file")
    fresh, refused = Draft([]), Draft([])
    refused.problems.add(root["initial"]["last_contact"], "a.b", "refused")
    for draft, problem in ((fresh, "2001-01-02 is later than the cut-off, 2001-01-01"),
                           (refused, "refused")):
        check_state(draft, root, day, day)
        assert [e.problem for e in draft.problems.errors] == [problem]


def test_an_agreed_meeting_has_a_source_and_is_agreed_before_it_is_held(copies, tmp_path):
    path = copies / IDLIB / S
    clean = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r' *source: "agreed in Munich.*\n', "", clean), encoding="utf-8")
    assert "'source' is missing: where does it stand" in the_error(copies / IDLIB).problem
    folder = write_small(tmp_path / "small")
    plant(folder / S, "horizon:", "cutoff: 2001-01-08\nhorizon:")
    plant(folder / S, "agreed: 2000-12-31", "agreed: 2001-01-06")
    error = the_error(folder)
    assert error.key == "meetings[0].agreed"
    assert error.problem == "2001-01-06 is after the meeting, 2001-01-05"


def test_the_last_day_a_meeting_may_be_held_on_is_held_to_the_cutoff(tmp_path):
    folder = write_small(tmp_path / "small")
    plant(folder / S, "horizon:", "cutoff: 2001-01-08\nhorizon:")
    plant(folder / S, "agreed: 2000-12-31, ", "earliest: 2001-01-04, latest: 2001-01-09, ")
    error = the_error(folder)
    assert error.key == "meetings[0].latest"
    assert error.problem.startswith("2001-01-09 is later than the cut-off, 2001-01-08")
    plant(folder / S, "earliest: 2001-01-04", "agreed: 2001-01-05, earliest: 2001-01-04")
    error = the_error(folder)
    assert error.problem == "2001-01-05 is after the meeting, 2001-01-04"


def test_a_base_with_a_later_cutoff_must_be_owned_to(copies):
    path = copies / DECEMBER / S
    clean = path.read_text(encoding="utf-8")
    assert "in sample   Priors on conduct rest on events up to 15 Feb" in show(load(DECEMBER))
    path.write_text(re.sub("in_sample: .*\n", "", clean), encoding="utf-8")
    error = the_error(copies / DECEMBER)
    assert error.key == "base" and error.line == line_of(path, "base:")
    assert "a later cut-off, 2020-02-15, than this scenario, 2019-12-01" in error.problem
    plant(copies / IDLIB / S, "base: null", "base: null\nin_sample: no reason")
    assert the_error(copies / IDLIB).problem == "no base has a later cut-off; remove the key"


def test_columns_of_the_map_are_held_to_the_cutoff_of_the_scenario_that_reads_them(copies):
    plant(copies / DECEMBER / S, "holder: held_2019_12_01", "holder: held_2020_02_14")
    error = the_error(copies / DECEMBER)
    assert error.key == "map.holder" and error.line == line_of(copies / DECEMBER / S, "map: {")
    assert error.problem == "2020-02-14 is later than the cut-off, 2019-12-01: 'held_2020_02_14'"


def test_a_starter_with_meetings_is_within_its_own_cutoff(tmp_path):
    out = tmp_path / "mine"
    assert main(["new", "mine", "map=true", "actors=north,south,east", f"out={out}"]) == 0
    assert validate(out, words=False) == []
    plant(out / S, "agreed: 2030-01-01", "agreed: 2030-01-02")
    error = the_error(out)
    assert error.problem == "2030-01-02 is later than the cut-off, 2030-01-01"
