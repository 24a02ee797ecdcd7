"""What a map shows, as plain data: no scenario, no run."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.report.svg.marks import in_doubt


@dataclass(frozen=True)
class Spot:
    """One place.

    x, y: longitude and latitude in degrees, or units of a plane. area: km2. side: who holds it, 0
    or 1. chance: that side 1 does, with its range, where that is the question. post: men of the
    post here. surrounded, struck, taken: what is so that day. says: read aloud and shown when it is
    pointed at. key: the data-key of the chance.
    """

    name: str
    x: float
    y: float
    area: float = 1.0
    side: int = 0
    chance: float | None = None
    low: float = 0.0
    high: float = 1.0
    post: float = 0.0
    surrounded: bool = False
    struck: bool = False
    taken: bool = False
    disputed: bool = True
    says: str = ""
    key: str = ""

    @property
    def rings(self) -> float:
        """How far its rings reach beyond its mark."""
        return 7.0 if self.taken else 4.0 if self.surrounded else 0.0

    @property
    def weight(self) -> tuple[bool, bool, bool, float]:
        """By which its name is placed: what happens or is in doubt first, then by size."""
        return self.struck or self.taken, in_doubt(self.chance), self.disputed, self.area


@dataclass(frozen=True)
class Sheet:
    """A map with its words.

    name: unique in the page. title: states the finding. about: one sentence on what is seen.
    roads: (place, place, its name or ""). sides: what side 0 and side 1 are called. members: the
    same with all who belong to them, for the key. posts: what a flag stands for. degrees: whether
    x and y are degrees; else places are laid out by their roads, not where they lie. notes: what
    happened that has no place, one sentence each.
    """

    name: str
    title: str
    about: str
    spots: tuple[Spot, ...]
    roads: tuple[tuple[int, int, str], ...] = ()
    sides: tuple[str, str] = ("side 0", "side 1")
    members: tuple[str, str] = ("side 0", "side 1")
    posts: str = ""
    degrees: bool = True
    notes: tuple[str, ...] = field(default=())
