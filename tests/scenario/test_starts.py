"""Later first days: what differs is laid over the scenario and held to the start's own day."""

import datetime

import numpy as np
import pytest

from sim.errors import ScenarioErrors
from sim.scenario import validate
from sim.scenario.load import load, load_start
from sim.scenario.starts import CAME
from sim.studies.lab import Lab
from tests.scenario.planted import DECEMBER, copy_all, line_of, plant, the_error

FILE = "starts.yaml"


@pytest.fixture
def folder(tmp_path):
    """A copy of the scenario that has starts."""
    return copy_all(tmp_path) / DECEMBER


def named(scenario, name):
    """A start by its name."""
    return next(s for s in scenario.starts.starts if s.name == name)


def test_starts_of_the_bundled_scenario_load_in_order_within_its_days():
    scenario = load(DECEMBER)
    days = [s.day for s in scenario.starts.starts]
    assert days == sorted(days) and len(days) == 8 and days[0] == scenario.start
    for start in scenario.starts.starts:
        found = load_start(scenario, start)
        assert found.start == found.cutoff == start.day and found.horizon == scenario.horizon
        assert {CAME + e.name for e in scenario.starts.events} <= set(found.names["inject"])
        assert not found.starts


def test_the_first_start_is_the_scenario_itself_bit_for_bit():
    scenario = load(DECEMBER)
    lab = Lab(scenario, workers=1)
    plain, started = lab.play(60), lab.play(60, scenario=load_start(scenario,
                                                                   scenario.starts.starts[0]))
    both = [n for n in plain.count_names if n in started.count_names]
    assert len(both) == len(plain.count_names)
    for name in both:
        assert np.array_equal(plain.count(name), started.count(name), equal_nan=True), name


def test_a_start_changes_what_it_says_and_keeps_what_the_one_under_it_says():
    scenario = load(DECEMBER)
    place = scenario.names["place"].index
    ring, junction = (load_start(scenario, named(scenario, n)) for n in ("ring", "junction"))
    assert ring.record["holder"][place("Jarjanaz")] == 0  # said two starts below
    assert ring.record["holder"][place("Saraqib")] == 1
    assert junction.record["holder"][place("Saraqib")] == 0
    assert ring.record["post"][place("Saraqib")] == 60 > scenario.record["post"][place("Saraqib")]
    assert junction.parameters["displacement.start"].central == 658000
    assert junction.record["ult_issued"][0] == -4 and ring.record["ult_status"][0] == 0


def test_days_asked_for_and_the_rate_known_before():
    events = {e.name: e for e in load(DECEMBER).starts.events}
    day = datetime.date
    attack, fatal, road = (events[n] for n in ("attack", "fatal", "road"))
    assert attack.after(day(2019, 12, 1)) == day(2019, 12, 19)
    assert attack.after(day(2019, 12, 22)) is None  # it is going on
    assert attack.after(day(2020, 1, 1)) == day(2020, 1, 24)
    assert attack.before(day(2020, 1, 1)) == (1, 96)  # 101 days less five of the offensive
    assert fatal.before(day(2020, 2, 5)) == (1, 66) and fatal.to_come(day(2020, 2, 5)) == 1
    assert road.after(day(2020, 2, 5)) == day(2020, 2, 11) and road.to_come(day(2020, 2, 5)) == 3
    assert road.before(day(2020, 2, 5)) == (4, 66)


def test_the_days_of_events_enter_no_rollout(folder):
    scenario = load(folder)
    plant(folder / FILE, "{date: 2020-02-03, source", "{date: 2020-01-18, source")
    changed = load(folder)
    assert changed.starts.events != scenario.starts.events
    one, two = (load_start(s, named(s, "new_year")) for s in (scenario, changed))
    assert one.record.tobytes() == two.record.tobytes()


LATE = [
    ("truce:", "turkey.syria: 2020-01-13", "turkey.syria: 2020-01-31", "after the start"),
    ("new_year:", "1 Jan\", grade: A}", "3 Feb 2020\", grade: A}", "later than the cut-off"),
    ("ring:", "events 2 Feb\"", "https://example.org/2020/02/04/x\"", "later than the cut-off"),
]


@pytest.mark.parametrize(("start", "old", "new", "problem"), LATE)
def test_what_a_start_holds_and_is_later_than_its_day_is_an_error(folder, start, old, new, problem):
    plant(folder / FILE, old, new)
    found = validate(folder, words=False)
    assert found and all(problem in e.problem for e in found), [str(e) for e in found]
    assert str(found[0].file).endswith(FILE)


def test_a_source_of_an_event_may_be_as_late_as_the_record_and_no_later(folder):
    plant(folder / FILE, "eight dead west of Saraqib", "count of 14 Feb 2020, eight dead")
    assert validate(folder, words=False) == []
    plant(folder / FILE, "count of 14 Feb 2020", "# count of 16 Feb 2020")
    assert "later than the horizon" in the_error(folder).problem


WRONG = [
    ("over: truce", "over: trucee", "unknown start", "truce"),
    ("Saraqib: 0, Trumba", "Saraqip: 0, Trumba", "unknown place", "Saraqib"),
    ("when: 'attack_spells > 0'", "when: 'attack_spell > 0'", "unknown quantity", "attack_spells"),
    ("start: 2020-02-09", "start: 2020-02-15", "leaves no day before the horizon", None),
    ("last: 2019-12-24", "last: 2019-12-14", "is before the day it came", None),
    ("    state:\n      map:\n        posts: {Saraqib",
     "    state:\n      horizon: 2020-03-01\n      map:\n        posts: {Saraqib",
     "cannot change this key", None),
    ("about: \"The scenario as it is.\"", "abuot: x", "unknown key", "about"),
]


@pytest.mark.parametrize(("old", "new", "problem", "near"), WRONG)
def test_a_fault_is_an_error_with_its_place_and_the_nearest_name(folder, old, new, problem, near):
    plant(folder / FILE, old, new)
    found = validate(folder, words=False)
    first = next(e for e in found if problem in e.problem)
    assert str(first.file).endswith(FILE) and (first.line or 0) > 0
    assert near is None or near in (first.nearest, *first.allowed) or near in str(first)


def test_a_file_that_is_not_there_is_an_error(folder):
    (folder / FILE).unlink()
    error = the_error(folder)
    assert "file not found" in error.problem
    assert error.line == line_of(folder / "scenario.yaml", "starts:")


def test_a_start_with_a_fault_is_no_traceback(folder):
    plant(folder / FILE, "deal: {line: front", "deal: {line: fronts")
    scenario = load(folder)
    with pytest.raises(ScenarioErrors, match="front"):
        load_start(scenario, named(scenario, "truce"))
