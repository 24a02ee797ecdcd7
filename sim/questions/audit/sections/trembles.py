"""Labels owed to trembles: deciding acts below the best, sharper choice, words against the last.

A logit draws every option now and then (R. D. McKelvey and T. R. Palfrey, 1995, Quantal response
equilibria for normal form games). A choice more than 1 / precision below the best is here called a
tremble: it is taken at less than 1 / e of the odds of the best. A label that lives on trembles
says how noisy the actors are, not what they want, and fades as choice is made sharper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import require
from sim.engine.state.capacity import OPTIONS
from sim.engine.state.names import TRACKS
from sim.questions.audit.section import Cell, Chart, Section, SectionTable, table_of
from sim.questions.audit.sections.choices import ALL, at, choices, postures, words
from sim.questions.audit.sections.scaled import quantity_of, scale_prior
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "are labels owed to choices against the actor's own interest?"
PART = 3  # rollouts / PART are played of each version
SHORT = 1.0  # in 1 / precision below the best: what is called a tremble
FACTORS = (2, 4)  # of every actor's precision
ACTS = 3  # commonest deciding acts of a label

LEAST = 0.05  # share of a label from which what decides it is judged
RARE = 0.01  # share of a label from which what is left of it is judged
OWED = 0.5  # share of a label's decided rollouts that trembles may decide
KEPT = 0.5  # share of a label that sharper choice must leave
EVEN = 0.5  # share of a track's choices that may be near even
DENIED = 0.03  # share of words that may be at odds with the last

NO_ACT = "no act"


def act_of(scenario: Scenario, code: int) -> tuple[str, str, str]:
    """Actor, track and option of a deciding act's code."""
    actor, rest = divmod(code, len(TRACKS) * OPTIONS)
    track = TRACKS[rest // OPTIONS]
    return (scenario.actor_names[actor], track,
            scenario.actors[actor].menus[track][rest % OPTIONS])


def labels(outcome: Outcome) -> SectionTable:
    """Of each label that came: its share, and how often a tremble decided it."""
    rows: list[tuple[Cell, ...]] = []
    for axis, label in estimates.labels(outcome):
        hit = estimates.ended_with(outcome, axis, label)
        if not (hit & outcome.valid).any():
            continue
        decided = hit & (outcome.note(f"turn_act.{axis}") >= 0)
        trembled = decided & (outcome.note(f"turn_short.{axis}") > SHORT)
        rows.append((f"{axis}: {label}", estimates.share(outcome, hit),
                     estimates.share(outcome, trembled, hit),
                     estimates.share(outcome, trembled, decided)))
    rows.sort(key=lambda row: (at(row[1]) < LEAST, -at(row[3])))
    columns = (
        ("label", "Label", "text"), ("share", "share", "share"),
        ("owed", "by a tremble", "share", "of its rollouts, those whose deciding act lay more than "
                                          "1 / precision below the best"),
        ("of_decided", "of decided", "share", "the same, of its rollouts that an act decided"),
    )
    return table_of("labels", "Labels that a tremble decides", columns, rows)


def acts(outcome: Outcome, scenario: Scenario) -> SectionTable:
    """The commonest deciding acts of each label that came, and how often there was none."""
    rows: list[tuple[Cell, ...]] = []
    rare: set[Cell] = set()
    for axis, label in estimates.labels(outcome):
        hit = estimates.ended_with(outcome, axis, label)
        if hit.sum() < LEAST * outcome.valid.sum():
            rare.add(f"{axis}: {label}")
        code = outcome.note(f"turn_act.{axis}").astype(int)
        short = outcome.note(f"turn_short.{axis}")
        for found, _ in Counter(code[hit & (code >= 0)].tolist()).most_common(ACTS):
            this = hit & (code == found)
            chosen = this & (short >= 0)
            rows.append((f"{axis}: {label}", " ".join(act_of(scenario, found)),
                         estimates.share(outcome, this, hit),
                         estimates.mean(outcome, short, chosen) if chosen.any() else None))
        if (hit & (code < 0)).any():
            rows.append((f"{axis}: {label}", NO_ACT, estimates.share(outcome, code < 0, hit), None))
    rows.sort(key=lambda row: (row[0] in rare, -at(row[2]) * at(row[3])))
    columns = (
        ("label", "Label", "text"), ("act", "act", "text", "actor, track and option"),
        ("share", "of it", "share", "share of the label's rollouts that this act decided; no act: "
                                    "chance, time or the first day's state did"),
        ("short", "short", "number", "mean shortfall below the best in units of 1 / precision; "
                                     "none where the act was ordered"),
    )
    return table_of("acts", "Acts that decide labels, by share times shortfall", columns, rows,
                    shown=16)


def share_kept(before: Outcome, after: Outcome, axis: str, label: str) -> Value:
    """Share of a label after over its share before, two runs on shared luck."""
    parts = [estimates.linearise(estimates.ended_with(o, axis, label), np.ones(o.rollouts), o.valid,
                                  o.replicates) for o in (before, after)]
    (a, one), (b, two) = parts
    n = int((before.valid & after.valid).sum())
    if not a > 0.0 or np.isnan(b):
        return Value(None, n=n)
    return estimates.value_of(b / a, b / a + (two - b / a * one) / a, n)


def sharper(plain: Outcome, runs: Mapping[int, Outcome]) -> SectionTable:
    """Each label's share at every precision, and what is left of it at the highest."""
    rows: list[tuple[Cell, ...]] = []
    last = max(runs)
    for axis, label in estimates.labels(plain):
        versions = (plain, *runs.values())
        shares = [estimates.share(o, estimates.ended_with(o, axis, label)) for o in versions]
        if any(at(s) > 0.0 for s in shares):
            rows.append((f"{axis}: {label}", *shares, share_kept(plain, runs[last], axis, label)))
    rows.sort(key=lambda row: (at(row[1]) < RARE, at(row[-1])))
    columns = (("label", "Label", "text"), ("x1", "as it is", "share"),
               *((f"x{k}", f"x{k}", "share", f"every actor's precision times {k}") for k in runs),
               ("keep", f"left at x{last}", "number", f"share at x{last} over share as it is"))
    return table_of("sharper", "Shares as everybody's choice is made sharper", columns, rows)


def labels_owed(table: SectionTable, known: SectionTable) -> dict[str, str]:
    """Labels that trembles decide, for certain: finding -> what is wrong."""
    found = {}
    for name, share, tremble, of_decided in table.rows:
        if at(share) >= LEAST and beyond(of_decided, OWED):
            mine = [r for r in known.rows if r[0] == name and r[1] != NO_ACT]
            actor, track, option = str(max(mine, key=lambda r: at(r[2]))[1]).split(" ")
            decided = at(tremble) / at(of_decided)
            found[f"trembles:owed.{key(name)}"] = (
                f"Trembles decide {at(of_decided):.0%} of {name} (share {at(share):.0%}"
                f"{f', of which an act decided {decided:.0%}' if decided < 0.995 else ''}), "
                f"most often {actor}'s {option} ({track})")
    return found


def labels_faded(table: SectionTable) -> dict[str, str]:
    """Labels of which sharper choice leaves less than half, for certain."""
    found = {}
    for row in table.rows:
        keep = row[-1]
        if at(row[1]) >= RARE and isinstance(keep, Value) and keep.high is not None and (
                keep.high < KEPT):
            found[f"trembles:fades.{key(row[0])}"] = (
                f"{row[0]} falls from {at(row[1]):.1%} to {at(row[-2]):.1%} where everybody "
                f"chooses {max(FACTORS)} times as sharply")
    return found


def careless(how: SectionTable, said: SectionTable) -> dict[str, str]:
    """Tracks on which most choices are near even, and actors whose words are at odds."""
    found = {}
    for actor, _, other, denied in said.rows:
        if actor != ALL and beyond(denied, DENIED):
            found[f"trembles:words.{actor}"] = (
                f"{at(denied):.0%} of {actor}'s words are at odds with its last on the same matter "
                f"({at(other):.0%} are unlike it)")
    for who, _, even, _ in how.rows:
        actor, _, track = str(who).partition(": ")
        if actor != ALL and beyond(even, EVEN):
            found[f"trembles:even.{key(who)}"] = (
                f"{at(even):.0%} of {actor}'s choices on the track {track} have near even odds")
    return found


def key(name: Cell) -> str:
    """A row's name as part of a finding's: `tie: broken` as `tie.broken`."""
    return str(name).replace(": ", ".")


def beyond(value: Cell, bar: float) -> bool:
    """True if all of a figure's interval lies above a bar."""
    return isinstance(value, Value) and value.low is not None and value.low > bar


def runs_of(lab: Lab, n: int) -> dict[int, Outcome]:
    """The same rollouts with every actor's precision times each factor."""
    found = {}
    for k, factor in enumerate(FACTORS):
        lab.say(f"trembles: precision times {factor}", k + 1, 1 + len(FACTORS))
        paths = [f"{actor}.precision" for actor in lab.scenario.actor_names]
        found[factor] = lab.play(n, {p: scale_prior(quantity_of(lab, p), factor) for p in paths})
    return found


def measure(lab: Lab, rollouts: int) -> Section:
    """Look at what decides each label, then make everybody's choice sharper."""
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    lab.say("trembles: what decides each label", 0, 1 + len(FACTORS))
    plain = lab.play(n, trace=2)
    require(plain, "the scenario as it is")
    deciding, known = labels(plain), acts(plain, lab.scenario)
    how, said, kept_on = choices(plain), words(plain), postures(plain)
    sharp = bool(variant(lab.scenario, lab.overrides).mechanisms["quantal"])
    shares = sharper(plain, runs_of(lab, n)) if sharp else None
    by_label, fading = labels_owed(deciding, known), labels_faded(shares) if shares else {}
    loose = careless(how, said)
    found = {**by_label, **fading, **loose}
    says = [*by_label.values(), *fading.values(), *loose.values()]
    says = [f"{text}." for text in says]
    if not by_label:
        says.append(f"No label of {LEAST:.0%} or more owes over half of its decided rollouts to "
                    "trembles for certain.")
    if not sharp:
        says.append("Quantal choice is switched off: every choice is even, nothing can be sharper.")
    elif not fading:
        says.append(f"No label of {RARE:.0%} or more loses over half of its share for certain "
                    f"where everybody chooses {max(FACTORS)} times as sharply.")
    tables = (deciding, known, *([shares] if shares else []), how, said, kept_on)
    return Section("trembles", ASKS, tuple(says), tables, charts(shares is not None), found,
                   notes(n))


def charts(sharp: bool) -> tuple[Chart, ...]:
    """Panels of the figure."""
    return (
        Chart("labels", "dots", "Labels decided by a tremble", "label", "of_decided", most=20),
        *([Chart("sharper", "dots", "Labels left by sharper choice", "label", "keep", most=20)]
          if sharp else []),
        Chart("choices", "dots", "Choices with near even odds", "who", "even", most=20),
        Chart("words", "dots", "Words at odds with the last", "actor", "denied"),
    )


def notes(n: int) -> tuple[str, ...]:
    """How it was measured and what it cannot see."""
    return (
        f"n = {n:,} rollouts of each version on shared luck. The day on which an axis last changed "
        "its label is played again without each act: a standing posture against the one before, a "
        "word or an answer against silence. Of the acts without which the label would not have "
        "come, the one furthest below its actor's best counts; an ordered act is no choice. What "
        "earlier days prepared is not seen, nor is a silence that decided.",
        "A tremble lies more than 1 / precision below the best. A label decided by choices that "
        "are near even owes nothing to trembles and fades all the same where choice is sharper: "
        "read both tables. Everybody knows of the sharper choice; a precision stops at the bound "
        "of what it can be.",
        f"Bars: half of the decided rollouts of a label of {LEAST:.0%} or more, half of the share "
        f"of one of {RARE:.0%} or more, {DENIED:.0%} of words, half of a track's choices; found "
        "where all of the 95 % interval is beyond. A new clash, wherever, makes a word about its "
        "author a word on another matter.",
    )
