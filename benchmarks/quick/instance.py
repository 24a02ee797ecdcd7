"""A function for certain kinds of arguments, as inference finds it and C is written from it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from benchmarks.quick.kinds import Kind
from benchmarks.quick.scope import Scope
from benchmarks.quick.sources import Source


@dataclass(eq=False)
class Instance:
    """What is known of a function that is called with some kinds of arguments.

    kinds: of its variables. found: of its expressions, by the id of the node. result: None where
    it gives nothing back. changing: ids of the calls in it that write into a record or an array;
    changes: whether it writes itself, or by what it calls.
    """

    source: Source
    arguments: tuple[Kind, ...]
    scope: Scope
    kinds: dict[str, Kind]
    found: dict[int, Kind | None] = field(default_factory=dict)
    result: Kind | None = None
    changing: set[int] = field(default_factory=set)
    changes: bool = False

    def problem(self, node: ast.AST, what: str) -> NoReturn:
        """Raise the error that something at a node cannot be translated."""
        raise self.source.problem(node, what)


Ask = Callable[[Callable[..., Any], tuple[Kind, ...]], Instance]
"""Gives the instance of a function for the kinds of its arguments."""
