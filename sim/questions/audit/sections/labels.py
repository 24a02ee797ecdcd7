"""Whether labels mean what they say: against curves, windows of days, and what happened.

Everything is read off one set of rollouts: labels move nothing, so rules may be added and changed
at will (`sim.scenario.facts`).
"""

from __future__ import annotations

from sim.data.outcome import Outcome
from sim.glossary.measure import YES
from sim.glossary.text import percent
from sim.questions.audit.section import Cell, Chart, Section, SectionTable, table_of, unseen
from sim.questions.audit.sections import label_courses, label_series, label_windows
from sim.questions.audit.sections.contradictions import BESIDE, Clash, clashes
from sim.questions.audit.sections.play_axes import play_axes
from sim.scenario import facts
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "does each label mean what it says?"
PART = 2  # rollouts / PART are looked at
TOLD = {  # sentences at most of each
    "contradiction": 7, "series": 2, "course": 2, "order": 2, "window": 4}
SHARE = 0.01  # share of a label's rollouts with a fact against it that passes


def count_contradictions(outcome: Outcome, found: list[Clash]) -> SectionTable:
    """How often each fact goes with the label that it contradicts, the most often first."""
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        hit = estimates.ended_with(outcome, one.of, one.label)
        agrees = estimates.ended_with(outcome, one.axis.name, YES)
        share = estimates.share(outcome, agrees, hit)
        label = f"{one.of}: {one.label}"
        rows.append((f"{label}, {one.says}", label, one.kind, one.key, share.n, share))
    rows.sort(key=lambda row: -label_windows.size(row[-1]))
    return table_of("contradictions", "What happened against what the label says", (
        ("what", "Label, and what happened", "text"), unseen("label", "text", "the label"),
        unseen("kind", "text", "its kind"), unseen("fact", "text", "the fact against it"),
        ("n", "rollouts", "count"),
        ("share", "share", "share", "share of the label's rollouts in which the fact holds"),
    ), rows, shown=20)


def faults(contradictions: SectionTable) -> dict[str, str]:
    """Facts that go with a label more often than passes, for certain."""
    found = {}
    for what, label, kind, key, _, share in contradictions.rows:
        assert isinstance(share, Value)
        if (kind, key) not in BESIDE and share.n and share.low is not None and share.low > SHARE:
            found[f"labels:contradiction.{label}.{key}".replace(": ", ".")] = (
                f"{percent(share.at)} of '{label}' come{str(what)[len(str(label)) + 1 :]}")
    return found


def says(found: dict[str, str], kinds: bool, tables: tuple[SectionTable, ...]) -> tuple[str, ...]:
    """What was found in sentences, the gravest first."""
    lines = []
    for group, most in TOLD.items():
        texts = [text for key, text in found.items() if key.startswith(f"labels:{group}.")]
        lines += [text[:1].upper() + text[1:] + "." for text in texts[:most]]
    if len(found) > len(lines):
        lines.append(f"{len(found) - len(lines)} more findings are in the tables.")
    if not kinds:
        lines.append("No label has a kind (`kind:` in scenario.yaml), so none can be held against "
                     "what happened.")
    series, _, _, windows, contradictions = tables
    if not series.rows:
        lines.append("No axis bears the name of a curve or a count.")
    if not windows.rows:
        lines.append("No rule of a label has a window of days.")
    if not lines and contradictions.rows:
        lines.append("No label is contradicted by what happened.")
    return tuple(lines)


def measure(lab: Lab, rollouts: int) -> Section:
    """Play the scenario once with all that is to be known of each rollout."""
    scenario = lab.scenario
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    against, made = clashes(scenario), label_windows.stretches(scenario)
    beside = label_courses.courses(scenario)
    wanted = {axis.name: axis for axis in
              (*facts.own_axes(scenario), *(m.axis for m in made), *(c.axis for c in against),
               *(c.axis for c in beside))}
    lab.say("labels", 0, 1)
    outcome = play_axes(lab, n, facts.fitting(scenario, list(wanted.values())), trace=1)
    made = [one for one in made if one.axis.name in outcome.axes]
    against = [one for one in against if one.axis.name in outcome.axes]
    series, order = label_series.tables(scenario, outcome)
    courses = label_courses.table(scenario, outcome, beside)
    windows = label_windows.table(outcome, made)
    contradictions = count_contradictions(outcome, against)
    found = {**faults(contradictions), **label_series.faults(series, order),
             **label_courses.faults(courses), **label_windows.faults(windows)}
    kinds = any(o.kind(label) != "none" for o in scenario.outcomes for label in o.labels)
    tables = (series, order, courses, windows, contradictions)
    charts = (Chart("contradictions", "dots", "Against what happened", "what", "share",
                    most=20),
              Chart("windows", "dots", "Windows of days", "what", "change",
                    hue="times", most=20),
              Chart("series", "dots", "The curve of the axis's name", "label", "mean", hue="of"))
    notes = (f"n = {n:,} rollouts, the same throughout; a label's share that moves by at most "
             f"{100 * label_windows.BAR:g} points passes, and a fact against a label in at most "
             f"{100 * SHARE:g} % of its rollouts. Whom a fact is about is read from the label's "
             "rule, else its axis, else the ultimatums, and read on the last day. Strikes that go "
             "on once a demand is met or a deal is in force are shown and do not count against the "
             "label: they say something of the model.",)
    return Section("labels", ASKS, says(found, kinds, tables), tables, charts, found, notes)
