"""A figure that can be drawn again: which function draws it, and everything it is given."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.atomic import disk_errors, write_json
from sim.data.codec import decode, encode
from sim.data.seal import check, manifest_of
from sim.data.store import DAMAGE
from sim.errors import RunError, one_line
from sim.report.figures.draw import claim_names, draw_one

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FILE: Final = "drawings.json"
MAKERS: Final = {
    "compare": "sim.questions.compare.figure:compare_figure",
    "attribution": "sim.questions.attribute.figure:attribution_figure",
    "findings": "sim.questions.findings.figure:findings_figure",
    "sensitivity": "sim.questions.sensitivity.figure:sensitivity_figure",
    "discovery": "sim.questions.discover.figure:discovery_figure",
    "solve": "sim.questions.solve.figure:solve_figure",
    "design": "sim.questions.solve.design_figure:design_figure",
    "audit": "sim.questions.audit.figure:audit_figure",
    "section": "sim.questions.audit.section_figure:section_figure",
}


@dataclass(frozen=True)
class Drawing:
    """A figure to come. name: of its files. maker: of MAKERS. given: what that is called with."""

    name: str
    maker: str
    given: tuple[Any, ...]

    def figure(self, style: str = "light", ax: Axes | None = None) -> Figure | None:
        """The figure in a style, its chief panel in `ax` if given; None with nothing to show."""
        module, _, function = MAKERS[self.maker].partition(":")
        more = {} if ax is None else {"ax": ax}
        make = getattr(import_module(module), function)
        found: Figure | None = make(*self.given, style=style, **more)
        return found


def write_drawings(drawings: list[Drawing], folder: Path) -> None:
    """Keep what the figures are drawn from; nothing where there is none."""
    if drawings:
        with disk_errors(folder):
            write_json(folder / FILE, {d.name: {"maker": d.maker, "given": encode(list(d.given))}
                                       for d in drawings})


def read_drawings(folder: Path) -> list[Drawing]:
    """The figures a folder can be drawn again with; RunError if the file is damaged."""
    path = folder / FILE
    record = manifest_of(folder)
    if FILE not in (record.get("files") or {}):
        return []
    check(folder, record, FILE)
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        found = [Drawing(name, d["maker"], tuple(decode(d["given"]))) for name, d in kept.items()]
        unknown = [d.maker for d in found if d.maker not in MAKERS]
    except (OSError, *DAMAGE) as error:  # sealed as it is, yet of another version
        raise RunError(f"{path} cannot be read by this version: {one_line(str(error))}") from error
    if unknown:
        raise RunError(f"{path}: no figure is drawn by {unknown[0]!r}")
    return found


def draw(drawings: list[Drawing], folder: Path, style: str = "light") -> list[Path]:
    """Draw the figures into folder/figures; the paths."""
    claim_names(folder, [d.name for d in drawings])
    paths: list[Path] = []
    for d in drawings:
        fig = d.figure(style)
        paths += draw_one(fig, d.name, folder, style) if fig is not None else []
    return paths
