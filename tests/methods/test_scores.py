"""Scores of a day against days foreseen, and the constant rate known from the days before."""

import math

import numpy as np
import pytest

from sim.methods.scores import crps, crps_parts, day_masses, log_score, waiting_masses


def test_the_score_is_that_of_the_energy_form():
    """CRPS = E|X - y| - E|X - X'| / 2 where all of it lies within the window."""
    days = np.array([0.0, 2.0, 2.0, 5.0, 9.0])
    for day in (0, 3, 9):
        want = np.abs(days - day).mean() - np.abs(days[:, None] - days).mean() / 2
        assert crps(day_masses(days, 10), day) == pytest.approx(want)


def test_what_never_comes_counts_to_the_end_of_the_window():
    never = day_masses(np.array([np.nan, 30.0]), 10)
    assert never[-1] == 1 and crps(never, 4) == 6 and crps(never, 10) == 0


def test_the_honest_forecast_has_the_best_mean_score():
    luck = np.random.default_rng(2)
    truth = np.array([0.1, 0.2, 0.4, 0.2, 0.1])
    came = luck.choice(5, 20_000, p=truth)
    for other in (np.array([0.2] * 5), np.array([0.0, 0.2, 0.6, 0.2, 0.0]) + 1e-9):
        for score in (crps, log_score):
            assert np.mean([score(truth, d) for d in came]) < np.mean(
                [score(other / other.sum(), d) for d in came])


def test_the_error_of_the_score_is_the_spread_over_samples():
    luck = np.random.default_rng(4)
    draw = lambda: np.where(luck.random(400) < 0.3, np.nan, luck.poisson(6.0, 400))  # noqa: E731
    samples = [draw() for _ in range(400)]
    spread = np.std([crps(day_masses(x, 12), 3) for x in samples])
    parts = [crps_parts(x, 12, 3) for x in samples]
    assert np.mean([p.std() / 20 for p in parts]) == pytest.approx(spread, rel=0.1)
    assert np.max(np.abs([p.mean() for p in parts])) < 1e-9


def test_a_day_without_a_rollout_has_a_finite_log_score():
    masses = day_masses(np.zeros(99), 4)
    assert log_score(masses, 3) == math.inf
    assert log_score(masses, 3, 99) == pytest.approx(-math.log(0.5 / 101.5))


@pytest.mark.parametrize(("times", "free", "to_come"), [(0, 30, 1), (2, 60, 1), (3, 60, 4)])
def test_the_naive_wait_is_that_of_a_rate_drawn_by_what_was_seen(times, free, to_come):
    """Against 200,000 rates drawn from the gamma distribution, within five standard errors."""
    masses = waiting_masses(times, free, to_come, 20)
    assert masses.sum() == pytest.approx(1) and len(masses) == 21 and (masses >= 0).all()
    rng = np.random.default_rng(11)
    rates = rng.gamma(times + 0.5, 1.0 / free, 200_000)
    for t in (1, 7, 20):
        came = (rng.poisson(rates * t) >= to_come).mean()
        found = masses[:t].sum()
        assert abs(found - came) < 5 * np.sqrt(found * (1 - found) / 200_000)


def test_nothing_is_known_of_a_rate_without_a_day_before():
    assert waiting_masses(0, 0, 1, 20) is None
