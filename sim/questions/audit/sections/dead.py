"""What is dead: mechanisms, links and parameters that move nothing a reader of the results sees.

A mechanism is switched off, a link cut, a parameter taken from the low to the high end of what is
thought possible, all else and all luck as it was. `sim.questions.audit.sections.moves` measures how
far the printed results go. Few rollouts settle most; the doubtful get more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.engine.state.names import MECHANISMS
from sim.glossary.text import joined, words
from sim.questions.audit.links import FAMILIES, Link, links
from sim.questions.audit.section import Cell, Chart, Column, Section, SectionTable, table_of
from sim.questions.audit.sections.moves import (
    DEAD,
    DOUBT,
    FEW,
    MOVES,
    OFTEN,
    PART,
    POINTS,
    UNTOUCHED,
    Moves,
    moves,
    percent,
)
from sim.studies.lab import Lab
from sim.studies.liveness import ends, owner

ASKS = "which mechanisms, links and parameters move nothing printed?"
PARTS = (60, 12, 4)  # rollouts / PARTS are played of each version at the first look, second, third
ORDER = (UNTOUCHED, DEAD, DOUBT, MOVES)
KINDS = {"mechanism": "Mechanisms", "link": "Links", "parameter": "Parameters"}
TITLES = {"mechanism": "Mechanisms off, the dead first", "link": "Links cut, the dead first",
          "parameter": "Parameters that move least"}
MOST = 30  # lines of a panel

Probe = Callable[[int], Moves]


@dataclass(frozen=True)
class ChangeTrial:
    """One change to be tried: kind of KINDS, its family, its name, and what n rollouts show."""

    kind: str
    family: str
    name: str
    probe: Probe

    @property
    def id(self) -> str:
        """What it is called in findings."""
        return f"{self.family if self.kind == 'link' else self.kind}.{self.name}"


def mechanisms(lab: Lab) -> list[ChangeTrial]:
    """Each mechanism that is on, switched off."""
    given = {k.partition(".")[2] for k in lab.overrides if k.startswith("mechanisms.")}

    def probe(name: str) -> Probe:
        return lambda n: moves(lab.plain(n), lab.play(n, {f"mechanisms.{name}": "off"}))

    return [ChangeTrial("mechanism", "mechanism", m, probe(m)) for m in MECHANISMS
            if lab.scenario.mechanisms[m] and m not in given]


def cuts(lab: Lab) -> list[ChangeTrial]:
    """Each link, cut."""

    def probe(link: Link) -> Probe:
        def look(n: int) -> Moves:
            before = lab.play(n, link.given) if link.given else lab.plain(n)
            return moves(before, lab.play(n, link.without, link.scenario))

        return look

    return [ChangeTrial("link", link.family, link.name, probe(link)) for link in links(lab.scenario)
            if not lab.overrides.keys() & link.without.keys()]


def parameters(lab: Lab) -> list[ChangeTrial]:
    """Each parameter the scenario gives, from its low to its high end."""
    scenario = lab.scenario

    def probe(path: str) -> Probe:
        pair = ends(scenario.parameters[path], scenario.paths[path].entry.whole)
        seat = owner(scenario, path)
        return lambda n: moves(*(lab.play(n, {path: value, **seat}) for value in pair))

    return [ChangeTrial("parameter", path.partition(".")[0], path, probe(path))
            for path in sorted(set(scenario.parameters) - set(lab.overrides))]


def looks(rollouts: int, replicates: int) -> tuple[int, ...]:
    """Rollouts of each version at every look, whole rows."""
    least = 10 * replicates
    return tuple(max(least, rollouts // part // replicates * replicates) for part in PARTS)


def is_settled(m: Moves, stage: int) -> bool:
    """True if a change needs no further look: the first settles only what moves for certain.

    Few rollouts of which none differs settle nothing: as many as a bar's worth may yet.
    """
    if m.verdict == UNTOUCHED and OFTEN / m.n > POINTS:
        return False
    return m.sure if stage == 0 else m.verdict != DOUBT


def try_changes(lab: Lab, trials: Sequence[ChangeTrial], stages: Sequence[int]) -> dict[str, Moves]:
    """What every change moves, at the last look it was given."""
    found: dict[str, Moves] = {}
    waiting = list(trials)
    for stage, n in enumerate(stages):
        for done, trial in enumerate(waiting):
            found[trial.id] = trial.probe(n)
            lab.say(f"dead: {trial.kind}s at {n} rollouts", done + 1, len(waiting))
        waiting = [t for t in waiting if not is_settled(found[t.id], stage)]
    return found


def table(kind: str, trials: Sequence[ChangeTrial], found: dict[str, Moves]) -> SectionTable:
    """All changes of a kind: what moves nothing first, then by what moved."""
    rows: list[tuple[Cell, ...]] = []
    for t in sorted(trials, key=lambda t: rank(found[t.id])):
        m = found[t.id]
        name = t.name if kind != "link" else f"{t.family}: {t.name}"
        rows.append((name, m.verdict, m.share.output, m.share.change, m.count.output,
                     percent(m.count.change), m.n, m.touched, m.sure, m.page))
    columns = (
        Column("name", kind.capitalize(), "text"), Column("verdict", "verdict", "text"),
        Column("share", "share moved most", "text", page=False),
        Column("points", "share moved", "points", "largest move of a share"),
        Column("count", "count moved most", "text", page=False),
        Column("percent", "count moved, %", "number", "largest move of a count, in percent of its "
               "size"),
        Column("n", "n", "count", "rollouts of each version"),
        Column("touched", "differ", "count", "rollouts that differ in any label, count or day"),
        Column("sure", "beyond its bar for certain", "flag", page=False),
        Column("page", "moves what the page of a run prints", "flag", page=False),
    )
    shown = max(6, sum(found[t.id].verdict in (UNTOUCHED, DEAD) for t in trials))
    return table_of(f"{kind}s", KINDS[kind], columns, rows, min(shown, 20))


def rank(m: Moves) -> tuple[int, float]:
    """Verdict, then size against the bar."""
    share, count = (abs(x.change.at or 0.0) for x in (m.share, m.count))
    return ORDER.index(m.verdict), max(share / POINTS, count / PART)


def overview(trials: Sequence[ChangeTrial], found: dict[str, Moves]) -> SectionTable:
    """How many of each kind and family came to each verdict."""
    rows: list[tuple[Cell, ...]] = []
    for kind in KINDS:
        members = [t for t in trials if t.kind == kind]
        families = sorted({t.family for t in members})
        for family in families:
            mine = Counter(found[t.id].verdict for t in members if t.family == family)
            name = f"{kind}s of {words(family)}" if kind == "parameter" else words(family)
            rows.append((name, sum(mine.values()), *(mine[v] for v in ORDER)))
    columns = (("family", "Family", "text"), ("tried", "tried", "count"),
               *((v.replace(" ", "_"), v, "count") for v in ORDER))
    return table_of("families", "What was tried, by family", columns, rows)


def change_names(trials: Sequence[ChangeTrial]) -> str:
    """Names of changes, those of parameters by family."""
    if trials and trials[0].kind == "parameter":
        families: dict[str, list[str]] = {}
        for t in trials:
            families.setdefault(t.family, []).append(t.name.partition(".")[2])
        return "; ".join(f"{family}: {', '.join(names)}" for family, names in families.items())
    if trials and trials[0].kind == "link":
        return ", ".join(f"{t.family} {t.name}" for t in trials)
    return ", ".join(words(t.name) for t in trials)


def sentences(trials: Sequence[ChangeTrial], found: dict[str, Moves]) -> list[str]:
    """What is dead, kind by kind; what is in doubt; what moves a tally alone."""
    says = []
    for kind in KINDS:
        mine = [t for t in trials if t.kind == kind]
        if not mine:
            says.append(f"There are no {kind}s to try.")
            continue
        for verdict, what in ((UNTOUCHED, "touch not one rollout"), (DEAD, "move nothing printed"),
                              (DOUBT, "are in doubt")):
            some = [t for t in mine if found[t.id].verdict == verdict]
            names = f": {change_names(some)}" if some else ""
            says.append(f"{len(some)} of {len(mine)} {kind}s {what}{names}.")
    close = sum(found[t.id].verdict == MOVES and not found[t.id].sure for t in trials)
    if close:
        says.append(f"Of those that move something, {close} pass a bar by the estimate, not for "
                    "certain.")
    tallies = [t for t in trials if found[t.id].verdict == MOVES and not found[t.id].page]
    if tallies:
        names = ", ".join(t.id if t.kind == "link" else t.name for t in tallies)
        says.append(f"{len(tallies)} move only a count that the page of a run does not print: "
                    f"{names}.")
    return says


def notes(trials: Sequence[ChangeTrial], stages: Sequence[int]) -> tuple[str, ...]:
    """How it was measured and what it cannot see."""
    there = {t.family for t in trials if t.kind == "link"}
    lacking = [family for family in FAMILIES if family not in there]
    n = joined([f"{x:,}" for x in stages])
    out = [
        f"On shared luck, {n} rollouts of each version at the first look, the second for whatever "
        "passed no bar for certain at it, and the third for what was still in doubt. Mechanisms "
        "are switched off, links cut, parameters taken from the 1 % to the 99 % point of their "
        "prior (a fixed number from half to double; a doctrine's trait with the doctrine in its "
        "seat).",
        f"Dead: every 95 % interval lies inside {100 * POINTS:.0f} points for a share (of labels, "
        f"of events that came) and {100 * PART:.0f} % for a count. Moves: a result passes its bar "
        "and its interval, widened for looking at all results, leaves 0 out. Counts are measured "
        f"against the mean of their size in the first version; one below {FEW:g} a rollout by the "
        "share of rollouts in which it is not 0.",
        "Not seen: what only moves a day, the spread of a result, or what actors got; and what "
        "matters only together with something else.",
        "The engine has no member who can veto an alliance's act; of vetoes, talk postures that "
        "refuse any offer are tried." + (f" This scenario has no {' and no '.join(lacking)}."
                                         if lacking else ""),
    ]
    return tuple(out)


def faults(trials: Sequence[ChangeTrial], found: dict[str, Moves]) -> dict[str, str]:
    """What is dead, by finding id, the deadest first."""
    out = {}
    for t in sorted(trials, key=lambda t: rank(found[t.id])):
        m = found[t.id]
        if m.verdict == UNTOUCHED:
            out[f"dead:{t.id}"] = f"touches none of {m.n:,} rollouts"
        elif m.verdict == DEAD:
            out[f"dead:{t.id}"] = (
                f"moves no share by {100 * POINTS:.0f} points, no count by {100 * PART:.0f} % "
                f"(n = {m.n:,}; {m.touched:,} rollouts differ)")
    return out


def measure(lab: Lab, rollouts: int) -> Section:
    """Try every mechanism, link and parameter, and say which move nothing printed."""
    stages = looks(rollouts, lab.replicates)
    groups = (mechanisms(lab), cuts(lab), parameters(lab))
    trials = [t for group in groups for t in group]
    found: dict[str, Moves] = {}
    for group in groups:
        found |= try_changes(lab, group, stages)
    tables = tuple(table(kind, [t for t in trials if t.kind == kind], found) for kind in KINDS)
    charts = tuple(Chart(f"{kind}s", "dots", title, "name", "points", most=MOST)
                   for kind, title in TITLES.items())
    return Section("dead", ASKS, tuple(sentences(trials, found)),
                   (overview(trials, found), *tables), charts, faults(trials, found),
                   notes(trials, stages))
