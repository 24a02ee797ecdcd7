"""Who shares the probability of an outcome: mechanisms, alone or in groups that act as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.engine.state.names import MECHANISMS
from sim.errors import UsageError, unknown
from sim.glossary.glossary import Glossary
from sim.scenario.model import Scenario

Off = Mapping[str, Any]  # overrides that put the neutral replacement in place


def off(*names: str) -> dict[str, Any]:
    """The overrides that switch mechanisms off."""
    return {f"mechanisms.{name}": "off" for name in names}


# Spoilers have no switch of their own: the incidents switch silences accidents, ordered attacks and
# spoilers alike. Here accidents and spoilers are told apart by their rates, and orders stay.
GROUPS: dict[str, dict[str, Any]] = {
    "misperception": off("beliefs"),
    "audience": off("audience"),
    "accident": {**off("friction"), "incidents.hazard_post": 0, "incidents.hazard_block": 0},
    "commitment": off("commitment_problem", "pledges"),
    "patron": off("withhold", "stand_aside", "entrapment"),
    "spoilers": {"incidents.spoil_rate": 0},
}
ABOUT = {
    "misperception": "beliefs are updated (off: everyone keeps the prior)",
    "audience": "backing down before an audience costs",
    "accident": "attacks nobody ordered, and friction (off: hazards 0, orders kept exactly)",
    "commitment": "power shifts under a deal, and pledges bind",
    "patron": "backers can hold back help and stand aside, and their credibility is at stake",
    "spoilers": "attacks outside the lines (off: their rate 0)",
}

NAMES = {
    "misperception": "what actors believe of each other",
    "audience": "cost of backing down in public",
    "accident": "accidents and orders not kept",
    "commitment": "commitments: pledges and the fear of a shift in power",
    "patron": "what backers do",
    "spoilers": "attacks by those left out",
}


def player_text(player: str, glossary: Glossary) -> str:
    """What a mechanism, a group of GROUPS or several joined by `+` are called."""
    return " + ".join(NAMES.get(part) or glossary.name("mechanism", part)
                      for part in player.split("+"))


def players(scenario: Scenario, text: str | None = None) -> dict[str, dict[str, Any]]:
    """The players of an attribution, by name.

    text: mechanisms or names of GROUPS, separated by commas; `a+b` makes one player of two. None:
    all of GROUPS. UsageError for an unknown name, one given twice, or one that is off already.
    """
    words = [w.strip() for w in text.split(",")] if text else list(GROUPS)
    out = {}
    for word in words:
        if word in out:
            raise UsageError(f"mechanisms: '{word}' is given twice")
        out[word] = switches(word)
    idle = [w for w, o in out.items() if all(is_off(scenario, key) for key in o)]
    if idle:
        raise UsageError(f"mechanisms: {', '.join(idle)}: off in this scenario as it is")
    if len(out) < 2:
        raise UsageError("mechanisms: at least two are needed to share anything")
    return out


def switches(word: str) -> dict[str, Any]:
    """The overrides that switch one player off."""
    out: dict[str, Any] = {}
    for part in word.split("+"):
        if part in GROUPS and part not in MECHANISMS:
            out |= GROUPS[part]
        elif part in MECHANISMS:
            out |= off(part)
        else:
            raise unknown("mechanism", part, [*GROUPS, *MECHANISMS])
    return out


def is_off(scenario: Scenario, key: str) -> bool:
    """True if a switch is off in the scenario, or a rate fixed at 0."""
    head, _, name = key.partition(".")
    if head == "mechanisms":
        return not scenario.mechanisms[name]
    quantity = scenario.parameters.get(key)
    return quantity is not None and not quantity.varies and quantity.central == 0
