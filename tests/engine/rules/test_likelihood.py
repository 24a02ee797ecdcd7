"""How likely a look is under lasting tastes: the closed forms against simulated Gumbel shocks.

Statistical: frequencies over 400,000 simulated actors within 4.5 standard errors, 7e-6 each; 60
of them: a false alarm in fewer than one version in 2,000. The seeds are fixed.
"""

import numpy as np
import pytest

from sim.engine.rules.likelihood import (
    HUGE,
    left,
    odds_of,
    ratio,
    take_bound,
    withstand,
    withstand_chance,
)

ACTORS = 400_000
SIGMAS = 4.5


def shocks(seed: int, n: int) -> np.ndarray:
    """Standard Gumbel shocks of many actors."""
    return np.random.default_rng(seed).gumbel(size=(ACTORS, n))


def close(hits: np.ndarray, p: float) -> bool:
    """True if a frequency is within its error of a chance."""
    n = len(hits)
    return abs(hits.mean() - p) <= SIGMAS * np.sqrt(max(p * (1.0 - p), 1.0 / n) / n)


def worlds(seed: int, looks: int, n: int) -> np.ndarray:
    """Pulls of a few looks, some far apart; float64 (looks, n)."""
    return np.exp(np.random.default_rng(seed).normal(0.0, 1.2, (looks, n)))


@pytest.mark.parametrize("seed", range(4))
def test_a_first_choice_has_the_odds_of_the_logit(seed):
    pull = worlds(seed, 1, 5)[0]
    best = np.argmax(np.log(pull) + shocks(seed, 5), axis=1)
    for o in range(5):
        assert abs(odds_of(pull, 5, o) - pull[o] / pull.sum()) < 1e-15
        assert close(best == o, odds_of(pull, 5, o))


@pytest.mark.parametrize("seed", range(5))
def test_kept_and_left_are_the_frequencies_of_a_third_look_after_two_that_kept(seed):
    """Actors that chose a at the first look and kept it at the second; what they do at a third."""
    n, a = 5, seed
    pulls, g = worlds(10 + seed, 3, n), shocks(20 + seed, n)
    chose = [np.argmax(np.log(p) + g, axis=1) for p in pulls]
    stays = chose[0] == a
    bound = np.zeros(n)
    take_bound(bound, pulls[0], n, a)
    assert close(chose[1][stays] == a, withstand_chance(bound, pulls[1], n, a))
    for b in range(n):
        if b != a:
            assert close(chose[1][stays] == b, left(bound, pulls[1], n, a, b))
    withstand(bound, pulls[1], n, a)
    stays &= chose[1] == a
    assert stays.sum() > 5_000
    assert close(chose[2][stays] == a, withstand_chance(bound, pulls[2], n, a))
    for b in range(n):
        if b != a:
            assert close(chose[2][stays] == b, left(bound, pulls[2], n, a, b))


@pytest.mark.parametrize("n", [2, 3, 7, 12])
def test_kept_and_left_add_up_to_one(n):
    rng = np.random.default_rng(n)
    for _ in range(200):
        first, second, third = np.exp(rng.normal(0.0, 2.0, (3, n)))
        a = int(rng.integers(n))
        bound = np.zeros(n)
        take_bound(bound, first, n, a)
        for pull in (second, third):
            total = withstand_chance(bound, pull, n, a)
            total += sum(left(bound, pull, n, a, b) for b in range(n) if b != a)
            assert abs(total - 1.0) < 1e-12
            withstand(bound, pull, n, a)


def test_two_options_by_hand():
    """Pulls 1 and 1, then 1 and 3: of those who chose a, a third over a half stay."""
    bound = np.zeros(2)
    take_bound(bound, np.array([1.0, 1.0]), 2, 0)
    assert withstand_chance(bound, np.array([1.0, 3.0]), 2, 0) == pytest.approx((1 / 4) / (1 / 2))
    assert left(bound, np.array([1.0, 3.0]), 2, 0, 1) == pytest.approx(1 / 2)


