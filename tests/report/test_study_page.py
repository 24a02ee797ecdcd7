"""The page of a study: its finding, its answer as tables, and how to repeat it."""

import re
from html.parser import HTMLParser

import pytest

from sim.data.folders import look
from sim.data.seal import close
from sim.glossary.text import table
from sim.report.study_page import command, render

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="a" d="M0 0"/></svg>'
VOID = {"meta", "br", "img", "input", "hr", "link"}


class Shape(HTMLParser):
    """Checks that elements close in order, and collects them."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.ids = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.ids += [v for k, v in attrs if k == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.ids += [v for k, v in attrs if k == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def shape(page):
    """The elements of a page."""
    found = Shape()
    found.feed(page)
    assert found.open == []
    return found


@pytest.fixture
def kept(tmp_path):
    """A comparison in a folder, with a text that HTML would misread."""
    record = {"status": "complete", "verb": "compare", "scenario": "textbook", "seed": 11,
              "results": "compare.json", "headline": "War < peace & 20% more.", "digest": "d" * 64,
              "rollouts": 1200, "versions": {"escalade": "9.9", "python": "3.12.1"},
              "config": {"scenario": "textbook", "seed": 11, "rollouts": 4000, "watched": 12,
                         "ready": None, "code": False, "a.north": "bluff and more"},
              "command": "escalade compare textbook seed=11 'a.north=bluff and more'"}
    (tmp_path / "compare.json").write_text("{}")
    lines = ["a: x<y", *table(["Flip", "share"], [["war -> <b>peace</b>", "5%"]], 100)]
    (tmp_path / "answer.txt").write_text("\n".join(lines) + "\n\nThe end.\n")
    close(tmp_path, record)
    return look(tmp_path)


def test_the_page_is_well_formed_and_self_contained(kept):
    page = render(kept, [("one", SVG), ("two", SVG)])
    found = shape(page)
    tags = [tag for tag, _ in found.seen]
    assert tags.count("h1") == 1 and tags.count("main") == 1 and "script" not in tags
    assert len(found.ids) == len(set(found.ids))
    assert not re.search(r'(?:src|href)="(?!#)', page) and "@import" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert len(page) < 60_000


def test_it_can_be_read_aloud_and_by_keyboard(kept):
    found = shape(render(kept, [("one", SVG)]))
    attrs = [(t, a) for t, a in found.seen]
    assert dict(attrs)["html"] == {"lang": "en"}
    scrolling = [a for _, a in attrs if "scroll" in (a.get("class") or "").split()]
    assert scrolling and all(a.get("tabindex") == "0" for a in scrolling)
    assert all(a.get("scope") in ("col", "row") for t, a in attrs if t == "th")
    heads = [int(t[1]) for t, _ in attrs if re.fullmatch(r"h\d", t)]
    assert all(b - a <= 1 for a, b in zip(heads, heads[1:], strict=False)) and heads[0] == 1
    assert [t for t, _ in attrs].count("caption") == [t for t, _ in attrs].count("table")
    (svg,) = [a for t, a in attrs if t == "svg"]
    assert svg["role"] == "img" and svg["aria-labelledby"] in found.ids


def test_the_title_states_the_finding_and_all_text_is_escaped(kept):
    page = render(kept, [])
    assert "<title>War &lt; peace &amp; 20% more.</title>" in page
    assert "<h1>War &lt; peace &amp; 20% more.</h1>" in page and "<h3>a: x&lt;y</h3>" in page
    assert "war -&gt; &lt;b&gt;peace&lt;/b&gt;" in page and "<b>" not in page
    assert "Figures" not in page


def test_it_says_how_to_repeat_it(kept):
    page = render(kept, [])
    told = "escalade compare textbook seed=11 &#39;a.north=bluff and more&#39;"
    assert told in page and "d" * 64 in page and "9.9" in page and "1,200" in page
    assert command(kept) == "escalade compare textbook seed=11 'a.north=bluff and more'"


def channels(colour):
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[k:k + 2], 16) / 255 for k in (1, 3, 5)]
    lin = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def test_text_stands_out_in_light_and_dark(kept):
    style = re.search(r"<style>(.*?)</style>", render(kept, []), re.S).group(1)
    themes = re.findall(r":root\s*\{([^}]*)\}", style)
    assert len(themes) >= 2
    for theme in themes[:2]:
        colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", theme))
        for ink in ("ink", "muted", "accent"):
            bright, dim = sorted((channels(colours[ink]), channels(colours["paper"])),
                                 reverse=True)
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, colours)
