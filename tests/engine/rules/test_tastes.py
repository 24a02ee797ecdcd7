"""Lasting tastes: shocks drawn by name, kept until a clock redraws them, drawn at first given what
stands.

Statistical, fixed seeds: three chi-square tests and three Kolmogorov tests at 1e-3; eight
frequencies within 4.5 standard errors, 7e-6 each: a false alarm in fewer than one version in 150.
"""

import numpy as np
import pytest
from scipy.stats import chisquare, gumbel_r, kstest

from sim.engine.rules.choice import decide
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.observe import main_rival
from sim.engine.rules.orders import force_choices, reconsiders
from sim.engine.rules.plans import ANY_PLAN, KEEP_PLAN, best_option, best_plan
from sim.engine.rules.price import blank, price
from sim.engine.rules.signals import word_choices
from sim.engine.rules.tastes import (
    N_TRACKS,
    below,
    draw_options,
    draw_plans,
    draw_tastes,
    gumbel,
    reviews,
    settle_tastes,
)
from sim.engine.state.names import (
    ANEW,
    C_LAND,
    FORCE,
    LASTING,
    M_TASTES,
    RESPONSE,
    SIGNAL,
    T_REVIEW,
    TALK,
    U_OPEN,
)
from tests.engine.rules.builders import ALPHA, Desk

DRAWS = 4000
SIGMAS = 4.5


def drawn(d: Desk, draw, read) -> np.ndarray:
    """What is read after a draw, over rollouts."""
    seen = []
    for k in range(DRAWS):
        d.s.replicate = k
        draw()
        seen.append(np.array(read(), float))
    return np.array(seen)


def test_a_shock_is_standard_gumbel():
    grid = (np.arange(4000) + 0.5) / 4000
    found = np.array([gumbel(float(u)) for u in grid])
    np.testing.assert_allclose(found, gumbel_r.ppf(grid), atol=1e-12)


@pytest.mark.parametrize(("base", "top"), [(0.0, 0.3), (-2.0, 1.5), (1.0, -2.0)])
def test_a_shock_cut_off_is_gumbel_given_that_its_option_stays_below(base, top):
    grid = (np.arange(4000) + 0.5) / 4000
    found = np.array([below(float(u), base, top) for u in grid])
    cut = gumbel_r.cdf(top - base)
    np.testing.assert_allclose(found, gumbel_r.ppf(grid * cut), rtol=1e-9, atol=1e-9)
    assert (base + found < top).all()


def test_an_option_far_above_what_stands_gets_a_shock_that_keeps_it_below():
    found = below(0.5, 900.0, 0.0)
    assert np.isfinite(found) and found < -599.0


def test_tastes_of_plans_and_options_are_standard_gumbel_and_independent(d):
    i = d.plans("turkey", hold={}, strike={})
    plan = drawn(d, lambda: draw_tastes(d.c, d.s, i), lambda: [
        d.s.taste_plan[i, 0], d.s.taste_plan[i, 1], d.s.taste[i, FORCE, 0],
        d.s.taste[i, FORCE, 1], d.s.taste[i, TALK, 0], d.s.taste[i, RESPONSE, 0]])
    for column in (0, 2, 5):
        assert kstest(plan[:, column], "gumbel_r").pvalue > ALPHA
    apart = np.corrcoef(plan.T) - np.eye(6)
    assert np.abs(apart).max() < SIGMAS / np.sqrt(DRAWS)


def test_a_taste_depends_on_names_and_not_on_places_in_a_menu(d):
    i = d.plans("turkey", hold={}, strike={}, bargain={})
    draw_tastes(d.c, d.s, i)
    other = d.copy()
    n = int(d.c.n_options[i, FORCE])
    order = np.random.default_rng(1).permutation(n)
    other.c.option_key[i, FORCE, :n] = d.c.option_key[i, FORCE, order]
    other.c.plan_key[i, :3] = d.c.plan_key[i, [2, 0, 1]]
    other.s.taste[:] = other.s.taste_plan[:] = 0.0
    draw_tastes(other.c, other.s, i)
    assert np.array_equal(other.s.taste[i, FORCE, :n], d.s.taste[i, FORCE, order])
    assert np.array_equal(other.s.taste_plan[i, :3], d.s.taste_plan[i, [2, 0, 1]])
    assert len(set(d.s.taste[i, FORCE, :n])) == n


