"""Quantities: each declared once, with arguments that a scenario can name."""

from sim.engine.state.names import STATUSES
from sim.engine.state.quantities import DECLARED, IN_DAYS, NUMBERS, QUANTITIES

KINDS = {"actor", "line", "place", "agreement", "ultimatum", "pledge", "inject"}


def test_names_are_distinct_and_numbers_follow_the_order():
    assert len(QUANTITIES) == len(DECLARED)
    assert list(NUMBERS.values()) == list(range(len(DECLARED)))


def test_arguments_are_of_kinds_that_a_scenario_names():
    assert {kind for quantity in DECLARED for kind in quantity.kinds} == KINDS
    assert all(len(quantity.kinds) <= 2 and quantity.meaning for quantity in DECLARED)


def test_a_name_is_never_that_of_a_status():
    assert not set(QUANTITIES) & {s for s in STATUSES if s not in ("withdrawn",)}


def test_days_are_marked():
    assert "deal_age" in IN_DAYS and "share" not in IN_DAYS
