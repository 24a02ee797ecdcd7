"""Counts: each declared once, with what tables and pages show of it."""

from sim.engine.state.counts import DAY_PREFIX, DECLARED, RATIOS, by_place, find_count, is_loss
from sim.engine.state.outputs import COUNTS
from sim.engine.state.outputs import RATIOS as PAIRS


def test_names_are_distinct_and_every_one_has_a_unit_a_name_and_a_sentence():
    assert len({count.name for count in DECLARED}) == len(DECLARED)
    assert all(c.unit and c.label and c.says.endswith(".") for c in DECLARED)
    assert {c.name for c in DECLARED if c.unit == "day"} == {
        c.name for c in DECLARED if c.name.startswith(DAY_PREFIX)}


def test_tables_and_pages_show_what_has_a_place_from_the_top():
    shown, asked = by_place("shown"), by_place("asked")
    assert shown[:3] == asked[:3] == ("deaths_", "civilians", "displaced")
    assert shown[-1] == "risk" and "risk" not in asked
    assert not {"threats", "campaigns"} & {*shown, *asked}


def test_an_entry_is_found_by_its_name():
    assert find_count("deaths_north").name == "deaths" and find_count("deals").name == "deals"
    assert find_count("day_of_inject_leak") is None and find_count("deal") is None
    assert is_loss("deaths_north") and not is_loss("deals") and not is_loss("day_of_inject_leak")


def test_ratios_are_of_counts():
    for name, (over, under) in PAIRS.items():
        assert {over, under} <= set(COUNTS) and RATIOS[name][2]
