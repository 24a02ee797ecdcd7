"""Writes expressions in C.

Python evaluates operands from left to right, C in any order. The order matters only where a call
writes into a record or an array while another operand reads one; there the operands are put into
temporaries, in order, inside a statement expression (a GNU extension that clang has too).
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from benchmarks.quick.expression_kinds import indices, lengths
from benchmarks.quick.instance import Instance
from benchmarks.quick.kinds import (
    BOOL,
    REAL,
    Fixed,
    Group,
    Kind,
    Open,
    Policy,
    Record,
    Table,
    joined,
)
from benchmarks.quick.operators import COMPARISONS, MATHEMATICS, constant, written
from benchmarks.quick.scope import MISSING
from benchmarks.quick.shapes import ctype, handle, named


class Expressions:
    """Writes the expressions of one instance; `name_of` gives the C name of a callee."""

    def __init__(self, instance: Instance, name_of: Callable[..., str]) -> None:
        self.instance = instance
        self.scope = instance.scope
        self.name_of = name_of
        self.temporaries = 0

    def kind(self, node: ast.expr) -> Kind:
        """The kind of an expression that gives something."""
        kind = self.instance.found[id(node)]
        assert kind is not None
        return kind

    def write(self, node: ast.expr) -> str:
        """C of an expression."""
        value = self.scope.value(node)
        if value is not MISSING:
            return constant(value)
        return FORMS[type(node)](self, node)

    def temporary(self) -> str:
        """A fresh name."""
        self.temporaries += 1
        return f"t{self.temporaries}"

    def changes(self, node: ast.AST) -> bool:
        """True if a call at or under a node writes into a record or an array."""
        return any(id(part) in self.instance.changing for part in ast.walk(node))

    def settled(self, node: ast.expr) -> bool:
        """True for what no call can change: a variable, a constant."""
        plain = isinstance(node, ast.Constant | ast.Name)
        return plain or self.scope.value(node) is not MISSING

    def ordered(self, nodes: list[ast.expr]) -> tuple[str, list[str]]:
        """C of operands, and what must come before it to keep Python's order (mostly nothing)."""
        texts = [self.write(node) for node in nodes]
        loose = [node for node in nodes if not self.settled(node)]
        if len(loose) < 2 or not any(self.changes(node) for node in loose):
            return "", texts
        before, names = [], []
        for node, text in zip(nodes, texts, strict=True):
            if node in loose:
                name = self.temporary()
                before.append(f"{ctype(self.kind(node))} {name} = {text};")
                text = name
            names.append(text)
        return " ".join(before), names

    def constant(self, node: ast.Constant) -> str:
        """A number as written."""
        return constant(self.scope.known(node))

    def name(self, node: ast.Name) -> str:
        """A variable."""
        return named(node.id)

    def binop(self, node: ast.BinOp) -> str:
        """`a + b` and so on."""
        before, (left, right) = self.ordered([node.left, node.right])
        return within(before, written(node.op, (left, self.kind(node.left)),
                                      (right, self.kind(node.right)), self.scope.known(node.right)))

    def unaryop(self, node: ast.UnaryOp) -> str:
        """`-a`, `+a`, `~a` and `not a`."""
        sign = {ast.Not: "!", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}[type(node.op)]
        wide = "(int64_t)" if self.kind(node.operand) == BOOL and sign != "!" else ""
        return f"({sign}{wide}{self.write(node.operand)})"

    def compare(self, node: ast.Compare) -> str:
        """`a < b <= c`, each operand evaluated once and no further than the first that fails."""
        if len(node.ops) == 1:
            before, (left, right) = self.ordered([node.left, node.comparators[0]])
            return within(before, f"({left} {COMPARISONS[type(node.ops[0])]} {right})")
        if self.changes(node):
            self.instance.problem(node, "a chain of comparisons with a call that changes something")
        sides = [self.write(side) for side in (node.left, *node.comparators)]
        links = [f"({a} {COMPARISONS[type(op)]} {b})"
                 for op, a, b in zip(node.ops, sides, sides[1:], strict=False)]
        return f"({' && '.join(links)})"

    def boolop(self, node: ast.BoolOp) -> str:
        """`a and b`, `a or b`: of numbers, the operand that settles it."""
        sides = [self.write(side) for side in node.values]
        both = isinstance(node.op, ast.And)
        if self.kind(node) == BOOL:
            return f"({(' && ' if both else ' || ').join(sides)})"
        text = sides.pop()
        while sides:
            name = self.temporary()
            choice = f"{text} : {name}" if both else f"{name} : {text}"
            text = f"({{ {ctype(self.kind(node))} {name} = {sides.pop()}; {name} ? {choice}; }})"
        return text

    def ifexp(self, node: ast.IfExp) -> str:
        """`a if test else b`."""
        test, a, b = (self.write(part) for part in (node.test, node.body, node.orelse))
        return f"({test} ? {a} : {b})"

    def group(self, node: ast.Tuple) -> str:
        """`a, b`."""
        before, parts = self.ordered(list(node.elts))
        return within(before, f"({ctype(self.kind(node))}){{{', '.join(parts)}}}")

    def attribute(self, node: ast.Attribute) -> str:
        """A field of a record, or the shape of an array."""
        holder, kind = self.write(node.value), self.kind(node.value)
        if isinstance(kind, Record):
            return f"{holder}->{named(node.attr)}"
        assert isinstance(kind, Open | Fixed)
        sizes = [f"({holder}).shape[{k}]" if length is None else constant(length)
                 for k, length in enumerate(lengths(kind))]
        return f"({ctype(self.kind(node))}){{{', '.join(sizes)}}}"

    def subscript(self, node: ast.Subscript) -> str:
        """An entry or a row of an array, a part of a tuple, a policy of a table."""
        return within(*self.entry(node))

    def entry(self, node: ast.Subscript) -> tuple[str, str]:
        """What must come before a subscript, and the subscript: something to read or store in."""
        kind, inside = self.kind(node.value), indices(node)
        if isinstance(kind, Group):
            return "", f"({self.write(node.value)}).part{self.scope.known(inside[0])}"
        before, (holder, *texts) = self.ordered([node.value, *inside])
        if isinstance(kind, Table):
            return before, f"{holder}[{self.index(inside[0], texts[0], str(kind.size))}]"
        assert isinstance(kind, Open | Fixed)
        if isinstance(kind, Open) and not isinstance(node.value, ast.Name):
            name = self.temporary()
            before, holder = f"{before} {ctype(kind)} {name} = {holder};", name
        sizes = [f"{holder}.shape[{k}]" if length is None else str(length)
                 for k, length in enumerate(lengths(kind))]
        offset = ""
        for k, (index, text) in enumerate(zip(inside, texts, strict=True)):
            one = self.index(index, text, sizes[k])
            offset = f"({offset}) * {sizes[k]} + {one}" if offset else one
        for size in sizes[len(inside):]:
            offset = f"({offset}) * {size}"
        return before, place(kind, self.kind(node), holder, offset, sizes[len(inside):])

    def index(self, node: ast.expr, text: str, size: str) -> str:
        """An index into so many entries; one that may be negative counts from the end."""
        return text if self.scope.is_natural(node) else f"wrapped({text}, {size})"

    def call(self, node: ast.Call) -> str:
        """A rule, a policy by its number, an intrinsic."""
        function = self.scope.value(node.func)
        if function is MISSING:
            before, (policy, *words) = self.ordered([node.func, *node.args])
            kind = self.kind(node.func)
            assert isinstance(kind, Policy)
            return within(before, f"ask_{handle(kind)}({', '.join([policy, *words])})")
        before, words = self.ordered(node.args)
        if function in INTRINSICS:
            return within(before, INTRINSICS[function](self, node, words))
        if function in MATHEMATICS:
            return within(before, f"{MATHEMATICS[function][0]}({words[0]})")
        name = self.name_of(function, tuple(self.kind(word) for word in node.args))
        return within(before, f"{name}({', '.join(words)})")

    def extreme(self, node: ast.Call, words: list[str]) -> str:
        """`max` and `min`, two by two from the left."""
        which = "max" if self.scope.value(node.func) is max else "min"
        text, kind = words[0], self.kind(node.args[0])
        for word, also in zip(words[1:], node.args[1:], strict=True):
            both = joined(kind, self.kind(also))
            assert both is not None
            kind = both
            text = f"{'real' if kind == REAL else 'integer'}_{which}({text}, {word})"
        return text

    def absolute(self, node: ast.Call, words: list[str]) -> str:
        """`abs(x)`."""
        return f"{'__builtin_fabs' if self.kind(node) == REAL else 'integer_abs'}({words[0]})"

    def length(self, node: ast.Call, words: list[str]) -> str:
        """`len(array)`."""
        kind = self.kind(node.args[0])
        assert isinstance(kind, Open | Fixed)
        return str(kind.shape[0]) + "LL" if isinstance(kind, Fixed) else f"({words[0]}).shape[0]"

    def conversion(self, node: ast.Call, words: list[str]) -> str:
        """`int(x)`, `float(x)`, `bool(x)`."""
        return f"(({self.kind(node).c}){words[0]})"  # type: ignore[union-attr]


