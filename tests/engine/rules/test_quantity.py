"""Every declared quantity has a value of its own, and a number that none has is no value. Exact."""

import pytest

from sim.engine.rules.quantity import quantity
from sim.engine.state.names import FOREVER
from sim.engine.state.quantities import NUMBERS, QUANTITIES


@pytest.mark.parametrize("entry", QUANTITIES)
def test_every_quantity_is_a_finite_number_for_all_its_arguments(d, entry):
    kinds = QUANTITIES[entry].kinds
    sizes = [range(len(d.scenario.names[k])) for k in kinds] + [range(-1, 0)] * (2 - len(kinds))
    for a in sizes[0]:
        for b in sizes[1]:
            x = float(quantity(d.c, d.s, NUMBERS[entry], a, b))
            assert x == x and (abs(x) < 1e9 or x == FOREVER)


@pytest.mark.parametrize("arguments", [(-1, -1), (0, -1), (0, 1)])
def test_a_number_without_a_quantity_is_never_anothers_value(d, arguments):
    x = quantity(d.c, d.s, len(QUANTITIES), *arguments)
    assert x != x and not x < 1.0 and not x > 1.0


def test_a_quantity_asked_with_the_arguments_of_others_has_no_value(d):
    assert quantity(d.c, d.s, NUMBERS["day"], 0, -1) != quantity(d.c, d.s, NUMBERS["day"], -1, -1)
    x = quantity(d.c, d.s, NUMBERS["tie"], 0, -1)
    assert x != x
