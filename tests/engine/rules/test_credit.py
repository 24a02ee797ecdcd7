"""How much of a demand is met, by what was given and by what a deal gives. Exact."""

import pytest

from sim.engine.rules.credit import credit, credit_under, gain, standing_credit
from sim.engine.rules.talks import strike_deal
from sim.engine.rules.theatre import survey
from sim.engine.state.names import COMPLY, FULL, U_LAPSED, U_MET, U_MET_BY_DEAL, U_OPEN, U_OVERTAKEN
from tests.engine.rules.builders import Desk


def hold(d, share):
    """Side 1 holds this share of every disputed place."""
    for p in range(d.c.n_places):
        if d.c.disputed[p] == 1:
            d.s.own[p], d.s.holder[p] = share, 1 if share >= 0.5 else 0
    survey(d.c, d.s)


def test_a_line_gives_what_its_carrying_out_would(d):
    whole, belt = (d.line(name) for name in ("sochi_2018", "m5_belt"))
    assert credit_under(d.c, d.s, 0, whole) == 1.0
    d.s.ult_base[0] = 0.2
    gives = (d.s.share_line[belt] - 0.2) / (d.s.share_line[whole] - 0.2)
    assert credit_under(d.c, d.s, 0, belt) == pytest.approx(gives) and 0.5 < gives < FULL


@pytest.mark.parametrize(("line", "status"), [
    ("withdrawal_for_pledge", U_MET_BY_DEAL), ("missile_trade", U_MET_BY_DEAL),
    ("standstill", U_OVERTAKEN)])
def test_a_deal_meets_a_demand_or_overtakes_it(line, status):
    d = Desk("cuba_1962")
    strike_deal(d.c, d.s, d.line(line))
    assert d.s.ult_status[0] == status


def test_what_counts_as_full_is_enough_for_a_deal():
    d = Desk("cuba_1962")
    k = d.line("standstill")
    for share, status in ((FULL - 0.01, U_OVERTAKEN), (FULL, U_MET_BY_DEAL)):
        d.s.ult_status[0], d.s.share_line[k] = U_OPEN, share
        strike_deal(d.c, d.s, k)
        assert d.s.ult_status[0] == status


def test_ground_given_and_lost_again_stands_no_more(d):
    hold(d, 1.0)
    d.s.ult_status[0] = U_MET
    d.s.ult_base[0] = 0.5
    assert standing_credit(d.c, d.s, 0) == 1.0 and gain(d.c, d.s, 0) == 0.5
    hold(d, 0.75)
    assert standing_credit(d.c, d.s, 0) == pytest.approx(0.5)
    hold(d, 0.25)
    assert standing_credit(d.c, d.s, 0) == 0.0 and gain(d.c, d.s, 0) == -0.25
    d.s.deal_line = d.line("sochi_2018")
    assert standing_credit(d.c, d.s, 0) == 1.0


def test_an_issuer_of_side_0_gains_what_side_1_loses(d):
    d.c.side[d.at("turkey")] = 0
    d.s.ult_base[0] = 0.5
    hold(d, 0.25)
    assert gain(d.c, d.s, 0) == 0.25


@pytest.mark.parametrize("ordered", [0.0, 1.0])
def test_without_ground_what_was_given_by_its_close_stands(small, ordered):
    """Whatever the target orders later: while it is asked for, what it orders is what it gives."""
    d, t = small, int(small.c.ult_target[0])
    d.s.level[t, COMPLY], d.s.ult_credit[0], d.s.ult_status[0] = ordered, 0.4, U_OPEN
    assert credit(d.c, d.s, 0) == ordered
    d.s.ult_status[0] = U_LAPSED
    assert credit(d.c, d.s, 0) == standing_credit(d.c, d.s, 0) == gain(d.c, d.s, 0) == 0.4


@pytest.mark.parametrize(("status", "after"), [
    (U_LAPSED, 0.7), (U_OVERTAKEN, 0.7), (U_MET, 0.4), (U_MET_BY_DEAL, 0.4)])
def test_without_ground_force_takes_more_after_a_close_unless_all_was_given(small, status, after):
    d = small
    d.s.ult_credit[0], d.s.seized[0], d.s.ult_status[0] = 0.4, 0.7, status
    assert credit(d.c, d.s, 0) == after
