"""Worth of force postures by component. Exact. (Also test_core_3, test_core_5, test_core_7.)"""

import numpy as np
import pytest

from sim.rules.ceasefire import break_chance, strain_of
from sim.rules.mind import think
from sim.rules.price import blank
from sim.rules.price_force import (
    bond,
    exertion,
    force_option,
    format_worth,
    has_client,
    in_tree,
    intensity,
    retaliation,
    rupture,
    spoils,
    take_off,
    try_on,
    wedge_tie,
)
from sim.rules.slide import exposure_risk
from sim.rules.theatre import forces
from sim.rules.tree import solve
from sim.state.names import (
    C_COST,
    C_FORMAT,
    C_HOME,
    C_LAND,
    C_LOOKAHEAD,
    C_PATRON,
    C_RISK,
    C_TIE,
    FORCE,
    M_BRINKMANSHIP,
    M_LOOKAHEAD,
    M_WEDGE,
    TEMPO,
    U_NONE,
)
from tests.rules.builders import changed


def table(d, actor):
    """Payoffs of an actor's force menu."""
    i = d.at(actor)
    think(d.c, d.s, d.w, i)
    blank(d.w, int(d.c.n_options[i, FORCE]))
    for o in range(int(d.c.n_options[i, FORCE])):
        force_option(d.c, d.s, d.w, i, o, 0)
    return d.payoff(i, FORCE)


def test_no_cost_below_force_all_of_it_at_war():
    assert [intensity(float(r)) for r in (0, 1, 2, 3)] == [0.0] * 4
    assert intensity(8.0) == 1.0
    values = [intensity(float(r)) for r in range(3, 10)]
    assert (np.diff(values) > 0.0).all()


def test_a_defender_bears_half_of_a_rungs_cost(d):
    level = np.zeros(16)
    assert exertion(level) == 0.5
    level[TEMPO] = 1.0
    assert exertion(level) == 1.0


def test_trying_on_and_taking_off_leaves_no_trace(d):
    i = d.at("turkey")
    before = d.copy()
    try_on(d.c, d.s, d.w, i, d.option("turkey", "force", "war"))
    assert changed(before.s, d.s) == {"level", "support", "troops"}
    take_off(d.s, d.w, i)
    assert changed(before.s, d.s) == set()
    try_on(d.c, d.s, d.w, d.at("iran"), d.option("iran", "force", "surge"))
    assert changed(before.s, d.s) == {"level", "support", "strength"}
    take_off(d.s, d.w, d.at("iran"))
    assert changed(before.s, d.s) == set()


def test_a_unit_of_the_format_is_worth_more_the_less_is_left(d):
    i = d.at("russia")
    worth = []
    for health in (1.0, 0.5, 0.0):
        d.s.health[:] = health
        worth.append(format_worth(d.c, d.s, i))
    np.testing.assert_allclose(worth, d.c.format_stake[i] * np.array([0.5, 1.0, 1.5]))
    assert format_worth(d.c, d.s, d.at("syria")) == 0.0  # no member of a format


def test_patrons_are_known_by_their_clients(d):
    assert {a for a in d.scenario.actor_names if has_client(d.c, d.at(a))} == {
        "turkey", "russia", "iran"}


def test_strikes_cost_the_issuer_its_tie_with_the_patron(d):
    i, p = d.at("turkey"), d.at("russia")
    hold, wide = (d.option("turkey", "force", x) for x in ("hold", "strike_wide"))
    assert rupture(d.c, d.s, i, hold, 0.0) == 0.0 < rupture(d.c, d.s, i, wide, 0.0)
    d.s.tie[i, p] = 0.0
    d.s.tie[i, d.at("iran")] = 0.0
    assert rupture(d.c, d.s, i, wide, 0.0) == 0.0  # no more can be lost than there is


def test_a_patrons_fire_costs_it_half_the_tie_at_least(d):
    i, p = d.at("turkey"), d.at("russia")
    o = d.option("russia", "force", "strike_issuer")
    assert rupture(d.c, d.s, p, o, 0.0) >= 0.5 * d.c.tie_value[p, i] * d.s.tie[p, i]


def test_a_patrons_help_costs_it_the_tie_as_ground_is_lost(d):
    p, o = d.at("russia"), d.option("russia", "force", "high")
    assert rupture(d.c, d.s, p, o, 0.0) == 0.0 < rupture(d.c, d.s, p, o, -0.05)


def test_patrons_hold_their_clients_to_a_deal(d):
    i, p = d.at("syria"), d.at("russia")
    o = d.option("syria", "force", "offensive")
    assert bond(d.c, d.s, i, o) == 0.0
    d.s.deal_line = 0
    both = (p, d.at("iran"))
    hold = sum(d.c.dependence[i, q] * d.c.influence[q, i] * d.s.tie[i, q] for q in both)
    assert abs(bond(d.c, d.s, i, o) + hold) < 1e-15 and hold > 0.0


def test_an_outside_power_gains_by_backing_as_the_tie_falls(d):
    us = d.at("united_states")
    o = d.option("united_states", "force", "air_defence")
    d.s.tie[d.at("turkey"), d.at("russia")] = 0.4
    assert wedge_tie(d.c, d.s) == 0.4
    assert abs(bond(d.c, d.s, us, o) - d.c.wedge_motive[us] * 0.6) < 1e-15
    d.c.on[M_WEDGE] = 0
    assert bond(d.c, d.s, us, o) == 0.0


