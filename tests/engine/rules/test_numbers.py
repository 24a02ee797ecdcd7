"""Every judgement has a name: a bare number in a rule is a count, a unit or a midpoint."""

import ast
from collections import Counter
from pathlib import Path

import pytest

import sim.engine.rules

FILES = sorted(Path(sim.engine.rules.__file__).parent.glob("*.py"))
PLAIN = {
    0.0, 1.0,
    2.0,  # twice a mean or a half
    0.001, 1000.0,  # men and thousands of men
    1e-5,  # refugees and hundreds of thousands
    0.01, 100.0,  # people flee in hundreds
    1e-9, 1e-12, 1e-300, 0.999999,  # no division by 0, no logarithm of it
    300.0, 600.0, 1e9,  # beyond any odds or worth that matter
}
PARTS = {  # other numbers in a rule, each looked at
    "account.py": {0.5: 1, 4.0: 1},  # half health; a sum of flags
    "blow_size.py": {0.5: 1},  # a median
    "blows.py": {0.5: 1},  # mean of two sizes
    "ceasefire.py": {0.5: 1},  # terms of middling strength
    "combat.py": {0.5: 6},  # hyperbolic sine and cosine
    "entry.py": {0.25: 1, 0.5: 1},  # steepest logit; bisection
    "holding.py": {0.5: 1},  # the greater half
    "mobilise.py": {0.5: 1},  # middle of the days looked ahead
    "momentum.py": {0.5: 1},  # mean of a lognormal
    "offers.py": {0.5: 2},  # either proposes first
    "outlook.py": {0.5: 1},  # a truce breaks half way
    "setup.py": {0.5: 1},  # a normal density
    "slide.py": {0.5: 2},  # area of a triangle
    "stage.py": {0.5: 1},  # first term of a series
    "talks.py": {0.5: 1},  # a fair draw
    "trial.py": {0.5: 2},  # means over the days looked ahead
    "types.py": {0.5: 1},  # middles of the grid
    "welfare.py": {0.5: 1},  # mean of two days
}


def bare(source: str) -> Counter[float]:
    """Numbers with a point inside functions, those that are plain left out."""
    found: Counter[float] = Counter()
    for function in ast.parse(source).body:
        if isinstance(function, ast.FunctionDef):
            found.update(abs(node.value) for node in ast.walk(function)
                         if isinstance(node, ast.Constant) and isinstance(node.value, float)
                         and abs(node.value) not in PLAIN)
    return found


def unexplained(source: str) -> list[str]:
    """Constants with a point that stand on top of a module and say nothing of why."""
    lines = source.splitlines()
    return [lines[node.lineno - 1] for node in ast.parse(source).body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, float) and "#" not in lines[node.lineno - 1]]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_rule_holds_a_judgement_that_has_no_name(path):
    source = path.read_text(encoding="utf-8")
    assert dict(bare(source)) == PARTS.get(path.name, {})
    assert unexplained(source) == []


def test_a_planted_judgement_is_found():
    assert bare("def f(x):\n    return 0.3 * x + 0.5 * x - 1000.0\n") == {0.3: 1, 0.5: 1}
    assert unexplained("A = 0.4\nB = 0.4  # why\nC = 3\n") == ["A = 0.4"]
