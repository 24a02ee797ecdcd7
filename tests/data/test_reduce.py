"""Failed rollouts are in no numerator and no denominator, and their bounds hold."""

import dataclasses

import numpy as np
import pytest

from sim.data import reduce, totals
from sim.data.jobs import sums_of
from sim.data.outcome import Outcome
from sim.data.summary import summarise
from sim.errors import RunError
from sim.questions.ema import to_ema
from tests.data.synthetic import synthetic


def failing(outcome: Outcome, part: float, seed: int = 1, rows: int = 2) -> Outcome:
    """The outcome with a part of its rollouts failed, the first `rows` rows as a whole."""
    bad = np.random.default_rng(seed).random(outcome.rollouts) < part
    bad[: rows * outcome.replicates] = True
    labels, counts = outcome.labels.copy(), outcome.counts.copy()
    labels[bad], counts[bad] = -1, np.nan
    failed = [(int(k), 3, "x") for k in np.flatnonzero(bad)]
    return dataclasses.replace(outcome, labels=labels, counts=counts, failed=failed)


@pytest.fixture(scope="module")
def whole():
    return synthetic(rows=60, replicates=8)


@pytest.fixture(scope="module")
def outcome(whole):
    return failing(whole, 0.25)


def test_shares_are_those_of_the_run_and_sum_to_one(outcome):
    rows = reduce.outputs(outcome).by_row()
    share = dict(zip(rows.names, rows.mean, strict=True))
    told = summarise(outcome)
    assert rows.failed == told["failed"] > 100
    for axis, labels in told["outcomes"].items():
        for label, row in labels.items():
            assert share[f"{axis}={label}"] == pytest.approx(row["p"], abs=1e-15)
            assert rows.interval(f"{axis}={label}")[0] <= row["p"]
        assert sum(share[f"{axis}={x}"] for x in labels) == pytest.approx(1, abs=1e-12)
    assert share["risk"] == pytest.approx(told["counts"]["risk"]["mean"], rel=1e-12)


def test_a_failed_rollout_is_not_a_day_that_never_came(outcome):
    days, came = reduce.amounts(outcome).by_row(), reduce.events(outcome).by_row()
    told = summarise(outcome)["counts"]
    for name in came.names:
        known = told[name]
        assert came.mean[came.names.index(name)] == pytest.approx(known["share"]["p"], abs=1e-15)
        mean = days.mean[days.names.index(name)]
        assert np.isnan(mean) if known["mean"] is None else mean == pytest.approx(known["mean"])
    name = "day_of_deal"
    paired = reduce.outputs(outcome)
    column = paired.values[outcome.valid, paired.names.index(name)]
    never = ~np.isfinite(outcome.count(name)[outcome.valid])
    assert (column[never] == reduce.NEVER).all() and (column[~never] >= 0).all()


def test_where_nothing_fails_row_values_are_the_row_means_bit_for_bit(whole):
    rows = reduce.outputs(whole).by_row()
    values = reduce.outputs(whole).values
    means = np.add.reduceat(values, np.arange(0, len(values), 8), axis=0) / 8
    assert np.array_equal(rows.linear(), means) and np.array_equal(rows.means, means)
    assert rows.failed == 0 and rows.bounds(rows.names[0]) is None


def test_row_values_have_the_pooled_mean_and_the_spread_of_kish(outcome):
    rows = reduce.outputs(outcome).by_row()
    z, used = rows.linear(), rows.ran > 0
    np.testing.assert_allclose(z.mean(axis=0), rows.mean, atol=1e-9)
    t, m = rows.totals[used, 0], rows.ran[used]
    n = int(used.sum())
    kish = n / (n - 1) * np.sum((t - t.sum() / m.sum() * m) ** 2) / m.sum() ** 2
    assert z[:, 0].var(ddof=1) / n == pytest.approx(kish, rel=1e-12)
    assert np.isnan(rows.means[:2]).all() and n == 58


def test_the_error_of_a_pooled_share_covers_what_rows_drawn_again_give():
    """500 samples of 40 rows that differ, a quarter failed: the linearised error is within 6 %."""
    shares, errors = [], []
    for seed in range(500):
        made = failing(synthetic(rows=40, replicates=4, days=2, seed=seed), 0.25, seed, 0)
        rows = reduce.labels(made).by_row()
        shares.append(rows.mean[0])
        errors.append(rows.linear()[:, 0].std(ddof=1) / np.sqrt(40))
    assert np.mean(errors) == pytest.approx(np.std(shares), rel=0.06)


