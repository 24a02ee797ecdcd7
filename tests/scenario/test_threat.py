"""Words about the threat: like any others, in every verb, with the numbers of a comparison."""

import json

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.data.digest import digest
from sim.engine.state.names import U_NONE
from sim.errors import UsageError
from sim.scenario.load import load
from sim.scenario.threat import WORDS, Form, form_of, laid_over
from sim.scenario.variant import variant, write_out_threat
from sim.studies.lab import Lab
from sim.studies.versions import ultimatum_versions

S = load("textbook")
FORMS = [{"threat": "none"}, {"threat": "private"}, {"threat.later": 7}, {"threat.size": 0.5},
         {"threat.rung": 3, "threat.publicity": "0.2"}]
SMALL = {"rollouts": 80, "replicates": 2, "workers": 1}


@pytest.mark.parametrize("words", FORMS, ids=str)
def test_a_run_is_the_arm_of_a_comparison_bit_for_bit(words):
    ran = sim.run("textbook", words, floor=False, **SMALL)
    arms = {f"a.{k}": v for k, v in words.items()}
    found = sim.compare("textbook", arms, watched=0, **SMALL)
    arm = Lab(S, 7, 1).play(80, words)
    assert digest(ran.outcome) != digest(sim.run("textbook", floor=False, **SMALL).outcome)
    np.testing.assert_array_equal(ran.outcome.labels, arm.labels)
    np.testing.assert_array_equal(ran.outcome.counts, arm.counts)
    after = {c["output"]: c["after"] for c in found.data["versions"][0]["changes"]}
    for axis, names in ran.outcome.axes.items():
        for k, label in enumerate(names):
            share = (ran.outcome.codes(axis) == k).mean()
            assert after.get(f"{axis}={label}", share) == pytest.approx(share, abs=1e-12)


def test_what_each_word_does_to_the_case():
    plain, name = variant(S), S.names["ultimatum"][0]
    later = variant(S, {"threat.later": 7}).record
    assert later["ult_deadline"][0] == plain.record["ult_deadline"][0] + 7
    assert variant(S, {"threat.rung": "3"}).record["ult_rung"][0] == 3
    none = variant(S, {"threat": "none"})
    assert none.record["ult_status"][0] == U_NONE
    assert none.parameters["challenger.commitment"].central == 0
    private = variant(S, {"threat": "private"})
    assert private.parameters[f"ultimatum.{name}.publicity"].central == 0
    assert private.record["ult_publicity"][0] == 0
    half = variant(S, {"threat.size": 0.5, "defender.stake": 0.6}).parameters
    assert half["defender.stake"].central == pytest.approx(0.3)
    stands = variant(S, {"threat": "none", "challenger.commitment": 0.4}).parameters
    assert stands["challenger.commitment"].central == 0.4
    as_issued = variant(S, {"threat": "as_issued", "threat.later": 0, "threat.size": 1})
    assert as_issued.record.tobytes() == plain.record.tobytes()
    assert as_issued.scenario is S and form_of(S, {}) == Form()


@pytest.mark.parametrize(("words", "says"), [
    ({"threat": "nne"}, "unknown value of threat 'nne'; did you mean 'none'? allowed: as_issued, "
     "none, private"),
    ({"threat.latr": 1}, "unknown word about the threat 'threat.latr'; did you mean 'threat.later'?"
     " allowed: threat, threat.later, "),
    ({"threat.later": 1.5}, "threat.later=1.5: expected a whole number"),
    ({"threat.later": 400}, "threat.later=400: must be between -365 and 365"),
    ({"threat.size": 0}, "threat.size=0: a demand for nothing; write threat=none"),
    ({"threat.size": "big"}, "threat.size=big: expected a number, 0 to 1"),
    ({"threat.rung": 0}, "threat.rung=0: must be between 1 and 9"),
    ({"threat": "none", "threat.later": 7}, "threat.later: has no use with threat=none"),
    ({"threat": "private", "threat.publicity": 0.2}, "threat=private says how public"),
    ({"threat.publicity": 0.2, "ultimatum.demand.publicity": 0.5}, "ultimatum.demand.publicity: "
     "threat.publicity says how public the threat is too"),
])
def test_a_wrong_word_is_one_error(words, says):
    with pytest.raises(UsageError) as caught:
        variant(S, words)
    assert says in str(caught.value)


