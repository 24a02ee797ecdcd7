"""Worth of force postures by component. Exact. (Also test_core_3, test_core_5, test_core_7.)"""

import numpy as np
import pytest

from sim.engine.rules.account import (
    cost_ahead,
    format_worth,
    home_ahead,
    land_ahead,
    tie_ahead,
)
from sim.engine.rules.blow_size import expected_dead
from sim.engine.rules.breach import opening_price
from sim.engine.rules.mind import think
from sim.engine.rules.outlook import outlook
from sim.engine.rules.parts import asked_value, end_value, fought_value, quiet_value
from sim.engine.rules.price import blank
from sim.engine.rules.price_force import (
    bond,
    force_option,
    has_client,
    in_stage,
    kept_ground,
    wedge_tie,
)
from sim.engine.rules.slide import exposure_risk
from sim.engine.rules.theatre import ground
from sim.engine.rules.tree import solve
from sim.engine.rules.trial import take_off, try_on
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import (
    C_COST,
    C_FORMAT,
    C_HOME,
    C_LAND,
    C_LOOKAHEAD,
    C_PATRON,
    C_RISK,
    C_TIE,
    END_COMPLY,
    END_FREE,
    END_WAR,
    FORCE,
    HURT,
    M_BRINKMANSHIP,
    M_LOOKAHEAD,
    M_WEDGE,
    N_PAYOFF,
    PRICE,
    RUNG,
    SHIELD,
    SPOIL,
    SUPPORT,
    TEMPO,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_NONE,
    U_WITHDRAWN,
)
from tests.engine.rules.builders import Desk


def table(d, actor):
    """Payoffs of an actor's force menu."""
    i = d.at(actor)
    think(d.c, d.s, d.w)
    blank(d.w, int(d.c.n_options[i, FORCE]))
    for o in range(int(d.c.n_options[i, FORCE])):
        force_option(d.c, d.s, d.w, i, o)
    return d.payoff(i, FORCE)


def test_patrons_are_known_by_their_clients(d):
    assert {a for a in d.scenario.actor_names if has_client(d.c, d.at(a))} == {
        "turkey", "russia", "iran"}


@pytest.mark.parametrize("name", ["idlib_2020", "cuba_1962", "bosnia_1995"])
def test_every_component_is_a_price_of_the_outlook_under_the_posture(name):
    """Worked out from an outlook of one's own with the posture tried on."""
    d = Desk(name)
    d.c.on[M_LOOKAHEAD] = 0
    for actor in d.scenario.actor_names:
        i = d.at(actor)
        if d.c.n_options[i, FORCE] == 0:
            continue
        rows = table(d, actor)
        for o in range(rows.shape[1]):
            try_on(d.c, d.s, d.w, i, o)
            outlook(d.c, d.s, d.w, d.c.horizon)
            wanted = np.zeros((5, N_PAYOFF))
            wanted[:, C_LAND] = (land_ahead(d.c, d.s, d.w, i) - ground(d.c, i, d.s.share)
                                 + kept_ground(d.c, d.s, d.w, i))
            burden, opening = cost_ahead(d.c, d.s, d.w, i), opening_price(d.c, d.s, d.w, i)
            for k in range(5):
                wanted[k, C_COST] = (-d.c.level[i, FORCE, o, PRICE] - opening
                                     - (1 - resolve_of(k)) * burden)
            wanted[:, C_RISK] = -d.c.disaster[i] * d.w.slide
            wanted[:, C_HOME] = -home_ahead(d.c, d.s, d.w, i)
            wanted[:, C_TIE] = -tie_ahead(d.c, d.s, d.w, i)
            wanted[:, C_FORMAT] = -format_worth(d.c, d.s, i) * d.w.forum
            wanted[:, C_PATRON] = bond(d.c, d.s, i, o)
            take_off(d.s, d.w, i)
            np.testing.assert_allclose(rows[:, o, :N_PAYOFF], wanted, atol=1e-12)


def test_postures_that_act_alike_are_priced_alike(d):
    """The same levels under another name, rung and all: the same worth to every type."""
    i = d.at("turkey")
    a, b = d.option("turkey", "force", "strike_wide"), d.option("turkey", "force", "reinforce")
    d.c.level[i, FORCE, b] = d.c.level[i, FORCE, a]
    rows = table(d, "turkey")
    np.testing.assert_array_equal(rows[:, a, :N_PAYOFF], rows[:, b, :N_PAYOFF])


