"""The second patron: what its coming in changes, and its odds. Exact; the solver: test_entry."""

import numpy as np
import pytest

from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.branches import order_threat
from sim.engine.rules.mind import think
from sim.engine.rules.outlook import outlook
from sim.engine.rules.parts import fought_for
from sim.engine.rules.price import blank
from sim.engine.rules.price_answer import price_blow
from sim.engine.rules.prospects import prospects
from sim.engine.rules.responses import patrons_answer
from sim.engine.rules.second import (
    fire_of_help,
    gauge_second,
    help_of,
    main_enters,
    seat_main,
    second_patron,
)
from sim.engine.rules.tree import solve
from sim.engine.rules.trial import order_answer
from sim.engine.state.names import (
    C_LOOKAHEAD,
    M_ENTRAPMENT,
    M_LOOKAHEAD,
    RESPONSE,
    STRIKE,
    V_ENTER,
    V_SHIELD,
)
from sim.engine.state.places import PATRON_ENTER, SEAT_MAIN
from tests.engine.rules.builders import Desk, believe, changed


def parties(d: Desk) -> tuple[int, int, int, int]:
    """Issuer, target, main and second patron."""
    return (int(d.c.ult_issuer[0]), int(d.c.ult_target[0]), int(d.c.ult_patron[0]),
            int(d.s.second[0]))


@pytest.mark.parametrize(("name", "second"), [
    ("idlib_2020", "iran"), ("bosnia_1995", "russia"), ("textbook", None), ("july_1914", None),
    ("cuba_1962", None), ("haiti_1994", None)])
def test_the_second_patron_of_each_crisis(name, second):
    d = Desk(name)
    assert d.s.second[0] == (d.at(second) if second else -1)


def test_of_several_others_the_one_that_brings_most_fire_is_second(d):
    i, t, p, b = parties(d)
    x = d.at("united_states")
    d.c.patron[x, t] = 1
    d.c.answer[x, V_ENTER], d.c.level[x, RESPONSE] = d.c.answer[b, V_ENTER], d.c.level[b, RESPONSE]
    d.c.strike_power[x] = 2.0 * d.c.strike_power[b] + 1.0
    assert fire_of_help(d.c, x) > fire_of_help(d.c, b) and second_patron(d.c, 0) == x
    d.c.strike_power[x] = 0.0
    d.c.air_power[x] = d.c.sea_power[x] = 0.0
    assert fire_of_help(d.c, b) > 0.0 and second_patron(d.c, 0) == b


def test_a_patron_that_can_neither_enter_nor_shield_has_no_seat(d):
    b = parties(d)[3]
    d.c.answer[b, V_ENTER] = d.c.answer[b, V_SHIELD] = -1
    assert second_patron(d.c, 0) == -1


@pytest.mark.parametrize("name", ["idlib_2020", "bosnia_1995"])
def test_what_its_entry_changes_is_the_outlook_with_it_less_that_without(name):
    d = Desk(name)
    i, t, p, b = parties(d)
    before = d.copy()
    gauge_second(d.c, d.s, d.w, 0)
    moved = {"joint_worth", "joint_cost", "joint_end", "entry_odds"}
    assert changed(before.s, d.s) <= moved
    for at in range(2):
        seen = []
        for joins in (False, True):
            x = before.copy()
            order_threat(x.c, x.s, i, 0)
            if at == 1:
                order_answer(x.c, x.s, p, int(x.c.answer[p, V_ENTER]), i)
            if joins:
                order_answer(x.c, x.s, b, help_of(x.c, b), i)
            outlook(x.c, x.s, x.w, x.c.horizon)
            n = range(x.c.n_actors)
            seen.append(([worth_ahead(x.c, x.s, x.w, j) for j in n],
                         [cost_ahead(x.c, x.s, x.w, j) for j in n], x.w.ahead))
        for k, field in enumerate((d.s.joint_worth, d.s.joint_cost)):
            wanted = np.subtract(seen[1][k], seen[0][k])
            np.testing.assert_allclose(field[0, at, : d.c.n_actors], wanted, atol=1e-12)
        assert d.s.joint_end[0, at] == pytest.approx(seen[1][2] - seen[0][2], abs=1e-12)


@pytest.mark.theory
def test_T22_each_patron_expects_the_other_at_the_odds_that_it_really_has(d):
    """With the public record in use and the orders of the morning, node and game agree."""
    gauge_second(d.c, d.s, d.w, 0)
    odds = d.w.entry_odds.copy()
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.mean_patron[2] == pytest.approx(odds[0], abs=1e-9)
    assert d.w.mean_second[1] == pytest.approx(odds[1], abs=1e-9)
    assert 0.0 < odds[0] < 1.0 and 0.0 < odds[1] < 1.0


def test_a_larger_stake_of_the_second_makes_it_likelier_to_come_in(d):
    _, _, p, b = parties(d)
    d.c.credibility_stake[p] = 0.0
    odds = []
    for stake in (0.0, 0.2, 0.6):
        d.c.credibility_stake[b] = stake
        gauge_second(d.c, d.s, d.w, 0)
        odds.append(float(d.s.entry_odds[0, 1]))
    assert odds[0] < odds[1] < odds[2]
    d.c.on[M_ENTRAPMENT] = 0
    gauge_second(d.c, d.s, d.w, 0)
    assert d.s.entry_odds[0, 1] == odds[0]


