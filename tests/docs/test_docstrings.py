"""Docstrings of what users meet: sections that are whole, and examples that run."""

from __future__ import annotations

import doctest
import inspect
import re
from importlib import import_module
from typing import Any

import pytest

from sim.questions.declaration import parameters_of
from tests.docs.test_docs import tables

API = tables.beside("api")
LISTED = {name: x for *_, entries in API.parts() for name, x in entries}
MODULES = sorted({x.__module__ for x in LISTED.values()})
# Told where they are made: small records of a method's result.
RECORDS = {
    "sim.methods.classification_tree.Leaf",
    "sim.methods.conditions.Condition",
    "sim.methods.conditions.Sample",
    "sim.methods.quantal_response.Branch",
    "sim.methods.intervals.Bounds",
    "sim.methods.boxes.PeelStep",
    "sim.methods.shapley.Values",
}


def sections(x: Any) -> dict[str, str]:
    """The sections of a docstring by their titles."""
    parts = re.split(r"^([A-Z]\w+)\n-+\n", inspect.getdoc(x) or "", flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def told(x: Any) -> set[str]:
    """Parameters that a docstring tells of."""
    named = parameters_of(inspect.getdoc(x) or "")
    return {name.strip("*") for name in named} | {
        part.strip() for name in named for part in name.split(",")}


@pytest.mark.parametrize("name", [n for n in LISTED if n not in RECORDS])
def test_it_says_what_it_takes_and_gives(name: str) -> None:
    x = LISTED[name]
    found = sections(x)
    taken = {p for p in inspect.signature(x).parameters if p != "self"}
    if not inspect.isclass(x):
        assert "Returns" in found and taken <= told(x), taken - told(x)
    elif taken:
        assert "Parameters" in found or "Attributes" in found


@pytest.mark.parametrize("name", [n for n, x in LISTED.items() if inspect.isfunction(x)])
def test_a_function_has_an_example(name: str) -> None:
    assert ">>> " in sections(LISTED[name]).get("Examples", "")


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_run(module: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(import_module(module))
    assert found.failed == 0 and list(tmp_path.iterdir()) == []


def test_the_page_lists_everything_that_sim_exports() -> None:
    import sim

    page = (API.ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert all(f"`sim.{name}`" in page for name in dir(sim) if name != "__version__")


def test_a_docstring_without_its_parts_is_noticed() -> None:
    def bare(x: int) -> int:
        """Give x."""
        return x

    assert sections(bare) == {} and told(bare) == set()