def test_a_scenario_without_an_ultimatum_has_no_threat():
    record = S.record.copy()
    record["n_ultimatums"] = 0
    with pytest.raises(UsageError, match="textbook has no ultimatum"):
        variant(S.changed(record=record), {"threat": "none"})


def test_a_words_of_a_version_displace_what_they_cannot_go_with():
    assert laid_over({"threat": "none", "x": 1}, {"threat.later": 7}) == {"x": 1, "threat.later": 7}
    assert laid_over({"threat.later": 7, "x": 1}, {"threat": "none"}) == {"x": 1, "threat": "none"}
    assert laid_over({"threat.publicity": 1, "threat.later": 7}, {"threat": "private"}) == {
        "threat.later": 7, "threat": "private"}
    for version in ultimatum_versions(S):
        variant(S, laid_over({"threat": "none"}, version.overrides))
        variant(S, laid_over({"threat.later": 3, "threat.size": 0.5}, version.overrides))


def test_cells_of_a_sweep_over_the_threat_are_the_runs_with_the_same_words():
    words = {"threat.later": [0, 7], "threat": "as_issued,private",
             "challenger.resolve": [0.2, 0.8],
             "do.challenger.signal": ["free", "silence"]}
    cells = sim.sweep("textbook", words, rollouts=40, replicates=4, workers=1).cells
    assert len(cells) == 16 and cells.factors[0]["kind"] == "threat"
    seen = set()
    for c in range(len(cells)):
        ran = Lab(S, 7, 1, replicates=4).play(40, cells.said(c))
        for axis, label in cells.labels:
            got = cells.shares[0][c, cells.column(axis, label)]
            assert got == (ran.codes(axis) == ran.axes[axis].index(label)).mean()
        seen.add(tuple(cells.shares[0][c]))
    assert len(seen) > 8


