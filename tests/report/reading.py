"""Reads a page as a sceptic would: elements in a tree, and numbers against the results.

Nothing here is taken from the page maker: printed texts are read back as numbers by rules of its
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

VOID = {"meta", "link", "br", "hr", "img", "input", "line", "rect", "circle", "path", "use"}
# Numbers that are no results, and why they may stand on a page.
GIVEN = {
    "scenario": "a text of the scenario: names, sentences, sources, grades",
    "method": "a constant of the method: borders of the scale, 5-95 %, 95 %",
    "run": "seed, digest, version and commands",
    "axis": "marks of an axis",
    "date": "dates on an axis",
    "drawing": "headings, posts and scales on a map or graph; chances on it carry keys",
}


@dataclass
class Element:
    """An element with its attributes, its children and the text right in it."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def walk(self) -> Iterator[Element]:
        """It and everything in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


class Reader(HTMLParser):
    """Builds the tree; an end tag that does not match raises."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        made = Element(tag, {k: v or "" for k, v in attrs})
        self.stack[-1].children.append(made)
        if tag not in VOID:
            self.stack.append(made)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.stack[-1].children.append(Element(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].tag == tag, f"</{tag}> closes <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def read(html: str) -> Element:
    """The tree of a page; AssertionError if its tags do not match."""
    reader = Reader()
    reader.feed(html)
    assert reader.stack == [reader.root]
    return reader.root


def look(tree: dict[str, Any], at: str) -> Any:
    """The value at a path; KeyError where there is none."""
    root, _, rest = at.partition(":")
    found: Any = tree[root]
    for key in rest.split(".") if rest else []:
        name = unquote(key)
        found = found[int(name)] if isinstance(found, list) else found[name]
    return found


def close(text: str, value: float) -> bool:
    """Whether a printed number is a value, rounded no more coarsely than its last digit says.

    From 10,000 on three digits are enough.
    """
    plain = text.replace(",", "").replace("\N{MINUS SIGN}", "-").replace("+", "")
    shown = float(plain)
    digits = len(plain.partition(".")[2])
    unit = 10.0 ** -digits
    if abs(value) >= 10_000 and not digits:
        unit = 10.0 ** (len(str(int(abs(value)))) - 3)
    if digits == 0 and abs(value) < 0.995 and shown == 0:
        return abs(value) < 0.5
    return abs(shown - value) <= 0.5000001 * unit


def agrees(how: str, text: str, values: list[Any]) -> bool:
    """Whether what is printed is what the results hold."""
    numbers = re.findall(r"[+\N{MINUS SIGN}-]?\d[\d,]*\.?\d*", text)
    if how == "text":
        return text == str(values[0])
    if how == "word":
        return words(*values) == text.lower()
    if how == "share":
        if text.startswith("<"):
            return 0 < values[0] < 0.001
        if text.startswith(">"):
            return 0.999 < values[0] < 1
        return close(numbers[0], values[0] * 100)
    if how == "shares":
        if text.startswith(("under", "<")):
            return 0 <= values[0] <= values[1] < 0.001
        ends = re.findall(r"\d[\d,]*\.?\d*", text)
        return close(ends[0], values[0] * 100) and close(ends[-1], values[1] * 100)
    if how == "points":
        return close(numbers[0], values[0] * 100)
    if how == "points range":
        return len(numbers) == 2 and all(close(n, v * 100)
                                         for n, v in zip(numbers, values, strict=True))
    if how == "size":
        return close(numbers[0], abs(values[0]) * 100)
    if how == "amount":
        return close(numbers[0], values[0]) or abs(values[0]) < 1
    if how == "whole":
        return int(text.replace(",", "")) == values[0]
    raise AssertionError(f"no rule for {how!r}")


BORDERS = [(0.01, "all but excluded"), (0.05, "almost no chance"), (0.20, "very unlikely"),
           (0.45, "unlikely"), (0.55, "roughly even"), (0.80, "likely"), (0.95, "very likely"),
           (0.99, "almost certain"), (2.0, "all but certain")]


def words(low: float, high: float) -> str:
    """The words of likelihood for a range, from the borders of the scale."""
    names = [name for _, name in BORDERS]
    a, b = (next(k for k, (top, _) in enumerate(BORDERS) if x < top) for x in (low, high))
    if a == b:
        return names[a]
    return f"{names[a]} or {names[b]}" if b == a + 1 else f"anything from {names[a]} to {names[b]}"


def wrong_numbers(page: Element, tree: dict[str, Any]) -> list[str]:
    """Elements with a key whose text is not the value at that key."""
    found = []
    for element in page.walk():
        keys = element.attrs.get("data-key")
        if keys is None:
            continue
        try:
            values = [look(tree, at) for at in keys.split(" ")]
        except (KeyError, IndexError, ValueError, TypeError):
            found.append(f"{keys}: no such value")
            continue
        how = element.attrs["data-as"] if "data-as" in element.attrs else "share"
        if how == "date":
            good = element.attrs["datetime"] == values[0]
        else:
            good = agrees(how, element.text, values)
        if not good:
            found.append(f"{keys}: {element.text!r} for {values}")
    return found


def loose_numbers(element: Element, inside: bool = False) -> list[str]:
    """Texts with a digit outside of everything that may hold one."""
    exempt = {"style", "title", "desc", "time", "head"}
    given = element.attrs.get("data-given")
    assert given is None or given in GIVEN, given
    inside = (inside or element.tag in exempt or given is not None
              or "data-key" in element.attrs)
    found = []
    for child in element.children:
        if isinstance(child, Element):
            found += loose_numbers(child, inside)
        elif not inside and any(c.isdigit() for c in child):
            found.append(child.strip())
    return found


def false_sentences(page: Element, tree: dict[str, Any]) -> list[str]:
    """Sentences whose conditions do not hold in the results."""
    return [element.text for element in page.walk()
            if "data-when" in element.attrs and not true(element.attrs["data-when"], tree)]


def true(when: str, tree: dict[str, Any]) -> bool:
    """Whether conditions such as `summary:a.p > 0.5; report:b == report:c` hold."""
    for part in when.split("; "):
        left, op, right = part.split(" ")
        a, b = (look(tree, x) if ":" in x else float(x) for x in (left, right))
        if not {">": a > b, "<": a < b, ">=": a >= b, "<=": a <= b, "==": a == b}[op]:
            return False
    return True
