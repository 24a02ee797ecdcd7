"""Who is who in a crisis: actors, ties, backing, demands and pledges, on a ring.

Actors stand on an ellipse, the issuer of the first demand at its left end, the target at its right,
their friends beside them, others between. No line between two points of an ellipse runs through a
third, so none ever passes behind an actor that it does not concern.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sim.report.svg.canvas import Canvas, Point
from sim.report.svg.labels import BOLD, Board, LabelBox, text_width, wrap
from sim.report.svg.marks import head

HEAD = 17.0 * BOLD  # of the title's letters, as they are measured
WORDS = 230.0  # most width of the words on a line
MARGIN = 14.0
LEAST = 640.0  # narrower, boxes would lie on each other; a narrow page scrolls
TALL = 42.0  # of an actor's box
WIDEST = 170.0
APART = 20.0  # between lines of the same two actors
KINDS = {"demand": "threat", "pledge": "promise", "backs": "backing"}
WARM, COLD = 0.6, 0.4  # goodwill at and above which a tie is good, and below which it is bad
ALONG = (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75)  # where on a line its words may stand


@dataclass(frozen=True)
class GraphNode:
    """An actor: its name, what it is here, its camp (left, right or none), its side (0, 1, -1)."""

    name: str
    part: str
    camp: str = ""
    side: int = -1
    says: str = ""


@dataclass(frozen=True)
class GraphLink:
    """Between actors a and b: a tie with its goodwill 0..1, or `demand`, `pledge`, `backs`.

    key: the data-key of the goodwill.
    """

    a: int
    b: int
    kind: str
    words: str = ""
    goodwill: float = 0.5
    key: str = ""


@dataclass(frozen=True)
class Network:
    """All of them with their words; the first node of each camp is its head."""

    name: str
    title: str
    about: str
    nodes: tuple[GraphNode, ...]
    links: tuple[GraphLink, ...] = ()


def draw_graph(network: Network, width: float = 720.0) -> Canvas:
    """The drawing of a network, `width` units wide, but never narrower than `LEAST`."""
    width = max(width, LEAST)
    lines = wrap(network.title, width - 2 * MARGIN, HEAD)
    top = MARGIN + 21 * len(lines) + 6
    tall = 200.0 if len(network.nodes) < 3 else min(460.0, 0.62 * width)
    key = rows_of_key(network, width - 2 * MARGIN)
    canvas = Canvas(network.name, width, top + tall + 22 * len(key) + MARGIN, network.title,
                    network.about)
    for k, line in enumerate(lines):
        canvas.text((MARGIN, MARGIN + 15 + 21 * k), line, "heading")
    boxes = boxes_of(network, LabelBox(MARGIN, top + 6, width - 2 * MARGIN, tall - 12))
    board = Board(LabelBox(0, top, width, tall), list(boxes))
    paths = [path_of(network, boxes, n) for n in range(len(network.links))]
    for link, (a, b) in zip(network.links, paths, strict=True):
        draw_line(canvas, link, a, b)
    longest = sorted(zip(network.links, paths, strict=True), key=lambda pair: -len(pair[0].words))
    for link, (a, b) in longest:  # they have the least choice of a place
        write_words(canvas, link, a, b, board)
    for node, box in zip(network.nodes, boxes, strict=True):
        draw_node(canvas, node, box)
    draw_key(canvas, key, (MARGIN, top + tall))
    return canvas


def ring(nodes: tuple[GraphNode, ...]) -> list[float]:
    """The direction of each actor from the centre, in degrees: 180 left, 0 right, 90 up."""
    camps = {camp: [n for n, node in enumerate(nodes) if node.camp == camp]
             for camp in ("left", "right", "")}
    left, right = camps["left"], camps["right"]
    ends = [*left[:1], *right[:1]]
    up, down = arc(left[1:], camps[""], right[1:])
    angles = [0.0] * len(nodes)
    for n, turn in zip(ends, (180.0, 0.0) if len(left) else (0.0,), strict=False):
        angles[n] = turn
    for arc_nodes, sign in ((up, 1.0), (down, -1.0)):
        for k, n in enumerate(arc_nodes):
            angles[n] = sign * (180.0 - 180.0 * (k + 1) / (len(arc_nodes) + 1))
    return angles


def arc(left: list[int], between: list[int], right: list[int]) -> tuple[list[int], list[int]]:
    """The upper and the lower half of the ring from left to right, about as many in each."""
    up: tuple[list[int], ...] = ([], [], [])
    down: tuple[list[int], ...] = ([], [], [])
    for place, camp in ((0, left), (2, right), (1, between)):
        for n in camp:
            fewer = sum(map(len, up)) <= sum(map(len, down))
            balanced = len(up[place]) <= len(down[place]) if place != 1 else fewer
            (up if balanced else down)[place].append(n)
    up[2].reverse()
    down[2].reverse()
    return [n for part in up for n in part], [n for part in down for n in part]


def boxes_of(network: Network, frame: LabelBox) -> list[LabelBox]:
    """The box of each actor within a frame."""
    out = []
    for node, degrees in zip(network.nodes, ring(network.nodes), strict=True):
        longest = max(text_width(node.name, 12 * BOLD), text_width(node.part, 11))
        wide = min(WIDEST, longest + 20)
        turn = math.radians(degrees)
        x = frame.x + frame.wide / 2 + (frame.wide - WIDEST) / 2 * math.cos(turn)
        y = frame.y + frame.tall / 2 - (frame.tall - TALL) / 2 * math.sin(turn)
        out.append(LabelBox(x - wide / 2, y - TALL / 2, wide, TALL))
    return out


def path_of(network: Network, boxes: list[LabelBox], n: int) -> tuple[Point, Point]:
    """Where a link begins and ends: at the edges of the boxes, beside others of the same pair."""
    link = network.links[n]
    pair = {link.a, link.b}
    same = [k for k, other in enumerate(network.links) if {other.a, other.b} == pair]
    shift = APART * (same.index(n) - (len(same) - 1) / 2)
    low, high = (centre(boxes[k]) for k in sorted(pair))
    long = math.dist(low, high) or 1.0
    aside = (-(high[1] - low[1]) / long * shift, (high[0] - low[0]) / long * shift)
    a, b = ((x + aside[0], y + aside[1]) for x, y in (centre(boxes[link.a]), centre(boxes[link.b])))
    return edge(boxes[link.a], a, b), edge(boxes[link.b], b, a)


def centre(box: LabelBox) -> Point:
    """The middle of a box."""
    return box.x + box.wide / 2, box.y + box.tall / 2


def edge(box: LabelBox, a: Point, b: Point) -> Point:
    """Where the line from a, in the box, to b leaves it, and a little beyond."""
    ways = []
    for start, end, low, size in ((a[0], b[0], box.x, box.wide), (a[1], b[1], box.y, box.tall)):
        if end != start:
            ways.append(((low + size if end > start else low) - start) / (end - start))
    way = min(max(0.0, min(ways, default=0.0)) + 3.0 / (math.dist(a, b) or 1.0), 1.0)
    return a[0] + way * (b[0] - a[0]), a[1] + way * (b[1] - a[1])


def temper(goodwill: float) -> str:
    """The class of a tie."""
    return "friendly" if goodwill >= WARM else "hostile" if goodwill < COLD else "cool"


def draw_line(canvas: Canvas, link: GraphLink, a: Point, b: Point) -> None:
    """One link's line; all but ties have a head."""
    if link.kind == "tie":
        canvas.line(a, b, temper(link.goodwill), stroke_width=1 + 4 * link.goodwill)
        return
    canvas.line(a, b, KINDS[link.kind])
    head(canvas, a, b, KINDS[link.kind])


