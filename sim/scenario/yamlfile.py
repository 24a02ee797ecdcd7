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

from sim.errors import ScenarioError, ScenarioErrors
from sim.scenario.roots import shown

SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
OCTAL = re.compile(r"[-+]?0[0-9_]+")
EXPONENT = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+")
PREFIX = "tag:yaml.org,2002:"
TAGS = {PREFIX + t for t in ("null", "bool", "int", "float", "str", "timestamp", "map", "seq")}


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
        self.explicit: dict[int, list[yaml.Node]] = {}  # keys as written, before merging

    def wrong(self, problem: str, node: yaml.Node, key: str) -> None:
        """Note a problem at a node."""
        line = node.start_mark.line + 1
        self.errors.append(ScenarioError(problem, file=self.file, line=line, key=key or None))

    def value(self, node: yaml.Node, path: str) -> Any:
        """The Python value of a node."""
        if node.tag not in TAGS:
            self.wrong(f"tags are not allowed ({node.tag})", node, path)
            return None
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

    def mapping(self, node: Any, path: str) -> Node:
        """A mapping with the lines of its keys; merge keys (`<<`) are expanded."""
        explicit = self.explicit.setdefault(id(node), [k for k, _ in node.value])
        self.loader.flatten_mapping(node)
        own: set[str] = set()
        out = Node(path, self.file, node.start_mark.line + 1)
        for key_node, value_node in node.value:
            key = self.value(key_node, path)
            if not isinstance(key, str):
                if key is not None:
                    self.wrong(f"key {key!r} must be text; quote it", key_node, path)
                continue
            full = ".".join(p for p in (path, key) if p)
            if key in own:
                first = out.origin[key][1]
                self.wrong(f"key given twice, first on line {first}", key_node, full)
                continue
            if key_node in explicit:
                own.add(key)
            out[key] = self.value(value_node, full)
            out.origin[key] = (self.file, key_node.start_mark.line + 1)
        return out

    def scalar(self, node: yaml.ScalarNode, path: str) -> Any:
        """A scalar, refusing plain words with a hidden meaning."""
        text = node.value
        if node.style is not None:
            return text
        reading = trap(text, node.tag)
        if reading:
            self.wrong(reading, node, path)
            return None
        if node.tag == PREFIX + "str":
            return float(text) if EXPONENT.fullmatch(text) else text
        try:
            value = self.loader.construct_object(node)
        except ValueError as error:
            self.wrong(f"'{text}' cannot be read: {error}", node, path)
            return None
        if isinstance(value, datetime.datetime):
            self.wrong(f"'{text}' has a time of day; write the date alone", node, path)
            return None
        return value


def trap(text: str, tag: str) -> str | None:
    """What YAML 1.1 would silently make of a plain word, or None if it is harmless."""
    if tag == PREFIX + "bool" and text.lower() not in ("true", "false"):
        value = "true" if text.lower() in ("yes", "on") else "false"
        return f"YAML reads {text} as {value}; write '{text}' in quotes for text, or {value}"
    if SEXAGESIMAL.fullmatch(text):
        total = 0.0
        for part in text.replace("_", "").lstrip("+-").split(":"):
            total = total * 60 + float(part)
        return f"YAML reads {text} as the number {total:g} (base 60); quote it: '{text}'"
    if OCTAL.fullmatch(text):
        digits = text.replace("_", "")
        octal = re.fullmatch(r"[-+]?[0-7]+", digits)
        reading = f"the number {int(digits, 8)} (base 8)" if octal else "text"
        return f"YAML reads {text} as {reading}; drop the leading 0 or quote it: '{text}'"
    return None


def parse_yaml(text: str, file: str) -> Node:
    """A YAML document whose top level is a mapping. Raises ScenarioErrors."""
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return Node("", file, 1)
        reader = Reader(loader, file)
        value = reader.value(root, "")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        problem = f"not valid YAML: {error.problem or error.context}"
        raise ScenarioErrors([ScenarioError(problem, file=file, line=line)]) from None
    except yaml.YAMLError as error:
        problem = "not valid YAML: " + " ".join(str(error).split())
        raise ScenarioErrors([ScenarioError(problem, file=file)]) from None
    finally:
        loader.dispose()
    if not isinstance(value, Node):
        reader.wrong("the file must be a mapping of keys to values", root, "")
    if reader.errors:
        raise ScenarioErrors(reader.errors)
    return value


def read_yaml(path: Path) -> Node:
    """Read a YAML file strictly."""
    file = shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ScenarioErrors([ScenarioError("file not found", file=file)]) from None
    except UnicodeDecodeError:
        raise ScenarioErrors([ScenarioError("not UTF-8 text", file=file)]) from None
    return parse_yaml(text, file)
