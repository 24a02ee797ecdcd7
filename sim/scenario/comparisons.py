"""`comparisons` in scenario.yaml: statements to be tried over all priors and doctrine profiles."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from sim.errors import UsageError, near_names
from sim.glossary.measure import OutcomeMeasure, event_names
from sim.glossary.text import is_condition
from sim.scenario.draft import Draft
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import measure, outcomes_of, share_of
from sim.scenario.variant import variant
from sim.scenario.yamlfile import Node


@dataclass(frozen=True)
class Comparison:
    """Under `change`, an outcome is more probable (direction +1) or less (-1) than under `against`.

    Both are pairs of a key and a value as on the command line. asked: the outcome, a share.
    """

    name: str
    change: tuple[tuple[str, str], ...]
    against: tuple[tuple[str, str], ...]
    asked: OutcomeMeasure
    direction: int
    why: str = ""


def read_comparisons(draft: Draft, root: Node, scenario: Scenario) -> tuple[Comparison, ...]:
    """The comparisons of a scenario that is sound apart from them."""
    node = draft.problems.mapping(root, "comparisons")
    found = []
    for name in node:
        entry = draft.problems.mapping(node, name)
        asked = read_outcome(draft, entry, scenario)
        change, against = (words(draft, entry, key, scenario) for key in ("change", "against"))
        raises = draft.problems.flag(entry, "raises", True)
        if asked is not None:
            found.append(Comparison(name, change, against, asked, 1 if raises else -1,
                                    draft.problems.text(entry, "why")))
    return tuple(found)


def read_outcome(draft: Draft, entry: Node, scenario: Scenario) -> OutcomeMeasure | None:
    """AXIS:LABEL, an event or a predicate; None if it is none of them, which is noted."""
    text = draft.problems.text(entry, "outcome")
    try:
        return share_of(measure(scenario, text), "outcome", "a comparison is of a probability")
    except UsageError as error:
        axes, counts = outcomes_of(scenario)
        if text in counts or is_condition(text):
            draft.problems.add(entry, "outcome", str(error).partition(": ")[2])
            return None
        allowed = [f"{axis}:{label}" for axis, labels in axes.items() for label in labels]
        near = near_names(text, [*allowed, *event_names(counts)], 1)
        draft.problems.add(entry, "outcome", "is no AXIS:LABEL, event or predicate",
                           allowed, near[0] if near else None)
        return None


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