def test_more_options_leave_the_tastes_of_the_others(d):
    i = d.at("russia")
    draw_options(d.c, d.s, i, SIGNAL)
    before = d.s.taste[i, SIGNAL].copy()
    n = int(d.c.n_options[i, SIGNAL])
    d.c.n_options[i, SIGNAL] = n + 3
    d.c.option_key[i, SIGNAL, n : n + 3] = [11, 12, 13]
    draw_options(d.c, d.s, i, SIGNAL)
    assert np.array_equal(d.s.taste[i, SIGNAL, :n], before[:n])


def test_one_name_on_two_tracks_and_of_two_actors_has_tastes_of_its_own(d):
    i, j = d.at("turkey"), d.at("russia")
    for track in range(N_TRACKS):
        d.c.option_key[[i, j], track, 0] = 77
        d.c.plan_key[[i, j], 0] = 77
    for actor in (i, j):
        draw_tastes(d.c, d.s, actor)
    seen = [*d.s.taste[i, :, 0], *d.s.taste[j, :, 0], d.s.taste_plan[i, 0], d.s.taste_plan[j, 0]]
    assert len(set(seen)) == 2 * N_TRACKS + 2


def fits(counts: np.ndarray, odds: np.ndarray) -> bool:
    """A chi-square test of counts against odds, the rare ones in one."""
    n = counts.sum()
    likely = odds * n > 5.0
    pooled = [np.append(x[likely], x[~likely].sum()) for x in (counts, odds * n)]
    keep = pooled[1] > 1e-9
    return bool(chisquare(pooled[0][keep], pooled[1][keep]).pvalue > ALPHA)


PULLS = np.array([[3.0, 1.0, 0.5, 0.0], [0.0, 2.0, 0.2, 0.0], [1.0, 0.0, 0.0, 1.5]])


def weighed(d: Desk, i: int) -> None:
    """Pulls of four options in three plans, entered as `pull_options` does."""
    d.c.n_options[i, FORCE] = 4
    d.w.pull[:3, :4] = PULLS
    d.w.plan_pull[:3] = PULLS.sum(axis=1)


def conditional(pull: np.ndarray, held: int, seed: int) -> np.ndarray:
    """Gumbel shocks, of many drawn, under which an option is the best of all."""
    g = np.random.default_rng(seed).gumbel(size=(400_000, len(pull)))
    worth = np.log(np.maximum(pull, 1e-300)) + g
    return g[np.argmax(worth, axis=1) == held]


@pytest.mark.parametrize("held", [0, 1, 2])
def test_first_tastes_have_the_law_of_all_under_which_what_stands_is_best(d, held):
    """Of options and of plans, against rejection: means, spreads, and how they go together."""
    i = d.plans("turkey", hold={}, strike={}, bargain={})
    weighed(d, i)
    d.s.plan[i], d.s.posture[i, FORCE] = 0, held
    found = drawn(d, lambda: settle_tastes(d.c, d.s, d.w, i, FORCE),
                  lambda: [*d.s.taste[i, FORCE, :3], *d.s.taste_plan[i, :3]])
    for columns, pull, best in ((found[:, :3], PULLS[0, :3], held),
                                (found[:, 3:], PULLS.sum(axis=1), 0)):
        wanted = conditional(pull, best, 5)
        for k in range(3):
            error = wanted[:, k].std() / np.sqrt(DRAWS)
            assert abs(columns[:, k].mean() - wanted[:, k].mean()) < SIGMAS * 1.1 * error
            for q in (0.1, 0.5, 0.9):
                share = (columns[:, k] < np.quantile(wanted[:, k], q)).mean()
                assert abs(share - q) < SIGMAS * 1.1 * np.sqrt(q * (1 - q) / DRAWS)
        gaps = columns[:, best] - columns[:, (best + 1) % 3]
        wanted_gaps = wanted[:, best] - wanted[:, (best + 1) % 3]
        share = (gaps < np.median(wanted_gaps)).mean()
        assert abs(share - 0.5) < SIGMAS * 1.1 * np.sqrt(0.25 / DRAWS)


