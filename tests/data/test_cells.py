"""Cells of a sweep: means of counts and their errors, shares, bounds. Exact, on made-up sums."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.data.cells import Cells
from sim.errors import UsageError


def cells(values: np.ndarray, rows: int, came: np.ndarray | None = None, **more: Any) -> Cells:
    """One cell with one count; values: of its rollouts, row by row; came: in which it came."""
    came = np.ones(len(values), bool) if came is None else came
    x = np.where(came, values, 0.0).reshape(rows, -1)
    hits = np.zeros((1, rows, 2), np.int32)
    hits[0, :, 0], hits[0, :, 1] = (x > 1.0).sum(axis=1), (x <= 1.0).sum(axis=1)
    given: dict[str, Any] = dict(
        scenario_name="textbook", title="A textbook.", question={"axis": "end", "label": "high"},
        seed=7, rollouts=len(values), replicates=x.shape[1], design="grid",
        factors=[{"key": "a.b", "kind": "parameter", "levels": ["1"]}], points=np.zeros((1, 1)),
        axes={"end": ["high", "low"]}, count_names=["dead"], hits=hits,
        trials=np.full((1, rows), x.shape[1], np.int32), sums=x.sum(axis=1)[None, :, None],
        squares=(x**2).sum(axis=1)[None, :, None],
        seen=came.reshape(rows, -1).sum(axis=1)[None, :, None].astype(np.int32))
    return Cells(**{**given, **more})


def test_over_even_rows_the_error_of_a_mean_is_that_of_the_mean_of_row_means():
    x = np.random.default_rng(5).normal(2.0, 1.0, (12, 4)) + np.arange(12)[:, None]
    made = cells(x.ravel(), 12)
    assert made.means[0, 0] == pytest.approx(x.mean())
    assert made.errors[0, 0] == pytest.approx(x.mean(axis=1).std(ddof=1) / np.sqrt(12))


def test_in_one_row_it_is_that_of_single_rollouts():
    x = np.random.default_rng(6).normal(2.0, 1.0, 40)
    made = cells(x, 1)
    assert made.errors[0, 0] == pytest.approx(x.std(ddof=1) / np.sqrt(40))


def test_where_rows_are_uneven_it_is_the_error_of_a_ratio_as_repeated_samples_have_it():
    """Against the spread of 4,000 samples of 60 rows; within a tenth (some 4 standard errors)."""
    rng = np.random.default_rng(8)
    means, errors = [], []
    for _ in range(4000):
        level = rng.normal(3.0, 1.0, 60)
        x = level[:, None] + rng.normal(0.0, 0.5, (60, 5))
        came = rng.random((60, 5)) < rng.choice([0.2, 0.9], 60)[:, None]
        made = cells(x.ravel(), 60, came.ravel())
        means.append(made.means[0, 0])
        errors.append(made.errors[0, 0])
    assert np.mean(means) == pytest.approx(3.0, abs=0.02)
    assert np.std(means) == pytest.approx(np.mean(errors), rel=0.1)


def test_a_count_that_never_came_has_no_mean_and_no_error():
    made = cells(np.ones(8), 2, np.zeros(8, bool))
    assert np.isnan(made.means[0, 0]) and np.isnan(made.errors[0, 0])


def test_bounds_take_failed_rollouts_as_none_and_as_all():
    made = cells(np.array([2.0, 0.5, 2.0, 0.5]), 2, failed=[(1, 0, "x")] * 2, rollouts=6)
    low, high = made.bounds("end", "high")
    assert (low[0], high[0]) == (2 / 6, 4 / 6) and made.failures.tolist() == [2]
    assert made.n.tolist() == [4]


def test_a_share_is_pooled_over_rows_and_its_interval_holds_it():
    made = cells(np.array([2.0, 2.0, 2.0, 0.5, 0.5, 0.5]), 3)
    share, low, high = made.shares
    assert share[0].tolist() == [0.5, 0.5] and (low < share).all() and (share < high).all()
    assert made.label_totals.mean.tolist() == share.tolist()


def test_an_outcome_is_named_by_axis_and_label_or_is_the_questions():
    made = cells(np.ones(4), 2)
    assert made.pair() == ("end", "high") and made.pair("end:low") == ("end", "low")
    with pytest.raises(UsageError, match="end:low"):
        made.pair("end:lo")


def test_many_factors_for_few_points_are_cautioned_against_and_a_grid_is_not():
    few = [{"key": f"a.{k}", "kind": "parameter", "levels": []} for k in range(3)]
    many = few * 15
    assert cells(np.ones(4), 2).caution == ""
    for design, factors, points, says in (
            ("lhs", few, 59, "by accident"), ("lhs", few, 60, ""), ("sobol", few, 60, ""),
            ("sobol", many, 5000, "ill spread"), ("halton", many, 5000, "ill spread"),
            ("lhs", many, 5000, ""), ("grid", many, 3, "")):
        made = cells(np.ones(4), 2, design=design, factors=factors, points=np.zeros((points, 1)))
        assert says in made.caution and bool(says) == bool(made.caution), (design, points)


def test_the_digest_moves_with_any_sum_and_with_nothing_else():
    x = np.arange(8.0)
    one = cells(x, 2)
    assert one.digest == cells(x, 2, workers=9, engine_seconds=3.0).digest
    for name in ("points", "hits", "trials", "sums", "squares", "seen"):
        moved = np.array(getattr(one, name))
        moved.flat[0] += 1
        assert cells(x, 2, **{name: moved}).digest != one.digest, name
    assert cells(x, 2, axes={"end": ["high", "lower"]}).digest != one.digest
