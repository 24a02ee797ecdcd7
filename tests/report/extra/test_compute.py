"""All sections of a run: the numbers of `compare`, failures told, and resumed to the same bytes."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from sim.engine.state.names import M_AUDIENCE
from sim.play import simulate
from sim.questions.compare.comparison import compare
from sim.scenario.load import load
from sim.scenario.roots import data_root
from sim.studies.change import between, by_output
from sim.studies.lab import Lab
from sim.studies.threat import BOUGHT
from sim.studies.versions import ultimatum_versions
from tests.play.plays import altered
from tests.questions.failing import striking
from tests.report.extra.all_sections import all_sections

N, SEED = 80, 7


@pytest.fixture(scope="module")
def book():
    return load("textbook")


@pytest.fixture(scope="module")
def run(book):
    return simulate(book, 400, SEED, 1, 4)


@pytest.fixture(scope="module")
def report(book, run):
    return all_sections(book, {}, run, None, N, 1)


def timeless(data):
    """Data without what a clock said."""
    if isinstance(data, dict):
        return {k: timeless(v) for k, v in data.items()
                if k not in ("seconds", "cost", "cost_seconds")}
    return [timeless(x) for x in data] if isinstance(data, list) else data


def test_the_threat_has_the_numbers_of_compare(book, report):
    found = compare(Lab(book, SEED, 1), ultimatum_versions(book), N, watched=0)
    assert [v["key"] for v in report["threat"]["versions"]] == list(BOUGHT)
    for version, told in zip(report["threat"]["versions"], found, strict=True):
        by = by_output(told.changes)
        for key, row in version["outcomes"].items():
            c = by[key.replace(".", "=")]
            assert (row["p"], row["diff"]) == (c.after, c.difference)
            assert (row["low"], row["high"]) == (c.difference - c.half, c.difference + c.half)
        for key, row in version["counts"].items():
            assert (row["mean"], row["diff"]) == (by[key].after, by[key].difference)
        assert version["name"] and version["says"] and any(
            row["diff"] for row in version["outcomes"].values())
    assert report["threat"]["n"] == N and report["threat"]["seconds"] > 0
    none = report["threat"]["versions"][0]
    assert none["left_out"] == ["ultimatum"] and "ultimatum.met" not in none["outcomes"]


def test_base_shares_are_those_of_the_same_rollouts(book, report):
    plain = simulate(book, N, SEED, 1, 2)
    for key, row in report["threat"]["base"]["outcomes"].items():
        axis, _, label = key.partition(".")
        assert row["p"] == pytest.approx(plain.is_label(axis, label).mean())
        assert row["low"] <= row["p"] <= row["high"]


def test_every_doctrine_of_actors_with_several_is_paired_with_the_run(book, report):
    rows = report["doctrines"]["rows"]
    assert [(r["actor"], r["doctrine"]) for r in rows] == [
        (a.name, d) for a in book.actors if len(a.doctrines) > 1 for d in a.doctrine_names]
    n, asked = report["doctrines"]["n"], report["doctrines"]["question"]
    for r in rows[:2]:
        fixed = {r["actor"]: r["doctrine"]}
        pair = [simulate(book, n, SEED, 1, 2, overrides=o) for o in ({}, fixed)]
        c = by_output(between(*pair))[asked.replace(".", "=")]
        assert (r["p"], r["diff"], r["low"]) == (c.after, c.difference, c.difference - c.half)
        assert r["actor_name"] and r["name"]


def test_mechanisms_that_move_nothing_are_counted(book, report):
    found = report["mechanisms"]
    assert found["tried"] == len(found["rows"]) + found["others"] == sum(book.mechanisms.values())
    assert len(found["others_names"]) == found["others"] > 0
    for row in found["rows"]:
        assert row["low"] > 0 or row["high"] < 0
    sizes = [abs(r["diff"]) for r in found["rows"]]
    assert sizes == sorted(sizes, reverse=True)
    assert all(abs(r["diff"]) <= found["others_most"] + 1 for r in found["rows"])


def test_all_is_json_and_every_part_says_what_it_cost(report):
    assert json.loads(json.dumps(report, allow_nan=False)) == report
    assert report["cost"]["seen"]["rollouts"] == 0
    assert all(report[name]["cost_rollouts"] > 0 for name in ("threat", "doctrines", "mechanisms"))


def test_overrides_of_the_run_hold_in_every_version(book, run, report):
    changed = all_sections(book, {"defender.war_cost": "3.0"}, run, None, N, 1)
    plain = simulate(book, N, SEED, 1, 2, overrides={"defender.war_cost": "3.0"})
    for key, row in changed["threat"]["base"]["outcomes"].items():
        assert row["p"] == pytest.approx(plain.is_label(*key.split(".")).mean())
    assert changed["threat"]["base"] != report["threat"]["base"]
    fixed = all_sections(book, {}, run, None, N, 1, drawn="named")["doctrines"]
    named_ones = {(a.name, a.doctrine) for a in book.actors}
    assert not named_ones & {(r["actor"], r["doctrine"]) for r in fixed["rows"]}


def test_failed_rollouts_are_counted_and_bounded(book, run, monkeypatch):
    altered(monkeypatch, striking(0.25, 3))
    found = all_sections(book, {}, run, None, N, 1)
    assert found["threat"]["failed"] > 0
    for version in found["threat"]["versions"]:
        assert version["failed"] > 0
        for key, row in version["outcomes"].items():
            assert row["least"] <= row["p"] <= row["most"], key
            assert row["most"] - row["least"] == pytest.approx(version["failed"] / N)
    total = sum(r["p"] for k, r in found["threat"]["versions"][1]["outcomes"].items()
                if k.startswith("end_state."))
    assert total == pytest.approx(1)


def test_a_version_of_which_every_rollout_fails_says_so(book, run, monkeypatch):
    def gone(outcome, task):
        if task.plan.case.record["on"][M_AUDIENCE] == 0:
            outcome.labels[:] = -1
            outcome.failed.extend((k, 3, "gone") for k in range(outcome.rollouts))
        return outcome

    altered(monkeypatch, gone)
    found = all_sections(book, {}, run, None, N, 1)["mechanisms"]
    (row,) = found["failed_wholly"]
    assert row["key"] == "audience" and row["none"] == "every rollout failed; the first: gone"
    assert found["tried"] == len(found["rows"]) + found["others"] + 1


def test_a_scenario_without_an_ultimatum_says_so(book, run):
    record = book.record.copy()
    record["n_ultimatums"] = 0
    from sim.report.extra.threat import threat

    assert threat(Lab(book.changed(record=record), SEED, 1), N) == {
        "none": "there is no ultimatum in this scenario"}


KILLED = """
import sys
from pathlib import Path
from sim.play import simulate
from sim.scenario.load import load
from tests.report.extra.all_sections import all_sections
book = load("textbook")
all_sections(book, {}, simulate(book, 400, 7, 1, 4), Path(sys.argv[1]), 80, 1)
"""


def test_killed_it_resumes_to_the_same_bytes(book, run, report, tmp_path):
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], cwd=data_root(),
                             env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    kept = tmp_path / ".parts"
    until = time.monotonic() + 300
    while len(list(kept.glob("*/*.npz"))) < 4 and time.monotonic() < until and child.poll() is None:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    before = {p.parent.name: p.stat().st_mtime_ns for p in kept.glob("*/*.npz")}
    assert 4 <= len(before) < 20
    resumed = all_sections(book, {}, run, tmp_path, N, 1)
    assert json.dumps(timeless(resumed)) == json.dumps(timeless(report))
    after = {p.parent.name: p.stat().st_mtime_ns for p in kept.glob("*/*.npz")}
    assert before.items() <= after.items() and len(after) > len(before)
