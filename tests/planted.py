"""Edits planted in the sources for the length of a test, in this process and in no file.

The functions of the edited text lend their code to those that stand in the module, so that whoever
has imported one already runs the edit too. What is compiled stays as it is: for watched runs, rules
called directly, and everything that is plain Python.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import sim

ROOT = Path(sim.__file__).parent.parent


def functions(module: Any) -> dict[str, FunctionType]:
    """Functions of a module and of its classes, by qualified name."""
    found: dict[str, FunctionType] = {}
    for thing in vars(module).values():
        own = getattr(thing, "__module__", None) == module.__name__
        if isinstance(thing, FunctionType) and own:
            found[thing.__qualname__] = thing
        elif isinstance(thing, type) and own:
            for part in vars(thing).values():
                plain = (part.fget if isinstance(part, property)
                         else part.func if isinstance(part, cached_property)
                         else getattr(part, "__func__", part))
                if isinstance(plain, FunctionType):
                    found[plain.__qualname__] = plain
    return found


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code and every one within it."""
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from codes(part)


@contextlib.contextmanager
def planted(file: str, old: str, new: str) -> Iterator[list[str]]:
    """An edit of a file, the place of which is found once in it; which functions it changes."""
    path = ROOT / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has {text.count(old)} places like {old!r}"
    module = importlib.import_module(".".join(Path(file).with_suffix("").parts))
    now = functions(module)
    edited = {c.co_qualname: c
              for c in codes(compile(text.replace(old, new), str(path), "exec"))}
    sound = {name: f.__code__ for name, f in now.items()
             if name in edited and edited[name].co_freevars == f.__code__.co_freevars}
    moved = [name for name, code in sound.items() if unlike(code, edited[name])]
    assert moved, f"{file}: no function changes"
    try:
        for name in moved:
            now[name].__code__ = edited[name]
        yield moved
    finally:
        for name in moved:
            now[name].__code__ = sound[name]


def unlike(one: CodeType, other: CodeType) -> bool:
    """True if two codes do something different, wherever they stand."""
    if (one.co_code, one.co_names, one.co_varnames) != (
            other.co_code, other.co_names, other.co_varnames) or \
            len(one.co_consts) != len(other.co_consts):
        return True
    return any(unlike(a, b) if isinstance(a, CodeType) and isinstance(b, CodeType)
               else (type(a), a) != (type(b), b)
               for a, b in zip(one.co_consts, other.co_consts, strict=True))
