"""`python -m benchmarks.fuzz [n=10000] [seed=7] [part=both] [kept=DIR] [cases=FILE]`.

An eighth of the inputs are files, the others command lines; part=files or part=words: one kind.
kept: a folder of folders of results, to damage copies of. cases: where the shortest input that
reached each kind of error is written. Status 1 if one escapes or they need too much memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.fuzz import play_words, read_files
from benchmarks.fuzz.judge import ESCAPED, REFUSED, Verdict
from sim.bounds import Whole
from sim.cli.arguments import pairs
from sim.errors import EscaladeError, UsageError, unknown

SETTINGS: Final = {"n": "10000", "seed": "7", "part": "both", "kept": "", "cases": ""}
PARTS: Final = ("both", "files", "words")
MOST: Final = 200  # megabytes beyond what sound inputs take
SOUND: Final = (["show", "textbook"], ["validate", "textbook"], ["run", "textbook"], ["list"],
                ["sweep", "textbook", "challenger.resolve=0.2,0.8"], ["new", "mine"],
                ["run", "textbook", "experiment=idlib_bought"],
                ["run", "-m", "textbook", "seed=1,2"],
                ["sensitivity", "textbook"], ["compare", "textbook", "a.challenger=bluff"])


def peak() -> float:
    """The most memory that this process has held, in megabytes.

    Linux says it in /proc; what it says by getrusage is at least what the parent process held.
    """
    with contextlib.suppress(OSError):
        status = Path("/proc/self/status").read_text("ascii", "replace")
        if held := re.search(r"VmHWM:\s*(\d+) kB", status):
            return int(held[1]) / 2**10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def kind(says: str) -> str:
    """The kind of an error: without what is quoted, numbered and named in it."""
    text = re.sub(r"'[^']*'|\d+|\S+[=:.]\S*", "_", says.split("\n")[0].partition(";")[0])
    return " ".join(text.split())[:60]


def trials(n: int, seed: int, part: str, kept: Path | None) -> Iterator[tuple[str, Verdict]]:
    """Inputs of one part or both as text, each with how it ended."""
    files = {"both": n // 8, "files": n, "words": 0}[part]
    with tempfile.TemporaryDirectory() as place:
        yield from read_files.trials(files, seed, Path(place), kept)
        here = Path.cwd()
        os.chdir(place)
        try:
            for args, found in play_words.trials(n - files, seed):
                yield json.dumps(args), found
            if made := os.listdir(place):
                yield "all command lines", Verdict(ESCAPED, f"made {made[:3]}")
        finally:
            os.chdir(here)


def base() -> float:
    """The memory that sound inputs take."""
    with play_words.nothing_is_done():
        for args in SOUND:
            found = play_words.verdict(args)
            if found.end == ESCAPED:
                raise UsageError(f"{args}: {found.says}")
        read_files.read_scenario(read_files.HERE / "small")
        read_files.read_scenario(read_files.BUNDLED / "textbook")
    return peak()


def main(args: list[str]) -> int:
    """Judge inputs and say how they ended."""
    given = {**SETTINGS, **pairs(args)}
    for key in given:
        if key not in SETTINGS:
            raise unknown("setting", key, SETTINGS)
    if given["part"] not in PARTS:
        raise unknown("value of part", given["part"], PARTS)
    n, seed = (Whole(1, 10**9).read(key, given[key]) for key in ("n", "seed"))
    before, start = base(), time.process_time()
    ends: Counter[str] = Counter()
    shortest: dict[str, str] = {}
    kept = Path(given["kept"]).resolve() if given["kept"] else None
    for text, found in trials(n, seed, given["part"], kept):
        ends[found.end] += 1
        if found.end == ESCAPED:
            print(f"escaped: {text[:300]}: {found.says}")
        elif found.end == REFUSED and text.startswith("["):
            same = kind(found.says)
            if len(text) < len(shortest.get(same, text + " ")):
                shortest[same] = text
    more = max(0.0, peak() - before)
    print(f"{sum(ends.values()):,} inputs, {', '.join(f'{v:,} {k}' for k, v in ends.items())}; "
          f"{len(shortest):,} kinds of errors of words; {time.process_time() - start:.0f} "
          f"processor seconds; {more:.0f} MB beyond sound inputs")
    if given["cases"]:
        Path(given["cases"]).write_text("".join(f"{x}\n" for x in sorted(shortest.values())),
                                        encoding="utf-8")
    return int(bool(ends[ESCAPED]) or more > MOST)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EscaladeError as error:
        sys.exit(f"benchmarks.fuzz: {error}")
