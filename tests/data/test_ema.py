"""Runs and sweeps as the EMA Workbench has them, and read back by it."""

import warnings

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.errors import UsageError
from sim.play import simulate
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.questions.factors import design_of, words
from sim.scenario.load import load

S = load("textbook")


@pytest.fixture(scope="module")
def run():
    return simulate(S, 80, 7, 1, 4)


def test_an_experiment_is_a_rollout(run):
    x, y = sim.to_ema(run)
    assert len(x) == 80 and x["scenario"].tolist() == run.row.tolist()
    assert x["challenger.resolve"].tolist() == \
        run.values[run.row, run.varying.index("challenger.resolve")].tolist()
    names = run.doctrine_names["challenger"]
    assert x["challenger"].tolist() == [names[k] for k in run.doctrines[run.row, 0]]
    assert y["end_state__limited_war"].tolist() == \
        run.is_label("end_state", "limited_war").astype(int).tolist()
    total = sum(y[f"end_state__{x}"] for x in run.axes["end_state"])
    assert (total == 1).all()
    assert np.array_equal(y["deaths_defender"], run.count("deaths_defender"), equal_nan=True)


def test_every_outcome_has_a_name_of_its_own_that_is_an_identifier(run):
    y = sim.to_ema(run)[1]
    assert len(y) == sum(map(len, run.axes.values())) + len(run.count_names)
    assert all(name.isidentifier() for name in y)


def test_failed_rollouts_are_left_out(run):
    import dataclasses

    x, y = sim.to_ema(dataclasses.replace(run, failed=[(5, 1, "a fault")]))
    assert len(x) == 79 == len(y["deals"])


def test_an_experiment_is_a_row(run):
    x, y = sim.to_ema(run, per="row")
    assert len(x) == 20 and x["scenario"].tolist() == list(range(20))
    hits, trials = run.by_row(run.is_label("end_state", "limited_war"))
    assert y["end_state__limited_war"].tolist() == (hits / trials).tolist()
    assert y["deaths_defender"] == pytest.approx(
        run.count("deaths_defender").reshape(20, 4).mean(axis=1))
    with pytest.raises(UsageError, match="did you mean 'row'"):
        sim.to_ema(run, per="rows")


def test_an_experiment_is_a_cell():
    said = words(S, {"challenger": "bluff,ultimatum", "challenger.resolve": "0.2,0.8"}, None)
    task = task_of(S, {}, design_of(S, said.factors, "grid", 2, 7), 40, 7, 4)
    cells = sweep(task, "grid", on_threads(1))
    x, y = sim.to_ema(cells)
    assert x["challenger"].tolist() == ["bluff", "bluff", "ultimatum", "ultimatum"]
    assert x["challenger.resolve"].tolist() == [0.2, 0.8, 0.2, 0.8]
    assert y["end_state__limited_war"].tolist() == \
        cells.shares[0][:, cells.column("end_state", "limited_war")].tolist()


def test_the_workbench_reads_the_file(tmp_path, capsys):
    ema = pytest.importorskip("ema_workbench")
    folder, file = tmp_path / "r", tmp_path / "x.tar.gz"
    assert main(["run", "scenario=textbook", "rollouts=80", "replicates=4", "workers=1",
                 "figures=false", f"out={folder}"]) == 0
    assert main(["export", str(folder), str(file)]) == 0
    assert "80 experiments" in capsys.readouterr().out
    with warnings.catch_warnings():
        warnings.simplefilter("error", DeprecationWarning)
        x, y = ema.load_results(str(file))
    known, outcomes = sim.to_ema(folder)
    assert list(x.columns) == list(known.columns) and list(y) == list(outcomes)
    for name in known:
        assert x[name].tolist() == known[name].tolist()
        assert x[name].dtype.name == known[name].dtype.name
    for name, values in outcomes.items():
        assert np.array_equal(y[name], values, equal_nan=True), name


def test_the_file_is_one_that_any_reader_opens(tmp_path):
    import json
    import tarfile

    import pandas as pd

    file = tmp_path / "x.tar.gz"
    known, outcomes = sim.to_ema(simulate(S, 20, 7, 1, 4), file)
    with tarfile.open(file, "r:gz") as archive:
        about = json.load(archive.extractfile("metadata.json"))
        table = pd.read_csv(archive.extractfile("experiments.csv"))
        (found,) = pd.read_csv(archive.extractfile("deals.cls"), header=None).to_numpy().T
    assert table["challenger.resolve"].tolist() == known["challenger.resolve"].tolist()
    assert [name for _, name, _ in about["outcomes"]] == list(outcomes)
    assert found.tolist() == outcomes["deals"].tolist()
