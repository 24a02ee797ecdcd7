"""The sample of mutants: what is changed, which are drawn, whose tests they are shown to."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks.mutants import book
from benchmarks.mutants.__main__ import ROOT, main
from benchmarks.mutants.operators import Mutant, is_python, mutants
from benchmarks.mutants.own import Tests as Own
from benchmarks.mutants.sample import again, draw
from benchmarks.mutants.trial import Copy

SOURCE = '''"""A text for readers."""
from typing import Any

LIMIT: float = 0.5


def f(c: Any, x: list[int], flag: bool = True) -> float:
    """Another."""
    total = 0
    for k in range(len(x)):
        if x[k] < LIMIT and not flag:
            total += g(x, k, key="name")
            continue
    if total:
        raise ValueError("a text for readers, too")
    return total - 1
'''


def changed(source: str) -> set[tuple[str, str, str]]:
    """Operator, line before and after of every mutant."""
    return {(m.operator, m.before, m.after) for m in mutants("f.py", source)
            if is_python(m, source)}


def test_each_operator_changes_one_thing_of_one_line():
    condition = "if x[k] < LIMIT and not flag:"
    call = 'total += g(x, k, key="name")'
    assert changed(SOURCE) == {
        ("constant", "LIMIT: float = 0.5", "LIMIT: float = 0.625"),
        ("constant", "def f(c: Any, x: list[int], flag: bool = True) -> float:",
         "def f(c: Any, x: list[int], flag: bool = False) -> float:"),
        ("constant", "total = 0", "total = 1"),
        ("comparison", condition, "if x[k] > LIMIT and not flag:"),
        ("edge", condition, "if x[k] <= LIMIT and not flag:"),
        ("and/or", condition, "if x[k] < LIMIT or not flag:"),
        ("not", condition, "if x[k] < LIMIT and flag:"),
        ("index", condition, "if x[k + 1] < LIMIT and not flag:"),
        ("statement", call, "pass"),
        ("sign", call, 'total -= g(x, k, key="name")'),
        ("arguments", call, 'total += g(k, x, key="name")'),
        ("keyword", call, "total += g(x, k)"),
        ("constant", call, "total += g(x, k, key='name_')"),
        ("statement", "continue", "pass"),
        ("statement", 'raise ValueError("a text for readers, too")', "pass"),
        ("return", "return total - 1", "return 0.0"),
        ("sign", "return total - 1", "return total + 1"),
        ("constant", "return total - 1", "return total - 2"),
    }


@pytest.mark.parametrize("line", ["import os", '"""A text."""', "x: list[int]", "y = max(1.5, z)"])
def test_imports_texts_annotations_and_the_order_of_a_maximum_are_left_alone(line):
    assert {o for o, *_ in changed(line)} <= {"constant"}
    assert all("1.5" in before for _, before, _ in changed(line))


def test_what_rules_are_handed_is_not_swapped():
    assert not any(o == "arguments" for o, *_ in changed("f(c, s, w, i)"))
    assert ("arguments", "f(c, s, i, j)", "f(c, s, j, i)") in changed("f(c, s, i, j)")


def test_a_sample_is_the_same_again_has_a_mutant_a_line_and_begins_like_a_larger_one():
    few, many = (draw(ROOT, ["methods"], n, 7) for n in (10, 25))
    assert few == many[:10] and len({(m.file, m.line) for m in many}) == 25
    assert draw(ROOT, ["methods"], 10, 8) != few
    for mutant in few:
        assert is_python(mutant, (ROOT / mutant.file).read_text(encoding="utf-8"))
        assert again(ROOT, mutant.key, mutant.line) == mutant
    assert again(ROOT, ("sim/gone.py", "sign", "a", "b"), 1) is None


@pytest.mark.parametrize(("file", "first", "among"), [
    ("sim/engine/rules/talks.py", "tests/engine/rules/test_talks.py",
     "tests/engine/rules/test_stances.py"),
    ("sim/data/cells.py", "tests/data/test_cells.py", "tests/report/figures/test_plots_studies.py"),
    ("sim/questions/solve/designer.py", "tests/questions/solve/test_designer.py",
     "tests/questions/solve/test_solution.py"),
    ("sim/scenario/dates.py", "tests/scenario/test_dates.py", "tests/scenario/test_load.py"),
])
def test_a_file_is_shown_to_the_tests_that_mirror_it_and_to_those_that_import_it(
        file, first, among):
    found = Own(ROOT).of(file)
    assert found[0] == first and among in found and len(set(found)) == len(found)


def test_a_book_is_kept_and_scored_without_what_is_equivalent(tmp_path):
    rows = [book.Row(f"sim/data/{k}.py", k, "sign", "a + b", "a - b", outcome, "", 3, 1.5)
            for k, outcome in enumerate(["caught", "caught", "survived", "equivalent"])]
    place = tmp_path / "book.csv"
    assert book.read(place) == []
    book.write(place, rows)
    assert book.read(place) == rows
    assert book.score(rows).splitlines()[0].split() == [
        "all", "2", "of", "3", "caught", "(67", "%),", "1", "equivalent"]


def test_every_mutant_judged_equivalent_has_a_reason():
    assert all(len(why) > 10 for why in book.judged().values()) and book.judged()


def test_bad_words_are_refused(capsys):
    for words in (["rooms=attic"], ["n=few"], ["m=3"], ["seed="]):
        assert main(words) == 2
    assert "rooms=" in capsys.readouterr().err


PROJECT = {
    "sim/__init__.py": "", "sim/data/__init__.py": "",
    "sim/data/area.py": "def area(a, b):\n    return a * b\n",
    "tests/data/test_area.py": "from sim.data.area import area\n\n\ndef test_area():\n"
                               "    assert area(3, 2) == 6\n\n\ndef test_fails_anyway():\n"
                               "    assert area(1, 1) == 2\n",
    "pyproject.toml": "[tool.pytest.ini_options]\npythonpath = ['.']\nmarkers = ['slow: x']\n",
}


def project(folder: Path) -> Path:
    """A project of one function, with a test that is right and one that fails anyway."""
    parts = {f"benchmarks/mutants/{name}": (ROOT / f"benchmarks/mutants/{name}").read_text()
             for name in ("__init__.py", "plugin.py")}
    for name, text in {**PROJECT, **parts, "benchmarks/__init__.py": ""}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


@pytest.mark.slow
def test_a_trial_catches_what_a_test_notices_and_leaves_the_checkout_as_it_is(tmp_path):
    """A test that fails without the mutant too says nothing of it."""
    root = project(tmp_path)
    copy = Copy(root)
    try:
        text = PROJECT["sim/data/area.py"]
        by = {m.after: m for m in mutants("sim/data/area.py", text)}
        caught = copy.run(by["return a / b"], ["tests/data/test_area.py"])
        assert caught.caught and caught.by == "tests/data/test_area.py::test_area"
        same = Mutant("sim/data/area.py", 2, "none", text.index("a * b"), len(text) - 1, "b * a",
                      "return a * b", "return b * a")
        assert not copy.run(same, ["tests/data/test_area.py"]).caught
    finally:
        copy.close()
    assert (root / "sim/data/area.py").read_text(encoding="utf-8") == text
    assert not copy.place.exists()
