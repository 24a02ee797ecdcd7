"""How `replay` finds a rollout and watches it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import RunError, UsageError, quote
from sim.methods.completeness import Completeness
from sim.paths import refuse_taken
from sim.questions.answer import Answer
from sim.questions.ask import Ask, Work
from sim.questions.replay.chosen import Of, check_labels, rollout_of, run_of
from sim.questions.replay.ledger import day_lines, wrap
from sim.questions.replay.silence import ALONE, completeness_of
from sim.report.story.chronicle import chronicle
from sim.report.story.page import page
from sim.report.story.plain import plain_day
from sim.scenario.model import Scenario

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Replay(Answer):
    """One rollout as it was watched.

    Parameters
    ----------
    told : Told
        The chronicle: days, events, causes.
    note : str
        Why it was chosen; "" for one that was named.
    detail : bool
        The text is the ledger of decisions.
    completeness : Completeness
        What it means that something does not come in it.

    Examples
    --------
    >>> import sim
    >>> found = sim.replay("textbook", rollout=3)
    >>> sorted(found.data["labels"])
    ['end_state', 'ultimatum']
    """

    def __init__(self, told: Any, note: str, detail: bool = False,
                 completeness: Completeness = ALONE) -> None:
        self.told, self.note, self.detail = told, note, detail
        self.completeness = completeness

    def page(self, width: int | None = None) -> str:
        """The chronicle, or the ledger of every decision if `detail` was asked for."""
        if self.detail:
            head = wrap(f"Rollout {self.told.watched.rollout}. {self.note}", "", "")
            days = [line for day in self.told.days for line in day_lines(day.ledger)]
            return "\n".join([*(head if self.note else []), *days])
        return "\n".join([page(self.told, self.note).rstrip("\n"), "",
                          *wrap(self.completeness.says, "", "")])

    @property
    def data(self) -> dict[str, Any]:
        """One record per day: the ledger, events with causes, strikes, sentences, holders."""
        return {"rollout": self.told.watched.rollout, "why": self.note,
                "completeness": self.completeness.plain,
                "labels": dict(self.told.watched.labels),
                "days": [plain_day(self.told, day) for day in self.told.days]}

    def json_text(self) -> str:
        """One JSON object per day and line; the first also says why the rollout was chosen."""
        days = self.data["days"]
        if self.note:
            days[0] = {"rollout": self.data["rollout"], "why": self.note, **days[0]}
        return "\n".join(json.dumps(day) for day in days)

    @property
    def table(self) -> pd.DataFrame:
        """One row per event."""
        import pandas as pd

        return pd.DataFrame([{"day": k, **{n: v for n, v in event.items()
                                           if isinstance(v, str | int | float)}}
                             for k, day in enumerate(self.data["days"])
                             for event in day.get("events") or []])

    def plot(self, kind: str | None = None, ax: Axes | None = None) -> Figure:
        """UsageError: a replay has no figure."""
        raise UsageError("a replay has no figure; draw=FILE day=DATE writes the map of a day")

    def write(self, folder: Path, figures: bool = True) -> None:
        """RunError: a replay is kept as text."""
        raise RunError("a replay is kept as text: write its `text`, or `json_text()`")

    def save(self, folder: str | Path, figures: bool = True) -> Path:
        """RunError: a replay is kept as text."""
        raise RunError("a replay is kept as text: write its `text`, or `json_text()`")

    def __repr__(self) -> str:
        return self.text


def prepare(ask: Ask) -> Work:
    """The run, checked; what then watches the rollout."""
    run = run_of(ask)
    date = day_of_map(ask, run.scenario)

    def work() -> Replay:
        rollout, note = rollout_of(run, ask)
        told = chronicle(run.scenario, run.seed, rollout, run.replicates, run.doctrines,
                         run.overrides)
        check_labels(run, rollout, told.watched.labels)
        if date is not None:
            draw(run, rollout, date, ask)
        return Replay(told, note, ask["detail"], completeness_of(run, told.watched.labels))

    return work


def day_of_map(ask: Ask, scenario: Scenario) -> dt.date | None:
    """The day whose map is asked for, None for none; UsageError for one that is not played."""
    if not ask["draw"] and not ask["day"]:
        return None
    if not (ask["draw"] and ask["day"]):
        raise UsageError("draw=FILE and day=DATE go together: whose map, and where to")
    refuse_taken(Path(str(ask["draw"])), "draw")
    if not scenario.places:
        raise UsageError(f"draw={quote(ask['draw'])}: {scenario.name} has no map")
    try:
        date = dt.date.fromisoformat(str(ask["day"]))
    except ValueError:
        raise UsageError(f"day={quote(ask['day'])}: expected a date, such as "
                         f"{scenario.start}") from None
    if not scenario.start <= date <= scenario.horizon:
        raise UsageError(f"day={date}: the days played are {scenario.start} to {scenario.horizon}")
    return date


def draw(run: Of, rollout: int, date: dt.date, ask: Ask) -> None:
    """Write the map of a day of the rollout and say where it is."""
    from sim.report.day_map import day_map
    from sim.report.svg.file import save

    canvas = day_map(run.scenario, date, run.seed, rollout, run.replicates,
                     doctrines=run.doctrines, overrides=run.overrides)
    ask.listener.rollouts(0, 0, f"map: {save(canvas, Path(str(ask['draw'])))}")
