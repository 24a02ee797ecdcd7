"""Look-ahead: how often it is in use, how much of the spread of choices is its, whether it pays.

The spread of a choice is how far its open options lie apart. A component's share of it is its own
variance over the options, over the sum of those of all components; the mean over choices is shown.
Whether look-ahead pays an actor is the realised utility that it loses when it alone goes without,
on shared luck.
"""

from __future__ import annotations

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.names import COMPONENTS, N_PAYOFF, TRACKS
from sim.engine.state.outputs import UTILITY
from sim.glossary.text import proper
from sim.questions.audit.section import Chart, Section, SectionTable, table_of
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "is look-ahead in use, does it move choices, does it pay?"
PART = 3  # rollouts / PART are played
IN_USE = 0.9  # share of days that passes
SPREAD = 0.25  # share of the spread of force choices that passes
MOVES = 0.10  # change of some end state or of the demand's fate that passes
DOCTRINE = COMPONENTS[N_PAYOFF:]


def use(outcome: Outcome) -> SectionTable:
    """Share of days on which the tree is solved and its worths enter somebody's choice."""
    days = np.full(outcome.rollouts, float(outcome.days))
    rows = [(what, estimates.ratio(outcome, outcome.note(note), days)) for what, note in
            (("some choice", "tree_days"), ("a choice of force", "tree_force_days"))]
    columns = (("what", "The tree's worths enter", "text"), ("days", "share of days", "share",
               "days of the horizon on which the tree's worths enter a choice"))
    return table_of("use", "How often it is in use", columns, rows)


def spread(outcome: Outcome) -> SectionTable:
    """Share of the spread of choices that each component has, by track."""
    rows = []
    for track in TRACKS:
        drive = np.stack([outcome.note(f"drive.{track}.{x}") for x in COMPONENTS])
        whole = drive.sum(axis=0)
        if not whole[outcome.valid].any():
            continue
        parts = {x: drive[k] for k, x in enumerate(COMPONENTS)}
        parts["doctrine constants"] = sum(parts.pop(x) for x in DOCTRINE)
        found = [(track, x, estimates.ratio(outcome, v, whole)) for x, v in parts.items()]
        rows += sorted(found, key=lambda row: -abs(row[2].at or 0.0))
    columns = (("track", "Track", "text"), ("component", "what drives it", "text"),
               ("share", "of the spread of worths", "share",
                "mean over choices of the component's variance over options over the sum of all"))
    return table_of("spread", "What the spread of worths between options is made of", columns,
                    [r for r in rows if abs(r[2].at or 0.0) >= 0.0005], shown=28)


def pays(lab: Lab, plain: Outcome, n: int) -> SectionTable:
    """What each actor gets, and loses when it alone has no look-ahead."""
    rows = []
    for k, actor in enumerate(plain.actors):
        lab.say("look-ahead: each actor without", k, len(plain.actors))
        alone = lab.play(n, {f"{actor}.lookahead": 0.0})
        name = UTILITY + actor
        gain = estimates.difference(alone, plain, alone.count(name), plain.count(name))
        rows.append((actor, estimates.mean(plain, plain.count(name)), gain, estimates.z_of(gain)))
    columns = (("actor", "Actor", "text"), ("utility", "realised utility", "number"),
               ("gain", "gain by look-ahead", "number",
                "realised utility with it less without it, for this actor alone"),
               ("z", "z", "number"))
    return table_of("pays", "Does it pay the actor that has it?", columns, rows)


def without(lab: Lab, plain: Outcome, n: int) -> SectionTable:
    """What moves where nobody looks ahead: every label, largest first."""
    lab.say("look-ahead: nobody", 0, 1)
    off = lab.play(n, {"mechanisms.lookahead": "off"})
    rows = [(f"{axis}: {label}", estimates.share(plain, estimates.ended_with(plain, axis, label)),
             estimates.change_of_label(plain, off, axis, label))
            for axis, label in estimates.labels(plain)]
    rows.sort(key=lambda row: -abs(row[2].at or 0.0))
    columns = (("label", "Label", "text"), ("share", "share as it is", "share"),
               ("change", "change without", "points"))
    return table_of("without", "What moves if nobody looks ahead, on shared luck", columns, rows,
                    shown=10)


def parties(lab: Lab) -> list[str]:
    """Issuers and targets of the scenario's ultimatums: whom look-ahead should pay."""
    record, names = lab.scenario.record, lab.scenario.actor_names
    found = [names[int(record[f"ult_{role}"][u])] for u in range(int(record["n_ultimatums"]))
             for role in ("issuer", "target")]
    return list(dict.fromkeys(found))


def faults(lab: Lab, tables: dict[str, SectionTable]) -> dict[str, str]:
    """What falls short: use, share of the spread, payment, effect."""
    found: dict[str, str] = {}
    days = tables["use"].rows[0][1]
    if isinstance(days, Value) and days.high is not None and days.high < IN_USE:
        found["lookahead:use"] = f"in use on {100 * (days.at or 0):.0f} % of days"
    for track, x, part in tables["spread"].rows:
        if (track, x) == ("force", "lookahead") and isinstance(part, Value):
            if part.high is not None and part.high < SPREAD:
                found["lookahead:spread"] = (f"{100 * (part.at or 0):.1f} % of the spread of force "
                                             "choices")
    for actor, _, gain, z in tables["pays"].rows:
        if actor in parties(lab) and not (isinstance(z, float) and z >= 2.6):
            assert isinstance(gain, Value)
            found[f"lookahead:pays.{actor}"] = (f"does not pay {proper(str(actor))} for certain "
                                                f"({gain.at:+.3f}, z {z or 0:.1f})")
    top = tables["without"].rows[0]
    if isinstance(top[2], Value) and abs(top[2].at or 0.0) < MOVES:
        found["lookahead:moves"] = (f"switched off, it moves no label by {100 * MOVES:.0f} points; "
                                    f"most {top[0]}, {100 * (top[2].at or 0.0):+.1f}")
    return found


def measure(lab: Lab, rollouts: int) -> Section:
    """Look at the scenario as it is, each actor alone without look-ahead, and all without."""
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    lab.say("look-ahead: as it is", 0, 1)
    plain = lab.play(n, trace=1)
    tables = {"use": use(plain), "spread": spread(plain), "pays": pays(lab, plain, n),
              "without": without(lab, plain, n)}
    found = faults(lab, tables)
    charts = (Chart("spread", "dots", "What worths are made of", "component", "share",
                    hue="track", most=30),
              Chart("pays", "dots", "Does it pay the actor?", "actor", "gain"),
              Chart("without", "dots", "Moved if nobody looks ahead", "label", "change", most=12))
    notes = (f"n = {n:,} rollouts of each version on shared luck. The bars: in use on "
             f"{100 * IN_USE:.0f} % of days, {100 * SPREAD:.0f} % of the spread of force choices, "
             "a gain of 2.6 standard errors for issuer and target, a move of "
             f"{100 * MOVES:.0f} points. An answer to a blow weighs the outlook of its own act "
             "whether look-ahead is on or off and counts as use; days after the end of a crisis "
             "count as days without.",)
    return Section("lookahead", ASKS, tuple(f"{k.partition(':')[2]}: {v}." for k, v in
                                            found.items()) or ("Look-ahead meets every bar.",),
                   tuple(tables.values()), charts, found, notes)
