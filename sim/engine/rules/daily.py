"""Daily series, each at its place in the row of the day.

Written by `python -m sim.engine.state.dispatch` from `sim.engine.state.series`; a change here is
lost.
"""

from typing import Any

from sim.engine.rules.measures import deal, public_belief
from sim.engine.state.names import FIRST


def daily(c: Any, s: Any, out: Any) -> int:
    """Enter the day's series in the order in which they are declared; how many they are."""
    n = 0
    for i in range(c.n_actors):
        out[n] = s.deaths[i]
        n += 1
    out[n] = s.civilians
    n += 1
    out[n] = s.displaced
    n += 1
    out[n] = s.area_taken
    n += 1
    out[n] = s.share
    n += 1
    out[n] = deal(c, s)
    n += 1
    if c.n_ultimatums == 0:
        return n
    issuer = c.ult_issuer[FIRST]
    target = c.ult_target[FIRST]
    patron = c.ult_patron[FIRST]
    out[n] = float(s.rung[issuer, target])
    n += 1
    out[n] = float(s.rung[target, issuer])
    n += 1
    out[n] = s.commitment[issuer]
    n += 1
    out[n] = public_belief(c, s, issuer)
    n += 1
    out[n] = public_belief(c, s, target)
    n += 1
    if patron >= 0:
        out[n] = s.tie[issuer, patron]
        n += 1
    if patron >= 0 and patron != issuer and patron != target:
        out[n] = public_belief(c, s, patron)
        n += 1
    return n
