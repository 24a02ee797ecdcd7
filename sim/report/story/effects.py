"""Which events of a day are told as part of another, and how they read there."""

from __future__ import annotations

from sim.report.story.context import Context
from sim.report.story.event import Event
from sim.report.story.phrases import join
from sim.report.story.texts import statement

# Kind of an event -> kinds of a cause on the same day under which it is told.
UNDER = {
    "force": {"answer", "intervention"},
    "strike": {"force", "answer", "intervention"},
    "attack": {"strike", "raid"},
    "extension": {"word", "answer"},
    "ultimatum": {"word"},
    "closed": {"word", "deal"},
    "offer": {"round"},
    "deal": {"offer"},
    "surrounded": {"taken"},
    "relieved": {"taken"},
}


def is_told_under(ctx: Context, e: Event) -> bool:
    """True for an event that belongs to the sentence of its cause."""
    cause = ctx.cause(e)
    if cause is None or cause.day != e.day or cause.kind not in UNDER.get(e.kind, ()):
        return False
    return e.kind != "force" or cause.actor == e.actor


def followers(ctx: Context, events: list[Event], root: Event) -> list[Event]:
    """Events of the day that are told in the sentence of `root`, in order."""
    inside = {root.id}
    found = []
    for e in events:
        if e.id != root.id and e.cause in inside and is_told_under(ctx, e):
            inside.add(e.id)
            found.append(e)
    return found


def admissions(ctx: Context, events: list[Event], word: Event) -> list[Event]:
    """What both sides acknowledge once a word of today is said."""
    return [e for e in events if e.kind == "admitted" and word.actor in (e.actor, e.other)
            and word.id < e.id and not any(
                o.kind == "word" and word.id < o.id < e.id for o in events)]


def deaths_text(ctx: Context, found: list[Event]) -> str:
    """Who dies of strikes and of what falls beside them."""
    dead: dict[int, float] = {}
    for e in found:
        if e.kind in ("strike", "attack"):
            dead[e.other] = dead.get(e.other, 0.0) + e.size
    told = [(i, n) for i, n in dead.items() if n > 0]
    if not told:
        return ""
    if len(told) == 1:
        return ctx.phrases.die(*told[0])
    return join(ctx.phrases.soldiers(i, n) for i, n in told) + " die"


def effects_text(ctx: Context, root: Event, found: list[Event]) -> str:
    """What came of an event, as it follows it after a colon; "" if nothing did."""
    parts = [deaths_text(ctx, found)]
    for e in found:
        if e.kind in ("extension", "offer"):
            parts.append(statement(ctx, e))
        elif e.kind == "ultimatum":
            parts.append(f"the deadline is {ctx.day_text(e.size)}")
        elif e.kind == "admitted":
            parts.append(statement(ctx, e))
        elif e.kind == "deal":
            parts.append("the deal binds from the next day")
        elif e.kind == "closed" and root.kind == "round":
            parts.append(f"and takes the place of {ctx.phrases.thing('ultimatum', e.item)}")
    return "; ".join(p for p in parts if p).replace("; and takes", " and takes")
