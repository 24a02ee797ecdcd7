"""What must be true of any crisis on any day, whatever its parameters: each check says what failed.

Every check returns the names of what it finds wrong, so that tests can show both that sound crises
pass and that planted faults do not.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import fields_of

EXACT = 1e-9
UNIT = ("share", "own", "risk", "survival", "weather", "ult_credit", "ult_publicity", "support")
WHOLE_UNIT = ("tie", "health", "reputation")
COUNTED = ("deaths", "civilians", "displaced", "incidents", "rounds", "offers", "threats",
           "deal_count", "break_count", "attack_days", "wide_days", "peak", "fatal_count",
           "inflicted", "claimed", "strike_days", "spoiler_attacks", "risk", "weariness")
STOCKS = ("commitment", "weariness", "revenge", "refugees", "strength", "troops", "violations",
          "effort", "unanswered_deaths")


def outside(x: Any, low: float, high: float) -> bool:
    """True if any element leaves [low, high] by more than rounding."""
    a = np.asarray(x, np.float64)
    return bool(((a < low - EXACT) | (a > high + EXACT)).any())


def distribution(row: Any) -> bool:
    """True if a row, or every row, is a distribution."""
    a = np.asarray(row, np.float64)
    return not outside(a, 0.0, 1.0) and bool((np.abs(a.sum(axis=-1) - 1.0) < EXACT).all())


def wrong_state(c: Any, s: Any) -> list[str]:
    """Fields of a state that cannot be so."""
    found = []
    for name, declared in fields_of(Crisis).items():
        if declared.kind is float and not np.isfinite(np.asarray(getattr(s, name))).all():
            found.append(f"{name} is not finite")
    n, places = int(c.n_actors), int(c.n_places)
    found += [f"{name} leaves 0..1" for name in (*UNIT, *WHOLE_UNIT)
              if outside(getattr(s, name), 0.0, 1.0)]
    found += [f"{name} is negative" for name in STOCKS if outside(getattr(s, name), 0.0, np.inf)]
    if outside(s.rung, 0, 9) or outside(s.peak, 0, 9) or (s.peak < s.rung).any():
        found.append("rung leaves 0..9 or passes its peak")
    if not np.array_equal(s.holder[:places], np.asarray(s.own[:places]) >= 0.5):
        found.append("a place has no holder, or two")
    if not np.array_equal(s.tie, s.tie.T):
        found.append("a tie differs by who is asked")
    joint = np.asarray(s.joint[:n])
    if not distribution(joint.reshape(n, -1)) or outside(
            s.public[:n] - joint.sum(axis=1), 0.0, 0.0):
        found.append("a belief is no distribution")
    if outside(s.kind[:n], 0, s.public.shape[1] - 1):
        found.append("a type off the grid")
    if (s.plan[:n] < 0).any() or (s.plan[:n] >= c.n_plans[:n]).any():
        found.append("a plan that an actor has not")
    if outside(s.bound, 0.0, np.inf) or outside(s.bound_plan, 0.0, np.inf):
        found.append("a pull withstood that is negative")
    for t in range(4):
        top = np.maximum(c.n_options[:n, t] - 1, 0)
        if (s.posture[:n, t] < 0).any() or (s.posture[:n, t] > top).any():
            found.append("a posture that is not on the menu")
    return found + wrong_ground(c, s)


def wrong_ground(c: Any, s: Any) -> list[str]:
    """Whether both sides' ground adds up to all of it."""
    here = np.asarray(c.disputed[: int(c.n_places)]) == 1
    area = np.asarray(c.area[: int(c.n_places)])[here]
    if area.sum() <= 0.0:
        return []
    own = np.asarray(s.own[: int(c.n_places)])[here]
    held = [(area * (1.0 - own)).sum(), (area * own).sum()]
    sound = abs(held[1] / area.sum() - s.share) < EXACT and abs(sum(held) - area.sum()) < EXACT
    return [] if sound else ["the sides' ground does not add up"]


def tallied(s: Any) -> dict[str, np.ndarray]:
    """Copies of everything that only grows."""
    return {name: np.array(getattr(s, name), np.float64) for name in COUNTED}


def wrong_step(before: dict[str, np.ndarray], after: dict[str, np.ndarray]) -> list[str]:
    """Tallies that are negative or have fallen since the day before."""
    return [f"{name} fell" for name in COUNTED
            if outside(after[name], 0.0, np.inf) or (after[name] < before[name] - EXACT).any()]


def wrong_decision(c: Any, w: Any) -> list[str]:
    """Whether the scratch record of a finished decision can be so."""
    n = int(c.n_options[w.actor, w.track])
    p = np.asarray(w.probability[:n])
    found = [] if distribution(p) else ["probabilities are no distribution"]
    if not 0 <= w.chosen < n:
        found.append("the option chosen is not on the menu")
    if not np.isfinite(w.taste):
        found.append("a taste that is no number")
    out = np.asarray(w.excluded[:n]) == 1
    if out.any() and not out.all() and p[out].any():
        found.append("an option out of reach has a chance")
    return found


def wrong_labels(axes: list[int], labels: list[int]) -> list[str]:
    """Labels that no axis has."""
    return [f"axis {x} ends on label {label}" for x, (n, label) in enumerate(
        zip(axes, labels, strict=True)) if not 0 <= label < n]
