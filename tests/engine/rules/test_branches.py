"""Ends of the crisis tree: each equals the outlook of the orders it means. Exact."""

import numpy as np
import pytest

from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.branches import acts_against, grow, order_threat
from sim.engine.rules.outlook import outlook
from sim.engine.rules.trial import give_in, hold_fire, order_answer, take_off, try_on
from sim.engine.state.names import (
    AIR,
    CONFRONT,
    END_COMPLY,
    END_DILUTE,
    END_ENTER,
    END_FREE,
    END_PART,
    END_SHIELD,
    END_WAR,
    FORCE,
    RESPONSE,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
    U_LAPSED,
    U_NONE,
    U_OPEN,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_SHIELD,
)
from tests.engine.rules.builders import Desk, changed

CRISES = ["textbook", "idlib_2020", "cuba_1962", "july_1914", "bosnia_1995", "haiti_1994"]


def parties(d: Desk) -> tuple[int, int, int]:
    """Issuer, target and main patron."""
    return int(d.c.ult_issuer[0]), int(d.c.ult_target[0]), int(d.c.ult_patron[0])


def meant(d: Desk, end: int) -> Desk | None:
    """The desk with the orders of an end in force, put there by hand; None if out of reach."""
    desk = d.copy()
    c, s = desk.c, desk.s
    i, t, p = parties(d)
    if end in (END_FREE, END_COMPLY):
        hold_fire(s, i, t)
        if end == END_COMPLY:
            s.level[i, CONFRONT] = 0.0
            give_in(s, t, d.c.ult_asks[0])
        return desk
    if end == END_DILUTE:
        if c.answer[i, V_DILUTE] < 0:
            return None
        hold_fire(s, i, t)
        order_answer(c, s, i, int(c.answer[i, V_DILUTE]), t)
        return desk
    if not acts_against(s, i, t) and c.answer[i, V_HONOUR] >= 0:
        order_answer(c, s, i, int(c.answer[i, V_HONOUR]), t)
    if end > END_WAR:
        o = int(c.answer[p, V_SHIELD if end == END_SHIELD else V_ENTER]) if p >= 0 else -1
        if o < 0:
            return None
        order_answer(c, s, p, o, i)
    return desk


def check_ends(d: Desk, others: int = -1) -> None:
    """Every end kept against the outlook of a desk with its orders in force."""
    i, t, p = parties(d)
    grow(d.c, d.s, d.w, 0, others, 0)
    kept = [x for x in (i, t, p, others) if x >= 0]
    for end in (END_FREE, END_COMPLY, END_WAR, END_SHIELD, END_ENTER, END_DILUTE):
        desk = meant(d, end)
        if desk is None:
            like = END_FREE if end == END_DILUTE else END_WAR
            np.testing.assert_array_equal(d.w.worth[end], d.w.worth[like])
            assert d.w.end[end] == d.w.end[like]
            continue
        outlook(desk.c, desk.s, desk.w, desk.c.horizon)
        assert d.w.end[end] == pytest.approx(desk.w.ahead, abs=1e-12), end
        for j in kept:
            worth = worth_ahead(desk.c, desk.s, desk.w, j)
            assert d.w.worth[end, j] == pytest.approx(worth, abs=1e-12), (end, j)
            cost = cost_ahead(desk.c, desk.s, desk.w, j)
            assert d.w.cost[end, j] == pytest.approx(cost, abs=1e-12), (end, j)


@pytest.mark.parametrize("name", CRISES)
def test_each_end_is_the_outlook_of_the_orders_it_means(name):
    check_ends(Desk(name))


@pytest.mark.parametrize("name", CRISES)
def test_so_it_is_with_fire_under_way_and_for_those_outside_the_demand(name):
    d = Desk(name)
    i, t, _ = parties(d)
    d.s.level[i, STRIKE] = 0.3
    d.s.answering[i], d.s.camp_arm[i, t, 0] = 1, 0.6
    d.s.level[i, CONFRONT] = 0.4
    check_ends(d, d.c.n_actors - 1)


def test_part_lies_half_way_between_all_and_nothing(d):
    grow(d.c, d.s, d.w, 0, d.at("iran"), 0)
    w = d.w
    assert w.end[END_PART] == pytest.approx(0.5 * (w.end[END_FREE] + w.end[END_COMPLY]))
    for j in (*parties(d), d.at("iran")):
        for table in (w.worth, w.cost):
            half = 0.5 * (table[END_FREE, j] + table[END_COMPLY, j])
            assert table[END_PART, j] == pytest.approx(half)


