"""Large results are worked through in blocks, with the bits of the whole."""

import hashlib

import numpy as np
import pyarrow.parquet as pq
import pytest

from sim.data import digest as room
from sim.data import frames
from tests.data.synthetic import synthetic


@pytest.fixture(scope="module")
def outcome():
    """103 rows of 10, the last one cut short."""
    import dataclasses

    whole = synthetic(rows=103)
    n = 1025
    return dataclasses.replace(
        whole, rollouts=n, labels=whole.labels[:n], counts=whole.counts[:n],
        failed=[(3, 5, "x"), (1024, 5, "y")],
    )


def test_blocks_are_the_whole(outcome, monkeypatch):
    for block in (1, 1000, 2**22):
        monkeypatch.setattr(room, "BLOCK", block)
        parts = list(room.blocks(outcome.counts, "<f4"))
        assert b"".join(parts) == room.canonical(outcome.counts, "<f4")
        assert all(len(part) <= max(block, outcome.counts[0].nbytes) for part in parts)


def test_digest_is_that_of_the_canonical_bytes(outcome, monkeypatch):
    whole = room.digest(outcome)
    monkeypatch.setattr(room, "BLOCK", 77)
    assert room.digest(outcome) == whole
    assert len(whole) == 2 * hashlib.sha256().digest_size


def test_rows_are_counted_as_their_rollouts_are(outcome):
    hit = outcome.is_label("tie", "strained")
    hits, trials = outcome.by_row(hit)
    good = outcome.valid
    assert (hits.dtype, len(hits), outcome.rows) == (np.float64, 103, 103)
    for r in range(103):
        mine = outcome.row == r
        assert hits[r] == np.count_nonzero(hit & good & mine)
        assert trials[r] == np.count_nonzero(good & mine)
    assert (trials[0], trials[1], trials[102]) == (9, 10, 4)


def test_rollouts_are_streamed_in_row_groups(outcome, tmp_path, monkeypatch):
    whole = frames.rollout_table(outcome)
    monkeypatch.setattr(frames, "GROUP", 200)
    frames.write_rollouts(outcome, tmp_path / "r.parquet")
    file = pq.ParquetFile(tmp_path / "r.parquet")
    sizes = [file.metadata.row_group(k).num_rows for k in range(file.metadata.num_row_groups)]
    assert sizes == [200, 200, 200, 200, 200, 25]
    back = file.read()
    assert back.column_names == whole.column_names
    assert back.to_pylist() == whole.to_pylist()
