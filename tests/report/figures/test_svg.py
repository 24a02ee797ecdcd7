"""SVG: text that can be read and searched, a title, a description, the same bytes each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from sim.data.summary import summarise
from sim.report.figures import draw_all
from sim.report.figures.svg import add_description
from tests.data.synthetic import synthetic

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    outcome = synthetic()
    paths = draw_all(outcome, summarise(outcome), tmp_path_factory.mktemp("a"))
    return [p for p in paths if p.suffix == ".svg"]


def test_every_word_is_text(files):
    """The words of the figure are text elements, none of them a code, none drawn as paths."""
    for path in files:
        root = ET.parse(path).getroot()
        said = ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]
        assert len(said) > 15, path.name
        assert not any("_" in text for text in said)
        assert "'DejaVu Sans', Verdana, sans-serif" in path.read_text()
        assert any("n = 1,000" in text for text in said)


def test_the_root_names_itself(files):
    """Role, title and description, which says what is shown and how to read it."""
    for path in files:
        root = ET.parse(path).getroot()
        assert root.get("role") == "img"
        title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
        assert len(title.text) > 20 and "seed 7" in about.text
        assert "dc:date" not in path.read_text()


def test_titles_are_escaped():
    got = add_description("<svg width='1'><g/></svg>", "a < b & c", "d", "some name")
    assert "a &lt; b &amp; c" in got and ET.fromstring(got).get("role") == "img"
    with pytest.raises(ValueError, match="svg"):
        add_description("<html/>", "a", "b", "c")