def within(before: str, text: str) -> str:
    """An expression with what must come before it."""
    return f"({{ {before.strip()} {text}; }})" if before else text


def place(kind: Open | Fixed, left: Kind, holder: str, offset: str, sizes: list[str]) -> str:
    """What lies at an offset of an array: an entry, a record, a row."""
    if isinstance(kind, Fixed):
        return f"({holder} + {offset})" if isinstance(left, Fixed) else f"{holder}[{offset}]"
    if isinstance(left, Open):
        return f"({ctype(left)}){{{holder}.at + {offset}, {{{', '.join(sizes)}}}}}"
    return f"({holder}.at + {offset})" if isinstance(left, Record) else f"{holder}.at[{offset}]"


FORMS: dict[type, Any] = {
    ast.Constant: Expressions.constant, ast.Name: Expressions.name, ast.BinOp: Expressions.binop,
    ast.UnaryOp: Expressions.unaryop, ast.Compare: Expressions.compare,
    ast.BoolOp: Expressions.boolop, ast.IfExp: Expressions.ifexp, ast.Tuple: Expressions.group,
    ast.Attribute: Expressions.attribute, ast.Subscript: Expressions.subscript,
    ast.Call: Expressions.call,
}
INTRINSICS: dict[Any, Callable[[Expressions, ast.Call, list[str]], str]] = {
    max: Expressions.extreme, min: Expressions.extreme, abs: Expressions.absolute,
    len: Expressions.length, int: Expressions.conversion, float: Expressions.conversion,
    bool: Expressions.conversion,
}
