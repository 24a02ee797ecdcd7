"""Summary, answer, digest, files."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from sim.data import store
from sim.data.asked import Asked
from sim.data.digest import digest
from sim.data.frames import rollout_table, with_dates
from sim.data.summary import summarise
from sim.errors import RunError
from sim.questions.run.answer import Run
from tests.data.synthetic import AXES, synthetic


@pytest.fixture(scope="module")
def outcome():
    """1000 rollouts in 100 rows."""
    return synthetic()


def test_summary(outcome):
    """Every label is listed, shares add up, and ranges hold the share."""
    summary = summarise(outcome)
    assert {axis: list(rows) for axis, rows in summary["outcomes"].items()} == AXES
    for rows in summary["outcomes"].values():
        assert sum(row["p"] for row in rows.values()) == pytest.approx(1)
        assert all(0 <= row["low"] <= row["p"] <= row["high"] <= 1 for row in rows.values())
    never = summary["counts"]["day_of_execution"]
    assert never["share"]["p"] == 0 and never["q50"] is None
    json.dumps(summary, allow_nan=False)


def test_what_stood_at_a_deadline_is_summed_up_where_there_was_one(outcome):
    """200 rollouts reach it, 150 of them with a 1; the others hold -1, which is no number of it."""
    held = np.full((1000, 1), -1.0, np.float32)
    held[:200], held[:50] = 1, 0
    both = dataclasses.replace(outcome, count_names=(*outcome.count_names, "locked_at_deadline"),
                               counts=np.hstack([outcome.counts, held]))
    row = summarise(both)["counts"]["locked_at_deadline"]
    assert (row["mean"], row["share"]["p"], row["q05"]) == (0.75, 0.2, 0.0)
    column = rollout_table(both)["locked_at_deadline"]
    assert column.null_count == 800 and set(column.drop_null().to_pylist()) == {0.0, 1.0}


def test_failed_rollouts_are_left_out(outcome):
    """A failed rollout counts as failed and in no share."""
    broken = dataclasses.replace(outcome, failed=[(3, 17, "nan in tie")])
    summary = summarise(broken)
    assert (summary["n"], summary["failed"]) == (999, 1)
    assert "rollout 3, step 17: nan in tie" in Run(broken).text


def test_digest(outcome):
    """Any bit counts; memory order and the form of nan do not."""
    labels = outcome.labels.copy()
    labels[0, 0] ^= 1
    assert digest(dataclasses.replace(outcome, labels=labels)) != digest(outcome)
    turned = dataclasses.replace(outcome, counts=np.asfortranarray(outcome.counts))
    assert digest(turned) == digest(outcome)


def test_save_and_load(outcome, tmp_path):
    """What is kept comes back bit by bit, with nothing temporary left behind."""
    record = store.save(outcome, tmp_path, Asked("run", {"seed": 7}), "An answer.")
    back, summary = store.load(tmp_path)
    assert record["status"] == "complete"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*record["files"], "manifest.json"])
    assert digest(back) == digest(outcome) == record["digest"]
    assert summary == summarise(outcome)
    for field in dataclasses.fields(outcome):
        mine, other = getattr(outcome, field.name), getattr(back, field.name)
        assert (
            np.array_equal(mine, other, equal_nan=mine.dtype.kind == "f")
            if isinstance(mine, np.ndarray)
            else mine == other
        )
    assert repr(Run.load(tmp_path)).startswith("<Run 'textbook': 1,000 rollouts")


def test_parquet(outcome, tmp_path):
    """A row a rollout; a day that never came is null; quantiles in long form."""
    import pandas as pd

    store.save(outcome, tmp_path, Asked("run", {}), "An answer.")
    frame = pd.read_parquet(tmp_path / "rollouts.parquet")
    assert len(frame) == 1000
    assert list(frame["outcome.tie"].astype(str)) == [AXES["tie"][k] for k in outcome.labels[:, 3]]
    assert frame["day_of_execution"].isna().all()
    series = pd.read_parquet(tmp_path / "series.parquet")
    assert len(series) == outcome.days * len(outcome.series_names) * 5
    pd.testing.assert_frame_equal(with_dates(frame, outcome), Run(outcome).to_frame(),
                                  check_categorical=False)


def test_trouble(outcome, tmp_path):
    """A path that cannot be a folder, an unfinished run and a missing one are refused plainly."""
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot write"):
        store.save(outcome, tmp_path / "file", Asked("run", {}), "An answer.")
    with pytest.raises(RunError, match="no results can be read"):
        store.load(tmp_path / "absent")
    store.save(outcome, tmp_path / "run", Asked("run", {}), "An answer.", every_rollout=False)
    assert not (tmp_path / "run" / "rollouts.parquet").exists()
    path = tmp_path / "run" / "manifest.json"
    path.write_text(path.read_text().replace('"complete"', '"writing"'))
    with pytest.raises(RunError, match="not finished"):
        store.load(tmp_path / "run")


def test_full_disk(outcome, tmp_path, monkeypatch):
    """A disk that fills up leaves no half-written file and no manifest that says complete."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_series", full)
    with pytest.raises(RunError, match="No space left"):
        store.save(outcome, tmp_path, Asked("run", {}), "An answer.")
    assert not list(tmp_path.glob(".*"))
    assert json.loads((tmp_path / "manifest.json").read_text())["status"] == "writing"
