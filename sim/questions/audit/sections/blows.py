"""Blows: does a heavy blow make its victim climb more often than a light one?

Fatal blows are told apart by how many they kill, against the median and the 95th percentile of the
scenario itself; the chance that the struck side climbs a rung within two days is compared, as it is
and with every blow taken for one of the median size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.data.outcome import Outcome
from sim.engine.state.names import MECHANISMS
from sim.engine.state.outputs import FORCE_NOTES
from sim.glossary.text import percent, proper
from sim.questions.audit.section import Cell, Chart, Section, SectionTable, table_of, unseen
from sim.questions.audit.sections.blow_sizes import (
    HEAVY,
    LIGHT,
    Cuts,
    Followed,
    cuts,
    follow,
    relative,
    spans,
)
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "do actors climb more often after a heavy blow than after a light one?"
PART = 2  # rollouts / PART are played of each version
TREBLES = 3.0  # ratio that passes
FEW = 30  # blows of a victim under which it has no line of its own
AS_IT_IS, ALIKE = "as it is", "sizes alike"
MECHANISM, REPLACED = "blows", "median_size"
ALL, WITHIN = "all", "each by its own sizes"


@dataclass(frozen=True)
class Group:
    """Blows to one victim, or to all, in one version, by size.

    at: the sizes that are told apart, those of the scenario as it is.
    """

    version: str
    victim: str
    outcome: Outcome
    at: Cuts
    by: dict[str, Followed]

    @property
    def ratio(self) -> Value:
        """Chance of a climb after a heavy blow over that after a light one."""
        return relative(self.outcome, [(self.by[LIGHT], self.by[HEAVY])])


def versions() -> dict[str, dict[str, str]]:
    """The scenario as it is and, where the engine can, with all blows taken for median ones."""
    found: dict[str, dict[str, str]] = {AS_IT_IS: {}}
    if MECHANISMS.get(MECHANISM) == REPLACED:
        found[ALIKE] = {f"mechanisms.{MECHANISM}": "off"}
    return found


def group_blows(played: dict[str, Outcome]) -> list[Group]:
    """Blows to all victims, and to each of several, at the quantiles of the scenario as it is."""
    plain, found = played[AS_IT_IS], []
    struck = [a for a in plain.actors if cuts(plain, [a])]
    victims = [ALL, *struck] if len(struck) > 1 else [ALL] if struck else []
    for victim in victims:
        who = struck if victim == ALL else [victim]
        at = cuts(plain, who)
        if at is None:
            continue
        for version, outcome in played.items():
            by = {name: follow(outcome, who, sizes) for name, sizes in at.groups().items()}
            if victim == ALL or sum(x.blows.sum() for x in by.values()) >= FEW:
                found.append(Group(version, victim, outcome, at, by))
    return found


def sizes_text(at: Cuts, group: str) -> str:
    """How many dead make a blow light, middling or heavy."""
    sizes = at.groups()[group]
    if not len(sizes):
        return "none"
    low, high = spans()[sizes.start][0], spans()[sizes.stop - 1][1]
    if group == HEAVY:
        return f"{low} and more"
    return f"{low}" if low == high else f"{low} to {high}"


def chances(found: Sequence[Group]) -> SectionTable:
    """Chance of a climb by size of blow."""
    rows: list[tuple[Cell, ...]] = []
    for g in found:
        for name, x in g.by.items():
            o = g.outcome
            rows.append((f"{g.victim}, {g.version}, {name}", g.victim, g.version, name,
                         sizes_text(g.at, name), estimates.mean(o, x.blows),
                         estimates.ratio(o, x.room, x.blows), x.chance(o),
                         float(x.room[o.valid].sum()), float(x.climbs[o.valid].sum())))
    return table_of("chances", "Chance that the struck side climbs a rung within two days", (
        ("what", "Blows to, by size", "text"), unseen("victim", "text", "whom they strike"),
        unseen("version", "text", "the version of the scenario"),
        unseen("size", "text", "against the median and the 95th percentile"),
        ("dead", "dead", "text", "how many dead a blow of this size kills"),
        ("blows", "a rollout", "number"),
        ("room", "with room", "share", "of blows, at which the victim's menus hold a rung above "
         "its own"),
        ("chance", "climbs", "share", "of blows with room to climb"),
        unseen("n", "count", "blows with room to climb"),
        unseen("climbs", "count", "of these, with a climb")), rows)


def within(found: Sequence[Group], version: str) -> Value:
    """The ratio over all victims, each held against its own light and heavy blows."""
    some = [g for g in found if g.version == version and g.victim != ALL]
    if not some:
        return Value(None)
    return relative(some[0].outcome, [(g.by[LIGHT], g.by[HEAVY]) for g in some])


def ratios(found: Sequence[Group]) -> SectionTable:
    """Chance after a heavy blow over that after a light one."""
    some = [(g.victim, g.version, g.ratio) for g in found]
    if len({g.victim for g in found}) > 2:
        some += [(WITHIN, version, within(found, version)) for version in versions()]
    some.sort(key=lambda x: (x[0] != ALL, x[0] != WITHIN))
    rows = [(f"{victim}, {version}", victim, version, v.at, v.low, v.high, v)
            for victim, version, v in some]
    return table_of("ratios", "Chance of a climb after a heavy blow over that after a light one", (
        ("what", "Blows to", "text"), unseen("victim", "text", "whom they strike"),
        unseen("version", "text", "the version of the scenario"),
        ("at", "ratio", "number", "heavy: above the 95th percentile; light: below the median"),
        ("low", "from", "number", "lower end of the 95 % interval"),
        ("high", "to", "number", "upper end of the 95 % interval"),
        unseen("ratio", "number", "the ratio with its interval")), rows)


def ratio_text(ratio: Value) -> str:
    """A ratio in words, with its interval."""
    if ratio.at is None or ratio.low is None or ratio.high is None:
        return "unknown"
    return f"{ratio.at:.2f} [{ratio.low:.2f}, {ratio.high:.2f}]"


def faults(table: SectionTable) -> dict[str, str]:
    """A heavy blow that does not treble the chance, or does so with sizes alike, for certain."""
    found = {}
    for _, victim, version, *_, ratio in table.rows:
        if victim not in (ALL, WITHIN) or not isinstance(ratio, Value) or ratio.high is None:
            continue
        assert ratio.low is not None
        key, whom = ("", "") if victim == ALL else (".within", ", victim by victim")
        if version == AS_IT_IS and ratio.high < TREBLES:
            found[f"blows:ratio{key}"] = (
                f"after a heavy blow the chance of a climb is "
                f"{ratio_text(ratio)} times that after a light one{whom}, "
                f"under {TREBLES:g}"
            )
        if version == ALIKE and ratio.low > 1.0:
            found[f"blows:alike{key}"] = ("with all blows taken for median ones the ratio is "
                                          f"still {ratio_text(ratio)}{whom}")
    return found


def sentences(found: Sequence[Group], wrong: dict[str, str]) -> list[str]:
    """What was found, a sentence each."""
    if not found:
        return ["no blow kills anybody's soldiers outside the front"]
    says, first = list(wrong.values()), found[0]
    light, heavy = (first.by[name].chance(first.outcome).at for name in (LIGHT, HEAVY))
    if light is None or heavy is None:
        says.append("there are no blows of both kinds to compare")
    else:
        says.append(f"a climb follows {percent(light)} of blows of {sizes_text(first.at, LIGHT)} "
                    f"dead and {percent(heavy)} of those of {sizes_text(first.at, HEAVY)}")
    says += [f"{proper(g.victim)}: ratio {ratio_text(g.ratio)}" for g in found
             if g.version == AS_IT_IS and g.victim != ALL and g.ratio.low is not None]
    return says


def notes(n: int) -> tuple[str, ...]:
    """How it was measured, and what it cannot see."""
    text = (f"n = {n:,} rollouts of each version on shared luck. A blow is what one author, as "
            "publicly seen, kills of one victim's soldiers in a day by strikes and attacks; raids "
            "and losses at the front are none. A climb is a higher rung against the author's side, "
            "on the evening of the blow or of the two days after it, than before that day's "
            "answers; blows under watch when the crisis ends are left out. Sizes are noted one by "
            "one up to 16 dead, then four to each doubling. Heavy and light blows also fall at "
            "different times and at different hands: the ratio is what comes with size, not only "
            "what size does. All blows together are cut at the quantiles of all, which mixes "
            "victims that are struck hard with those that are not; victim by victim each is held "
            "against its own.")
    if ALIKE not in versions():
        return (text, f"Not in this engine, so not played: mechanisms.{MECHANISM}=off, which takes "
                      "every blow for one of the median size.")
    return (text,)


def measure(lab: Lab, rollouts: int) -> Section:
    """Follow every fatal blow for two days."""
    n = max(30 * lab.replicates, rollouts // PART // lab.replicates * lab.replicates)
    played = {}
    for k, (name, words) in enumerate(versions().items()):
        lab.say(f"blows: {name}", k, len(versions()))
        played[name] = lab.play(n, words, trace=FORCE_NOTES)
    found = group_blows(played)
    table = ratios(found)
    wrong = faults(table)
    says = tuple(f"{text[:1].upper()}{text[1:]}." for text in sentences(found, wrong))
    charts = (Chart("chances", "dots", "Climbs within two days of a blow", "what", "chance",
                    hue="size"),)
    return Section("blows", ASKS, says, (table, chances(found)), charts, wrong, notes(n))
