"""The rule that gives a quantity by its number, `sim/engine/rules/quantity.py`."""

from __future__ import annotations

from collections.abc import Sequence

from sim.engine.state.dispatch.expressions import imports, value_of
from sim.engine.state.quantities import DECLARED, Quantity

ARGUMENTS = ("a", "b")
CHAINS = (("plain", "Quantities without an argument."), ("of_one", "Quantities of one thing."),
          ("of_two", "Quantities of two."))
HEAD = '''"""The value of a named state quantity.

Written by `python -m sim.engine.state.dispatch` from `sim.engine.state.quantities`; a change here
is lost.
"""

from typing import Any, Final

'''
ENTRY = '''

def quantity(c: Any, s: Any, q: int, a: int, b: int) -> float:
    """Value of quantity `q` with arguments `a` and `b` (-1 where absent)."""
    if b >= 0:
        return of_two(c, s, q, a, b)
    return of_one(c, s, q, a) if a >= 0 else plain(c, s, q)
'''


def quantity_rule(declared: Sequence[Quantity] = DECLARED) -> str:
    """The text of the rule."""
    out = [HEAD, imports(q.rule for q in declared),
           "from sim.engine.state.quantities import NO_VALUE, NUMBERS\n\n"]
    out += [f'{q.name.upper()}: Final = NUMBERS["{q.name}"]\n' for q in declared]
    for count, (chain, about) in enumerate(CHAINS):
        names = ARGUMENTS[:count]
        taken = "".join(f", {name}: int" for name in names)
        out.append(f'\n\ndef {chain}(c: Any, s: Any, q: int{taken}) -> float:\n    """{about}"""\n')
        out += [f"    if q == {q.name.upper()}:\n"
                f"        return {value_of(q.name, q.field, q.rule, names)}\n"
                for q in declared if len(q.kinds) == count]
        out.append("    return NO_VALUE\n")
    return "".join([*out, ENTRY])
