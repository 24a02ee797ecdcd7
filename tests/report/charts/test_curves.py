"""Curves by day: steps where they should be, names that do not overlap, every number keyed."""

import re

from sim.report.charts.curves import Curve, Frame, Tick, draw_curves

CURVES = [Curve("strikes", "60 %", "report:a", [0.0, 0.3, 0.6]),
          Curve("a deal that is agreed", "58 %", "report:b", [0.1, 0.2, 0.58])]


def svg(width: float = 680.0) -> str:
    return draw_curves("x", width, CURVES, [Tick(0, "1 Jan"), Tick(2, "3 Jan")],
                       [Tick(1, "deadline 2 Jan"), Tick(1, "summit 2 Jan")])


def test_a_curve_ends_at_its_last_chance() -> None:
    frame = Frame(680.0, 3, 42.0)
    path = re.findall(r'<path d="(M[^"]*)" class="curve curve-0"', svg())[0]
    x, y = (float(v) for v in path.split("L")[-1].split())
    assert abs(x - frame.right) < 0.01 and abs(y - frame.y(0.6)) < 0.01


def test_names_of_curves_that_end_together_do_not_overlap() -> None:
    for width in (680.0, 344.0):
        found = re.findall(r'<text x="[\d.]+" y="([\d.]+)" class="label', svg(width))
        ys = [float(y) for y in found]
        ordered = sorted(ys)
        assert all(b - a > 12 for a, b in zip(ordered, ordered[1:], strict=False))


def test_marks_on_the_same_day_stand_above_each_other() -> None:
    found = dict((text, float(y)) for y, text in re.findall(
        r'y="([\d.]+)" class="tick" text-anchor="middle" data-given="date">(\w+ 2 Jan)<', svg()))
    assert len(found) == 2 and abs(found["deadline 2 Jan"] - found["summit 2 Jan"]) >= 15


def test_all_text_stands_within_the_drawing_and_numbers_have_keys() -> None:
    for width in (680.0, 344.0):
        drawn = svg(width)
        assert all(0 <= float(x) <= width for x in re.findall(r'<text x="([\d.]+)"', drawn))
        assert 'data-key="report:a" data-as="share">60 %<' in drawn
