"""An open gate: refugees leave while it stands open, and goodwill and money go with them.

Letting people through towards outside powers relieves a host and presses those powers (coercive
engineered migration: Greenhill 2010). A gate once open stays open.
"""

from typing import Any

from sim.engine.elementary import exp
from sim.engine.rules.bonds import shift_tie
from sim.engine.state.names import M_REFUGEES, M_WEDGE, R_ISSUER, R_OUTSIDE, WEDGE


def gates(c: Any, s: Any) -> None:
    """A day of every open gate: burden that leaves, ties with outside powers that wear."""
    for i in range(c.n_actors):
        if s.gate[i] == 1:
            s.refugees[i] *= exp(-c.gate_rate)
            for j in range(c.n_actors):
                if c.role[j] == R_OUTSIDE:
                    shift_tie(s, i, j, -c.gate_tie)


def gate_bill(c: Any, s: Any, i: int) -> float:
    """What an open gate costs its keeper a day, in issue, beyond the ties it wears."""
    return c.gate_cost if s.gate[i] == 1 else 0.0


def relief(c: Any, s: Any, i: int) -> float:
    """Burden of refugees that leaves over the days looked ahead once the gate is open."""
    if c.on[M_REFUGEES] == 0:
        return 0.0
    return s.refugees[i] * (1.0 - exp(-c.gate_rate * c.horizon))


def gate_ties(c: Any, s: Any, i: int) -> float:
    """Worth of the ties that an open gate wears over the days looked ahead."""
    lost = 0.0
    for j in range(c.n_actors):
        if c.role[j] == R_OUTSIDE and j != i:
            lost += c.tie_value[i, j] * min(s.tie[i, j], c.gate_tie * c.horizon)
    return lost


def gate_backing(c: Any, s: Any, i: int) -> float:
    """War cost at no resolve that backing lost with those ties no longer takes off an issuer."""
    if c.role[i] != R_ISSUER or c.on[M_WEDGE] == 0:
        return 0.0
    most = 0.0
    left = 0.0
    for j in range(c.n_actors):
        if c.role[j] == R_OUTSIDE and c.side[j] < 0:
            tie = s.tie[i, j]
            most = max(most, s.level[j, WEDGE] * tie)
            left = max(left, s.level[j, WEDGE] * max(0.0, tie - c.gate_tie * c.horizon))
    return c.wedge_step * c.war_cost[i] * (most - left)
