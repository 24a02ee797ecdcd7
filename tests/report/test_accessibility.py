"""Pages in a browser: no findings of axe-core, nothing wider than a phone."""

from __future__ import annotations

import dataclasses

import pytest

from sim.report.build import facts
from sim.report.kept import KeptRun
from sim.report.page import page
from tests.report.browser import MODES, WIDTHS, examine, missing
from tests.report.standin import standin

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing() or "ready")]


@pytest.fixture
def html(textbook: KeptRun) -> str:
    """A page with every section."""
    made = facts(textbook)
    return page(dataclasses.replace(made, report={**made.report, **standin(textbook.outcome)}))


@pytest.mark.parametrize("mode", MODES)
def test_a_page_is_without_findings_and_fits(html: str, mode: str) -> None:
    told = examine(html, mode)
    assert told["passes"] > 15 and told["width"] == WIDTHS[mode]
    assert told["violations"] == []
    assert told["over"] <= 0, told["wide"]
    assert (told["paper"] != "rgb(255, 255, 255)") is (mode == "dark")


@pytest.mark.parametrize("mode", MODES)
def test_the_page_of_a_new_scenario_is_too(made_up: KeptRun, mode: str) -> None:
    told = examine(page(facts(made_up)), mode)
    assert told["violations"] == []
    assert told["over"] <= 0, told["wide"]


def test_a_planted_bad_page_is_caught(html: str) -> None:
    bad = html.replace('<html lang="en">', "<html>")
    bad = bad.replace("<footer>", '<footer><img src="x.png">')
    bad = bad.replace("</style>", ".lead { color: #cccccc; background: #ffffff; }</style>")
    bad = bad.replace("</main>", '<p style="width: 2000px">wide</p></main>')
    told = examine(bad, "desktop")
    rules = {rule for rule, _ in told["violations"]}
    assert {"html-has-lang", "image-alt", "color-contrast"} <= rules and told["over"] > 0
