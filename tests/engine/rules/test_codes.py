"""No bare index and no code number in a rule or a policy: what a number stands for has a name."""

import ast
import re
from pathlib import Path

import pytest

import sim
from sim.engine.rules.luck import actor_luck, process_luck

ROOT = Path(sim.__file__).parent / "engine"
FILES = [*sorted((ROOT / "rules").glob("*.py")), *sorted((ROOT / "policies").glob("*.py"))]

ENUMERATED = {"aim", "camp_aim", "camp_end", "holder", "kind", "meeting_kind", "node", "op", "role",
              "side", "status", "track", "ult_carried", "ult_status", "verb", "ultimatum"}
"""Names of what holds a member of an enumeration: compared with a name, even at 0 and 1."""

REASONS = {
    r"\w+\.shape\[0\]": "the length of an array",
    r"made\[\d\]|w\.fade_of\[\d\]|differs\(w, i, \d, .*": "parts of what a kept answer was made "
    "of, noted and compared in one place",
    r"seats\[[012]\]": "parts of a tuple, which compiled rules take by literals alone",
    r"range\((6|20|60)\)": "the most steps of an iteration that ends by its error",
    r"range\(2\)": "once and once more, the same another way",
    r"c\.n_options\[i, track\] < 2|count < 2": "fewer than two: nothing to choose between",
}
"""Where a number is in its place."""

DECISION = {"process_luck": 2, "actor_luck": 3}
"""Which argument of a draw says what is decided."""

COUNTING = {"min", "max", "int", "float", "abs"}


def whole(node: ast.expr) -> int | None:
    """The whole number that an expression writes, a sign before it included."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = whole(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def named(node: ast.expr) -> str:
    """The last name of what an expression reads: `ult_status` of `s.ult_status[u]`."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def places(node: ast.Subscript) -> list[ast.expr]:
    """The indices of a subscript, without slices."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return [part for part in parts if not isinstance(part, ast.Slice)]


def is_code(sides: list[ast.expr]) -> bool:
    """True for a comparison of a code: with any number but 0, 1, -1, or of an enumerated name.

    Of an enumerated name -1 stands for none, and order against 0 asks for that.
    """
    numbers = [whole(side) for side in sides if whole(side) is not None]
    enumerated = any(named(side) in ENUMERATED for side in sides)
    return any(abs(n) > 1 or (enumerated and n >= 0) for n in numbers)


def codes(source: str) -> list[str]:
    """Bare indices and code numbers of a module, as `line: text`, those with a reason left out."""
    found = []
    for node in ast.walk(ast.parse(source)):
        hit = False
        if isinstance(node, ast.Subscript):
            hit = any(whole(part) is not None for part in places(node))
        elif isinstance(node, ast.Compare):
            equal = all(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops)
            numbers = [n for side in (node.left, *node.comparators)
                       if (n := whole(side)) is not None]
            hit = is_code([node.left, *node.comparators]) if equal else any(n > 1 for n in numbers)
        elif isinstance(node, ast.Call):
            name = named(node.func)
            at = DECISION.get(name, -1)
            decided = at >= 0 and len(node.args) > at and whole(node.args[at]) is not None
            counted = name in COUNTING or not all(whole(a) is None or abs(whole(a) or 0) < 2
                                                  for a in node.args)
            hit = decided or (counted and name not in COUNTING)
        elif isinstance(node, ast.Return | ast.IfExp):
            given = [node.value] if isinstance(node, ast.Return) else [node.body, node.orelse]
            hit = any(g is not None and abs(whole(g) or 0) > 1 for g in given)
        elif isinstance(node, ast.Assign):
            hit = named(node.targets[0]) in ENUMERATED and (whole(node.value) or 0) > 0
        text = ast.unparse(node) if hit else ""
        if hit and not any(re.fullmatch(reason, text) for reason in REASONS):
            found.append(f"{node.lineno}: {text}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_names_its_indices_and_codes(path):
    assert codes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("planted", [
    "u[o, 2] = 0.0", "w.end[5] = x", "x = s.order_event[i, 0]", "x = v_last[-1]",
    "if q == 29:\n    pass", "if s.ult_status[u] == 2 or s.ult_status[u] == 3:\n    pass",
    "if verb == 1:\n    pass", "if c.side[i] == 0:\n    pass", "if op >= 5:\n    pass",
    "logit_row(w.q_patron, w.v_patron, k, 3, precision, menu)",
    "x = process_luck(s, INCIDENT, 0, 0)", "x = actor_luck(c, s, i, 7, 0)",
    "for j in range(3):\n    pass", "def f(v):\n    return 2", "n = 0 if full else 3",
    "s.ult_status[u] = 3",
])
def test_a_planted_number_is_found(planted):
    assert len(codes(planted)) >= 1


@pytest.mark.parametrize("plain", [
    "u[o, EXCLUSION] = 0.0", "if s.ult_status[u] == U_MET:\n    pass", 
    "if i >= 0 and s.over == 1:\n    pass",
    "x = c.patron[p, i] == 1", "x = max(0, age - 1)", "x = f(s, 0)", "n = out.shape[0]",
    "x = process_luck(s, TRUCE, TRUCE_END, 0)", "for k in range(TYPES):\n    pass",
    "if c.role[i] == R_ISSUER and c.side[i] >= 0:\n    pass", "if holder == -1:\n    pass",
])
def test_names_flags_and_counts_pass(plain):
    assert codes(plain) == []


def test_every_reason_is_needed():
    texts = [ast.unparse(node) for path in FILES
             for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.expr)]
    assert [r for r in REASONS if not any(re.fullmatch(r, text) for text in texts)] == []


def test_the_decisions_of_draws_are_where_the_walk_looks():
    for function, at in ((process_luck, 2), (actor_luck, 3)):
        assert list(function.__annotations__)[at] == "decision"
        assert DECISION[function.__name__] == at
