"""The same crisis written differently must be the same crisis.

A doctrine written twice, actors in another order, an inject that does nothing and an onlooker must
leave every bit of every rollout as it was. An option written twice must leave the printed shares
where they were, whatever it does to single rollouts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sim.glossary.text import sentence, words
from sim.questions.audit import copies
from sim.questions.audit.reorder import orders, with_order
from sim.questions.audit.section import Cell, Chart, Column, Section, SectionTable, table_of
from sim.questions.audit.sections.moves import (
    DOUBT,
    MOVES,
    PART,
    POINTS,
    Moves,
    differ,
    moves,
    percent,
)
from sim.scenario.model import Scenario
from sim.studies import recast
from sim.studies.lab import Lab

ASKS = "is the same crisis written differently the same crisis?"
SAME, STAYS = "same bits", "same shares"
ORDER = (MOVES, DOUBT, STAYS, SAME)
MOST = 3  # sentences about single rewritings of a family
LINES = 24  # of a panel
# family -> (title, first look and longest look as parts of `rollouts`, whether bits must be equal)
FAMILIES = {
    "doctrine": ("a doctrine written twice, the copy in its seat", (24, 6), True),
    "mixture": ("a doctrine written twice, doctrines drawn", (24, 6), True),
    "option": ("an option written twice, the copy next to it", (24, 6), False),
    "order": ("actors in another order", (12, 3), True),
    "idle": ("something that does nothing", (24, 6), True),
}


@dataclass(frozen=True)
class Rewriting:
    """The crisis written differently: how to make it, and what is set in it and in the original."""

    family: str
    name: str
    make: Callable[[], Scenario]
    before: Mapping[str, object]
    after: Mapping[str, object]

    @property
    def id(self) -> str:
        """What it is called in findings."""
        return f"{self.family}.{self.name}"


@dataclass(frozen=True)
class Twin:
    """A rewriting and what it moved; differ: rollouts that differ, what actors got included."""

    what: Rewriting
    moves: Moves
    differ: int

    @property
    def verdict(self) -> str:
        """`same bits`, else what became of the printed shares and counts."""
        if self.differ == 0:
            return SAME
        return self.moves.verdict if self.moves.verdict in (MOVES, DOUBT) else STAYS

    @property
    def wrong(self) -> bool:
        """True if results moved, or bits that must be equal are not."""
        return self.verdict == MOVES or (FAMILIES[self.what.family][2] and self.differ > 0)


def rewritings(scenario: Scenario, overrides: Mapping[str, object]) -> list[Rewriting]:
    """Every way to write the scenario differently."""
    out = []
    for actor, doctrine in copies.doctrines(scenario):
        make = partial(copies.doctrine_again, scenario, actor, doctrine)
        name, twin = f"{actor}.{doctrine}", doctrine + copies.AGAIN
        alike = {f"{actor}.{twin}.{key.rpartition('.')[2]}": value
                 for key, value in overrides.items() if key.startswith(name + ".")}
        if actor not in overrides:
            out.append(Rewriting("doctrine", name, make, {actor: doctrine},
                                 {actor: twin, **alike}))
        out.append(Rewriting("mixture", name, make, {}, alike))
    for option in recast.options(scenario):
        make = partial(recast.duplicate, scenario, *option)
        out.append(Rewriting("option", ".".join(option), make, {}, {}))
    for name, order in orders(scenario).items():
        out.append(Rewriting("order", name, partial(with_order, scenario, order), {}, {}))
    for name, made in (("inject", copies.idle_inject(scenario)),
                       ("onlooker_last", copies.onlooker(scenario))):
        if made is not None:
            out.append(Rewriting("idle", name, lambda made=made: made, {}, {}))  # type: ignore[misc]
    last = copies.onlooker(scenario)
    if last is not None:
        names = last.actor_names
        out.append(Rewriting("idle", "onlooker_first",
                             partial(with_order, last, (names[-1], *names[:-1])), {}, {}))
    return out


def look(lab: Lab, what: Rewriting, n: int) -> Twin:
    """Play a rewriting and the original on shared luck."""
    before = lab.play(n, what.before) if what.before else lab.plain(n)
    after = lab.play(n, what.after, what.make())
    return Twin(what, moves(before, after), int(differ(before, after, utilities=True).sum()))


def stages(family: str, rollouts: int, replicates: int) -> tuple[int, ...]:
    """Rollouts of each version at the first and at the longest look, whole rows."""
    return tuple(max(10 * replicates, rollouts // part // replicates * replicates)
                 for part in FAMILIES[family][1])


def compare_rewritings(
    lab: Lab, family: str, ways: Sequence[Rewriting], rollouts: int
) -> list[Twin]:
    """All rewritings of a family; those that differ and leave doubt are looked at for longer."""
    found: dict[str, Twin] = {}
    waiting = list(ways)
    for n in stages(family, rollouts, lab.replicates):
        for done, way in enumerate(waiting):
            found[way.id] = look(lab, way, n)
            lab.say(f"twins: {family} at {n} rollouts", done + 1, len(waiting))
        waiting = [way for way in waiting if found[way.id].verdict in (DOUBT, MOVES)]
    return [found[way.id] for way in ways]


def rank(twin: Twin) -> tuple[bool, int, float]:
    """What is wrong first, then by verdict and by what moved."""
    return (not twin.wrong, ORDER.index(twin.verdict), -abs(twin.moves.share.change.at or 0.0))


def table(family: str, twins: Sequence[Twin]) -> SectionTable:
    """Every rewriting of a family, the gravest first."""
    rows: list[tuple[Cell, ...]] = []
    for t in sorted(twins, key=rank):
        m = t.moves
        rows.append((t.what.name, t.verdict, t.differ, m.touched, m.n, m.share.output,
                     m.share.change, m.count.output, percent(m.count.change)))
    columns = (
        Column("name", "Rewriting", "text"), Column("verdict", "verdict", "text"),
        Column("differ", "differ", "count", "rollouts that differ in any bit"),
        Column("touched", "of these in a label, count or day", "count", page=False),
        Column("n", "n", "count", "rollouts of each version"),
        Column("share", "share moved most", "text", page=False),
        Column("points", "share moved", "points", "largest move of a share"),
        Column("count", "count moved most", "text", page=False),
        Column("percent", "count moved, %", "number", "largest move of a count, in percent of its "
               "size"),
    )
    worth = sum(t.verdict != SAME for t in twins)
    return table_of(family, sentence(FAMILIES[family][0]), columns, rows, min(max(worth, 1), 12))


def sentences(family: str, twins: Sequence[Twin]) -> list[str]:
    """What became of a family: what is wrong, one by one, then how many keep every bit."""
    title = FAMILIES[family][0]
    if not twins:
        return [f"There is nothing to try: {title}."]
    wrong = sorted((t for t in twins if t.wrong), key=rank)
    says = [f"{sentence(title)} ({t.what.name}): {rewriting_text(t)}." for t in wrong[:MOST]]
    if wrong[MOST:]:
        says.append(f"{len(wrong[MOST:])} more change rollouts with {title}: "
                    f"{', '.join(t.what.name for t in wrong[MOST:])}.")
    kept = sum(t.verdict == SAME for t in twins)
    stay = sum(t.verdict == STAYS for t in twins)
    says.append(f"{kept} of {len(twins)} keep every bit with {title}"
                + (f", {stay} more keep every printed share and count" if stay else "") + ".")
    return says


def rewriting_text(t: Twin) -> str:
    """What a rewriting does, in words."""
    m = t.moves
    if not m.touched:
        return f"{t.differ:,} of {m.n:,} rollouts differ in what actors get, and in nothing else"
    share, count = m.share, m.count
    text = f"{t.differ:,} of {m.n:,} rollouts differ"
    if share.change.at is not None:
        text += f"; {words(share.output)} moves by {100 * share.change.at:+.1f} points"
    if count.change.at is not None:
        text += f", {count.output} by {100 * count.change.at:+.1f} %"
    return f"{text} ({t.verdict})"


def measure(lab: Lab, rollouts: int) -> Section:
    """Write the crisis differently in every way and say what that moves."""
    ways = rewritings(lab.scenario, lab.overrides)
    found = {
        family: compare_rewritings(lab, family, [w for w in ways if w.family == family], rollouts)
        for family in FAMILIES
    }
    every = [t for twins in found.values() for t in twins]
    findings = {f"twins:{t.what.id}": rewriting_text(t) for t in sorted(every, key=rank) if t.wrong}
    families = sorted(FAMILIES, key=lambda f: not any(t.wrong for t in found[f]))
    says = tuple(s for family in families for s in sentences(family, found[family]))
    tables = tuple(table(family, found[family]) for family in FAMILIES)
    apart = {family: sum(t.verdict != SAME for t in found[family]) for family in FAMILIES}
    charts = tuple(Chart(family, "dots", sentence(FAMILIES[family][0]), "name", "points",
                         most=min(k, LINES)) for family, k in apart.items() if k)
    notes = (
        "On shared luck; n rollouts of each version, more where some differ and it is in doubt "
        f"whether a share moves by {100 * POINTS:.0f} points or a count by {100 * PART:.0f} %. A "
        "copy shares the weight of its original and stands next to it. In another order the "
        "actors keep their names, and so all their luck: what differs is the effect of a rule "
        "that goes through them one by one.",
        "Orders tried: all actors reversed, and any two exchanged; an effect that needs a certain "
        "order of three can be missed. A posture's copy can be changed to from its original, which "
        "is a change of posture like any other.",
    )
    return Section("twins", ASKS, says, tables, charts, findings, notes)
