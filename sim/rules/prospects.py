"""What is expected of talks, worked out once a day from the public record and shared by all.

An open deadline: once it lies within the days looked ahead, fighting on means the crisis tree for
the days past it, so a line agreed before it is worth the difference.
"""

from typing import Any

from sim.elementary import clamp
from sim.rules.theatre import ground
from sim.rules.tree import defied_value, solve
from sim.state.capacity import TYPES
from sim.state.names import M_AGREEMENTS, M_LOOKAHEAD, U_OPEN


def beyond_deadline(c: Any, s: Any, u: int) -> float:
    """Part of the days looked ahead that lies past an open deadline, 0..1."""
    if s.ult_status[u] != U_OPEN:
        return 0.0
    left = float(s.ult_deadline[u] + c.ult_grace[u] - s.day)
    return clamp(1.0 - left / c.horizon, 0.0, 1.0)


def press(c: Any, s: Any, w: Any, u: int) -> None:
    """What the days past a deadline that is not met take from fighting on, by actor and type.

    Those days begin at the issuer's node of the tree, with its audience cost of backing down.
    """
    part = beyond_deadline(c, s, u)
    if part <= 0.0:
        return
    i = c.ult_issuer[u]
    t = c.ult_target[u]
    p = c.ult_patron[u]
    solve(c, s, w, u, s.commitment[i])
    free = w.end[2]
    for k in range(TYPES):
        late = 0.0
        for o in range(4):
            late += w.q_issuer[k, o] * w.v_issuer[k, o]
        s.press[i, k] = part * (ground(c, i, free) - late)
        s.press[t, k] = part * (ground(c, t, free) - w.v_target[k, 2])
        if p >= 0:
            s.press[p, k] = part * (ground(c, p, free) - defied_value(c, s, w, u, k))


def prospects(c: Any, s: Any, w: Any) -> None:
    """Step 3: today's expectations, before anybody speaks."""
    for i in range(c.n_actors):
        for k in range(TYPES):
            s.press[i, k] = 0.0
    if c.on[M_AGREEMENTS] == 0 or c.n_lines == 0 or s.deal_line >= 0:
        return
    for j in range(c.n_actors):
        for k in range(TYPES):
            w.mind[j, k] = s.public[j, k]
    if c.on[M_LOOKAHEAD] == 1:
        for u in range(c.n_ultimatums):
            press(c, s, w, u)
