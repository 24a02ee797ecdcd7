"""Everything a section of a page is made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sim.data.outcome import Outcome
from sim.report.names import Names
from sim.report.pen import Pen


@dataclass(frozen=True, eq=False)
class Facts:
    """A run's outcome and summary, and the report made of it.

    folder: as a command names it. missing: why the scenario cannot be played again; "" if it can.
    drawings: `map` or `graph` as SVG for wide and for narrow pages.
    """

    outcome: Outcome
    summary: Mapping[str, Any]
    report: Mapping[str, Any]
    folder: str = "DIR"
    missing: str = ""
    drawings: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The command that makes this page, and with it what is missing."""
        return f"escalade report {self.folder}"

    @cached_property
    def pen(self) -> Pen:
        """Formats values of the results."""
        return Pen({"summary": self.summary, "report": self.report})

    @cached_property
    def names(self) -> Names:
        """What things are called."""
        return Names(self.outcome)

    @property
    def axis(self) -> str:
        """The axis of the question."""
        return str(self.outcome.question["axis"])

    @property
    def label(self) -> str:
        """The label of the question."""
        return str(self.outcome.question["label"])

    @property
    def answered(self) -> bool:
        """Whether any rollout ran to its end."""
        return bool(self.summary["n"])

    @property
    def last(self) -> dt.date:
        """The last day played."""
        return self.outcome.dates[-1]

    def ranked(self, axis: str) -> list[str]:
        """Labels of an axis, the likeliest first."""
        rows = self.summary["outcomes"][axis]
        return sorted(rows, key=lambda label: -(rows[label]["p"] or 0.0))

    def none(self, section: str) -> str:
        """Why a section has nothing to say, as a sentence; "" if it has or was not computed."""
        found = self.report.get(section)
        reason = found.get("none") if isinstance(found, dict) else ""
        return f"Nothing can be said of that here: {reason}." if reason else ""

    def has(self, section: str) -> bool:
        """Whether the report has a section."""
        return bool(self.report.get(section))
