"""What naming, denying and owning do to ties. Exact. (Also test_core_7_triangle.)"""

import pytest

from sim.engine.rules.blame import blame_ties, exposed_tie, recent_spoil
from sim.engine.rules.fire import clash, name, own
from sim.engine.state.names import (
    M_BLAME,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_DEFLECT,
    V_NONE,
    V_WORDS,
)


def test_charges_are_ordered_by_whom_they_meet(d):
    moves = [blame_ties(d.c, d.s, v) for v in (V_ACKNOWLEDGE, V_BLAME_PATRON, V_BLAME_TARGET,
                                              V_NONE, V_BLAME_SPOILER)]
    assert moves == sorted(moves) and moves[3] == 0.0
    assert blame_ties(d.c, d.s, V_DEFLECT) > 0.0 and blame_ties(d.c, d.s, V_WORDS) == 0.0


def test_blaming_the_spoiler_works_best_after_an_attack_of_his(d):
    d.s.day, d.s.last_spoil = 20, 20 - d.c.clash_days
    assert recent_spoil(d.c, d.s) == 1.0
    fresh = blame_ties(d.c, d.s, V_BLAME_SPOILER)
    d.s.last_spoil -= 1
    assert recent_spoil(d.c, d.s) == 0.5 and blame_ties(d.c, d.s, V_BLAME_SPOILER) == 0.5 * fresh


def test_mechanism_off_moves_nothing(d):
    d.c.on[M_BLAME] = 0
    for verb in (V_BLAME_TARGET, V_BLAME_PATRON, V_BLAME_SPOILER, V_DEFLECT, V_ACKNOWLEDGE):
        assert blame_ties(d.c, d.s, verb) == 0.0


@pytest.mark.parametrize("spoken", [False, True])
def test_the_tie_at_stake_is_all_that_acknowledgement_would_destroy(d, spoken):
    i, p = d.at("turkey"), d.at("russia")
    assert exposed_tie(d.c, d.s, i, V_BLAME_PATRON) == 0.0
    clash(d.c, d.s, p, p, i, 4.0)
    if spoken:
        own(d.c, d.s, p, i)
    expected = d.c.tie_acknowledged * d.c.tie_value[i, p] * d.s.tie[i, p]
    assert abs(exposed_tie(d.c, d.s, i, V_BLAME_PATRON) - expected) < 1e-15 and expected > 0.0
    assert exposed_tie(d.c, d.s, i, V_BLAME_TARGET) == 0.0


def test_the_author_stakes_the_tie_by_owning_what_was_named_or_may_be(d):
    i, p = d.at("turkey"), d.at("russia")
    clash(d.c, d.s, p, p, i, 4.0)
    unnamed = exposed_tie(d.c, d.s, p, V_ACKNOWLEDGE)
    name(d.c, d.s, p, i)
    assert exposed_tie(d.c, d.s, p, V_ACKNOWLEDGE) == unnamed > 0.0


def test_nobody_stakes_a_tie_on_what_was_not_his(d):
    i, p, t = d.at("turkey"), d.at("russia"), d.at("syria")
    clash(d.c, d.s, t, p, i, 4.0)
    assert exposed_tie(d.c, d.s, p, V_ACKNOWLEDGE) == 0.0