def test_no_price_is_put_on_a_rung_by_itself(d):
    """With no risk of a wider war and no demand open, another rung changes no price."""
    d.s.ult_status[0] = U_NONE
    d.c.on[M_BRINKMANSHIP] = 0
    before = table(d, "turkey")
    d.c.level[d.at("turkey"), FORCE, :, RUNG] += 1.0
    np.testing.assert_array_equal(before, table(d, "turkey"))


def test_strikes_cost_the_issuer_its_tie_with_the_patron(d):
    i, p = d.at("turkey"), d.at("russia")
    hold, wide = (d.option("turkey", "force", x) for x in ("hold", "strike_wide"))
    rows = table(d, "turkey")
    assert rows[0, wide, C_TIE] < rows[0, hold, C_TIE]
    d.s.tie[i, p] = d.s.tie[i, d.at("iran")] = 0.0
    assert table(d, "turkey")[0, wide, C_TIE] == 0.0  # no more can be lost than there is


def test_a_patrons_fire_costs_it_half_the_tie_at_least(d):
    i, p = d.at("turkey"), d.at("russia")
    o = d.option("russia", "force", "strike_issuer")
    assert table(d, "russia")[0, o, C_TIE] <= -0.5 * d.c.tie_value[p, i] * d.s.tie[p, i]


def test_a_patrons_help_costs_it_the_tie_as_ground_is_lost(d):
    o = d.option("russia", "force", "high")
    d.order("syria", "hold")
    quiet = table(d, "russia")[0, o, C_TIE]
    d.order("syria", "offensive")
    assert table(d, "russia")[0, o, C_TIE] < quiet


def test_patrons_hold_their_clients_to_a_deal(d):
    i, p = d.at("syria"), d.at("russia")
    o = d.option("syria", "force", "offensive")
    assert bond(d.c, d.s, i, o) == 0.0
    d.s.deal_line = 0
    hold = sum(d.c.dependence[i, q] * d.c.influence[q, i] * d.s.tie[i, q]
               for q in (p, d.at("iran")))
    level = d.c.level[i, FORCE, o]
    assert abs(bond(d.c, d.s, i, o) + hold * (level[TEMPO] + level[SPOIL])) < 1e-15 and hold > 0.0


def test_an_outside_power_gains_by_backing_as_the_tie_falls(d):
    us = d.at("united_states")
    o = d.option("united_states", "force", "air_defence")
    d.s.tie[d.at("turkey"), d.at("russia")] = 0.4
    assert wedge_tie(d.c, d.s) == 0.4
    assert abs(bond(d.c, d.s, us, o) - d.c.wedge_motive[us] * 0.6) < 1e-15
    d.c.on[M_WEDGE] = 0
    assert bond(d.c, d.s, us, o) == 0.0


def test_breaking_a_deal_is_worth_the_terms_it_would_have_kept(d):
    """An order against the truce shortens its life, and with it the ground and terms it keeps."""
    i = d.at("opposition")
    d.s.deal_line, d.s.deal_age = d.line("front"), 2
    spoil, low = (d.option("opposition", "force", o) for o in ("spoil", "lie_low"))
    kept = {}
    for o in (spoil, low):
        try_on(d.c, d.s, d.w, i, o)
        kept[o] = float(d.ahead().kept)
        take_off(d.s, d.w, i)
    assert kept[spoil] < kept[low] < 1.0
    gaps = []
    for worth in (0.0, 0.3):
        d.c.line_value[d.line("front"), i] = worth
        rows = table(d, "opposition")
        gaps.append(float(rows[0, low, C_LAND] - rows[0, spoil, C_LAND]))
    assert gaps[1] - gaps[0] == pytest.approx(0.3 * (kept[low] - kept[spoil]))


def test_ground_taken_before_a_meeting_that_freezes_the_front_is_kept(d):
    i = d.at("syria")
    d.order("syria", "offensive")
    d.ahead()
    d.s.freeze, d.s.freeze_days = 0.4, 7.0
    lost = (d.s.share - d.w.ahead) * 7.0 / d.c.horizon
    assert kept_ground(d.c, d.s, d.w, i) == pytest.approx(0.4 * lost * d.c.stake[i])
    d.s.deal_line = 0
    assert kept_ground(d.c, d.s, d.w, i) == 0.0


