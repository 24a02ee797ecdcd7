"""Names laid out around points so that none covers another: greedy, with leaders where it is full.

J. Christensen, J. Marks and S. Shieber (1995), An empirical study of algorithms for point-feature
label placement, ACM Transactions on Graphics 14, 203-232: the eight positions and their order of
preference; greedy placement is the plainest of theirs, and enough for some forty names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sim.report.svg.canvas import Point

NARROW, WIDE = set("iljtfrI.,:;'|!()[] "), set("mwMWOQG@%&")
LINE = 1.25  # height of a line over the size of its letters
EIGHT = (0, -45, 45, 180, -135, 135, -90, 90)  # directions in degrees, the best first
RINGS = (20.0, 30.0, 42.0, 56.0, 72.0)  # distances at which a leader is needed
CROSSED, ALONG = 3.0, 0.15  # what a road under a name costs, and each unit of its length there
BOLD = 1.14  # width of bold letters over that of plain ones
TRIES = 6  # times that names are placed, those first that found no room the time before


def text_width(text: str, size: float = 12.0) -> float:
    """About how wide a text is in a sans serif face, a little on the wide side."""
    part = sum(0.33 if c in NARROW else 0.92 if c in WIDE else 0.7 if c.isupper() else 0.58
               for c in text)
    return part * size


def wrap(text: str, width: float, size: float = 12.0) -> list[str]:
    """A text in lines no wider than `width`, parted at blanks; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class LabelBox:
    """A rectangle."""

    x: float
    y: float
    wide: float
    tall: float

    def meets(self, other: LabelBox) -> bool:
        """True if they share an inner point."""
        return (self.x < other.x + other.wide and other.x < self.x + self.wide
                and self.y < other.y + other.tall and other.y < self.y + self.tall)

    def inside(self, other: LabelBox) -> bool:
        """True if none of it sticks out of the other."""
        return (self.x >= other.x and self.y >= other.y
                and self.x + self.wide <= other.x + other.wide
                and self.y + self.tall <= other.y + other.tall)

    def crossed_by(self, a: Point, b: Point) -> float:
        """How much of the line from a to b lies in it (Y.-D. Liang and B. A. Barsky, 1984)."""
        if (max(a[0], b[0]) <= self.x or min(a[0], b[0]) >= self.x + self.wide
                or max(a[1], b[1]) <= self.y or min(a[1], b[1]) >= self.y + self.tall):
            return 0.0
        first, last = 0.0, 1.0
        for start, step, low, size in ((a[0], b[0] - a[0], self.x, self.wide),
                                       (a[1], b[1] - a[1], self.y, self.tall)):
            if step == 0:
                if not low < start < low + size:
                    return 0.0
                continue
            ends = sorted(((low - start) / step, (low + size - start) / step))
            first, last = max(first, ends[0]), min(last, ends[1])
        return max(0.0, last - first) * math.dist(a, b)


def around(point: Point, radius: float) -> LabelBox:
    """The square around a point."""
    return LabelBox(point[0] - radius, point[1] - radius, 2 * radius, 2 * radius)


@dataclass(frozen=True)
class Label:
    """Where a name stands: its box, the leader to its point if it needs one, and its anchor."""

    box: LabelBox
    leader: tuple[Point, Point] | None = None
    anchor: str = "middle"

    @property
    def x(self) -> float:
        """Where the text is anchored: at the side that is nearest to its point."""
        return self.box.x + self.box.wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]


