"""Sweeps: a cell is a run; shares, files and pages are those of the rollouts."""

import json

import numpy as np
import pandas as pd
import pytest

from sim.cli import main
from sim.data.cells_files import load, long, wide
from sim.data.summary import summarise, summarise_axis
from sim.errors import RunError
from sim.play import simulate
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.questions.factors import design_of, words
from sim.questions.sweep.correlates import bins, correlates, epsilon_squared
from sim.questions.sweep.text import text
from sim.scenario.designs import place_points, unit, weights
from sim.scenario.load import load as load_scenario

S = load_scenario("textbook")
WORDS = {"challenger.resolve": "0.2,0.5,0.8", "challenger": "bluff,ultimatum"}


def swept(rest, kind="grid", points=64, rollouts=80, replicates=4, over=None, **more):
    said = words(S, rest, over)
    design = design_of(S, said.factors, kind, points, 7)
    task = task_of(S, said.common, design, rollouts, 7, replicates)
    return sweep(task, kind, on_threads(1, **more))


@pytest.fixture(scope="module")
def cells():
    return swept(WORDS)


def test_a_cell_says_what_the_run_with_its_words_says(cells):
    assert len(cells) == 6
    for c in range(6):
        alone = simulate(S, 80, 7, 1, 4, overrides=cells.said(c))
        known = summarise_axis(alone, "end_state")
        for label, row in known.items():
            k = cells.column("end_state", label)
            got = [float(a[c, k]) for a in cells.shares]
            assert got == pytest.approx([row["p"], row["low"], row["high"]], abs=1e-9)
        whole = summarise(alone)["counts"]
        k = cells.count_names.index("deaths_defender")
        assert cells.means[c, k] == pytest.approx(whole["deaths_defender"]["mean"], rel=1e-6)


@pytest.mark.parametrize("kind", ["lhs", "sobol", "halton"])
def test_samples_fill_the_space(kind):
    u = unit(kind, 64, 3, 7)
    assert u.shape == (64, 3) and np.array_equal(u, unit(kind, 64, 3, 7))
    counts = np.histogram(u[:, 0], 8, (0, 1))[0]
    assert counts.min() >= (8 if kind != "halton" else 6)
    assert not np.array_equal(u, unit(kind, 64, 3, 8))


def test_points_follow_priors_and_weights():
    said = words(S, {}, "all")
    u = np.full((3, len(said.factors)), 0.5)
    u[0], u[2] = 0.05, 0.95
    points = place_points(S, said.factors, u)
    k = [f.key for f in said.factors].index("challenger.resolve")
    prior = S.parameters["challenger.resolve"]
    assert points[:, k] == pytest.approx([prior.low, prior.central, prior.high], rel=1e-3)
    d = [f.key for f in said.factors].index("challenger")
    many = np.tile(np.linspace(0.0005, 0.9995, 1000)[:, None], (1, len(said.factors)))
    level = place_points(S, said.factors, many)[:, d].astype(int)
    w = weights(S, said.factors[d])
    assert np.bincount(level, minlength=len(w)) / 1000 == pytest.approx(w / w.sum(), abs=2e-3)


def test_a_sampled_sweep_finds_what_moves_the_answer():
    found = swept({"challenger.war_cost": "interval(0.0,3.0)", "defender.reconsider_signal":
                   "interval(0.1,0.9)"}, "lhs", 200, 60)
    order = correlates(found, found.measure("end_state:limited_war"))
    assert order[0].key == "challenger.war_cost" and order[0].explained > 0.3
    assert order[1].explained < 0.1


def test_variance_explained_is_right_on_known_data():
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(4), 200)
    noise = rng.normal(size=800)
    assert epsilon_squared(group, noise) < 0.02
    assert epsilon_squared(group, group + noise * 0.1) > 0.98
    assert np.bincount(bins(rng.normal(size=1000), False)).tolist() == [100] * 10


