"""What was tried, as CSV; what is equivalent, judged by hand; the score."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from benchmarks.mutants.operators import Mutant
from benchmarks.mutants.sample import room_of

JUDGED = Path(__file__).with_name("equivalent.csv")


@dataclass
class Row:
    """One trial. outcome: caught, survived or equivalent; by: the test that noticed."""

    file: str
    line: int
    operator: str
    before: str
    after: str
    outcome: str
    by: str
    tests: int
    seconds: float

    @property
    def key(self) -> tuple[str, str, str, str]:
        """As a mutant's."""
        return self.file, self.operator, self.before, self.after


def judged() -> dict[tuple[str, str, str, str], str]:
    """Mutants that change nothing anyone could see, and why."""
    with JUDGED.open(encoding="utf-8", newline="") as rows:
        return {(r["file"], r["operator"], r["before"], r["after"]): r["why"]
                for r in csv.DictReader(rows)}


def read(path: Path) -> list[Row]:
    """Rows of a book; none where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as rows:
        return [Row(**{**r, "line": int(r["line"]), "tests": int(r["tests"]),  # type: ignore[arg-type]
                       "seconds": float(r["seconds"])}) for r in csv.DictReader(rows)]


def write(path: Path, rows: list[Row]) -> None:
    """Write a whole book; an interrupted run leaves the last one."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as out:
        book = csv.DictWriter(out, [f.name for f in fields(Row)], lineterminator="\n")
        book.writeheader()
        book.writerows(asdict(row) for row in rows)
    part.replace(path)


def entered(mutant: Mutant, outcome: str, by: str, tests: int, seconds: float) -> Row:
    """A row for a mutant."""
    return Row(mutant.file, mutant.line, mutant.operator, mutant.before, mutant.after, outcome, by,
               tests, round(seconds, 1))


def score(rows: list[Row]) -> str:
    """Caught of those that are not equivalent, over all and in each room."""
    lines = []
    for room in ("", *sorted({room_of(row.file) for row in rows})):
        some = Counter(r.outcome for r in rows if not room or room_of(r.file) == room)
        real = some["caught"] + some["survived"]
        share = f"{100 * some['caught'] / real:.0f} %" if real else "-"
        lines.append(f"{room or 'all':10} {some['caught']:4} of {real:4} caught ({share}), "
                     f"{some['equivalent']} equivalent")
    return "\n".join(lines)
