"""Finds the kind of an expression from those of the variables in it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from types import FunctionType
from typing import Any

from benchmarks.quick.instance import Ask, Instance
from benchmarks.quick.kinds import (
    BOOL,
    INT,
    REAL,
    Fixed,
    Group,
    Kind,
    Number,
    Open,
    Policy,
    Record,
    Table,
    described,
    joined,
    of_field,
)
from benchmarks.quick.operators import COMPARISONS, INTEGERS, MATHEMATICS, NUMBERS, outcome
from benchmarks.quick.scope import MISSING


def kind_of(node: ast.expr, instance: Instance, ask: Ask) -> Kind | None:
    """The kind of an expression, noted in `instance.found`; None for a call that gives nothing."""
    value = instance.scope.value(node)
    kind: Kind | None
    if value is not MISSING:
        kind = constant_kind(node, value, instance)
    elif type(node) in FORMS:
        kind = FORMS[type(node)](node, instance, ask)
    else:
        instance.problem(node, f"the expression {type(node).__name__} is not of the dialect")
    instance.found[id(node)] = kind
    return kind


def value_kind(node: ast.expr, instance: Instance, ask: Ask) -> Kind:
    """The kind of an expression that must give something."""
    kind = kind_of(node, instance, ask)
    if kind is None:
        instance.problem(node, "the value of a function that returns nothing")
    return kind


def number_kind(node: ast.expr, instance: Instance, ask: Ask) -> Kind:
    """The kind of an expression that must be a number."""
    kind = value_kind(node, instance, ask)
    if kind not in NUMBERS:
        instance.problem(node, f"{described(kind)} where a number is wanted")
    return kind


def constant_kind(node: ast.AST, value: Any, instance: Instance) -> Kind:
    """The kind of a number that is known."""
    if isinstance(value, bool):
        return BOOL
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            instance.problem(node, f"{value} does not fit 64 bits")
        return INT
    if isinstance(value, float):
        return REAL
    name = ast.unparse(node) if isinstance(node, ast.expr) else repr(value)
    instance.problem(node, f"{name} is no number but {type(value).__name__}")


def of_constant(node: ast.Constant, instance: Instance, ask: Ask) -> Kind:
    """A number as written."""
    return constant_kind(node, node.value, instance)


def of_name(node: ast.Name, instance: Instance, ask: Ask) -> Kind:
    """A variable."""
    if node.id in instance.kinds:
        return instance.kinds[node.id]
    known = node.id in instance.scope.variables
    instance.problem(node, f"{node.id} is " + ("read before it is set" if known else "not defined"))


def of_binop(node: ast.BinOp, instance: Instance, ask: Ask) -> Kind:
    """`a + b` and so on."""
    sides = [value_kind(side, instance, ask) for side in (node.left, node.right)]
    try:
        return outcome(node.op, *sides)
    except TypeError as error:
        instance.problem(node, str(error))


def of_unaryop(node: ast.UnaryOp, instance: Instance, ask: Ask) -> Kind:
    """`-a`, `+a`, `~a` and `not a`."""
    kind = number_kind(node.operand, instance, ask)
    if isinstance(node.op, ast.Not):
        return BOOL
    if isinstance(node.op, ast.Invert) and kind == REAL:
        instance.problem(node, "the bits of a real number")
    return INT if kind in INTEGERS else REAL


def of_compare(node: ast.Compare, instance: Instance, ask: Ask) -> Kind:
    """`a < b <= c`."""
    for side in (node.left, *node.comparators):
        number_kind(side, instance, ask)
    for op in node.ops:
        if type(op) not in COMPARISONS:
            instance.problem(node, f"the comparison {type(op).__name__} is not of the dialect")
    return BOOL


def of_boolop(node: ast.BoolOp, instance: Instance, ask: Ask) -> Kind:
    """`a and b`, `a or b`: one of the operands."""
    for side in node.values:
        number_kind(side, instance, ask)
    return common(node.values, node, instance, ask)


def of_ifexp(node: ast.IfExp, instance: Instance, ask: Ask) -> Kind:
    """`a if test else b`."""
    number_kind(node.test, instance, ask)
    return common([node.body, node.orelse], node, instance, ask)


def of_tuple(node: ast.Tuple, instance: Instance, ask: Ask) -> Kind:
    """`a, b`."""
    return Group(tuple(value_kind(part, instance, ask) for part in node.elts))


def common(nodes: list[ast.expr], place: ast.AST, instance: Instance, ask: Ask) -> Kind:
    """The kind that holds all of some expressions."""
    found: Kind | None = None
    for node in nodes:
        try:
            found = joined(found, value_kind(node, instance, ask))
        except TypeError as error:
            instance.problem(place, f"an expression that may be {error}")
    assert found is not None
    return found


def of_attribute(node: ast.Attribute, instance: Instance, ask: Ask) -> Kind:
    """A field of a record, or the shape of an array."""
    holder = value_kind(node.value, instance, ask)
    if isinstance(holder, Record):
        if node.attr not in holder.fields:
            instance.problem(node, f"{holder.name} has no field {node.attr}")
        return of_field(holder.fields[node.attr])
    if isinstance(holder, Open | Fixed) and node.attr == "shape":
        return Group((INT,) * len(lengths(holder)))
    instance.problem(node, f"{described(holder)} has no {node.attr}")


def lengths(kind: Open | Fixed) -> tuple[int | None, ...]:
    """The shape of an array, None where it is not known beforehand."""
    return kind.shape if isinstance(kind, Fixed) else (None,) * kind.dimensions


def indices(node: ast.Subscript) -> list[ast.expr]:
    """What stands in the brackets, one by one."""
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]


def of_subscript(node: ast.Subscript, instance: Instance, ask: Ask) -> Kind:
    """An entry or a row of an array, a part of a tuple, a policy of a table."""
    holder = value_kind(node.value, instance, ask)
    inside = indices(node)
    if isinstance(holder, Group):
        at = instance.scope.known(inside[0])
        if len(inside) != 1 or type(at) is not int or not 0 <= at < len(holder.parts):
            instance.problem(node, f"a tuple of {len(holder.parts)} at {ast.unparse(node.slice)}")
        part: Kind = holder.parts[at]
        return part
    for index in inside:
        if number_kind(index, instance, ask) not in INTEGERS:
            instance.problem(index, "an index that is no integer")
    if isinstance(holder, Table) and len(inside) == 1:
        return holder.policy
    if not isinstance(holder, Open | Fixed) or len(inside) > len(lengths(holder)):
        instance.problem(node, f"{len(inside)} indices into {described(holder)}")
    for index, length in zip(inside, lengths(holder), strict=False):
        at = instance.scope.known(index)
        if length is not None and isinstance(at, int) and not -length <= at < length:
            instance.problem(index, f"entry {at} of {length}")
    return row(holder, len(inside))


def row(kind: Open | Fixed, taken: int) -> Kind:
    """What is left of an array once so many indices are given."""
    if isinstance(kind, Fixed):
        return Fixed(kind.item, kind.shape[taken:]) if taken < len(kind.shape) else kind.item
    return Open(kind.item, kind.dimensions - taken) if taken < kind.dimensions else kind.item


def of_call(node: ast.Call, instance: Instance, ask: Ask) -> Kind | None:
    """A rule, a policy by its number, an intrinsic."""
    if node.keywords or any(isinstance(word, ast.Starred) for word in node.args):
        instance.problem(node, "an argument that is not a plain expression")
    function = instance.scope.value(node.func)
    if function is not MISSING and not callable(function):
        instance.problem(node, f"a call of {ast.unparse(node.func)}, which is no function")
    if function in BUILTINS:
        return BUILTINS[function](node, instance, ask)
    words = tuple(value_kind(word, instance, ask) for word in node.args)
    if function is MISSING:
        callee = value_kind(node.func, instance, ask)
        if not isinstance(callee, Policy) or callee.words != words:
            instance.problem(node, f"a call of {described(callee)} with other words than its own")
        instance.changing.add(id(node))
        instance.changes = True
        return None
    if function in MATHEMATICS:
        if len(words) != 1 or words[0] not in NUMBERS:
            instance.problem(node, f"{function.__name__} of anything but one number")
        return MATHEMATICS[function][1]
    return called(node, function, words, instance, ask)


def called(node: ast.Call, function: Any, words: tuple[Kind, ...], instance: Instance, ask: Ask
           ) -> Kind | None:
    """What a rule gives for some kinds of arguments."""
    if not isinstance(function, FunctionType):
        instance.problem(node, f"a call of {ast.unparse(node.func)}, which is no plain function")
    if len(words) != function.__code__.co_argcount:
        instance.problem(node, f"{len(words)} arguments for {function.__name__}, which takes "
                               f"{function.__code__.co_argcount}")
    callee = ask(function, words)
    if callee.changes:
        instance.changing.add(id(node))
        instance.changes = True
    return callee.result


def of_extreme(node: ast.Call, instance: Instance, ask: Ask) -> Kind:
    """`max` and `min` of two numbers or more."""
    if len(node.args) < 2:
        instance.problem(node, "max or min of fewer than two arguments")
    for word in node.args:
        number_kind(word, instance, ask)
    return common(node.args, node, instance, ask)


def one(node: ast.Call, instance: Instance, ask: Ask) -> Kind:
    """The kind of the only argument, a number."""
    if len(node.args) != 1:
        instance.problem(node, f"{len(node.args)} arguments where one is wanted")
    return number_kind(node.args[0], instance, ask)


def of_abs(node: ast.Call, instance: Instance, ask: Ask) -> Kind:
    """`abs(x)`."""
    return INT if one(node, instance, ask) in INTEGERS else REAL


def of_length(node: ast.Call, instance: Instance, ask: Ask) -> Kind:
    """`len(array)`."""
    if len(node.args) != 1 or not isinstance(value_kind(node.args[0], instance, ask), Open | Fixed):
        instance.problem(node, "len of anything but an array")
    return INT


def conversion(kind: Number) -> Callable[[ast.Call, Instance, Ask], Kind]:
    """What `int`, `float` or `bool` gives."""

    def convert(node: ast.Call, instance: Instance, ask: Ask) -> Kind:
        one(node, instance, ask)
        return kind

    return convert


BUILTINS: dict[Any, Callable[[ast.Call, Instance, Ask], Kind]] = {
    max: of_extreme, min: of_extreme, abs: of_abs, len: of_length,
    int: conversion(INT), float: conversion(REAL), bool: conversion(BOOL),
}
FORMS: dict[type, Callable[[Any, Instance, Ask], Kind | None]] = {
    ast.Constant: of_constant, ast.Name: of_name, ast.BinOp: of_binop, ast.UnaryOp: of_unaryop,
    ast.Compare: of_compare, ast.BoolOp: of_boolop, ast.IfExp: of_ifexp, ast.Tuple: of_tuple,
    ast.Attribute: of_attribute, ast.Subscript: of_subscript, ast.Call: of_call,
}
