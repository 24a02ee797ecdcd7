"""Write the rules that choose by the number of what is declared.

    python -m sim.state.dispatch          write them
    python -m sim.state.dispatch check    name those that are out of date, status 1 if any is

Compiled rules know no table of functions and no field by its name: they need a branch for each
quantity. Each is written from the declaration, so that nothing is said twice; a test holds the
files to what is declared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sim.state.crisis import Crisis
from sim.state.declare import fields_of
from sim.state.quantities import DECLARED, Quantity

RULES = Path(__file__).parent.parent / "rules"
ARGUMENTS = ("a", "b")
CHAINS = (("plain", "Quantities without an argument."), ("of_one", "Quantities of one thing."),
          ("of_two", "Quantities of two."))
HEAD = '''"""The value of a named state quantity.

Written by `python -m sim.state.dispatch` from `sim.state.quantities`; a change here is lost.
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


def value_of(quantity: Quantity) -> str:
    """The expression of a quantity's value. ValueError where a declaration cannot be meant."""
    arguments = ARGUMENTS[: len(quantity.kinds)]
    if bool(quantity.field) == bool(quantity.rule):
        raise ValueError(f"{quantity.name}: give the field it is or the rule that works it out")
    if quantity.rule:
        function = quantity.rule.partition(".")[2]
        return f"{function}({', '.join(('c', 's', *arguments))})"
    field = fields_of(Crisis).get(quantity.field)
    if field is None or len(field.shape) != len(arguments):
        raise ValueError(f"{quantity.name}: no field {quantity.field} of as many arguments")
    index = f"[{', '.join(arguments)}]" if arguments else ""
    value = f"s.{quantity.field}{index}"
    return f"float({value})" if field.kind is int else value


def wrapped(head: str, names: Sequence[str]) -> str:
    """An import of some names, one to a line where they do not fit on one."""
    line = f"{head} {', '.join(names)}"
    if len(line) <= 100:
        return line + "\n"
    return f"{head} (\n" + "".join(f"    {name},\n" for name in names) + ")\n"


def imports(declared: Sequence[Quantity]) -> str:
    """The imports of the rules that work quantities out."""
    functions: dict[str, set[str]] = {}
    for quantity in declared:
        if quantity.rule:
            module, _, function = quantity.rule.rpartition(".")
            functions.setdefault(module, set()).add(function)
    lines = [wrapped(f"from sim.rules.{module} import", sorted(functions[module]))
             for module in sorted(functions)]
    return "".join(lines)


def quantity_rule(declared: Sequence[Quantity] = DECLARED) -> str:
    """The text of `sim/rules/quantity.py`."""
    out = [HEAD, imports(declared), "from sim.state.quantities import NO_VALUE, NUMBERS\n\n"]
    out += [f'{q.name.upper()}: Final = NUMBERS["{q.name}"]\n' for q in declared]
    for count, (chain, about) in enumerate(CHAINS):
        taken = "".join(f", {name}: int" for name in ARGUMENTS[:count])
        out.append(f'\n\ndef {chain}(c: Any, s: Any, q: int{taken}) -> float:\n    """{about}"""\n')
        for quantity in declared:
            if len(quantity.kinds) == count:
                out.append(f"    if q == {quantity.name.upper()}:\n"
                           f"        return {value_of(quantity)}\n")
        out.append("    return NO_VALUE\n")
    return "".join([*out, "\n", ENTRY])


WRITTEN: dict[str, Callable[[], str]] = {"quantity.py": quantity_rule}
"""Files of `sim/rules/` that are written, each with what makes its text."""


def outdated() -> list[str]:
    """Written files that are not what the declarations make of them."""
    return [name for name, text in WRITTEN.items()
            if (RULES / name).read_text(encoding="utf-8") != text()]


def main(words: Sequence[str]) -> int:
    """Write, or check; 1 if something was found out of date."""
    old = outdated()
    for name in old:
        print(f"sim/rules/{name} is out of date" if words else f"sim/rules/{name} written")
        if not words:
            (RULES / name).write_text(WRITTEN[name](), encoding="utf-8")
    return 1 if words and old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
