"""Checks a mapping against its table in `sim.scenario.forms`: keys, types, words, ranges.

What is found wrong here is said once: the readers that follow add nothing at the same place.
"""

from __future__ import annotations

import datetime
from typing import Any

from sim.scenario.forms import Form, Key
from sim.scenario.problems import Problems, yaml_value
from sim.scenario.yamlfile import Node


def conform(problems: Problems, node: Node, keys: Form) -> None:
    """Note every key of the mapping, and of those within it, that is not as its table says."""
    needed = [name for name, key in keys.items() if key.need]
    problems.keys(node, keys, needed)
    for name in node:
        if name not in keys:
            continue
        if node[name] is not None:
            check(problems, node, name, keys[name])
        elif keys[name].kind == "options" or (keys[name].kind == "number" and keys[name].fill):
            problems.add(node, name, "is empty; a value is needed")


def check(problems: Problems, node: Node, name: str, key: Key) -> None:
    """One value."""
    value = node[name]
    if key.kind in ("form", "entries", "each"):
        if isinstance(value, Node):
            within(problems, value, key)
        else:
            problems.mapping(node, name)
    elif key.kind == "items":
        for item in problems.items(node, name):
            conform(problems, item, key.form or {})
    elif key.kind == "names":
        if not isinstance(value, list) or len(set(map(str, value))) < 2:
            problems.add(node, name, "must be a list of two actors or more")
    elif key.kind == "options":
        if not isinstance(value, list) or not value:
            problems.add(node, name, "must be a list of one option or more; without the key it is "
                                     "all of them")
    elif key.kind not in ("quantity", "free"):  # those are seen to where they are read
        scalar(problems, node, name, key)


def within(problems: Problems, value: Node, key: Key) -> None:
    """A mapping inside."""
    if key.kind == "form":
        conform(problems, value, key.form or {})
        return
    if key.kind == "entries":
        for name in value:
            if isinstance(value[name], Node):
                conform(problems, value[name], key.form or {})
            else:
                problems.add(value, name, f"must be a mapping, not {yaml_value(value[name])}")
        return
    assert key.of is not None
    for name in value:
        if value[name] is not None:
            check(problems, value, name, key.of)


def scalar(problems: Problems, node: Node, name: str, key: Key) -> None:
    """Text, number, flag, date or one of a few words."""
    value: Any = node[name]
    if key.kind in ("text", "condition"):
        if problems.text(node, name) == "" and isinstance(value, str) and key.fill:
            problems.add(node, name, EMPTY[key.kind])
    elif key.kind == "choice":
        problems.choice(node, name, name, key.allowed)
    elif key.kind == "number":
        number = problems.number(node, name, key.low)
        if not key.low <= number <= key.high:
            problem = f"{number:g} is out of range {key.low:g} to {key.high:g}"
            problems.add(node, name, problem)
    elif key.kind == "whole":
        problems.integer(node, name, 0, int(key.low), int(key.high))
    elif key.kind == "flag":
        problems.flag(node, name, False)
    elif key.kind == "date":
        problems.date(node, name)
    elif key.kind == "deadline" and not isinstance(value, datetime.date):
        if isinstance(value, bool) or not isinstance(value, int):
            problems.date(node, name)
        else:
            problems.integer(node, name, 0, 0)


EMPTY = {"text": "is empty; a value is needed",
         "condition": "an empty condition; remove the key or write one"}
