"""Sensitivity: indices of known functions, refusals, and the textbook crisis."""

import json

import numpy as np
import pytest

from sim.cli import main
from sim.errors import UsageError
from sim.glossary.text import NOBODY
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.questions.sensitivity.indices import (
    Index,
    Indices,
    analyse,
    check,
    effects,
    forest,
    jansen,
    learning,
    morris_effects,
    plan,
    sobol_indices,
)
from sim.questions.sensitivity.text import bound_text
from sim.scenario.design import Factor
from sim.scenario.factors import factor, over
from sim.scenario.load import load
from sim.scenario.variant import variant

S = load("textbook")
F3 = [Factor(k, "parameter", quantities=(S.parameters["challenger.resolve"],)) for k in "abc"]


def ishigami(u):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_sobol_indices_of_the_ishigami_function():
    from SALib.sample import sobol

    from sim.questions.sensitivity.indices import problem

    u = sobol.sample(problem(F3), 4096, calc_second_order=False, seed=1)
    indices, half = sobol_indices(ishigami(u), F3, 7)
    value = {(i.measure, i.key): i for i in indices}
    for key, s1, st in (("a", 0.3139, 0.5576), ("b", 0.4424, 0.4424), ("c", 0.0, 0.2437)):
        assert value["S1", key].value == pytest.approx(s1, abs=0.02)
        assert value["ST", key].value == pytest.approx(st, abs=0.02)
        assert value["ST", key].low - 0.01 < st < value["ST", key].high + 0.01
    assert half < 0.05


def test_our_indices_are_salibs():
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol

    from sim.questions.sensitivity.indices import problem

    u = sobol.sample(problem(F3), 256, calc_second_order=False, seed=2)
    y = ishigami(u)
    known = analyze.analyze(problem(F3), y, calc_second_order=False, seed=1)
    ours = {(i.measure, i.key): i.value for i in sobol_indices(y, F3, 7)[0]}
    for k, key in enumerate("abc"):
        assert ours["ST", key] == pytest.approx(known["ST"][k], rel=0.02, abs=1e-3)
        assert ours["S1", key] == pytest.approx(known["S1"][k], abs=0.02)


def test_elementary_effects_of_a_line_are_its_slopes():
    from SALib.sample import morris

    from sim.questions.sensitivity.indices import problem

    u = morris.sample(problem(F3), 12, seed=3)
    y = 3 * u[:, 0] - 2 * u[:, 1]
    assert np.allclose(effects(u, y, 3), [[3, -2, 0]] * 12)
    found = {(i.measure, i.key): i.value for i in morris_effects(u, y, F3, 7)[0]}
    assert found["mu_star", "b"] == pytest.approx(2) and found["mu", "b"] == pytest.approx(-2)
    assert found["sigma", "a"] == pytest.approx(0, abs=1e-9) and found["mu_star", "c"] == 0


def test_a_constant_has_no_indices():
    a = np.ones(8)
    assert jansen(a, a, np.ones((8, 2)))[1].tolist() == [0, 0]


def test_the_forest_finds_what_matters():
    rng = np.random.default_rng(5)
    x = rng.uniform(size=(400, 3))
    rows, fit = forest(x, x[:, 0] + 0.1 * rng.normal(size=400), 7)
    assert rows[0][0] > 0.5 > rows[1][0] and abs(rows[2][0]) < 0.1 and fit > 0.7


@pytest.mark.parametrize(("method", "points", "says"), [
    ("screen", 9, "at least 10"), ("sobol", 32, "at least 64"),
    ("sobol", 100, "power of two, such as 128"),
    ("importance", 14, "at least 15"),
])
def test_a_sample_too_small_is_refused(method, points, says):
    with pytest.raises(UsageError, match=says):
        check(method, points, F3)


