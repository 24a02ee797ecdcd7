"""The pieces of the crisis tree. Exact.

The whole tree: test_core_1_lookahead; ends: test_branches; quantal response: test_types.
"""

import numpy as np
import pytest

from sim.engine.rules.parts import (
    asked_value,
    attacked_value,
    end_value,
    fought_for,
    fought_value,
    passed_value,
    quiet_value,
    target_value,
)
from sim.engine.rules.retreats import name_lost
from sim.engine.rules.tree import extend_row, issuer_node, patron_node, solve
from sim.engine.rules.types import logit_row, resolve_of
from sim.engine.state.names import (
    AIR,
    END_COMPLY,
    END_DILUTE,
    END_FREE,
    END_PART,
    END_WAR,
    FORCE,
    M_COMMITMENT_PROBLEM,
    M_ENTRAPMENT,
    M_REPUTATION,
    M_STAND_ASIDE,
    RESPONSE,
    STRIKE,
    TEMPO,
    U_LAPSED,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
)
from sim.scenario.menu_links import link_menus
from tests.engine.rules.builders import CaseSlots, Desk


@pytest.mark.parametrize("menu", [[1, 1, 2, 1], [3, 0, 1, 1], [0, 1, 1, 2], [2, 1, 0, 1]])
def test_an_extension_beside_three_branches_is_the_logit_of_four(menu):
    """`extend_row` reuses the odds of three branches: bit for bit it may differ, not in value."""
    rng = np.random.default_rng(5)
    for _ in range(50):
        v, q, q4 = rng.normal(0, 1, (1, 4)), np.zeros((1, 4)), np.zeros((1, 4))
        weight = np.array(menu, float)
        three, last = v[:, [0, 1, 3]].copy(), weight[[0, 1, 3]].copy()
        logit_row(q, three, 0, 3, 6.0, last)
        extend_row(q, v, 0, 6.0, weight)
        logit_row(q4, v, 0, 4, 6.0, weight)
        np.testing.assert_allclose(q, q4, atol=1e-12)


def test_an_extension_far_better_or_worse_than_all_else_overflows_nothing():
    for gain, odds in ((1e6, 1.0), (-1e6, 0.0)):
        v, q = np.array([[0.0, 0.0, gain, 0.0]]), np.zeros((1, 4))
        logit_row(q, np.zeros((1, 3)), 0, 3, 50.0, np.ones(3))
        extend_row(q, v, 0, 50.0, np.ones(4))
        assert q[0, 2] == pytest.approx(odds, abs=1e-9) and abs(q.sum() - 1.0) < 1e-12


def test_an_end_is_worth_its_worth_less_the_share_of_its_cost_that_resolve_leaves(d):
    d.w.worth[END_FREE, 2], d.w.cost[END_FREE, 2] = 0.4, 0.2
    for k in range(5):
        assert end_value(d.w, 2, k, END_FREE) == pytest.approx(0.4 - 0.2 * (1 - resolve_of(k)))


def test_a_deal_saves_half_of_what_fighting_costs(d):
    i = d.at("turkey")
    d.w.war_worth[:], d.w.war_cost[:] = 0.0, 0.0
    d.w.war_cost[:, i] = 0.4
    d.w.mean_patron[:3] = [0.5, 0.3, 0.2]
    for chance in (0.0, 0.5, 1.0):
        d.w.q_deal[:] = chance
        assert fought_value(d.c, d.w, i, 0) == pytest.approx(-0.9 * 0.4 * (1.0 - 0.5 * chance))


@pytest.mark.theory
def test_B2_fear_of_a_later_shift_makes_a_deal_less_likely(d):
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    feared = d.w.q_deal.copy()
    d.c.on[M_COMMITMENT_PROBLEM] = 0
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert (d.w.q_deal > feared).all()


def test_a_crisis_without_a_patron_has_one_branch(small):
    patron_node(small.c, small.s, small.w, 0, -1)
    assert small.w.mean_patron.tolist() == [1.0, 0.0, 0.0]


def test_a_larger_credibility_stake_makes_standing_aside_rarer(d):
    p = d.at("russia")
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    before = float(d.w.mean_patron[0])
    d.c.credibility_stake[p] += 0.2
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.mean_patron[0] < before
    d.c.on[M_ENTRAPMENT] = 0
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.mean_patron[0] > before


