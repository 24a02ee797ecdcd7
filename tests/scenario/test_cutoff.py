"""The guard of the cut-off: what is later is one typed error, what is not is none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario import bundled_names, validate
from sim.scenario.roots import data_root
from sim.scenario.yamlfile import read_yaml
from tests.properties.crises import FIXED
from tests.scenario.planted import (
    CUBA,
    DECEMBER,
    IDLIB,
    OWN,
    PLACES,
    P,
    S,
    copy_all,
    line_of,
    plant,
    the_error,
    write_small,
)
from tests.scenario.test_dates import SPELLINGS

EVENTS, CLAIMS = "evidence/events.csv", "evidence/claims.csv"


@pytest.fixture
def copies(tmp_path):
    """The bundled scenarios, to plant faults in."""
    return copy_all(tmp_path)


@pytest.mark.parametrize("name", bundled_names())
def test_nothing_in_a_bundled_scenario_is_later_and_no_source_needs_an_exception(name):
    assert [str(e) for e in validate(name, words=False)] == []
    root, _ = read_yaml(data_root() / "scenarios" / name / S)
    assert "dated_later" not in root


def row(date: str = "2020-02-15", note: str = "Text", url: str = "https://example.org/x") -> str:
    """One more event, before the last; it bears the mark <>."""
    return f"{date},syria,opposition,town_captured,<>,,,,,,,{note},{url},low\n{LAST}"


LAST = '2020-02-15,syria,opposition,town_captured,"Rashidin 1'
CABLE = 'source: "A09; fatal attack'
INJECT = "injects: {x: {day: 2020-03-01, effect: none, source: %s}}"
LATE = [  # file, old, new, a mark on the line, key, what is later
    (EVENTS, LAST, row("2020-02-16"), "<>", "date", "2020-02-16"),
    (EVENTS, LAST, row("2021"), "<>", "date", "2021"),
    (EVENTS, LAST, row(url="https://e.org/2020/02/16/x"), "<>", "source_url", "2020-02-16"),
    (EVENTS, LAST, row(url="https://e.org/2020/03/x"), "<>", "source_url", "2020-03"),
    (EVENTS, LAST, row(url="https://e.org/2021/x"), "<>", "source_url", "2021"),
    (EVENTS, LAST, row(note="https://e.org/20200216-x"), "<>", "note", "2020-02-16"),
    ("evidence/retaliation_episodes.csv", "8,2020-02-03,", "8,2020-02-17,", "Tarnabah",
     "retaliation_date", "2020-02-17"),
    (CLAIMS, ",observable", ",seen_2020_03_01", "seen", "seen_2020_03_01", "2020-03-01"),
    (PLACES, "lat,lon,", "lat,lon_2020_02_16,", "lat", "lon_2020_02_16", "2020-02-16"),
    (PLACES, "C,http://english.almanar.com.lb/937180", 'C,"Daily, February 16, 2020"', "16, 2020",
     "source", "2020-02-16"),
    ("roads.csv", "1.0,9,M5", "1.0,9,https://e.org/20200301.html", "e.org", "road", "2020-03-01"),
    (P, "judgement; ultimatum open ten days", "Daily, March 2020", "March 2020",
     "turkey.commitment.source", "2020-03"),
    (P, 'source: "judgement; ultimatum open', 'published: 2020-02-16, source: "judgement;',
     "published", "turkey.commitment.published", "2020-02-16"),
    (OWN, CABLE, 'source: "A09; 16 Feb. 2020', "Feb.", "traits.patience.source", "2020-02-16"),
    (OWN, "Keeps a dated", "https://e.org/2020-02-20 a dated", "e.org", "about", "2020-02-20"),
    (S, "injects: {}", INJECT % "Daily of 16.02.2020", "Daily", "injects.x.source", "2020-02-16"),
    (S, "injects: {}", INJECT % "Daily, published: 2020-02-16", "Daily", "injects.x.published",
     "2020-02-16"),
    (S, "    agreed: 2020-02-15\n", "", "date: 2020-02-17", "meetings[0].date", "2020-02-17"),
    (S, "agreed: 2020-02-15", "agreed: 2020-02-16", "agreed: 2020-02-16", "meetings[0].agreed",
     "2020-02-16"),
    (S, "agreed in Munich", "agreed on 17 February 2020", "17 Feb", "meetings[0].source",
     "2020-02-17"),
]


@pytest.mark.parametrize("case", LATE, ids=lambda c: f"{c[0]} {c[4]} {c[5]}")
def test_whatever_is_later_is_one_error_with_its_place(copies, case):
    file, old, new, mark, key, date = case
    path = copies / IDLIB / file
    plant(path, old, new)
    error = the_error(copies / IDLIB)
    assert (error.file, error.key) == (str(path), key)
    assert error.line == line_of(path, mark)
    assert error.problem.startswith(f"{date} is later than the cut-off, 2020-02-15")


@pytest.fixture
def small(tmp_path):
    """A small scenario whose cut-off is 1 January 2001, with a % where a source may be planted."""
    return write_small(tmp_path / "small")


SPOTS = [(S, 0, "meetings[0].source"), (S, 1, "injects.word.source"), (PLACES, 0, "title"),
         ("roads.csv", 0, "map_url"), ("lines.csv", 0, "Headline"),
         (P, 0, "challenger.resolve.source"), ("challenger/steady.yaml", 0, "weight.source"),
         ("evidence/deep/events.csv", 0, "source_url")]
TITLES = ["{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y%m%d}", "{:%d %B %Y}", "{:%B %d, %Y}", "{:%d %b %Y}",
          "{:%d.%m.%Y}", "https://e.org/{:%Y/%m/%d}/", "https://e.org/{:%Y/%m}/", "{:%B %Y}",
          "JÁNUARY {:%d, %Y}"]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_read_in_each_spelling_wherever_it_stands(small, title):
    """One day too late is an error, the day of the cut-off is none; of months the next is."""
    late = datetime.date(2001, 1, 2) if "%d" in title else datetime.date(2001, 2, 1)
    assert validate(small, words=False) == []
    for file, which, key in SPOTS:
        write_small(small, file, f"Daily ({title.format(datetime.date(2001, 1, 1))}) x", which)
        assert validate(small, words=False) == []
        write_small(small, file, f"Daily ({title.format(late)}) x", which)
        error = the_error(small)
        assert (error.file, error.key) == (str(small / file), key)
        assert error.line == line_of(small / file, "Daily (")
        assert "is later than the cut-off, 2001-01-01: 'Daily (" in error.problem
        write_small(small)


def test_days_to_come_and_prose_may_be_later(copies):
    path = copies / IDLIB
    plant(path / S, "deadline: 2020-02-29", "deadline: 2020-03-29")
    plant(path / S, "injects: {}", "injects: {x: {day: 2020-03-30, effect: none, content: "
          "'By 31 March 2020'}}\nmsel: list.csv")
    plant(path / S, 'ask: "Will', 'ask: "On 31 March 2020, will')
    plant(path / EVENTS, LAST, row(note="A term until 29 February 2020"))
    (path / "list.csv").write_text("id,time,recipient,content,effect,date,source\n"
                                   "y,2020-03-01,press,On 5 March 2020,none,2020-03-01,judgement\n")
    (path / "evidence" / "plans.csv").write_text(
        "day,time,deadline_date,planned_date,date_accessed\n"
        "2050,2130,2020-03-31,2020-04-01,2024-01-01\n")
    assert [str(e) for e in validate(path, words=False)] == []
    plant(path / "evidence" / "plans.csv", "2130", "2020-02-16T21:30")
    assert the_error(path).key == "time"
    plant(path / "evidence" / "plans.csv", "2020-02-16T", "2020-02-15T")
    plant(path / "list.csv", "judgement", "https://e.org/2020/02/16/")
    error = the_error(path)
    assert (error.file, error.line, error.key) == (str(path / "list.csv"), 2, "source")
    plant(path / "list.csv", "date,source", "published,source")
    assert [e.key for e in validate(path, words=False)] == ["published", "source"]


NO_DATES = ["Fursenko and Naftali 2007", "article 20201340", "20200231", "1990-2020", "12-16 %",
            "36.20200216, 36.7", "version 1.2020.02.16", "e.org/en/202231/", "Clark 2012",
            "https://e.org/battle-2021", "5 to 10 March", "2,021 of 2,100", "S/2254", "p. 2020-21"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_no_false_alarm(small, text):
    for file, which, _ in SPOTS:
        write_small(small, file, text, which)
        assert [str(e) for e in validate(small, words=False)] == []


def test_scholarship_published_later_is_named_once_and_excuses_no_more(copies):
    path = copies / CUBA / P
    plant(path, "May and Zelikow 1997)", "Int. History Review, March 1997)")
    assert the_error(copies / CUBA).problem.startswith("1997-03 is later than the cut-off, 1962-10")
    plant(copies / CUBA / S, "injects: {}", "injects: {}\ndated_later: [{source: 'History Review, "
          "March 1997', why: published later}]")
    assert validate(copies / CUBA, words=False) == []
    plant(path, "May and Zelikow 1997)", "Another Review, March 1997)")
    assert "Another Review" in the_error(copies / CUBA).problem


def test_an_exception_excuses_when_its_source_was_published_but_no_day_of_an_event(copies):
    folder = copies / CUBA
    plant(folder / S, "injects: {}", "injects: {}\ndated_later: [{source: Naftali and others, why: "
          "published later}]")
    (folder / "evidence").mkdir(exist_ok=True)
    table = folder / "evidence" / "ships.csv"
    table.write_text("date,source,published\n1962-10-20,Naftali and others,1997-06-01\n")
    assert [str(e) for e in validate(folder, words=False)] == []
    table.write_text("date,source,published\n1962-10-24,Naftali and others,1997-06-01\n")
    error = the_error(folder)
    assert (error.file, error.line, error.key) == (str(table), 2, "date")
    table.write_text("date,source,published\n1962-10-20,Someone else,1997-06-01\n")
    assert {e.key for e in validate(folder, words=False)} == {"published", "dated_later[0].source"}


@pytest.mark.parametrize(("source", "problem"), [
    ("Fursenko and Naftali 1997", "no later date stands beside 'Fursenko and Naftali 1997'"),
    ("of 1962", "'of 1962' is too short to name a source: 10 characters or more"),
])
def test_an_exception_that_is_not_needed_or_names_nothing_is_an_error(copies, source, problem):
    plant(copies / CUBA / S, "injects: {}",
          f"injects: {{}}\ndated_later: [{{source: {source}, why: none}}]")
    error = the_error(copies / CUBA)
    assert error.key == "dated_later[0].source" and problem in error.problem
    assert error.line == line_of(copies / CUBA / S, "dated_later")


def test_a_file_is_held_to_the_cutoff_of_the_folder_it_stands_in(copies):
    """The same row is right in the base's evidence and later in that of the scenario above it."""
    table = "date,source\n2020-01-05,https://e.org/2020/01/06/x\n"
    (copies / IDLIB / "evidence" / "more.csv").write_text(table)
    assert validate(copies / IDLIB, words=False) == validate(copies / DECEMBER, words=False) == []
    (copies / DECEMBER / "evidence").mkdir()
    own = copies / DECEMBER / "evidence" / "more.csv"
    own.write_text(table)
    found = validate(copies / DECEMBER, words=False)
    assert [(e.file, e.line, e.key) for e in found] == [(str(own), 2, "date"), (str(own), 2,
                                                                              "source")]
    assert all("the cut-off, 2019-12-01" in e.problem for e in found)
    own.unlink()
    plant(copies / IDLIB / "evidence" / "more.csv", "2020-01-05", "2020-02-16")
    error = the_error(copies / DECEMBER)
    assert error.problem == "2020-02-16 is later than the cut-off, 2020-02-15"


