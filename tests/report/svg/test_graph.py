"""The graph of actors."""

import itertools
import math

import pytest

from sim.report.svg import graph
from sim.report.svg.graph import GraphLink, GraphNode, Network, boxes_of, draw_graph, path_of
from sim.report.svg.labels import LabelBox
from tests.report.svg.drawing import texts, tree

NODES = (GraphNode("North", "makes the demand", "left", 1),
         GraphNode("South", "faces the demand", "right", 0),
         GraphNode("East", "backs South", "right", 0), GraphNode("West", "stands outside"),
         GraphNode("Isles", "backed by North", "left", 1))
LINKS = (
    GraphLink(0, 1, "demand", "leave the valley, by 5 May"),
    GraphLink(0, 1, "pledge", "strike anywhere"),
    GraphLink(2, 1, "backs"),
    GraphLink(2, 1, "tie", goodwill=0.9, key="report:graph.ties.0.2"),
    GraphLink(0, 2, "tie", goodwill=0.5),
    GraphLink(0, 3, "tie", goodwill=0.2),
)
NETWORK = Network("g", "North's demand on South.", "Who is who.", NODES, LINKS)
FRAME = LabelBox(0, 0, 700, 400)


def test_the_issuer_stands_left_and_the_target_right():
    boxes = boxes_of(NETWORK, FRAME)
    middles = [graph.centre(box)[0] for box in boxes]
    assert middles[0] == min(middles) and middles[1] == max(middles)
    assert middles[4] < middles[3] < middles[2] or middles[4] < middles[2]


@pytest.mark.parametrize("n", [2, 3, 5, 8])
def test_no_boxes_meet_and_no_line_runs_behind_a_third(n):
    camps = ["left", "right", "right", "left", "", "", "right", ""]
    nodes = tuple(GraphNode(f"Actor {k}", "backs another", camps[k]) for k in range(n))
    pairs = list(itertools.combinations(range(n), 2))
    network = Network("g", "t", "a", nodes, tuple(GraphLink(a, b, "tie") for a, b in pairs))
    boxes = boxes_of(network, LabelBox(14, 50, 692, 434))
    assert not any(a.meets(b) for a, b in itertools.combinations(boxes, 2))
    for k, (a, b) in enumerate(pairs):
        line = path_of(network, boxes, k)
        for other in set(range(n)) - {a, b}:
            assert not boxes[other].crossed_by(*line), (a, b, other)


def test_links_of_the_same_two_run_side_by_side():
    boxes = boxes_of(NETWORK, FRAME)
    (a, _), (b, _) = path_of(NETWORK, boxes, 0), path_of(NETWORK, boxes, 1)
    assert abs(a[1] - b[1]) == pytest.approx(graph.APART)
    for n in range(len(LINKS)):
        start, end = path_of(NETWORK, boxes, n)
        assert math.dist(start, end) > 20


def test_goodwill_shows_in_word_class_and_width():
    canvas = draw_graph(NETWORK)
    lines = {e.get("class"): float(e.get("stroke-width")) for e in tree(canvas).iter("line")
             if e.get("stroke-width") and float(e.get("x2")) - float(e.get("x1")) != 34}
    assert set(lines) == {"friendly", "cool", "hostile"}
    assert lines["friendly"] > lines["cool"] > lines["hostile"]
    keyed = [(e.get("data-key"), e.text) for e in tree(canvas).iter("tspan") if e.get("data-key")]
    assert keyed == [("report:graph.ties.0.2", "0.9")]


def test_words_names_and_key_are_there():
    words = set(texts(draw_graph(NETWORK)))
    assert {"North", "makes the demand", "leave the valley, by 5 May", "strike anywhere", "tie 0.9",
            "good tie", "cool tie", "bad tie", "demand", "pledge to strike", "backs",
            "number on a tie: goodwill, 0 to 1"} <= words


def test_two_actors_are_enough():
    pair = Network("g", "t", "a", NODES[:2], LINKS[:1])
    canvas = draw_graph(pair)
    assert canvas.height < draw_graph(NETWORK).height
    assert "good tie" not in texts(canvas)


def test_sides_differ_by_shape():
    rects = [e for e in tree(draw_graph(NETWORK)).iter("rect") if "actor" in e.get("class")]
    assert {(e.get("class"), e.get("rx")) for e in rects} == {
        ("actor1", "18"), ("actor0", "2"), ("actor", "2")}