@pytest.mark.parametrize("held", [0, 1, 2])
def test_at_a_first_look_the_standing_plan_and_posture_are_the_best_in_every_rollout(d, held):
    i = d.plans("turkey", hold={}, strike={}, bargain={})
    weighed(d, i)
    d.s.plan[i], d.s.posture[i, FORCE] = 0, held
    for k in range(400):
        d.s.replicate = k
        settle_tastes(d.c, d.s, d.w, i, FORCE)
        assert best_plan(d.c, d.s, d.w, i) == 0
        assert best_option(d.c, d.s, d.w, i, FORCE, 0) == held
    assert d.s.settled[i, FORCE] == 1


def test_a_posture_that_is_out_of_reach_is_no_condition_on_tastes(d):
    i = d.plans("turkey", hold={})
    weighed(d, i)
    d.s.posture[i, FORCE] = 3  # of no pull in the plan in force
    draw_tastes(d.c, d.s, i)
    before = d.s.taste[i, FORCE].copy()
    settle_tastes(d.c, d.s, d.w, i, FORCE)
    assert np.array_equal(before, d.s.taste[i, FORCE])


def look(d: Desk, i: int, track: int) -> int:
    """One look of an actor at a track; what it takes stands."""
    think(d.c, d.s, d.w)
    if track == RESPONSE:
        blank(d.w, int(d.c.n_options[i, track]))
    else:
        price_moods(d.c, d.s, d.w, d.v, d.seats, i)
        price(d.c, d.s, d.w, i, track)
    reach = ANY_PLAN if track in (FORCE, RESPONSE) else KEEP_PLAN
    o = decide(d.c, d.s, d.w, d.v, d.seats, i, track, main_rival(d.c, i), reach, -1)
    if track < SIGNAL:
        d.s.posture[i, track] = o
    return o


@pytest.mark.parametrize("track", [FORCE, TALK, SIGNAL, RESPONSE])
def test_a_look_with_unchanged_worths_never_changes_anything(d, track):
    """However often, for every actor, at first tastes and at tastes drawn anew."""
    d.plans("turkey", hold={"force": ["hold", "support_militias", "pull_out"]}, strike={})
    for i in range(d.c.n_actors):
        if d.c.n_options[i, track] < 2:
            continue
        for rollout in range(6):
            d.s.replicate, d.s.settled[i] = rollout, rollout % 2
            if rollout % 2:
                draw_tastes(d.c, d.s, i)
            chosen, plan = look(d, i, track), int(d.s.plan[i])
            for day in (1, 2, 3):
                d.s.replicate += 100 * day  # whatever the day's luck
                assert (look(d, i, track), d.s.plan[i]) == (chosen, plan)


def test_over_all_shocks_options_and_plans_have_the_odds_of_the_logit(d):
    """The choice of the whole rule, by `w.probability` and by plan, over rollouts."""
    i = d.plans("turkey", hold={"force": ["hold", "reinforce", "support_militias"]}, strike={})
    d.c.precision[i] = 4.0
    n, s = int(d.c.n_options[i, FORCE]), d.s
    s.settled[i], d.c.hidden[i] = 1, 1  # unread, so that the pulls are its own after the look
    think(d.c, s, d.w)
    price_moods(d.c, s, d.w, d.v, d.seats, i)
    price(d.c, s, d.w, i, FORCE)
    taken, plans = np.zeros(n), np.zeros(2)
    for k in range(DRAWS):
        s.replicate = k
        draw_tastes(d.c, s, i)
        taken[decide(d.c, s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), ANY_PLAN, -1)] += 1
        plans[s.plan[i]] += 1
    odds = d.w.probability[:n].copy()
    assert (odds > 0.0).sum() >= 4 and abs(odds.sum() - 1.0) < 1e-12
    assert taken[odds == 0.0].sum() == 0 and fits(taken, odds)
    wanted = d.w.plan_pull[:2] / d.w.plan_pull[:2].sum()
    assert 0.1 < wanted[0] < 0.9 and fits(plans, wanted)


