"""Plain data as YAML, every key with what it means, from the tables that also validate it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from sim.scenario.forms import Form, Key

WIDTH = 100
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_ ./-]*")
WORDS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def scalar(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        return f"{value:g}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {scalar(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(scalar, value)) + "]"
    if value is None:
        return "null"
    if PLAIN.fullmatch(value) and value.lower() not in WORDS and not value.endswith(" "):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def comment_line(line: str, comment: str) -> list[str]:
    """A line with its comment behind it, or above it where both do not fit."""
    if not comment:
        return [line]
    if len(line) + len(comment) + 4 <= WIDTH:
        return [f"{line}  # {comment}"]
    indent = line[: len(line) - len(line.lstrip())]
    return [*wrap_comment(comment, indent), line]


def wrap_comment(comment: str, indent: str = "") -> list[str]:
    """A comment as lines of its own."""
    import textwrap

    return [f"{indent}# {part}" for part in textwrap.wrap(comment, WIDTH - 2 - len(indent))]


class Emitter:
    """Writes nested data, saying what a key means where it first appears."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.said: set[int] = set()

    def about(self, key: Key | None) -> str:
        """What a key means, once."""
        if key is None or id(key) in self.said:
            return ""
        self.said.add(id(key))
        return key.about

    def form(self, data: Mapping[str, Any], keys: Form, indent: int = 0) -> None:
        """A mapping with known keys."""
        for name, value in data.items():
            self.pair(name, value, keys[name], indent)

    def pair(self, name: str, value: Any, key: Key, indent: int) -> None:
        """One key with its value, below it where it is a mapping."""
        head = " " * indent + name + ":"
        if isinstance(value, Mapping) and key.kind in ("form", "entries", "each"):
            self.lines += comment_line(head, self.about(key))
            if key.kind == "form":
                assert key.form is not None
                self.form(value, key.form, indent + 2)
                return
            for inner, below in value.items():
                each = key.of or Key("form", "", form=key.form)
                self.pair(inner, below, each, indent + 2)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            form = key.form or {}
            words = "; ".join(f"{n}: {form[n].about}" for n in form if any(n in v for v in value))
            about = self.about(key)
            self.lines += comment_line(head, f"{about}; {words}" if about else "")
            self.lines += [" " * (indent + 2) + "- " + scalar(item) for item in value]
        else:
            self.lines += comment_line(f"{head} {scalar(value)}", self.about(key))

    def text(self) -> str:
        """Everything written so far."""
        return "\n".join(self.lines) + "\n"
