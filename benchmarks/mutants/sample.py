"""Which mutants are tried: lines are drawn, each line alike, and of each line one mutant."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

from benchmarks.mutants.operators import Mutant, is_python, mutants

ROOMS = {"rules": "sim/engine/rules", "data": "sim/data", "methods": "sim/methods",
         "questions": "sim/questions", "scenario": "sim/scenario"}


def room_of(file: str) -> str:
    """The room of a file."""
    return next(room for room, folder in ROOMS.items() if file.startswith(folder + "/"))


def by_line(root: Path, rooms: list[str]) -> dict[tuple[str, int], list[Mutant]]:
    """Mutants of every line of some rooms that has any."""
    found: dict[tuple[str, int], list[Mutant]] = defaultdict(list)
    for room in rooms:
        for path in sorted((root / ROOMS[room]).rglob("*.py")):
            file = path.relative_to(root).as_posix()
            for mutant in mutants(file, path.read_text(encoding="utf-8")):
                found[mutant.file, mutant.line].append(mutant)
    return dict(found)


def draw(root: Path, rooms: list[str], n: int, seed: int) -> list[Mutant]:
    """A sample of n mutants, no two of one line, in an order of its own.

    The first m of a sample of n are the sample of m.
    """
    found = by_line(root, rooms)
    lines = sorted(found)
    random.Random(seed).shuffle(lines)
    drawn = []
    for line in lines:
        if len(drawn) == n:
            break
        mutant = one_of(root, found[line], random.Random(f"{seed} {line}"))
        if mutant:
            drawn.append(mutant)
    return drawn


def one_of(root: Path, some: list[Mutant], rng: random.Random) -> Mutant | None:
    """A mutant of a line: each operator alike, then each place alike; None if none is Python."""
    source = (root / some[0].file).read_text(encoding="utf-8")
    left = list(some)
    while left:
        operator = rng.choice(sorted({m.operator for m in left}))
        mutant = rng.choice([m for m in left if m.operator == operator])
        if is_python(mutant, source):
            return mutant
        left.remove(mutant)
    return None


def again(root: Path, key: tuple[str, str, str, str], line: int) -> Mutant | None:
    """The mutant of a book in the sources as they are now, the nearest one; None if it is gone."""
    path = root / key[0]
    if not path.is_file():
        return None
    same = [m for m in mutants(key[0], path.read_text(encoding="utf-8")) if m.key == key]
    return min(same, key=lambda m: abs(m.line - line), default=None)
