"""A finished run, as a notebook or a script holds it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.results.answer import answer
from sim.results.digest import digest
from sim.results.outcome import Outcome
from sim.results.store import load
from sim.results.summary import summarise

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Run:
    """An outcome with its summary, its figures and, if it was kept, its folder."""

    def __init__(
        self,
        outcome: Outcome,
        folder: Path | str | None = None,
        summary: dict[str, Any] | None = None,
    ) -> None:
        self.outcome = outcome
        self.folder = Path(folder) if folder is not None else None
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
        """One row a rollout: labels, counts, varying parameters and doctrines."""
        from sim.results.frames import rollout_table

        return rollout_table(self.outcome).to_pandas()

    def plot(self, kind: str | None = None) -> Figure:
        """A figure: `shares` (the default), `events`, or one of the fans, such as `deaths`."""
        from sim.plots import figure

        return figure(self.outcome, self.summary(), kind or "shares")

    def answer(self, width: int | None = None) -> str:
        """The terminal text, the answer first; as wide as the terminal, from 80 to 100."""
        return answer(self.outcome, self.summary(), self.folder, width)

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
