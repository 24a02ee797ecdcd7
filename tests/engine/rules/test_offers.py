"""Offers: worth what they give by the chance that they are taken. Exact. (T1-T3:
tests/verification/theory.)"""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.engine.rules import offers
from sim.engine.rules.offers import FIRST, SECOND
from sim.engine.state.names import M_BARGAINING


def table(lines=2, precision=(200.0, 400.0)):
    """A table of two with nothing on it: actors 0 and 1."""
    c = SimpleNamespace(n_lines=lines, precision=precision, on=np.ones(64, int))
    w = SimpleNamespace(over=np.zeros((2, 5, lines)), takes=np.zeros((2, lines)),
                        offers=np.zeros((2, lines)), weights=np.zeros(lines),
                        agreed=np.zeros(lines), mind=np.full((2, 5), 0.2))
    return c, w


def test_a_hard_demand_that_only_the_weak_take_beats_the_one_that_the_mean_type_takes():
    """Two types in five are weak. The mean type refuses the hard line, so a proposer that asked it
    would offer the soft one; by the chance over types the hard line is worth .4 x .5 > .15."""
    c, w = table()
    w.over[1, :, 0] = [0.3, 0.3, -0.3, -0.3, -0.3]  # hard line: taken by the weak alone
    w.over[1, :, 1] = 0.3  # soft line: taken by all
    w.over[0, :, 0], w.over[0, :, 1] = 0.5, 0.15
    mind = np.full(5, 0.2)
    assert w.over[1, :, 0] @ mind < 0.0
    offers.fill_takes(c, w, SECOND, 1, mind)
    assert w.takes[SECOND] == pytest.approx([0.4, 1.0], abs=1e-9)
    offers.weigh_offers(c, w, 0, 0, SECOND)
    assert w.weights[0] > 0.99
    w.over[0, :, 0] = 0.35  # now .14 < .15
    offers.weigh_offers(c, w, 0, 0, SECOND)
    assert w.weights[1] > 0.85


def test_odds_over_lines_are_the_logit_of_chance_times_gain():
    c, w = table(3, (20.0, 30.0))
    w.takes[SECOND] = [0.9, 0.5, 0.2]
    w.over[0, 2] = [0.1, 0.3, -0.4]
    offers.weigh_offers(c, w, 0, 2, SECOND)
    value = np.exp(20.0 * np.array([0.09, 0.15, 0.0]))
    assert w.weights == pytest.approx(value / value.sum(), abs=1e-12)
    c.on[M_BARGAINING] = 0
    offers.weigh_offers(c, w, 0, 2, SECOND)
    assert w.weights == pytest.approx(1.0 / 3.0)


def test_a_line_that_loses_is_not_offered():
    c, w = table()
    w.takes[SECOND] = 1.0
    w.over[0, :, 0], w.over[0, :, 1] = -0.1, -0.2
    offers.fill_offers(c, w, 0, SECOND, w.mind[0])
    assert (w.offers[SECOND] == 0.0).all()
    w.over[0, 4, 1] = 0.2  # one type in five gains by the second
    offers.fill_offers(c, w, 0, SECOND, w.mind[0])
    assert w.offers[SECOND, 0] == 0.0 and 0.1 < w.offers[SECOND, 1] <= 0.2


def test_what_insiders_expect_averages_to_what_outsiders_expect():
    """Over its own types by belief, a party's chance of each line is that of an observer."""
    rng = np.random.default_rng(3)
    c, w = table(4, (15.0, 25.0))
    w.over[:] = rng.normal(0.0, 0.2, w.over.shape)
    w.mind[:] = rng.dirichlet(np.ones(5), 2)
    offers.fill_agreed(c, w, 0, 1)
    seen = w.agreed.copy()
    for i, seat in ((0, FIRST), (1, SECOND)):
        offers.foresee_other(c, w, i, 1 - i, seat)
        mean = np.zeros(4)
        for k in range(5):
            offers.fill_agreed_with(c, w, i, k, seat)
            mean += w.mind[i, k] * w.agreed
        assert mean == pytest.approx(seen, abs=1e-12)


def test_what_is_left_after_a_refusal_makes_a_party_ask_for_more(d):
    i = d.at("turkey")
    d.table(i, d.at("russia"), 0.4)
    before = d.w.over[i, :, : d.c.n_lines].copy()
    d.s.later[i] = 0.04
    offers.see_lines(d.c, d.s, d.w, i)
    assert before - d.w.over[i, :, : d.c.n_lines] == pytest.approx(0.04 * np.ones_like(before))
