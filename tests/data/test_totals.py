"""Totals of one run and of many cells: the same estimates, whatever lies before the rows."""

import numpy as np
import pytest

from sim.data import reduce
from sim.data.totals import Totals
from tests.data.synthetic import synthetic
from tests.data.test_reduce import failing


def of(hits, trials, **more):
    """Totals of labels from hits (..., rows, labels) and trials (..., rows)."""
    hits, trials = np.asarray(hits, float), np.asarray(trials, float)
    names = tuple("abcdefgh"[: hits.shape[-1]])
    return Totals(names, hits, trials[..., None], trials, trials.sum(axis=-1), **more)


def test_intervals_of_one_row_are_plain_wilson():
    found = of([[[3, 17]]], [[20]])
    low, high = found.intervals()
    assert found.mean[0, 0] == 0.15 and low[0, 0] == pytest.approx(0.0524, abs=1e-3)
    assert high[0, 0] == pytest.approx(0.3604, abs=1e-3)


def test_a_cell_without_rollouts_has_no_share():
    found = of(np.zeros((2, 3, 2)), [[0, 0, 0], [1, 1, 1]])
    low, high = found.intervals()
    assert np.isnan(found.mean[0]).all() and (low[0] == 0).all() and (high[0] == 1).all()
    assert np.isnan(found.error[0]).all() and (found.error[1] == 0).all()


def test_many_cells_say_what_each_says_alone():
    runs = [failing(synthetic(rows=30, replicates=4, days=2, seed=k), 0.1 * k, k, 0)
            for k in range(4)]
    alone = [reduce.labels(run, "tie").by_row() for run in runs]
    many = Totals(alone[0].names, *(np.stack([getattr(t, name) for t in alone])
                                    for name in ("totals", "counted", "ran")),
                  np.array([t.rollouts for t in alone]))
    for k, one in enumerate(alone):
        assert np.array_equal(many.mean[k], one.mean) and np.array_equal(many.error[k], one.error)
        for got, want in zip(many.intervals(), one.intervals(), strict=True):
            np.testing.assert_allclose(got[k], want, rtol=1e-9)
        least, most = many.ends()
        if one.failed:
            bounds = one.bounds(one.names[0])
            assert (least[k, 0], most[k, 0]) == (bounds.least, bounds.most)
    assert many.failed == sum(t.failed for t in alone) > 0


def test_the_error_is_that_of_the_linearised_row_values():
    run = failing(synthetic(rows=40, replicates=5, days=2, seed=3), 0.2, 1, 2)
    for table in (reduce.labels(run), reduce.amounts(run)):
        rows = table.by_row()
        z = rows.linear()
        want = z.std(axis=0, ddof=1) / np.sqrt(len(z))
        np.testing.assert_allclose(rows.error, want, rtol=1e-9)


def test_a_single_row_has_an_error_where_the_squares_are_known():
    values = np.array([1.0, 4.0, 4.0, 7.0])
    one = Totals(("x",), np.array([[16.0]]), np.array([[4.0]]), np.array([4.0]), 4,
                 np.array([[np.sum(values**2)]]))
    assert one.error[0] == pytest.approx(values.std(ddof=1) / 2)
    bare = Totals(one.names, one.totals, one.counted, one.ran, 4)
    assert np.isnan(bare.error[0])