def test_a_scenario_inside_the_folder_of_its_base_is_held_to_its_own_cutoff(small):
    (small / "later" / "evidence").mkdir(parents=True)
    table = small / "later" / "evidence" / "own.csv"
    table.write_text("date\n2001-01-01\n")
    (small / "later" / S).write_text("base: ..\nname: later\ncutoff: 2000-12-31\nin_sample: yes it "
                                     "may\n")
    error = the_error(small / "later")
    assert error.file == str(table) and "the cut-off, 2000-12-31" in error.problem
    (small / "evidence" / "deep" / "more.csv").write_text("date\n2001-01-01\n")
    assert the_error(small / "later").file == str(table)


def test_the_record_is_held_to_the_horizon(copies):
    path = copies / DECEMBER / "record.csv"
    plant(path, "4 and 12 Feb (events)", "Daily, 15 February 2020")
    assert validate(copies / DECEMBER, words=False) == []
    plant(path, "Daily, 15 February 2020", "Daily, 16 February 2020")
    error = the_error(copies / DECEMBER)
    assert error.line == line_of(path, "Daily")
    assert error.problem == ("2020-02-16 is later than the horizon, 2020-02-15: "
                             "'Daily, 16 February 2020'")
    plant(copies / DECEMBER / S, "record: record.csv", "record: null")
    error = the_error(copies / DECEMBER)
    assert error.problem.startswith("2020-02-16 is later than the cut-off, 2019-12-01")


