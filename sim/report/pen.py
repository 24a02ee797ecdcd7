"""Writes values of the results into a page, each in an element that names where it comes from.

`data-key` is the path of the value (or the two paths of a range), `data-as` how it is printed. What
is no result says so with `data-given`: a text of the scenario, a constant of the method, a mark of
an axis.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from markupsafe import Markup, escape

from sim.glossary.text import interval, number, percent
from sim.report import likelihood
from sim.report.names import capital
from sim.report.tree import Tree, lookup

NBSP = "\N{NO-BREAK SPACE}"
UNKNOWN = Markup('<span class="none">not known</span>')


def percent_text(text: str) -> str:
    """A percentage as pages write it: a hard blank before the sign, an en dash in a range."""
    return text.replace("%", f"{NBSP}%").replace("-", "\N{EN DASH}")


def day_text(date: dt.date, short: bool = False) -> str:
    """A date in words: 5 February 2020, or 5 Feb."""
    return f"{date.day}{NBSP}{date:%b}" if short else f"{date.day}{NBSP}{date:%B}{NBSP}{date.year}"


def range_text(low: float, high: float) -> str:
    """A range of chances in percent; one that ends below a tenth of a percent says so."""
    return "under 0.1%" if high < 0.0005 else interval(low, high)


def amount_text(value: float) -> str:
    """An amount with about three digits that mean something, whole from ten on, never as 2e-05."""
    if 0 < abs(value) < 0.001:
        text = f"{value:.{1 - math.floor(math.log10(abs(value)))}f}".rstrip("0")
        return text.replace("-", "\N{MINUS SIGN}")
    text = number(value) if abs(value) < 10 or abs(value) >= 10_000 else f"{value:,.0f}"
    return text.replace("-", "\N{MINUS SIGN}")


def points_text(value: float) -> str:
    """A difference of two chances in percentage points, with its sign: +12 or \N{MINUS SIGN}3."""
    size = abs(value) * 100
    text = f"{size:.0f}" if size >= 9.5 else f"{size:.1f}"
    if float(text) == 0:
        text = f"{size:.2f}"
    if float(text) == 0:
        return "0"
    return ("+" if value > 0 else "\N{MINUS SIGN}") + text


def plain_text(text: str, what: str = "scenario") -> Markup:
    """A text that is no result; it says so where it holds a digit."""
    safe = escape(text)
    if not any(c.isdigit() for c in text):
        return safe
    return Markup('<span data-given="{}">{}</span>').format(what, safe)


def within(row: str, key: str) -> str:
    """The path of a key of a row; a row may be a root."""
    return f"{row}{key}" if row.endswith(":") else f"{row}.{key}"


def quote(text: str) -> Markup:
    """A name of the scenario between quotation marks."""
    return Markup("\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}").format(
        plain_text(text))


class Pen:
    """Formats values of one tree of results; a value that is not known is said to be so."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def value(self, at: str) -> Any:
        """The value at a path."""
        return lookup(self.tree, at)

    def element(self, keys: str, how: str, text: str) -> Markup:
        """An element that names its values."""
        return Markup('<span data-key="{}" data-as="{}">{}</span>').format(keys, how, text)

    def share(self, row: str, key: str = "p", width: float | None = None) -> Markup:
        """A chance in percent, as fine as `width` or as its Monte Carlo interval, if any."""
        at, found = within(row, key), self.value(row)
        if found[key] is None:
            return UNKNOWN
        ends = found.get("low"), found.get("high")
        if width is None:
            width = ends[1] - ends[0] if key == "p" and None not in ends else 1.0
        return self.element(at, "share", percent_text(percent(found[key], width)))

    def between(self, row: str, low: str = "low", high: str = "high", sign: bool = True
                ) -> Markup:
        """A range of chances in percent; sign: with the sign."""
        ends = [self.value(f"{row}.{key}") for key in (low, high)]
        if None in ends:
            return UNKNOWN
        text = percent_text(range_text(*ends))
        if not sign:
            text = text.replace("under ", "<").replace(f"{NBSP}%", "")
        return self.element(f"{row}.{low} {row}.{high}", "shares", text)

    def word(self, row: str, low: str = "low", high: str = "high", begin: bool = False) -> Markup:
        """The word, or words, of likelihood for a range of chances; begin: with a capital."""
        ends = [self.value(f"{row}.{key}") for key in (low, high)]
        if None in ends:
            return UNKNOWN
        text = likelihood.words_for(*ends)
        text = capital(text) if begin else text
        return Markup("<strong>{}</strong>").format(
            self.element(f"{row}.{low} {row}.{high}", "word", text))

    def amount(self, at: str) -> Markup:
        """An amount with about three digits that mean something."""
        value = self.value(at)
        return UNKNOWN if value is None else self.element(at, "amount", amount_text(float(value)))

    def whole(self, at: str) -> Markup:
        """A whole number, every digit of it."""
        return self.element(at, "whole", f"{self.value(at):,d}")

    def points(self, at: str) -> Markup:
        """A difference of chances in percentage points."""
        return self.element(at, "points", points_text(self.value(at)))

    def size(self, at: str) -> Markup:
        """The size of a difference in percentage points, where the sentence says which way."""
        text = points_text(self.value(at)).lstrip("+\N{MINUS SIGN}")
        return self.element(at, "size", text)

    def points_between(self, row: str, low: str = "low", high: str = "high") -> Markup:
        """A range of differences in percentage points."""
        one, two = (points_text(self.value(f"{row}.{key}")) for key in (low, high))
        return self.element(f"{row}.{low} {row}.{high}", "points range", f"{one} to {two}")

    def date(self, at: str, short: bool = False) -> Markup:
        """A date that the results hold as ISO text."""
        iso = self.value(at)
        return Markup('<time datetime="{}" data-key="{}" data-as="date">{}</time>').format(
            iso, at, day_text(dt.date.fromisoformat(iso), short))

    def text(self, at: str) -> Markup:
        """A text of the results, as it stands."""
        return self.element(at, "text", str(self.value(at)))
