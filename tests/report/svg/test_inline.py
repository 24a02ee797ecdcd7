"""A drawing from a file stands in a page without touching its neighbours."""

import re

import pytest

from sim.report.svg.canvas import Canvas
from sim.report.svg.inline import inline, title_of

FILE = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" width="547.2pt" height="489.6pt" viewBox="0 0 547 489">
 <metadata><a>made by</a></metadata>
 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
 <!-- a remark -->
 <g id="axes_1"><path id="m1" d="M 0 0"/><use xlink:href="#m1"/><g clip-path="url(#p2)"/></g>
 <clipPath id="p2"/>
</svg>
"""


def test_ids_and_what_refers_to_them_are_its_own():
    text = inline(FILE, "figure-1", "What it moves")
    ids = set(re.findall(r'\bid="([^"]+)"', text))
    assert ids == {"figure-1-title", "figure-1-axes_1", "figure-1-m1", "figure-1-p2"}
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', text))
    assert used == {"figure-1-m1", "figure-1-p2"} <= ids


def test_it_has_a_title_no_size_and_no_style_for_the_whole_page():
    text = inline(FILE, "f", 'A < B & "C"')
    assert text.startswith("<svg") and "<metadata" not in text and "<!--" not in text
    assert "*{" not in text and not re.search(r"<svg[^>]*\s(width|height)=", text)
    assert 'viewBox="0 0 547 489"' in text and 'role="img"' in text
    assert 'aria-labelledby="f-title"' in text
    assert "<title id=\"f-title\">A &lt; B &amp; &quot;C&quot;</title>" in text


def test_a_title_of_its_own_is_kept():
    canvas = Canvas("map", 10, 10, "Who holds what", "A map.")
    canvas.circle((1, 1), 2)
    text = inline(canvas.svg(), "f2", "Another title")
    assert "Who holds what" in text and "Another title" not in text
    assert title_of(canvas.svg()) == "Who holds what" and title_of(FILE) == ""
    assert text.count('role="img"') == 1 and 'aria-labelledby="f2-title"' in text


def test_what_is_no_drawing_is_refused():
    with pytest.raises(ValueError, match="no svg"):
        inline("<p>x</p>", "f", "t")
