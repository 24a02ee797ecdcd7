"""What happened, in words: one plain statement for each kind of event, without cause and effect."""

from __future__ import annotations

from collections.abc import Callable

from sim.engine.state.happenings import AGREED, BY_FORCE, NOT_CLOSED, ON_DEMAND
from sim.engine.state.names import STATUSES
from sim.report.story.clauses import TRACKS
from sim.report.story.context import Context
from sim.report.story.event import Event
from sim.report.story.phrases import join

ENDS = {
    "met": "is met",
    "met_after_force": "is met, with strikes already made,",
    "met_in_part": "is met in part, and no more is asked",
    "executed": "runs out unmet, although the threat was carried out",
    "lapsed": "runs out unmet, without the strikes that were threatened",
    "withdrawn": "is withdrawn",
    "met_by_deal": "is met by the deal",
}

OVER = ("the crisis is over: what was demanded is given", "the crisis is over: the deal has held",
        "the crisis is over: both sides have stood down")


def act(ctx: Context, e: Event) -> str:
    """A posture taken, a word said, an answer given."""
    return ctx.phrases.acts(e.actor, TRACKS[e.kind], e.item)


def attack(ctx: Context, e: Event) -> str:
    """Soldiers killed outside the front."""
    p = ctx.phrases
    text = f"{p.owner(e.actor)} forces kill {p.soldiers(e.other, e.size)}{ctx.where(e)}"
    if e.item == 1:
        text += " under orders"
    elif ctx.cause(e) is None:
        text += ", which nobody ordered"
    blamed = e.third >= 0 and e.third != e.actor
    return f"{text}; the blame falls on {p.actor(e.third)}" if blamed else text


def strike(ctx: Context, e: Event) -> str:
    """A day of open strikes."""
    p = ctx.phrases
    text = f"{p.does(e.actor, 'strike')} {p.soldiers(e.other)}"
    return f"{text}: {p.die(e.other, e.size)}" if e.size > 0 else text


def raid(ctx: Context, e: Event) -> str:
    """An attack outside the lines."""
    p = ctx.phrases
    return f"{p.owner(e.actor)} raiders kill {p.soldiers(e.other, e.size)} behind the lines"


def place_taken(ctx: Context, e: Event) -> str:
    """A place that changes hands."""
    return taken_together(ctx, [e])


def taken_together(ctx: Context, events: list[Event]) -> str:
    """Places that pass on one day from one hand to the other in one way."""
    p, first = ctx.phrases, events[0]
    names = join(p.place(e.place) for e in events)
    if first.third == BY_FORCE:
        return f"{p.does(first.actor, 'take')} {names}"
    if first.third == ON_DEMAND:
        return f"{p.does(first.actor, 'hand')} {names} back, as demanded"
    return f"{names} pass{'' if len(events) > 1 else 'es'} to {p.side(first.item)} under the deal"


def post(ctx: Context, e: Event) -> str:
    """A post cut off or free again."""
    p = ctx.phrases
    how = "is now surrounded" if e.kind == "surrounded" else "is free again"
    return f"{p.owner(e.other)} post at {p.place(e.place)} {how}"


def talks(ctx: Context, e: Event) -> str:
    """A round of talks."""
    a, b = ctx.phrases.actor(e.actor), ctx.phrases.actor(e.other)
    planned = "as planned, " if e.third == 1 else ""
    return planned + (f"delegations of {a} and {b} meet", f"the leaders of {a} and {b} confer",
                      f"{a} and {b} hold a summit")[e.item]


def offer(ctx: Context, e: Event) -> str:
    """A line proposed and what came of it."""
    p = ctx.phrases
    text = f"{p.does(e.actor, 'propose')} {p.line(e.item)}"
    if e.third == AGREED:
        return f"{text}, and {p.does(e.other, 'agree')}"
    if e.third == NOT_CLOSED:
        return f"{text}; {p.does(e.other, 'accept')}, but no deal is closed"
    return f"{text}, and {p.does(e.other, 'turn')} it down"


