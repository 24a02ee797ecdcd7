"""Every colour can be read, in every theme."""

import re

import pytest

from sim.report import contrast
from sim.report.maps import map_of, maps_by_day, start_sheet
from sim.report.networks import graph_of
from sim.report.svg.file import style
from sim.report.svg.map import draw_map
from tests.report.mapped import mapped

CSS = style()


def test_known_ratios():
    assert contrast.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast.ratio("#ffffff", "#777777") == contrast.ratio("#777777", "#ffffff")
    with pytest.raises(ValueError, match="no colour"):
        contrast.ratio("red", "#ffffff")


def test_all_themes_are_looked_at_and_all_can_be_read():
    assert len(contrast.palettes(CSS)) == 5
    assert contrast.failures(CSS) == []


def test_the_system_and_the_reader_choose_the_same_dark():
    themes = contrast.palettes(CSS)
    dark = [p for name, p in themes.items() if "dark" in name]
    light = [p for name, p in themes.items() if "dark" not in name]
    assert len(dark) == 2 and dark[0] == dark[1]
    assert len(light) == 3 and light[0] == light[1] == light[2]


@pytest.mark.parametrize("plant", [
    ("--muted: #565f6d", "--muted: #8a93a1"),  # grey on white
    ("--side0: #f2a05c", "--side0: #8a4a18"),  # dark orange on black
    ("--band: #383259", "--band: #b9b2e6"),  # light band under light text
    ("--on-side: #ffffff", "--on-side: #1b2028"),
])
def test_a_planted_colour_is_caught(plant):
    at = CSS.rindex(plant[0])
    bad = CSS[:at] + plant[1] + CSS[at + len(plant[0]):]
    assert bad != CSS
    assert contrast.failures(bad)


def test_every_class_has_a_colour_that_is_checked():
    """Text and marks of a class are drawn in its property, which must be among the pairs."""
    checked = {x for pair in contrast.WRITTEN + contrast.DRAWN for x in pair}
    used = set(contrast.classes(CSS).values()) | set(re.findall(r"stroke: var\(--([\w-]+)\)", CSS))
    assert used - checked == {"line"}, "the grid is decoration"
    assert contrast.classes(CSS)["side1"] == "side1"
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) <= set(contrast.palettes(CSS)[":root"])


def test_no_drawing_uses_a_class_without_a_rule():
    known = set(re.findall(r"svg (?:text)?\.([\w-]+)", CSS))
    shown = draw_map(start_sheet(mapped())).svg() + graph_of(mapped()).svg()
    shown += maps_by_day(mapped()).svg() + map_of(mapped(), -1).svg()
    used = {name for names in re.findall(r'class="([^"]*)"', shown) for name in names.split()}
    assert {"side1", "open0", "half", "ring", "threat", "friendly", "label"} <= used
    assert used - known == {"place"}, "a group for scripts and tests to find"
