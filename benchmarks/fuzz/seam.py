"""The seam between checking and doing: what a command has prepared is not played or written."""

from __future__ import annotations

import contextlib
import functools
import importlib
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

from benchmarks.fuzz.judge import Prepared
from sim.scenario.load import load
from sim.scenario.model import Scenario

BUNDLED = ("textbook", "haiti_1994")


def prepared(*_: Any, **__: Any) -> Any:
    """In place of what plays or writes."""
    raise Prepared


@functools.cache
def loaded(name: str, code: bool) -> Scenario:
    """A bundled scenario, read once."""
    return load(name, code)


def load_once(name: Any, code: bool = False, *more: Any) -> Scenario:
    """A scenario; those of the words are not read again each time."""
    if not more and isinstance(name, str) and name in BUNDLED:
        return loaded(name, code)
    return load(name, code, *more)


PLACES: tuple[tuple[str, str, Callable[..., Any]], ...] = (
    ("sim.questions.ask", "claim_folder", prepared),
    ("sim.questions.ask", "Ask.playing", prepared),
    ("sim.questions.ask", "Ask.fingerprint", lambda *_: "0" * 64),
    ("sim.questions.ask", "load", load_once),
    ("sim.cli.multirun", "place", prepared),
    ("sim.cli.multirun", "load", load_once),
    ("sim.scenario.load", "load", load_once),
    ("sim.scenario.starter", "write_starter", prepared),
    ("sim.scenario.schema", "schemas", prepared),
    ("sim.report.build", "build", prepared),
)


@contextlib.contextmanager
def nothing_is_done() -> Iterator[None]:
    """While the block runs, commands end in Prepared where they would play or write."""
    with contextlib.ExitStack() as stack:
        for module, name, stand_in in PLACES:
            owner: Any = importlib.import_module(module)
            *path, last = name.split(".")
            for part in path:
                owner = getattr(owner, part)
            stack.enter_context(mock.patch.object(owner, last, stand_in))
        yield
