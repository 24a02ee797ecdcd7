"""Pages that show a change of the package, carried out in a copy of it.

A fenced block with a path in its first line is a file:

    ```python sim/questions/toll/study.py     a new file, as it stands
    ```diff sim/questions/__init__.py         lines with + come, lines with - go, others stand there
    ```sh                                     commands, run one after the other
    ```text                                   what the last commands print; `...` is anything
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path

from tests.docs.test_docs import DOCS
from tests.docs.test_tutorial import quoted_in
from tests.engine.state.edited import changed, copied, ran

BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.S | re.M)
BESIDE = ("benchmarks", "docs", "tests", "pyproject.toml", "README.md", "CONTRIBUTING.md",
          "escalade.py")
QUICK = ["-m", "benchmarks.quick"]


@dataclass
class Applied:
    """A copy of the package with a page's change in it, and what each command printed."""

    folder: Path
    printed: dict[str, str] = field(default_factory=dict)

    def python(self, script: str) -> str:
        """What a script prints in the copy, compiled rollouts played on the C kernel."""
        quick = "from benchmarks.quick import install; install()\n"
        return ran(self.folder, ["-c", quick + script])


def program(line: str) -> list[str]:
    """The words after `python` of a command of a page."""
    name, *words = shlex.split(line)
    if name == "escalade":
        return [*QUICK, "escalade", *words]
    if name == "pytest":
        return [*QUICK, "test", *words, "-q", "-p", "no:cacheprovider"]
    assert name == "python", line
    return words


def hunks(text: str) -> list[tuple[str, str]]:
    """What stands in a file, and what shall stand there, for each part of a diff."""
    found = []
    for part in re.split(r"^@@.*\n", text, flags=re.M):
        lines = [line or " " for line in part.splitlines()]
        assert {line[0] for line in lines} <= set(" +-"), part
        if lines:
            found.append(tuple("".join(line[1:] + "\n" for line in lines if line[0] in kept)
                               for kept in (" -", " +")))
    return found


def apply(name: str, folder: Path) -> Applied:
    """Carry out a page of docs/extending in a new folder, block by block."""
    made = Applied(copied(folder, *BESIDE))
    said = ""
    blocks = list(BLOCK.finditer((DOCS / "extending" / name).read_text(encoding="utf-8")))
    assert blocks
    for block in blocks:
        kind, path, text = block["kind"], block["path"], block["text"]
        if kind == "diff":
            for old, new in hunks(text):
                changed(folder / path, old, new)
        elif path:
            assert not (folder / path).exists(), path
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        elif kind == "sh":
            said = ""
            for line in text.splitlines():
                made.printed[line] = ran(folder, program(line))
                said += made.printed[line]
        else:
            assert kind == "text" and quoted_in(text, said), (text, said[-4000:])
    return made
