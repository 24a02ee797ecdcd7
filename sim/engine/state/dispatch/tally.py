"""The rule that enters a rollout's counts in its row, `sim/engine/rules/tally.py`."""

from __future__ import annotations

from collections.abc import Sequence

from sim.engine.state.counts import DECLARED, Count
from sim.engine.state.dispatch.expressions import import_from, value_of

HEAD = '''"""Counts and times of a finished rollout, each at its place in the row.

Written by `python -m sim.engine.state.dispatch` from `sim.engine.state.counts`; a change here is
lost.
"""

from typing import Any

'''
ENTRY = '''
def tally(c: Any, s: Any, out: Any) -> int:
    """Enter the counts and times in the order in which they are declared; how many they are."""
    n = 0
'''


def tally_rule(declared: Sequence[Count] = DECLARED) -> str:
    """The text of the rule."""
    used = {count.at for count in declared if count.at}
    out = [HEAD, import_from("sim.engine.state.names", used) + "\n" if used else "", ENTRY]
    for count in declared:
        if count.of == "actor":
            value = value_of(count.name, count.field, "", ("i",))
            out.append(f"    for i in range(c.n_actors):\n        out[n] = {value}\n"
                       "        n += 1\n")
            continue
        value = value_of(count.name, count.field, "", (count.at,) if count.at else ())
        out.append(f"    out[n] = {value}\n    n += 1\n")
    return "".join([*out, "    return n\n"])
