"""What the figure of a comparison needs to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim.questions.compare.figure import Compared
from sim.report.figures.names import names_in
from sim.scenario.model import Scenario
from sim.studies.versions import Version


def drawings_of(scenario: Scenario, found: Sequence[Any], end: str, versions: Mapping[str, str]
          ) -> Compared:
    """Changes by version, with the axes that are shown and the names of everything."""
    question = scenario.question
    return Compared(found, (question.axis, question.label), axes_shown(scenario, end),
                    names_in(scenario), dict(versions))


def in_words(scenario: Scenario, version: Version) -> str:
    """A version of the user's own by what it changes; "" for one that is named in words."""
    names = names_in(scenario)
    return "; ".join(names.level_of(key, text) for key, text in version.words.items())


def axes_shown(scenario: Scenario, end: str) -> dict[str, Any]:
    """Axes drawn: how it ends, the question's, and the next one, at most three."""
    wanted = [end, scenario.question.axis, *(o.name for o in scenario.outcomes)]
    labels = {o.name: o.labels for o in scenario.outcomes}
    return {axis: labels[axis] for axis in list(dict.fromkeys(wanted))[:3]}
