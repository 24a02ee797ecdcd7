"""A map: roads, places, who holds them or how likely, posts, and what happens in a day."""

from __future__ import annotations

import math

from sim.glossary.text import percent
from sim.report.svg import marks
from sim.report.svg.canvas import Canvas, Point
from sim.report.svg.labels import (
    BOLD,
    LINE,
    RINGS,
    TRIES,
    Board,
    Label,
    LabelBox,
    around,
    place_all,
    text_width,
    wrap,
)
from sim.report.svg.legend import draw_legend, height
from sim.report.svg.projection import Projection, fit, round_length
from sim.report.svg.sheet import Sheet, Spot

SIZE = 12.0  # of a name's letters
SMALL = 4.0  # radius of a place outside the ground at issue
RADII = (5.0, 11.0)  # of the smallest and the largest place at issue
MARGIN = 14.0
SHAPES = (0.4, 1.4)  # least and most height of the ground over its width
SIDE, SMALL_SIDE = 68.0, 16.0  # room for names at either side, and for marks alone
ABOVE, BELOW = 26.0, 34.0  # the same above and below
EDGE = 6.0  # no name comes nearer to the edge of the paper, since its width is a guess
ROOMY = 560.0  # a narrower ground has only the names that find room, on short leaders
HEADING = 17.0 * BOLD  # of a title's letters, as they are measured


def draw_map(sheet: Sheet, width: float = 720.0) -> Canvas:
    """The drawing of a sheet, `width` units wide and as tall as it must be."""
    lines = wrap(sheet.title, width - 2 * MARGIN, HEADING)
    top = MARGIN + 21 * len(lines) + 6
    size = ground_size(sheet, width)
    notes = [line for note in sheet.notes for line in wrap(note, width - 2 * MARGIN)]
    foot = top + size[1]
    tall = foot + 10 + height(sheet, width - 2 * MARGIN) + 16 * len(notes) + MARGIN
    canvas = Canvas(sheet.name, width, tall, sheet.title, about(sheet))
    for k, line in enumerate(lines):
        canvas.text((MARGIN, MARGIN + 15 + 21 * k), line, "heading")
    draw_ground(
        canvas, sheet, LabelBox(0, top, width, size[1]), scale=min(1.0, max(0.6, width / 720))
    )
    y = draw_legend(canvas, sheet, (MARGIN, foot + 10), width - 2 * MARGIN)
    for k, line in enumerate(notes):
        canvas.text((MARGIN, y + 14 + 16 * k), line, "muted")
    return canvas


def about(sheet: Sheet) -> str:
    """The description, with how the places came to stand where they do."""
    how = ("Equirectangular projection on the middle parallel, north up." if sheet.degrees else
           "No coordinates are given: places are laid out by their roads, not where they lie.")
    return f"{sheet.about} {how}"


def ground_size(sheet: Sheet, width: float, names: bool = True) -> Point:
    """Width and height of the ground with what stands around it: its own shape, within bounds."""
    ys, xs = [s.y for s in sheet.spots], [s.x for s in sheet.spots]
    stretch = math.cos(math.radians((min(ys) + max(ys)) / 2)) if sheet.degrees else 1.0
    shape = (max(ys) - min(ys)) / max(1e-9, (max(xs) - min(xs)) * stretch)
    inner = width - 2 * (SIDE if names else SMALL_SIDE)
    room = ABOVE + BELOW if names else 2 * SMALL_SIDE
    return width, inner * min(max(shape, SHAPES[0]), SHAPES[1]) + room


def draw_ground(canvas: Canvas, sheet: Sheet, frame: LabelBox, names: bool = True,
                scale: float = 1.0) -> None:
    """Roads, places and names within a frame; scale: size of the marks."""
    side, above, below = (SIDE, ABOVE, BELOW) if names else 3 * (SMALL_SIDE,)
    projection = fit([(s.x, s.y) for s in sheet.spots], (frame.x + side, frame.y + above),
                     (frame.wide - 2 * side, frame.tall - above - below), sheet.degrees)
    points = [projection.at(s.x, s.y) for s in sheet.spots]
    largest = max(s.area for s in sheet.spots)
    radii = [scale * radius_of(s, largest) for s in sheet.spots]
    paper = LabelBox(frame.x + EDGE, frame.y, frame.wide - 2 * EDGE, frame.tall)
    board = Board(paper, [], [(points[a], points[b]) for a, b, _ in sheet.roads],
                  RINGS[-1] if frame.wide >= ROOMY else RINGS[0])
    board.taken += draw_roads(canvas, sheet, points, names)
    if names:
        draw_scale(canvas, sheet, frame, projection, board)
    for spot, point, radius in zip(sheet.spots, points, radii, strict=True):
        board.taken.append(around(point, radius + spot.rings + 0.5))
        if spot.post and names:
            board.taken.append(LabelBox(point[0] - 1, point[1] - 0.7 * radius - marks.FLAG, 12, 13))
    labels = place_names(sheet, points, radii, board) if names else {}
    for n, spot in enumerate(sheet.spots):
        draw_spot(canvas, spot, points[n], radii[n], names)
        if n in labels:
            draw_name(canvas, spot, labels[n])
        canvas.close()


