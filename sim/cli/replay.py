"""`escalade replay`: one watched rollout as a chronicle, as a ledger or as JSON lines."""

from __future__ import annotations

import json
from typing import Any

from sim.errors import UsageError


def replay(config: dict[str, Any], rest: dict[str, str], given: dict[str, str]) -> int:
    """Print the replay; `rest` belongs to the scenario, `given` are the user's words."""
    from sim.cli.replay_asked import asked_of, check_labels, rollout_of
    from sim.story.chronicle import chronicle

    if config["detail"] and config["json"]:
        raise UsageError("detail=true json=true: the JSON lines hold every detail; give one")
    asked = asked_of(config, rest, given)
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
    return 0


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
