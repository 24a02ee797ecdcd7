"""How one event is named as the cause of another: by what it was, and by its date."""

from __future__ import annotations

from sim.engine.state.names import FORCE, RESPONSE, SIGNAL, TALK
from sim.report.story.context import Context
from sim.report.story.event import Event

TRACKS = {"force": FORCE, "talk": TALK, "word": SIGNAL, "answer": RESPONSE,
          "intervention": RESPONSE}


def possessive(ctx: Context, cause: Event, of: Event) -> str:
    """Whose the cause is; an act's own author is its subject, so that it is called `its own`."""
    p = ctx.phrases
    if cause.actor == of.actor and of.kind in TRACKS:
        return "their own" if p.plural(of.actor) else "its own"
    return p.owner(cause.actor)


def cause_name(ctx: Context, cause: Event, of: Event) -> str:
    """What the cause is called after `after`, without its date."""
    p = ctx.phrases
    if cause.kind in TRACKS:
        return p.acts(cause.actor, TRACKS[cause.kind], cause.item)
    blow = ctx.cause(cause)
    if cause.kind == "attack" and blow is not None and blow.kind in ("strike", "raid"):
        return cause_name(ctx, blow, of)
    if cause.kind == "attack":
        at = f"at {p.place(cause.place)}" if cause.place >= 0 else f"on {p.soldiers(cause.other)}"
        return f"the attack {at}"
    if cause.kind == "strike":
        return f"{possessive(ctx, cause, of)} strikes"
    if cause.kind == "raid":
        return f"{possessive(ctx, cause, of)} raid"
    if cause.kind == "taken":
        return f"{'the fall' if cause.third == 0 else 'the return'} of {p.place(cause.place)}"
    if cause.kind == "offer":
        return f"{possessive(ctx, cause, of)} offer of {p.line(cause.item)}"
    if cause.kind == "inject":
        return f"the news of {p.thing('inject', cause.item)}"
    if cause.kind == "closed":
        return f"the end of {p.thing('ultimatum', cause.item)}"
    if cause.kind == "ultimatum":
        return p.thing("ultimatum", cause.item)
    plain = {"deal": "the deal", "violation": "the violation", "extension": "the new deadline",
             "breakdown": "the breakdown of the deal", "admitted": "the admission",
             "war": "the outbreak of war", "surrounded": "the encirclement",
             "relieved": "the relief", "round": "the talks"}
    return plain.get(cause.kind, cause.kind)


def near_deadline(ctx: Context, cause: Event) -> str:
    """A deadline as a circumstance: near, or past."""
    day = ctx.day_text(cause.day + cause.size)
    return f"with the deadline of {day} {'near' if cause.size > 0 else 'past'}"


def after(ctx: Context, of: Event) -> str:
    """The cause of an event as a clause, "" if it has none or it needs no naming."""
    cause = ctx.cause(of)
    if cause is None:
        return ""
    if cause.kind == "deadline":
        return near_deadline(ctx, cause)
    text = cause_name(ctx, cause, of)
    if cause.day == of.day:
        return f"after {text}"
    return f"after {text} on {ctx.day_text(cause.day)}"
