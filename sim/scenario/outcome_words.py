"""Outcomes as words name them: `AXIS:LABEL`, or an event that has a day."""

from __future__ import annotations

from sim.engine.state.outputs import DAY_PREFIX
from sim.errors import UsageError, quote, unknown
from sim.scenario.model import Scenario


def outcomes_of(scenario: Scenario) -> tuple[dict[str, list[str]], list[str]]:
    """Labels of each outcome axis, and names of the counts."""
    return {o.name: list(o.labels) for o in scenario.outcomes}, list(scenario.count_names)


def choose_outcome(axes: dict[str, list[str]], counts: list[str], text: str) -> tuple[str, str]:
    """`axis:label`, or an event that has a day, as (axis, label) or ("", event)."""
    axis, colon, label = text.partition(":")
    if colon:
        if axis not in axes:
            raise unknown("outcome axis", axis, axes)
        if label not in axes[axis]:
            raise unknown(f"label of {axis}", label, axes[axis])
        return axis, label
    events = [n.removeprefix(DAY_PREFIX) for n in counts if n.startswith(DAY_PREFIX)]
    if text not in events:
        first = ", ".join(f"{a}:{names[0]}" for a, names in list(axes.items())[:2])
        raise UsageError(f"outcome={quote(text)}: {unknown('event', text, events)}; or AXIS:LABEL, "
                         f"such as {first}")
    return "", text


def parse(scenario: Scenario, text: str) -> tuple[str, str]:
    """`axis:label`, or an event that has a day, as (axis, label) or ("", event)."""
    return choose_outcome(*outcomes_of(scenario), text)


def end_axis(scenario: Scenario) -> str:
    """The axis whose labels say how a crisis ends: `end_state`, or the first one."""
    names = [o.name for o in scenario.outcomes]
    return "end_state" if "end_state" in names else names[0]
