"""Rules run under the same arithmetic guard as the watched model."""

import numpy as np
import pytest

from tests.engine.rules.builders import Desk


@pytest.fixture(autouse=True)
def strict_arithmetic():
    """Overflow, invalid operations and division by zero are errors."""
    with np.errstate(all="raise", under="ignore"):
        yield


@pytest.fixture
def d() -> Desk:
    """The six-actor crisis on its first morning, central values."""
    return Desk("idlib_2020")


@pytest.fixture
def small() -> Desk:
    """The two-actor crisis on its first morning, central values."""
    return Desk("textbook")
