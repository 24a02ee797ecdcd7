"""Codes in sources lead to the claims they stand for."""

import shutil

from sim.report.data.claims import claims
from sim.scenario.load import load
from sim.scenario.roots import data_root

ROWS = [{"source": "A22, A23; judgement on size"}, {"source": "A07; no B-52 in it"},
        {"source": "Z99"}]


def test_codes_of_a_source_are_told_once_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = claims(load("idlib_2020"), ROWS)
    assert [row["code"] for row in found] == ["A07", "A22", "A23"]
    assert all(len(row["text"]) > 20 for row in found)


def test_a_scenario_takes_the_claims_of_its_base():
    assert claims(load("idlib_2019_december"), ROWS) == claims(load("idlib_2020"), ROWS)


def test_without_a_table_or_a_scenario_nothing_is_told(tmp_path):
    shutil.copytree(data_root() / "scenarios" / "textbook", tmp_path / "textbook")
    assert claims(load(tmp_path / "textbook"), ROWS) == []
    assert claims(None, ROWS) == []
