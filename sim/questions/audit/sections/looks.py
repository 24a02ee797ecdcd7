"""Whether results hang on how often actors look again: every such rate halved and doubled.

An actor's rate says how often it thinks again unprompted, which is a matter of habit and evidence
is thin. Results should not turn on it; nor should a rate be ignored, which looks the same from
outside. So a rate that moves nothing is asked a second question: did anything at all change, the
day of the actor's first act on the track to begin with?
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim.data.outcome import Outcome
from sim.data.reduce import require
from sim.questions.audit.section import Cell, Chart, Section, SectionTable, table_of
from sim.questions.audit.sections.choices import at
from sim.questions.audit.sections.rates import (
    ELSEWHEN,
    HOLDS,
    IGNORED,
    MOVES,
    OPEN,
    SETTINGS,
    Rate,
    RateTrial,
    changes,
    first_act,
    largest,
    rates,
    surely_beyond,
    trial,
    verdict,
)
from sim.questions.audit.sections.scaled import scale_prior
from sim.scenario.outcome_words import end_axis
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab, head

ASKS = "do results hang on how often actors look again?"
TOGETHER = 3  # rollouts / TOGETHER are played with all rates changed together
SINGLE = 8  # rollouts / SINGLE with one rate changed
END = 0.02  # what an end state may move
LABEL = 0.03  # what any label may move



def by_rate(trials: Mapping[str, Sequence[RateTrial]], ends: str) -> SectionTable:
    """Of each rate and setting, the end state it moves most; ignored rates first."""
    ranked: list[tuple[bool, float, list[tuple[Cell, ...]]]] = []
    for name, tried in trials.items():
        said = verdict(tried, ends, END)
        most = [largest([m for m in t.moves if m[0] == ends]) for t in tried]
        ranked.append((said != IGNORED, -max(abs(at(change)) for *_, change in most),
                       [(name, t.setting, label if at(change) else "none", change, said)
                        for t, (_, label, change) in zip(tried, most, strict=True)]))
    rows = [row for *_, both in sorted(ranked, key=lambda r: r[:2]) for row in both]
    columns = (
        ("rate", "Rate of looking at", "text"), ("setting", "is", "text"),
        ("label", "end state moved most", "text"), ("change", "change", "points"),
        ("verdict", "end states", "text",
         f"{MOVES}: some by more than {100 * END:g} points for certain; {HOLDS}: none by more, for "
         f"certain; {OPEN}: these rollouts cannot tell; {ELSEWHEN}: the actor looks "
         f"on other days and nothing else changes; {IGNORED}: not even that"),
    )
    return table_of("rates", "One rate halved and doubled", columns, rows)


def first_acts(base: Outcome, trials: Mapping[str, Sequence[RateTrial]]) -> SectionTable:
    """Day of each actor's first act on a track, and how often there is one, at every setting."""
    rows: list[tuple[Cell, ...]] = []
    for name, tried in trials.items():
        rows += [(name, t.setting, t.first, t.ever) for t in tried]
        rows.append((name, "as it is", *first_act(base, tried[0].rate)))
    columns = (
        ("rate", "First act on", "text"), ("setting", "its rate", "text"),
        ("day", "day", "number", "mean day of the first change of posture or word, where there is "
                                 "one"),
        ("ever", "ever", "share", "rollouts in which there is one"),
    )
    return table_of("first", "Days on which actors first act, by their own rate", columns, rows,
                    shown=15)


def by_label(trials: Mapping[str, Sequence[RateTrial]]) -> SectionTable:
    """Change of every label by every single rate, the largest first."""
    rows = [(f"{axis}: {label}", name, t.setting, change)
            for name, tried in trials.items() for t in tried for axis, label, change in t.moves]
    rows.sort(key=lambda row: -abs(at(row[3])))
    columns = (("label", "Label", "text"), ("rate", "rate", "text"), ("setting", "is", "text"),
               ("change", "change", "points"))
    return table_of("moves", "What single rates move most", columns, rows, shown=10)


def together(lab: Lab, base: Outcome, found: Sequence[Rate], ends: str) -> SectionTable:
    """Change of every label where all rates are halved, and where all are doubled."""
    moved = {}
    for k, (setting, factor) in enumerate(SETTINGS.items()):
        lab.say(f"looks: all rates {setting}", k + 1, 1 + len(SETTINGS))
        after = lab.play(base.rollouts, {r.path: scale_prior(r.quantity, factor) for r in found})
        moved[setting] = changes(base, after)
    rows = []
    for (axis, label), *values in zip(estimates.labels(base), *moved.values(), strict=True):
        share = estimates.share(base, estimates.ended_with(base, axis, label))
        if any(at(v) for v in (share, *(v[2] for v in values))):
            rows.append((f"{axis}: {label}", share, *(v[2] for v in values)))
    rows.sort(key=lambda r: (not r[0].startswith(f"{ends}: "), -max(abs(at(v)) for v in r[2:])))
    columns = (("label", "Label", "text"), ("share", "as it is", "share"),
               *((s, f"all {s}", "points") for s in SETTINGS))
    return table_of("together", "All rates halved and doubled together", columns, rows)


Move = tuple[str, str, str, Value]  # setting, axis, label, change


