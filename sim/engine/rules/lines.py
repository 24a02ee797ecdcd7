"""What a line is worth to each actor, by type: ground, terms and how long a deal on it should last.

A gain is over fighting on as the outlook has it. What strains a deal is
priced here before it is made and counted once it is (`grudges`), by one law.
"""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.ceasefire import survival
from sim.engine.rules.grudges import left_out, loss_by, strain_by
from sim.engine.rules.outlook import outlook
from sim.engine.rules.theatre import ground
from sim.engine.rules.types import resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import M_COMMITMENT_PROBLEM, U_OPEN


def ahead_of(c: Any, s: Any, w: Any) -> float:
    """Share of the ground that side 1 should hold at the horizon if the fighting goes on."""
    outlook(c, s, w, c.horizon)
    return float(w.ahead)


def defiance(c: Any, s: Any, line: int, ahead: float, a: int, b: int) -> float:
    """Strain that clients left out of the talks should put on a deal, priced before it is made.

    Each fighter weighs what fighting on would give it over the line.
    """
    total = 0.0
    for i in range(c.n_actors):
        if left_out(c, i, a, b):
            total += strain_by(c, s, i, loss_by(c, s, i, line, ahead))
    return total


def word_given(c: Any, s: Any, i: int, line: int) -> float:
    """Commitment to an open demand that settling for a line breaks, in issue."""
    broken = 0.0
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i and s.ult_status[u] == U_OPEN:
            wanted = s.share_line[c.ult_line[u]] if c.ult_line[u] >= 0 else 1.0
            gap = wanted - s.share_line[line]
            broken += s.commitment[i] * clamp(gap * c.short_of, 0.0, 1.0)
    return broken


def fill_gains(c: Any, s: Any, w: Any, i: int, ahead: float) -> None:
    """`w.gain[i]` by type and line, for deals that last as `w.lives` says.

    ahead: share expected if the fighting goes on. Half of a deal that breaks has given its ground
    away for nothing (the commitment problem).
    """
    for line in range(c.n_lines):
        on_line = ground(c, i, s.share_line[line])
        over = on_line + c.line_value[line, i] - ground(c, i, ahead)
        less = word_given(c, s, i, line)
        if c.on[M_COMMITMENT_PROBLEM] == 1:
            less += c.given_away * (1.0 - w.lives[line]) * abs(on_line - ground(c, i, s.share))
        for k in range(TYPES):
            spared = (1.0 - resolve_of(k)) * s.toll[i] + s.press[i, k]
            w.gain[i, k, line] = w.lives[line] * (over + spared) - less


def lay_table(c: Any, s: Any, w: Any, a: int, b: int, ahead: float) -> None:
    """Lives of deals between two parties and what each line gains either, into `w`."""
    for line in range(c.n_lines):
        strain = defiance(c, s, line, ahead, a, b)
        w.lives[line] = survival(c, line, c.horizon, strain)
    fill_gains(c, s, w, a, ahead)
    fill_gains(c, s, w, b, ahead)
