"""Comparisons over all priors: what is told, what holds, what is said."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from sim.cli import main
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.questions.findings.survival import judge, survive
from sim.scenario.comparisons import Comparison
from sim.scenario.load import load
from sim.studies.lab import Lab

YES = OutcomeMeasure("axis:yes", LABEL, "axis", "yes")
C = Comparison("x", (("a", "1"),), (), YES, 1)


def fake(hits, replicates=10):
    """An outcome with these labels."""
    hits = np.asarray(hits, bool)
    return SimpleNamespace(valid=np.ones(len(hits), bool), replicates=replicates,
                           rollouts=len(hits),
                           is_label=lambda axis, label: hits)


def rows(*shares, m=10):
    """Rows of m rollouts in the first so-and-so-many of which it happens."""
    return fake(np.concatenate([np.arange(m) < s for s in shares]), m)


def test_rows_are_told_apart():
    before, after = rows(0, 0, 5, 5, 9), rows(10, 1, 5, 0, 9)
    found = judge(C, before, after)
    assert (found.holds, found.reversed, found.undecided, found.untouched) == (1, 1, 1, 2)
    assert found.difference == pytest.approx((1.0 + 0.1 - 0.5) / 5)
    assert found.verdict == "too few rows told" and found.share == 0.5


@pytest.mark.parametrize(("wrong", "verdict"), [(0, "survives"), (2, "survives"),
                                                (3, "does not survive")])
def test_the_bar_is_nine_tenths_of_the_rows_told(wrong, verdict):
    before = rows(*[0] * (30 - wrong), *[10] * wrong)
    after = rows(*[10] * (30 - wrong), *[0] * wrong)
    found = judge(C, before, after)
    assert found.verdict == verdict and found.low < found.share <= found.high
    turned = Comparison("x", (), (), YES, -1)
    assert judge(turned, before, after).holds == wrong


def test_failed_rollouts_count_on_neither_side():
    before, after = rows(0), rows(10)
    after.valid[5:] = False
    found = judge(C, before, after)
    assert found.difference == found.after == 1.0 and found.before == 0.0
    assert (found.holds, found.failed_before, found.failed_after) == (1, 0, 5)
    assert (found.after_bounds.least, found.after_bounds.most) == (0.5, 1.0)


def test_a_row_is_told_from_rollouts_that_ran_on_both_sides():
    before, after = rows(0, 0, 0), rows(10, 10, 10)
    before.valid[:10] = False  # the first row failed throughout on one side
    before.valid[11:15], after.valid[15:20] = False, False  # of the second, one is left in both
    found = judge(C, before, after)
    assert (found.holds, found.undecided, found.untouched) == (1, 2, 0)
    assert found.difference == 1.0


def test_a_side_that_several_share_is_played_once():
    played = []

    def play(words):
        played.append(dict(words))
        return rows(0)

    same = Comparison("y", (("a", "1"),), (), YES, -1)
    assert len(survive([C, same], play)) == 2
    assert played == [{}, {"a": "1"}]


def test_in_the_textbook_a_dearer_war_makes_the_defender_yield():
    scenario = load("textbook")
    lab = Lab(scenario, 7, 1, replicates=40)
    found = survive(scenario.comparisons, lambda words: lab.play(4800, words))
    by_name = {f.comparison.name: f for f in found}
    dear = by_name["dear_war_makes_the_defender_yield"]
    assert dear.verdict == "survives" and dear.difference > dear.half_width
    assert all(f.holds + f.reversed + f.undecided + f.untouched == f.rows for f in found)


def test_the_command(tmp_path, capsys):
    out = tmp_path / "f"
    words = ["findings", "scenario=textbook", "rollouts=1200", "replicates=40"]
    assert main([*words, f"out={out}"]) == 0
    assert "dear war makes the defender yield" in capsys.readouterr().out
    data = json.loads((out / "findings.json").read_text())
    assert len(data["findings"]) == len(load("textbook").comparisons)
    assert (out / "figures" / "findings.png").exists()


def write(folder, text):
    import shutil

    from sim.scenario.roots import data_root

    shutil.copytree(data_root() / "scenarios" / "textbook", folder)
    path = folder / "scenario.yaml"
    kept = path.read_text().split("comparisons:")[0]
    path.write_text(kept + "comparisons:\n" + text)
    return folder


@pytest.mark.parametrize(("entry", "says"), [
    ('{change: "challenger=blff", outcome: "end_state:disaster"}', "did you mean 'bluff'"),
    ('{change: "challenger", outcome: "end_state:disaster"}', "is no KEY=VALUE"),
    ('{change: "challenger=bluff", outcome: "end_state:disster"}',
     "did you mean 'end_state:disaster'"),
    ('{change: "challenger=bluff", outcome: "end_state:disaster", raises: 3}', "true or false"),
    ('{outcome: "end_state:disaster"}', "change"),
    ('{change: "challenger=\'bluff", outcome: "end_state:disaster"}', "quotation"),
])
def test_a_wrong_comparison_is_a_located_error(entry, says, tmp_path, capsys):
    folder = write(tmp_path / "mine", f"  one: {entry}\n")
    assert main(["validate", str(folder)]) == 2
    text = capsys.readouterr().out
    assert says in text and "scenario.yaml:" in text, text


def test_a_scenario_without_any_says_so(tmp_path, capsys):
    folder = write(tmp_path / "mine", "  {}\n")
    assert main(["findings", f"scenario={folder}"]) == 2
    assert "declares no comparisons" in capsys.readouterr().err
