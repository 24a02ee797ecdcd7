"""A page on paper: the first two sheets hold everything down to why."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

from sim.report.build import facts
from sim.report.kept import KeptRun
from sim.report.page import page
from tests.report.browser import chromium
from tests.report.standin import standin

READY = bool(chromium() and shutil.which("pdftotext"))
pytestmark = [pytest.mark.slow,
              pytest.mark.skipif(not READY, reason="needs Chromium and pdftotext")]
AFTER = "if the ultimatum had been otherwise"  # of the section after why


def sheets(html: str, folder: Path) -> list[str]:
    """The text of each printed sheet, its case as the style sheet shows it."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    subprocess.run([str(chromium()), "--headless", "--no-sandbox", "--disable-gpu",
                    "--no-pdf-header-footer", f"--print-to-pdf={folder / 'page.pdf'}",
                    f"file://{folder / 'page.html'}"], capture_output=True, check=True)
    text = subprocess.run(["pdftotext", "-layout", str(folder / "page.pdf"), "-"],
                          capture_output=True, text=True, check=True).stdout
    return [" ".join(sheet.split()).lower() for sheet in text.split("\f")]


@pytest.fixture
def html(textbook: KeptRun) -> str:
    """A page with every section."""
    made = facts(textbook)
    return page(dataclasses.replace(made, report={**made.report, **standin(textbook.outcome)}))


def test_the_first_two_sheets_hold_all_down_to_why(html: str, tmp_path: Path) -> None:
    found = sheets(html, tmp_path)
    why = [n for n, text in enumerate(found) if "which evidence would settle it" in text]
    after = [n for n, text in enumerate(found) if AFTER in text]
    assert why and after and max(why) <= 1 and min(after) >= 2, (why, after)


def test_a_page_that_runs_on_is_caught(html: str, tmp_path: Path) -> None:
    long = html.replace("<main", "<p style='height: 600mm'>blank</p><main", 1)
    found = sheets(long, tmp_path)
    assert not any("which evidence would settle it" in text for text in found[:2])
