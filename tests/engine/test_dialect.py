"""Rules and policies keep to the dialect that watched and compiled runs share, bit for bit.

A walk over the syntax trees; the walker itself is tried on planted offences.
"""

import ast
from pathlib import Path

import pytest

import sim

ROOT = Path(sim.__file__).parent / "engine"
DECLARATIONS = {"policies/base.py", "policies/__init__.py"}  # read in Python, never by a kernel
FILES = [
    p
    for p in [
        *sorted((ROOT / "rules").glob("*.py")),
        *sorted((ROOT / "policies").glob("*.py")),
        ROOT / "day.py",
        ROOT / "kernel.py",
    ]
    if str(p.relative_to(ROOT)) not in DECLARATIONS
]
BUILTINS = {"abs", "float", "int", "max", "min", "range"}
KNOWN = set(dir(__builtins__)) if not isinstance(__builtins__, dict) else set(__builtins__)
FORBIDDEN: dict[type, str] = {
    ast.Dict: "dict",
    ast.List: "list",
    ast.Set: "set",
    ast.ListComp: "comprehension",
    ast.SetComp: "comprehension",
    ast.DictComp: "comprehension",
    ast.GeneratorExp: "comprehension",
    ast.Try: "try",
    ast.Raise: "raise",
    ast.With: "with",
    ast.Lambda: "lambda",
    ast.JoinedStr: "f-string",
    ast.Pow: "**",
    ast.ClassDef: "class",
    ast.Yield: "yield",
    ast.YieldFrom: "yield",
    ast.AsyncFunctionDef: "async",
    ast.Await: "async",
    ast.Global: "global",
    ast.Nonlocal: "global",
    ast.Starred: "starred",
    ast.NamedExpr: "walrus",
    ast.Delete: "del",
}


def offences(source: str) -> list[str]:
    """What a module does that the dialect forbids, as `line: what`."""
    found = []

    def caught(node: ast.AST, what: str) -> None:
        found.append(f"{getattr(node, 'lineno', 0)}: {what}")

    tree = ast.parse(source)
    functions = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    imported = {
        alias.asname or alias.name
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom)
        for alias in n.names
    }
    for node in ast.walk(tree):
        if type(node) in FORBIDDEN:
            caught(node, FORBIDDEN[type(node)])
        elif isinstance(node, ast.Import):
            caught(node, f"import {node.names[0].name}")
        elif isinstance(node, ast.ImportFrom):
            package = (node.module or "").split(".")[0]
            if node.level or package not in ("sim", "typing"):
                caught(node, f"import {node.module}")
        elif isinstance(node, ast.FunctionDef):
            if node.decorator_list:
                caught(node, "decorator")
            if node.args.vararg or node.args.kwarg or node.args.defaults or node.args.kw_defaults:
                caught(node, "optional argument")
        elif isinstance(node, ast.While) and isinstance(node.test, ast.Constant):
            caught(node, "endless loop")
        elif isinstance(node, ast.Name) and node.id in ("np", "numpy", "math"):
            caught(node, f"{node.id}.")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            own = name in functions or name in imported
            if name in KNOWN and not own and name not in BUILTINS:
                caught(node, f"builtin {name}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, complex):
            caught(node, "complex")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_module_keeps_to_the_dialect(path):
    assert offences(path.read_text(encoding="utf-8")) == []


def test_every_rule_and_policy_is_walked():
    names = {str(p.relative_to(ROOT)) for p in FILES}
    assert {"day.py", "kernel.py", "rules/tree.py", "policies/ultimatum.py"} <= names
    assert len(names) > 30


PLANTED = {
    "import numpy as np": "import numpy",
    "from numpy import exp": "import numpy",
    "import math": "import math",
    "from math import exp": "import math",
    "from . import tree": "import None",
    "import numba": "import numba",
    "from mesa import Model": "import mesa",
    "def f(x):\n    return np.exp(x)": "np.",
    "def f(x):\n    return math.exp(x)": "math.",
    "def f(x):\n    return sum(x)": "builtin sum",
    "def f(x):\n    return round(x)": "builtin round",
    "def f(x):\n    return pow(x, 2)": "builtin pow",
    "def f(x):\n    return sorted(x)": "builtin sorted",
    "def f(x):\n    print(x)": "builtin print",
    "def f(x):\n    return x**3": "**",
    "def f(x):\n    x **= 3\n    return x": "**",
    "def f(x):\n    return {1: x}": "dict",
    "def f(x):\n    return [x]": "list",
    "def f(x):\n    return {x}": "set",
    "def f(x):\n    return [y for y in x]": "comprehension",
    "def f(x):\n    return {y for y in x}": "comprehension",
    "def f(x):\n    return {y: 1 for y in x}": "comprehension",
    "def f(x):\n    return max(y for y in x)": "comprehension",
    "def f(x):\n    try:\n        return x\n    except ValueError:\n        return 0": "try",
    "def f(x):\n    raise ValueError": "raise",
    "f = lambda x: x": "lambda",
    "def f(x):\n    return f'{x}'": "f-string",
    "def f(x):\n    while True:\n        x += 1": "endless loop",
    "def f(x):\n    while 1:\n        x += 1": "endless loop",
    "@cache\ndef f(x):\n    return x": "decorator",
    "class A:\n    pass": "class",
    "def f(x):\n    with x:\n        pass": "with",
    "def f(x):\n    yield x": "yield",
    "def f(x):\n    global y": "global",
    "def f(x, y=1):\n    return x": "optional argument",
    "def f(*x):\n    return x": "optional argument",
    "def f(x):\n    return 1j": "complex",
}


@pytest.mark.parametrize("source", PLANTED, ids=lambda s: s.replace("\n", "; ")[:40])
def test_planted_offence_is_caught(source):
    found = offences(source)
    assert any(entry.endswith(PLANTED[source]) for entry in found), found


def test_plain_rules_pass():
    source = '''"""About."""
from typing import Any
from sim.engine.elementary import exp

def f(c: Any, s: Any) -> float:
    """A rule."""
    total = 0.0
    for i in range(c.n):
        if s.x[i] > 0.0 and not s.y[i] == 1:
            total += exp(-abs(s.x[i])) * max(1.0, float(i))
    while total > 1.0:
        total -= 1.0
    return total
'''
    assert offences(source) == []
