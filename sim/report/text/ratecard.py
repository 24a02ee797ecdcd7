"""The rate card as lines: a run's counts against the record of the same days."""

from __future__ import annotations

import math

import numpy as np

from sim.data.outcome import Outcome
from sim.data.ratecard import EARLY, FIRSTS, rate_card
from sim.engine.state.outputs import DAY_PREFIX
from sim.glossary.text import event, number, percent, quantity, table, wrap


def card_lines(outcome: Outcome, width: int, first: int = 0) -> list[str]:
    """The rate card as a table; empty where the scenario names no record."""
    rows = rate_card(outcome)
    if not rows:
        return []
    body = []
    for row in rows:
        verdict = "-" if row["inside"] is None else "inside" if row["inside"] else "OUTSIDE"
        relative = "" if row["width"] is None else f"{row['width']:.1f}"
        if row["width"] is not None and row["width"] > 2:
            relative += " WIDE"
        cells = [number(row[k]) for k in ("value", "q05", "q50", "q95")]
        name = quantity(row["measure"], outcome.glossary)
        body.append([name, *cells, verdict, relative, row["grade"]])
    head = ["Rate card", "record", "5%", "median", "95%", "90% band", "width", "grade"]
    lines = table(head, body, width, first)
    inside = sum(bool(row["inside"]) for row in rows)
    text = (
        f"{inside} of {len(rows)} inside. Width: the band of a count of events over "
        "that of a constant-rate negative binomial given the record alone; above 2 is WIDE."
    )
    return lines + wrap("  " + text, width, "  ")


def early_lines(outcome: Outcome, width: int) -> list[str]:
    """What happens too soon, who is locked in at the deadline, what is still not known then."""
    valid = outcome.valid
    n = int(valid.sum())
    if not n:
        return []
    parts = []
    for name in FIRSTS:
        if DAY_PREFIX + name not in outcome.count_names:
            continue
        days = outcome.count(DAY_PREFIX + name)[valid]
        share = float(np.mean((days >= 0) & (days < EARLY)))
        parts.append(f"{event(name, outcome.glossary)} {percent(share)}")
    lines = [f"Within {EARLY} days: " + ", ".join(parts) + f" (n {n:,})."]
    if "locked_at_deadline" not in outcome.count_names:
        return lines
    locked = outcome.count("locked_at_deadline")[valid]
    reached = locked >= 0
    if reached.any():
        entropy = outcome.count("entropy_at_deadline")[valid][reached]
        lines.append(
            f"Deadline reached with the demand open in {percent(float(reached.mean()))}. Of these, "
            f"{quantity('locked_at_deadline', outcome.glossary)}: "
            f"{percent(float(locked[reached].mean()))}; "
            f"{quantity('entropy_at_deadline', outcome.glossary)}: {float(entropy.mean()):.2f}, "
            f"where 0 is sure and {math.log(5):.2f} no idea."
        )
    return [part for line in lines for part in wrap(line, width, "  ")]
