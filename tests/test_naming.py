"""One word, one thing: classes have names of their own, functions are named by what they give."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import sim

ROOT = Path(sim.__file__).parent
FILES = [p for p in sorted(ROOT.rglob("*.py")) if "_data" not in p.parts]
# Verbs in the past, regular and not.
PARTICIPLE = re.compile(r"_?(told|said|held|taken|shown|got|given|drawn|kept|made|met|known|seen"
                        r"|found|laid|bought|chosen|written|spelt|split|put_back|sent|[a-z]+ed)")
NOUNS = {"restrained"}  # a doctrine's own name


def classes() -> Counter[str]:
    """How often each class name is declared in the engine."""
    return Counter(node.name for path in FILES
                   for node in ast.parse(path.read_text(encoding="utf-8")).body
                   if isinstance(node, ast.ClassDef))


def participles(source: str) -> list[str]:
    """Functions of a module that are named by a participle alone."""
    return [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)
            and PARTICIPLE.fullmatch(node.name) and node.name not in NOUNS]


def test_no_two_classes_bear_one_name():
    assert {name for name, n in classes().items() if n > 1} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_function_is_named_by_a_participle(path):
    assert participles(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["told", "joined", "held", "_packed"])
def test_a_planted_participle_is_caught(name):
    assert participles(f"def {name}():\n    pass") == [name]
