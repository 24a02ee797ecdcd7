"""Tables and labelled arrays carry units and meanings, and know what did not run."""

import dataclasses

import numpy as np
import pyarrow.parquet as pq
import pytest

import sim
from sim.data.frames import write_rollouts, write_series
from sim.data.xarrays import dataset
from sim.errors import UsageError
from sim.play import simulate
from sim.play.session import on_threads
from sim.play.simulate import task_of
from sim.scenario.load import load
from tests.play.test_failures import divides_by_zero


@pytest.fixture(scope="module")
def outcome():
    return simulate(load("textbook"), 90, 7, 1, 20)


def test_every_column_of_a_table_says_what_it_is(outcome, tmp_path):
    write_rollouts(outcome, tmp_path / "rollouts.parquet")
    write_series(outcome, tmp_path / "series.parquet")
    for name in ("rollouts", "series"):
        for field in pq.read_schema(tmp_path / f"{name}.parquet"):
            assert field.metadata and len(field.metadata[b"meaning"]) > 10, field.name
    units = {f.name: f.metadata.get(b"unit") for f in pq.read_schema(tmp_path / "rollouts.parquet")}
    assert units["deaths_defender"] == b"deaths" and units["day_of_execution"] == b"days"


def test_a_labelled_array_has_the_rollouts_at_their_places(outcome):
    pytest.importorskip("xarray")
    found = dataset(outcome)
    assert dict(found.sizes) == {"row": 5, "replicate": 20, "day": outcome.days}
    assert int(found.ran.sum()) == 90 and not found.ran.values[4, 10:].any()
    deaths = outcome.count("deaths_defender")
    assert found["deaths_defender"].values[3, 7] == deaths[67]
    assert float(found["deaths_defender"].mean()) == pytest.approx(deaths.mean())
    end = found["outcome.end_state"]
    assert float((end == "limited_war").sum()) == outcome.is_label("end_state", "limited_war").sum()
    assert end.values[4, 10] == ""
    series = found["share by day"].sel(row=2, replicate=5)
    at = outcome.series_names.index("share")
    np.testing.assert_array_equal(series.values, outcome.series[45, :, at])
    assert found["deaths_defender"].attrs["unit"] == "deaths"


def test_a_rollout_that_failed_is_no_value():
    pytest.importorskip("xarray")
    task = task_of(load("textbook"), 200, 7, 10, "mixture", {"challenger": divides_by_zero}, 200)
    outcome = on_threads(1).play(task)
    found = dataset(outcome)
    assert 0 < len(outcome.failed) == int((~found.ran).sum())
    for name in ("deaths_defender", "share by day"):
        assert bool(found[name].isnull().where(~found.ran, True).all())
    assert (found["outcome.end_state"].values[~found.ran.values] == "").all()


def test_without_the_library_it_says_what_to_install(outcome, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "xarray", None)
    with pytest.raises(UsageError, match="pip install xarray"):
        dataset(dataclasses.replace(outcome))


@pytest.fixture(scope="module")
def sweep():
    return sim.sweep("textbook", {"challenger": "bluff,steady", "challenger.resolve": [0.2, 0.8]},
                     rollouts=40, replicates=4)


def test_every_column_of_a_sweeps_tables_says_what_it_is(sweep, tmp_path):
    sweep.save(tmp_path / "swept", figures=False)
    for name in ("cells", "cells_long"):
        for field in pq.read_schema(tmp_path / "swept" / f"{name}.parquet"):
            assert field.metadata and len(field.metadata[b"meaning"]) > 10, field.name
    units = {f.name: f.metadata.get(b"unit")
             for f in pq.read_schema(tmp_path / "swept" / "cells.parquet")}
    assert units["mean.deaths_defender"] == units["se.deaths_defender"] == b"deaths"


def test_a_sweep_as_a_labelled_array_has_cells_and_rows(sweep):
    pytest.importorskip("xarray")
    found, cells = sweep.to_xarray(), sweep.cells
    assert dict(found.sizes) == {"cell": 4, "row": 10} and int(found.ran.sum()) == 160
    name = "end_state=limited_war"
    np.testing.assert_allclose(found[name], found[f"{name} by row"].mean("row"))
    np.testing.assert_array_equal(found[name], cells.shares[0][:, cells.labels.index(
        ("end_state", "limited_war"))])
    held = found.where(found.challenger == "bluff", drop=True)
    assert held["challenger.resolve"].values.tolist() == ["0.2", "0.8"]
