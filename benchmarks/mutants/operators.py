"""What can be changed in a source: each change is a stretch of its text and what replaces it."""

from __future__ import annotations

import ast
import bisect
from collections.abc import Iterator
from dataclasses import dataclass

SWAPPED = {ast.Lt: ">", ast.LtE: ">=", ast.Gt: "<", ast.GtE: "<=", ast.Eq: "!=", ast.NotEq: "==",
           ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in"}
EDGE = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">"}
SIGNS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
         ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
         ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.And: "and", ast.Or: "or"}
OTHER = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*"}
SYMMETRIC = ("max", "min", "np.maximum", "np.minimum")  # the order of arguments is nothing
STATE = ("c", "s", "w", "v")  # what every rule is handed: two of them swapped crash at once
PROSE = frozenset(" \n.:,;")  # a text with one of these is for a reader


@dataclass(frozen=True)
class Mutant:
    """One change: the text from `start` to `end` becomes `text`. before, after: its lines."""

    file: str
    line: int
    operator: str
    start: int
    end: int
    text: str
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What stays when lines move."""
        return self.file, self.operator, self.before, self.after


class Text:
    """A source with the places of its nodes, in characters."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def at(self, line: int, column: int) -> int:
        """Place of a line and a column in bytes, as a syntax tree has them."""
        start = self.starts[line - 1]
        text = self.source[start : self.starts[line]]
        return start + len(text.encode()[:column].decode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node begins and ends."""
        return (self.at(node.lineno, node.col_offset),  # type: ignore[attr-defined]
                self.at(node.end_lineno, node.end_col_offset))  # type: ignore[attr-defined]

    def between(self, left: ast.AST, right: ast.AST, sign: str) -> tuple[int, int]:
        """Where the sign between two nodes stands."""
        start, end = self.span(left)[1], self.span(right)[0]
        place = self.source.index(sign, start, end)
        return place, place + len(sign)

    def line_of(self, place: int) -> int:
        """The line of a place."""
        return bisect.bisect_right(self.starts, place)

    def lines(self, start: int, end: int, text: str) -> tuple[str, str]:
        """The lines that hold a stretch, as they are and with another text in it."""
        first = self.source.rfind("\n", 0, start) + 1
        last = self.source.find("\n", end)
        last = len(self.source) if last < 0 else last
        before, after = self.source[first:last], (
            self.source[first:start] + text + self.source[end:last])
        return " ".join(before.split()), " ".join(after.split())


Change = tuple[str, int, int, str]


def mutants(file: str, source: str) -> list[Mutant]:
    """Every mutant of a source, in order of its place. Some may be no Python: see `is_python`."""
    text, found = Text(source), {}
    for operator, start, end, new in changes(text, ast.parse(source)):
        if source[start:end] == new:
            continue
        before, after = text.lines(start, end, new)
        mutant = Mutant(file, text.line_of(start), operator, start, end, new, before, after)
        found.setdefault((start, end, new), mutant)
    return sorted(found.values(), key=lambda m: (m.start, m.end, m.text))


def is_python(mutant: Mutant, source: str) -> bool:
    """True if a source with a mutant in it can be compiled."""
    try:
        compile(source[: mutant.start] + mutant.text + source[mutant.end :], mutant.file, "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def changes(text: Text, tree: ast.Module) -> Iterator[Change]:
    """The changes of a whole source. Imports, annotations and docstrings are left alone."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        yield from of_node(text, node)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_comment", "decorator_list"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not left_alone(child):
                    todo.append(child)


def left_alone(node: ast.AST) -> bool:
    """Imports, docstrings, what only a type checker reads, and names as such."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) \
            and node.test.id == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)


def of_node(text: Text, node: ast.AST) -> Iterator[Change]:
    """The changes of one node."""
    if isinstance(node, ast.Constant):
        yield from constants(text, node)
    elif isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for left, op, right in zip(sides, node.ops, sides[1:], strict=False):
            place = text.between(left, right, SIGNS[type(op)])
            yield "comparison", *place, SWAPPED[type(op)]
            if type(op) in EDGE:
                yield "edge", *place, EDGE[type(op)]
    elif isinstance(node, ast.BinOp) and type(node.op) in OTHER:
        yield "sign", *text.between(node.left, node.right, SIGNS[type(node.op)]), \
            OTHER[type(node.op)]
    elif isinstance(node, ast.AugAssign):
        if type(node.op) in OTHER:
            yield "sign", *text.between(node.target, node.value, SIGNS[type(node.op)]), \
                OTHER[type(node.op)]
        yield from statements(text, node)
    elif isinstance(node, ast.BoolOp):
        other = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield "and/or", *text.between(left, right, SIGNS[type(node.op)]), other
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        start, inner = text.span(node)[0], text.span(node.operand)[0]
        yield "not" if isinstance(node.op, ast.Not) else "sign", start, inner, ""
    elif isinstance(node, ast.Subscript):
        yield from indices(text, node.slice)
    elif isinstance(node, ast.Call):
        yield from calls(text, node)
    elif isinstance(node, ast.stmt):
        yield from statements(text, node)


def constants(text: Text, node: ast.Constant) -> Iterator[Change]:
    """Another number, the other truth value, another key."""
    x, place = node.value, text.span(node)
    if isinstance(x, bool):
        yield "constant", *place, str(not x)
    elif isinstance(x, int):
        yield "constant", *place, str(x + 1)
    elif isinstance(x, float):
        yield "constant", *place, repr(x * 1.25 if x else 1.0)
    elif isinstance(x, str) and x and not PROSE & set(x):
        yield "constant", *place, repr(x + "_")


def indices(text: Text, node: ast.expr) -> Iterator[Change]:
    """An index or the bound of a slice one too far."""
    for part in node.elts if isinstance(node, ast.Tuple) else [node]:
        bounds = [part.lower, part.upper] if isinstance(part, ast.Slice) else [part]
        for bound in bounds:
            if isinstance(bound, ast.Name | ast.BinOp | ast.Attribute):
                end = text.span(bound)[1]
                yield "index", end, end, " + 1"


def calls(text: Text, node: ast.Call) -> Iterator[Change]:
    """Two neighbouring arguments swapped, a keyword gone."""
    plain = [x for x in node.args if not isinstance(x, ast.Starred)]
    start, end = text.span(node.func)
    symmetric = text.source[start:end] in SYMMETRIC
    for one, two in zip(plain, plain[1:], strict=False):
        (a, b), (c, d) = text.span(one), text.span(two)
        first, second = text.source[a:b], text.source[c:d]
        if first != second and not symmetric and first not in STATE and second not in STATE:
            yield "arguments", a, d, text.source[c:d] + text.source[b:c] + text.source[a:b]
    parts = [*node.args, *node.keywords]
    for word in node.keywords:
        if word.arg is None:
            continue
        at = parts.index(word)
        start, end = text.span(word)
        if at:
            start = text.span(parts[at - 1])[1]
        elif len(parts) > 1:
            end = text.span(parts[1])[0]
        yield "keyword", start, end, ""


def statements(text: Text, node: ast.stmt) -> Iterator[Change]:
    """A statement gone, a value not given back."""
    place = text.span(node)
    if isinstance(node, ast.Return):
        if node.value is not None and not is_nothing(node.value):
            yield "return", *place, "return " + nothing(node.value)
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break | ast.Raise):
        yield "statement", *place, "pass"
    elif isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name | ast.Tuple):
        yield "statement", *place, "pass"


def is_nothing(value: ast.expr) -> bool:
    """True for a value that stands for nothing already."""
    return isinstance(value, ast.Constant) and not value.value


def nothing(value: ast.expr) -> str:
    """What is given back instead: something of a like kind, so that it is not a plain crash."""
    if isinstance(value, ast.Compare) or (isinstance(value, ast.UnaryOp)
                                          and isinstance(value.op, ast.Not)):
        return "False"
    if isinstance(value, ast.Constant):
        return {bool: "False", int: "0", float: "0.0", str: "''"}.get(type(value.value), "None")
    if isinstance(value, ast.BinOp):
        return "0.0"
    if isinstance(value, ast.List | ast.ListComp):
        return "[]"
    if isinstance(value, ast.Dict | ast.DictComp):
        return "{}"
    return "None"