def test_orders_to_fire_bring_a_dearer_answer_than_care(d):
    """Cost of no resolve beyond effort and own front: rising with what is done to the issuer."""
    t, i = d.at("syria"), d.at("turkey")
    o = d.option("syria", "force", "careful_offensive")
    d.c.on[M_LOOKAHEAD] = 0
    costs = []
    for hurt in (0.0, 0.5, 1.0):
        d.c.level[t, FORCE, o, HURT] = hurt
        costs.append(-float(table(d, "syria")[0, o, C_COST]))
    assert costs[0] < costs[1] < costs[2]
    d.s.reputation[i] = 0.0  # nobody expects an answer of one who never gives any
    flat = float(table(d, "syria")[0, o, C_COST])
    d.c.level[t, FORCE, o, HURT] = 0.0
    assert float(table(d, "syria")[0, o, C_COST]) == pytest.approx(flat)
    assert expected_dead(d.c, d.s) > 1.0


def test_the_stage_is_weighed_whatever_has_become_of_the_demand(d):
    assert table(d, "syria")[:, :, C_LOOKAHEAD].any()
    for change in (U_NONE, U_MET, U_EXECUTED, U_LAPSED, U_WITHDRAWN):
        desk = d.copy()
        desk.s.ult_status[0] = change
        assert table(desk, "syria")[:, :, C_LOOKAHEAD].any()
    d.s.deal_line, d.s.deal_age = 0, 1
    assert table(d, "syria")[:, :, C_LOOKAHEAD].any()
    d.c.on[M_LOOKAHEAD] = 0
    assert (table(d, "syria")[:, :, C_LOOKAHEAD] == 0.0).all()


def test_an_option_to_comply_is_no_branch_of_its_own_where_nothing_is_demanded(d):
    """A target's postures are then all worth what the issuer and the patrons may yet do."""
    t, i, k = d.at("syria"), d.at("turkey"), 2
    d.s.ult_status[0] = U_LAPSED
    o = d.option("syria", "force", "pull_back")
    think(d.c, d.s, d.w)
    try_on(d.c, d.s, d.w, t, o)
    solve(d.c, d.s, d.w, 0, d.s.commitment[i], t)
    assert in_stage(d.c, d.s, d.w, t, o, 0, k) == quiet_value(d.c, d.s, d.w, 0, t, k)
    take_off(d.s, d.w, t)


def test_without_a_demand_an_issuer_weighs_what_its_fire_calls_up_and_nothing_else(d):
    """A posture that attacks is worth the war over what the patrons may do; one that does not, 0.
    """
    i = d.at("turkey")
    d.s.ult_status[0] = U_WITHDRAWN
    ahead = table(d, "turkey")[:, :, C_LOOKAHEAD]
    quiet, loud = d.option("turkey", "force", "hold"), d.option("turkey", "force", "strike_wide")
    assert (ahead[:, quiet] == 0.0).all() and ahead[:, loud].all()
    think(d.c, d.s, d.w)
    try_on(d.c, d.s, d.w, i, loud)
    solve(d.c, d.s, d.w, 0, 0.0, i)
    for k in range(5):
        plain = end_value(d.w, i, k, END_WAR)
        assert ahead[k, loud] == pytest.approx(fought_value(d.c, d.w, i, k) - plain, abs=1e-12)
    take_off(d.s, d.w, i)


def total(d, actor, option, k):
    """Worth of a posture to a type over that of the ground now, what it is held to and price apart.
    """
    i = d.at(actor)
    o = d.option(actor, "force", option)
    row = table(d, actor)[k, o, :N_PAYOFF]
    land = ground(d.c, i, d.s.share)
    price = d.c.level[i, FORCE, o, PRICE]
    return float(row.sum() - row[C_PATRON] + land + price)