@pytest.mark.parametrize("name", CRISES)
def test_growing_the_tree_leaves_the_orders_as_they_were(name):
    d = Desk(name)
    i, t, _ = parties(d)
    d.s.level[i, STRIKE] = 0.3
    before = d.copy()
    grow(d.c, d.s, d.w, 0, -1, 0)
    assert changed(before.s, d.s) == set()


def test_an_outlook_that_is_known_already_saves_one_and_gives_the_same(d):
    grow(d.c, d.s, d.w, 0, -1, 0)
    worth, end = d.w.worth.copy(), d.w.end.copy()
    outlook(d.c, d.s, d.w, d.c.horizon)
    grow(d.c, d.s, d.w, 0, -1, 1)
    np.testing.assert_array_equal(d.w.worth, worth)
    np.testing.assert_array_equal(d.w.end, end)


def test_a_posture_with_fire_on_trial_is_the_threatened_act(d):
    """The war end of a smaller strike is that of the smaller strike, not of the answer."""
    i, _, _ = parties(d)
    ends = []
    for name in ("proportionate", "strike_wide"):
        desk = d.copy()
        try_on(desk.c, desk.s, desk.w, i, desk.option("turkey", "force", name))
        grow(desk.c, desk.s, desk.w, 0, -1, 0)
        ends.append(float(desk.w.end[END_WAR]))
        assert desk.w.end[END_FREE] < desk.w.end[END_WAR]
    assert ends[0] < ends[1]


def test_an_assault_alone_is_acting_against_the_target(d):
    i, t, p = parties(d)
    assert not acts_against(d.s, i, t)
    d.s.level[i, TEMPO] = 0.5
    assert acts_against(d.s, i, t)
    d.s.aim[i] = p
    assert not acts_against(d.s, i, t)


def test_a_shield_saves_what_it_shields_in_the_end_in_which_it_stands(d):
    """Dead by fire in the shielded end are 1 - shield_effect x level of those in the open one."""
    i, t, p = parties(d)
    o = int(d.c.answer[p, V_SHIELD])
    order_answer(d.c, d.s, i, int(d.c.answer[i, V_HONOUR]), t)
    bare = float(d.ahead().shelled[t])
    order_answer(d.c, d.s, p, o, i)
    posture = max(0, int(d.c.orders[p, o]))
    level = max(d.c.level[p, RESPONSE, o, SHIELD], d.c.level[p, FORCE, posture, SHIELD])
    assert d.ahead().shelled[t] == pytest.approx(bare * (1.0 - d.c.shield_effect * level))


@pytest.mark.parametrize("status", [U_OPEN, U_NONE, U_LAPSED])
@pytest.mark.parametrize("name", CRISES)
def test_ends_kept_from_one_posture_on_trial_to_the_next_are_those_grown_anew(name, status):
    """An end in which the actor leaves its posture is worked out once for all its postures."""
    d = Desk(name)
    d.s.ult_status[0] = status
    saved = 0
    target = parties(d)[1]
    d.c.level[target, FORCE, :, SUPPORT] = np.linspace(0.0, 1.0, 12)  # it helps a client, too
    d.c.patron[target, [j for j in range(int(d.c.n_actors)) if j != target]] = 1
    for i in {x for x in parties(d) if x >= 0}:
        d.w.grown_of[1] = -1.0
        options = list(range(int(d.c.n_options[i, FORCE])))
        for o in options + options[::-1]:
            new = d.copy()
            new.w.grown_of[1] = -1.0
            for desk in (d, new):
                try_on(desk.c, desk.s, desk.w, i, o)
                outlook(desk.c, desk.s, desk.w, desk.c.horizon)
                grow(desk.c, desk.s, desk.w, 0, i, 1)
            for end in range(7):
                for j in (x for x in parties(d) if x >= 0):
                    assert d.w.worth[end, j] == pytest.approx(new.w.worth[end, j], abs=1e-12)
                    assert d.w.cost[end, j] == pytest.approx(new.w.cost[end, j], abs=1e-12)
            saved += int(d.w.fresh.sum())
            take_off(d.s, d.w, i)
    assert saved > 0


def test_an_issuer_without_an_answer_attacks_by_the_posture_that_fires_most(d):
    i, t, _ = parties(d)
    d.c.answer[i, V_HONOUR] = -1
    order_threat(d.c, d.s, i, 0)
    most = max(range(int(d.c.n_options[i, FORCE])),
               key=lambda o: d.c.level[i, FORCE, o, [STRIKE, AIR, SEA]].sum())
    assert (d.s.level[i] == d.c.level[i, FORCE, most]).all() and acts_against(d.s, i, t)
