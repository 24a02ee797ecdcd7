"""Strict YAML: line numbers for every key, no duplicate keys, none of the YAML 1.1 surprises.

Plain words that YAML 1.1 reads as something else (`NO`, `on`, `12:30`, `010`) are refused with the
reading they would have had. Plain numbers such as `1e-3`, which YAML 1.1 takes for text, are read
as numbers.
"""

import datetime
import re
from pathlib import Path
from typing import Any

import yaml

from sim.bounded import read_bytes
from sim.errors import ScenarioError, ScenarioErrors, one_line, quote, unprintable
from sim.scenario.roots import show_path
from sim.scenario.yamlnodes import TooMuch, compose

SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
OCTAL = re.compile(r"[-+]?0[0-9_]+")
OTHER_BASE = re.compile(r"[-+]?0(x[0-9a-fA-F_]+|b[01_]+)")
EXPONENT = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+")
PREFIX = "tag:yaml.org,2002:"
MOST_VALUES = 100_000  # in one file, with aliases and merges spelt out
MOST_BYTES = 1_000_000  # of a file; the longest bundled one has 34,000
MERGE, VALUE = PREFIX + "merge", PREFIX + "value"
TAGS = {PREFIX + t for t in ("null", "bool", "int", "float", "str", "timestamp", "map", "seq")}


Pair = tuple[Any, Any]  # key and value of a mapping, as nodes


class Node(dict[str, Any]):
    """A mapping that knows where each of its keys was written."""

    def __init__(self, path: str = "", file: str = "", line: int = 0) -> None:
        super().__init__()
        self.path = path
        self.file = file
        self.line = line
        self.origin: dict[str, tuple[str, int]] = {}

    @property
    def lines(self) -> dict[str, int]:
        """Line number of each key."""
        return {k: line for k, (_, line) in self.origin.items()}

    def where(self, key: str | None = None) -> tuple[str, int]:
        """File and line of a key, or of the mapping itself."""
        if key is not None and key in self.origin:
            return self.origin[key]
        return self.file, self.line

    def full(self, key: str | None = None) -> str:
        """Dotted path of a key."""
        return ".".join(p for p in (self.path, key) if p)


class Reader:
    """Turns composed YAML nodes into Python values and keeps what is wrong."""

    def __init__(self, loader: yaml.SafeLoader, file: str) -> None:
        self.loader = loader
        self.file = file
        self.errors: list[ScenarioError] = []
        self.open: list[int] = []
        self.merged: dict[int, list[Pair]] = {}  # what a mapping brings where it is merged
        self.count = 0

    def wrong(self, problem: str, node: yaml.Node, key: str) -> None:
        """Note a problem at a node."""
        line = node.start_mark.line + 1
        self.errors.append(ScenarioError(problem, file=self.file, line=line, key=key or None))

    def value(self, node: yaml.Node, path: str) -> Any:
        """The Python value of a node."""
        self.weigh(node)
        if node.tag not in TAGS:
            self.wrong(f"tags are not allowed ({node.tag})", node, path)
            return node.value if isinstance(node, yaml.ScalarNode) else None
        if id(node) in self.open:
            self.wrong("an anchor may not contain itself", node, path)
            return None
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, path)
        self.open.append(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.value(n, f"{path}[{k}]") for k, n in enumerate(node.value)]
            return self.mapping(node, path)
        finally:
            self.open.pop()

    def weigh(self, node: yaml.Node) -> None:
        """Count a value; TooMuch if there are more than a file may hold."""
        self.count += 1
        if self.count > MOST_VALUES:
            raise TooMuch(f"more than {MOST_VALUES:,} values, aliases and merges spelt out",
                          node.start_mark.line + 1)

    def brought(self, node: Any) -> list[Pair]:
        """Keys and values that merge keys (`<<`) bring into a mapping, what counts most last."""
        found: dict[Any, Pair] = {}
        for key, value in node.value:
            if key.tag != MERGE:
                continue
            parts = list(reversed(value.value)) if isinstance(value, yaml.SequenceNode) else [value]
            for part in parts:
                if not isinstance(part, yaml.MappingNode):
                    what = "a mapping" if part is not value else "a mapping or list of mappings"
                    raise yaml.constructor.ConstructorError(
                        "while constructing a mapping", node.start_mark,
                        f"expected {what} for merging, but found {part.id}", part.start_mark)
                for pair in self.whole(part):
                    self.weigh(pair[0])
                    text = pair[0].value if isinstance(pair[0], yaml.ScalarNode) else id(pair[0])
                    found.pop(text, None)
                    found[text] = pair
        return list(found.values())

    def whole(self, node: Any) -> list[Pair]:
        """All keys and values of a mapping, its own after those that it takes over."""
        if id(node) not in self.merged:
            self.merged[id(node)] = []  # of one that merges itself
            own = [pair for pair in node.value if pair[0].tag != MERGE]
            self.merged[id(node)] = [*self.brought(node), *own]
        return self.merged[id(node)]

    def mapping(self, node: Any, path: str) -> Node:
        """A mapping with the lines of its keys; merge keys (`<<`) are expanded."""
        own: set[str] = set()
        out = Node(path, self.file, node.start_mark.line + 1)
        written = {id(key) for key, _ in node.value}
        for key_node, value_node in self.whole(node):
            if key_node.tag == VALUE:
                key_node.tag = PREFIX + "str"
            said = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            key = self.value(key_node, ".".join(p for p in (path, said) if p))
            if not isinstance(key, str):
                self.wrong(f"key {quote(repr(key))} must be text; quote it", key_node, path)
                continue
            full = ".".join(p for p in (path, key) if p)
            if key in own:
                first = out.origin[key][1]
                self.wrong(f"key given twice, first on line {first}", key_node, full)
                continue
            if id(key_node) in written:
                own.add(key)
            out[key] = self.value(value_node, full)
            out.origin[key] = (self.file, key_node.start_mark.line + 1)
        return out

    def scalar(self, node: yaml.ScalarNode, path: str) -> Any:
        """A scalar, refusing plain words with a hidden meaning."""
        text = node.value
        if strange := unprintable(text):
            self.wrong(strange, node, path)
            return one_line(text)
        if node.style is not None:
            return text
        reading = trap(text, node.tag)
        if reading:
            self.wrong(reading, node, path)
            return text
        if node.tag == PREFIX + "str":
            return float(text) if EXPONENT.fullmatch(text) else text
        try:
            value = self.loader.construct_object(node)
        except ValueError as error:
            self.wrong(f"'{quote(text)}' cannot be read: {error}", node, path)
            return text
        if isinstance(value, datetime.datetime):
            self.wrong(f"'{text}' has a time of day; write the date alone", node, path)
            return value.date()
        return value