def test_evidence_that_cannot_be_read_is_one_error_not_a_traceback(copies):
    path = copies / IDLIB / "evidence" / "more.csv"
    path.write_bytes(b"date,source\n2020-01-01,caf\xe9\n")
    error = the_error(copies / IDLIB)
    assert error.file == str(path) and "not UTF-8 text" in error.problem
    path.write_text("date,source\n2020-01-01," + "x" * 200_000 + "\n")
    assert "not valid CSV: field larger than" in the_error(copies / IDLIB).problem
    path.write_text("date\n\n2020-01-01,more,cells\n'\n")
    assert validate(copies / IDLIB, words=False) == []


LATER_PAGES = ("1125381", "iswnews.com/11570")


@pytest.mark.parametrize("page", LATER_PAGES)
def test_pages_known_to_be_later_though_their_address_is_silent_are_no_source(page):
    for path in (data_root() / "scenarios").rglob("*.*"):
        assert page not in path.read_text(encoding="utf-8"), path


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The small scenario, for many trials."""
    return write_small(tmp_path_factory.mktemp("many"))


DAY = st.one_of(st.dates(datetime.date(2000, 11, 1), datetime.date(2001, 3, 1)),
                st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))


@FIXED
@given(DAY, st.sampled_from(SPELLINGS), st.sampled_from(("Daily, %s, p. 3", "%s", "(%s) seen")))
def test_a_date_in_a_source_is_an_error_if_and_only_if_it_is_later(folder, day, spelling, words):
    text = words % day.strftime(spelling)
    path = folder / "challenger" / "bluff.yaml"
    path.write_text("policy: bluff\nweight: {value: 3, grade: J,\n"
                    f"         source: '{text}'}}\n", encoding="utf-8")
    first = day if "%d" in spelling else day.replace(day=1)
    found = validate(folder, words=False)
    assert len(found) == (first > datetime.date(2001, 1, 1)), (text, [str(e) for e in found])
    for error in found:
        assert (error.file, error.line, error.key) == (str(path), 3, "weight.source")
        assert f"{first}".startswith(error.problem.split()[0])
