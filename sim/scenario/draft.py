"""The working state of a load: the record being filled, names and problems so far."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.engine.state import capacity as cap
from sim.errors import ScenarioError, ScenarioErrors, quote
from sim.scenario.catalog import DTYPE
from sim.scenario.code import Own
from sim.scenario.courses import number_courses
from sim.scenario.predicate import compile_predicate
from sim.scenario.problems import Problems
from sim.scenario.roots import is_file, show_path
from sim.scenario.yamlfile import Node, read_yaml

KINDS = ("actor", "line", "place", "agreement", "channel", "ultimatum", "pledge", "inject")


@dataclass(frozen=True)
class Over:
    """What is laid over a scenario's files: keys of scenario.yaml, and of parameters.yaml."""

    state: Node
    parameters: Node


class Draft:
    """A scenario while it is read."""

    def __init__(self, folders: list[Path], code: bool = False) -> None:
        self.folders = folders  # the scenario's own, then its base's, ...
        self.code = code  # whether policies of the user's own may be run
        self.own: dict[str, Own] = {}  # those that were
        self.problems = Problems()
        self.strangers = Problems()  # words for what does not exist: no bar to loading
        self.record: np.ndarray = np.zeros((), DTYPE)
        self.names: dict[str, list[str]] = {k: [] for k in KINDS}
        self.axes: list[str] = []
        self.roads: list[dict[str, str]] = []  # rows of the roads' table in index order
        self.start = datetime.date(2000, 1, 1)
        self.horizon = self.start
        self.days_known = False  # until both are, no date is checked against them
        self.sources: list[str] = []
        self.paths: list[Path] = []  # the same, where they lie
        self.nodes: list[tuple[Path, Node]] = []  # every YAML file read, before any is merged
        self.tables: list[Path] = []  # every CSV file read
        self.code_used = 0
        self.over: Over | None = None

    def lay(self, over: Over) -> None:
        """Lay something over the files of the scenario, held to its cut-off as they are."""
        self.over = over
        for name, node in (("scenario.yaml", over.state), ("parameters.yaml", over.parameters)):
            self.nodes.append((self.folders[0] / name, node))

    def find(self, name: str) -> Path | None:
        """A file of the scenario, from the nearest folder of the base chain that has it."""
        for folder in self.folders:
            if is_file(folder / name):
                return folder / name
        return None

    def read(self, path: Path) -> Node | None:
        """A YAML file's mapping; what is wrong with it is kept, None if it cannot be used."""
        self.note(path)
        try:
            node, errors = read_yaml(path)
        except ScenarioErrors as error:
            self.problems.errors += error.errors
            return None
        self.problems.reading(errors)
        self.nodes.append((path, node))
        return node

    def note(self, path: Path) -> str:
        """Remember a file as read; its shown name."""
        name = show_path(path)
        if name not in self.sources:
            self.sources.append(name)
            self.paths.append(path)
        return name

    def fits(self, node: Node, key: str | None, what: str, count: int, capacity: int) -> bool:
        """Check a count against a capacity of the record."""
        if count > capacity:
            self.problems.add(node, key, f"too many {what}: {count}, at most {capacity}")
            return False
        return True

    def within(self, node: Node, key: str) -> datetime.date | None:
        """A date of the run: not before the start, not after the horizon."""
        date = self.problems.date(node, key)
        if date is not None and self.days_known:
            if date < self.start:
                self.problems.add(node, key, f"{date} is before the start, {self.start}")
            elif date > self.horizon:
                self.problems.add(node, key, f"{date} is after the horizon, {self.horizon}")
        return date

    def past(self, node: Node, key: str) -> datetime.date | None:
        """A date that must not be after the start."""
        date = self.problems.date(node, key)
        if date is not None and self.days_known and date > self.start:
            self.problems.add(node, key, f"{date} is after the start, {self.start}")
        return date

    def day(self, date: datetime.date | None, absent: int = 0) -> int:
        """Day index of a date; negative before the start."""
        return absent if date is None else (date - self.start).days

    def pick(self, node: Node, key: str, kind: str) -> int:
        """Index of the named actor, line, ... that a key holds; -1 if absent or unknown."""
        return self.problems.choice(node, key, kind, self.names[kind])

    def differ(self, node: Node, *keys: str) -> None:
        """Check that the keys of a node name different things."""
        for k, key in enumerate(keys):
            for other in keys[:k]:
                if node.get(key) is not None and node.get(key) == node.get(other):
                    self.problems.add(node, key, f"is the same as '{other}': {quote(node[key])}")

    def predicate(self, node: Node, key: str) -> int:
        """Compile the predicate text at a key; its number, -1 if absent or wrong."""
        text = self.problems.text(node, key)
        if not text:
            if node.get(key) == "":
                self.problems.add(node, key, "an empty condition; remove the key or write one")
            return -1
        return self.compiled(node, key, text)

    def compiled(self, node: Node, key: str, text: str) -> int:
        """Enter a predicate; its number, -1 if it is wrong, which is noted at the key."""
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
        self.fits(node, key, "expressions under mean(...)", number_courses(record), cap.COURSES)
        return number
