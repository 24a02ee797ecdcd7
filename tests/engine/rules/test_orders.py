"""Standing orders: who looks again, rungs. (Also test_posture, test_core_4_standing_orders.)

Statistical: one frequency within 4 standard errors (6e-5).
"""

import numpy as np

from sim.engine.rules.observe import main_rival
from sim.engine.rules.orders import force_choices, reconsiders, settle_rungs, wakes
from sim.engine.state.names import (
    FORCE,
    M_LADDER,
    RUNG,
    SIGNAL,
    SILENT,
    T_INCIDENT,
    T_REVIEW,
    TALK,
    TEMPO,
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


def test_rungs_rise_against_whom_the_posture_is_aimed_at(d):
    i, p = d.at("turkey"), d.at("russia")
    d.s.aim[i], d.s.level[i, RUNG] = p, 7.0
    rival = int(d.s.rung[i, d.at("syria")])
    settle_rungs(d.c, d.s)
    assert d.s.rung[i, p] == 7 and d.s.rung[i, d.at("syria")] == rival


def test_a_review_has_an_actor_look_at_force_talk_and_words_and_nothing_else_wakes_all_three(d):
    d.quiet()
    i = d.at("turkey")
    whole = []
    for bit in (T_INCIDENT, T_REVIEW):
        d.s.trigger[i] = bit
        whole.append([reconsiders(d.c, d.s, i, t, 0) for t in (FORCE, TALK, SIGNAL)])
    assert whole == [[True, False, True], [True, True, True]]


def test_on_the_first_morning_everybody_looks_once_at_force_and_talk(d):
    """Without trigger or clock; signals have no standing posture and wait for either."""
    d.c.reconsider[:] = 0.0
    d.s.trigger[:] = 0
    for i in range(d.c.n_actors):
        for track in (FORCE, TALK, SIGNAL):
            first = track < SIGNAL and d.c.n_options[i, track] > 1
            assert reconsiders(d.c, d.s, i, track, 0) == first
            assert not reconsiders(d.c, d.s, i, track, 1)
    d.settle()
    assert not any(reconsiders(d.c, d.s, i, t, 0) for i in range(d.c.n_actors) for t in range(2))


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
            if j != i:  # it chooses nothing, and its rate of looking, which i reckons with, stands
                desk.c.told[j, FORCE], desk.c.order[j, FORCE, 0] = 1, SILENT
                desk.c.order_to[j, FORCE, 0] = 99
        desk.s.trigger[:] = 0
        force_choices(desk.c, desk.s, desk.w, desk.v, desk.seats, desk.chosen)
        alone.append(int(desk.s.posture[i, FORCE]))
    d.s.trigger[:] = 0
    force_choices(d.c, d.s, d.w, d.v, d.seats, d.chosen)
    assert d.s.posture[: d.c.n_actors, FORCE].tolist() == alone
    assert (d.s.level[: d.c.n_actors, TEMPO] >= 0.0).all()
