"""War by choice without its causes: what began it, how far below the best, what spoke for it.

A war by choice is a first campaign of an issuer on its target, opened by an act of the issuer's
while its target has none against it. The cause is entered in the record as the campaign opens.
"""

from __future__ import annotations

import numpy as np

from sim.data.outcome import Outcome
from sim.glossary.text import percent
from sim.questions.audit.section import Cell, Chart, Section, SectionTable, table_of
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.floor import BAR, KEYS, play_steps
from sim.studies.lab import Lab
from sim.studies.openings import NOTHING, TREMBLE, Openings
from sim.studies.stripped import Step

ASKS = "what began war by choice, and what is left of it without its causes?"
PART = 3  # rollouts / PART of each step are played
SHOWN = 5  # acts of each step
DOUBLE = "double"
SAYS = {
    "as_it_is": "as it is", "no_demand": "no demand", "no_pledge": "no pledge either",
    "no_motive": "nothing at stake", DOUBLE: "no demand or pledge, stake x2",
}


def shares(runs: list[tuple[Step, Outcome]]) -> dict[str, Value]:
    """Share of rollouts with a war by choice at each step."""
    return {step.key: estimates.share(o, Openings(o, step.scenario).by_choice)
            for step, o in runs}


def changes(runs: list[tuple[Step, Outcome]]) -> dict[str, Value]:
    """What each step changes, against the one from which it takes something away."""
    at = {step.key: (step, o) for step, o in runs}
    found = {}
    for step, outcome in runs:
        after = step.after if step.after in at else previous(step, at)
        if not after:
            continue
        old, before = at[after]
        was = Openings(before, old.scenario).by_choice
        found[step.key] = estimates.difference(before, outcome, was,
                                               Openings(outcome, step.scenario).by_choice)
    return found


def previous(step: Step, at: dict[str, tuple[Step, Outcome]]) -> str:
    """The last step played that has all that this one takes away: for one after `no_stake`."""
    return [key for key in KEYS if key in at and key != step.key][-1] if step.after else ""


def overview(runs: list[tuple[Step, Outcome]]) -> SectionTable:
    """Share at each step, what it changes, and how many of the wars were trembles."""
    of, moved = shares(runs), changes(runs)
    rows: list[tuple[Cell, ...]] = []
    for step, outcome in runs:
        now = Openings(outcome, step.scenario)
        spurs = ", ".join(f"{k} {percent(v)}" for k, v in list(now.spurs().items())[:3])
        reasons = ", ".join(f"{k} {percent(v)}" for k, v in list(now.reasons().items())[:3])
        rows.append((SAYS[step.key], step.key, of[step.key], moved.get(step.key),
                     tremble_share(now), spurs, reasons))
    return table_of("steps", "War by choice as causes are taken away", (
        ("what", "Step", "text"), ("step", "key", "text", "its short name"),
        ("share", "share", "share"),
        ("change", "change", "points", "against the step from which it takes something away"),
        ("tremble", "trembles", "share", "of the wars, those whose act lay more than 1 / precision "
                                         "below the best"),
        ("spurs", "what had it look", "text", "share of the wars, the commonest three"),
        ("reasons", "spoke for fire", "text", "of the others, the component that spoke most for "
                                              "fire against the best act without"),
    ), rows)


def tremble_share(now: Openings) -> Value | None:
    """Share of the wars by choice that trembles began, over rollouts with one."""
    if not now.by_choice.any():
        return None
    late = now.begun & (now.note("opened_short") > TREMBLE)
    return estimates.share(now.outcome, np.asarray(late.any(axis=0)), now.by_choice)


def acts(runs: list[tuple[Step, Outcome]]) -> SectionTable:
    """The acts that opened the wars of each step."""
    rows: list[tuple[Cell, ...]] = []
    for step, outcome in runs:
        for act in Openings(outcome, step.scenario).acts(SHOWN):
            parts = sorted(act.parts.items(), key=lambda x: -abs(x[1]))[:4]
            rows.append((SAYS[step.key], step.key, f"{act.actor} {act.option} ({act.track})",
                         act.spur, act.share, act.short, act.gain,
                         ", ".join(f"{name} {gain:+.3f}" for name, gain in parts)))
    return table_of("acts", "Acts that opened them", (
        ("what", "Step", "text"), ("step", "key", "text", "the step's short name"),
        ("act", "act", "text"), ("spur", "looked for", "text", "what had the issuer weigh it"),
        ("share", "of wars", "share", "of the step's wars by choice"),
        ("short", "short", "number", "mean shortfall below the best, in 1 / precision"),
        ("gain", "gain", "number", "mean worth over the best act without fire, in issue"),
        ("parts", "by component", "text", "the same, the largest components"),
    ), rows)


def faults(of: dict[str, Value], moved: dict[str, Value]) -> dict[str, str]:
    """A floor above the bar, and an issuer whom a doubled stake does not move, for certain."""
    wrong = {}
    bare = of["no_motive"]
    if bare.low is not None and bare.low > BAR:
        wrong["floor:noise"] = f"war by choice in {percent(bare.at)} with nothing at stake"
    rise = moved.get(DOUBLE)
    if rise is not None and not (rise.low is not None and rise.low > 0.0):
        wrong["floor:stake"] = ("war by choice does not become more frequent for certain with the "
                                "stake of whoever threatens doubled, no demand and no pledge")
    return wrong


def measure(lab: Lab, rollouts: int) -> Section:
    """Play the steps on shared luck and read how each war by choice began."""
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    if int(lab.scenario.record["n_ultimatums"]) == 0:
        return Section("floor", ASKS, ("Nobody makes a demand here.",), (), (), {}, ())
    runs = play_steps(lab, n, (*KEYS, DOUBLE))
    of, moved = shares(runs), changes(runs)
    wrong = faults(of, moved)
    says = [f"War by choice {', '.join(f'{percent(of[k].at)} {SAYS[k]}' for k in of)}."]
    says += [f"{text[:1].upper()}{text[1:]}." for text in wrong.values()]
    notes = (f"n = {n:,} rollouts of each step on shared luck. A war by choice: the issuer's first "
             "campaign on its target, by an act of its own (a posture, an answer) while the target "
             f"has none against it. Bar: with nothing at stake at most {BAR:.0%}, and with the "
             "stake doubled it rises; found where all of the 95 % interval is beyond. "
             f"'{NOTHING}': no component speaks for fire.",)
    charts = (Chart("steps", "dots", "War by choice", "what", "share"),)
    return Section("floor", ASKS, tuple(says), (overview(runs), acts(runs)), charts, wrong, notes)
