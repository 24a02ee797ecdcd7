"""Which observation would narrow the answer most, from the run's own rows.

For each number and each actor's doctrine that the answer moves with: the span of the answer's
probability over rows now, and the span that would be left on average if it were known which third
the number lies in, or which doctrine is followed (an expected value of information in the sense of
R. A. Howard, 1966; in probability, not money). Docs: docs/report_numbers.md.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.summary import plain
from sim.methods.spread import spread
from sim.report.extra.asked import QuestionShare, input_record
from sim.report.extra.row_inputs import Input
from sim.report.extra.unknown import Unknown

THIRDS = 3
LEAST = 10  # rows of a group from which its span is told
SHUFFLES = 20  # of the groups, for what any split of the rows narrows by itself


def evidence(outcome: Outcome, found: Unknown | None = None) -> list[dict[str, Any]]:
    """A row for each input found, what narrows most first; none where spans cannot be told.

    now_low, now_high: 5-95 % span of the probability over rows. then_low, then_high: mean ends of
    the spans of the groups, weighted by rows. narrows: part of the span's width that goes,
    less `by_chance`, the mean of what random groups of the same sizes take. sure: it is more than
    any of these took. given: who must be known to follow which doctrine, now as then. groups: what
    each case would say.
    """
    found = found or Unknown(outcome)
    rows = [span_left(found.asked, d.input, outcome.seed) for d in found.drivers.found]
    told = [row for row in rows if row is not None]
    return sorted(told, key=lambda row: -row["narrows"])


def span_left(asked: QuestionShare, one: Input, seed: int) -> dict[str, Any] | None:
    """What knowing one input would leave; None where spans cannot be told."""
    after = one.parts(THIRDS)
    before = np.where(one.active, 0, -1)
    now, then = expected_span(asked, before), expected_span(asked, after)
    if now is None or then is None or not now[1] > now[0]:
        return None
    rng = np.random.default_rng([seed, 3])
    gone = [part_gone(now, expected_span(asked, shuffle_groups(after, one.active, rng)))
            for _ in range(SHUFFLES)]
    chance = float(np.mean(gone))
    return {**input_record(asked.outcome, one), "now_low": now[0], "now_high": now[1],
            "then_low": then[0], "then_high": then[1],
            "narrows": part_gone(now, then) - chance, "by_chance": chance,
            "sure": part_gone(now, then) > max(gone), "rows": len(after),
            "groups": groups(asked, one, after)}


def shuffle_groups(group: np.ndarray, active: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The groups dealt out at random among the active rows."""
    out = group.copy()
    out[active] = rng.permutation(group[active])
    return out


def part_gone(now: tuple[float, float], then: tuple[float, float] | None) -> float:
    """Part of the width that is gone; 0 where it cannot be told."""
    return 1.0 - (then[1] - then[0]) / (now[1] - now[0]) if then else 0.0


def expected_span(asked: QuestionShare, group: np.ndarray) -> tuple[float, float] | None:
    """Mean ends of the 5-95 % spans of the groups, by rows; None if any cannot be told."""
    ends, sizes = [], []
    for g in np.unique(group):
        rows = group == g
        low, high = spread(asked.hits[rows], asked.trials[rows])
        if np.isnan(low) or int(rows.sum()) < LEAST:
            return None
        ends.append((low, high))
        sizes.append(int(rows.sum()))
    low, high = np.average(np.array(ends), axis=0, weights=sizes)
    return float(low), float(high)


def groups(asked: QuestionShare, one: Input, group: np.ndarray) -> list[dict[str, Any]]:
    """Of each third or doctrine: its bounds or name, the answer in it, and its span."""
    out, known = [], one.x[one.active]
    edges = np.quantile(known, np.arange(THIRDS + 1) / THIRDS)
    for g in np.unique(group[one.active]):
        rows = group == g
        low, high = spread(asked.hits[rows], asked.trials[rows])
        if one.levels:
            name = asked.outcome.glossary.name("doctrine", f"{one.name}.{one.levels[g]}")
            what: dict[str, Any] = {"key": one.levels[g], "name": name}
        else:
            what = {"from": float(edges[g]), "to": float(edges[g + 1])}
        out.append({**what, **asked.within(rows), "spread_low": plain(low),
                    "spread_high": plain(high)})
    return out
