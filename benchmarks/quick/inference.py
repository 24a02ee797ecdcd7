"""Finds the kind of every variable and expression of a function from those of its arguments.

A variable has one kind throughout; one that holds integers here and reals there is real. Callees
are inferred for the kinds they are called with, as numba does; annotations are not read.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from benchmarks.quick.expression_kinds import kind_of, number_kind, value_kind
from benchmarks.quick.instance import Ask, Instance
from benchmarks.quick.kinds import INT, REAL, Group, Kind, Record, described, joined
from benchmarks.quick.operators import NUMBERS, outcome
from benchmarks.quick.scope import Scope
from benchmarks.quick.sources import Source

ROUNDS = 20  # of walks until kinds settle; each variable can widen twice at most


def infer(source: Source, arguments: tuple[Kind, ...], ask: Ask) -> Instance:
    """The instance of a function for some kinds of arguments; `ask` gives those it calls.

    Untranslatable where something is not of the dialect, or kinds do not go together.
    """
    kinds = dict(zip(source.parameters, arguments, strict=True))
    instance = Instance(source, arguments, Scope(source), kinds)
    for _ in range(ROUNDS):
        before = dict(instance.kinds), instance.result
        walk(source.tree.body, instance, ask)
        if before == (instance.kinds, instance.result):
            break
    else:
        instance.problem(source.tree, "kinds of variables that do not settle")
    if instance.result is not None and not returns(source.tree.body):
        instance.problem(source.tree, "a way through that returns nothing")
    return instance


def walk(body: list[ast.stmt], instance: Instance, ask: Ask) -> None:
    """Go through a block of statements."""
    for statement in body:
        if type(statement) not in FORMS:
            what = type(statement).__name__
            instance.problem(statement, f"the statement {what} is not of the dialect")
        FORMS[type(statement)](statement, instance, ask)


def returns(body: list[ast.stmt]) -> bool:
    """True if a block certainly ends in a return."""
    last = body[-1]
    if isinstance(last, ast.If):
        return bool(last.orelse) and returns(last.body) and returns(last.orelse)
    return isinstance(last, ast.Return)


def bind(name: str, kind: Kind, node: ast.AST, instance: Instance) -> None:
    """A variable takes a value of a kind."""
    if name in instance.scope.ignored:
        return
    try:
        found = joined(instance.kinds.get(name), kind)
    except TypeError as error:
        instance.problem(node, f"{name} holds {error}")
    assert found is not None
    instance.kinds[name] = found


def store(target: ast.expr, kind: Kind, node: ast.AST, instance: Instance, ask: Ask) -> None:
    """The target of an assignment takes a value of a kind."""
    if isinstance(target, ast.Name):
        bind(target.id, kind, node, instance)
    elif isinstance(target, ast.Tuple):
        parts = kind.parts if isinstance(kind, Group) else ()
        if len(parts) != len(target.elts):
            instance.problem(node, f"{described(kind)} for {len(target.elts)} names")
        for name, part in zip(target.elts, parts, strict=True):
            if not isinstance(name, ast.Name):
                instance.problem(node, "a tuple taken apart into anything but names")
            bind(name.id, part, node, instance)
    elif isinstance(target, ast.Attribute | ast.Subscript):
        instance.changes = True
        held = value_kind(target, instance, ask)
        if held == INT and kind == REAL:
            instance.problem(node, "a real number stored where integers are held")
        alike = (held in NUMBERS and kind in NUMBERS) or (held == kind and isinstance(held, Record))
        if not alike or isinstance(target, ast.Attribute) and held not in NUMBERS:
            instance.problem(node, f"{described(kind)} stored in {described(held)}")
    else:
        instance.problem(node, f"an assignment to {type(target).__name__}")


def assign(node: ast.Assign, instance: Instance, ask: Ask) -> None:
    """`a = value`, `a = b = value` or `a, b = value`."""
    kind = value_kind(node.value, instance, ask)
    for target in node.targets:
        store(target, kind, node, instance, ask)


def annotated(node: ast.AnnAssign, instance: Instance, ask: Ask) -> None:
    """`a: float = value`; the annotation is not read."""
    if node.value is None:
        instance.problem(node, "an annotation without a value")
    store(node.target, value_kind(node.value, instance, ask), node, instance, ask)


def augmented(node: ast.AugAssign, instance: Instance, ask: Ask) -> None:
    """`a += value`."""
    value = value_kind(node.value, instance, ask)
    try:
        kind = outcome(node.op, value_kind(node.target, instance, ask), value)
    except TypeError as error:
        instance.problem(node, str(error))
    store(node.target, kind, node, instance, ask)


def expression(node: ast.Expr, instance: Instance, ask: Ask) -> None:
    """A call for what it does, or a docstring."""
    if isinstance(node.value, ast.Call):
        kind_of(node.value, instance, ask)
    elif not isinstance(node.value, ast.Constant) or not isinstance(node.value.value, str):
        instance.problem(node, "an expression that does nothing")


def conditional(node: ast.If | ast.While, instance: Instance, ask: Ask) -> None:
    """`if` with its other branch; `while`, which may have none."""
    number_kind(node.test, instance, ask)
    walk(node.body, instance, ask)
    if isinstance(node, ast.While) and node.orelse:
        instance.problem(node, "an else of a loop")
    walk(node.orelse, instance, ask)


def loop(node: ast.For, instance: Instance, ask: Ask) -> None:
    """`for name in range(...)`."""
    call = node.iter
    if not isinstance(call, ast.Call) or instance.scope.value(call.func) is not range:
        instance.problem(node, "a loop over anything but range")
    if not isinstance(node.target, ast.Name) or node.orelse or call.keywords:
        instance.problem(node, "a loop of another form than `for name in range(...)`")
    if not 1 <= len(call.args) <= 3:
        instance.problem(node, f"range of {len(call.args)} arguments")
    for word in call.args:
        if number_kind(word, instance, ask) == REAL:
            instance.problem(node, "range over a real number")
    bind(node.target.id, INT, node, instance)
    walk(node.body, instance, ask)


def give(node: ast.Return, instance: Instance, ask: Ask) -> None:
    """`return`, always with a value or always without."""
    if node.value is None:
        return
    kind = value_kind(node.value, instance, ask)
    for other in ast.walk(instance.source.tree):
        if isinstance(other, ast.Return) and other.value is None:
            instance.problem(other, "a return without a value beside one with")
    try:
        instance.result = joined(instance.result, kind)
    except TypeError as error:
        instance.problem(node, f"a function that returns {error}")


def nothing(node: ast.stmt, instance: Instance, ask: Ask) -> None:
    """`pass`, `break` and `continue`."""


FORMS: dict[type, Callable[[Any, Instance, Ask], None]] = {
    ast.Assign: assign, ast.AnnAssign: annotated, ast.AugAssign: augmented, ast.Expr: expression,
    ast.If: conditional, ast.While: conditional, ast.For: loop, ast.Return: give,
    ast.Pass: nothing, ast.Break: nothing, ast.Continue: nothing,
}