def test_worth_that_rises_moves_as_many_as_the_logit_gains_and_none_back(d):
    """Common tastes: with an option better by x nobody leaves it, and its share is the new odds."""
    i = d.at("turkey")
    d.c.precision[i] = 5.0
    d.s.settled[i] = 1
    n, o, rival = int(d.c.n_options[i, FORCE]), d.option("turkey", "force", "hold"), 1
    think(d.c, d.s, d.w)
    shares = []
    takers = []
    for gain in (0.0, 0.3):
        price(d.c, d.s, d.w, i, FORCE)
        d.w.payoff[:, o, C_LAND] += gain
        took = []
        for k in range(1500):
            d.s.replicate = k
            draw_tastes(d.c, d.s, i)
            took.append(decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, rival, ANY_PLAN, -1) == o)
        shares.append(float(d.w.probability[o]))
        takers.append(np.array(took))
    assert n > 2 and shares[1] > shares[0] + 0.1
    assert not (takers[0] & ~takers[1]).any()
    gained = takers[1].mean() - takers[0].mean()
    wanted = shares[1] - shares[0]
    assert abs(gained - wanted) < SIGMAS * np.sqrt(wanted * (1 - wanted) / 1500)


@pytest.mark.parametrize("rate", [0.0, 0.02, 0.5])
def test_the_clock_redraws_at_its_rate(d, rate):
    i = d.at("turkey")
    d.c.redraw[:] = 0.0
    d.c.redraw[i] = rate
    before, rang = d.s.taste.copy(), 0
    for k in range(DRAWS):
        d.s.replicate, d.s.trigger[:] = k, 0
        reviews(d.c, d.s)
        rang += int(d.s.trigger[i] & T_REVIEW != 0)
    p = 1.0 - np.exp(-rate)
    assert abs(rang / DRAWS - p) <= SIGMAS * np.sqrt(p * (1 - p) / DRAWS)
    assert np.array_equal(np.delete(before, i, 0), np.delete(d.s.taste, i, 0))
    assert np.array_equal(before[i], d.s.taste[i]) == (rate == 0.0)


def test_a_redraw_is_of_all_tastes_prompts_a_look_and_is_read_as_a_first_choice(d):
    i = d.plans("turkey", hold={}, strike={})
    d.c.redraw[:] = 0.0
    d.c.redraw[i] = 1e9
    d.s.read[i] = LASTING
    tastes, plans = d.s.taste[i].copy(), d.s.taste_plan[i].copy()
    d.s.day = 3
    reviews(d.c, d.s)
    for track in range(N_TRACKS):
        n = int(d.c.n_options[i, track])
        assert (tastes[track, :n] != d.s.taste[i, track, :n]).all()
    assert (plans[:2] != d.s.taste_plan[i, :2]).all()
    assert (d.s.read[i] == ANEW).all() and (d.s.settled[i] == 1).all()
    assert d.s.trigger[i] & T_REVIEW


def test_without_lasting_tastes_every_look_is_a_first_choice_and_no_clock_runs(d):
    d.c.on[M_TASTES] = 0
    d.c.redraw[:] = 1e9
    before = d.s.taste.copy()
    reviews(d.c, d.s)
    assert np.array_equal(before, d.s.taste) and (d.s.trigger & T_REVIEW == 0).all()
    i = d.at("turkey")
    d.c.precision[i] = 3.0
    n = int(d.c.n_options[i, FORCE])
    standing = int(d.s.posture[i, FORCE])
    counts = np.zeros(n)
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    for d.s.replicate in range(2000):
        counts[decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), ANY_PLAN, -1)] += 1
    assert counts[standing] < 2000 and fits(counts, d.w.probability[:n])
    d.c.reconsider[:], d.s.trigger[:] = 0.0, 0
    assert d.s.settled[i, FORCE] == 1 and not reconsiders(d.c, d.s, i, FORCE, 0)


def test_the_first_morning_leaves_every_posture_and_plan_in_every_rollout(d):
    d.c.reconsider[:] = 0.0
    for rollout in range(25):
        d.start(rollout=rollout)
        d.s.trigger[:] = 0
        before = d.s.posture.copy(), d.s.plan.copy()
        word_choices(d.c, d.s, d.w, d.v, d.seats, TALK)
        force_choices(d.c, d.s, d.w, d.v, d.seats, d.chosen)
        assert np.array_equal(before[0], d.s.posture) and np.array_equal(before[1], d.s.plan)
    assert d.s.ult_status[0] == U_OPEN


def test_plans_are_drawn_apart_from_options(d):
    i = d.plans("turkey", hold={}, strike={})
    draw_options(d.c, d.s, i, FORCE)
    kept = d.s.taste.copy()
    d.s.replicate = 9
    draw_plans(d.c, d.s, i)
    assert np.array_equal(kept, d.s.taste)
