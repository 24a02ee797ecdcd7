"""Standing orders: adoption, axes, rungs. (Also test_core_4_standing_orders.)

Statistical: two frequencies within 4 standard errors (6e-5 each).
"""

import numpy as np

from sim.rules.observe import main_rival
from sim.rules.orders import (
    adopt,
    choose_axis,
    force_choices,
    reconsiders,
    settle_rungs,
    wakes,
)
from sim.state.names import (
    FORCE,
    M_LADDER,
    M_WITHHOLD,
    RUNG,
    T_INCIDENT,
    T_SUPPORT,
    TALK,
    TEMPO,
    WEDGE,
)


def test_a_menu_of_one_is_no_choice(d):
    i = d.at("united_states")
    d.s.trigger[i] = 255
    assert d.c.n_options[i, TALK] == 0 and not reconsiders(d.c, d.s, i, TALK, 0)
    d.c.n_options[i, FORCE] = 1
    assert not reconsiders(d.c, d.s, i, FORCE, 0)


def test_a_trigger_prompts_the_first_pass_alone(d):
    d.quiet()
    i = d.at("turkey")
    d.s.trigger[i] = T_INCIDENT
    assert reconsiders(d.c, d.s, i, FORCE, 0) and not reconsiders(d.c, d.s, i, FORCE, 1)


def test_a_clock_at_rate_zero_never_wakes(d):
    d.quiet()
    for k in range(50):
        d.s.replicate = k
        assert not wakes(d.c, d.s, 0, FORCE, 0)


def test_adopting_puts_every_level_in_force(d):
    i = d.at("turkey")
    o = d.option("turkey", "force", "strike_wide")
    d.s.day = 8
    adopt(d.c, d.s, d.w, i, o)
    np.testing.assert_array_equal(d.s.level[i], d.c.level[i, FORCE, o])
    assert d.s.posture[i, FORCE] == o and d.s.since[i, FORCE] == 8


def test_support_kept_where_withholding_is_off(d):
    p = d.at("russia")
    d.c.on[M_WITHHOLD] = 0
    before = float(d.s.support[p])
    adopt(d.c, d.s, d.w, p, d.option("russia", "force", "none"))
    assert d.s.support[p] == before and d.s.withheld == 0


def test_changed_support_is_news_to_clients_and_small_changes_are_not(d):
    p, t = d.at("russia"), d.at("syria")
    for given, news in ((0.9, False), (0.4, True)):
        desk = d.copy()
        o = desk.option("russia", "force", "low")
        desk.c.level[p, FORCE, o, 5] = given
        adopt(desk.c, desk.s, desk.w, p, o)
        assert bool(desk.s.next_trigger[t] & T_SUPPORT) == news


def test_an_outside_powers_step_is_news_to_the_issuer(d):
    us, i = d.at("united_states"), d.at("turkey")
    adopt(d.c, d.s, d.w, us, d.option("united_states", "force", "materiel"))
    assert d.s.next_trigger[i] & T_SUPPORT and d.s.outside_steps == 1
    assert d.s.level[us, WEDGE] == 0.7


def test_the_axis_is_drawn_in_proportion_to_enemy_ground_in_reach(d):
    i, n = d.at("syria"), 3000
    choose_axis(d.c, d.s, d.w, i)
    weights = d.w.weights[: d.c.n_axes].copy()
    counts = np.zeros(d.c.n_axes)
    for k in range(n):
        d.s.replicate = k
        counts[choose_axis(d.c, d.s, d.w, i)] += 1
    p = weights / weights.sum()
    assert (np.abs(counts / n - p) <= 4.0 * np.sqrt(p * (1 - p) / n)).all()


def test_an_attacker_without_ground_in_reach_takes_the_first_axis(d):
    d.s.holder[:] = 0
    assert choose_axis(d.c, d.s, d.w, d.at("syria")) == 0


def test_rungs_rise_at_once_and_decay_one_at_a_time(d):
    d.quiet()
    i = d.at("turkey")
    j = main_rival(d.c, i)
    d.s.rung[i, j], d.c.rung_decay = 2, 1.0
    d.s.level[i, RUNG] = 7.0
    settle_rungs(d.c, d.s)
    assert d.s.rung[i, j] == 7 == d.s.peak[i, j]
    d.s.level[i, RUNG] = 0.0
    settle_rungs(d.c, d.s)
    assert d.s.rung[i, j] == 6 and d.s.peak[i, j] == 7
    d.c.on[M_LADDER] = 0
    settle_rungs(d.c, d.s)
    assert d.s.rung[i, j] == 0


def test_rungs_decay_at_their_rate(d):
    i, n, fell = d.at("turkey"), 2000, 0
    j = main_rival(d.c, i)
    d.s.level[i, RUNG] = 0.0
    for k in range(n):
        d.s.replicate, d.s.rung[i, j] = k, 5
        settle_rungs(d.c, d.s)
        fell += d.s.rung[i, j] == 4
    p = float(d.c.rung_decay)
    assert abs(fell / n - p) < 4.0 * np.sqrt(p * (1 - p) / n)


def test_choices_are_simultaneous_the_order_of_actors_does_not_matter(d):
    """What each chooses depends on the morning's orders of the others, not on today's."""
    d.c.reconsider[:, FORCE] = 50.0
    alone = []
    for i in range(d.c.n_actors):
        desk = d.copy()
        for j in range(d.c.n_actors):
            if j != i:
                desk.c.reconsider[j, FORCE] = 0.0
        desk.s.trigger[:] = 0
        force_choices(desk.c, desk.s, desk.w, desk.v, desk.seats, desk.chosen)
        alone.append(int(desk.s.posture[i, FORCE]))
    d.s.trigger[:] = 0
    force_choices(d.c, d.s, d.w, d.v, d.seats, d.chosen)
    assert d.s.posture[: d.c.n_actors, FORCE].tolist() == alone
    assert (d.s.level[: d.c.n_actors, TEMPO] >= 0.0).all()
