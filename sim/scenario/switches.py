"""The settings of mechanisms as words have them."""

from __future__ import annotations

from typing import Final

from sim.bounds import list_hint
from sim.engine.state.names import KNOWN
from sim.errors import UsageError, quote

PREFIX: Final = "mechanisms."
SWITCH: Final = {"on": 1, "off": 0, "true": 1, "false": 0, "1": 1, "0": 0}
SETTINGS: Final = {"beliefs": {**SWITCH, "known": KNOWN}}  # those with more settings than two
SHORT: Final = {"beliefs": "mechanisms.beliefs"}  # words with a longer spelling


def is_switch(key: str) -> bool:
    """True for a word about a mechanism."""
    return key.startswith(PREFIX) or key in SHORT


def switch(key: str, value: object) -> int:
    """A mechanism's setting in any of its spellings: 0 off, 1 on, 2 types known."""
    allowed = SETTINGS.get(key.rpartition(".")[2], SWITCH)
    text = str(int(value)) if isinstance(value, bool) else str(value).lower()
    if text not in allowed:
        more = " or known" if "known" in allowed else ""
        raise UsageError(f"{key}: must be on or off{more}, not '{quote(value)}'"
                         f"{list_hint(value)}")
    return allowed[text]