@pytest.mark.parametrize(("method", "points"), [("screen", 10), ("sobol", 64), ("importance", 120)])
def test_methods_agree_on_what_matters_in_the_textbook(method, points):
    """The doctrine of the challenger leads, and a motive that no posture serves does nothing."""
    factors = [*over(variant(S, {}), "challenger,challenger.resolve"),
               factor(S, "defender.wedge_motive", "interval(0,5)")]
    design, u = plan(method, S, factors, points, 7)
    task = task_of(S, {}, design, 40, 7, 4, shared=method != "importance")
    cells = sweep(task, method, on_threads(1))
    found = analyse(method, cells, u, factors, cells.measure("end_state:limited_war"), 7)
    lead = {"screen": "mu_star", "sobol": "ST", "importance": "first"}[method]
    order = found.of(lead)
    assert order[0].key == "challenger" and order[0].low > 0
    dead = next(i for i in order if i.key == "defender.wedge_motive")
    assert dead.value == pytest.approx(0, abs=0.05) and (method == "importance" or dead.value == 0)
    assert all(i.low <= i.value + 1e-9 and i.value <= i.high + 1e-9 for i in order)
    assert method != "importance" or 0 < found.noise < found.total


def test_learning_leaves_less():
    indices = tuple(Index(k, "first", v, v, v) for k, v in (("a", 0.75), ("b", 0.0), ("c", 1.2)))
    found = Indices("x:y", "importance", 10, 100, 0.5, 0.05, 0.01, indices, 0.0, True)
    assert dict(learning(found)) == pytest.approx({"a": 0.1, "b": 0.2, "c": 0.0})


def test_the_command(tmp_path, capsys):
    out = tmp_path / "s"
    words = ["sensitivity", "scenario=textbook", "points=10", "rollouts=20", "replicates=20"]
    assert main([*words, f"out={out}"]) == 0
    page = capsys.readouterr().out
    assert "mu*" in page and "Converged" in page or "Not converged" in page
    data = json.loads((out / "sensitivity.json").read_text())
    assert data["outcomes"][0]["method"] == "screen" and data["outcomes"][0]["indices"]
    assert {p.name for p in (out / "figures").iterdir()} == {"sensitivity.png", "sensitivity.svg"}
    assert main([*words[:2], "points=3", "rollouts=2"]) == 2
    assert "at least 10" in capsys.readouterr().err


@pytest.mark.parametrize("method", ["screen", "sobol", "importance"])
def test_an_outcome_that_is_never_seen_has_a_bound_and_no_ranking(method, tmp_path, capsys):
    """No factor, no `converged`, no percentage of nothing; beside it one that does come."""
    words = ["sensitivity", "textbook", "outcome=end_state:disaster,end_state:limited_war",
             "over=challenger.resolve,defender.resolve", f"method={method}", "points=64",
             "rollouts=20", f"out={tmp_path / 'out'}"]
    assert main(words) == 0
    page = " ".join(capsys.readouterr().out.split())
    data = json.loads((tmp_path / "out" / "sensitivity.json").read_text())
    never, comes = data["outcomes"]
    n = never["rollouts"]
    assert never["completeness"] == "nothing observed" != comes["completeness"]
    first, _, second = page.partition("How it ends: strikes, demand unmet")
    assert f"never in {n:,} rollouts" in first and f"is {300 / n:.2g} % at most" in first
    assert "onverged" not in first and "resolve" not in first and "Worth learning" not in first
    assert "onverged" in second
    record = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert "nothing can be said of what moves it" in record["headline"]


def test_the_bound_is_that_of_the_rule_of_three():
    """No hit in 300: 1 % at most; the exact bound is 1 - .05 ** (1 / 300), 0.994 %."""
    found = Indices("end_state:disaster", "sobol", 3, 300, 0.0, 0.0, None, (), 0.0, True)
    assert "is 1 % at most" in bound_text(found, NOBODY) and found.extreme == "never"
    assert 1 - 0.05 ** (1 / 300) == pytest.approx(0.01, rel=0.01)
    always = Indices("end_state:disaster", "sobol", 3, 300, 1.0, 0.0, None, (), 0.0, True)
    assert "the chance that it does not come is 1 %" in bound_text(always, NOBODY)
    count = Indices("deaths", "sobol", 3, 300, 4.0, 0.0, None, (), 0.0, True, kind="count")
    assert "the same in 300" in bound_text(count, NOBODY)
    assert count.completeness == "nothing observed"
