"""Discovery: what is there is found and holds, noise does not, rows are never split."""

import json

import numpy as np
import pytest

from sim.cli import main
from sim.data.cells_files import load as load_cells
from sim.errors import RunError, UsageError
from sim.glossary.measure import find_measure
from sim.methods.classification_tree import grow
from sim.methods.conditions import Condition, Sample
from sim.play import simulate
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.questions.discover.conditions import condition_text, phrase
from sim.questions.discover.discovery import discover
from sim.questions.discover.samples import of_cells, of_run
from sim.questions.discover.text import text
from sim.questions.factors import design_of, words
from sim.report.figures.names import names_in
from sim.scenario.load import load
from tests.studies.planted import planted

S = load("textbook")


@pytest.mark.parametrize(("low", "high", "says"), [
    (-np.inf, 0.25, "is below 0.25"), (0.5, np.inf, "is above 0.5"),
    (0.1, 0.9, "lies between 0.1 and 0.9")])
def test_a_condition_is_a_sentence(low, high, says):
    """As the figure has it: the subject in words, then what it must be."""
    found = Condition("challenger.resolve", low, high)
    assert condition_text(found, names_in(S)).endswith(says)
    assert phrase(found).endswith(says.removeprefix("is ").removeprefix("lies "))


def test_a_planted_box_holds_and_comes_back():
    s = planted(600, trials=4)
    d = discover(s, "x:y", 7)
    (first, *_) = d.boxes
    assert first.box.inputs == [0, 2] and first.holds and first.held > 0.8
    assert min(first.again.values()) > 0.8 and first.coverage > 0.6
    assert first.held_low < first.held < first.held_high
    assert all(p < 0.001 for p in first.quasi_p.values())
    best = d.tree.leaves[0]
    assert {c.name for c in best.conditions} == {"a", "c"} and best.share > 0.85
    assert d.tree.skill > 0.5 and d.tree.skill < d.tree.most + 0.05


@pytest.mark.parametrize("seed", range(6))
def test_noise_gives_no_box_that_holds_and_no_tree(seed):
    rng = np.random.default_rng(seed)
    s = Sample(tuple("abcdefgh"), ((),) * 8, rng.uniform(size=(300, 8)),
               rng.binomial(4, 0.3, 300).astype(float), np.full(300, 4.0))
    d = discover(s, "x:y", seed, most=1, plants=False)
    assert not any(f.holds for f in d.boxes)
    assert d.tree.skill < 0.05


def test_rows_that_differ_by_luck_of_their_own_are_no_conditions():
    """Rows have shares of their own that no input explains: a test that splits rows is fooled."""
    rng = np.random.default_rng(1)
    p = rng.beta(0.3, 0.6, 200)
    s = Sample(tuple("abcdefgh"), ((),) * 8, rng.uniform(size=(200, 8)),
               rng.binomial(50, p).astype(float), np.full(200, 50.0))
    d = discover(s, "x:y", 7, most=1, plants=False)
    assert not any(f.holds for f in d.boxes) and d.tree.skill < 0.05
    assert d.tree.most > 0.5  # what only knowing the row itself could tell


def test_a_second_box_covers_what_the_first_leaves():
    rng = np.random.default_rng(2)
    x = rng.uniform(size=(900, 4))
    here = ((x[:, 0] < 0.3) & (x[:, 1] < 0.6)) | ((x[:, 2] > 0.8) & (x[:, 3] > 0.5))
    hits = np.where(rng.uniform(size=900) < 0.03, ~here, here).astype(float)
    d = discover(Sample(tuple("abcd"), ((),) * 4, x, hits, np.ones(900)), "x:y", 7)
    good = [f for f in d.boxes if f.holds]
    assert len(good) >= 2 and sum(f.coverage for f in good) > 0.7
    assert len(good[1].among) == 900 - good[0].units
    page = " ".join(text("t", [d]).split())
    assert "Box 2." in page and "outside the earlier boxes" in page and "it holds" in page


def test_a_tree_names_levels_and_bounds():
    rng = np.random.default_rng(5)
    x = np.stack([rng.integers(0, 3, 900).astype(float), rng.uniform(size=900)], 1)
    p = np.where((x[:, 0] == 1) & (x[:, 1] > 0.6), 0.9, 0.1)
    s = Sample(("who", "b"), (("x", "y", "z"), ()), x, rng.binomial(4, p).astype(float),
               np.full(900, 4.0))
    best = grow(s, 7).leaves[0]
    said = {phrase(c) for c in best.conditions}
    assert "Who is y" in said and any(w.startswith("b above 0.6") or w.startswith("b above 0.5")
                                      for w in said)
    assert best.low < best.share < best.high


