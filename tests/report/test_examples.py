"""The examples of docstrings are true."""

import doctest

import pytest

from sim.play import holders
from sim.report import contrast, sides
from sim.report.svg import projection


@pytest.mark.parametrize("module", [holders, contrast, sides, projection],
                         ids=lambda module: module.__name__)
def test_examples(module):
    found = doctest.testmod(module)
    assert found.failed == 0 and found.attempted > 0