def test_breaking_a_deal_is_worth_its_chance_times_the_ground(d):
    i = d.at("opposition")
    spoil = d.option("opposition", "force", "spoil")
    assert spoils(d.c, d.s, d.w, i, spoil) == 0.0
    d.s.deal_line, d.s.deal_age = d.line("front"), 2
    more = break_chance(d.c, d.s, 1.0) - break_chance(d.c, d.s, 0.0)
    forces(d.c, d.s, d.w)
    value = spoils(d.c, d.s, d.w, i, spoil)
    assert more > 0.0 and abs(value) <= more * d.c.stake[i]
    assert spoils(d.c, d.s, d.w, i, d.option("opposition", "force", "lie_low")) == 0.0


@pytest.mark.parametrize(("actor", "option"), [("opposition", "spoil"), ("turkey", "strike_wide")])
def test_a_raid_or_a_strike_under_a_truce_is_priced_by_the_breaks_it_adds(d, actor, option):
    """Over what the others' strain breaks anyway, at the ground and the terms that are lost."""
    i, line = d.at(actor), d.line("front")
    d.s.deal_line, d.s.deal_age = line, 2
    d.c.line_value[line, i] = 0.2
    forces(d.c, d.s, d.w)
    o = d.option(actor, "force", option)
    for others in (0.0, 1.0):
        d.s.level[:] = 0.0
        d.s.level[d.at("syria"), TEMPO] = others
        own = strain_of(d.c, d.c.level[i, FORCE, o])
        more = break_chance(d.c, d.s, others + own) - break_chance(d.c, d.s, others)
        free = min(1.0, max(0.0, d.s.share + expected_drift(d.c, d.s, d.w, d.c.horizon)))
        gain = ground(d.c, i, free) - ground(d.c, i, d.s.share_line[line]) - 0.2
        assert own > 0.0 and abs(spoils(d.c, d.s, d.w, i, o) - more * gain) < 1e-12


@pytest.mark.theory
def test_B5_retaliation_is_credible_by_reputation_and_pledge(d):
    t, i = d.at("syria"), d.at("turkey")
    o = d.option("syria", "force", "war")
    d.s.pledge_active[:] = 0
    plain = retaliation(d.c, d.s, t, o, 0)
    assert abs(plain - d.s.reputation[i] * intensity(6.0) * d.c.war_cost[t]) < 1e-12
    d.s.pledge_active[:] = 1
    assert retaliation(d.c, d.s, t, o, 0) > plain
    d.s.reputation[i] = 0.0
    assert retaliation(d.c, d.s, t, o, 0) == 0.0


def test_orders_to_fire_bring_more_retaliation_than_care(d):
    t = d.at("syria")
    cost = [retaliation(d.c, d.s, t, d.option("syria", "force", o), 0)
            for o in ("pull_back", "careful_offensive", "offensive", "strike_issuer", "war")]
    assert cost == sorted(cost) and cost[0] < cost[-1]


def test_the_tree_is_used_while_the_ultimatum_is_open_and_no_deal_holds(d):
    open_table = table(d, "syria")
    assert (open_table[:, :, C_LAND] == 0.0).all() and open_table[:, :, C_LOOKAHEAD].any()
    for change in ("closed", "deal", "myopic"):
        desk = d.copy()
        if change == "closed":
            desk.s.ult_status[0] = U_NONE
        elif change == "deal":
            desk.s.deal_line, desk.s.deal_age = 0, 1
        else:
            desk.c.on[M_LOOKAHEAD] = 0
        assert (table(desk, "syria")[:, :, C_LOOKAHEAD] == 0.0).all()


def test_complying_is_priced_at_its_branch_of_the_tree(d):
    t = d.at("syria")
    o = d.option("syria", "force", "pull_back")
    think(d.c, d.s, d.w, t)
    try_on(d.c, d.s, d.w, t, o)
    solve(d.c, d.s, d.w, 0, d.s.commitment[d.at("turkey")])
    value = in_tree(d.c, d.s, d.w, t, o, 0, 2)
    take_off(d.s, d.w, t)
    assert abs(value - (d.c.stake[t] * (1.0 - d.s.share_line[d.line("sochi_2018")])
                        - d.c.stake[t] * (1.0 - d.s.share))) < 1e-12
    assert abs(table(d, "syria")[2, o, C_LOOKAHEAD] - value) < 1e-12


def test_ground_won_has_the_sign_of_the_side(d):
    d.s.ult_status[0] = U_NONE
    o = [d.option("syria", "force", x) for x in ("hold", "probe", "offensive")]
    land = table(d, "syria")[0, o, C_LAND]
    assert land[0] <= land[1] < land[2]
    o = [d.option("opposition", "force", x) for x in ("defend", "counter_attack")]
    land = table(d, "opposition")[0, o, C_LAND]
    assert land[0] < land[1]


def test_components_have_their_signs(d):
    for actor in d.scenario.actor_names:
        t = table(d, actor)
        for part in (C_RISK, C_TIE, C_FORMAT):
            assert (t[:, :, part] <= 1e-12).all(), (actor, part)
        assert np.isfinite(t[:, :, C_HOME]).all() and np.isfinite(t[:, :, C_PATRON]).all()
        assert (np.diff(t[:, :, C_COST], axis=0) >= -1e-12).all()  # tougher: cheaper


@pytest.mark.theory
def test_B4_higher_rungs_carry_more_risk_of_disaster(d):
    d.s.ult_status[0] = U_NONE
    i = d.at("turkey")
    o = [d.option("turkey", "force", x) for x in ("hold", "proportionate", "strike_wide", "war")]
    risk = table(d, "turkey")[0, o, C_RISK]
    assert risk[0] == 0.0 > risk[1] > risk[2] > risk[3]
    expected = -exposure_risk(d.c, 8.0, 1.0) * d.c.horizon * d.c.disaster[i]
    assert abs(risk[3] - expected) < 1e-12
    d.c.on[M_BRINKMANSHIP] = 0
    assert (table(d, "turkey")[0, o, C_RISK] == 0.0).all()