def test_never_made_is_a_level_and_its_menu_is_that_of_the_run():
    cells = sim.sweep("textbook", {"threat": "none,as_issued", "challenger": "all"}, rollouts=40,
                      replicates=4, workers=1).cells
    for c in range(len(cells)):
        ran = Lab(S, 7, 1, replicates=4).play(40, cells.said(c))
        np.testing.assert_array_equal(cells.hits[c].sum(axis=0)[: len(ran.axes["end_state"])],
                                      np.bincount(ran.codes("end_state"),
                                                  minlength=len(ran.axes["end_state"])))
    share = cells.label_totals.mean[:, cells.column("end_state", "limited_war")]
    assert share[: len(cells) // 2].max() <= share[len(cells) // 2 :].max()


@pytest.mark.parametrize(("words", "says"), [
    ({"threat.size": "0.5,1", "defender.stake": "0.4,0.5"}, "defender.stake: cannot be varied "
     "beside threat.size"),
    ({"threat.size": "0.5", "defender.stake": "0.4,0.5"}, "beside threat.size"),
    ({"threat": "private", "ultimatum.demand.publicity": "0.4,0.5"}, "beside threat.publicity"),
    ({"threat": "none,as_issued", "threat.later": "0,7"}, "has no use with threat=none"),
])
def test_factors_that_do_not_go_together_are_refused(words, says):
    with pytest.raises(UsageError, match=says):
        sim.sweep("textbook", words, rollouts=4, workers=1)


def test_over_all_beside_a_smaller_demand_runs_over_the_scaled_stakes():
    found = sim.sweep("textbook", {"threat.size": 0.5, "challenger.stake": "0.6:0.8:1"}, over="all",
                      design="lhs", points=16, rollouts=4, workers=1)
    column = [f["key"] for f in found.cells.factors].index("challenger.stake")
    assert 0.2 < found.cells.points[:, column].mean() < 0.5


def test_words_of_the_threat_are_kept_and_told(tmp_path, capsys):
    out = tmp_path / "r"
    assert main(["run", "textbook", "threat=none", "rollouts=40", "workers=1", "page=false",
                 "floor=false", f"out={out}"]) == 0
    record = json.loads((out / "manifest.json").read_text())
    assert record["words"] == {"threat": "none"} and record["config"]["threat"] == "none"
    assert "threat=none" in record["command"]
    capsys.readouterr()
    assert main(["run", "textbook", "rollouts=40", "workers=1", "page=false", "floor=false",
                 f"out={out}"]) == 2  # another run
    capsys.readouterr()
    assert main(["show", "textbook"]) == 0
    shown = capsys.readouterr().out
    assert "THREAT (the first ultimatum, demand, as it is issued: deadline 2001-01-" in shown
    assert all(word in shown for word in WORDS)
    assert main(["sweep", "--help"]) == 0
    assert "threat.later=7" in capsys.readouterr().out


def test_multirun_of_the_threat_is_the_sweep(tmp_path):
    small = ["rollouts=40", "replicates=4", "workers=1", "page=false", "floor=false"]
    out = tmp_path / "m"
    assert main(["run", "-m", "textbook", "threat.later=0,7", *small, f"out={out}"]) == 0
    cells = sim.sweep("textbook", {"threat.later": [0, 7]}, rollouts=40, replicates=4, workers=1)
    for k in range(2):
        ran = sim.load(out / str(k)).outcome
        war = (ran.codes("end_state") == ran.axes["end_state"].index("limited_war")).mean()
        assert war == cells.cells.shares[0][k, cells.cells.column("end_state", "limited_war")]


def test_a_watched_rollout_is_of_the_same_threat():
    ran = Lab(S, 7, 1, replicates=20).play(20, {"threat": "none"})
    watched = sim.replay("textbook", {"threat": "none"}, rollout=3)
    assert watched.data["labels"] == {axis: names[int(ran.codes(axis)[3])]
                                      for axis, names in ran.axes.items()}


def test_what_is_cut_at_a_bound_is_said_by_runs_and_studies():
    said = "defender.resolve+=0.9 is cut at 1, the most that it can be"
    ran = sim.run("textbook", {"defender.resolve+": 0.9}, floor=False, **SMALL)
    assert any(said in n for n in ran.outcome.notices) and "Note: defender.resolve+" in ran.text
    found = sim.compare("textbook", {"a.defender.resolve+": 0.9}, watched=0, **SMALL)
    assert found.data["notices"][0].startswith(said) and "Note: defender.resolve+" in found.text
    heard = []
    sim.compare("textbook", {"a.defender.resolve+": 0.9}, watched=0, **SMALL,
                progress=lambda done, total, notice: heard.append(notice))
    assert any(n.startswith(said) for n in heard)
    plain = sim.compare("textbook", {"a.defender.resolve+": 0.01}, watched=0, **SMALL)
    assert "notices" not in plain.data


@pytest.mark.parametrize("words", [
    *FORMS, {"threat.size": 0.5, "defender.stake": 0.6, "defender.stake+": 0.1},
    {"threat": "private", "challenger.commitment": 0.3, "threat.later": 2}], ids=str)
def test_written_out_is_the_same_case_without_words_about_the_threat(words):
    made, rest = write_out_threat(S, words)
    one, two = variant(S, words), variant(made, rest)
    assert not any(k.startswith("threat") for k in rest)
    assert one.record.tobytes() == two.record.tobytes() and one.parameters == two.parameters
