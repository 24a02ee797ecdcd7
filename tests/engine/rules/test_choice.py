"""Choice: quantal response over all shocks, what is out of reach. Exact. (Also test_core_4, 5.)"""

import numpy as np
import pytest

from sim.engine.rules.choice import demanded_of, feasible, is_act
from sim.engine.rules.fire import clash
from sim.engine.rules.observe import main_rival
from sim.engine.rules.plans import ANY_PLAN, open_options, pull_options
from sim.engine.rules.words import meaningful
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    M_LADDER,
    RESPONSE,
    RUNG,
    SIGNAL,
    TALK,
    U_MET,
    U_NONE,
    U_OPEN,
    V_ACKNOWLEDGE,
    V_EXTEND,
    V_ISSUE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_WITHDRAW,
    V_WORDS,
)


def odds(d, values, precision, weight=None, out=()):
    """Odds of the first options of an actor's force menu for given values."""
    n = len(values)
    d.c.n_options[0, FORCE] = n
    d.w.excluded[:] = 0
    d.w.excluded[list(out)] = 1
    d.w.value[:n] = values
    d.w.mood[:] = 1.0
    d.c.weight[0, FORCE, :n] = 1.0 if weight is None else weight
    open_options(d.c, d.s, d.w, 0, FORCE, ANY_PLAN)
    pull_options(d.c, d.w, 0, FORCE, precision)
    return d.w.probability[:n].copy()


@pytest.mark.theory
def test_B8_logit_of_two_options(d):
    p = odds(d, [0.1, 0.0], 10.0)
    assert abs(p[0] - 1.0 / (1.0 + np.exp(-1.0))) < 1e-12


@pytest.mark.theory
def test_B8_precision_zero_is_uniform_and_infinity_is_best_reply(d):
    np.testing.assert_allclose(odds(d, [0.3, -2.0, 0.0], 0.0), 1 / 3)
    np.testing.assert_allclose(odds(d, [0.3, -2.0, 0.0], 1e6), [1.0, 0.0, 0.0])


def test_excluded_options_get_nothing_and_the_rest_keep_their_ratios(d):
    whole = odds(d, [0.0, 0.1, 0.2], 5.0)
    p = odds(d, [0.0, 0.1, 0.2], 5.0, out=[1])
    assert p[1] == 0.0 and abs(p.sum() - 1.0) < 1e-12
    assert abs(p[2] / p[0] - whole[2] / whole[0]) < 1e-12


def test_an_excluded_option_far_above_the_rest_spoils_no_odds(d):
    np.testing.assert_allclose(odds(d, [0.0, 900.0, 0.0], 5.0, out=[1]), [0.5, 0.0, 0.5])


def test_with_everything_excluded_what_is_held_is_kept(d):
    d.s.posture[0, FORCE] = 2
    np.testing.assert_array_equal(odds(d, [0.0, 0.1, 0.2], 5.0, out=[0, 1, 2]), [0.0, 0.0, 1.0])


def test_weights_of_duplicates_count_once(d):
    single = odds(d, [0.1, 0.0], 5.0)
    double = odds(d, [0.1, 0.1, 0.0], 5.0, [0.5, 0.5, 1.0])
    assert abs(double[0] + double[1] - single[0]) < 1e-15


def test_no_more_rungs_at_once_than_the_ladder_allows(d):
    i = d.at("turkey")
    rival = main_rival(d.c, i)
    n = int(d.c.n_options[i, FORCE])
    d.c.ladder_step = 3.0
    d.s.rung[i, rival] = 3
    feasible(d.c, d.s, d.w, i, FORCE, rival)
    for o in range(n):
        assert d.w.excluded[o] == (1 if d.c.level[i, FORCE, o, RUNG] > 6 else 0)
    d.c.on[M_LADDER] = 0
    feasible(d.c, d.s, d.w, i, FORCE, rival)
    assert d.w.excluded[:n].sum() == 0


def test_giving_way_needs_a_demand(d):
    t = d.at("syria")
    assert demanded_of(d.c, d.s, t)
    d.s.ult_status[0] = U_MET
    assert not demanded_of(d.c, d.s, t)
    feasible(d.c, d.s, d.w, t, FORCE, d.at("turkey"))
    for o in range(int(d.c.n_options[t, FORCE])):
        if d.c.level[t, FORCE, o, COMPLY] > 0.0:
            assert d.w.excluded[o] == 1


def test_verbs_need_something_to_act_on(d):
    i = d.at("turkey")

    def means(verb):
        return meaningful(d.c, d.s, d.w, i, verb)

    assert d.s.ult_status[0] == U_OPEN
    d.s.ult_deadline[0] = d.s.day + 1
    assert means(V_RENEW) and means(V_EXTEND) and means(V_WITHDRAW) and not means(V_ISSUE)
    d.s.ult_status[0] = U_NONE
    assert means(V_ISSUE) and not means(V_RENEW) and not means(V_WITHDRAW)
    assert not means(V_PLEDGE)
    d.s.pledge_active[:] = 0
    assert means(V_PLEDGE)
    assert means(V_OPEN_GATE)
    d.s.gate[i] = 1
    assert not means(V_OPEN_GATE)
    assert not means(V_ACKNOWLEDGE)
    clash(d.c, d.s, d.at("syria"), d.at("syria"), i, 2.0)
    assert means(V_ACKNOWLEDGE) and means(V_WORDS)


def test_only_the_issuer_speaks_of_its_ultimatum(d):
    assert not meaningful(d.c, d.s, d.w, d.at("syria"), V_RENEW)


def test_a_posture_kept_is_no_act_and_a_word_or_answer_always_is(d):
    for i in range(d.c.n_actors):
        for track in (FORCE, TALK):
            held = int(d.s.posture[i, track])
            assert not is_act(d.s, i, track, held) and is_act(d.s, i, track, held + 1)
        for track in (SIGNAL, RESPONSE):
            assert is_act(d.s, i, track, int(d.s.posture[i, track]))


def test_what_is_held_is_no_climb_however_high(d):
    """A posture that stands above the rung reached is kept; going up to it would be barred."""
    i = d.at("iran")
    held = int(d.s.posture[i, FORCE])
    climb = d.c.level[i, FORCE, held, RUNG] - d.s.rung[i, main_rival(d.c, i)]
    assert climb > d.c.ladder_step
    feasible(d.c, d.s, d.w, i, FORCE, main_rival(d.c, i))
    assert d.w.excluded[held] == 0
    d.s.posture[i, FORCE] = 0
    feasible(d.c, d.s, d.w, i, FORCE, main_rival(d.c, i))
    assert d.w.excluded[held] == 1


def test_the_odds_are_those_of_signals_too(d):
    assert d.c.n_options[d.at("turkey"), SIGNAL] == 10
