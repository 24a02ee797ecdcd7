"""What every answer can do, whatever the question was."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.data.asked import Asked


class Answer(ABC):
    """An answer to a question: as text, table, data and figure, and as a folder of files.

    Parameters
    ----------
    folder : Path or None
        Where it is kept; None for nowhere.
    asked : Asked or None
        The question as it was asked.

    Examples
    --------
    >>> import sim
    >>> found = sim.sweep("textbook", {"challenger.resolve": "0.2,0.8"}, rollouts=50)
    >>> len(found.table), found.folder is None
    (2, True)
    """

    folder: Path | None = None
    asked: Asked | None = None

    def noted(self, notices: Sequence[str]) -> None:
        """Keep what there is to know of how the words were read, where the data do not yet."""
        return

    @abstractmethod
    def page(self, width: int | None = None) -> str:
        """The text at a width; by default as wide as the terminal, from 80 to 100."""

    @property
    def text(self) -> str:
        """The text as the terminal shows it, the answer first."""
        return self.page()

    @property
    @abstractmethod
    def data(self) -> dict[str, Any]:
        """Everything found, as plain data."""

    @property
    @abstractmethod
    def table(self) -> pd.DataFrame:
        """The chief table, tidy: one row per observation, one column per variable."""

    def json_text(self) -> str:
        """The data as JSON."""
        return json.dumps(self.data, indent=1)

    @property
    def has_page(self) -> bool:
        """True where its folder has a page, report.html."""
        return False

    @abstractmethod
    def plot(self, kind: str | None = None, ax: Axes | None = None) -> Figure:
        """A figure by its kind; by default the chief one. UsageError for a kind that is not there.

        ax: draw the chief panel there, where the figure has one.
        """

    @abstractmethod
    def write(self, folder: Path, figures: bool = True) -> None:
        """Write all files into a folder that is ready for them, the manifest last."""

    @abstractmethod
    def save(self, folder: str | Path, figures: bool = True) -> Path:
        """Keep the answer in a new or empty folder, as `out=` does; the folder.

        UsageError if the folder is in use or cannot be written.
        """
