"""A finished run, as a notebook or a script holds it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.data.asked import Asked
from sim.data.digest import digest
from sim.data.folders import WIDTH
from sim.data.outcome import Outcome
from sim.data.store import load, save
from sim.data.summary import summarise
from sim.errors import EscaladeError, UsageError, quote
from sim.questions.answer import Answer
from sim.report.text.answer import answer

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEPT_PARTS: Final = ("evidence", "courses")  # of the page, written with every run


@dataclass(frozen=True)
class Keeping:
    """How a run is kept.

    scenario: as it was loaded, for the page. page: write it. every_rollout: keep the table of
    single rollouts; None: up to 100,000. workers: processes that draw.
    """

    scenario: Any = None
    page: bool = True
    every_rollout: bool | None = None
    workers: int = 2


class Run(Answer):
    """A run: an outcome with its summary, its figures and, if it was kept, its folder.

    Parameters
    ----------
    outcome : Outcome
        Every rollout's labels, counts and series.
    folder : Path or str, optional
        Where it is kept.
    summary : dict, optional
        Shares and counts; worked out where it is not given.
    keeping : Keeping, optional
        How it is kept.

    Examples
    --------
    >>> import sim
    >>> run = sim.run("textbook", rollouts=60, floor=False)
    >>> run.data["rollouts"], len(run.to_frame()), len(run.digest)
    (60, 60, 64)
    """

    def __init__(
        self,
        outcome: Outcome,
        folder: Path | str | None = None,
        summary: dict[str, Any] | None = None,
        keeping: Keeping | None = None,
    ) -> None:
        self.outcome = outcome
        self.folder = Path(folder) if folder is not None else None
        self.keeping = keeping or Keeping()
        self.asked: Asked | None = None
        self.problem = ""  # why no page could be written
        self._summary = summary

    @classmethod
    def load(cls, folder: Path | str) -> Run:
        """The run kept in a folder."""
        outcome, summary = load(folder)
        return cls(outcome, folder, summary)

    def summary(self) -> dict[str, Any]:
        """Shares of every label and distributions of every count."""
        if self._summary is None:
            self._summary = summarise(self.outcome)
        return self._summary

    def to_frame(self) -> pd.DataFrame:
        """One row per rollout: labels, counts, varying parameters and doctrines; days are dates."""
        from sim.data.frames import rollout_table, with_dates

        return with_dates(rollout_table(self.outcome).to_pandas(), self.outcome)

    def to_xarray(self) -> xr.Dataset:
        """Variables over row, replicate and day with units and meanings; needs xarray."""
        from sim.data.xarrays import dataset

        return dataset(self.outcome)

    def series_frame(self) -> pd.DataFrame:
        """One row per series and day: date, and quantiles over the kept rollouts (q05 to q95)."""
        from sim.data.frames import series_frame

        return series_frame(self.outcome)

    def plot(self, kind: str | None = None, ax: Axes | None = None) -> Figure:
        """A figure: `shares` (the default), `events`, or one of the fans, such as `deaths`.

        ax: draw its chief panel there; the figure that holds it is returned. UsageError for a kind
        that this run has nothing to show in.
        """
        from sim.report.figures import figure
        from sim.report.figures.shown import display

        given: dict[str, Any] = {} if ax is None else {"ax": ax}
        return display(figure(self.outcome, self.summary(), kind or "shares", **given))

    def map(self, day: int | str | dt.date | None = None) -> Any:
        """The map at the start or, for a day, the chance of holding each place that evening.

        day: an index, a date or its ISO text. UsageError for a day that is none of
        the run's, RunError where the scenario has no map.
        """
        from sim.report.maps import map_of
        from sim.report.notebook import Shown

        index = None if day is None else day_index(self.outcome, day)
        return Shown(map_of(self.outcome, index))

    @property
    def data(self) -> dict[str, Any]:
        """Shares of every label and distributions of every count."""
        return self.summary()

    @property
    def table(self) -> pd.DataFrame:
        """One row per rollout, as `to_frame` has them."""
        return self.to_frame()

    @property
    def has_page(self) -> bool:
        """True where the run writes report.html."""
        return self.keeping.page

    def page(self, width: int | None = None) -> str:
        """The answer as text at a width."""
        return answer(self.outcome, self.summary(), width)

    def write(self, folder: Path, figures: bool = False) -> None:
        """Write arrays, tables, answer, manifest and, as `keeping` has it, page and figures."""
        assert self.asked is not None
        save(self.outcome, folder, self.asked, self.page(WIDTH), self.keeping.every_rollout,
             self.summary(), lambda record: self.write_shown(folder, figures, record))

    def write_shown(self, folder: Path, figures: bool, record: dict[str, Any]) -> None:
        """Write figures and page, as `keeping` has it."""
        how = self.keeping
        if figures:
            from sim.report.figures import draw_all

            draw_all(self.outcome, self.summary(), folder, workers=how.workers)
        if how.page:
            from sim.report.build import build
            from sim.report.kept import KeptRun

            kept = KeptRun(folder, self.outcome, self.summary(), record, scenario=how.scenario)
            try:
                build(kept, KEPT_PARTS)
            except EscaladeError as error:
                self.problem = str(error)

    def save(self, folder: str | Path, figures: bool = False) -> Path:
        """Keep the run in a new or empty folder; the folder."""
        from sim.questions.keep import keep

        return keep(self, folder, figures)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of labels, counts and series."""
        return digest(self.outcome)

    def __repr__(self) -> str:
        o = self.outcome
        kept = f", folder={str(self.folder)!r}" if self.folder else ""
        return (
            f"<Run {o.scenario_name!r}: {o.rollouts:,} rollouts ({o.rows:,} rows x "
            f"{o.replicates:,}), seed {o.seed}, digest {self.digest[:12]}{kept}>\n"
            f"{self.summary()['headline']}"
        )

    def _repr_html_(self) -> str:
        from sim.report.notebook import run_html

        return run_html(self.outcome, self.summary(), self.folder)


def day_index(outcome: Outcome, day: int | str | dt.date) -> int:
    """Index of a day given by index (negative: from the end), date or ISO text of a date.

    UsageError if it is none of the run's.
    """
    if not isinstance(day, str | int | dt.date) or isinstance(day, bool):
        raise UsageError(f"day={quote(repr(day))}: expected a day's index, or a date")
    if isinstance(day, str):
        try:
            day = dt.date.fromisoformat(day)
        except ValueError:
            raise UsageError(
                f"day={quote(day)}: expected a date, such as {outcome.start}"
            ) from None
    index = (day - outcome.start).days if isinstance(day, dt.date) else int(day)
    index += outcome.days if index < 0 and not isinstance(day, dt.date) else 0
    if not 0 <= index < outcome.days:
        last = outcome.start + dt.timedelta(days=outcome.days - 1)
        raise UsageError(f"day={day}: expected a day from 0 to {outcome.days - 1}, or a date from "
                         f"{outcome.start} to {last}")
    return index
