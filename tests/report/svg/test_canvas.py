"""Elements of a drawing."""

from xml.etree import ElementTree

from sim.report.svg.canvas import Canvas


def drawn() -> ElementTree.Element:
    canvas = Canvas("one", 100, 50, "A < B", "B is larger & longer.")
    canvas.text((1, 2.345), "5 < 6", "label", text_anchor="end", data_key="summary:n")
    canvas.path([(0, 0), (1.5, 2)], closed=True)
    canvas.rect((0, 0), (-1, 2))
    return ElementTree.fromstring(canvas.svg())


def test_a_drawing_has_a_title_and_a_description_that_it_points_to():
    root = drawn()
    ids = root.attrib["aria-labelledby"].split()
    assert [(e.attrib["id"], e.text) for e in root[:2]] == [
        (ids[0], "A < B"), (ids[1], "B is larger & longer.")]


def test_text_stays_text_and_numbers_are_short():
    text = drawn()[2]
    assert (text.text, text.attrib) == ("5 < 6", {
        "x": "1", "y": "2.35", "class": "label", "text-anchor": "end", "data-key": "summary:n"})


def test_a_path_goes_through_its_points_and_a_negative_size_is_none():
    root = drawn()
    assert root[3].attrib["d"] == "M0 0 L1.5 2 Z"
    assert root[4].attrib["width"] == "0"
