"""Reading typed values out of a mapping while collecting everything that is wrong."""

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import Any

from sim.errors import ScenarioError, nearest, quote
from sim.scenario.yamlfile import Node

LARGEST = 1e300
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def yaml_value(value: Any) -> str:
    """A value of a YAML file as a message shows it."""
    if isinstance(value, Node):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{quote(value)}'"
    return "nothing" if value is None else shorten(value)


def shorten(value: Any) -> str:
    """A number or date as text; a huge whole number by its size alone."""
    if isinstance(value, int) and abs(value) >= 10**20:
        return "a number of more than 20 digits"
    return quote(value)


class Problems:
    """A growing list of scenario errors and the readers that add to it."""

    def __init__(self) -> None:
        self.errors: list[ScenarioError] = []

        self.misread: list[ScenarioError] = []
        self.settled: set[tuple[str, int, str]] = set()  # places already found wrong

    def reading(self, errors: Iterable[ScenarioError]) -> None:
        """Note values that YAML reads as another thing; no more is said about them."""
        self.misread += errors

    def all(self) -> list[ScenarioError]:
        """Every error once, by file and line."""
        places = {(e.file, e.line, e.key) for e in self.misread}
        others = [e for e in self.errors if (e.file, e.line, e.key) not in places]
        once = {str(e): e for e in [*self.misread, *others]}
        return sorted(once.values(), key=lambda e: (e.file or "", e.line or 0))

    def add(self, node: Node, key: str | None, problem: str, allowed: Sequence[str] = (),
            near: str | None = None) -> None:
        """Note a problem at a key of a node."""
        file, line = node.where(key)
        if key is not None and (file, line, node.full(key)) in self.settled:
            return
        self.errors.append(
            ScenarioError(problem, file=file, line=line, key=node.full(key) or None,
                          allowed=allowed, nearest=near)
        )

    def settle(self) -> None:
        """Add nothing more where a key has been found wrong."""
        self.settled |= {(e.file or "", e.line or 0, e.key) for e in self.errors if e.key}

    def at(self, file: str, line: int | None, key: str | None, problem: str,
           allowed: Sequence[str] = (), near: str | None = None) -> None:
        """Note a problem at a line of a file."""
        self.errors.append(
            ScenarioError(problem, file=file, line=line, key=key, allowed=allowed, nearest=near)
        )

    def keys(self, node: Node, allowed: Iterable[str], need: Iterable[str] = ()) -> None:
        """Only these keys, and all of those needed."""
        known = list(allowed)
        for key in node:
            if key not in known:
                self.add(node, key, "unknown key", known, nearest(key, known))
        for key in need:
            if key not in node:
                self.add(node, None, f"'{key}' is missing")
            elif node[key] is None:
                self.add(node, key, "is empty; a value is needed")

    def mapping(self, node: Node, key: str) -> Node:
        """A sub-mapping, empty if absent."""
        value = node.get(key)
        if isinstance(value, Node):
            return value
        if value is not None:
            self.add(node, key, f"must be a mapping, not {yaml_value(value)}")
        return Node(node.full(key), *node.where(key))

    def entries(self, node: Node, key: str) -> list[tuple[str, Node]]:
        """The named entries of a sub-mapping, by name; each must itself be a mapping."""
        parent = self.mapping(node, key)
        out = []
        for name in sorted(parent):
            if not IDENTIFIER.fullmatch(name):
                self.add(parent, name, "a name is letters, digits and _, not first a digit")
            if isinstance(parent[name], Node):
                out.append((name, parent[name]))
            else:
                self.add(parent, name, f"must be a mapping, not {yaml_value(parent[name])}")
        return out

    def items(self, node: Node, key: str) -> list[Node]:
        """The mappings of a list, empty if absent."""
        value = node.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.add(node, key, f"must be a list of mappings, not {yaml_value(value)}")
            return []
        for k, item in enumerate(value):
            if not isinstance(item, Node):
                self.add(node, key, f"item {k + 1} must be a mapping, not {yaml_value(item)}")
        return [v for v in value if isinstance(v, Node)]

    def text(self, node: Node, key: str, default: str = "") -> str:
        """A text value."""
        value = node.get(key)
        if value is None:
            return default
        if not isinstance(value, str):
            self.add(node, key, f"must be text, not {yaml_value(value)}")
            return default
        return value.strip()

    def number(self, node: Node, key: str, default: float = 0.0) -> float:
        """A number."""
        value = node.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.add(node, key, f"must be a number, not {yaml_value(value)}")
            return default
        if not -LARGEST <= value <= LARGEST:
            self.add(node, key, f"must be a finite number, not {yaml_value(value)}")
            return default
        return float(value)

    def integer(self, node: Node, key: str, default: int = 0, low: int = -(10**6),
                high: int = 10**6) -> int:
        """A whole number in a range."""
        value = node.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self.add(node, key, f"must be a whole number, not {yaml_value(value)}")
            return default
        if not low <= value <= high:
            self.add(node, key, f"{yaml_value(value)} is out of range {low} to {high}")
            return default
        return value

    def flag(self, node: Node, key: str, default: bool) -> bool:
        """Read a value that is true or false."""
        value = node.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.add(node, key, f"must be true or false, not {yaml_value(value)}")
            return default
        return value

    def date(self, node: Node, key: str) -> datetime.date | None:
        """A date, or None if absent."""
        value = node.get(key)
        if value is None or isinstance(value, datetime.date):
            return value
        self.add(node, key, f"must be a date like 2020-01-31, not {yaml_value(value)}")
        return None

    def choice(self, node: Node, key: str, kind: str, names: Sequence[str],
               default: str | None = None) -> int:
        """Index of a name among `names`; the default's index (-1 for None) if absent."""
        value: Any = node.get(key)
        if value is None:
            value = default
        if value is None:
            return -1
        return self.index(node, key, kind, value, names)

    def index(self, node: Node, key: str | None, kind: str, value: Any,
              names: Sequence[str]) -> int:
        """Index of a value among `names`; -1 with a problem noted if it is not there."""
        if isinstance(value, str) and value in names:
            return list(names).index(value)
        near = nearest(str(value), names)
        self.add(node, key, f"unknown {kind} '{quote(value)}'", sorted(names), near)
        return -1
