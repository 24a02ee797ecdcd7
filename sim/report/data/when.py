"""By which day an event has come, and which events come as good as together."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import shares
from sim.engine.state.outputs import DAY_PREFIX, INJECT
from sim.report.data.dates import marks

SAME = 0.005  # curves that are never further apart are drawn once


def events(outcome: Outcome) -> list[str]:
    """Events that came in some rollout, as keys without `day_of_`."""
    names = [n for n in outcome.count_names
             if n.startswith(DAY_PREFIX) and not n.startswith(INJECT)]
    valid = outcome.valid
    return [n.removeprefix(DAY_PREFIX) for n in names
            if np.isfinite(outcome.count(n)[valid]).any()]


def curve(outcome: Outcome, event: str) -> np.ndarray:
    """Share of rollouts in which the event had come by each evening, float64 (days,)."""
    came = outcome.count(DAY_PREFIX + event)
    hits = {str(day): came <= day for day in range(outcome.days)}
    return shares(outcome, hits).mean


def together(curves: dict[str, np.ndarray]) -> list[list[str]]:
    """Events in groups whose curves are nowhere more than `SAME` apart."""
    groups: list[list[str]] = []
    for key, values in curves.items():
        near = [g for g in groups if np.max(np.abs(curves[g[0]] - values)) <= SAME]
        if near:
            near[0].append(key)
        else:
            groups.append([key])
    return groups


def when(outcome: Outcome) -> dict[str, Any]:
    """Dates, days that matter, and a curve for each group of events, the commonest last first."""
    curves = {key: curve(outcome, key) for key in events(outcome)}
    groups = sorted(together(curves), key=lambda g: -curves[g[0]][-1])
    dates = [d.isoformat() for d in outcome.dates]
    return {
        "dates": dates,
        "marks": [{"date": dates[m.day], "day": m.day, "kind": m.kind, "about": m.about}
                  for m in marks(outcome)],
        "curves": [{"events": group, "p": [float(x) for x in curves[group[0]]],
                    "half": float(curves[group[0]][-1]) / 2} for group in groups],
    }