def test_reputation_charges_backing_away_and_pays_for_carrying_out(d):
    """By what each act does to the name: the step up or down, the part that a delay costs."""
    i = d.at("turkey")
    d.c.discount[i] = 0.0  # what comes later apart
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    with_name = d.w.v_issuer.copy()
    lost = name_lost(d.c, d.s, i, V_IGNORE), name_lost(d.c, d.s, i, V_EXTEND)
    won = -name_lost(d.c, d.s, i, V_HONOUR)
    waits = d.w.v_issuer[:, 2].copy()
    d.c.on[M_REPUTATION] = 0
    issuer_node(d.c, d.s, d.w, 0, 0.1)
    np.testing.assert_allclose(with_name[:, 0] - d.w.v_issuer[:, 0], won, atol=1e-12)
    assert won == pytest.approx(
        d.c.reputation_weight[i] * d.c.reputation_step * (1 - d.s.reputation[i]))
    np.testing.assert_allclose(with_name[:, 3] - d.w.v_issuer[:, 3], -lost[0], atol=1e-12)
    np.testing.assert_allclose(waits - d.w.v_issuer[:, 2], -lost[1], atol=1e-12)
    assert lost[0] > lost[1] > 0.0


def test_a_tougher_issuer_bears_what_acting_costs_more_easily(d):
    """Worth of every branch rises with resolve, by the cost of the war in it."""
    i = d.at("turkey")
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    for branch in range(4):
        assert (np.diff(d.w.v_issuer[:, branch]) >= 0.0).all()
    d.c.discount[i] = 0.0  # what comes later apart
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    np.testing.assert_allclose(np.diff(d.w.v_issuer[:, 3]), 0.2 * d.w.cost[END_FREE, i],
                               atol=1e-15)
    assert d.w.cost[END_WAR, i] > d.w.cost[END_FREE, i]


def test_values_of_the_root_lie_within_its_leaves(d):
    d.s.second[0] = -1
    solve(d.c, d.s, d.w, 0, 0.1, d.at("iran"))
    i, t, p, q = d.at("turkey"), d.at("syria"), d.at("russia"), d.at("iran")
    for k in range(5):
        early = [end_value(d.w, i, k, END_COMPLY), end_value(d.w, i, k, END_PART)]
        leaves = [*d.w.v_issuer[k], *early]
        assert min(leaves) <= asked_value(d.c, d.s, d.w, 0, i, k) <= max(leaves)
        for actor in (t, p, q):
            ends = [d.w.worth[e, actor] - x * (1 - resolve_of(k)) * d.w.cost[e, actor]
                    for e in range(7) for x in (0.5, 1.0)]
            stake = d.c.credibility_stake[p] if actor == p else 0.0
            value = asked_value(d.c, d.s, d.w, 0, actor, k)
            assert min(ends) - stake - 1e-12 <= value <= max(ends) + 1e-12


def test_the_crisis_is_worth_to_each_by_its_part_in_it(d):
    """Once it is defied: by the issuer's expected act, what lapses or is put off coming later."""
    d.s.second[0] = -1
    solve(d.c, d.s, d.w, 0, 0.1, d.at("iran"))
    k, m, odds, last = 1, d.w.mean_target, d.w.mean_issuer, d.w.mean_last
    for a in (d.at("syria"), d.at("russia"), d.at("iran")):
        quiet = end_value(d.w, a, k, END_FREE)
        acts = [attacked_value(d.c, d.s, d.w, 0, a, k), end_value(d.w, a, k, END_DILUTE),
                passed_value(d.c, d.w, a, k, quiet_value(d.c, d.s, d.w, 0, a, k))]
        moved = quiet + d.c.discount[a] * (float(np.dot(last, acts)) - quiet)
        later = odds[0] * acts[0] + odds[1] * acts[1] + odds[2] * moved + odds[3] * acts[2]
        wanted = (m[0] * end_value(d.w, a, k, END_COMPLY)
                  + m[1] * end_value(d.w, a, k, END_PART) + m[2] * later)
        assert asked_value(d.c, d.s, d.w, 0, a, k) == pytest.approx(wanted, abs=1e-12)
    p = d.at("russia")
    assert fought_for(d.c, d.s, d.w, 0, p, k) == pytest.approx(
        float(np.dot(d.w.q_patron[k], d.w.v_patron[k])))
    assert fought_for(d.c, d.s, d.w, 0, d.at("iran"), k) == fought_value(d.c, d.w, d.at("iran"), k)


def test_a_target_under_attack_may_yet_comply_and_an_issuer_counts_on_it(d):
    i, t = d.at("turkey"), d.at("syria")
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    held = d.w.v_issuer[:, 0].copy()
    chance = float(d.w.mean_yield[0])
    assert 0.0 < chance < 1.0
    d.c.redraw[t], d.w.firm[t] = 0.0, 1e9  # its tastes last, and it has resisted any pull
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.mean_yield[0] == 0.0
    won = [chance * (end_value(d.w, i, k, END_COMPLY) - fought_value(d.c, d.w, i, k))
           for k in range(5)]
    np.testing.assert_allclose(held - d.w.v_issuer[:, 0], won, atol=1e-12)


