"""Functions as they are written: the syntax tree of each, and where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from typing import Any

from sim.errors import EscaladeError
from sim.scenario.roots import show_path


class Untranslatable(EscaladeError):
    """Something in a function that the tool does not know how to write in C: `file:line: what`."""


@dataclass(frozen=True, eq=False)
class Source:
    """A function and the tree of its definition."""

    function: FunctionType
    tree: ast.FunctionDef
    path: Path

    @property
    def parameters(self) -> list[str]:
        """Names of the parameters, in order."""
        return [argument.arg for argument in self.tree.args.args]

    def problem(self, node: ast.AST, what: str) -> Untranslatable:
        """The error that something at a node cannot be translated."""
        line = getattr(node, "lineno", self.tree.lineno)
        return Untranslatable(f"{show_path(self.path)}:{line}: {what} (in {self.tree.name})")


@dataclass
class Library:
    """Files that have been read, each once; `edits` stands in for the text of some of them."""

    edits: dict[Path, str] = field(default_factory=dict)
    trees: dict[Path, ast.Module] = field(default_factory=dict)

    def tree(self, path: Path) -> ast.Module:
        """The syntax tree of a file."""
        if path not in self.trees:
            text = self.edits.get(path)
            self.trees[path] = ast.parse(path.read_text(encoding="utf-8") if text is None else text)
        return self.trees[path]

    def source(self, function: Callable[..., Any]) -> Source:
        """The source of a function. Untranslatable for a lambda, a decorated function and so on."""
        if not isinstance(function, FunctionType):
            raise Untranslatable(f"{function!r} is no plain function")
        path = Path(function.__code__.co_filename)
        if not path.is_file():
            raise Untranslatable(f"{function.__qualname__} has no source file")
        tree = self.definition(function, path)
        source = Source(function, tree, path)
        given = tree.args
        if tree.decorator_list:
            raise source.problem(tree, "a decorator")
        if given.vararg or given.kwarg or given.kwonlyargs or given.defaults or given.posonlyargs:
            raise source.problem(tree, "a parameter that is not a plain name")
        return source

    def definition(self, function: FunctionType, path: Path) -> ast.FunctionDef:
        """The definition of a function: by name at the top of its file, else by its line."""
        tree = self.tree(path)
        name, line = function.__name__, function.__code__.co_firstlineno
        if function.__qualname__ == name:
            found = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name]
        else:
            found = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)
                     and n.name == name and n.lineno == line]
        if len(found) != 1:
            raise Untranslatable(f"{show_path(path)}:{line}: no plain definition of {name}")
        return found[0]
