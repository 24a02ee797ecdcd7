"""Questions one can ask of a crisis: a folder for each, and in it one typed function.

The signature and the docstring of the function declare everything about it; see
`sim.questions.declaration`. This table alone is read for `escalade --help`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

# name: what it answers, in a line
QUESTIONS: Final[dict[str, str]] = {
    "run": "play a crisis many times and answer its question",
    "replay": "watch one rollout as a chronicle",
    "sweep": "what does the answer do over many values?",
    "compare": "what does a change do, on shared luck?",
    "attribute": "which mechanism carries an outcome?",
    "sensitivity": "what moves the answer most?",
    "discover": "under which conditions does an outcome happen?",
    "solve": "which doctrine is best against which, and which threat?",
    "findings": "which statements survive all priors?",
    "audit": "does everything in a scenario do something?",
}


def question(name: str) -> Callable[..., Any]:
    """The function of a question by its name."""
    found: Callable[..., Any] = getattr(import_module(f"sim.questions.{name}.question"), name)
    return found
