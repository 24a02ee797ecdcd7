"""What a stance in talks is worth, by what it brings. Exact."""

import numpy as np

from sim.engine.rules.lines import ahead_of
from sim.engine.rules.mind import think
from sim.engine.rules.price import price
from sim.engine.rules.prospects import prospects
from sim.engine.rules.stances import closings, fill_later, price_stances
from sim.engine.rules.talks import binding, pace
from sim.engine.state.names import C_LAND, CONCEDE, M_AGREEMENTS, TALK, V_CALL


def worths(d, actor):
    """Worth of each talk posture to each type, in land."""
    i = d.at(actor)
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, TALK)
    return d.payoff(i, TALK)[:, :, C_LAND].copy()


def bargaining(d):
    """A morning on which both parties gain by a deal."""
    d.s.commitment[:] = 0.0
    prospects(d.c, d.s, d.w)
    d.s.toll[: d.c.n_actors] = 0.25
    d.s.press[:] = 0.0
    d.s.later[:] = 0.0


def test_conceding_more_is_not_better_by_itself(d):
    """With all else equal a softer mandate brings more deals on worse lines: the worth of a stance
    rises and falls, and giving everything away is not the best of them."""
    bargaining(d)
    i = d.at("turkey")
    n = int(d.c.n_options[i, TALK])
    d.c.verb[i, TALK, :n] = V_CALL
    d.c.channel_rate[:, [0, 2]] = 0.0  # calls alone, whose cadence no stance moves
    d.s.meeting_day[:] = 10_000
    d.c.leeway = 0.4
    found = []
    for concede in np.linspace(-0.4, 1.0, 8):
        d.c.level[i, TALK, :n, CONCEDE] = concede
        found.append(worths(d, "turkey")[int(d.s.kind[i]), 0])
    best = int(np.argmax(found))
    assert max(found) > 0.0 and found[-1] < found[best] and best < 7
    steps = np.sign(np.diff(found))
    assert (steps > 0.0).any() and (steps < 0.0).any()


def test_stonewalling_brings_nothing_and_costs_the_deals_forgone(d):
    bargaining(d)
    i, o = d.at("russia"), d.option("russia", "talk", "stonewall")
    found = worths(d, "russia")
    assert (found[:, o] == 0.0).all() and found[int(d.s.kind[i])].max() > 0.0


def test_a_mediator_is_worth_the_deals_it_helps_to_close(d):
    """Of a stake in the deal, that is: whoever gains by one mediates, whoever loses does not."""
    bargaining(d)
    mediate, wait = d.option("iran", "talk", "mediate"), d.option("iran", "talk", "wait")
    for worth, sign in ((0.3, 1.0), (-0.3, -1.0)):
        d.c.line_value[:, d.at("iran")] = worth
        found = worths(d, "iran")
        assert (np.sign(found[:, mediate] - found[:, wait]) == sign).all()
    d.c.channel_mediator[:] = -1
    d.c.level[d.at("iran"), TALK, :, CONCEDE] = 0.0
    found = worths(d, "iran")
    assert (found[:, mediate] == found[:, wait]).all()


def test_a_client_prices_its_no_by_the_deals_it_strains(d):
    """A refusal shortens deals, so it is worth something to whoever loses by them."""
    bargaining(d)
    refuse, accept = d.option("syria", "talk", "refuse"), d.option("syria", "talk", "accept")
    d.c.line_value[:, d.at("syria")] = -0.6
    losing = worths(d, "syria")
    assert (losing[:, refuse] > losing[:, accept]).all()


def test_rounds_that_may_close_count_cadence_and_dates(d):
    d.s.meeting_day[:] = 10_000
    plain = sum(d.c.horizon * pace(d.c, d.s, 0, k) * binding(d.c, d.s, 0, k) for k in range(3))
    assert abs(closings(d.c, d.s, 0) - plain) < 1e-12
    d.s.meeting_day[0] = d.s.day + 2
    more = closings(d.c, d.s, 0) - plain
    assert abs(more - binding(d.c, d.s, 0, int(d.c.meeting_kind[0]))) < 1e-12
    d.s.meeting_held[0] = 1
    assert abs(closings(d.c, d.s, 0) - plain) < 1e-12


def test_pricing_leaves_postures_as_they_were_and_a_deal_ends_it(d):
    bargaining(d)
    i = d.at("turkey")
    before = d.s.posture.copy()
    assert worths(d, "turkey").any() and np.array_equal(before, d.s.posture)
    for how in ("deal", "off"):
        desk = d.copy()
        if how == "deal":
            desk.s.deal_line = 0
        else:
            desk.c.on[M_AGREEMENTS] = 0
        desk.w.payoff[:] = 0.0
        price_stances(desk.c, desk.s, desk.w, i, 0.4)
        assert not desk.w.payoff.any()


def test_a_deal_past_a_deadline_no_longer_spares_what_it_presses_with(d):
    """Turned down on the eve of a deadline, a party has less to come back to."""
    i = d.at("russia")
    bargaining(d)
    d.s.press[i] = 0.1
    seen = []
    for d.s.overdue in (0.0, 0.5, 1.0):
        fill_later(d.c, d.s, d.w, 0.4)
        seen.append(d.s.later[i].copy())
        d.s.later[:] = 0.0
    assert (seen[0] > seen[1]).all() and (seen[1] > seen[2]).all()
    np.testing.assert_allclose(seen[0] - seen[1], seen[1] - seen[2], atol=1e-12)


def test_what_talks_leave_is_known_in_the_morning_to_those_at_the_table(d):
    prospects(d.c, d.s, d.w)
    later = d.s.later.copy()
    assert later[[d.at("turkey"), d.at("russia")]].any()
    assert not later[[d.at("syria"), d.at("iran"), d.at("opposition")]].any()
    d.c.bind[:] = 0.0
    prospects(d.c, d.s, d.w)
    assert not d.s.later.any() and ahead_of(d.c, d.s, d.w) >= 0.0
