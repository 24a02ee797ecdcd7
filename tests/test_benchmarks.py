"""The benchmarks time the day as it is."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def called(path: str, function: str) -> list[str]:
    """Names of the functions that a function calls, in order."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    body = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == function)
    calls = [n for n in ast.walk(body) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    return [c.func.id for c in sorted(calls, key=lambda c: (c.lineno, c.col_offset))
            if isinstance(c.func, ast.Name)]


def test_the_timed_steps_are_those_of_the_day():
    assert called("benchmarks/loops.py", "steps") == [
        name for name in called("sim/engine/day.py", "day") if name not in ("label", "known_day")]


def test_a_known_day_is_lived_and_not_timed():
    mornings = called("benchmarks/loops.py", "record_mornings")
    assert mornings.index("known_day") < mornings.index("steps")
