"""Drawings as a browser lays them out: no text covers another or leaves its paper.

Widths of letters are guessed where names are placed; here the browser measures them.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess

import pytest

from sim.report.day_map import day_map, names_of
from sim.report.maps import chance_sheet, map_of, maps_by_day
from sim.report.networks import graph_of
from sim.report.svg.canvas import Canvas
from sim.report.svg.file import style
from sim.report.svg.map import draw_map
from sim.scenario.load import load
from tests.report.mapped import mapped

CHROMIUM = shutil.which("chromium")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")]

MEASURE = """<script>
const found = [], paper = document.querySelector('svg').viewBox.baseVal;
const texts = [...document.querySelectorAll('svg text')].map(e => [e.textContent, e.getBBox()]);
texts.forEach(([one, a], i) => {
  if (a.x < 0 || a.y < 0 || a.x + a.width > paper.width || a.y + a.height > paper.height)
    found.push(one + ' leaves the paper');
  texts.slice(i + 1).forEach(([two, b]) => {
    const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const tall = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    if (wide > 1 && tall > 4) found.push(one + ' on ' + two);
  });
});
document.body.innerHTML = '<pre>' + JSON.stringify([texts.length, found]) + '</pre>';
</script>"""


def measured(canvas: Canvas, folder) -> tuple[int, list[str]]:
    """How many texts there are, and those that cover another or leave the paper."""
    page = folder / "page.html"
    page.write_text(f'<!doctype html><meta charset="utf-8"><style>{style()}</style><body>'
                    f"{canvas.svg(width=canvas.width)}{MEASURE}", encoding="utf-8")
    words = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu",
             f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    shown = subprocess.run(words, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"<pre>(.*)</pre>", shown, re.DOTALL)
    assert found, shown[-500:]
    count, faults = json.loads(html.unescape(found[1]))
    return count, faults


def drawings() -> dict[str, Canvas]:
    """One of each kind, the crowded map of the founding case among them."""
    crowded = load("idlib_2020")
    out = {"chances": map_of(mapped(), -1), "small maps": maps_by_day(mapped()),
           "narrow": draw_map(chance_sheet(mapped(), -1), 380),
           "start": map_of(names_of(crowded)), "day": day_map(crowded, 17, rollout=1)}
    return out | {name: graph_of(names_of(load(name)))
                  for name in ("textbook", "idlib_2020", "cuba_1962", "july_1914", "bosnia_1995",
                               "haiti_1994")}


@pytest.fixture(scope="module")
def drawn() -> dict[str, Canvas]:
    return drawings()


@pytest.mark.parametrize("name", ["chances", "small maps", "narrow", "start", "day", "textbook",
                                  "idlib_2020", "cuba_1962", "july_1914", "bosnia_1995",
                                  "haiti_1994"])
def test_no_text_covers_another_or_leaves_the_paper(drawn, name, tmp_path):
    count, faults = measured(drawn[name], tmp_path)
    assert count > 4 and faults == []


def test_a_planted_overlap_is_seen(tmp_path):
    canvas = Canvas("one", 100, 50, "t", "a")
    canvas.text((10, 20), "first name")
    canvas.text((30, 22), "second name that is too long")
    assert measured(canvas, tmp_path)[1] == [
        "first name on second name that is too long",
        "second name that is too long leaves the paper"]