def trap(text: str, tag: str) -> str | None:
    """What YAML 1.1 would silently make of a plain word, or None if it is harmless."""
    if tag == PREFIX + "bool" and text.lower() not in ("true", "false"):
        value = "true" if text.lower() in ("yes", "on") else "false"
        return f"YAML reads {text} as {value}; write '{text}' in quotes for text, or {value}"
    said = quote(text)
    if SEXAGESIMAL.fullmatch(text):
        total = 0.0
        for part in text.replace("_", "").lstrip("+-").split(":"):
            total = total * 60 + float(part)
        return f"YAML reads {said} as the number {total:g} (base 60); quote it: '{said}'"
    if OCTAL.fullmatch(text):
        number = whole(text.replace("_", ""), 8)
        reading = f"the number {number} (base 8)" if number else "text"
        return f"YAML reads {said} as {reading}; drop the leading 0 or quote it: '{said}'"
    if OTHER_BASE.fullmatch(text):
        number = whole(text.replace("_", ""), 0)
        reading = f"the number {number}; write {number} or quote it" if number else \
            "a number; quote it if it is text"
        return f"YAML reads {said} as {reading}: '{said}'"
    if "_" in text and tag in (PREFIX + "int", PREFIX + "float"):
        plain_text = quote(text.replace("_", ""))
        return f"YAML reads {said} as the number {plain_text}; write that, or quote it for text"
    return None


def whole(text: str, base: int) -> str:
    """A whole number of another base in decimal digits; "" of what is none, or too long."""
    try:
        return quote(int(text, base))
    except ValueError:
        return ""


def parse_yaml(text: str, file: str) -> tuple[Node, list[ScenarioError]]:
    """A YAML document whose top level is a mapping, and what is wrong with single values in it.

    Raises ScenarioErrors if it cannot be read as YAML at all.
    """
    try:
        root, loader = compose(text)
        if root is None:
            raise ScenarioErrors([ScenarioError("the file is empty", file=file)])
        reader = Reader(loader, file)
        value = reader.value(root, "")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise ScenarioErrors([ScenarioError(broken(error), file=file, line=line)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = f"not valid YAML: the character {error.character!r} is not allowed"
        raise ScenarioErrors([ScenarioError(problem, file=file, line=line)]) from None
    except TooMuch as error:
        raise ScenarioErrors([ScenarioError(str(error), file=file, line=error.line)]) from None
    except RecursionError:
        raise ScenarioErrors([ScenarioError("too deeply nested", file=file)]) from None
    if not isinstance(value, Node):
        reader.wrong("the file must be a mapping of keys to values", root, "")
        raise ScenarioErrors(reader.errors)
    return value, reader.errors


def plain(value: Any) -> Any:
    """A value with its mappings as plain dictionaries."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def broken(error: yaml.MarkedYAMLError) -> str:
    """A syntax error in words."""
    problem = error.problem or error.context or "syntax error"
    if "'\\t'" in problem:
        return "not valid YAML: a tab is used for indentation or spacing; use spaces"
    tail = f" ({error.context})" if error.context and error.problem else ""
    return f"not valid YAML: {problem}{tail}"


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a UTF-8 file, with or without a byte order mark. Raises ScenarioErrors."""
    file, line, data = show_path(path), None, b""
    try:
        data = read_bytes(path, most)
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        problem = "file not found"
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8 text: byte {error.object[error.start]:#04x}; save the file as UTF-8"
    except (OSError, ValueError) as error:
        problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
    raise ScenarioErrors([ScenarioError(problem, file=file, line=line)]) from None


def read_yaml(path: Path) -> tuple[Node, list[ScenarioError]]:
    """Read a YAML file strictly: its mapping and the problems of single values in it."""
    return parse_yaml(read_text(path), show_path(path))
