"""`escalade run -m`: ordinary runs in numbered folders; gathered, they are the sweep's cells."""

import json

import numpy as np
import pandas as pd
import pytest

from sim.cli import main, multirun
from sim.cli.multirun import expand
from sim.data.jobs import cells_of_jobs, read_jobs
from sim.data.store import load
from sim.errors import RunError, UsageError
from sim.play.lock import Lock

SMALL = ["rollouts=40", "replicates=4", "workers=1", "figures=false"]
WORDS = ["challenger.resolve=0.2,0.8", "challenger=bluff,ultimatum"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("m") / "jobs"
    assert main(["run", "-m", "scenario=textbook", *WORDS, *SMALL, f"out={out}"]) == 0
    return out


def test_words_are_expanded_as_levels():
    assert expand({"scenario": "textbook", "a": "1,2", "out": "x,y", "b": "u,v"}) == [
        ["scenario=textbook", f"a={a}", f"b={b}"] for a in (1, 2) for b in "uv"]
    assert [w[0] for w in expand({"a": "range(1,4)"})] == ["a=1", "a=2", "a=3"]
    assert [w[0] for w in expand({"a": "choice(p,q)"})] == ["a=p", "a=q"]
    assert expand({"a": "0.2:0.5:0.8,0.3:0.5:0.7"})[1] == ["a=0.3:0.5:0.7"]
    assert [w[0] for w in expand({"a": "range(0.2,0.5,0.1)"})] == ["a=0.2", "a=0.3", "a=0.4"]
    assert [w[0] for w in expand({"a": "true,null,'x y'"})] == ["a=true", "a=null", "a=x y"]
    assert expand({"scenario": "a folder/x=1", "b": "0.30"}) == [["scenario=a folder/x=1",
                                                                   "b=0.30"]]
    for given, says in (({"a": "1,("}, r"a=1,\("), ({"a": "interval(0,1)"}, "has no levels"),
                        ({"a": "range(0,200)", "b": "range(0,200)"}, "40,000 jobs")):
        with pytest.raises(UsageError, match=says):
            expand(given)


def test_every_job_is_the_ordinary_run(folder, tmp_path):
    alone = tmp_path / "r"
    assert main(["run", "scenario=textbook", "challenger.resolve=0.2", "challenger=ultimatum",
                 *SMALL, f"out={alone}"]) == 0
    manifests = [json.loads((p / "manifest.json").read_text()) for p in (folder / "1", alone)]
    assert manifests[0]["digest"] == manifests[1]["digest"]
    assert manifests[0]["key"] == manifests[1]["key"]
    noted = json.loads((folder / "jobs.json").read_text())["jobs"]
    assert [j["status"] for j in noted] == ["complete"] * 4
    assert "challenger=ultimatum" in noted[1]["words"]


def test_gathered_jobs_are_the_cells_of_the_sweep(folder, tmp_path, capsys):
    swept = tmp_path / "s"
    assert main(["sweep", "scenario=textbook", *WORDS, *SMALL, f"out={swept}"]) == 0
    capsys.readouterr()
    assert main(["gather", str(folder)]) == 0
    assert "over 4 cells" in " ".join(capsys.readouterr().out.split())
    for name in ("cells.parquet", "cells_long.parquet"):
        ours, theirs = pd.read_parquet(folder / name), pd.read_parquet(swept / name)
        pd.testing.assert_frame_equal(ours, theirs, check_exact=False, rtol=1e-6)
    assert main(["gather", str(folder)]) == 0


def test_one_failing_job_is_a_line_and_a_cell(tmp_path, capsys):
    out = tmp_path / "m"
    words = ["run", "-m", "scenario=textbook", "challenger.resolve=0.2,1.8,0.8", *SMALL,
             f"out={out}"]
    assert main(words) == 1
    page = capsys.readouterr().out
    assert "FAILED: challenger.resolve: 1.8 is out of range" in page and "3 jobs, 1 failed" in page
    assert not (out / "1" / "manifest.json").exists() and load(out / "2")[0].rollouts == 40
    assert main(["gather", str(out)]) == 0
    assert "1.8 is out of range" in capsys.readouterr().out
    table = pd.read_parquet(out / "cells.parquet")
    assert table["n"].tolist() == [40, 0, 40]
    assert table["challenger.resolve"].tolist() == ["0.2", "1.8", "0.8"]
    assert np.isnan(table["end_state=limited_war"][1])


def test_a_fault_of_the_programme_in_one_job_does_not_end_the_rest(tmp_path, capsys, monkeypatch):
    real, calls = multirun.ask_run, []

    def faulty(*args):
        calls.append(args)
        if len(calls) == 1:
            raise ZeroDivisionError("planted")
        return real(*args)

    monkeypatch.setattr(multirun, "ask_run", faulty)
    words = ["run", "-m", "scenario=textbook", WORDS[0], *SMALL, f"out={tmp_path / 'm'}"]
    assert main(words) == 1
    assert "FAILED: ZeroDivisionError: planted" in capsys.readouterr().out
    assert main(words) == 0  # the same command plays what is left
    assert len(calls) == 4 and "2 jobs\n" in capsys.readouterr().out


def test_an_interrupted_multirun_says_how_to_go_on(tmp_path, capsys, monkeypatch):
    real, calls = multirun.ask_run, []

    def stopped(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args)

    out = tmp_path / "m"
    words = ["run", "-m", "scenario=textbook", WORDS[0], *SMALL, f"out={out}"]
    monkeypatch.setattr(multirun, "ask_run", stopped)
    assert main(words) == 130
    assert f"the same command with out={out} goes on" in capsys.readouterr().err
    first = (out / "0" / "manifest.json").stat().st_mtime_ns
    assert main(words) == 0
    assert (out / "0" / "manifest.json").stat().st_mtime_ns == first
    assert load(out / "1")[0].rollouts == 40


def test_the_folder_of_other_jobs_is_refused(folder, tmp_path, capsys):
    assert main(["run", "-m", "scenario=textbook", WORDS[0], *SMALL, f"out={folder}"]) == 2
    assert "holds other jobs" in capsys.readouterr().err
    (tmp_path / "x").write_text("mine")
    assert main(["run", "-m", "scenario=textbook", WORDS[0], *SMALL, f"out={tmp_path}"]) == 2
    assert "not empty" in capsys.readouterr().err
    assert main(["gather", str(tmp_path)]) == 2
    assert "holds no finished run" in capsys.readouterr().err
    assert main(["gather", str(folder / "0")]) == 2
    assert "is a run itself" in capsys.readouterr().err


def test_jobs_of_different_size_share_columns(tmp_path):
    out = tmp_path / "m"
    assert main(["run", "-m", "scenario=textbook", "rollouts=40,20", *SMALL[1:], f"out={out}"]) == 0
    cells = cells_of_jobs(read_jobs(out))
    assert cells.n.tolist() == [40, 20] and cells.factors[0]["key"] == "rollouts"
    half = load(out / "1")[0]
    share = cells.shares[0][1, cells.column("end_state", "limited_war")]
    assert share == half.is_label("end_state", "limited_war").mean()


def test_jobs_with_other_outcomes_are_gathered_apart(folder):
    import dataclasses

    jobs = read_jobs(folder)
    odd = dataclasses.replace(jobs[1].outcome, axes={"other": ["x"]})
    with pytest.raises(RunError, match="job 1 has other outcomes than job 0"):
        cells_of_jobs([jobs[0], dataclasses.replace(jobs[1], outcome=odd)])


def test_a_folder_of_jobs_is_played_by_one_process_at_a_time(folder, capsys):
    words = ["run", "-m", "scenario=textbook", *WORDS, *SMALL, f"out={folder}"]
    with Lock(folder):
        assert main(words) == 2
    assert "in use by this process" in capsys.readouterr().err
