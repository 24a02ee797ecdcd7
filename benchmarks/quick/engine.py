"""The kernel and the bundled policies in C, callable as numba's are."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.quick.compiler import library
from benchmarks.quick.crossing import types, values
from benchmarks.quick.faults import raise_met
from benchmarks.quick.kinds import Kind, of_numba
from benchmarks.quick.translation import Root, translate
from sim.engine import compiled, policies
from sim.engine.kernel import run_chunk


def policy_kinds() -> tuple[Kind, ...]:
    """Kinds of what a policy is handed."""
    return tuple(of_numba(word) for word in compiled.policy_signature().args)


def kernel_kinds() -> tuple[Kind, ...]:
    """Kinds of what the kernel is handed."""
    return tuple(of_numba(word) for word in compiled.kernel_signature().args)


class Entry:
    """A function of a library: called with Python's values, raises what C has met.

    address: of the function, as a policy that C itself may call.
    """

    def __init__(self, function: Any, kinds: tuple[Kind, ...], result: Any = None) -> None:
        self.kinds = kinds
        self.result = result
        self.function = function
        self.address = ctypes.cast(function, ctypes.c_void_p).value
        function.restype = ctypes.c_int64
        function.argtypes = [word for kind in kinds for word in types(kind)]
        if result is not None:
            function.argtypes = [*function.argtypes, ctypes.POINTER(result)]

    def __call__(self, *given: Any) -> Any:
        """What the function gives. ZeroDivisionError, or whatever a policy in Python raises."""
        words = [word for kind, value in zip(self.kinds, given, strict=True)
                 for word in values(kind, value)]
        if self.result is None:
            raise_met(self.function(*words))
            return None
        result = self.result()
        raise_met(self.function(*words, ctypes.byref(result)))
        return result.value


def alone(function: Callable[..., Any], kinds: tuple[Kind, ...], result: Any = None) -> Entry:
    """A function in C, in a library of its own. Untranslatable if it is not of the dialect.

    result: the type of ctypes that it gives back, None for nothing.
    """
    loaded = ctypes.CDLL(str(library(translate([Root(function, kinds)]))))
    return Entry(loaded.enter_0, kinds, result)


def roots() -> list[Root]:
    """The kernel, then the bundled policies."""
    named = [Root(p.function, policy_kinds()) for p in policies.ALL]
    return [Root(run_chunk, kernel_kinds()), *named]


def text(edits: dict[Path, str] | None = None) -> str:
    """C of the engine."""
    return translate(roots(), edits)


class Engine:
    """The kernel and the policies of the engine as it now stands.

    edits: texts that stand in for those of some files. Untranslatable for what the tool does not
    know, UsageError without a C compiler.
    """

    def __init__(self, edits: dict[Path, str] | None = None) -> None:
        loaded = ctypes.CDLL(str(library(text(edits))))
        self.kernel = Entry(loaded.enter_0, kernel_kinds(), ctypes.c_int64)
        self.policies: dict[Callable[..., Any], Entry] = {
            root.function: Entry(getattr(loaded, f"enter_{n}"), root.arguments)
            for n, root in enumerate(roots()) if n
        }

    def policy(self, function: Callable[..., Any]) -> Entry:
        """A policy in C; one that is not bundled gets a library of its own."""
        if function not in self.policies:
            self.policies[function] = alone(function, policy_kinds())
        return self.policies[function]
