"""Equilibria by pygambit, in a process that is ended when it takes too long or Ctrl-C comes.

Gambit (R. Savani and T. L. Turocy, Gambit: The package for computation in game theory) has the
field's maintained solvers; it is an extra, as it is large and under another licence.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from sim.brief import brief
from sim.errors import one_line, quote
from sim.methods.support_enumeration import Mixes, scale
from sim.questions.solve.nfg import NamedGame, nfg_text

LIBRARY: Final = "pygambit"
SECONDS: Final = 120  # before the process is ended
CHILD: Final = Path(__file__).with_name("gambit_child.py")


@dataclass(frozen=True)
class LibrarySearch:
    """What the library found. ended: why it did not come to its end, "" if it did.

    open: some supports could not be decided, as on them equilibria are not isolated.
    """

    found: tuple[Mixes, ...]
    version: str
    ended: str
    open: bool

    __repr__ = brief


def has_library() -> bool:
    """True where pygambit is installed."""
    return importlib.util.find_spec(LIBRARY) is not None


def look(table: np.ndarray, seconds: int = SECONDS) -> LibrarySearch:
    """Let pygambit look for all equilibria of a game, within so many seconds."""
    sizes = table.shape[1:]
    names = tuple(tuple(str(k + 1) for k in range(n)) for n in sizes)
    game = NamedGame("", tuple(str(i + 1) for i in range(len(sizes))), names, scale(table))
    words = [sys.executable, "-P", str(CHILD), str(seconds), *map(str, sizes)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
                          start_new_session=True) as child:
        try:
            lines, trouble = child.communicate(nfg_text(game), timeout=seconds)
            late = False
        except subprocess.TimeoutExpired:
            child.kill()
            lines, trouble = child.communicate()
            late = True
        finally:
            child.kill()
    return judge(lines, sizes, trouble, f"it was stopped after {seconds} seconds" if late else "")


def judge(lines: str, sizes: tuple[int, ...], trouble: str, ended: str) -> LibrarySearch:
    """What the lines of the process say; one that was cut short is left out."""
    found: list[Mixes] = []
    version, done, undecided = "", False, False
    for line in lines.splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if not isinstance(said, dict):
            continue
        version = str(said.get("version", version))
        done, undecided = done or "done" in said, undecided or "open" in said
        if "mix" in said:
            mixes = tuple(np.clip(np.array(m, float), 0.0, 1.0) for m in said["mix"])
            if tuple(map(len, mixes)) == sizes:
                found.append(mixes)
    if not done and not ended:
        last = trouble.strip().splitlines()[-1:] or ["it ended without a word"]
        ended = f"it failed ({quote(one_line(last[0]), 120)})"
    return LibrarySearch(tuple(found), version, ended, undecided)