def test_a_look_at_pulls_no_worse_for_what_is_held_is_kept_for_sure():
    rng = np.random.default_rng(3)
    for _ in range(50):
        pull = np.exp(rng.normal(0.0, 1.0, 4))
        bound = np.zeros(4)
        take_bound(bound, pull, 4, 2)
        for better in (pull, pull * 7.0, pull * np.array([1.0, 0.5, 1.3, 1.0])):
            assert withstand_chance(bound, better, 4, 2) == pytest.approx(1.0, abs=1e-15)
            assert all(left(bound, better, 4, 2, b) < 1e-15 or b == 2 for b in range(4))


def test_an_option_newly_open_can_be_moved_to_and_one_shut_cannot():
    bound = np.zeros(3)
    take_bound(bound, np.array([1.0, 1.0, 0.0]), 3, 0)
    assert bound.tolist() == [1.0, 1.0, 0.0]
    now = np.array([1.0, 0.0, 2.0])
    assert left(bound, now, 3, 0, 1) == 0.0
    assert left(bound, now, 3, 0, 2) == pytest.approx(1.0 - withstand_chance(bound, now, 3, 0))
    assert withstand_chance(bound, now, 3, 0) == pytest.approx(
        2.0 / 4.0
    )  # it still withstands the second


def test_of_two_equals_each_is_left_for_as_often():
    bound = np.zeros(3)
    take_bound(bound, np.ones(3), 3, 0)
    now = np.array([1.0, 5.0, 5.0])
    assert left(bound, now, 3, 0, 1) == pytest.approx(left(bound, now, 3, 0, 2))
    assert 2.0 * left(bound, now, 3, 0, 1) + withstand_chance(bound, now, 3, 0) == pytest.approx(
        1.0
    )


@pytest.mark.parametrize("faint", [1e-30, 1e-200, 1e-308, 5e-324])
def test_pulls_however_faint_give_chances_and_no_overflow(faint):
    """What a doctrine comes to shut out is left for sure, by the odds of the others."""
    bound = np.zeros(4)
    take_bound(bound, np.array([1.0, 1.0, 1.0, 1.0]), 4, 0)
    now = np.array([faint, 1.0, 3.0, 0.0])
    chances = [left(bound, now, 4, 0, b) for b in (1, 2, 3)]
    assert withstand_chance(bound, now, 4, 0) < 1e-29 and chances[2] == 0.0
    assert sum(chances) == pytest.approx(1.0)
    if faint > 1e-300:  # beyond it all are equally far above what is held
        assert chances[1] > 2.0 * chances[0] > 0.0


@pytest.mark.parametrize("faint", [1e-200, 1e-308])
def test_an_option_all_but_shut_turns_nothing(faint):
    """Strict arithmetic: no bound is divided by a pull too faint to reach it."""
    bound = np.zeros(4)
    take_bound(bound, np.array([1e-150, 1.0, 1.0, 1.0]), 4, 0)
    now = np.array([1e-200, 1.0, 1.0, faint])
    chances = [left(bound, now, 4, 0, b) for b in (1, 2, 3)]
    assert chances[2] == 0.0 and chances[0] == pytest.approx(chances[1])
    assert sum(chances) + withstand_chance(bound, now, 4, 0) == pytest.approx(1.0)


def test_pulls_that_all_but_vanish_are_told_apart_under_strict_arithmetic():
    """What is held pulls nothing any more, and one of two pulls 1e83 times as strongly.

    Beyond what numbers can tell apart there is still a chance and no overflow.
    """
    bound = np.array([0.0, 0.0, HUGE, HUGE, 1.0])
    now = np.array([5e-233, 0.0, 0.0, 4e-150, 0.0])
    assert 0.0 <= left(bound, now, 5, 4, 0) <= 1.0 and withstand_chance(bound, now, 5, 4) <= 1.0
    bound[3] = 0.5
    assert left(bound, now, 5, 4, 0) < 1e-60 and 0.0 < left(bound, now, 5, 4, 3) <= 1.0


def test_a_ratio_is_one_with_itself_and_never_infinite():
    pull = np.array([5e-324, 1.0, 0.0])
    assert [ratio(pull, j, 0) for j in range(3)] == [1.0, HUGE, 0.0]
    assert ratio(pull, 0, 1) == 5e-324 and np.isfinite(HUGE * 12.0)


def test_nothing_open_says_nothing():
    assert odds_of(np.zeros(3), 3, 1) == 1.0