def test_tables_hold_every_cell_and_measure(cells):
    w, tidy = wide(cells).to_pandas(), long(cells).to_pandas()
    assert list(w["challenger"])[:2] == ["bluff", "ultimatum"] and (w["n"] == 80).all()
    labels = [c for c in w.columns if c.startswith("end_state=") and "." not in c]
    assert w[labels].sum(axis=1).to_numpy() == pytest.approx(1.0)
    one = tidy[(tidy.kind == "share") & (tidy.measure == labels[0])]
    assert one.value.to_numpy() == pytest.approx(w[labels[0]].to_numpy())
    assert set(tidy.kind) == {"share", "mean", "came"}
    assert len(tidy[tidy.kind == "mean"]) == 6 * len(cells.count_names)


def test_the_command_keeps_and_reads_back(tmp_path, capsys):
    out = tmp_path / "s"
    command = ["sweep", "scenario=textbook", *(f"{k}={v}" for k, v in WORDS.items()),
               "rollouts=40", f"out={out}"]
    assert main(command) == 0
    first = capsys.readouterr().out
    assert "over 6 cells" in " ".join(first.split()) and "ultimatum" in first
    names = {p.name for p in out.iterdir()}
    assert {"cells.parquet", "cells_long.parquet", "cells.npz", "answer.txt", "figures",
            "manifest.json"} <= names and ".parts" not in names
    back = load(out)
    assert json.loads((out / "manifest.json").read_text())["digest"] == back.digest
    assert len(pd.read_parquet(out / "cells.parquet")) == 6
    assert main(command) == 0
    again = capsys.readouterr().out
    assert "was complete already" in again and first.split("\n\n")[0] in again
    assert main([*command[:-2], "rollouts=60", f"out={out}"]) == 2
    assert "rollouts is 40 there and 60 here" in capsys.readouterr().err
    (out / "cells.npz").write_bytes(b"x")
    with pytest.raises(RunError, match="damaged"):
        load(out)


def test_an_interrupted_sweep_goes_on_to_the_same(tmp_path):
    def stop(done, total, notice):
        if done >= 300:
            raise KeyboardInterrupt

    whole = swept(WORDS).digest
    with pytest.raises(KeyboardInterrupt):
        swept(WORDS, progress=stop, folder=tmp_path, chunk=50)
    assert list((tmp_path / ".parts").iterdir())
    assert swept(WORDS, folder=tmp_path).digest == whole


@pytest.mark.parametrize(("args", "says"), [
    (["challenger.resolve=0.3"], "nothing varies"),
    (["challenger.resolve=interval(0.1,0.9)"], "needs levels or design=lhs"),
    (["challenger.resolve=0.1,0.2", "design=sobl"], "did you mean 'sobol'"),
    (["challenger.resolve=linspace(0,1,9000)", "defender.resolve=linspace(0,1,9000)"], "at most"),
    (["challenger.resolve=0.1,0.2", "outcome=end_state"], "outcome=end_state"),
])
def test_a_sweep_that_cannot_be_is_one_error(args, says, tmp_path, capsys):
    assert main(["sweep", "scenario=textbook", *args, f"out={tmp_path / 'x'}"]) == 2
    err = capsys.readouterr().err
    assert says in err and "Traceback" not in err and not (tmp_path / "x").exists()


def test_few_points_for_many_factors_are_cautioned():
    found = swept({}, "lhs", 40, 10, 10, over="all")
    assert "go together by accident" in text(found, found.measure("end_state:limited_war"))


def test_a_failing_cell_is_a_row_and_the_rest_stands(monkeypatch):
    import dataclasses

    whole = swept(WORDS)
    failed = [(k, 5, "day 3: ZeroDivisionError: x") for k in range(80)]
    hits, trials = whole.hits.copy(), whole.trials.copy()
    hits[0], trials[0] = 0, 0
    broken = dataclasses.replace(whole, hits=hits, trials=trials, failed=failed)
    page = text(broken, broken.measure("end_state:limited_war"))
    assert "80 of 480 rollouts failed in 1 cell and are left out" in page and "with failed" in page
    table = wide(broken).to_pandas()
    assert table["failed"].tolist() == [80, 0, 0, 0, 0, 0] and table.loc[0, "n"] == 0
    assert np.isnan(table.loc[0, "end_state=limited_war"])
