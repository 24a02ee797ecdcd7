"""Sensitivity: the textbook crisis, groups, pairs, and outcomes that never come."""

import json

import numpy as np
import pytest

from benchmarks.sobol_intervals import ishigami, output_of
from sim.cli import main
from sim.methods.completeness import Sight
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.questions.sensitivity.analysis import analyse, screen_indices, sobol_indices
from sim.questions.sensitivity.importance import forest
from sim.questions.sensitivity.indices import Index, Indices, learning
from sim.questions.sensitivity.plan import Sampling, plan
from sim.questions.sensitivity.silence import bound_text, completeness_of
from sim.scenario.design import Factor
from sim.scenario.factors import factor, over
from sim.scenario.load import load
from sim.scenario.variant import variant

S = load("textbook")
F3 = tuple(Factor(k, "parameter", quantities=(S.parameters["challenger.resolve"],)) for k in "abc")


def by_key(indices):
    return {(i.measure, i.key): i for i in indices}


@pytest.mark.parametrize("offset", [0.0, 1e6])
def test_sobol_indices_of_the_ishigami_function_with_pairs(offset):
    """One fixed design; intervals hold the truth, and a large constant changes nothing."""
    y = output_of(ishigami(), 1024, 1, True)
    indices, half = sobol_indices(Sampling("sobol", 1024, F3, second=True), y + offset)
    value = by_key(indices)
    for key, s1, st in (("a", 0.3139, 0.5576), ("b", 0.4424, 0.4424), ("c", 0.0, 0.2437)):
        assert value["S1", key].low < s1 < value["S1", key].high
        assert value["ST", key].low < st < value["ST", key].high
        assert value["ST", key].value == pytest.approx(st, abs=0.03)
    assert value["S2", "a*c"].low > 0 > value["S2", "a*b"].low
    assert value["S2", "a*c"].value == pytest.approx(0.2437, abs=0.03) and half < 0.05
    plain = by_key(sobol_indices(Sampling("sobol", 1024, F3, second=True), y)[0])
    assert all(value[k].value == pytest.approx(plain[k].value, abs=1e-8) for k in plain)


def test_shares_of_variance_stay_within_their_bounds():
    y = output_of(ishigami(), 64, 1, False)
    for i in sobol_indices(Sampling("sobol", 64, F3), y)[0]:
        assert i.low <= i.value <= i.high and i.high <= max(1.0, i.value)
        assert i.measure == "S1" or i.low >= 0


def test_screening_a_group_gives_no_sign():
    from SALib.sample import morris

    from sim.questions.sensitivity.plan import problem

    sampling = Sampling("screen", 12, F3, ("one", "b", "one"))
    u = morris.sample(problem(sampling), 12, seed=3)
    value = by_key(screen_indices(sampling, u, 3 * u[:, 0] - 2 * u[:, 1] + u[:, 2])[0])
    assert set(value) == {("mu_star", "one"), ("mu_star", "b"), ("mu", "b"), ("sigma", "b")}
    assert value["mu", "b"].value == pytest.approx(-2) and value["mu_star", "b"].low >= 0
    assert value["sigma", "b"].value == pytest.approx(0, abs=1e-9)
    assert 2 < value["mu_star", "one"].value < 4


def test_the_forest_finds_what_matters():
    rng = np.random.default_rng(5)
    x = rng.uniform(size=(400, 3))
    rows, fit = forest(x, x[:, 0] + 0.1 * rng.normal(size=400), 7)
    assert rows[0][0] > 0.5 > rows[1][0] and abs(rows[2][0]) < 0.1 and fit > 0.7


@pytest.mark.parametrize(("method", "points"), [("screen", 10), ("sobol", 64), ("importance", 120)])
def test_methods_agree_on_what_matters_in_the_textbook(method, points):
    """The doctrine of the challenger leads, and a motive that no posture serves does nothing."""
    factors = [*over(variant(S, {}), "challenger,challenger.resolve"),
               factor(S, "defender.wedge_motive", "interval(0,5)")]
    laid = plan(S, Sampling(method, points, tuple(factors)))
    task = task_of(S, {}, laid.design, 40, 7, 4, shared=method != "importance")
    cells = sweep(task, method, on_threads(1))
    found = analyse(laid, cells, cells.measure("end_state:limited_war"))
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
    assert never["completeness"]["sight"] == data["completeness"]["sight"] == "nothing observed"
    assert comes["completeness"]["sight"] != "nothing observed"
    assert " ".join(never["completeness"]["says"].split()) in page
    first, _, second = page.partition("How it ends: strikes, demand unmet")
    assert f"never in {n:,} rollouts" in first and f"is {300 / n:.2g}% at most" in first
    assert "onverged" not in first and "resolve" not in first and "Worth learning" not in first
    assert "onverged" in second
    record = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert "nothing can be said of what moves it" in record["headline"]


def test_the_bound_is_that_of_the_rule_of_three():
    """No hit in 300: 1 % at most; the exact bound is 1 - .05 ** (1 / 300), 0.994 %."""
    found = Indices("end_state:disaster", "sobol", 3, 300, 0.0, 0.0, None, (), 0.0, True)
    assert "is 1% at most" in bound_text(found) and found.extreme == "never"
    assert 1 - 0.05 ** (1 / 300) == pytest.approx(0.01, rel=0.01)
    always = Indices("end_state:disaster", "sobol", 3, 300, 1.0, 0.0, None, (), 0.0, True)
    assert "the chance that it does not come is 1%" in bound_text(always)
    count = Indices("deaths", "sobol", 3, 300, 4.0, 0.0, None, (), 0.0, True, kind="count")
    assert "the same in 300" in bound_text(count)
    assert completeness_of(count).sight == Sight.NOTHING


def test_silence_says_how_much_the_others_carry_at_most():
    def of(*indices):
        every = tuple(Index(k, "ST", *v) for k, *v in indices)
        return completeness_of(Indices("x:y", "sobol", 4, 80, 0.5, 0.1, None, every, 0.01, True))

    some = of(("a", 0.9, 0.88, 0.92), ("b", 0.02, 0.0, 0.06), ("c", 0.0, 0.0, 0.0))
    assert some.sight == Sight.FOUND
    assert "1 of 3 factors surely moves it, and each of the others carries 0.06 of the" in some.says
    none = of(("b", 0.02, 0.0, 0.06))
    assert none.sight == Sight.EXCLUDED and "none of 1 factors surely moves it" in none.says


def test_groups_and_pairs_reach_text_data_and_figure(tmp_path, capsys):
    out = tmp_path / "s"
    words = ["sensitivity", "textbook", "method=sobol", "second=true", "points=64", "rollouts=2",
             "replicates=2", "over=challenger*,defender.resolve,defender",
             "groups=strong:challenger*,defender.resolve"]
    assert main([*words, f"out={out}"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "in 2 groups, 64 points, 384 cells = N(2k + 2)" in page and "strong (" in page
    assert "strong with doctrine of the defender" in page and "of 1 pair surely interact" in page
    (found,) = json.loads((out / "sensitivity.json").read_text())["outcomes"]
    assert found["groups"]["defender"] == ["defender"] and len(found["groups"]["strong"]) > 3
    assert [i["key"] for i in found["indices"] if i["measure"] == "S2"] == ["strong*defender"]
    assert {"strong", "defender"} == {i["key"] for i in found["indices"] if i["measure"] == "ST"}
    assert (out / "figures" / "sensitivity.png").exists()
