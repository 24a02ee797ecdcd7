"""Helpers to read a drawing back."""

from xml.etree import ElementTree

from sim.report.svg.canvas import Canvas
from sim.report.svg.labels import BOLD, LabelBox, text_width


def tree(canvas: Canvas) -> ElementTree.Element:
    """The drawing as elements."""
    return ElementTree.fromstring(canvas.svg())


def texts(canvas: Canvas) -> list[str]:
    """Every text, with its runs joined."""
    return ["".join(element.itertext()) for element in tree(canvas).iter("text")]


def boxes(canvas: Canvas, class_: str = "label") -> list[tuple[str, LabelBox]]:
    """Texts of a class with about the box each fills, a little smaller than it is."""
    out = []
    for element in tree(canvas).iter("text"):
        if class_ not in element.attrib.get("class", "").split():
            continue
        wide = 0.9 * sum(text_width(run.text or "", 12 * (BOLD if run.get("class") == "strong"
                                                          else 1)) for run in element)
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
        out.append(("".join(element.itertext()), LabelBox(x - shift * wide, y - 9, wide, 10)))
    return out
