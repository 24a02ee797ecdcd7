"""Every verb's page and JSON say how many rollouts failed and what that leaves open."""

import json

import pytest

from sim.cli import main
from tests.play.plays import altered
from tests.questions.failing import crisis, striking


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return crisis(tmp_path_factory.mktemp("failing"))


SAYS = "rollouts failed"
BOUND = "if all of them had ended so, or none had"
WORDS = {
    "run": (["rollouts=200", "figures=false", "out={out}"], BOUND),
    "compare": (["a.defender.war_cost=2.5", "rollouts=200", "watched=0", "replicates=2"], BOUND),
    "attribute": (["outcome=end_state:limited_war", "mechanisms=audience,lookahead",
                   "rollouts=200"], BOUND),
    "audit": (["rollouts=200"], "With failed"),
    "findings": (["rollouts=200", "replicates=2"], "With failed"),
    "sweep": (["defender.war_cost=1.5,2.5", "rollouts=100", "replicates=2", "figures=false",
               "out={out}"], "With failed"),
    "sensitivity": (["over=defender.*", "method=screen", "points=10", "rollouts=20"], BOUND),
    "discover": (["rollouts=800", "replicates=4", "outcome=end_state:limited_war"], BOUND),
}


@pytest.mark.parametrize("verb", WORDS)
def test_the_page_says_how_many_failed_and_what_that_leaves_open(folder, verb, tmp_path, capsys,
                                                                 monkeypatch):
    own, says = WORDS[verb]
    common = [verb, f"scenario={folder}", "code=true", "workers=1", "seed=7", "challenger=own"]
    if verb == "audit":
        altered(monkeypatch, striking(0.25, fixed=True))
        common = [verb, "scenario=textbook", "workers=1", "seed=7"]
    args = [*common, *(w.format(out=tmp_path / "x") for w in own)]
    assert main(args) in (0, 1)
    page = " ".join(capsys.readouterr().out.split())
    assert SAYS in page and says in page
    if verb in ("run", "sweep"):
        return
    main([*args, "json=true"])
    data = json.loads(capsys.readouterr().out)
    data = data.get("basics", data)  # of an audit
    assert data.get("failed", data.get("outcomes", [{}])[0].get("failed")) > 0
    assert '"least"' in json.dumps(data) and "NaN" not in json.dumps(data)


def test_payoffs_have_no_bounds_and_the_page_says_so(folder, capsys):
    words = ["solve", f"scenario={folder}", "code=true", "rollouts=40", "samples=10", "mixed=false",
             "workers=1"]
    assert main(words) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "rollouts failed and are left out. Payoffs and other amounts have no bounds" in page
    main([*words, "json=true"])
    data = json.loads(capsys.readouterr().out)
    assert data["failed"] == sum(p["failed"] for p in data["profiles"]) > 0


def test_an_export_leaves_failed_rollouts_out_and_says_so(folder, tmp_path, capsys):
    out = tmp_path / "run"
    assert main(["run", f"scenario={folder}", "code=true", "challenger=own", "workers=1",
                 "rollouts=200", "figures=false", f"out={out}"]) == 0
    capsys.readouterr()
    assert main(["export", str(out), str(tmp_path / "x.tar.gz")]) == 0
    page = capsys.readouterr().out
    failed = json.loads((out / "summary.json").read_text())["failed"]
    assert f"{200 - failed:,} experiments" in page
    assert f"{failed} of 200 rollouts failed and are left out." in page
