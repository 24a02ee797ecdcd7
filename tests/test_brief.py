"""No result prints what it holds: a representation says what it is and how large it is."""

import dataclasses
import importlib
import pkgutil

import numpy as np
import pytest

import sim
import sim.data
import sim.methods
import sim.questions
import sim.studies
from sim.brief import MOST, brief, short
from sim.questions.compare.comparison import compare
from sim.questions.run.answer import Run
from sim.scenario.load import load
from sim.studies.lab import Lab
from sim.studies.versions import Version
from tests.data.synthetic import synthetic

PUBLIC = 1_000  # letters
INNER = {"sim.questions.audit.section"}  # of the instruments, what they hand over


def result_classes():
    """Every dataclass of results and studies that holds an array, by its annotations."""
    found = []
    for room in (sim.data, sim.methods, sim.studies, sim.questions):
        for info in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            if ".sections." in info.name and info.name not in INNER:
                continue
            module = importlib.import_module(info.name)
            found += [c for c in vars(module).values()
                      if dataclasses.is_dataclass(c) and isinstance(c, type)
                      and c.__module__ == info.name]
    return found


def holds_arrays(kind):
    """Whether a field is an array, or another result that holds some."""
    return any("ndarray" in str(f.type) for f in dataclasses.fields(kind))


def test_there_are_results_to_look_at():
    names = {c.__name__ for c in result_classes() if holds_arrays(c)}
    assert {"Outcome", "Cells", "Sample", "ThreatDesign", "Solution", "PayoffTable", "Box"} <= names


@pytest.mark.parametrize("kind", [c for c in result_classes() if holds_arrays(c)],
                         ids=lambda c: f"{c.__module__}.{c.__name__}")
def test_no_dataclass_with_arrays_prints_them(kind):
    assert kind.__repr__ is brief


def test_runs_sweeps_scenarios_and_comparisons_are_short():
    run = Run(synthetic(rows=200, replicates=20))
    cells = sim.sweep("textbook", {"challenger.resolve": "linspace(0,1,5)", "challenger": "all"},
                      rollouts=8, workers=1)
    book = load("textbook")
    versions = [Version("a", {"challenger": "bluff"}, about="bluffs")]
    found = compare(Lab(book, workers=1), versions, 40, 1)
    for result in (run, run.outcome, cells, book, *found, *found[0].changes, found):
        assert len(repr(result)) < PUBLIC, type(result)
    assert "5" in repr(cells) and "textbook" in repr(cells)


def test_a_representation_is_cut_and_arrays_are_sizes():
    @dataclasses.dataclass
    class Many:
        name: str
        table: np.ndarray
        rows: list

        __repr__ = brief

    text = repr(Many("x" * 500, np.zeros((300, 4)), [[1] * 99] * 99))
    assert "<float64 300x4>" in text and "<99 list>" in text and "xxx...'" in text
    assert len(brief(Many("x", np.zeros(1), []))) < MOST
    assert short(0.123456) == "0.1235" and short({"a": 1}) == "<1 keys>"
    assert short((1, 2)) == "(1, 2)"
    assert short(list(range(50))) == "<50 int>" and short(frozenset({1})) == "<1 members>"
