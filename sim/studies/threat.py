"""The first ultimatum of a scenario written differently: none, private, later, smaller, harder.

These are changes of structure, so each is a scenario of its own with overrides that go with it.
Everything else, and all luck, stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sim.engine.state.names import TRACKS, U_NONE, V_ISSUE
from sim.errors import UsageError
from sim.scenario.model import Scenario
from sim.studies.recast import relist


@dataclass(frozen=True)
class Form:
    """How the first ultimatum differs from the one in the scenario."""

    none: bool = False  # never issued, and its issuer cannot issue it
    later: int = 0  # days added to the deadline
    size: float = 1.0  # part of the demand that is made, above 0 to 1
    publicity: float | None = None
    rung: int | None = None  # of the threatened act

    @property
    def plain(self) -> bool:
        """True if nothing differs."""
        return self == Form()


PRIVATE = Form(publicity=0.0)
BOUGHT = {
    "none": Form(none=True), "private": PRIVATE, "week_longer": Form(later=7),
    "smaller_demand": Form(size=0.5),
}
ABOUT = {
    "none": "the demand was never made and cannot be, and whoever would have made it is not yet "
            "committed to anything; pledges stand as they did",
    "private": "nobody hears of it: publicity 0, and whoever makes it is not yet committed to "
               "anything",
    "week_longer": "the deadline is seven days later",
    "smaller_demand": "half of what was asked: of the ground demanded the half nearest to the "
                      "front, or, where no ground is at issue, an issue worth half to both",
}
CALLED = {
    "none": "no ultimatum", "private": "the same demand in private",
    "week_longer": "a deadline a week later", "smaller_demand": "half the demand",
}


def has_threat(scenario: Scenario) -> None:
    """UsageError for a scenario without an ultimatum."""
    if int(scenario.record["n_ultimatums"]) == 0:
        raise UsageError(f"scenario {scenario.name} has no ultimatum to write otherwise")


def reshape(scenario: Scenario, form: Form) -> tuple[Scenario, dict[str, Any]]:
    """The scenario with its first ultimatum in that form, and the overrides that go with it."""
    has_threat(scenario)
    record, over = scenario.record.copy(), {}
    name = scenario.names["ultimatum"][0]
    issuer = scenario.actor_names[int(record["ult_issuer"][0])]
    record["ult_deadline"][0] = move_deadline(int(record["ult_deadline"][0]), form.later)
    if form.rung is not None:
        record["ult_rung"][0] = form.rung
    if form.publicity is not None:
        over[f"ultimatum.{name}.publicity"] = form.publicity
        over.update(initial_commitment(scenario, issuer, form.publicity))
    if form.size != 1.0:
        over.update(shrink(scenario, record, form.size))
    changed = scenario.changed(record=record)
    if form.none:
        changed, silent = unmade(changed, (0,))
        over |= silent
    return changed, over


def unmade(scenario: Scenario, ultimatums: Sequence[int]) -> tuple[Scenario, dict[str, Any]]:
    """The scenario in which these ultimatums, by index, are never made, with its overrides.

    Their issuers can make none and are not yet committed to anything; pledges stand.
    """
    record, over = scenario.record.copy(), {}
    issuers = sorted({int(record["ult_issuer"][u]) for u in ultimatums})
    for u in ultimatums:
        record["ult_status"][u] = U_NONE
    changed = scenario.changed(record=record)
    for i in issuers:
        over[f"{scenario.actor_names[i]}.commitment"] = 0.0
        changed = without_issue(changed, i)
    return changed, over


def move_deadline(deadline: int, later: int) -> int:
    """A deadline moved by some days, but not to before the first day unless it lies there."""
    return max(min(0, deadline), deadline + later)


def initial_commitment(scenario: Scenario, issuer: str, publicity: float) -> dict[str, Any]:
    """The issuer's commitment at the start, in proportion to the publicity the threat had."""
    path = f"{issuer}.commitment"
    q, had = scenario.parameters.get(path), float(scenario.record["ult_publicity"][0])
    if q is None:
        return {}
    part = min(publicity / had, q.most / q.high if q.high > 0 else 1.0) if had > 0 else 1.0
    return {path: replace(q, low=q.low * part, central=q.central * part, high=q.high * part)}


def shrink(scenario: Scenario, record: np.ndarray, size: float) -> dict[str, Any]:
    """Cut the demand to a part of it, in place; returns overrides where no ground is asked."""
    line = int(record["ult_line"][0])
    if line >= 0:
        asked = nearest_first(record, line)
        area = record["area"][asked].cumsum()
        if len(asked):
            kept = int(np.argmin(np.abs(area - size * area[-1]))) + 1
            record["line_hold"][line, asked[kept:]] = 0
        return {}
    over: dict[str, Any] = {}
    for role in ("issuer", "target"):
        i = int(record[f"ult_{role}"][0])
        path = f"{scenario.actor_names[i]}.stake"
        q = scenario.parameters.get(path)
        over[path] = float(record["stake"][i]) * size if q is None else replace(
            q, low=q.low * size, central=q.central * size, high=q.high * size)
    return over


def nearest_first(record: np.ndarray, line: int) -> np.ndarray:
    """Places a line asks side 0 to give, by steps of road from side 1's ground, then by index."""
    n = int(record["n_places"])
    holder = record["holder"][:n]
    steps = np.where(holder == 1, 0, n)
    roads = int(record["n_roads"])
    ends = np.stack([record["road_from"][:roads], record["road_to"][:roads]], axis=1)
    for _ in range(n):
        for a, b in ends.tolist():
            steps[a] = min(steps[a], steps[b] + 1)
            steps[b] = min(steps[b], steps[a] + 1)
    wanted = (record["disputed"][:n] == 1) & (record["line_hold"][line, :n] == 1) & (holder != 1)
    places = np.flatnonzero(wanted)
    return places[np.argsort(steps[places], kind="stable")]


def without_issue(scenario: Scenario, i: int) -> Scenario:
    """The scenario in which an actor has no signal that issues an ultimatum."""
    t = TRACKS.index("signal")
    record, actor = scenario.record.copy(), scenario.actors[i]
    menu = actor.menus.get("signal", ())
    kept = [k for k in range(len(menu)) if record["verb"][i, t, k] != V_ISSUE]
    relist(record, i, t, kept)
    said = tuple(menu[k] for k in kept)
    plans = {name: replace(plan, menus={**plan.menus, "signal": tuple(
        o for o in plan.menus.get("signal", ()) if o in said) or said})
        for name, plan in actor.plans.items()}
    changed = replace(actor, menus={**actor.menus, "signal": said}, plans=plans)
    actors = tuple(changed if a is actor else a for a in scenario.actors)
    return scenario.changed(record=record, actors=actors)