def test_the_main_patron_counts_on_the_second_at_its_odds(d):
    """War under each of its answers moves by the odds times what the other's entry changes."""
    p = parties(d)[2]
    d.s.joint_worth[0, :, p] = (0.1, 0.3)
    for odds in (0.0, 0.5, 1.0):
        d.s.entry_odds[0, 1] = odds
        solve(d.c, d.s, d.w, 0, 0.1, -1)
        for j, gain in enumerate((0.1, 0.1, 0.3)):
            assert d.w.war_worth[j, p] == pytest.approx(d.w.worth[3 + j, p] + odds * gain)


def test_what_the_second_is_worth_its_crisis_counts_its_own_answer(d):
    b = parties(d)[3]
    gauge_second(d.c, d.s, d.w, 0)
    solve(d.c, d.s, d.w, 0, 0.1, b)
    stake = d.c.credibility_stake[b]
    for k in range(5):
        out = sum(m * (d.w.worth[3 + j, b] - (1 - (k + 0.5) / 5) * d.w.cost[3 + j, b])
                  for j, m in enumerate(d.w.mean_patron[:3])) - stake
        wanted = out + d.w.q_second[k, 1] * d.w.v_second[k, 1]
        assert fought_for(d.c, d.s, d.w, 0, b, k) == pytest.approx(wanted)


def test_it_is_looked_at_every_few_days_and_not_without_look_ahead(d):
    prospects(d.c, d.s, d.w)
    first = float(d.s.entry_odds[0, 1])
    assert first > 0.0
    b = parties(d)[3]
    d.c.credibility_stake[b] += 0.5
    for day, same in ((1, True), (2, True), (3, False)):
        d.s.day = day
        prospects(d.c, d.s, d.w)
        assert (d.s.entry_odds[0, 1] == first) == same
    d.c.on[M_LOOKAHEAD], d.s.entry_odds[0, 1] = 0, 0.0
    prospects(d.c, d.s, d.w)
    assert d.s.entry_odds[0, 1] == 0.0


def test_a_belief_that_the_second_is_tough_brings_it_in_where_war_costs_it(d):
    b = parties(d)[3]
    d.c.war_cost[b] *= 5.0
    odds = []
    for k in range(5):
        believe(d, b, k)
        gauge_second(d.c, d.s, d.w, 0)
        odds.append(float(d.s.entry_odds[0, 1]))
    assert (np.diff(odds) >= 0.0).all() and odds[-1] > odds[0]
    assert d.c.level[b, RESPONSE, help_of(d.c, b), STRIKE] > 0.0


def test_each_patrons_answer_counts_on_the_other_at_its_odds(d):
    """Worth of an answer: over the other coming in, at the odds of the morning, and staying out."""
    i, t, p, b = parties(d)
    gauge_second(d.c, d.s, d.w, 0)
    d.fire_at("turkey", "syria")
    for mine, other, seat in ((p, b, 1), (b, p, 0)):
        def worths(odds, mine=mine, seat=seat):
            x = d.copy()
            x.s.entry_odds[0, seat] = odds
            blank(x.w, int(x.c.n_options[mine, RESPONSE]))
            think(x.c, x.s, x.w)
            price_blow(x.c, x.s, x.w, mine, 0, i, t, 1.0)
            return x.payoff(mine, RESPONSE)[:, :, C_LOOKAHEAD]

        out, both, half = worths(0.0), worths(1.0), worths(0.3)
        assert not np.allclose(out, both)
        np.testing.assert_allclose(half, 0.7 * out + 0.3 * both, atol=1e-12)
        x = d.copy()  # the other in for certain is the crisis in which it is in
        order_answer(x.c, x.s, other, help_of(x.c, other), i)
        blank(x.w, int(x.c.n_options[mine, RESPONSE]))
        think(x.c, x.s, x.w)
        price_blow(x.c, x.s, x.w, mine, 0, i, t, 1.0)
        np.testing.assert_allclose(x.payoff(mine, RESPONSE)[:, :, C_LOOKAHEAD], both, atol=1e-12)


def test_the_targets_patrons_choose_before_any_of_them_acts(d):
    """What each answers is what it would answer were the other not asked."""
    i, t, p, b = parties(d)
    gauge_second(d.c, d.s, d.w, 0)
    for rollout in range(12):
        d.start(7, rollout)
        d.fire_at("turkey", "syria")
        d.s.bout[i, t], d.s.camp_day[i, t] = 1, d.s.day
        both = d.copy()
        patrons_answer(both.c, both.s, both.w, both.v, both.seats, 0)
        for mine, other in ((p, b), (b, p)):
            alone = d.copy()
            alone.w.asked[other] = 1
            patrons_answer(alone.c, alone.s, alone.w, alone.v, alone.seats, 0)
            assert alone.w.picks[mine] == both.w.picks[mine] >= 0


def test_a_main_patron_that_cannot_enter_has_no_such_branch_whatever_the_last_game_left(d):
    p = parties(d)[2]
    gauge_second(d.c, d.s, d.w, 0)
    assert main_enters(d.c, 0) and d.w.entry_menu[SEAT_MAIN, PATRON_ENTER] > 0.0
    d.c.answer[p, V_ENTER] = -1
    assert not main_enters(d.c, 0)
    seat_main(d.c, d.s, d.w, 0)
    assert d.w.entry_menu[SEAT_MAIN, PATRON_ENTER] == 0.0
