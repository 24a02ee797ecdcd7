"""Writes the statements of a function, and the function itself, in C."""

from __future__ import annotations

import ast
from typing import Any

from benchmarks.quick.expressions import Expressions
from benchmarks.quick.instance import Instance
from benchmarks.quick.kinds import Kind, Record
from benchmarks.quick.operators import written
from benchmarks.quick.shapes import ctype, named, zero


def signature(instance: Instance, name: str) -> str:
    """The head of a function."""
    given = [f"{ctype(instance.kinds[p])} {named(p)}" for p in instance.source.parameters]
    result = "void" if instance.result is None else ctype(instance.result)
    return f"static {result} {name}({', '.join(given) or 'void'})"


def definition(instance: Instance, name: str, expressions: Expressions) -> str:
    """A function: its variables, each from zero, then its statements."""
    variables = [(word, kind) for word, kind in instance.kinds.items()
                 if word not in instance.source.parameters]
    lines = [f"{signature(instance, name)} {{"]
    lines += [f"  {ctype(kind)} {named(word)} = {zero(kind)};" for word, kind in variables]
    writer = Statements(expressions)
    writer.block(instance.source.tree.body)
    return "\n".join([*lines, *writer.lines, "}"])


class Statements:
    """Writes statements, line by line."""

    def __init__(self, expressions: Expressions) -> None:
        self.expressions = expressions
        self.scope = expressions.scope
        self.lines: list[str] = []
        self.depth = 1

    def line(self, text: str) -> None:
        """Add a line."""
        self.lines.append("  " * self.depth + text)

    def block(self, body: list[ast.stmt]) -> None:
        """Every statement in turn."""
        for statement in body:
            FORMS[type(statement)](self, statement)

    def inside(self, body: list[ast.stmt]) -> None:
        """A block, further in."""
        self.depth += 1
        self.block(body)
        self.depth -= 1

    def assign(self, node: ast.Assign) -> None:
        """`a = value`, `a = b = value` or `a, b = value`; the value comes before the targets."""
        kind, text = self.expressions.kind(node.value), self.expressions.write(node.value)
        target = node.targets[0]
        if len(node.targets) == 1 and not isinstance(target, ast.Tuple) \
                and not self.expressions.changes(node):
            self.store(target, text, kind)
            return
        name = self.expressions.temporary()
        self.line("{")
        self.depth += 1
        self.line(f"{ctype(kind)} {name} = {text};")
        for target in node.targets:
            if isinstance(target, ast.Tuple):
                for k, part in enumerate(target.elts):
                    self.store(part, f"{name}.part{k}", kind)
            else:
                self.store(target, name, kind)
        self.depth -= 1
        self.line("}")

    def store(self, target: ast.expr, text: str, kind: Kind) -> None:
        """Put a value into a variable, a field, an entry or a record."""
        if isinstance(target, ast.Name):
            if target.id not in self.scope.ignored:
                self.line(f"{named(target.id)} = {text};")
            return
        before, place = self.place(target)
        text = f"*{place} = *{text};" if isinstance(kind, Record) else f"{place} = {text};"
        self.line(f"{{ {before} {text} }}" if before else text)

    def place(self, target: ast.expr) -> tuple[str, str]:
        """What must come before a target, and the target."""
        if isinstance(target, ast.Subscript):
            return self.expressions.entry(target)
        return "", self.expressions.write(target)

    def annotated(self, node: ast.AnnAssign) -> None:
        """`a: float = value`."""
        assert node.value is not None
        self.assign(ast.Assign([node.target], node.value))

    def augmented(self, node: ast.AugAssign) -> None:
        """`a += value`: the place is found and read before the value, and written after it."""
        kinds = [self.expressions.kind(side) for side in (node.target, node.value)]
        value = self.expressions.write(node.value)
        divisor = self.scope.known(node.value)
        before, place = self.place(node.target)
        if not before and not self.expressions.changes(node):
            text = written(node.op, (place, kinds[0]), (value, kinds[1]), divisor)
            self.line(f"{place} = {text};")
            return
        at, old, new = (self.expressions.temporary() for _ in range(3))
        text = written(node.op, (old, kinds[0]), (new, kinds[1]), divisor)
        self.line(f"{{ {before} {ctype(kinds[0])} *{at} = &{place}, {old} = *{at}; "
                  f"{ctype(kinds[1])} {new} = {value}; *{at} = {text}; }}")

    def expression(self, node: ast.Expr) -> None:
        """A call for what it does; docstrings are left out."""
        if isinstance(node.value, ast.Call):
            self.line(f"{self.expressions.write(node.value)};")

    def conditional(self, node: ast.If) -> None:
        """`if`, with its other branch."""
        self.line(f"if ({self.expressions.write(node.test)}) {{")
        self.inside(node.body)
        if node.orelse:
            self.line("} else {")
            self.inside(node.orelse)
        self.line("}")

    def repeat(self, node: ast.While) -> None:
        """`while`."""
        self.line(f"while ({self.expressions.write(node.test)}) {{")
        self.inside(node.body)
        self.line("}")

    def loop(self, node: ast.For) -> None:
        """`for name in range(...)`: bounds are evaluated once, the name may be changed inside."""
        assert isinstance(node.iter, ast.Call) and isinstance(node.target, ast.Name)
        words = [self.expressions.write(word) for word in node.iter.args]
        low, high = ("0", words[0]) if len(words) == 1 else (words[0], words[1])
        step = self.step(node.iter)
        at, end = self.expressions.temporary(), self.expressions.temporary()
        before = "<" if step > 0 else ">"
        self.line(f"for (int64_t {at} = {low}, {end} = {high}; {at} {before} {end}; "
                  f"{at} += {step}) {{")
        if node.target.id not in self.scope.ignored:
            self.lines.append("  " * (self.depth + 1) + f"{named(node.target.id)} = {at};")
        self.inside(node.body)
        self.line("}")

    def step(self, call: ast.Call) -> int:
        """The step of a range, which must be known."""
        if len(call.args) < 3:
            return 1
        step = self.scope.known(call.args[2])
        if type(step) is not int or step == 0:
            self.expressions.instance.problem(call, "a range whose step is no constant")
        return int(step)

    def give(self, node: ast.Return) -> None:
        """`return`."""
        self.line("return;" if node.value is None else
                  f"return {self.expressions.write(node.value)};")

    def leave(self, node: ast.Break) -> None:
        """`break`."""
        self.line("break;")

    def skip(self, node: ast.Continue) -> None:
        """`continue`."""
        self.line("continue;")

    def nothing(self, node: ast.Pass) -> None:
        """`pass`."""


FORMS: dict[type, Any] = {
    ast.Assign: Statements.assign, ast.AnnAssign: Statements.annotated,
    ast.AugAssign: Statements.augmented, ast.Expr: Statements.expression,
    ast.If: Statements.conditional, ast.While: Statements.repeat, ast.For: Statements.loop,
    ast.Return: Statements.give, ast.Break: Statements.leave, ast.Continue: Statements.skip,
    ast.Pass: Statements.nothing,
}
