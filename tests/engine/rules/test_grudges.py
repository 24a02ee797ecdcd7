"""Deals over a client's head (A20): priced before they are made and worn by one law. Exact."""

import numpy as np

from sim.engine.rules.breakdown import age
from sim.engine.rules.ceasefire import break_chance, provocations
from sim.engine.rules.grudges import grudges, left_out, loss_by, resent, strain_of
from sim.engine.rules.lines import defiance
from sim.engine.rules.talks import meet, strike_deal
from sim.engine.state.happenings import NOBODY
from sim.engine.state.names import TALK


def over_the_head(d, line="m4_m5", ahead=0.4):
    """A deal of issuer and patron over their clients."""
    a, b, k = d.at("turkey"), d.at("russia"), d.line(line)
    strike_deal(d.c, d.s, k)
    resent(d.c, d.s, k, a, b, ahead)
    return a, b, k


def test_the_strain_that_was_priced_is_the_strain_that_comes(d):
    a, b, k = d.at("turkey"), d.at("russia"), d.line("m4_m5")
    priced = defiance(d.c, d.s, k, 0.4, a, b)
    over_the_head(d)
    assert priced > 0.0 and grudges(d.c, d.s) == priced
    assert strain_of(d.c, d.s) == provocations(d.c, d.s) + priced


def test_a_round_that_closes_leaves_a_grudge_with_those_it_passed_over(d):
    d.c.line_value[:, [d.at("turkey"), d.at("russia")]] = 5.0
    d.c.bind[:] = 1.0
    ahead = float(d.ahead().ahead)
    meet(d.c, d.s, d.w, 0, 2, 0)
    k, i = int(d.s.deal_line), d.at("syria")
    assert k >= 0 and {int(d.s.deal_a), int(d.s.deal_b)} == {d.at("turkey"), d.at("russia")}
    assert abs(d.s.resented[i] - loss_by(d.c, d.s, i, k, ahead)) < 1e-12


def test_those_at_the_table_bear_no_grudge_nor_does_a_deal_of_before_the_start(d):
    a, b, _ = over_the_head(d)
    assert not left_out(d.c, a, a, b) and left_out(d.c, d.at("syria"), a, b)
    assert not left_out(d.c, d.at("united_states"), a, b)
    d.s.deal_a = NOBODY
    assert grudges(d.c, d.s) == 0.0


def test_influence_and_a_clients_stance_move_the_strain_day_by_day(d):
    over_the_head(d)
    i, p = d.at("syria"), d.at("russia")
    d.s.resented[i] = 0.3
    held = grudges(d.c, d.s)
    d.c.influence[p, i] = 0.0
    loose = grudges(d.c, d.s)
    d.s.posture[i, TALK] = d.option("syria", "talk", "refuse")
    assert held < loose < grudges(d.c, d.s)
    d.s.posture[i, TALK] = d.option("syria", "talk", "accept")
    assert grudges(d.c, d.s) < loose


def test_a_client_without_a_hold_on_it_breaks_deals_sooner(d, monkeypatch):
    """The chance of a break today and the one foreseen both rise with the grudge."""
    over_the_head(d)
    d.s.deal_age, d.c.violation_rate, d.s.resented[d.at("syria")] = 3, 0.0, 0.3
    d.s.level[:] = 0.0
    foreseen, broken = [], []
    for influence in (1.0, 0.0):
        d.c.influence[:, d.at("syria")] = influence
        foreseen.append(break_chance(d.c, d.s, strain_of(d.c, d.s)))
        count = 0
        for n in range(1500):
            desk = d.s.deal_line
            d.s.replicate, d.s.deal_age = n, 3
            age(d.c, d.s)
            count += d.s.deal_line < 0
            d.s.deal_line = desk
        broken.append(count)
    assert foreseen[0] < foreseen[1] and broken[0] < broken[1]
    assert np.isfinite(foreseen).all()
