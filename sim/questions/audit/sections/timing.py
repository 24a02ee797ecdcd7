"""When things come: dated events of the record against rollouts from several first days.

Each start holds what was known on its day. From there the model's days of an event are set beside
the day of the record, and both it and a constant rate known from the days before are scored. The
record enters no rollout.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.outputs import INJECT
from sim.glossary.text import number, percent
from sim.methods.scores import crps, crps_parts, day_masses, log_score, waiting_masses
from sim.questions.audit.section import Cell, Chart, Column, Section, SectionTable, table_of, unseen
from sim.scenario.load import load_start
from sim.scenario.starts import CAME, DatedEvent, Start
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "do things come when they came, from days on which the state is known?"
PART = 4  # rollouts / PART from each start are played
EDGE = 0.025  # share of rollouts on one side of the record below which it lies outside
SIDES = {
    "already": "So already on the first morning, though the record has it still to come",
    "early": f"The record's day comes before more than {100 * (1 - EDGE):g} % of rollouts have it",
    "late": f"The record's day comes after more than {100 * (1 - EDGE):g} % of rollouts have it",
}


@dataclass(frozen=True)
class Timed:
    """One event from one start: the record's day, the model's days, and both forecasts' scores.

    day: days from the start; window: days looked at; naive and naive_log are None where no rate is
    known. already: share of rollouts in which it was so on the first morning.
    """

    start: Start
    event: DatedEvent
    day: int
    window: int
    earlier: Value
    on_day: Value
    later: Value
    never: Value
    quantiles: tuple[float, float, float, float, float]
    crps: Value
    log: float
    naive: float | None
    naive_log: float | None
    already: float

    def within(self, low: int, high: int) -> bool:
        """Whether the record's day lies between two of the quantiles (5, 25, 50, 75, 95 %)."""
        return self.quantiles[low] <= self.day <= self.quantiles[high]


def days_of(outcome: Outcome, event: DatedEvent) -> np.ndarray:
    """Day on which the event came in each rollout, nan for never.

    The inject that tells of it is read in the morning, a day after the evening on which it came.
    """
    return outcome.count(INJECT + CAME + event.name) - 1.0


def time_event(outcome: Outcome, start: Start, event: DatedEvent) -> Timed | None:
    """An event from a start; None where the record does not ask for it."""
    asked, window = event.after(start.day), outcome.days - 1
    if asked is None:
        return None
    day = min((asked - start.day).days, window)
    days, good = days_of(outcome, event), outcome.valid
    known = np.where(np.isnan(days), window, days)
    masses = day_masses(np.maximum(days[good], 0.0), window)
    parts = np.zeros(outcome.rollouts)
    parts[good] = crps_parts(np.maximum(days[good], 0.0), window, day)
    error = estimates.mean(outcome, parts)
    score = crps(masses, day)
    half = error.high - (error.at or 0.0) if error.high is not None else None
    naive = waiting_masses(*event.before(start.day), event.to_come(start.day), window)
    return Timed(
        start, event, day, window,
        estimates.share(outcome, known < day), estimates.share(outcome, known == day),
        estimates.share(outcome, known > day), estimates.share(outcome, known >= window),
        tuple(np.quantile(known[good], (0.05, 0.25, 0.5, 0.75, 0.95), method="inverted_cdf")),
        Value(score, score - half, score + half, error.n) if half is not None else Value(score),
        log_score(masses, day, error.n),
        None if naive is None else crps(naive, day),
        None if naive is None else log_score(naive, day),
        float(np.mean(days[good] < 0.0)))


def table(found: list[Timed]) -> SectionTable:
    """A row an event and start."""
    rows: list[tuple[Cell, ...]] = []
    for t in found:
        late = [None if q >= t.window else float(q) for q in t.quantiles]
        rows.append((f"{t.start.day:%d %b %Y}, {t.event.name}", t.start.name, t.event.name,
                     t.day, t.earlier, late[0], late[2], late[4], t.never.at, t.crps, t.naive,
                     t.log, t.naive_log, t.on_day, t.never, t.window))
    columns: list[tuple[str, ...] | Column] = [
        ("what", "First day, event", "text"), unseen("start", "text", "name of the start"),
        unseen("event", "text", "name of the event"),
        ("day", "record", "count", "days from the start to the record's day"),
        ("earlier", "earlier", "share", "share of rollouts in which it comes before that day"),
        ("q05", "5%", "count", "day by which it has come in 5 % of rollouts, - for none"),
        ("q50", "median", "count", "day by which it has come in half of the rollouts"),
        ("q95", "95%", "count", "day by which it has come in 95 % of rollouts"),
        ("never_share", "not by end", "share", "share in which it does not come in the window"),
        ("crps", "CRPS", "number", "days of error of the model, 0 at best"),
        ("naive", "naive", "number", "the same of a constant rate known from the days before"),
        unseen("log", "number", "minus the log of the chance of the day, nats"),
        unseen("naive_log", "number", "the same of the constant rate"),
        unseen("on_day", "share", "share of rollouts in which it comes on the very day"),
        unseen("never", "share", "share in which it does not come, with its interval"),
        unseen("window", "count", "days looked at"),
    ]
    return table_of("days", "Day of each event after its start, in the record and in rollouts",
                    columns, rows)


@dataclass(frozen=True)
class Pooled:
    """All starts of one event: how often the bands hold the record, and both mean scores."""

    event: DatedEvent
    asked: int
    half: int
    nine: int
    dates: int
    scored: int
    crps: Value
    naive: float | None
    log: float | None
    naive_log: float | None


