"""The map: its signs, names and words."""

import itertools
from dataclasses import replace

import pytest

from sim.report.svg import marks
from sim.report.svg.canvas import Canvas
from sim.report.svg.labels import LabelBox
from sim.report.svg.map import draw_map
from sim.report.svg.multiples import draw_multiples
from sim.report.svg.sheet import Sheet, Spot
from tests.report.svg.drawing import boxes, texts, tree

SPOTS = (
    Spot("Ford", 10.0, 50.0, 20, 1, post=40, says="Ford is a ford."),
    Spot("Mill", 10.2, 50.1, 90, 0, post=70, surrounded=True),
    Spot("Ridge", 10.4, 49.9, 10, 0, disputed=False),
)
SHEET = Sheet("m", "North holds one place of two.", "A map.", SPOTS,
              ((0, 1, "A1"), (1, 2, "")), ("South", "North"), ("South and Ally", "North"),
              "post of North")


def chances(*values):
    spots = [replace(s, chance=p, low=p - 0.03, high=p + 0.03, key=f"report:map.places.{n}.p")
             for n, (s, p) in enumerate(zip(SPOTS, values, strict=True))]
    return replace(SHEET, spots=tuple(spots))


def groups(canvas):
    """The group of each place, by the title it shows."""
    return {g.find("title").text: g for g in tree(canvas).iter("g")
            if g.get("class") == "place"}


def shapes(group):
    return {(e.tag, e.get("class")) for e in group} - {("title", None), ("text", "label")}


def test_holders_differ_by_shape_as_well_as_by_colour():
    found = groups(draw_map(SHEET))
    assert ("circle", "side1 mark") in shapes(found["Ford is a ford."])
    assert ("rect", "open0") in shapes(found["Mill"])
    assert ("circle", "ring") in shapes(found["Mill"])
    assert ("circle", "ring") not in shapes(found["Ford is a ford."])
    flags = {name for name, group in found.items() if ("path", "ink") in shapes(group)}
    assert flags == {"Ford is a ford.", "Mill"}


def test_every_place_shows_its_words_and_carries_its_name():
    canvas = draw_map(SHEET)
    assert set(groups(canvas)) == {"Ford is a ford.", "Mill", "Ridge"}
    assert {"Ford 40", "Mill 70", "Ridge", "A1"} <= set(texts(canvas))


def test_a_larger_place_has_a_larger_mark():
    found = groups(draw_map(replace(SHEET, spots=tuple(replace(s, side=1) for s in SPOTS))))
    radius = {name: float(next(e for e in g if e.get("class") == "side1 mark").get("r"))
              for name, g in found.items()}
    assert radius["Mill"] > radius["Ford is a ford."] > radius["Ridge"]


def test_a_chance_in_doubt_is_a_number_with_its_key_and_a_sure_one_is_a_plain_mark():
    canvas = draw_map(chances(0.97, 0.3, 0.0))
    keyed = [(e.get("data-key"), e.text) for e in tree(canvas).iter("tspan") if e.get("data-key")]
    assert keyed == [("report:map.places.1.p", "30%")]
    found = groups(canvas)
    assert {("circle", "half"), ("path", "side1")} <= shapes(found["Mill"])
    assert ("circle", "side1 mark") in shapes(found["Ford is a ford."])
    assert ("rect", "open0") in shapes(found["Ridge"])


@pytest.mark.parametrize(("chance", "end", "large"), [
    (0.25, (1, 0), "0"), (0.5, (0, 1), "0"), (0.75, (-1, 0), "1")])
def test_the_filled_part_is_the_chance_clockwise_from_the_top(chance, end, large):
    canvas = Canvas("p", 100, 100, "t", "a")
    marks.pie(canvas, (50, 50), 10, chance)
    words = tree(canvas).findall("path")[0].get("d").replace("L", "").replace("A", "").split()
    numbers = [word.lstrip("M") for word in words]
    assert numbers[2:4] == ["50", "40"]
    assert numbers[7] == large
    assert [float(x) for x in numbers[9:11]] == [50 + 10 * end[0], 50 + 10 * end[1]]


def test_the_key_names_what_is_drawn_and_nothing_else():
    words = texts(draw_map(SHEET))
    assert {"held by North", "held by South and Ally", "surrounded", "post of North",
            "small: outside the ground at issue"} <= set(words)
    plain = replace(SHEET, spots=tuple(replace(s, post=0, surrounded=False, side=1, disputed=True)
                                       for s in SPOTS))
    rest = texts(draw_map(plain))
    assert "held by North" in rest
    assert not {"held by South and Ally", "surrounded", "post of North"} & set(rest)
    doubt = texts(draw_map(chances(0.97, 0.3, 0.0)))
    assert "in doubt (5 to 95%): the filled part is the chance of North" in doubt
    assert "almost surely held by North" in doubt


def test_the_title_stands_on_the_drawing_and_is_read_aloud_with_the_projection():
    canvas = draw_map(SHEET)
    assert SHEET.title in texts(canvas)
    root = tree(canvas)
    assert root.find("title").text == SHEET.title
    assert "Equirectangular projection" in root.find("desc").text
    assert any(word.endswith(" km") for word in texts(canvas))


def test_without_coordinates_it_says_so_and_has_no_scale():
    canvas = draw_map(replace(SHEET, degrees=False))
    assert "laid out by roads; no coordinates are given" in texts(canvas)
    assert not any(word.endswith(" km") for word in texts(canvas))
    assert "not where they lie" in tree(canvas).find("desc").text


def test_notes_stand_below():
    canvas = draw_map(replace(SHEET, notes=("South strikes North: 3 soldiers killed.",)))
    element = next(e for e in tree(canvas).iter("text") if "strikes" in (e.text or ""))
    assert float(element.get("y")) < canvas.height
    assert canvas.height > draw_map(SHEET).height


@pytest.mark.parametrize("width", [380, 720])
def test_a_crowded_map_keeps_its_names_apart_and_on_the_paper(width):
    spots = tuple(Spot(f"Village {n}", 10 + 0.013 * (n * 7 % 40), 50 + 0.01 * (n * 11 % 37), 10 + n,
                       n % 2) for n in range(40))
    canvas = draw_map(replace(SHEET, spots=spots, roads=()), width)
    found = boxes(canvas)
    assert len(found) >= (38 if width == 720 else 10)
    for (one, a), (two, b) in itertools.combinations(found, 2):
        assert not a.meets(b), (one, two)
    paper = LabelBox(0, 0, canvas.width, canvas.height)
    assert all(box.inside(paper) for _, box in found)


def test_small_maps_stand_side_by_side_with_one_key():
    sheets = [(f"day {n}", chances(0.97, p, 0.0)) for n, p in enumerate((0.01, 0.5, 0.6, 0.4))]
    canvas = draw_multiples("mm", sheets, "Mill comes into doubt.")
    words = texts(canvas)
    assert [w for w in words if w.endswith("in doubt")] == ["none in doubt", *3 * ["1 in doubt"]]
    assert sum(w.startswith("in doubt (5") for w in words) == 1
    assert "post of North" not in words
    assert len([g for g in tree(canvas).iter("g") if g.get("class") == "place"]) == 12
