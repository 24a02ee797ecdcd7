"""The pieces of the crisis tree. Exact. (The whole tree: test_core_1_lookahead.)"""

import numpy as np
import pytest

from sim.rules.account import backing, war_burden
from sim.rules.seizure import contest
from sim.rules.slide import exposure_risk
from sim.rules.tree import issuer_node, issuer_value, patron_node, patron_value, solve, target_value
from sim.rules.types import average, logit_row, mean_resolve, precision_of, resolve_of
from sim.state.names import (
    M_BRINKMANSHIP,
    M_COMMITMENT_PROBLEM,
    M_ENTRAPMENT,
    M_QUANTAL,
    M_REPUTATION,
    WEDGE,
)
from tests.rules.builders import sharp


def quantal(values, precision):
    """Quantal response by `logit_row`."""
    v, q = np.array([values], float), np.zeros((1, len(values)))
    logit_row(q, v, 0, len(values), precision)
    return q[0]


@pytest.mark.theory
def test_T17_two_node_crisis_by_backward_induction():
    """Status quo 0; capitulation +1/-1; war -1/-0.5; precision 1."""
    resist, _ = quantal([-0.5, -1.0], 1.0)
    assert abs(resist - 0.622459) < 5e-7
    attack, _ = quantal([resist * -1.0 + (1.0 - resist) * 1.0, 0.0], 1.0)
    assert abs(attack - 0.439075) < 5e-7
    outcome = (1.0 - attack, attack * (1.0 - resist), attack * resist)
    np.testing.assert_allclose(outcome, (0.560925, 0.165769, 0.273306), atol=5e-7)


@pytest.mark.theory
@pytest.mark.parametrize(
    ("precision", "row", "column"),
    [(1.0, 0.58678, 0.45181), (2.0, 0.61752, 0.37198), (5.0, 0.59588, 0.25575),
     (10.0, 0.55769, 0.21663)],
)
def test_T16_asymmetric_matching_pennies_is_a_fixed_point(precision, row, column):
    up = quantal([1.1141 * column, 0.2785 * (1.0 - column)], precision)[0]
    left = quantal([1.1141 * (1.0 - row), 1.1141 * row], precision)[0]
    assert abs(up - row) < 6e-5 and abs(left - column) < 6e-5


def test_logit_does_not_depend_on_a_shift_and_never_overflows():
    np.testing.assert_allclose(quantal([0.1, 0.4], 7.0), quantal([100.1, 100.4], 7.0), atol=1e-12)
    np.testing.assert_allclose(quantal([0.0, -1e6], 200.0), [1.0, 0.0])
    np.testing.assert_allclose(quantal([1e6, 0.0], 200.0), [1.0, 0.0])


@pytest.mark.theory
def test_B14_chances_of_two_sides_add_up_to_one():
    rng = np.random.default_rng(2)
    for own, other, m in rng.uniform(0.1, 50.0, (200, 3)):
        p, q = contest(own, other, m / 20), contest(other, own, m / 20)
        assert abs(p + q - 1.0) < 1e-12
        assert (p > 0.5) == (own > other)
    assert contest(3.0, 3.0, 1.7) == 0.5
    assert abs(contest(3.0, 1.0, 1.0) - 0.75) < 1e-12


@pytest.mark.theory
def test_T09_autonomous_risk_grows_by_the_rung_and_accumulates(d):
    d.c.risk_base, d.c.risk_growth = 0.05, 2.0
    assert exposure_risk(d.c, 4.0, 1.0) == 0.05
    assert abs(exposure_risk(d.c, 6.0, 1.0) - 0.2) < 1e-12
    assert abs(1.0 - (1.0 - exposure_risk(d.c, 4.0, 1.0)) ** 10 - 0.4012630608) < 1e-9
    assert exposure_risk(d.c, 9.0, 1000.0) == 1.0
    d.c.on[M_BRINKMANSHIP] = 0
    assert exposure_risk(d.c, 8.0, 30.0) == 0.0


def test_resolve_grid_and_belief_mean(d):
    d.w.mind[0] = 0.2
    assert abs(mean_resolve(d.w.mind, 0) - 0.5) < 1e-12
    d.w.mind[0] = sharp(4)
    assert abs(mean_resolve(d.w.mind, 0) - resolve_of(4)) < 1e-9