def judge_rates(name: str, moves: Sequence[Move], ends: str, what: str) -> dict[str, str]:
    """Findings on a rate or on all: an end state or a label beyond its bar for certain."""
    found = {}
    for kind, bar, these in (("end", END, [m for m in moves if m[1] == ends]),
                             ("label", LABEL, [m for m in moves if m[1] != ends])):
        beyond = [m for m in these if surely_beyond(m[3], bar, len(these))]
        if beyond:
            setting, axis, label, change = max(beyond, key=lambda m: abs(at(m[3])))
            more = len({m[1:3] for m in beyond}) - 1
            found[f"looks:{kind}.{name}"] = (
                f"{what} {setting} moves {axis}: {label} by {points(change)}"
                f"{f', and {more} more beyond {100 * bar:g} points for certain' if more else ''}")
    return found


def points(change: Value) -> str:
    """A change in points with its error."""
    low, high = change.low or 0.0, change.high or 0.0
    return f"{100 * at(change):+.1f} \N{PLUS-MINUS SIGN}{50 * (high - low):.1f} points"


def faults(
    trials: Mapping[str, Sequence[RateTrial]], whole: SectionTable, ends: str
) -> dict[str, str]:
    """Rates that are ignored and those on which results hang, end states before other labels."""
    moves = []
    for row in whole.rows:
        axis, _, label = str(row[0]).partition(": ")
        moves += [(s, axis, label, v) for s, v in zip(SETTINGS, row[2:], strict=True)
                  if isinstance(v, Value)]
    found = judge_rates("all", moves, ends, "every rate")
    for name, tried in trials.items():
        path = tried[0].rate.path
        if verdict(tried, ends, END) == IGNORED:
            found[f"looks:ignored.{path}"] = (
                f"the rate of {name} is ignored: halved or doubled, no label, count or choice of "
                "any rollout differs")
        found |= judge_rates(path, [(t.setting, *m) for t in tried for m in t.moves], ends,
                             f"the rate of {name}")
    return dict(sorted(found.items(), key=lambda f: f[0].startswith("looks:label")))


def measure(lab: Lab, rollouts: int) -> Section:
    """Halve and double every rate together, then each by itself."""
    many, few = (max(2, rollouts // part // lab.replicates) * lab.replicates
                 for part in (TOGETHER, SINGLE))
    ends = end_axis(lab.scenario)
    found, idle = rates(lab)
    if not found:
        return Section("looks", ASKS, ("Nobody has a track with two options to look at again.",),
                       ())
    lab.say("looks: as it is", 0, 1 + len(SETTINGS))
    base = lab.play(many, trace=1)
    require(base, "the scenario as it is")
    whole = together(lab, base, found, ends)
    start, trials = head(base, few), {}
    for k, rate in enumerate(found):
        lab.say(f"looks: {rate.name}", k, len(found))
        trials[rate.name] = [trial(lab, start, rate, setting) for setting in SETTINGS]
    faulty = faults(trials, whole, ends)
    singly = by_rate(trials, ends)
    ranked = {str(row[0]): trials[str(row[0])] for row in singly.rows}
    tables = (whole, singly, first_acts(start, ranked), by_label(trials))
    charts = (*(Chart("together", "dots", f"All rates {s}", "label", s, most=20)
                for s in SETTINGS),
              Chart("rates", "dots", "End state moved most by one rate", "rate", "change",
                    hue="setting", most=26),
              Chart("first", "dots", "Mean day of the first act", "rate", "day", hue="setting",
                    most=39))
    return Section("looks", ASKS, tuple(says(trials, whole, faulty, ends)), tables, charts, faulty,
                   notes(many, few, idle))


def says(
    trials: Mapping[str, Sequence[RateTrial]],
    whole: SectionTable,
    faulty: Mapping[str, str],
    ends: str,
) -> list[str]:
    """What was found, in sentences."""
    found = [f"{text[:1].upper()}{text[1:]}." for text in faulty.values()]
    if "looks:end.all" not in faulty:
        name, _, *moved = whole.rows[0]
        most = max((v for v in moved if isinstance(v, Value)), key=lambda v: abs(at(v)))
        found.insert(0, "Halving or doubling every rate moves no end state by more than "
                        f"{100 * END:g} points for certain; most it moves {name}, by "
                        f"{points(most)}.")
    verdicts = [verdict(tried, ends, END) for tried in trials.values()]
    count = {v: verdicts.count(v) for v in (HOLDS, OPEN, MOVES, ELSEWHEN, IGNORED)}
    found.append(f"Of {len(verdicts)} single rates {count[HOLDS]} hold every end state within "
                 f"{100 * END:g} points for certain, {count[MOVES]} move one by more, "
                 f"{count[OPEN]} cannot be told at this n, {count[ELSEWHEN]} change the days of "
                 f"looks and nothing else, {count[IGNORED]} are ignored.")
    return found


def notes(many: int, few: int, idle: Sequence[str]) -> tuple[str, ...]:
    """How it was measured and what it cannot see."""
    told = (f" Not asked, for want of a second option or of a rate above 0: {', '.join(idle)}."
            if idle else "")
    return (
        f"n = {many:,} rollouts with all rates changed, n = {few:,} with one, on shared luck; low, "
        "central and high of a rate are scaled within 0 to 1 a day." + told,
        f"Bars: {100 * END:g} points for an end state, {100 * LABEL:g} for any other label. A move "
        "is certain where its 95 % interval, widened for the number of labels and settings looked "
        "at (Bonferroni), lies beyond the bar on one side. A rate is ignored where no label and no "
        "count differs in any rollout, nor how often the actor looked at the track, what it did "
        "and when it first did.",
    )
