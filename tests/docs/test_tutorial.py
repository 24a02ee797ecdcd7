"""The tutorial, command by command, in an empty folder; what it quotes is what comes out."""

import re
import shlex
from pathlib import Path

import pytest

from sim.cli import main
from tests.docs.test_docs import DOCS

BLOCK = re.compile(r"(?:<!-- append: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.S)
PAGE = (DOCS / "tutorial.md").read_text(encoding="utf-8")


def shape(quoted: str) -> str:
    """A pattern for a quoted answer: words as they stand, any blanks, `...` for anything."""
    words = [r"\S*.*?" if word.strip(".;,)") == "" else re.escape(word) for word in quoted.split()]
    return r"\s+".join(words)


def quoted_in(quoted: str, said: str) -> bool:
    """True if the answer holds the quoted lines in order."""
    at = 0
    for line in re.split(r"\n(?=  )", quoted.strip("\n")):
        found = re.compile(shape(line), re.S).search(said, at)
        if found is None:
            return False
        at = found.start() + 1
    return True


def test_every_command_runs_and_says_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said, commands, quotes = "", 0, 0
    for block in BLOCK.finditer(PAGE):
        if block["file"]:
            with open(block["file"], "a", encoding="utf-8") as file:
                file.write(block["text"])
        elif block["kind"] == "sh":
            for line in block["text"].splitlines():
                program, *words = shlex.split(line)
                assert program == "escalade"
                assert main(words) == 0, line
                commands += 1
            said = capsys.readouterr().out
        else:
            assert block["kind"] == "text" and quoted_in(block["text"], said), block["text"]
            quotes += 1
    assert commands >= 12 and quotes >= 3
    for path in re.findall(r"`(first/[\w/.]+)`", PAGE):
        assert (tmp_path / path).stat().st_size > 10_000, path


def test_a_quote_that_is_wrong_is_noticed() -> None:
    assert quoted_in("  a ... b\n  c ...", "x\n  a 5% b\n  c 3\n")
    assert not quoted_in("  a ... b\n  d ...", "x\n  a 5% b\n  c 3\n")
