"""Every oracle has a test that carries its number and a row in docs/theory.md."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.theory


def test_every_oracle_from_T01_to_T22_is_tested_and_listed():
    wanted = {f"T{n:02d}" for n in range(1, 23)}
    tested = set()
    for path in ROOT.glob("tests/**/test_*.py"):
        text = path.read_text(encoding="utf-8")
        if "mark.theory" in text and path != Path(__file__):
            tested |= set(re.findall(r"^def test_(T\d\d)_", text, re.M))
    rows = re.findall(r"^\| (T\d\d) ", (ROOT / "docs" / "theory.md").read_text("utf-8"), re.M)
    assert tested == wanted and set(rows) == wanted
