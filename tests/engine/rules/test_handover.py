"""Ground that changes hands. Exact. (Also test_core_6_lines.)"""


from sim.engine.rules.handover import (
    agreed_ground,
    carry_out_deal,
    good_faith,
    hand_over,
    pull_back,
)
from sim.engine.state.names import COMPLY, M_CONTROL, SPOIL, TEMPO, U_MET


def test_a_line_passes_at_the_pace_of_its_whole_area(d):
    k = d.line("sochi_2018")
    n = int(d.c.n_places)
    gives = (d.c.line_hold[k, :n] == 1) & (d.c.holder[:n] == 0) & (d.c.disputed[:n] == 1)
    wanted = float(d.c.area[:n][gives].sum())
    hand_over(d.c, d.s, k, 1, 0.1)
    assert abs(-d.s.area_taken - 0.1 * wanted) < 1e-9 and wanted > 0.0
    for _ in range(9):
        hand_over(d.c, d.s, k, 1, 0.1)
    hand_over(d.c, d.s, k, 1, 1e-6)
    assert (d.s.own[:n][gives] == 1.0).all() and (d.s.holder[:n][gives] == 1).all()
    assert d.s.holder[:n][~gives].tolist() == d.c.holder[:n][~gives].tolist()


def test_an_obedient_target_pulls_back_while_the_demand_stands(d):
    t = d.at("syria")
    pull_back(d.c, d.s, t)
    assert d.s.area_taken == 0.0
    d.s.level[t, COMPLY] = 1.0
    closed = d.copy()
    for _ in range(3):
        pull_back(d.c, d.s, t)
    assert d.s.area_taken < 0.0
    closed.s.ult_status[0] = U_MET
    pull_back(closed.c, closed.s, t)
    assert closed.s.area_taken == 0.0


def test_half_obedience_goes_at_half_the_pace(d):
    t = d.at("syria")
    passed = []
    for order in (0.5, 1.0):
        desk = d.copy()
        desk.s.level[t, COMPLY] = order
        pull_back(desk.c, desk.s, t)
        passed.append(-float(desk.s.area_taken))
    assert abs(passed[1] - 2.0 * passed[0]) < 1e-9


def test_the_worst_of_a_sides_fighters_sets_its_faith(d):
    d.s.level[:, TEMPO] = d.s.level[:, SPOIL] = 0.0
    d.s.level[d.at("iran"), TEMPO], d.s.level[d.at("syria"), SPOIL] = 0.2, 0.7
    assert abs(good_faith(d.c, d.s, 0) - 0.3) < 1e-15 and good_faith(d.c, d.s, 1) == 1.0
    d.s.level[d.at("russia"), TEMPO] = 1.0  # no front of its own
    assert abs(good_faith(d.c, d.s, 0) - 0.3) < 1e-15


def test_nothing_passes_without_a_deal_or_on_a_frozen_map(d):
    carry_out_deal(d.c, d.s)
    assert d.s.area_taken == 0.0
    d.s.deal_line, d.s.deal_age = d.line("m4_m5"), 3
    d.c.on[M_CONTROL] = 0
    agreed_ground(d.c, d.s)
    assert d.s.area_taken == 0.0 and (d.s.own == d.c.own).all()
