"""The judgements that matter most: guesses among the parameters that move the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.data.outcome import Outcome
from sim.report.names import Names

MOST = 10
GUESSES = ("J", "D")
GRADES = {"A": "recorded fact", "B": "one good source", "C": "derived, or a weak source",
          "D": "a guess tied to one datum", "J": "judgement"}


def judgements(outcome: Outcome, unknown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ten guesses that explain most of the answer, with range, source and grade.

    unknown: as the report's section of that name, by what each explains. What is not found there
    comes after, the widest range for its size first.
    """
    priors, names = outcome.priors, Names(outcome)
    rank = {row["path"]: row.get("explained") or 0.0 for row in unknown}
    guesses = [p for p, q in priors.items() if q["grade"] in GUESSES and q["low"] != q["high"]]
    order = sorted(guesses, key=lambda p: (-rank.get(p, 0.0), -width(priors[p])))
    return [{"path": p, "name": names.parameter(p), "explained": rank.get(p),
             "meaning": outcome.glossary.says("parameter", p) or priors[p]["meaning"],
             **{k: priors[p][k] for k in ("low", "central", "high", "unit", "source", "grade")},
             "grade_means": GRADES[priors[p]["grade"]]} for p in order[:MOST]]


def width(prior: dict[str, Any]) -> float:
    """Width of a range against its size."""
    size = max(abs(prior["low"]), abs(prior["high"]), abs(prior["central"]))
    return float(abs(prior["high"] - prior["low"]) / size) if size else 0.0
