"""The examples in the docstrings of the watched run are what it answers."""

import doctest
import importlib
import pkgutil

import pytest

import sim.model

MODULES = [m.name for m in pkgutil.iter_modules(sim.model.__path__, "sim.model.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder()
    found = [t for m in MODULES for t in finder.find(importlib.import_module(m)) if t.examples]
    assert len(found) >= 3