def pool_starts(event: DatedEvent, found: list[Timed]) -> Pooled:
    """The starts of an event together; scores over those with a naive rate.

    The starts have luck in common, so the error of the mean score is at most the mean error.
    """
    mine = [t for t in found if t.event is event]
    both = [t for t in mine if t.naive is not None]
    at = float(np.mean([t.crps.at for t in both])) if both else None
    half = float(np.mean([(t.crps.high or 0.0) - (t.crps.at or 0.0) for t in both])) if both else 0
    value = Value(at, at - half, at + half, len(both)) if at is not None else Value(None)
    mean = {k: float(np.mean([getattr(t, k) for t in both])) if both else None
            for k in ("naive", "log", "naive_log")}
    return Pooled(event, len(mine), sum(t.within(1, 3) for t in mine),
                  sum(t.within(0, 4) for t in mine),
                  len({event.after(t.start.day) for t in mine}), len(both), value,
                  mean["naive"], mean["log"], mean["naive_log"])


def verdicts(found: list[Pooled]) -> SectionTable:
    """A row an event, over all starts."""
    rows = [(p.event.says, p.event.name, p.asked, p.dates, p.half, p.nine, p.scored, p.crps,
             p.naive, p.log, p.naive_log) for p in found]
    return table_of("verdicts", "Over all starts that ask for it", (
        ("what", "What comes", "text"), unseen("event", "text", "name of the event"),
        ("asked", "starts", "count", "starts that ask for it"),
        ("dates", "dates", "count", "different dates of the record among them"),
        ("half", "in 50%", "count", "starts whose 50 % band holds the record's day"),
        ("nine", "in 90%", "count", "starts whose 90 % band holds it"),
        ("scored", "scored", "count", "starts that have a naive rate too"),
        ("crps", "CRPS", "number", "mean over those, in days"),
        ("naive", "naive", "number", "mean of the constant rate over the same"),
        ("log", "log", "number", "mean over the same, nats"),
        ("naive_log", "naive", "number", "mean of the constant rate"),
    ), rows)


def faults(found: list[Timed], over: list[Pooled]) -> dict[str, str]:
    """Days for certain outside the rollouts, forecasts for certain worse than a constant rate."""
    wrong = {}
    for t in found:
        name = f"{t.start.name}.{t.event.name}"
        if t.already > 0.0:
            wrong[f"timing:already.{name}"] = (
                f"{t.event.says}: so already on the first morning of {t.start.day} in "
                f"{percent(t.already)}")
        elif (t.earlier.low or 0.0) > 1 - EDGE:
            wrong[f"timing:late.{name}"] = (f"from {t.start.day}, {t.event.says} before the "
                                            f"record's day in {percent(t.earlier.at)}")
        elif (t.later.low or 0.0) > 1 - EDGE:
            wrong[f"timing:early.{name}"] = (f"from {t.start.day}, {t.event.says} after the "
                                             f"record's day or not at all in {percent(t.later.at)}")
    for p in over:
        if p.naive is not None and p.crps.low is not None and p.crps.low > p.naive:
            wrong[f"timing:naive.{p.event.name}"] = (
                f"{p.event.says}: CRPS {number(p.crps.at)} days, a constant rate "
                f"{number(p.naive)}")
    return wrong


def sentences(over: list[Pooled], found: list[Timed], wrong: dict[str, str]) -> tuple[str, ...]:
    """What lies outside, then a sentence an event."""
    out = []
    for name, says in SIDES.items():
        parts = []
        for p in over:
            times = sum(f"timing:{name}.{t.start.name}.{t.event.name}" in wrong for t in found
                        if t.event is p.event)
            parts += [f"{p.event.says}, from {times} of {p.asked} starts"] if times else []
        if parts:
            out.append(f"{says}: {'; '.join(parts)}.")
    for p in over:
        text = (f"{p.event.says[:1].upper()}{p.event.says[1:]}: the 50 % band holds the record's "
                f"day from {p.half} of {p.asked} starts, the 90 % band from {p.nine}")
        if p.naive is not None:
            text += (f"; CRPS {number(p.crps.at)} days against {number(p.naive)} of a constant "
                     f"rate, log score {number(p.log)} against {number(p.naive_log)} "
                     f"({p.scored} starts, {p.dates} dates)")
        out.append(text + ".")
    return tuple(out)


def measure(lab: Lab, rollouts: int) -> Section:
    """Play every start of the scenario and set its dated events against the record."""
    starts = lab.scenario.starts
    if not starts:
        return Section("timing", ASKS, ("No dated record: the scenario names no file of starts.",),
                       ())
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    found: list[Timed] = []
    for k, start in enumerate(starts.starts):
        lab.say(f"timing: {start.day}", k, len(starts.starts))
        outcome = lab.play(n, scenario=load_start(lab.scenario, start))
        rows = [time_event(outcome, start, event) for event in starts.events]
        found += [t for t in rows if t is not None]
    found.sort(key=lambda t: ([e.name for e in starts.events].index(t.event.name), t.start.day))
    over = [pool_starts(e, found) for e in starts.events if any(t.event is e for t in found)]
    notes = (f"n = {n:,} rollouts from each start, to the eve of the scenario's last day. A start "
             "holds what was known on its day; priors on conduct are the scenario's own"
             + (", and in-sample" if lab.scenario.in_sample else "") + ". Starts that wait for "
             "the same date are not independent: dates, not starts, are what there is to learn "
             "from. CRPS in days, cut to the window; log score in nats; less is better. The naive "
             "rate is constant, known from the record before the start alone (Jeffreys), and has "
             "no score where no day of the record came before. A day that no rollout has gets the "
             "log score of half a rollout, so that score grows with n.",)
    charts = (Chart("days", "dots", "Rollouts that come before the record's day", "what",
                    "earlier", hue="event", most=40),)
    wrong = faults(found, over)
    return Section("timing", ASKS, sentences(over, found, wrong), (verdicts(over), table(found)),
                   charts, wrong, notes)
