"""What a demand weighs on the first morning, by the public crisis tree.

What complying gives up, what the blow takes if the threat is carried out, and the chance that it
is. A blow that takes less than complying gives up cannot make a target comply, however sure it is
(J. D. Fearon, 1995, Rationalist explanations for war, International Organization 49, 379-414).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.engine.rules.mind import think
from sim.engine.rules.parts import end_value
from sim.engine.rules.tree import solve, target_node
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import END_COMPLY, END_FREE
from sim.questions.audit.foreseen import Morning
from sim.scenario.variant import variant
from sim.seats import plan
from sim.studies.lab import Lab

ROWS = 40  # parameter rows that are looked at


@dataclass(frozen=True)
class Balance:
    """A demand as its target sees it, in units of the issue; each float (rows,).

    credibility: the believed chance that the threat is carried out in full once it is defied.
    """

    gives_up: np.ndarray
    takes: np.ndarray
    credibility: np.ndarray

    __repr__ = brief


def weigh_demand(m: Morning, u: int) -> tuple[float, float, float]:
    """What complying gives up, what the blow takes, and its credibility, of one parameter row."""
    c, s, w = m.c, m.s, m.w
    t = int(c.ult_target[u])
    with np.errstate(all="raise", under="ignore"):
        think(c, s, w)
        solve(c, s, w, u, s.commitment[c.ult_issuer[u]], -1)
        free, given = (m.over_types(np.array([end_value(w, t, k, end) for k in range(TYPES)]), t)
                       for end in (END_FREE, END_COMPLY))
        sure = float(w.mean_issuer[0])
        w.mean_issuer[:] = (1.0, 0.0, 0.0, 0.0)  # the threat is carried out for certain
        target_node(c, s, w, u)
        fought = float(m.over_types(w.v_target[:, 2], t))
    return float(free - given), float(free - fought), sure


def balance(lab: Lab, u: int, overrides: Mapping[str, Any], rows: int = ROWS) -> Balance:
    """What ultimatum u weighs under some overrides, over the first parameter rows."""
    case = variant(lab.scenario, {**lab.overrides, **overrides}, lab.doctrines)
    records, _, _ = plan(case).rows(lab.seed, 0, rows)
    found = np.array([weigh_demand(Morning(r, lab.seed), u) for r in records])
    return Balance(*found.T)
