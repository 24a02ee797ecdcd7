"""Drawings as files."""

from xml.etree import ElementTree

import pytest

from sim.errors import RunError
from sim.report.svg.canvas import Canvas
from sim.report.svg.file import save, standalone, style

SVG = "{http://www.w3.org/2000/svg}"


def drawn():
    canvas = Canvas("one", 100, 50, "A title", "What is seen.")
    canvas.circle((50, 25), 5, "side1 mark")
    return canvas


def test_a_file_stands_alone_with_its_style_on_its_own_paper():
    root = ElementTree.fromstring(standalone(drawn()))
    assert root.tag == SVG + "svg" and (root.get("width"), root.get("height")) == ("100", "50")
    assert root.find(SVG + "style").text == style()
    parts = [element.tag.removeprefix(SVG) for element in root]
    assert parts == ["title", "desc", "style", "rect", "circle"]
    assert root.find(SVG + "rect").get("class") == "sheet"


def test_a_theme_can_be_fixed():
    assert ElementTree.fromstring(standalone(drawn(), "dark")).get("data-theme") == "dark"
    assert ElementTree.fromstring(standalone(drawn())).get("data-theme") is None


def test_it_is_written_and_trouble_is_said(tmp_path):
    path = save(drawn(), tmp_path / "one.svg")
    assert ElementTree.parse(path).getroot().tag == SVG + "svg"
    with pytest.raises(RunError):
        save(drawn(), tmp_path / "one.svg" / "two.svg")