def test_without_a_demand_there_is_no_branch_to_comply_with(d):
    d.s.ult_status[0] = U_LAPSED
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.demanded == 0 and d.w.mean_yield[0] == 0.0
    value = quiet_value(d.c, d.s, d.w, 0, d.at("syria"), 2)
    d.w.worth[END_COMPLY], d.w.worth[END_PART] = 1e6, 1e6
    assert quiet_value(d.c, d.s, d.w, 0, d.at("syria"), 2) == value


def test_whoever_attacks_goes_on_and_whoever_does_not_waits_until_tastes_are_drawn_anew(d):
    i = d.at("turkey")
    d.s.ult_status[0] = U_LAPSED
    d.c.redraw[i] = 0.0
    for fire, attack in ((0.0, 0.0), (0.5, 1.0)):
        d.s.level[i, STRIKE] = fire
        solve(d.c, d.s, d.w, 0, 0.0, -1)
        assert d.w.mean_later[:2].tolist() == [attack, 1.0 - attack]


def test_an_issuer_whose_menu_holds_no_attack_is_expected_to_make_none(d):
    """Nothing is locked: the menu decides what it can do."""
    i = d.at("turkey")
    d.s.ult_status[0] = U_LAPSED
    solve(d.c, d.s, d.w, 0, 0.0, -1)
    assert d.w.mean_later[0] > 0.0
    d.c.level[i, FORCE, :, STRIKE] = 0.0
    d.c.level[i, FORCE, :, AIR] = 0.0
    d.c.level[i, FORCE, :, TEMPO] = 0.0
    solve(d.c, d.s, d.w, 0, 0.0, -1)
    assert d.w.mean_later[0] == 0.0


@pytest.mark.parametrize("name", ["idlib_2020", "july_1914", "bosnia_1995"])
def test_a_patron_whose_menu_cannot_enter_does_not(name):
    d = Desk(name)
    p = int(d.c.ult_patron[0])
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.mean_patron[2] > 0.0
    keep = [o for o in range(int(d.c.n_options[p, RESPONSE]))
            if d.c.verb[p, RESPONSE, o] != V_ENTER]
    record = d.c.to_record()
    record["n_options"][p, RESPONSE] = len(keep)
    for field in ("verb", "weight", "level"):
        record[field][p, RESPONSE, : len(keep)] = record[field][p, RESPONSE, keep]
    record["orders"][p, : len(keep)] = record["orders"][p, keep]
    link_menus(record)
    d.c = CaseSlots(record)
    d.start()
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert (d.w.q_patron[:, 2] == 0.0).all() and d.w.mean_patron.sum() == pytest.approx(1.0)


@pytest.mark.parametrize("actor", ["turkey", "russia", "syria"])
def test_two_options_that_do_the_same_count_once_at_every_node(actor):
    """An option written twice, each at half its weight, leaves every node as it was."""
    d = Desk("idlib_2020")
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    nodes = ("q_target", "q_yield", "q_issuer", "q_later", "q_patron")
    before = [getattr(d.w, q).copy() for q in nodes]
    i = d.at(actor)
    record = d.c.to_record()
    for track in (FORCE, RESPONSE):
        n = int(record["n_options"][i, track])
        if n == 0:
            continue
        twice = n - 1
        for field in ("verb", "level"):
            record[field][i, track, n] = record[field][i, track, twice]
        record["weight"][i, track, [twice, n]] = 0.5
        record["n_options"][i, track] = n + 1
        if track == FORCE:
            record["against"][i, n] = record["against"][i, twice]
        else:
            record["orders"][i, n] = record["orders"][i, twice]
    link_menus(record)
    d.c = CaseSlots(record)
    d.start()
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    for q, x in zip(nodes, before, strict=True):
        np.testing.assert_allclose(getattr(d.w, q), x, atol=1e-12, err_msg=q)


def test_a_patron_held_to_shielding_shields_for_every_type(d):
    d.c.on[M_STAND_ASIDE] = 0
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert (d.w.q_patron[:, 1] == 1.0).all() and d.w.mean_patron.tolist() == [0.0, 1.0, 0.0]


def test_entry_is_best_where_the_client_is_worth_much_and_war_costs_little():
    """credibility_stake x4 and war_cost / 4: entering or shielding gains, standing aside loses."""
    odds = []
    for stake, cost in ((1.0, 1.0), (4.0, 0.25)):
        d = Desk("july_1914")
        p = int(d.c.ult_patron[0])
        d.c.credibility_stake[p] *= stake
        d.c.war_cost[p] *= cost
        solve(d.c, d.s, d.w, 0, 0.1, -1)
        odds.append(d.w.mean_patron.copy())
    assert odds[1][0] < 0.5 * odds[0][0] and odds[1][2] > odds[0][2]


@pytest.mark.parametrize(("comply", "branch"), [(1.0, 0), (0.75, 0), (0.5, 1), (0.01, 1), (0.0, 2)])
def test_a_targets_answer_is_read_from_how_much_it_gives(d, comply, branch):
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert target_value(d.w, 2, comply) == d.w.v_target[2, branch]
