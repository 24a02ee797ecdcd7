"""Choice: quantal response, feasibility, plans revised. Exact. (Also test_core_4, test_core_5.)"""

import numpy as np
import pytest

from sim.rules.choice import (
    ask,
    demanded_of,
    evaluate_type,
    feasible,
    invert,
    meaningful,
    revise_plan,
    spread,
)
from sim.rules.fire import clash
from sim.rules.observe import main_rival, observe
from sim.state.names import (
    COMPLY,
    FORCE,
    M_LADDER,
    N_PAYOFF,
    RUNG,
    SIGNAL,
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


def odds(d, values, precision, weight=None):
    """Odds of the first options of an actor's force menu for given values."""
    n = len(values)
    d.c.n_options[0, FORCE] = n
    d.w.excluded[:] = 0
    d.w.value[:n] = values
    if weight is not None:
        d.c.weight[0, FORCE, :n] = weight
    else:
        d.c.weight[0, FORCE, :n] = 1.0
    spread(d.c, d.w, 0, FORCE, 0, precision)
    return d.w.probability[:n].copy()


@pytest.mark.theory
def test_B8_logit_of_two_options(d):
    p = odds(d, [0.1, 0.0], 10.0)
    assert abs(p[0] - 1.0 / (1.0 + np.exp(-1.0))) < 1e-12


@pytest.mark.theory
def test_B8_precision_zero_is_uniform_and_infinity_is_best_reply(d):
    np.testing.assert_allclose(odds(d, [0.3, -2.0, 0.0], 0.0), 1 / 3)
    np.testing.assert_allclose(odds(d, [0.3, -2.0, 0.0], 1e6), [1.0, 0.0, 0.0])


def test_excluded_options_get_nothing_and_the_rest_sums_to_one(d):
    odds(d, [0.0, 0.1, 0.2], 5.0)
    d.w.excluded[1] = 1
    spread(d.c, d.w, 0, FORCE, 0, 5.0)
    assert d.w.probability[1] == 0.0
    assert abs(d.w.probability[:3].sum() - 1.0) < 1e-12


def test_with_everything_excluded_the_odds_are_uniform(d):
    odds(d, [0.0, 0.1, 0.2], 5.0)
    d.w.excluded[:3] = 1
    spread(d.c, d.w, 0, FORCE, 0, 5.0)
    np.testing.assert_allclose(d.w.probability[:3], 1 / 3)


def test_weights_of_duplicates_count_once(d):
    single = odds(d, [0.1, 0.0], 5.0)
    double = odds(d, [0.1, 0.1, 0.0], 5.0, [0.5, 0.5, 1.0])
    assert abs(double[0] + double[1] - single[0]) < 1e-15


def test_inversion_covers_the_unit_interval(d):
    p = np.array([0.2, 0.0, 0.5, 0.3])
    assert [invert(p, 4, u) for u in (0.0, 0.19, 0.2, 0.69, 0.71, 0.999999)] == [0, 0, 2, 2, 3, 3]
    assert invert(p, 4, 1.0) == 3
    grid = (np.arange(10_000) + 0.5) / 10_000
    counts = np.bincount([invert(p, 4, float(u)) for u in grid], minlength=4) / 10_000
    np.testing.assert_allclose(counts, p, atol=1e-4)


def test_value_is_the_sum_of_payoffs_and_columns(d):
    i, n = 4, int(d.c.n_options[4, FORCE])
    rng = np.random.default_rng(0)
    d.w.payoff[...] = rng.normal(size=d.w.payoff.shape)
    d.w.doctrine[...] = rng.uniform(-0.2, 0.2, d.w.doctrine.shape)
    evaluate_type(d.c, d.w, i, FORCE, 3)
    expected = d.w.payoff[3, :n, :N_PAYOFF].sum(axis=1) + d.w.doctrine[:n].sum(axis=1)
    np.testing.assert_allclose(d.w.value[:n], expected, atol=1e-12)
    np.testing.assert_array_equal(d.w.payoff[3, :n, N_PAYOFF:], d.w.doctrine[:n])


def test_a_doctrines_exclusion_is_far_below_everything(d):
    i = 4
    d.w.payoff[...] = 0.0
    d.w.doctrine[...] = 0.0
    d.w.doctrine[1, 2] = -9.0
    evaluate_type(d.c, d.w, i, FORCE, 0)
    assert d.w.value[1] == -50.0 and d.w.value[0] == 0.0


def test_a_policy_sees_its_traits_and_fills_clean_columns(d):
    i = d.at("turkey")
    seen = {}

    def policy(view, traits, u):
        seen["traits"], seen["me"] = traits.copy(), view.me
        assert (u[: view.n_options] == 0.0).all()
        u[0, 0] = 0.25

    d.seats = ([policy] * len(d.seats[0]), *d.seats[1:])
    observe(d.c, d.s, d.v, i, FORCE, 0)
    for _ in range(2):
        ask(d.c, d.v, d.w, d.seats, i, 1)
        assert d.w.doctrine[0, 0] == 0.25 and d.w.doctrine[1:6].sum() == 0.0
    np.testing.assert_array_equal(seen["traits"], d.c.trait[i, 1])
    assert seen["me"] == i


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


def test_a_plan_moves_only_as_far_as_the_odds_have(d):
    i, n = d.at("turkey"), 3
    d.s.planned[i, FORCE] = 1
    d.s.plan[i, FORCE, :n] = [0.6, 0.3, 0.1]
    d.w.probability[:n] = [0.3, 0.3, 0.4]
    d.s.posture[i, FORCE] = 0
    stay = [revise_plan(d.s, d.w, i, FORCE, n, u) for u in (0.01, 0.49, 0.51, 0.99)]
    assert stay == [0, 0, 2, 2] and d.w.stay == 0.5
    for kept in (1, 2):
        d.s.posture[i, FORCE] = kept
        assert revise_plan(d.s, d.w, i, FORCE, n, 0.999) == kept


def test_the_odds_are_those_of_signals_too(d):
    assert d.c.n_options[d.at("turkey"), SIGNAL] == 10
