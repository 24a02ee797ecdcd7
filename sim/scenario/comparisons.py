"""`comparisons` in scenario.yaml: statements to be tried over all priors and doctrine profiles."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from sim.errors import UsageError, near_names
from sim.scenario.draft import Draft
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.scenario.yamlfile import Node


@dataclass(frozen=True)
class Comparison:
    """Under `change`, an outcome is more probable (direction +1) or less (-1) than under `against`.

    Both are pairs of a key and a value as on the command line.
    """

    name: str
    change: tuple[tuple[str, str], ...]
    against: tuple[tuple[str, str], ...]
    axis: str
    label: str
    direction: int
    why: str = ""


def read_comparisons(draft: Draft, root: Node, scenario: Scenario) -> tuple[Comparison, ...]:
    """The comparisons of a scenario that is sound apart from them."""
    node = draft.problems.mapping(root, "comparisons")
    found = []
    for name in node:
        entry = draft.problems.mapping(node, name)
        axis, label = read_outcome(draft, entry, scenario)
        change, against = (words(draft, entry, key, scenario) for key in ("change", "against"))
        raises = draft.problems.flag(entry, "raises", True)
        found.append(Comparison(name, change, against, axis, label, 1 if raises else -1,
                                draft.problems.text(entry, "why")))
    return tuple(found)


def read_outcome(draft: Draft, entry: Node, scenario: Scenario) -> tuple[str, str]:
    """AXIS:LABEL."""
    axis, _, label = draft.problems.text(entry, "outcome").partition(":")
    allowed = [f"{o.name}:{x}" for o in scenario.outcomes for x in o.labels]
    if f"{axis}:{label}" not in allowed:
        near = near_names(f"{axis}:{label}", allowed, 1)
        draft.problems.add(entry, "outcome", "is no AXIS:LABEL of this scenario", allowed,
                           near[0] if near else None)
    return axis, label


def words(draft: Draft, entry: Node, key: str, scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """KEY=VALUE words with blanks between them."""
    text = draft.problems.text(entry, key)
    try:
        pairs = [word.partition("=") for word in shlex.split(text)]
        wrong = [a for a, eq, b in pairs if not (a and eq and b)]
        if wrong:
            raise UsageError(f"'{wrong[0]}' is no KEY=VALUE")
        found = tuple((a, b) for a, _, b in pairs)
        variant(scenario, dict(found))
    except (UsageError, ValueError) as error:
        draft.problems.add(entry, key, str(error))
        return ()
    return found
