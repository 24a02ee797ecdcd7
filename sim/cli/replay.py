"""`escalade replay`: one watched rollout as a chronicle, as a ledger or as JSON lines."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from sim.errors import UsageError, said


def replay(config: dict[str, Any], rest: dict[str, str], given: dict[str, str]) -> int:
    """Print the replay; `rest` belongs to the scenario, `given` are the user's words."""
    from sim.cli.replay_asked import asked_of, check_labels, rollout_of
    from sim.story.chronicle import chronicle

    if config["detail"] and config["json"]:
        raise UsageError("detail=true json=true: the JSON lines hold every detail; give one")
    asked = asked_of(config, rest, given)
    date = day_asked(config, asked.scenario)
    rollout, note = rollout_of(asked, config)
    told = chronicle(asked.scenario, asked.seed, rollout, asked.replicates, asked.doctrines,
                     asked.overrides)
    check_labels(asked, rollout, told.watched.labels)
    if config["json"]:
        show_json(told, note)
    elif config["detail"]:
        show_ledger(told, note)
    else:
        from sim.story.page import page

        print(page(told, note), end="")
    if date is not None:
        draw(asked, rollout, date, Path(str(config["draw"])))
    return 0


def day_asked(config: dict[str, Any], scenario: Any) -> dt.date | None:
    """The day whose map is asked for, None for none; UsageError for one that is not played."""
    if not config["draw"] and not config["day"]:
        return None
    if not (config["draw"] and config["day"]):
        raise UsageError("draw=FILE and day=DATE go together: whose map, and where to")
    if not scenario.places:
        raise UsageError(f"draw={said(config['draw'])}: {scenario.name} has no map")
    try:
        date = dt.date.fromisoformat(str(config["day"]))
    except ValueError:
        raise UsageError(f"day={said(config['day'])}: expected a date, such as "
                         f"{scenario.start}") from None
    if not scenario.start <= date <= scenario.horizon:
        raise UsageError(f"day={date}: the days played are {scenario.start} to {scenario.horizon}")
    return date


def draw(asked: Any, rollout: int, date: dt.date, file: Path) -> None:
    """Write the map of a day of the rollout and say where it is."""
    from sim.report.day_map import day_map
    from sim.report.svg.file import save

    canvas = day_map(asked.scenario, date, asked.seed, rollout, asked.replicates,
                     doctrines=asked.doctrines, overrides=asked.overrides)
    print(f"map: {save(canvas, file)}", file=sys.stderr)


def show_json(told: Any, note: str) -> None:
    """A JSON object a day; the first also says why the rollout was chosen."""
    from sim.story.plain import plain_day

    for day in told.days:
        line = plain_day(told, day)
        if note and day is told.days[0]:
            line = {"rollout": told.watched.rollout, "why": note, **line}
        print(json.dumps(line))


def show_ledger(told: Any, note: str) -> None:
    """Every decision of every day."""
    from sim.cli.ledger import day_lines, wrapped

    if note:
        print("\n".join(wrapped(f"Rollout {told.watched.rollout}. {note}", "", "")))
    for day in told.days:
        print("\n".join(day_lines(day.ledger)))
