"""What rivals learn: drift, calibration and information of public beliefs, and what they move.

A belief that is a posterior of what is drawn is a martingale: its mean over rollouts stays at the
prior (Doob 1953), and the truth regressed on the final belief has slope 1. Information about a type
is its mean log posterior less log prior, in nats, by the first deadline (a logarithmic score;
Good 1952).
"""

from __future__ import annotations

import numpy as np

from sim.data.outcome import Outcome
from sim.questions.audit.section import Chart, Section, SectionTable, table_of
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "what do rivals learn of each other, and does it matter?"
PART = 3  # rollouts / PART are played
DRIFT = 0.01  # mean drift of a public belief that passes
SLOPE = (0.8, 1.2)  # calibration slope that passes
SETTINGS = ("off", "known")


def slope_of(outcome: Outcome, actor: str) -> Value:
    """Slope of the true resolve on the final public belief, with a clustered interval."""
    x, y = outcome.note(f"belief.{actor}"), outcome.note(f"resolve.{actor}")
    good = outcome.valid
    if not good.any() or np.ptp(x[good]) < 1e-9:
        return Value(None)
    x = x - x[good].mean()
    found = estimates.ratio(outcome, x * (y - y[good].mean()), x * x)
    if found.at is None:
        return found
    # The slope's error is that of x times the residual, not of x times y.
    residual = (y - y[good].mean() - found.at * x) * x
    spread = estimates.ratio(outcome, residual, x * x)
    assert spread.low is not None and spread.high is not None
    half = (spread.high - spread.low) / 2
    return Value(found.at, found.at - half, found.at + half, found.n)


def beliefs(outcome: Outcome) -> SectionTable:
    """Drift, z, calibration and nats of the public belief on each actor."""
    rows = []
    for actor in outcome.actors:
        prior, final = outcome.note(f"prior.{actor}"), outcome.note(f"belief.{actor}")
        drift = estimates.mean(outcome, final - prior)
        rows.append((actor, drift, estimates.z_of(drift), slope_of(outcome, actor),
                     estimates.mean(outcome, outcome.note(f"learned.{actor}"))))
    columns = (
        ("actor", "Public belief on", "text"),
        ("drift", "drift", "number", "final mean resolve believed, less the prior's"),
        ("z", "z", "number", "drift in standard errors"),
        ("slope", "calibration", "number", "slope of the true resolve on the final belief"),
        ("nats", "nats", "number", "mean log posterior less log prior of the true type, by the "
                                   "first deadline"),
    )
    return table_of("beliefs", "What the public record says of each actor's resolve", columns, rows)


def moves(lab: Lab, plain: Outcome, n: int) -> SectionTable:
    """What switching learning off, and making types public, moves: every label, largest first."""
    rows = []
    for setting in SETTINGS:
        other = lab.play(n, {"mechanisms.beliefs": setting})
        for axis, label in estimates.labels(plain):
            rows.append((f"{axis}: {label}", setting,
                         estimates.share(plain, estimates.ended_with(plain, axis, label)),
                         estimates.change_of_label(plain, other, axis, label)))
    rows.sort(key=lambda row: -abs(row[3].at or 0.0))
    columns = (("label", "Label", "text"), ("setting", "beliefs", "text"),
               ("share", "share as it is", "share"), ("change", "change", "points"))
    return table_of("moves", "What beliefs=off and beliefs=known move, on shared luck", columns,
                    rows, shown=12)


def faults(table: SectionTable) -> dict[str, str]:
    """Beliefs that drift or are not calibrated, for certain."""
    found = {}
    for actor, drift, z, slope, _ in table.rows:
        assert isinstance(drift, Value) and isinstance(slope, Value)
        if drift.sure and abs(drift.at or 0.0) > DRIFT:
            found[f"learning:drift.{actor}"] = (f"public belief drifts by {drift.at:+.3f} "
                                                f"(z {z:.0f})")
        outside = slope.low is not None and slope.high is not None and (
            slope.high < SLOPE[0] or slope.low > SLOPE[1])
        if outside:
            found[f"learning:calibration.{actor}"] = f"calibration slope {slope.at:.2f}"
    return found


def measure(lab: Lab, rollouts: int) -> Section:
    """Look at public beliefs of the scenario as it is, then without learning and with it all."""
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    lab.say("learning: as it is", 0, 3)
    plain = lab.play(n, trace=1)
    table = beliefs(plain)
    lab.say("learning: beliefs off and known", 1, 3)
    moved = moves(lab, plain, n)
    found = faults(table)
    nats = [(str(r[0]), r[4]) for r in table.rows if isinstance(r[4], Value) and r[4].sure]
    most = max(nats, key=lambda r: r[1].at or 0.0, default=None)
    largest = moved.rows[0]
    says = [f"{k.partition(':')[2].replace('.', ' of ')}: {text}" for k, text in found.items()]
    if most:
        says.append(f"Most is learned of {most[0]}: {most[1].at:.3f} nats by the first deadline "
                    "(0: nothing; 1.6: the true one of five types for certain).")
    change = largest[3]
    assert isinstance(change, Value)
    says.append(f"The largest move: {largest[0]} by {100 * (change.at or 0):+.1f} points with "
                f"beliefs={largest[1]}.")
    charts = (Chart("beliefs", "dots", "Drift of the public belief", "actor", "drift"),
              Chart("moves", "dots", "Moved by learning", "label", "change", hue="setting",
                    most=16))
    notes = (f"n = {n:,} rollouts of each version on shared luck; a drift within +-{DRIFT:g} and a "
             f"slope within {SLOPE[0]:g} to {SLOPE[1]:g} pass. Beliefs are those of the public "
             "record; a calibration slope says nothing where no belief moves.",)
    return Section("learning", ASKS, tuple(says), (table, moved), charts, found, notes)
