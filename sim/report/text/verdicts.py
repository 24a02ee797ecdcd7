"""What the rate card says as a whole, as lines."""

from __future__ import annotations

from typing import Any

from sim.data.outcome import Outcome
from sim.data.verdicts import BANDS, verdicts
from sim.glossary.text import interval, number, percent, quantity, wrap


def verdict_lines(outcome: Outcome, width: int) -> list[str]:
    """The verdicts in words; empty where there are none."""
    found = verdicts(outcome)
    if not found:
        return []
    parts = [band_text(outcome, found[name], name) for name in BANDS]
    if any(found[name]["levels"] for name in BANDS):
        parts.append("A level has no naive band: a single total says nothing of its own error. Its "
                     "band is given over the record's value instead.")
    if found["joint"]:
        parts.append(rank_text(found["joint"]))
    if outcome.in_sample:
        parts.append(f"In-sample: {outcome.in_sample}")
    return [line for part in parts for line in wrap("  " + part, width, "  ")]


def band_text(outcome: Outcome, found: dict[str, Any], name: str) -> str:
    """One band in a sentence or two."""
    text = (f"{name} bands hold {found['held']} of {found['measures']} (a rollout's own values: "
            f"{found['of_own']:.1f}; as few in {percent(found['as_few'])} of rollouts, as many in "
            f"{percent(found['as_many'])}).")
    if found["events"]:
        widest = quantity(found["widest"], outcome.glossary)
        text += (f" Width over the bare count's: median {number(found['naive'])}, widest "
                 f"{number(found['widest_width'])} ({widest}).")
    if found["levels"]:
        text += f" Levels: {number(found['relative'])} of the record's value in the median."
    return text


def rank_text(found: dict[str, Any]) -> str:
    """The joint rank in words, with what it means."""
    side = ("the record stands apart from the rollouts" if found["high"] < 0.05 else
            "the record lies closer to the middle than rollouts do: together the bands are too wide"
            if found["low"] > 0.95 else "the record could be one of the rollouts")
    share = percent(found["share"], found["high"] - found["low"])
    return (f"Joint rank: {share} of rollouts ({interval(found['low'], found['high'])}, "
            f"n = {found['n']:,}) lie at least as far out as the record, over {found['measures']} "
            f"measures together; {side}.")