def write_words(canvas: Canvas, link: GraphLink, a: Point, b: Point, board: Board) -> None:
    """A link's words on its line, where nothing else is written; a tie's number with its key."""
    runs = [(link.words, "", "")] if link.words else []
    if link.kind == "tie":
        runs = [("tie ", "muted", ""), (f"{link.goodwill:.2g}", "strong", link.key)]
    if not runs:
        return
    lines = [runs] if link.kind == "tie" else [
        [(line, "", "")] for line in wrap(link.words, WORDS, 11)]
    wide = max(text_width("".join(text for text, _, _ in line), 11) for line in lines)
    tall = 14.0 * len(lines)
    for part in (*ALONG, ALONG[0]):
        x, y = a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])
        box = LabelBox(x - wide / 2 - 2, y - tall / 2, wide + 4, tall)
        if board.free(box):
            break
    board.taken.append(box)
    canvas.rect((box.x, box.y), (box.wide, box.tall), "sheet")
    for k, line in enumerate(lines):
        canvas.runs((x, box.y + 11 + 14 * k), line, "label small", text_anchor="middle")


def draw_node(canvas: Canvas, node: GraphNode, box: LabelBox) -> None:
    """An actor's box: round for side 1, square for side 0, an outline for the rest."""
    canvas.open(class_="place")
    canvas.tip(node.says or node.name)
    class_ = {1: "actor1", 0: "actor0"}.get(node.side, "actor")
    canvas.rect((box.x, box.y), (box.wide, box.tall), class_, rx=18 if node.side == 1 else 2)
    x = box.x + box.wide / 2
    canvas.text((x, box.y + 18), node.name, "strong", text_anchor="middle")
    canvas.text((x, box.y + 33), node.part, "small", text_anchor="middle")
    canvas.close()


Key = tuple[str, str, float]  # class, words, width of the line


def rows_of_key(network: Network, width: float) -> list[list[Key]]:
    """The key in rows: which lines there are and what they mean."""
    found: list[Key] = []
    ties = {temper(link.goodwill) for link in network.links if link.kind == "tie"}
    kinds = {link.kind for link in network.links}
    tempers = (("friendly", "good tie", 4.0), ("cool", "cool tie", 3.0),
               ("hostile", "bad tie", 2.0))
    found += [entry for entry in tempers if entry[0] in ties]
    for kind, words in (("demand", "demand"), ("pledge", "pledge to strike"), ("backs", "backs")):
        if kind in kinds:
            found.append((KINDS[kind], words, 0.0))
    if ties:
        found.append(("", "number on a tie: goodwill, 0 to 1", 0.0))
    rows: list[list[Key]] = []
    x = width
    for entry in found:
        need = 56 + text_width(entry[1])
        if x + need > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += need
    return rows


def draw_key(canvas: Canvas, rows: list[list[Key]], corner: Point) -> None:
    """Draw the key."""
    for k, row in enumerate(rows):
        x, y = corner[0], corner[1] + 22 * k + 11
        for class_, words, thick in row:
            if class_:
                canvas.line((x, y), (x + 34, y), class_, stroke_width=thick or None)
            if class_ and not thick:
                head(canvas, (x, y), (x + 34, y), class_)
            canvas.text((x + 40, y + 4), words, "small")
            x += 56 + text_width(words)
