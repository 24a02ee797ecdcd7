"""Worth of words by component. Exact."""

import numpy as np
import pytest

from sim.engine.rules.account import war_burden
from sim.engine.rules.branches import grow
from sim.engine.rules.gate import gate_backing
from sim.engine.rules.mind import think
from sim.engine.rules.parts import asked_value, quiet_value
from sim.engine.rules.price import price
from sim.engine.rules.price_words import partner_of, threat_value
from sim.engine.rules.prospects import prospects
from sim.engine.rules.retreats import renewal_stake
from sim.engine.rules.tree import solve, weigh
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import (
    C_AUDIENCE,
    C_COST,
    C_HOME,
    C_LOOKAHEAD,
    C_TIE,
    M_LOOKAHEAD,
    PRICE,
    SIGNAL,
    TALK,
    U_NONE,
    V_BLAME_PATRON,
    V_CALL,
    V_ISSUE,
    V_OPEN_GATE,
    V_RENEW,
    V_WITHDRAW,
    WEDGE,
)


def table(d, actor, track):
    """Payoffs of a menu of words."""
    i = d.at(actor)
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, track)
    return d.payoff(i, track)


def test_words_touch_the_tie_that_counts(d):
    assert partner_of(d.c, d.at("turkey"), 0) == d.at("russia")
    for actor in ("russia", "syria", "iran"):
        assert partner_of(d.c, d.at(actor), 0) == d.at("turkey")
    assert partner_of(d.c, d.at("turkey"), -1) == -1


def test_contacts_are_worth_the_tie_they_mend(d):
    i, p = d.at("turkey"), d.at("russia")
    o = d.verb_option(i, TALK, V_CALL)
    assert abs(table(d, "turkey", TALK)[0, o, C_TIE]
               - d.c.tie_value[i, p] * 2.0 * d.c.tie_contact) < 1e-15


def test_blaming_the_patron_costs_the_tie_and_pays_at_home(d):
    i = d.at("turkey")
    d.s.revenge[i] = 0.4
    t = table(d, "turkey", SIGNAL)
    o = d.verb_option(i, SIGNAL, V_BLAME_PATRON)
    assert t[0, o, C_TIE] < 0.0 and abs(t[0, o, C_HOME] - 0.2) < 1e-15


def test_the_gate_relieves_the_burden_at_a_price(d):
    """What leaves over the horizon against money, ties and the backing that goes with them."""
    i = d.at("turkey")
    d.s.refugees[i], d.s.toll[i] = 0.3, 0.2
    d.s.level[d.at("united_states"), WEDGE] = 1.0
    d.c.tie_value[i, d.at("united_states")] = 0.2
    t = table(d, "turkey", SIGNAL)
    o = d.verb_option(i, SIGNAL, V_OPEN_GATE)
    relieved = 0.3 * (1.0 - np.exp(-d.c.gate_rate * d.c.horizon))
    weaker = gate_backing(d.c, d.s, i) * d.s.toll[i] / war_burden(d.c, d.s, i)
    assert t[0, o, C_HOME] == pytest.approx(relieved) and t[0, o, C_TIE] < 0.0
    for k in range(5):
        assert t[k, o, C_COST] == pytest.approx(
            -d.c.level[i, SIGNAL, o, PRICE] - d.c.gate_cost * d.c.horizon
            - (1 - resolve_of(k)) * weaker)
    assert weaker > 0.0


def test_the_gate_relieves_the_burden_at_a_standing_price(d):
    i = d.at("turkey")
    d.s.refugees[i] = 0.3
    d.s.level[d.at("united_states"), WEDGE] = 0.0
    d.c.tie_value[i, d.at("united_states")] = 0.5
    t = table(d, "turkey", SIGNAL)
    o = d.verb_option(i, SIGNAL, V_OPEN_GATE)
    gone = 1.0 - np.exp(-d.c.gate_rate * d.c.horizon)
    assert abs(t[0, o, C_HOME] - 0.3 * gone) < 1e-15
    assert abs(t[0, o, C_TIE] + 0.5 * d.c.gate_tie * d.c.horizon) < 1e-15
    assert abs(t[0, o, C_COST] + d.c.gate_cost * d.c.horizon) < 1e-15
    d.s.level[d.at("united_states"), WEDGE] = 1.0  # backing goes with the tie while it fights
    d.order("turkey", "war")
    prospects(d.c, d.s, d.w)
    assert d.s.toll[i] > 0.0
    assert table(d, "turkey", SIGNAL)[0, o, C_COST] < t[0, o, C_COST]


