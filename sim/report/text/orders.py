"""How often what an intervention asks for could be done, as lines."""

from __future__ import annotations

from collections.abc import Mapping

from sim.data.cells import Cells
from sim.engine.state.names import TRACKS
from sim.engine.state.outputs import BARRED
from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY, wrap

WHY = "it climbs too many rungs at once, or has nothing to act on"


STANDING = TRACKS[:2]  # tracks on which a posture stands from day to day


def order_lines(found: Mapping[str, tuple[float, float]], width: int, where: str = "",
                glossary: Glossary = NOBODY) -> list[str]:
    """A line for each: how often it was done, and was out of reach. where: said after `as told`."""
    lines = []
    for key, (done, barred) in found.items():
        _, actor, track = key.split(".")
        unit = "days" if track in STANDING else "times"
        who = glossary.name("actor", actor)
        text = f"{who}, {track}, as told{where}: done {done:.3g} {unit} a rollout"
        text += f"; out of reach {barred:.3g} {unit} ({WHY})." if barred else "."
        lines += wrap(text, width, "  ")
    return lines


def cell_order_lines(cells: Cells, width: int) -> list[str]:
    """For each intervention of a sweep, the cells in which it was out of reach at times."""
    lines = []
    for name in cells.count_names:
        if name.startswith(BARRED):
            barred = cells.means[:, cells.count_names.index(name)]
            some = int((barred > 0).sum())
            if some:
                actor, _, track = name.removeprefix(BARRED).rpartition("_")
                who = cells.glossary.name("actor", actor)
                lines += wrap(f"{who}, {track}: out of reach at times in {some:,} of "
                              f"{len(cells):,} cells ({WHY}); `{name}` has how often.", width, "  ")
    return lines
