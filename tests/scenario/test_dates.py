"""Dates in texts and addresses: every usual spelling is read, and little else."""

import datetime
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario import dates
from sim.scenario.dates import address_dates, cell_dates, find_dates, header_dates
from tests.properties.crises import FIXED


def read(text, reader=find_dates):
    """The dates of a text as they are shown."""
    return [str(d) for d in reader(text)]


DAYS = [
    "2020-02-16", "2020/02/16", "2020.02.16", "2020_02_16", "2020/2/16", "20200216",
    "20200216T1230", "20200216123000", "2020-02-16T12:30", "16.02.2020", "16/02/2020", "16-2-2020",
    "2/16/2020", "16 February 2020", "16th of February, 2020", "16 FEB 2020", "16-Feb-2020",
    "16Feb2020", "February 16, 2020", "Feb. 16th, 2020", "february-16-2020", "2020-feb-16",
    "2020 February 16", "16 Fébruary 2020", "Sunday, FEBRUARY 16, 2020", "16–02–2020",
    "14-16 February 2020", "February 14-16, 2020", "February 14 to 16, 2020",
    "30 January – 16 February 2020", "16\u00a0February\u00a02020", "IMG_20200216.jpg",
    "https://example.org/2020/02/16/late", "https://example.org/2020/02/16",
    "https://example.org/2020/feb/16/late", "https://example.org/2020-02/16/c_138.htm",
    "https://example.org/20200216-late", "https://example.org/t20200216_513.html",
    "https://example.org/late-16-february-2020/", "https://example.org/late%2016%20feb%202020",
    "https://example.org/a/202002161078189883-late/", "example.org/news/2020/02/16/12345",
    "https://web.archive.org/web/20200216101112/https://example.org/",
    "https://example.org/?day=2020-02-16&x=1", "see (https://example.org/2020/02/16).",
]
MONTHS = ["March 2020", "MARCH 2020", "Mar. 2020", "march-2020", "March, 2020", "Márch of 2020",
          "https://example.org/2020/03/", "https://example.org/2020/03/7-reasons",
          "see (https://example.org/2020/03).", "https://example.org/2020/3/late.html", "https://example.org/2020/march/late",
          "https://example.org/2020/mar/", "https://example.org/2020-03/late"]
YEARS = ["https://example.org/2020/late", "https://example.org/news/2020/153952/",
         "www.example.org/2020/"]
NONE = [
    "", "judgement", "Fursenko and Naftali 1997", "May and Zelikow 1997; Clark 2012", "1914-1918",
    "1990-2020", "2019-20", "2019/20", "2011-12", "pp. 12-16, 2020", "International 15(3), 1990",
    "article 20201340", "article 20200231", "18991231", "21010101", "1382021551", "202002",
    "36.20200216", "0.20200216", "2.20200216.1", "1.2020.02.16", "35.1318,36.7578", "57.2020 %",
    "12 %, 16 %", "v2020.2", "32.13.2020", "31/31/2020", "16 February", "February 16", "16 Feb 20",
    "2020 may have", "in 2020 march on", "Smarch 2020", "marches 2020", "10.1017/S0020818320000132",
    "https://example.org/153952/", "https://example.org/en/?p=154914",
    "https://example.org/status/1228000000000000000", "https://example.org/battle-of-2020",
    "https://example.org/article/13113538", "commit 20210304ab99",
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_in_every_spelling(text):
    assert read(text) == ["2020-02-16"]


@pytest.mark.parametrize("text", MONTHS)
def test_a_month_is_read_in_words_and_in_addresses(text):
    assert read(text) == ["2020-03"]


@pytest.mark.parametrize("text", YEARS)
def test_a_year_is_read_where_it_is_a_part_of_an_address(text):
    assert read(text) == ["2020"]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_not_taken_for_one(text):
    assert read(text) == []


def test_the_earlier_of_two_readings_counts():
    assert read("03/02/2020") == read("02/03/2020") == ["2020-02-03"]
    assert read("03.02.2020") == ["2020-02-03"] and read("02.03.2020") == ["2020-03-02"]
    assert read("https://example.org/2020/02/16-dead/") == ["2020-02"]


def test_all_dates_of_a_text_are_read():
    text = "Daily, 3 May 1999; 2001-01-02, June 2003 (https://example.org/2004/05/06/x)"
    assert read(text) == ["2001-01-02", "1999-05-03", "2003-06", "2004-05-06"]
    assert read(text, address_dates) == ["2004-05-06"]


def test_a_cell_may_hold_a_month_or_a_year_alone():
    found = [read(t, cell_dates) for t in ("2020", "2020-03", "03/2020", "2020-03-04", "1200", "7")]
    assert found == [["2020"], ["2020-03"], ["2020-03"], ["2020-03-04"], [], []]


def test_names_of_columns_are_read():
    names = ("held_2020_02_14", "post_troops_2019_12_01", "held_2020_03", "men_20200214",
             "held_14_feb_2020", "unscr_2042", "held", "post_3")
    found = [read(n, header_dates) for n in names]
    assert found == [["2020-02-14"], ["2019-12-01"], ["2020-03"], ["2020-02-14"], ["2020-02-14"],
                     [], [], []]


SPELLINGS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d %b %Y",
             "%b. %d %Y", "%Y-%b-%d", "https://example.org/%Y/%m/%d/text", "https://e.org/%Y%m%d-x",
             "%B %Y", "https://example.org/%Y/%m/text")
ACCENTS = str.maketrans("aeuAEU", "áèüÁÈÜ")
CHANGES = (str, str.upper, str.lower, lambda text: text.translate(ACCENTS))


@FIXED
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)),
       st.sampled_from(SPELLINGS), st.sampled_from(CHANGES),
       st.sampled_from(("", "Daily, ", "p. 12; ", "(", "57 % by ")),
       st.sampled_from(("", ".", ", p. 3", " (x)", "; 1,200 men")))
def test_a_day_in_any_spelling_amid_other_words_is_that_day(day, spelling, change, before, after):
    form = change(day.strftime(spelling)) if "http" not in spelling else day.strftime(spelling)
    if "http" in spelling and after[:1] not in ("", " "):
        after = ""
    (found,) = find_dates(before + form + after)
    assert found.first == (day if "%d" in spelling else day.replace(day=1))


def test_the_examples_run():
    assert doctest.testmod(dates).failed == 0 and doctest.testmod(dates).attempted == 1
