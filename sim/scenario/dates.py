"""Dates written in texts, titles and addresses, read so that little else is taken for one.

Read anywhere: year first (2020-02-16, 2020/02/16, 2020_02_16, 20200216), day first (16.02.2020) and
with the month in words (16 February 2020, Feb. 16th, 2020, 2020-feb-16); a month in words
(March 2020). Read in an address alone: a month (/2020/03/) and a year that is a whole part of the
path (/2020/). Where a text may be read in two ways (03/02/2020; /2020/02/16-dead) the earlier
counts; of days of one month (16-18 February 2020) the last. What bears no year is no date. Digits
in a row are one only if they name a day of the calendar between 1900 and 2100.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import unquote

SHOWN = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date


@dataclass(frozen=True)
class Written:
    """A date found in a text: its first day, and whether a day, a month or a year was written."""

    first: date
    unit: str = "day"

    def __str__(self) -> str:
        return self.first.isoformat()[: SHOWN[self.unit]]


YEAR = r"(?P<y>1\d{3}|20\d{2}|2100)"
LATE_YEAR = r"(?P<y>19\d{2}|20\d{2}|2100)"  # where the digits alone must show that it is a date
MONTH, DAY = r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
WORD = (r"(?P<w>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
GAP = r"[\s\-_/.,+]"
NTH = r"(?:st|nd|rd|th)?"
OF = rf"(?:of{GAP}+)?"
CLOCK = r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?"
PART_END = r"(?=[/?#]|$)"

Match = re.Match[str]
Reader = tuple[re.Pattern[str], Callable[[Match], Written | None]]


def day_of(match: Match) -> Written | None:
    """A full date; None if the calendar has no such day."""
    return on(int(match["y"]), month_of(match), int(match["d"]))


def on(year: int, month: int, day: int) -> Written | None:
    """A day of the calendar, None if there is no such day."""
    try:
        return Written(date(year, month, day))
    except ValueError:
        return None


def month_of(match: Match) -> int:
    """The month, in words or digits."""
    groups = match.groupdict()
    return MONTHS.index(groups["w"][:3]) + 1 if groups.get("w") else int(groups["m"])


def whole_month(match: Match) -> Written:
    """A month."""
    return Written(date(int(match["y"]), month_of(match), 1), "month")


def whole_year(match: Match) -> Written:
    """A year."""
    return Written(date(int(match["y"]), 1, 1), "year")


def either(match: Match) -> Written | None:
    """Day and month in digits before the year: the earlier of the readings that exist."""
    year, a, b = int(match["y"]), int(match["a"]), int(match["b"])
    readings = [on(year, b, a)] + ([on(year, a, b)] if match["s"] != "." else [])
    return min((r for r in readings if r), key=lambda r: r.first, default=None)


def reader(pattern: str, reading: Callable[[Match], Written | None]) -> Reader:
    """A pattern with what a match of it says."""
    return re.compile(pattern), reading


ANYWHERE: tuple[Reader, ...] = (
    reader(rf"(?<!\d)(?<!\d\.){YEAR}(?P<s>[-._]){MONTH}(?P=s){DAY}(?!\d)", day_of),
    reader(rf"(?<!\d){YEAR}[-/]{MONTH}/{DAY}(?![\da-z_-])", day_of),
    reader(rf"(?<!\d)(?<!\d[.,]){LATE_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
           rf"(?:{CLOCK}(?!\d)|(?![\da-su-z]))(?!\.\d)", day_of),
    reader(rf"(?<!\d)(?<!\d\.)(?P<a>\d\d?)(?P<s>[-/._])(?P<b>\d\d?)(?P=s){YEAR}(?!\d)", either),
    reader(rf"(?<!\d){DAY}{NTH}{GAP}{{0,3}}{OF}{WORD}{GAP}{{0,3}}{YEAR}(?!\d)", day_of),
    reader(rf"(?<![a-z]){WORD}{GAP}{{0,3}}(?:\d\d?{NTH}\s*(?:-|to|and|&)\s*)?"
           rf"{DAY}{NTH}{GAP}{{1,3}}{YEAR}(?!\d)", day_of),
    reader(rf"(?<!\d){YEAR}[\s\-_/.]?{WORD}[\s\-_/.]?{DAY}(?!\d)", day_of),
    reader(rf"(?<![a-z]){WORD}{GAP}{{0,3}}{OF}{YEAR}(?!\d)", whole_month),
)
IN_ADDRESS: tuple[Reader, ...] = (
    reader(rf"(?<=/){LATE_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?=\d{{8}})", day_of),
    reader(rf"(?<=/){LATE_YEAR}[/-](?:{MONTH}|{WORD}){PART_END}", whole_month),
    reader(rf"(?<=/){LATE_YEAR}{PART_END}", whole_year),
)
ADDRESS = re.compile(r"(?:https?://|(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,}/)[^\s\"'<>]*")
CELL = (reader(rf"{LATE_YEAR}[-/._]{MONTH}", whole_month),
        reader(rf"{MONTH}[-/.]{LATE_YEAR}", whole_month), reader(LATE_YEAR, whole_year))
HEADER_MONTH = re.compile(rf"(?:^|_){LATE_YEAR}_(?P<m>0[1-9]|1[0-2])$")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def plain(text: str) -> str:
    """The text in lower case, without accents, with one kind of dash and of digit."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(DASHES)).translate(DASHES)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.casefold()


def read_with(readers: tuple[Reader, ...], text: str, found: list[Written]) -> str:
    """Add what the readers find, the first first; the text with what was read blotted out."""
    for pattern, reading in readers:

        def take(match: Match, reading: Callable[[Match], Written | None] = reading) -> str:
            written = reading(match)
            if written is None:
                return match[0]
            found.append(written)
            return "\0" * len(match[0])

        text = pattern.sub(take, text)
    return text


def split_addresses(text: str) -> tuple[str, list[str]]:
    """The text without its addresses, and those, unquoted; both plain."""
    found: list[str] = []

    def take(match: Match) -> str:
        found.append(unquote(match[0].rstrip(").,;:]")))
        return "\0"

    return ADDRESS.sub(take, plain(text)), found


@lru_cache(maxsize=20_000)
def address_dates(text: str) -> tuple[Written, ...]:
    """The dates in the addresses of a text."""
    found: list[Written] = []
    if "/" in text:
        for address in split_addresses(text)[1]:
            read_with(IN_ADDRESS, read_with(ANYWHERE, address, found), found)
    return tuple(found)


@lru_cache(maxsize=20_000)
def find_dates(text: str) -> tuple[Written, ...]:
    """The dates in a text and in its addresses.

    >>> [str(d) for d in find_dates("Daily, 16 Feb. 2020; https://example.org/2020/03/")]
    ['2020-02-16', '2020-03']
    """
    found: list[Written] = []
    read_with(ANYWHERE, split_addresses(text)[0], found)
    return (*found, *address_dates(text))


def cell_dates(text: str) -> tuple[Written, ...]:
    """The dates in a cell of a column of dates; there a month or a year may stand alone."""
    for pattern, reading in CELL:
        match = pattern.fullmatch(plain(text.strip()))
        written = reading(match) if match else None
        if written:
            return (written,)
    return find_dates(text)


def header_dates(name: str) -> tuple[Written, ...]:
    """The dates in the name of a column, such as held_2020_02_14 or held_2020_02."""
    match = HEADER_MONTH.search(plain(name))
    return find_dates(name) or ((whole_month(match),) if match else ())
