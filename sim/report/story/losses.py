"""Deaths that no single event tells: at the front, and by strikes and raids that go on."""

from __future__ import annotations

from dataclasses import dataclass

from sim.report.story.context import Context
from sim.report.story.event import Day, Event
from sim.report.story.line import Line, sentence
from sim.report.story.phrases import join

WEEK = 7
DEADLY = ("attack", "strike", "raid")


def front_deaths(days: list[Day], actors: int) -> list[list[float]]:
    """Each actor's deaths at the front on each day: all deaths less those that events tell."""
    before = [0.0] * actors
    found = []
    for d in days:
        today = [now - was for now, was in zip(d.deaths, before, strict=True)]
        for e in d.events:
            if e.kind in DEADLY:
                today[e.other] -= e.size
        found.append([round(x, 6) for x in today])
        before = list(d.deaths)
    return found


def front_lines(ctx: Context) -> list[Line]:
    """Deaths at the front and of civilians, a sentence a week."""
    days = ctx.watched.days
    dead = front_deaths(days, len(ctx.watched.scenario.actors))
    lines = []
    for first in range(0, len(days), WEEK):
        last = min(first + WEEK, len(days)) - 1
        start = days[first - 1].civilians if first > 0 else 0.0
        civilians = round(days[last].civilians - start)
        sums = [sum(d[i] for d in dead[first:last + 1]) for i in range(len(dead[0]))]
        told = [ctx.phrases.soldiers(i, n) for i, n in enumerate(sums) if n >= 0.5]
        if civilians > 0:
            told.append(f"{civilians:,} civilian{'s' if civilians > 1 else ''}")
        if told:
            since = f"since {ctx.day_text(first)}" if last > first else "today"
            text = sentence(f"the fighting at the front {since} kills {join(told)}")
            lines.append(Line(days[last].day, days[last].date, text, 4.0 + 0.004 * sum(sums)))
    return lines


@dataclass
class Spell:
    """Strikes or raids of one actor on another that go on."""

    kind: str
    actor: int
    other: int
    first: int
    last: int
    dead: float = 0.0  # of those that are not told yet
    untold: tuple[int, ...] = ()
    since: int = 0  # day from which they are not told yet


class Spells:
    """Strikes day after day, and raids: the first is told, the rest by the week and at the end."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.open: dict[tuple[str, int, int], Spell] = {}

    def goes_on(self, e: Event) -> bool:
        """True if the event carries on a spell that has been told of."""
        spell = self.open.get((e.kind, e.actor, e.other))
        return spell is not None and e.day - spell.last <= self.gap(e.kind)

    @staticmethod
    def gap(kind: str) -> int:
        """Days without a further one after which a spell is over."""
        return 1 if kind == "strike" else WEEK

    def begin(self, e: Event) -> None:
        """An event has been told in a sentence of its own."""
        key = (e.kind, e.actor, e.other)
        old = self.open.get(key)
        if old is not None and self.goes_on(e):
            old.last = e.day
            old.since = old.since if old.untold else e.day + 1
        else:
            self.open[key] = Spell(*key, e.day, e.day, since=e.day + 1)

    def add(self, e: Event, beside: float) -> None:
        """An event that only carries a spell on, and those it killed."""
        spell = self.open[e.kind, e.actor, e.other]
        spell.untold += (e.id,)
        spell.dead += e.size + beside
        spell.last = e.day

    def due(self, day: Day, last: bool) -> list[Line]:
        """What is to be told tonight of spells that go on or have ended."""
        lines = []
        for key, s in list(self.open.items()):
            over = day.day - s.last >= self.gap(s.kind)
            if s.untold and (over or last or day.day - s.since >= WEEK - 1):
                lines.append(self.line(s, day))
                s.untold, s.dead, s.since = (), 0.0, day.day + 1
            if over:
                del self.open[key]
        return lines

    def days(self, s: Spell) -> list[int]:
        """Days of what is not told yet."""
        return [self.ctx.by_id[n].day for n in s.untold]

    def line(self, s: Spell, day: Day) -> Line:
        """A spell's untold days in a sentence."""
        p = self.ctx.phrases
        what = "strikes on" if s.kind == "strike" else "raids on"
        first = min(e for e in self.days(s))
        span = self.ctx.day_text(first)
        if s.last > first:
            span = f"from {span} to {self.ctx.day_text(s.last)}"
        else:
            span = f"of {span}"
        number = round(s.dead)
        died = f"{number:,} die" if number > 1 else "1 dies" if number == 1 else "nobody dies"
        text = sentence(
            f"in {p.owner(s.actor)} further {what} {p.soldiers(s.other)} {span}, {died}")
        return Line(day.day, day.date, text, 8.0 + 0.3 * min(s.dead, 100.0), s.untold)
