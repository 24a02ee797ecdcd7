"""The rule that enters a day's series in its row, `sim/engine/rules/daily.py`."""

from __future__ import annotations

from collections.abc import Sequence

from sim.engine.state.dispatch.expressions import imports, value_of
from sim.engine.state.series import DECLARED, ROLES, Series

HEAD = '''"""Daily series, each at its place in the row of the day.

Written by `python -m sim.engine.state.dispatch` from `sim.engine.state.series`; a change here is
lost.
"""

from typing import Any

'''
ENTRY = '''

def daily(c: Any, s: Any, out: Any) -> int:
    """Enter the day's series in the order in which they are declared; how many they are."""
    n = 0
'''
PARTIES = '''    if c.n_ultimatums == 0:
        return n
    issuer = c.ult_issuer[FIRST]
    target = c.ult_target[FIRST]
    patron = c.ult_patron[FIRST]
'''


def condition(series: Series, before: Sequence[Series]) -> str:
    """When a series of a patron is kept: there is one, and its series is no party's already."""
    if "patron" not in series.of:
        return ""
    same = [other.of for other in before
            if other.name == series.name and len(other.of) == len(series.of)]
    apart = [f" and patron != {party}" for of in same for role, party in
             zip(series.of, of, strict=True) if role == "patron"]
    return f"    if patron >= 0{''.join(apart)}:\n"


def daily_rule(declared: Sequence[Series] = DECLARED) -> str:
    """The text of the rule. ValueError where series of parties stand before others."""
    parts = [ROLES[0] in s.of or ROLES[1] in s.of or ROLES[2] in s.of for s in declared]
    if parts != sorted(parts):
        raise ValueError("series of the parties to the first ultimatum come last")
    names = "from sim.engine.state.names import FIRST\n"
    out = [HEAD, imports(s.rule for s in declared), names, ENTRY]
    for k, series in enumerate(declared):
        if parts[k] and not any(parts[:k]):
            out.append(PARTIES)
        each = series.of == ("actor",)
        guard = "    for i in range(c.n_actors):\n" if each else condition(series, declared[:k])
        value = value_of(series.name, series.field, series.rule, ("i",) if each else series.of)
        indent = " " * (8 if guard else 4)
        out.append(f"{guard}{indent}out[n] = {value}\n{indent}n += 1\n")
    return "".join([*out, "    return n\n"])
