"""The working state of a load: the record being filled, names and problems so far."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sim.errors import ScenarioError, ScenarioErrors
from sim.scenario.catalog import DTYPE
from sim.scenario.predicate import compile_predicate
from sim.scenario.problems import Problems
from sim.scenario.roots import shown
from sim.scenario.yamlfile import Node
from sim.state import capacity as cap

KINDS = ("actor", "line", "place", "agreement", "channel", "ultimatum", "pledge")
NEVER = -10000


class Draft:
    """A scenario while it is read."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders  # the scenario's own, then its base's, ...
        self.problems = Problems()
        self.record: np.ndarray = np.zeros((), DTYPE)
        self.names: dict[str, list[str]] = {k: [] for k in KINDS}
        self.axes: list[str] = []
        self.start = datetime.date(2000, 1, 1)
        self.sources: list[str] = []
        self.code_used = 0

    def find(self, name: str) -> Path | None:
        """A file of the scenario, from the nearest folder of the base chain that has it."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        return None

    def guard(self, read: Callable[..., Any], *args: Any) -> Any:
        """Call a reader; its errors are kept and None is returned."""
        try:
            return read(*args)
        except ScenarioErrors as errors:
            self.problems.errors += errors.errors
        except ScenarioError as error:
            self.problems.errors.append(error)
        return None

    def note(self, path: Path) -> str:
        """Remember a file as read; its shown name."""
        name = shown(path)
        if name not in self.sources:
            self.sources.append(name)
        return name

    def fits(self, node: Node, key: str | None, what: str, count: int, capacity: int) -> bool:
        """Check a count against a capacity of the record."""
        if count > capacity:
            self.problems.add(node, key, f"too many {what}: {count}, at most {capacity}")
            return False
        return True

    def day(self, date: datetime.date | None, absent: int = 0) -> int:
        """Day index of a date; negative before the start."""
        return absent if date is None else (date - self.start).days

    def pick(self, node: Node, key: str, kind: str) -> int:
        """Index of the named actor, line, ... that a key holds; -1 if absent or unknown."""
        return self.problems.choice(node, key, kind, self.names[kind])

    def predicate(self, node: Node, key: str) -> int:
        """Compile the predicate text at a key; its number, -1 if absent or wrong."""
        text = self.problems.text(node, key)
        if not text:
            return -1
        try:
            words, days = compile_predicate(text, self.names)
        except ScenarioError as error:
            self.problems.add(node, key, error.problem, error.allowed, error.nearest)
            return -1
        record = self.record
        number = int(record["n_predicates"])
        if not (self.fits(node, key, "predicates", number + 1, cap.PREDICATES)
                and self.fits(node, key, "predicate words", self.code_used + len(words),
                              cap.CODE)):
            return -1
        record["code"][self.code_used : self.code_used + len(words)] = words
        record["code_start"][number] = self.code_used
        record["code_length"][number] = len(words)
        record["hold_days"][number] = days
        record["n_predicates"] = number + 1
        self.code_used += len(words)
        return number