def test_a_difference_is_that_of_the_two_runs_shares(whole):
    before, after = failing(whole, 0.25, 1), failing(whole, 0.4, 2, 5)
    one, two = (reduce.outputs(o).by_row() for o in (before, after))
    found = totals.difference(one, two)
    np.testing.assert_allclose(found.value, two.mean - one.mean, atol=1e-9)
    assert found.rows == 58 and (found.error >= 0).all()
    alone = np.sqrt(sum(r.linear()[:, 0].var(ddof=1) / len(r.linear()) for r in (one, two)))
    assert 0 < found.error[0] < alone  # they share rows and most rollouts


def test_bounds_hold_whatever_the_failed_ones_would_have_been(whole, outcome):
    truth = reduce.labels(whole).by_row()
    rows = reduce.labels(outcome).by_row()
    for k, name in enumerate(rows.names):
        bounds = rows.bounds(name)
        assert bounds.least <= truth.mean[k] <= bounds.most
        assert bounds.least <= rows.mean[k] <= bounds.most
        assert bounds.most - bounds.least == pytest.approx(rows.failed / outcome.rollouts)


def test_an_event_is_a_label_or_a_day_and_never_a_failure(outcome):
    hit = reduce.hits_of(outcome, ("tie", "broken"))
    assert hit.sum() == outcome.by_row(outcome.is_label("tie", "broken"))[0].sum()
    came = reduce.hits_of(outcome, ("", "deal"))
    assert not (came & ~outcome.valid).any() and came.any()
    rows = reduce.shares(outcome, {"a": hit, "b": came})
    assert rows.totals.sum(axis=0).tolist() == [hit.sum(), came.sum()]


def test_a_last_row_cut_short_weighs_as_much_as_it_has(whole):
    n = 8 * 40 + 3
    cut = dataclasses.replace(whole, rollouts=n, labels=whole.labels[:n], counts=whole.counts[:n])
    rows = reduce.labels(cut).by_row()
    assert rows.ran[-1] == 3 and rows.failed == 0
    assert rows.mean[0] == pytest.approx((cut.labels[:, 0] == 0).mean())
    assert rows.linear().mean(axis=0)[0] == pytest.approx(rows.mean[0])


def test_a_sweeps_sums_are_the_same(outcome):
    """`tally` keeps for a cell what the reducer gives for a run."""
    sums = sums_of(outcome, outcome.rows)
    rows, days = reduce.labels(outcome).by_row(), reduce.amounts(outcome).by_row()
    assert np.array_equal(sums["hits"], rows.totals) and np.array_equal(sums["trials"], rows.ran)
    assert np.array_equal(sums["sums"], days.totals)
    assert np.array_equal(sums["seen"], days.counted)
    longer = sums_of(outcome, outcome.rows + 3)
    assert longer["hits"][-3:].sum() == 0 and len(longer["seen"]) == outcome.rows + 3


def test_squared_distances_are_those_within_each_row(outcome):
    table = reduce.amounts(outcome)
    found, k = table.inside(), table.names.index("day_of_deal")
    for r in range(60):
        x = outcome.count("day_of_deal")[(outcome.row == r) & outcome.valid]
        x = x[np.isfinite(x)]
        assert found[r, k] == pytest.approx(((x - x.mean()) ** 2).sum() if len(x) else 0.0)


def test_what_is_unknown_is_no_sign(whole):
    one = reduce.labels(failing(whole, 0.2)).by_row()
    none = reduce.labels(failing(whole, 1.0)).by_row()
    assert (totals.difference(one, none).z == 0).all()
    first = dataclasses.replace(whole, rollouts=8, labels=whole.labels[:8], counts=whole.counts[:8])
    row = reduce.labels(first).by_row()
    assert np.isinf(totals.difference(row, row).error).all()


def test_an_export_by_row_has_the_means_of_what_ran(outcome):
    _, found = to_ema(outcome, per="row")
    rows = reduce.labels(outcome).by_row()
    assert len(found["tie__broken"]) == 58
    np.testing.assert_array_equal(found["tie__broken"],
                                  rows.means[2:, rows.names.index("tie=broken")])
    experiments, single = to_ema(outcome)
    assert len(experiments) == outcome.completed == len(single["risk"])


def test_a_run_of_which_nothing_is_left_is_refused(whole):
    gone = failing(whole, 1.0)
    assert np.isnan(reduce.labels(gone).by_row().mean).all()
    with pytest.raises(RunError, match="every rollout of it failed.*the first: x"):
        reduce.require(gone, "it")
