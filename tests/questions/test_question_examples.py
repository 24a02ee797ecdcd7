"""The examples in the docstrings of the questions run as they stand."""

import doctest
from importlib import import_module

import pytest

from sim.questions import QUESTIONS


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_example_runs(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    module = import_module(f"sim.questions.{name}.question")
    found = doctest.testmod(module)
    assert found.attempted >= 2 and found.failed == 0
    assert list(tmp_path.iterdir()) == []  # nothing is kept that was not asked for