@pytest.mark.parametrize("part", [1.0, 0.4])
def test_with_the_tree_in_use_a_posture_is_worth_its_branch_of_it(d, part):
    """All of the plain outlook is replaced, or the part of it that look-ahead has."""
    t, i, k = d.at("syria"), d.at("turkey"), 2
    for option in ("pull_back", "pull_back_part", "offensive"):
        d.c.lookahead[t] = 0.0
        plain = total(d, "syria", option, k)
        d.c.lookahead[t] = part
        o = d.option("syria", "force", option)
        think(d.c, d.s, d.w)
        try_on(d.c, d.s, d.w, t, o)
        solve(d.c, d.s, d.w, 0, d.s.commitment[i], t)
        branch = in_stage(d.c, d.s, d.w, t, o, 0, k)
        at = {"pull_back": 0, "pull_back_part": 1, "offensive": 2}[option]
        assert branch == d.w.v_target[k, at]
        take_off(d.s, d.w, t)
        assert total(d, "syria", option, k) == pytest.approx(part * branch + (1 - part) * plain)


def test_an_issuers_posture_is_read_from_its_fire(d):
    """None: the top of the tree. The threatened act: carried out. Less: in between."""
    i, k = d.at("turkey"), 1
    for option in ("hold", "proportionate", "strike_wide"):
        o = d.option("turkey", "force", option)
        think(d.c, d.s, d.w)
        try_on(d.c, d.s, d.w, i, o)
        solve(d.c, d.s, d.w, 0, d.s.commitment[i], i)
        value = in_stage(d.c, d.s, d.w, i, o, 0, k)
        top = asked_value(d.c, d.s, d.w, 0, i, k)
        if option == "hold":
            assert value == top
        elif option == "strike_wide":
            assert d.c.level[i, FORCE, o, RUNG] >= d.c.ult_rung[0]
            assert value == d.w.v_issuer[k, 0]
        else:
            more = fought_value(d.c, d.w, i, k) - end_value(d.w, i, k, END_FREE)
            assert value == pytest.approx(top + more)
        take_off(d.s, d.w, i)


def test_complying_is_worth_the_end_in_which_the_demand_is_met(d):
    t = d.at("syria")
    o = d.option("syria", "force", "pull_back")
    think(d.c, d.s, d.w)
    try_on(d.c, d.s, d.w, t, o)
    solve(d.c, d.s, d.w, 0, 0.1, t)
    assert in_stage(d.c, d.s, d.w, t, o, 0, 2) == end_value(d.w, t, 2, END_COMPLY)
    take_off(d.s, d.w, t)


def test_ground_won_has_the_sign_of_the_side(d):
    d.s.ult_status[0] = U_NONE
    o = [d.option("syria", "force", x) for x in ("hold", "probe", "offensive")]
    land = table(d, "syria")[0, o, C_LAND]
    assert land[0] < land[1] < land[2]
    o = [d.option("opposition", "force", x) for x in ("defend", "counter_attack")]
    land = table(d, "opposition")[0, o, C_LAND]
    assert land[0] < land[1]


def test_components_have_their_signs(d):
    for actor in d.scenario.actor_names:
        t = table(d, actor)
        assert (t[:, :, C_RISK] <= 1e-12).all(), actor
        assert np.isfinite(t[:, :, C_HOME]).all() and np.isfinite(t[:, :, C_PATRON]).all()
        assert (np.diff(t[:, :, C_COST], axis=0) >= -1e-12).all()  # tougher: cheaper


@pytest.mark.theory
def test_B4_higher_rungs_carry_more_risk_of_disaster(d):
    d.s.ult_status[0] = U_NONE
    i, p = d.at("turkey"), d.at("russia")
    d.s.rung[:] = 0
    o = [d.option("turkey", "force", x) for x in ("hold", "proportionate", "strike_wide", "war")]
    risk = table(d, "turkey")[0, o, C_RISK]
    assert risk[0] == 0.0 > risk[1] > risk[2] > risk[3]
    near = d.c.apart + d.s.level[p, SUPPORT] + d.s.level[p, SHIELD]
    daily = exposure_risk(d.c, 8.0, 1.0) * near
    assert abs(risk[3] + d.c.disaster[i] * (1.0 - (1.0 - daily) ** d.c.horizon)) < 1e-12
    d.c.on[M_BRINKMANSHIP] = 0
    assert (table(d, "turkey")[0, o, C_RISK] == 0.0).all()
