"""The floor under an answer as lines: what is left of it and of war by choice, what began that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sim.data.outcome import Outcome
from sim.engine.state.names import COMPONENTS
from sim.glossary.glossary import Glossary
from sim.glossary.text import interval, label_text, percent, sentence, table, wrap

VERSIONS: Final = {
    "as_it_is": "as it is", "no_demand": "without the demand",
    "no_pledge": "without pledges too", "no_motive": "with nothing at stake",
}
SPURS: Final = {  # of `sim.engine.state.spurs.SPURS`: what had the issuer weigh the act
    "itself": "a look of its own accord", "pledge": "a pledge after an incident",
    "deadline": "the deadline", "blow": "a blow to itself", "client": "a blow to those it backs",
    "doctrine": "its doctrine, without a choice", "incident": "an incident", "offer": "an offer",
    "lost_place": "a place lost", "changed_support": "a change of help",
    "truce": "a truce that broke", "appeal": "an appeal", "news": "news",
    "mobilisation": "a mobilisation", "review": "the review of its strikes",
}
MOST: Final = 3  # causes named


def list_shares(shares: Mapping[str, float], names: Mapping[str, str]) -> str:
    """The commonest entries with their shares: `by itself 72%, an incident 15%`."""
    first = list(shares.items())[:MOST]
    return ", ".join(f"{names.get(key, key)} {percent(part)}" for key, part in first)


def share_text(row: Mapping[str, Any]) -> str:
    """A share and its interval."""
    if row["p"] is None or row["low"] is None:
        return "-"
    return f"{percent(row['p'], row['high'] - row['low'])} ({interval(row['low'], row['high'])})"


def component_names(glossary: Glossary) -> dict[str, str]:
    """What the components of an option's worth are called; `nothing` where none speaks for it."""
    names = {key: glossary.name("component", key) for key in COMPONENTS}
    return {"nothing": "nothing", **names}


def carrier_lines(versions: Sequence[Mapping[str, Any]], glossary: Glossary) -> list[str]:
    """What began the wars by choice of each version, a sentence each."""
    found = []
    for row in versions:
        if not row["war"]["p"]:
            continue
        text = f"{sentence(VERSIONS[row['key']])} {percent(row['war']['p'])}: "
        text += f"{list_shares(row['spurs'], SPURS)}; trembles {percent(row['tremble'])}"
        if row["reasons"]:
            speaks = list_shares(row["reasons"], component_names(glossary))
            text += f"; in the rest fire was spoken for by {speaks}"
        found.append(text + ".")
    return found


def floor_lines(outcome: Outcome, floor: Mapping[str, Any], width: int, first: int) -> list[str]:
    """The block of the terminal text; none where the run has no floor."""
    if not floor:
        return []
    if "none" in floor:
        return wrap(f"No floor under this answer: {floor['none']}", width, "  ")
    glossary, versions = outcome.glossary, floor["versions"]
    label = label_text(outcome.question["axis"], outcome.question["label"], glossary)
    rows = [[sentence(VERSIONS[row["key"]]), share_text(row["asked"]), share_text(row["war"])]
            for row in versions]
    lines = table(["Floor", label, "war by choice"], rows, width, first)
    lines += wrap(f"  {floor['n']:,} rollouts of each on shared luck; Monte Carlo 95% in brackets. "
                  "War by choice: the issuer strikes first, by an act of its own. What had it look "
                  "and what spoke for fire; a tremble lay more than 1 / precision below its best:",
                  width, "  ")
    for text in carrier_lines(versions, glossary):
        lines += wrap(f"  {text}", width, "    ")
    return lines
