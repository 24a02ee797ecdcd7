"""The story line by line: each day's sentences, and of what goes on only what changes."""

from __future__ import annotations

from collections import Counter

from sim.engine.state.names import STATUSES
from sim.report.story.clauses import after
from sim.report.story.context import Context
from sim.report.story.effects import admissions, effects_text, followers, is_told_under
from sim.report.story.event import Day, Event
from sim.report.story.line import Line, sentence
from sim.report.story.losses import Spells, front_lines
from sim.report.story.phrases import join
from sim.report.story.piece import JOIN, Piece, join_pieces
from sim.report.story.texts import statement, taken_together

SILENT_CAUSES = ("strike", "raid", "attack", "taken", "extension", "admitted", "offer", "violation",
                 "round", "surrounded", "relieved", "peace")  # their sentence names the cause


class Storyteller:
    """Tells a watched rollout; remembers what it has told."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.spells = Spells(ctx)
        self.told: set[tuple[object, ...]] = set()
        self.standing: dict[tuple[int, int], int] = {}  # patron and foe -> its last answer
        self.passed_over: Counter[str] = Counter()  # events that only repeat what was told

    def lines(self) -> list[Line]:
        """Every sentence in order of days."""
        days = self.ctx.watched.days
        weekly = front_lines(self.ctx)
        found: list[Line] = []
        for d in days:
            found += self.tell(d, d is days[-1])
            found += [line for line in weekly if line.day == d.day]
        return found

    def tell(self, day: Day, last: bool) -> list[Line]:
        """The sentences of a day."""
        pieces: list[Piece] = []
        done: set[int] = set()
        for e in day.events:
            if e.id in done or is_told_under(self.ctx, e):
                continue
            group = self.group(day, e)
            done |= {x.id for x in group}
            if self.is_news(day, e, group):
                pieces.append(self.piece(e, group))
            else:
                self.passed_over[e.kind] += 1
        lines = [Line(day.day, day.date, sentence(text), weight, ids)
                 for text, weight, ids in join_pieces(pieces)]
        return lines + self.spells.due(day, last)

    def group(self, day: Day, e: Event) -> list[Event]:
        """An event and those of the day that are told with it."""
        if e.kind == "taken":
            same = [x for x in day.events if x.kind == "taken" and x.cause == e.cause
                    and (x.actor, x.item, x.third) == (e.actor, e.item, e.third)]
            return [*same, *(f for x in same for f in followers(self.ctx, day.events, x))]
        found = [e, *followers(self.ctx, day.events, e)]
        if e.kind == "word":
            found += admissions(self.ctx, day.events, e)
        return found

    def piece(self, e: Event, group: list[Event]) -> Piece:
        """What is told of an event and its effects."""
        for x in group:
            if x.kind in ("strike", "raid"):
                self.spells.begin(x)
        extra = 0.2 * sum(x.weight for x in group if x is not e)
        weight = max(e.weight + extra, *(x.weight for x in group))
        ids = tuple(x.id for x in group)
        if e.kind == "taken":
            places = [x for x in group if x.kind == "taken"]
            return Piece(e.kind, self.taken_text(places, group), self.why(e), "", weight, ids)
        what = statement(self.ctx, e)
        many = e.actor >= 0 and self.ctx.phrases.plural(e.actor)
        if e.forced:
            what += f", as {'they are' if many else 'it is'} told to"
        who = self.ctx.phrases.actor(e.actor) if e.kind in JOIN else ""
        effects = effects_text(self.ctx, e, group[1:])
        return Piece(e.kind, what, self.why(e), effects, weight, ids, who,
                     what.removeprefix(who).strip() if who else "", many)

    def is_news(self, day: Day, e: Event, group: list[Event]) -> bool:
        """False for what only repeats or goes on."""
        if e.kind in ("strike", "raid") and self.spells.goes_on(e):
            self.spells.add(e, sum(x.size for x in group if x.kind == "attack"))
            return False
        if e.kind == "deadline":
            met = any(x.kind == "closed" and x.item == e.item for x in day.events)
            return e.size == 0 and not met
        if e.kind == "intervention":
            before = self.standing.get((e.actor, e.other))
            self.standing[e.actor, e.other] = e.item
            return before != e.item or len(group) > 1
        if e.kind == "answer":  # one put off comes up again every few days
            return self.once((e.kind, e.actor, e.item, e.cause)) or len(group) > 1
        if e.kind == "word":
            return self.is_new_word(e, group)
        if e.kind == "round":
            return self.is_new_round(e, group)
        if e.kind == "violation":
            deals = sum(x.kind == "deal" and x.id < e.id for x in self.ctx.watched.events)
            return self.once((e.kind, deals))
        return True

    def is_new_word(self, e: Event, group: list[Event]) -> bool:
        """A word that does something, that was not said yet, or that is about a new attack."""
        cause = self.ctx.cause(e)
        about = cause.id if cause is not None and cause.kind == "attack" else None
        return self.once(("word", e.actor, e.item, about)) or len(group) > 1

    def is_new_round(self, e: Event, group: list[Event]) -> bool:
        """A planned round, or one with an offer that was not made and turned down before."""
        offers = [x for x in group if x.kind == "offer"]
        new = any(self.once(("offer", x.actor, x.item, x.third)) for x in offers)
        return new or e.third == 1 or any(x.kind == "deal" for x in group)

    def once(self, key: tuple[object, ...]) -> bool:
        """True the first time a thing is told."""
        new = key not in self.told
        self.told.add(key)
        return new

    def why(self, e: Event) -> str:
        """The clause that names the cause."""
        ctx, cause = self.ctx, self.ctx.cause(e)
        if cause is None or e.kind in SILENT_CAUSES or e.kind in ("deadline", "surrounded"):
            return ""
        if e.kind == "closed":
            if STATUSES[e.third] in ("executed", "lapsed", "met_in_part") or cause.kind == "word":
                return ""
        if e.kind == "departure" and cause.kind == "strike":
            return f"after {ctx.phrases.owner(cause.actor)} strikes"
        if e.kind == "breakdown" and cause.kind == "violation":
            return "worn down by violations"
        if e.kind == "breakdown" and cause.kind == "deal":
            return "strained by those whom it left out"
        return after(ctx, e)

    def taken_text(self, places: list[Event], group: list[Event]) -> str:
        """Places that pass together, and posts that are cut off or freed thereby."""
        p = self.ctx.phrases
        text = taken_together(self.ctx, places)
        posts = [x for x in group if x.kind in ("surrounded", "relieved")]
        for kind, how in (("surrounded", "surrounded now"), ("relieved", "free again")):
            found = [x for x in posts if x.kind == kind]
            if not found:
                continue
            where = "there" if len(found) == len(places) else \
                "at " + join(p.place(x.place) for x in found)
            many = len(found) > 1
            text += f"; {p.owner(found[0].other)} post{'s' if many else ''} {where} " \
                    f"{'are' if many else 'is'} {how}"
        return text
