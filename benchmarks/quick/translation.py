"""From some functions, the roots, to one C file with them and all they call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quick.expressions import Expressions
from benchmarks.quick.inference import infer
from benchmarks.quick.instance import Instance
from benchmarks.quick.kinds import Kind
from benchmarks.quick.shapes import ctype, declared, gathered, words
from benchmarks.quick.sources import Library
from benchmarks.quick.statements import definition, signature

HELPERS = Path(__file__).with_name("arithmetic.h")


@dataclass(frozen=True)
class Root:
    """A function that Python calls, and the kinds of what it is handed."""

    function: Callable[..., Any]
    arguments: tuple[Kind, ...]


Key = tuple[Callable[..., Any], tuple[Kind, ...]]


class Translation:
    """Instances by function and kinds of arguments, and C of those that the roots reach."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.instances: dict[Key, Instance] = {}
        self.under_way: list[Callable[..., Any]] = []
        self.names: dict[Key, str] = {}
        self.waiting: list[Key] = []

    def ask(self, function: Callable[..., Any], arguments: tuple[Kind, ...]) -> Instance:
        """The instance of a function for some kinds. Untranslatable if it calls itself."""
        key = function, arguments
        if key not in self.instances:
            source = self.library.source(function)
            if function in self.under_way:
                raise source.problem(source.tree, "a function that calls itself")
            self.under_way.append(function)
            self.instances[key] = infer(source, arguments, self.ask)
            self.under_way.pop()
        return self.instances[key]

    def name_of(self, function: Callable[..., Any], arguments: tuple[Kind, ...]) -> str:
        """The C name of an instance, which is written in its turn."""
        key = function, arguments
        if key not in self.names:
            stem = f"{function.__module__.removeprefix('sim.')}.{function.__name__}"
            stem = "".join(c if c.isascii() and c.isalnum() else "_" for c in stem)
            taken, name, n = set(self.names.values()), stem, 1
            while name in taken:
                n += 1
                name = f"{stem}_{n}"
            self.names[key] = name
            self.waiting.append(key)
        return self.names[key]

    def text(self, roots: Sequence[Root]) -> str:
        """The C file. Root n is called by way of `enter_n`."""
        shapes: dict[str, list[str]] = {}
        bodies, heads = [], []
        entries = [self.entry(n, root, shapes) for n, root in enumerate(roots)]
        while self.waiting:
            key = self.waiting.pop(0)
            instance, name = self.instances[key], self.names[key]
            for kind in (*instance.kinds.values(), *instance.found.values(), instance.result):
                if kind is not None:
                    declared(kind, shapes)
            heads.append(f"{signature(instance, name)};")
            bodies.append(definition(instance, name, Expressions(instance, self.name_of)))
        kinds = "\n".join(line for lines in shapes.values() for line in lines)
        helpers = HELPERS.read_text(encoding="utf-8")
        return "\n\n".join([helpers, kinds, "\n".join(heads), *bodies, *entries]) + "\n"

    def entry(self, n: int, root: Root, shapes: dict[str, list[str]]) -> str:
        """How Python calls a root: by plain words, and a fault comes back as a number."""
        instance = self.ask(root.function, root.arguments)
        name = self.name_of(root.function, root.arguments)
        for kind in root.arguments:
            declared(kind, shapes)
        given = [(kind, f"a{k}") for k, kind in enumerate(root.arguments)]
        taken = ", ".join(f"{type_} {word}" for kind, a in given for type_, word in words(kind, a))
        handed = ", ".join(gathered(kind, a) for kind, a in given)
        if instance.result is not None:
            taken += f", {ctype(instance.result)} *result"
        call = f"{'' if instance.result is None else '*result = '}{name}({handed})"
        return (f"int64_t enter_{n}({taken}) {{\n  jmp_buf here, *before = refuge;\n"
                f"  refuge = &here;\n  int met = setjmp(here);\n  if (met == 0) {call};\n"
                f"  refuge = before;\n  return met;\n}}")


def translate(roots: Sequence[Root], edits: dict[Path, str] | None = None) -> str:
    """C of some functions and of all they call.

    edits: texts that stand in for those of some files. Untranslatable, with file and line, for what
    the tool does not know.
    """
    return Translation(Library(edits or {})).text(roots)
