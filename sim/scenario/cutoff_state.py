"""The cut-off and the first morning: what scenario.yaml says has happened must have happened by it.

Deadlines, the horizon and injects may be later. A meeting may be if it was agreed by the cut-off.
Held to the scenario's own cut-off, wherever in the chain of bases it is written.
"""

from __future__ import annotations

import datetime

from sim.scenario.dates import header_dates
from sim.scenario.draft import Draft
from sim.scenario.yamlfile import Node

PAST = ("last_contact", "last_fatal", "last_strike")


def check_state(draft: Draft, root: Node, cutoff: datetime.date, latest: datetime.date) -> None:
    """Note what the state of the first morning and the meetings say that is after the cut-off.

    latest: the latest cut-off of the scenario and its bases.
    """
    draft.problems.settle()  # a day refused already is not refused again
    for entry in nodes(root.get("ultimatums")):
        check_day(draft, entry, "issued", cutoff)
    initial = draft.problems.mapping(root, "initial")
    for dates in (draft.problems.mapping(initial, key) for key in PAST):
        for pair in dates:
            check_day(draft, dates, pair, cutoff)
    check_deal(draft, draft.problems.mapping(root, "deal"), cutoff)
    check_columns(draft, draft.problems.mapping(root, "map"), cutoff)
    for meeting in nodes(root.get("meetings")):
        check_meeting(draft, meeting, cutoff)
    check_base(draft, root, cutoff, latest)


def nodes(value: object) -> list[Node]:
    """The mappings of a list, or by name in a mapping."""
    items = value.values() if isinstance(value, Node) else value
    return [item for item in items if isinstance(item, Node)] if hasattr(items, "__iter__") else []


def check_day(draft: Draft, node: Node, key: str, cutoff: datetime.date) -> None:
    """A day of what has happened."""
    day = node.get(key)
    if isinstance(day, datetime.date) and day > cutoff:
        draft.problems.add(node, key, f"{day} is later than the cut-off, {cutoff}")


def check_deal(draft: Draft, deal: Node, cutoff: datetime.date) -> None:
    """A deal in force was made `age` days before the start."""
    age, days = deal.get("age") or 0, (draft.start - cutoff).days
    if deal.get("line") is not None and draft.days_known and isinstance(age, int) and age < days:
        problem = f"on the first morning a deal of {age} days is later than the cut-off, {cutoff}"
        draft.problems.add(deal, "age" if "age" in deal else "line", problem)


def check_columns(draft: Draft, node: Node, cutoff: datetime.date) -> None:
    """The columns of the map that the scenario reads."""
    for key in ("holder", "post"):
        name = node.get(key)
        for written in header_dates(name) if isinstance(name, str) else ():
            if written.first > cutoff:
                problem = f"{written} is later than the cut-off, {cutoff}: '{name}'"
                draft.problems.add(node, key, problem)


def check_meeting(draft: Draft, node: Node, cutoff: datetime.date) -> None:
    """A meeting after the cut-off needs the day it was agreed, and whoever gives one a source."""
    held, agreed = node.get("date"), node.get("agreed")
    if not isinstance(held, datetime.date):
        return
    first, last = (node.get(key) for key in ("earliest", "latest"))
    first = first if isinstance(first, datetime.date) else held
    held = last if isinstance(last, datetime.date) and last > held else held
    if agreed is None:
        if held > cutoff:
            problem = (f"{held} is later than the cut-off, {cutoff}; a meeting agreed by then says "
                       "so: agreed: and source:")
            draft.problems.add(node, "date" if held == node["date"] else "latest", problem)
    elif isinstance(agreed, datetime.date):
        check_day(draft, node, "agreed", cutoff)
        if agreed > first:
            draft.problems.add(node, "agreed", f"{agreed} is after the meeting, {first}")
        if not node.get("source"):
            problem = "'source' is missing: where does it stand that the meeting was agreed?"
            draft.problems.add(node, None, problem)


def check_base(draft: Draft, root: Node, cutoff: datetime.date, latest: datetime.date) -> None:
    """A base that knows more than the scenario may be used only if the scenario owns to it."""
    if latest > cutoff and not root.get("in_sample"):
        problem = (f"the base has a later cut-off, {latest}, than this scenario, {cutoff}; if that "
                   "is meant to be, say why: in_sample:")
        draft.problems.add(root, "base", problem)
    elif latest <= cutoff and root.get("in_sample"):
        draft.problems.add(root, "in_sample", "no base has a later cut-off; remove the key")
