"""The answer of a sweep: its cells as text, table, data, figures and files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.data import cells_files
from sim.data.asked import Asked
from sim.data.cells import Cells
from sim.data.folders import WIDTH, write_answer
from sim.data.seal import manifest_of
from sim.glossary.measure import OutcomeMeasure
from sim.methods.completeness import together
from sim.questions.answer import Answer
from sim.questions.sweep.silence import completeness_of

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Sweep(Answer):
    """A finished sweep.

    Parameters
    ----------
    cells : Cells
        Sums over the rollouts of every design point.
    shown : sequence of str
        Outcomes of the text, `axis:label`; by default the question's.
    asked : Asked, optional
        The question as it was asked.
    folder : Path, optional
        Where it is kept.

    Examples
    --------
    >>> import sim
    >>> found = sim.sweep("textbook", {"challenger": "bluff,steady"}, rollouts=50)
    >>> len(found)
    2
    """

    def __init__(self, cells: Cells, shown: Sequence[str] = (), asked: Asked | None = None,
                 folder: Path | None = None) -> None:
        self.cells, self.shown = cells, list(shown)
        self.asked, self.folder = asked, folder

    @classmethod
    def load(cls, folder: Path | str) -> Sweep:
        """The sweep kept in a folder; RunError if it is damaged or was not finished."""
        cells = cells_files.load(folder)
        shown = manifest_of(Path(folder)).get("shown") or []
        return cls(cells, [str(word) for word in shown], folder=Path(folder))

    @property
    def outcomes(self) -> list[OutcomeMeasure]:
        """The outcomes of the text."""
        return [self.cells.measure(name) for name in self.shown] or [self.cells.measure()]

    def page(self, width: int | None = None) -> str:
        """The text of every outcome shown, at a width."""
        from sim.questions.sweep.text import text

        return "\n\n".join(text(self.cells, asked, width) for asked in self.outcomes)

    def page_of(self, outcome: str, width: int | None = None) -> str:
        """The text of any outcome."""
        from sim.questions.sweep.text import text

        return text(self.cells, self.cells.measure(outcome), width)

    def to_frame(self) -> pd.DataFrame:
        """One row per cell: factors, n, shares with intervals, means of counts."""
        return self.cells.to_frame()

    def to_xarray(self) -> xr.Dataset:
        """Shares and means over cell and row with units and meanings; needs xarray."""
        from sim.data.xarrays import cells_dataset

        return cells_dataset(self.cells)

    @property
    def table(self) -> pd.DataFrame:
        """One row per cell, as `to_frame` has them."""
        return self.to_frame()

    @property
    def data(self) -> dict[str, Any]:
        """Every cell by its point, with share and interval of every label."""
        cells = self.cells
        share, low, high = cells.shares
        return {"scenario": cells.scenario_name, "seed": cells.seed, "rollouts": cells.rollouts,
                "completeness": together([completeness_of(cells, asked)
                                          for asked in self.outcomes]).plain,
                "cells": [{"point": cells.said(c), "n": int(cells.n[c]), "shares": {
                    f"{axis}:{label}": {"p": float(share[c, k]), "low": float(low[c, k]),
                                        "high": float(high[c, k])}
                    for k, (axis, label) in enumerate(cells.labels)}} for c in range(len(cells))]}

    @property
    def digest(self) -> str:
        """SHA-256 of the points and all sums."""
        return self.cells.digest

    def write(self, folder: Path, figures: bool = True) -> None:
        """Write tables, arrays, answer and figures; the manifest last."""
        from sim.questions.sweep.text import head

        assert self.asked is not None
        cells = self.cells
        record = {**self.asked.record(cells.scenario_name), "seed": cells.seed, "cells": len(cells),
                  "rollouts": len(cells) * cells.rollouts, "results": "cells.npz",
                  "shown": self.shown,
                  "headline": " ".join(head(cells, self.outcomes[0], WIDTH))}
        self.asked.write_texts(folder)
        write_answer(folder, self.page(WIDTH))
        if figures:
            self.draw(folder)
        cells_files.save(cells, folder, record)

    def draw(self, folder: Path, style: str = "light") -> list[Path]:
        """Draw one figure for each outcome shown; their paths."""
        from sim.questions.sweep.figure import sweep_figure
        from sim.report.figures.draw import claim_names, draw_one

        claim_names(folder, [f"sweep-{asked.slug}" for asked in self.outcomes])
        return [path for asked in self.outcomes
                for path in draw_one(sweep_figure(self.cells, asked, style=style),
                                     f"sweep-{asked.slug}", folder, style)]

    def save(self, folder: str | Path, figures: bool = True) -> Path:
        """Keep the sweep in a new or empty folder; the folder."""
        from sim.questions.keep import keep

        return keep(self, folder, figures)

    def plot(self, outcome: str | None = None, ax: Axes | None = None) -> Figure:
        """The figure of an outcome; by default the question's.

        ax: draw its chief panel there. UsageError for an outcome that is not there.
        """
        from sim.questions.sweep.figure import sweep_figure
        from sim.report.figures.shown import display

        given: dict[str, Any] = {} if ax is None else {"ax": ax}
        return display(sweep_figure(self.cells, self.cells.measure(outcome), **given))

    def __len__(self) -> int:
        return len(self.cells)

    def __repr__(self) -> str:
        return repr(self.cells)

    def _repr_html_(self) -> str:
        from sim.report.notebook import cells_html

        return cells_html(self.cells)