@dataclass
class Board:
    """What is on the drawing already: its frame, taken boxes, lines better not written over."""

    frame: LabelBox
    taken: list[LabelBox]
    lines: Sequence[tuple[Point, Point]] = ()
    reach: float = RINGS[-1]  # longest leader
    leaders: list[tuple[Point, Point]] = field(default_factory=list)

    def free(self, box: LabelBox) -> bool:
        """True if nothing would be covered."""
        return (box.inside(self.frame) and not any(box.meets(other) for other in self.taken)
                and not any(box.crossed_by(*leader) for leader in self.leaders))

    def cost(self, box: LabelBox) -> float:
        """What the lines under a box cost: a name along a road is harder to read than across."""
        under = (box.crossed_by(*line) for line in self.lines)
        return sum(CROSSED + ALONG * length for length in under if length)

    def place(self, point: Point, radius: float, size: Point) -> Label | None:
        """The best free place for a name of a size beside a mark; None if none is free.

        It is taken from then on. A leader is drawn only where no place beside it is free.
        """
        for choices in positions(point, radius, size, self.reach):
            found = [(self.cost(box) + rank, rank, Label(box, leader, anchor_of(box, point)))
                     for rank, (box, leader) in enumerate(choices)
                     if self.free(box) and (leader is None or self.clear(leader, point))]
            if found:
                best = min(found, key=lambda one: one[:2])[2]
                self.taken.append(best.box)
                self.leaders += [best.leader] if best.leader else []
                return best
        return None

    def clear(self, leader: tuple[Point, Point], point: Point) -> bool:
        """True if a leader runs under no name and through no mark but its own."""
        own = around(point, 1.0)
        return not any(box.crossed_by(*leader) for box in self.taken if not box.meets(own))


def place_all(board: Board, marks: Sequence[tuple[Point, float, Point]], tries: int = TRIES
              ) -> dict[int, Label]:
    """A label for each mark (its point, its radius, the size of its name), the first ones first.

    Where some find no room all are placed again, those before the others; the try that leaves out
    fewest counts. Every mark must be among what the board has taken.
    """
    order, before, best = list(range(len(marks))), list(board.taken), dict[int, Label]()
    for _ in range(tries):
        board.taken[:], board.leaders[:] = before, []
        found = {n: label for n in order if (label := board.place(*marks[n]))}
        if len(found) > len(best) or not best:
            best = found
        left = [n for n in order if n not in found]
        if not left:
            break
        order = left + [n for n in order if n in found]
    board.taken[:] = before + [label.box for label in best.values()]
    board.leaders[:] = [label.leader for label in best.values() if label.leader]
    return best


def anchor_of(box: LabelBox, point: Point) -> str:
    """Where to anchor the text of a box beside a point, so that it begins or ends at its mark."""
    if box.x >= point[0]:
        return "start"
    return "end" if box.x + box.wide <= point[0] else "middle"


Choice = tuple[LabelBox, tuple[Point, Point] | None]


def positions(point: Point, radius: float, size: Point, reach: float) -> Iterator[list[Choice]]:
    """Boxes for a name around a point, the best first: beside it, then ever farther off.

    Those farther off come with a leader from the edge of the mark to the box.
    """
    yield [(beside(point, radius + 3, size, turn), None) for turn in EIGHT]
    for ring in (ring for ring in RINGS if ring <= reach):
        boxes = [beside(point, radius + ring, size, turn) for turn in range(0, 360, 20)]
        yield [(box, leader_to(box, point, radius)) for box in boxes]


def leader_to(box: LabelBox, point: Point, radius: float) -> tuple[Point, Point]:
    """The line from the edge of the mark at a point to the nearest edge of a box."""
    tip = (min(max(point[0], box.x), box.x + box.wide),
           min(max(point[1], box.y), box.y + box.tall))
    away = math.dist(tip, point) or 1.0
    return (point[0] + (tip[0] - point[0]) * radius / away,
            point[1] + (tip[1] - point[1]) * radius / away), tip


def beside(point: Point, gap: float, size: Point, turn: float) -> LabelBox:
    """The box that touches a circle of radius `gap` in the direction of `turn` degrees."""
    right, down = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    x = point[0] + gap * right - size[0] * (0.5 - 0.5 * _sign(right))
    y = point[1] + gap * down - size[1] * (0.5 - 0.5 * _sign(down))
    return LabelBox(x, y, *size)


def _sign(x: float) -> float:
    """-1, 0 or 1; almost 0 is 0."""
    return 0.0 if abs(x) < 1e-9 else math.copysign(1.0, x)