def test_average_is_the_mixture_by_belief():
    q = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.2, 0.8], [0.9, 0.1]])
    mind = np.array([[0.1, 0.2, 0.3, 0.2, 0.2]])
    mean = np.zeros(2)
    average(mean, q, mind, 0, 2)
    np.testing.assert_allclose(mean, mind[0] @ q)


def test_an_outsiders_backing_lightens_the_issuers_burden_alone(d):
    us, i, t = d.at("united_states"), d.at("turkey"), d.at("syria")
    d.s.level[:, WEDGE] = 0.0
    assert war_burden(d.c, d.s, i) == d.c.war_cost[i]
    d.s.level[us, WEDGE] = 1.0
    tie = float(d.s.tie[i, us])
    assert backing(d.c, d.s, i) == tie > 0.0  # as far as their tie carries it
    lighter = d.c.war_cost[i] * (1.0 - d.c.wedge_step * tie)
    assert abs(war_burden(d.c, d.s, i) - lighter) < 1e-15
    assert war_burden(d.c, d.s, t) == d.c.war_cost[t]


def test_precision_is_zero_with_the_quantal_mechanism_off(d):
    assert precision_of(d.c, 0) == d.c.precision[0]
    d.c.on[M_QUANTAL] = 0
    assert precision_of(d.c, 0) == 0.0


@pytest.mark.theory
def test_B2_fear_of_a_later_shift_makes_a_deal_less_likely(d):
    solve(d.c, d.s, d.w, 0, 0.1)
    feared = d.w.q_deal.copy()
    d.c.on[M_COMMITMENT_PROBLEM] = 0
    solve(d.c, d.s, d.w, 0, 0.1)
    assert (d.w.q_deal > feared).all()


def test_a_crisis_without_a_patron_has_one_branch(small):
    patron_node(small.c, small.s, small.w, 0, -1)
    assert small.w.mean_patron.tolist() == [1.0, 0.0, 0.0]


def test_a_larger_credibility_stake_makes_standing_aside_rarer(d):
    p = d.at("russia")
    solve(d.c, d.s, d.w, 0, 0.1)
    before = float(d.w.mean_patron[0])
    d.c.credibility_stake[p] += 0.2
    solve(d.c, d.s, d.w, 0, 0.1)
    assert d.w.mean_patron[0] < before
    d.c.on[M_ENTRAPMENT] = 0
    solve(d.c, d.s, d.w, 0, 0.1)
    assert d.w.mean_patron[0] > before


def test_reputation_charges_backing_down_and_pays_for_carrying_out(d):
    i = d.at("turkey")
    solve(d.c, d.s, d.w, 0, 0.1)
    with_name = d.w.v_issuer.copy()
    d.c.on[M_REPUTATION] = 0
    issuer_node(d.c, d.s, d.w, 0, 0.1)
    name, rep = d.c.reputation_weight[i], d.s.reputation[i]
    np.testing.assert_allclose(with_name[:, 0] - d.w.v_issuer[:, 0], name * (1 - rep), atol=1e-12)
    np.testing.assert_allclose(with_name[:, 3] - d.w.v_issuer[:, 3], -name * rep, atol=1e-12)


def test_a_tougher_issuer_values_carrying_out_more_and_backing_down_the_same(d):
    solve(d.c, d.s, d.w, 0, 0.1)
    assert (np.diff(d.w.v_issuer[:, 0]) > 0.0).all()
    np.testing.assert_allclose(np.diff(d.w.v_issuer[:, 3]), 0.0, atol=1e-15)


def test_values_of_the_root_lie_within_its_leaves(d):
    solve(d.c, d.s, d.w, 0, 0.1)
    for k in range(5):
        leaves = [*d.w.v_issuer[k], d.w.end[0], d.w.end[1]]
        assert min(leaves) <= issuer_value(d.c, d.s, d.w, 0, k) <= max(leaves)
        stake = d.c.stake[d.at("russia")]
        assert abs(patron_value(d.c, d.s, d.w, 0, k)) <= stake + d.c.disaster[d.at("russia")]


@pytest.mark.parametrize(("comply", "branch"), [(1.0, 0), (0.75, 0), (0.5, 1), (0.01, 1), (0.0, 2)])
def test_a_targets_answer_is_read_from_how_much_it_gives(d, comply, branch):
    solve(d.c, d.s, d.w, 0, 0.1)
    assert target_value(d.c, d.s, d.w, 0, 2, comply) == d.w.v_target[2, branch]
