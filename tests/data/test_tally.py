"""Sums over groups of rollouts, against loops over single rollouts. Exact."""

from __future__ import annotations

import numpy as np

from sim.data.tally import tally

SIZES = [3, 2]  # labels of two axes
ABSENT = np.array([False, True])  # the second count may have no value


def made(n: int = 40, groups: int = 5) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels, counts and groups, of uneven sizes; some rollouts failed, some counts never came."""
    rng = np.random.default_rng(4)
    labels = np.column_stack([rng.integers(0, size, n) for size in SIZES])
    counts = rng.normal(1.0, 2.0, (n, 2))
    counts[rng.random(n) < 0.2, 1] = np.nan
    failed = rng.random(n) < 0.2
    labels[failed], counts[failed] = -1, np.nan
    group = np.append(np.arange(groups), rng.integers(0, groups, n - groups))
    return labels, counts, np.sort(group)


def test_every_sum_is_that_over_the_rollouts_of_its_group_that_ran() -> None:
    labels, counts, group = made()
    found = tally(labels, counts, group, 5, SIZES, ABSENT)
    for g in range(5):
        rows = [k for k in range(len(group)) if group[k] == g and labels[k, 0] >= 0]
        assert found["trials"][g] == len(rows)
        hits = [sum(labels[k, axis] == x for k in rows)
                for axis, size in enumerate(SIZES) for x in range(size)]
        assert found["hits"][g].tolist() == hits
        for c in range(2):
            # A count that may be absent is below zero or nan where it never came.
            came = [counts[k, c] for k in rows if not ABSENT[c] or counts[k, c] >= 0.0]
            assert found["seen"][g, c] == len(came)
            np.testing.assert_allclose(found["sums"][g, c], sum(came))
            np.testing.assert_allclose(found["squares"][g, c], sum(x * x for x in came))
    assert found["trials"].sum() == (labels[:, 0] >= 0).sum() < len(group)


def test_a_group_of_which_all_failed_counts_for_nothing() -> None:
    labels, counts, group = made()
    labels[group == 2], counts[group == 2] = -1, np.nan
    found = tally(labels, counts, group, 5, SIZES, ABSENT)
    assert found["trials"][2] == 0 and not found["hits"][2].any() and not found["seen"][2].any()