def radius_of(spot: Spot, largest: float) -> float:
    """Radius of a place, so that its mark's area grows with the ground it stands for."""
    if not spot.disputed:
        return SMALL
    return RADII[0] + (RADII[1] - RADII[0]) * math.sqrt(max(0.0, spot.area) / max(largest, 1e-9))


def draw_roads(canvas: Canvas, sheet: Sheet, points: list[Point], names: bool
               ) -> list[LabelBox]:
    """Roads, those with a name thicker, each name written once, midway on its longest stretch.

    Gives the boxes of the names.
    """
    boxes = []
    longest: dict[str, tuple[float, Point]] = {}
    for a, b, name in sheet.roads:
        canvas.line(points[a], points[b], "main-road" if name else "road")
        long = math.dist(points[a], points[b])
        if name and long > longest.get(name, (0.0, (0.0, 0.0)))[0]:
            middle = ((points[a][0] + points[b][0]) / 2, (points[a][1] + points[b][1]) / 2)
            longest[name] = (long, middle)
    for name, (long, (x, y)) in longest.items():
        if names and long > 30:
            canvas.text((x, y + 4), name, "muted small halo", text_anchor="middle")
            wide = text_width(name, 11)
            boxes.append(LabelBox(x - wide / 2, y - 6, wide, 12))
    return boxes


def draw_scale(canvas: Canvas, sheet: Sheet, frame: LabelBox, projection: Projection, board: Board
               ) -> None:
    """A scale bar in a round number of kilometres, or that there is no scale."""
    x, y = frame.x + MARGIN, frame.y + frame.tall - 12
    if not sheet.degrees:
        text = "laid out by roads; no coordinates are given"
        canvas.text((x, y), text, "muted small")
        board.taken.append(LabelBox(x, y - 12, text_width(text, 11), 16))
        return
    km = round_length(0.22 * frame.wide / projection.units_a_km)
    long = km * projection.units_a_km
    canvas.path([(x, y - 5), (x, y), (x + long, y), (x + long, y - 5)], "pole")
    canvas.text((x + long / 2, y - 7), f"{km:g} km", "muted small", text_anchor="middle")
    board.taken.append(LabelBox(x - 2, y - 20, long + 4, 24))


def draw_spot(canvas: Canvas, spot: Spot, at: Point, radius: float, flags: bool) -> None:
    """One place's signs, in a group that is left open for its name."""
    canvas.open(class_="place")
    canvas.tip(spot.says or spot.name)
    if spot.surrounded:
        marks.ring(canvas, at, radius)
    if spot.taken:
        marks.taken_ring(canvas, at, radius)
    if spot.chance is not None and marks.in_doubt(spot.chance):
        marks.pie(canvas, at, radius, spot.chance)
    else:
        side = spot.side if spot.chance is None else int(spot.chance > 0.5)
        marks.holder(canvas, at, radius, side)
    if spot.post and flags:
        marks.flag(canvas, at, radius)
    if spot.struck:
        marks.burst(canvas, (at[0] + radius, at[1] + radius), 8)


def words_of(spot: Spot) -> list[tuple[str, str, str]]:
    """What is written beside a place: its name, then its chance in doubt, or its post's men."""
    runs = [(spot.name, "" if spot.disputed else "muted", "")]
    if spot.chance is not None and marks.in_doubt(spot.chance):
        runs += [(" ", "", ""), (percent(spot.chance, spot.high - spot.low), "strong", spot.key)]
    elif spot.chance is None and spot.post:
        runs += [(f" {spot.post:,.0f}", "muted", "")]
    return runs


def place_names(sheet: Sheet, points: list[Point], radii: list[float], board: Board
                ) -> dict[int, Label]:
    """Where each name stands; those for which there is no room are left out."""
    order = sorted(range(len(points)), key=lambda n: sheet.spots[n].weight, reverse=True)
    marks_ = [(points[n], radii[n] + sheet.spots[n].rings,
               (name_width(sheet.spots[n]), SIZE * LINE)) for n in order]
    tries = TRIES if board.reach > RINGS[0] else 1
    return {order[k]: label for k, label in place_all(board, marks_, tries).items()}


def name_width(spot: Spot) -> float:
    """How wide what is written beside a place is."""
    return sum(text_width(text, SIZE * (BOLD if of == "strong" else 1.0))
               for text, of, _ in words_of(spot))


def draw_name(canvas: Canvas, spot: Spot, label: Label) -> None:
    """A name in its box, with its leader."""
    if label.leader:
        canvas.line(*label.leader, "leader")
    canvas.runs((label.x, label.box.y + 0.8 * label.box.tall), words_of(spot), "label",
                text_anchor=label.anchor)
