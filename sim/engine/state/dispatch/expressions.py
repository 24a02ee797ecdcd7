"""Expressions of a declared value: the field that it is, or the function that works it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import fields_of

WIDTH = 100


def value_of(name: str, field: str, rule: str, arguments: Sequence[str]) -> str:
    """The expression of a value. ValueError where its declaration cannot be meant."""
    if bool(field) == bool(rule):
        raise ValueError(f"{name}: give the field it is or the rule that works it out")
    if rule:
        return f"{rule.rpartition('.')[2]}({', '.join(('c', 's', *arguments))})"
    declared = fields_of(Crisis).get(field)
    if declared is None or len(declared.shape) != len(arguments):
        raise ValueError(f"{name}: no field {field} of as many arguments")
    value = f"s.{field}" + (f"[{', '.join(arguments)}]" if arguments else "")
    return f"float({value})" if declared.kind is int else value


def imports(rules: Iterable[str]) -> str:
    """The imports of the functions that work values out, given as module.function."""
    functions: dict[str, set[str]] = {}
    for rule in filter(None, rules):
        module, _, function = rule.rpartition(".")
        functions.setdefault(module, set()).add(function)
    return "".join(import_from(f"sim.engine.rules.{module}", functions[module])
                   for module in sorted(functions))


def import_from(module: str, names: Iterable[str]) -> str:
    """An import of some names, one to a line where they do not fit on one."""
    line = f"from {module} import {', '.join(sorted(names))}"
    if len(line) <= WIDTH:
        return line + "\n"
    return f"from {module} import (\n" + "".join(f"    {n},\n" for n in sorted(names)) + ")\n"
