"""Timing of dated events: right where the day is known, a finding where it is not."""

import pytest
import yaml

from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import measure
from sim.scenario.load import load
from sim.studies.lab import Lab
from tests.properties.folders import copy, edit

N = 160  # a quarter of them from each start


def starts(came, when="day >= 5", **more):
    """A file of one event and two starts, the first and the fourth day of textbook."""
    return {"events": {"bell": {"says": "the bell rings", "when": when, "since": "SINCE",
                                "came": came, **more}},
            "starts": {"first": {"start": "D0", "about": "as it is"},
                       "later": {"start": "D3", "about": "three days on"}}}


def scenario_with(tmp_path, data):
    """Textbook with a file of starts; D0, D3 ... stand for its days."""
    import datetime

    folder = copy("textbook", tmp_path / "textbook")
    first = load("textbook").start
    body = yaml.safe_dump(data, sort_keys=False)
    for k in range(60, -1, -1):
        body = body.replace(f"D{k}", str(first + datetime.timedelta(days=k)))
    body = body.replace("SINCE", str(first - datetime.timedelta(days=50)))
    (folder / "starts.yaml").write_text(body.replace("'", "") if "'day" not in body else body)
    edit(folder / "scenario.yaml", lambda d: d.update(starts="starts.yaml"))
    return load(folder)


def came(*days):
    """Days of the record."""
    return [{"date": d, "source": "written", "grade": "A"} for d in days]


def section(tmp_path, data, n=N, **over):
    return measure("timing", Lab(scenario_with(tmp_path, data), workers=1, overrides=over), n)


def rows(found, table="days"):
    t = found.table(table)
    return [dict(zip([c.key for c in t.columns], row, strict=True)) for row in t.rows]


def test_a_day_known_for_certain_scores_nothing(tmp_path):
    """`day >= 5` is first read true on the morning of the sixth day: it came on the fifth."""
    found = section(tmp_path, starts(came("D4")))
    first, later = rows(found)
    assert first["day"] == 4 and first["q50"] == 4 and first["crps"].at == 0
    assert first["on_day"].at == 1 and first["earlier"].at == 0
    assert later["day"] == 1 and later["q50"] == 4 and later["crps"].at == 3
    assert first["naive"] > 1  # none in fifty days before


def test_a_record_on_either_side_is_a_finding(tmp_path):
    late = section(tmp_path / "late", starts(came("D9")), 800)
    assert {"timing:late.first.bell", "timing:late.later.bell"} <= set(late.findings)
    assert rows(late)[0]["crps"].at == 5 and rows(late)[0]["earlier"].at == 1
    early = section(tmp_path / "early", starts(came("D3")), 800)
    assert {"timing:early.first.bell", "timing:early.later.bell"} <= set(early.findings)
    assert early.says[0].startswith("The record's day comes before")


def test_what_is_so_on_the_first_morning_is_a_finding(tmp_path):
    found = section(tmp_path, starts(came("D8"), when="day >= 0"))
    assert "timing:already.first.bell" in found.findings


def test_an_event_that_needs_all_of_its_days_is_asked_by_the_last(tmp_path):
    found = section(tmp_path, starts(came("D1", "D2", "D6"), all=True))
    first, later = rows(found)
    assert (first["day"], later["day"]) == (6, 3)
    assert first["naive"] != later["naive"]


def test_an_event_going_on_is_not_asked_for(tmp_path):
    days = came("D1", "D20")
    days[0]["last"] = "D5"
    found = section(tmp_path, starts(days))
    assert [r["start"] for r in rows(found)] == ["first"]
    (over,) = rows(found, "verdicts")
    assert over["asked"] == 1 and over["nine"] == 0 and over["half"] == 0


ANEW = {"mechanisms.tastes": "off"}  # strikes in most rollouts


def test_bands_scores_and_rates_of_an_event_of_chance(tmp_path):
    """The record's day set to the model's own median lies within every band and beats the rate."""
    when = "strike_days.challenger.defender > 0"
    probe = rows(section(tmp_path / "a", starts(came("D9"), when=when), 800, **ANEW))[0]
    assert probe["never"].at < 0.5
    day = int(probe["q50"]) if probe["q50"] is not None else int(probe["window"]) - 1
    found = section(tmp_path / "b", starts(came(f"D{day}"), when=when), 800, **ANEW)
    (over,) = rows(found, "verdicts")
    assert over["nine"] == over["asked"] or over["asked"] == 2
    first = rows(found)[0]
    assert first["crps"].low <= first["crps"].at <= first["crps"].high
    assert first["earlier"].at <= 0.5 <= first["earlier"].at + first["on_day"].at + 1e-9


def test_the_page_and_the_json_hold_all_of_it(tmp_path):
    found = section(tmp_path, starts(came("D4")))
    page = text(found, 100)
    assert "TIMING" in page and "the bell rings" in page and "Jeffreys" in page
    data = as_json(found)
    assert len(data["days"]["rows"]) == 2 and data["verdicts"]["rows"][0]["asked"] == 2


def test_without_a_dated_record_it_says_so():
    found = measure("timing", Lab(load("textbook"), workers=1), N)
    assert found.says == ("No dated record: the scenario names no file of starts.",)
    assert found.played == 0 and found.findings == {} and found.tables == ()


@pytest.mark.slow
def test_december_asks_all_its_starts():
    found = measure("timing", Lab(load("idlib_2019_december"), workers=2), 1200)
    over = {r["event"]: r for r in rows(found, "verdicts")}
    assert {k: r["asked"] for k, r in over.items()} == {"attack": 4, "fatal": 8, "road": 8}
    assert {k: r["dates"] for k, r in over.items()} == {"attack": 2, "fatal": 2, "road": 1}
    assert not [k for k in found.findings if k.startswith("timing:already")]
