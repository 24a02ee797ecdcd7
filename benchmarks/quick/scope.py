"""What the names of a function stand for: its own variables, or things of its module."""

from __future__ import annotations

import ast
import builtins
from types import ModuleType
from typing import Any

from benchmarks.quick.sources import Source

MISSING = object()
"""What a name stands for that is a variable, or nothing at all."""


class Scope:
    """Names of one function.

    variables: every name it binds. ignored: `_`, where it is bound but never read. counters:
    variables that only ever count up from 0 or more, so that they need no check as an index.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        body = [node for statement in source.tree.body for node in ast.walk(statement)]
        names = [node for node in body if isinstance(node, ast.Name)]
        bound = {node.id for node in names if isinstance(node.ctx, ast.Store)}
        read = {node.id for node in names if isinstance(node.ctx, ast.Load)}
        self.ignored = {"_"} & bound - read
        self.variables = (bound | set(source.parameters)) - self.ignored
        self.counters: set[str] = set()
        loops = [node for node in body if isinstance(node, ast.For)]
        counting = [node.target.id for node in loops
                    if isinstance(node.target, ast.Name) and self.counts_up(node.iter)]
        stores = [node.id for node in names if isinstance(node.ctx, ast.Store)]
        self.counters = {name for name in counting if name not in source.parameters
                         and stores.count(name) == counting.count(name)}

    def value(self, node: ast.expr) -> Any:
        """What a name, or a dotted name, of the module stands for; MISSING for anything else."""
        if isinstance(node, ast.Attribute):
            holder = self.value(node.value)
            plain = isinstance(holder, ModuleType | type)
            return getattr(holder, node.attr, MISSING) if plain else MISSING
        if not isinstance(node, ast.Name) or node.id in self.variables:
            return MISSING
        function = self.source.function
        free = function.__code__.co_freevars
        if node.id in free:
            cell = (function.__closure__ or ())[free.index(node.id)]
            return cell.cell_contents
        found = function.__globals__.get(node.id, MISSING)
        return getattr(builtins, node.id, MISSING) if found is MISSING else found

    def known(self, node: ast.expr) -> Any:
        """The number that an expression certainly is; MISSING for anything but a constant."""
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            value = self.known(node.operand)
            return -value if isinstance(value, int | float) else MISSING
        return self.value(node)

    def counts_up(self, iterable: ast.expr) -> bool:
        """True for `range(n)` and for `range(a, b)`, `range(a, b, k)` with constants a, k >= 0."""
        if not isinstance(iterable, ast.Call) or self.value(iterable.func) is not range:
            return False
        words = iterable.args
        return len(words) == 1 or all(self.is_natural(word) for word in (*words[:1], *words[2:]))

    def is_natural(self, node: ast.expr) -> bool:
        """True if an expression is certainly an integer of 0 or more."""
        if isinstance(node, ast.Name) and node.id in self.variables:
            return node.id in self.counters
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult):
            return self.is_natural(node.left) and self.is_natural(node.right)
        value = self.known(node)
        return isinstance(value, int) and value >= 0