def test_inputs_of_a_run_are_its_rows():
    run = simulate(S, 400, 7, 1, 4)
    s = of_run(run, find_measure(run.axes, run.count_names, "end_state:limited_war"))
    assert len(s) == 100 and (s.trials == 4).all() and "challenger" in s.names
    assert s.hits.sum() == run.is_label("end_state", "limited_war").sum()
    k = s.names.index("challenger.resolve")
    assert s.x[:, k].tolist() == run.values[:, run.varying.index("challenger.resolve")].tolist()
    rare = of_run(run, find_measure(run.axes, run.count_names, "end_state:limited_war"), 0.9)
    assert rare.case == "row" and rare.hits.tolist() == (s.hits > 3.6).tolist()


def test_inputs_of_a_sweep_are_its_cells():
    said = words(S, {"challenger": "bluff,ultimatum", "defender.war_cost": "0.2,0.6,1.0"}, None)
    design = design_of(S, said.factors, "grid", 2, 7)
    cells = sweep(task_of(S, said.common, design, 40, 7, 4), "grid", on_threads(1))
    s = of_cells(cells, cells.measure("end_state:limited_war"), 0.5)
    share = cells.shares[0][:, cells.column("end_state", "limited_war")]
    assert s.hits.tolist() == (share > 0.5).tolist() and s.trials.tolist() == [1.0] * 6
    k = s.names.index("defender.war_cost")
    assert sorted(set(s.x[:, k])) == [0.2, 0.6, 1.0] and s.levels[k] == ()
    with pytest.raises(RunError, match="no cell is above threshold=0.9"):
        of_cells(cells, cells.measure("end_state:target_complied"), 0.9)
    with pytest.raises(UsageError, match="6 cells: boxes need at least 100"):
        discover(s, "x:y", 7)


def test_outcomes_are_named_by_axis_or_event():
    axes, counts = {"end": ["war", "peace"]}, ["deaths", "day_of_fall"]
    assert find_measure(axes, counts, "end:war").pair == ("end", "war")
    assert find_measure(axes, counts, "fall").pair == ("", "fall")
    for text_, says in (("end:wr", "did you mean 'war'"), ("nd:war", "did you mean 'end'"),
                        ("fal", "did you mean 'fall'")):
        with pytest.raises(UsageError, match=says):
            find_measure(axes, counts, text_)


def test_the_command_on_a_scenario_a_run_and_a_sweep(tmp_path, capsys):
    out = tmp_path / "d"
    most = ["rollouts=800", "workers=1", "outcome=end_state:limited_war"]
    assert main(["discover", "scenario=textbook", *most, "boxes=1", f"out={out}"]) == 0
    page = capsys.readouterr().out
    assert "of 800 rollouts in 200 rows" in page and "Tree" in page
    data = json.loads((out / "discover.json").read_text())["outcomes"][0]
    assert data["units"] == 200 and len(data["boxes"]) <= 1 and data["tree"]["leaves"]
    figures = {p.name for p in (out / "figures").iterdir()} if data["boxes"] else set()
    assert len(figures) == 2 * len(data["boxes"])

    run = tmp_path / "r"
    assert main(["run", "scenario=textbook", "rollouts=800", "replicates=4", "workers=1",
                 "figures=false", f"out={run}"]) == 0
    capsys.readouterr()
    assert main(["discover", f"from={run}", most[2], "boxes=1", "json=true"]) == 0
    assert json.loads(capsys.readouterr().out)["outcomes"][0] == data

    cells = tmp_path / "c"
    assert main(["sweep", "scenario=textbook", "over=all", "design=lhs", "points=150",
                 "rollouts=20", "workers=1", "figures=false", f"out={cells}"]) == 0
    capsys.readouterr()
    found = load_cells(cells)
    share = found.shares[0][:, found.column("end_state", "limited_war")]
    middle = f"{float(np.median(share)) - 1e-6:.3g}"
    assert main(["discover", f"from={cells}", most[2], f"threshold={middle}", "boxes=1"]) == 0
    assert f"a hit is a cell above {middle}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("args", "says"), [
    (["scenario=textbook", "rollouts=80"], "20 rows: boxes need at least 100"),
    (["scenario=textbook", "outcome=end_state:peace"], "unknown label of end_state 'peace'"),
    (["scenario=textbook", "threshold=2"], "threshold=2: must be between 0 and 0.999"),
    (["scenario=textbook", "boxes=0"], "boxes=0: must be between 1 and 10"),
    (["from=nowhere"], "from=nowhere: no such folder"),
    (["from=nowhere", "rollouts=50"], "rollouts: has no use with from=nowhere"),
    ([], "scenario=NAME is missing"),
])
def test_a_discovery_that_cannot_be_is_one_error(args, says, capsys):
    assert main(["discover", *args]) == 2
    err = capsys.readouterr().err
    assert says in err and "Traceback" not in err