def test_silence_is_worth_nothing(d):
    assert (table(d, "turkey", SIGNAL)[:, d.option("turkey", "signal", "silence")] == 0.0).all()


def tree_with(d, stake):
    """Worth to the issuer, by type, of standing at the top of the tree with so much at stake."""
    solve(d.c, d.s, d.w, 0, stake, -1)
    d.w.demanded = 1
    weigh(d.c, d.s, d.w, 0, stake)
    i = int(d.c.ult_issuer[0])
    return np.array([asked_value(d.c, d.s, d.w, 0, i, k) for k in range(5)])


def worth_without(d, i):
    """Worth to the issuer, by type, of the days ahead with no demand open; a tree is grown."""
    d.w.demanded = 0
    weigh(d.c, d.s, d.w, 0, 0.0)
    return np.array([quiet_value(d.c, d.s, d.w, 0, i, k) for k in range(5)])


@pytest.mark.theory
def test_B3_renewing_is_worth_the_tree_with_more_at_stake_less_the_tree_without(d):
    i = d.at("turkey")
    d.c.lookahead[i] = 1.0
    o = d.verb_option(i, SIGNAL, V_RENEW)
    found = table(d, "turkey", SIGNAL)[:, o, C_LOOKAHEAD]
    now, step = d.s.commitment[i], renewal_stake(d.c, d.s, 0)
    assert step > 0.0
    np.testing.assert_allclose(found, tree_with(d, now + step) - tree_with(d, now), atol=1e-12)


def test_without_the_tree_renewing_costs_what_it_binds_to_times_the_doubt(d):
    i = d.at("turkey")
    d.c.on[M_LOOKAHEAD] = 0
    o = d.verb_option(i, SIGNAL, V_RENEW)
    expected = -(1.0 - d.s.reputation[i]) * renewal_stake(d.c, d.s, 0)
    found = table(d, "turkey", SIGNAL)[:, o]
    np.testing.assert_allclose(found[:, C_AUDIENCE], expected, atol=1e-15)
    assert expected < 0.0 and (found[:, C_LOOKAHEAD] == 0.0).all()


def test_issuing_is_worth_the_crisis_it_opens_over_the_course_without(d):
    i = d.at("turkey")
    d.c.lookahead[i] = 1.0
    d.s.ult_status[0] = U_NONE
    grow(d.c, d.s, d.w, 0, -1, 0)
    threat_value(d.c, d.s, d.w, i, 1, 0, V_ISSUE)
    found = d.w.payoff[:, 1, C_LOOKAHEAD].copy()
    step = d.c.audience[i] * d.c.ult_publicity[0] * d.c.horizon
    after = tree_with(d, d.s.commitment[i] + step)
    np.testing.assert_allclose(found, after - worth_without(d, i), atol=1e-12)


@pytest.mark.parametrize("part", [1.0, 0.4])
def test_withdrawing_gives_up_the_tree_for_the_course_without(d, part):
    i = d.at("turkey")
    d.c.lookahead[i] = part
    o = d.verb_option(i, SIGNAL, V_WITHDRAW)
    found = table(d, "turkey", SIGNAL)[:, o, C_LOOKAHEAD]
    tree = tree_with(d, d.s.commitment[i])
    np.testing.assert_allclose(found, part * (worth_without(d, i) - tree), atol=1e-12)


def test_without_lookahead_threats_are_worth_nothing_in_themselves(d):
    d.c.on[M_LOOKAHEAD] = 0
    assert (table(d, "turkey", SIGNAL)[:, :, C_LOOKAHEAD] == 0.0).all()


def test_only_the_issuers_threats_are_valued_by_the_tree(d):
    for actor in ("russia", "syria", "iran"):
        assert (table(d, actor, SIGNAL)[:, :, C_LOOKAHEAD] == 0.0).all()
