"""The example on docs/replay.md: `python -m tests.docs.replay_page` writes it anew."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

from sim.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "replay.md"
EXAMPLE = re.compile(r"(<!-- told -->\n```sh\nescalade (?P<words>.*)\n```\n\n```text\n)"
                     r"(?P<text>.*?)(```\n)", re.S)


def printed(words: str) -> str:
    """What a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(shlex.split(words)) == 0
    return out.getvalue()


def renewed(page: str) -> str:
    """The page with what its command prints today."""
    return EXAMPLE.sub(lambda m: m[1] + printed(m["words"]) + m[4], page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
