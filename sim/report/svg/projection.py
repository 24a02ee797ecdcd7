"""Places of a map as points of a drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sim.report.svg.canvas import Point

KM_A_DEGREE = math.pi / 180 * 6371.0088  # along a meridian; the mean radius of the Earth (IUGG)
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Projection:
    """x = left + scale (lon - west) cos(mid), y = top + scale (north - lat), in degrees.

    The equirectangular projection: true to scale along meridians and on the middle parallel, which
    over a few degrees is as good as any. wide, tall: what it draws in, drawing units.
    """

    west: float
    north: float
    stretch: float  # cos(mid): what a degree of longitude is to one of latitude
    scale: float  # drawing units to a degree of latitude
    left: float
    top: float

    def at(self, lon: float, lat: float) -> Point:
        """The point of a place, lon and lat in degrees."""
        return (self.left + self.scale * self.stretch * (lon - self.west),
                self.top + self.scale * (self.north - lat))

    @property
    def units_a_km(self) -> float:
        """Drawing units to a kilometre."""
        return self.scale / KM_A_DEGREE


def fit(places: Sequence[Point], corner: Point, size: Point, degrees: bool = True) -> Projection:
    """The projection that shows all places, (lon, lat) each, as large as fits into a rectangle.

    corner, size: of the rectangle. degrees: whether they are degrees, so that the middle parallel
    counts; else units of a plane.
    """
    lons, lats = [x for x, _ in places], [y for _, y in places]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    stretch = math.cos(math.radians((south + north) / 2)) if degrees else 1.0
    wide, tall = max(1e-9, (east - west) * stretch), max(1e-9, north - south)
    scale = min(size[0] / wide, size[1] / tall)
    left = corner[0] + (size[0] - wide * scale) / 2
    top = corner[1] + (size[1] - tall * scale) / 2
    return Projection(west, north, stretch, scale, left, top)


def round_length(most: float) -> float:
    """The longest of 1, 2, 5 times a power of ten that is not above `most`.

    >>> round_length(34.0), round_length(0.7)
    (20.0, 0.5)
    """
    power = 10.0 ** math.floor(math.log10(most))
    return max(x * power for x in STEPS if x * power <= most * (1 + 1e-9))
