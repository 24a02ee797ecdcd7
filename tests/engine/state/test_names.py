"""Enumerations: spelling and number agree, and fit the records."""

import datetime

from sim.engine.state import capacity as cap
from sim.engine.state import names
from sim.engine.state.case import Case
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import fields_of
from sim.engine.state.outputs import (
    AT_DEADLINE,
    COUNTS,
    STOOD_DOWN,
    count_names,
    may_be_absent,
    series_names,
)
from sim.engine.state.scratch import Scratch
from sim.scenario.load import MOST_DAYS


def check(spelt, prefix, special=()):
    """Every spelling has its constant with its number."""
    for number, word in enumerate(spelt):
        constant = prefix + dict(special).get(word, word).upper()
        assert getattr(names, constant) == number, constant


def test_constants_number_their_spellings():
    check(names.LEVELS, "")
    check(names.VERBS, "V_")
    check(names.ROLES, "R_")
    check(names.COMPONENTS, "C_")
    check(names.MECHANISMS, "M_")
    check(names.TRACKS, "")
    check(names.STATUSES, "U_", {"met_after_force": "met_force", "met_in_part": "part"}.items())


def test_trigger_bits_are_distinct_powers_of_two():
    bits = [getattr(names, n) for n in dir(names) if n.startswith("T_")]
    assert sorted(bits) == [1 << k for k in range(len(names.TRIGGERS))]


def test_counts_of_the_enumerations():
    assert len(names.LEVELS) == names.N_LEVELS
    assert len(names.COMPONENTS) == names.N_COMPONENTS == names.N_PAYOFF + names.N_DOCTRINE
    assert len(names.MECHANISMS) == names.N_MECHANISMS
    assert names.TRACKS[names.RESPONSE] == "response" and len(names.TRACKS) == cap.TRACKS


def test_every_mechanism_names_its_replacement():
    assert all(names.MECHANISMS.values())


def test_records_are_as_wide_as_their_enumerations():
    case, crisis, scratch = fields_of(Case), fields_of(Crisis), fields_of(Scratch)
    assert case["on"].shape == (names.N_MECHANISMS,)
    assert case["level"].shape == (cap.ACTORS, cap.TRACKS, cap.OPTIONS, names.N_LEVELS)
    assert crisis["level"].shape == (cap.ACTORS, names.N_LEVELS)
    assert scratch["payoff"].shape == (cap.TYPES, cap.OPTIONS, names.N_COMPONENTS)
    assert crisis["public"].shape == (cap.ACTORS, cap.TYPES)


def test_stand_ins_lie_outside_what_a_scenario_can_hold():
    """Dates of the years 1 to 9999; a million days more at each of three extensions a day."""
    span = (datetime.date.max - datetime.date.min).days
    farthest = span + 10**6 * 3 * MOST_DAYS
    assert names.NEVER < -span and names.FOREVER > farthest
    assert max(names.NO_DAY, names.NOT_BINDING, names.UNMEASURED, STOOD_DOWN) < 0


def test_counts_that_may_be_absent_are_days_and_what_stood_at_a_deadline():
    known = count_names(["x_at_deadline"], ["first"])
    assert {n for n in known if may_be_absent(n)} == {
        *AT_DEADLINE, "day_of_inject_first", *(n for n in COUNTS if n.startswith("day_of_"))}


def test_outputs_fit_their_capacities():
    actors = [f"a{k}" for k in range(cap.ACTORS)]
    assert len(set(count_names(actors))) == len(COUNTS) + 2 * cap.ACTORS
    assert len(series_names(actors, "a0", "a1", "a2")) <= cap.SERIES
    assert len(set(COUNTS)) == len(COUNTS)