def deal(ctx: Context, e: Event) -> str:
    """A deal struck, or in force on the first morning."""
    return f"a deal is struck on {ctx.phrases.line(e.item)}"


def ultimatum(ctx: Context, e: Event) -> str:
    """A dated demand made."""
    p = ctx.phrases
    return (f"{p.does(e.actor, 'set')} {p.actor(e.other)} a deadline: {ctx.day_text(e.size)}, for "
            f"{p.thing('ultimatum', e.item)}")


def extension(ctx: Context, e: Event) -> str:
    """A deadline moved."""
    return f"the deadline is now {ctx.day_text(e.size)}"


def deadline(ctx: Context, e: Event) -> str:
    """A deadline that nears or falls."""
    what = ctx.phrases.thing("ultimatum", e.item)
    if e.size > 0:
        return f"{round(e.size)} days are left to the deadline of {what}"
    return f"the deadline of {what} falls today, and the demand is not met"


def ultimatum_closed(ctx: Context, e: Event) -> str:
    """An ultimatum that ends."""
    status = STATUSES[e.third]
    if status == "overtaken":
        return f"the deal takes the place of {ctx.phrases.thing('ultimatum', e.item)}"
    return f"{ctx.phrases.thing('ultimatum', e.item)} {ENDS.get(status, 'ends')}"


def attack_admitted(ctx: Context, e: Event) -> str:
    """A fatal attack that both sides acknowledge."""
    p = ctx.phrases
    cause = ctx.cause(e)
    dead, day = None, ""
    if cause is not None:
        dead = cause.size
        day = f" on {ctx.day_text(cause.day)}" if cause.day != e.day else ""
    return (f"{p.actor(e.actor)} and {p.actor(e.other)} both acknowledge now that "
            f"{p.owner(e.actor)} forces killed {p.soldiers(e.other, dead)}{day}")


def war(ctx: Context, e: Event) -> str:
    """Forces in contact slip into war."""
    p = ctx.phrases
    return f"forces in contact slip into open war between {p.actor(e.actor)} and {p.actor(e.other)}"


def departure(ctx: Context, e: Event) -> str:
    """An agreement that is given up."""
    return f"{ctx.phrases.thing('agreement', e.item)} can no longer be kept up"


def inject(ctx: Context, e: Event) -> str:
    """News from outside the crisis."""
    told = ctx.watched.scenario.injects[e.item]
    name = ctx.phrases.glossary.name("inject", told.name)
    names = ctx.watched.scenario.actor_names
    known = told.recipient in names
    to = ctx.phrases.actor(names.index(told.recipient)) if known else told.recipient
    to = f" (to {to})" if to else ""
    return f"from outside, {name}{to}: {told.content}".rstrip(": ")


TEXTS: dict[str, Callable[[Context, Event], str]] = {
    "ultimatum": ultimatum,
    "inject": inject,
    "force": act,
    "talk": act,
    "word": act,
    "answer": act,
    "intervention": act,
    "attack": attack,
    "strike": strike,
    "raid": raid,
    "taken": place_taken,
    "surrounded": post,
    "relieved": post,
    "round": talks,
    "offer": offer,
    "deal": deal,
    "violation": lambda ctx, e: "the deal is violated for the first time",
    "breakdown": lambda ctx, e: f"the deal on {ctx.phrases.line(e.item)} breaks down",
    "extension": extension,
    "deadline": deadline,
    "closed": ultimatum_closed,
    "admitted": attack_admitted,
    "war": war,
    "departure": departure,
    "peace": lambda ctx, e: OVER[e.item],
    "resumed": lambda ctx, e: "the crisis is on again",
}


def statement(ctx: Context, event: Event) -> str:
    """What happened, as a clause without a capital or a full stop."""
    return TEXTS[event.kind](ctx, event)
