"""Sobol' indices of functions whose indices are known in closed form."""

import numpy as np
import pytest

from benchmarks.sobol_intervals import ishigami, known_functions, output_of
from sim.methods.sobol import sobol_terms

KNOWN = known_functions()


def indices(y, units, second=False):
    t = sobol_terms(y, units, second)
    return np.concatenate([t.first, t.total, t.second]).mean(axis=1) / t.spread.mean()


def test_the_truth_of_ishigami_is_that_of_the_literature():
    assert ishigami().first == pytest.approx((0.314, 0.442, 0.0), abs=5e-4)
    assert ishigami().total == pytest.approx((0.558, 0.442, 0.244), abs=5e-4)
    assert ishigami().pairs == pytest.approx({(0, 2): 0.244}, abs=5e-4)


@pytest.mark.parametrize("f", KNOWN, ids=lambda f: f.name)
@pytest.mark.parametrize("second", [False, True])
def test_indices_of_known_functions(f, second):
    """One fixed design of 4,096 points: nothing random."""
    found = indices(output_of(f, 4096, 1, second), len(f.first), second)
    assert found == pytest.approx(f.truth(second), abs=0.015)


@pytest.mark.parametrize("second", [False, True])
def test_a_large_constant_in_the_output_changes_nothing(second):
    y = output_of(ishigami(), 256, 3, second)
    assert indices(y + 1e6, 3, second) == pytest.approx(indices(y, 3, second), abs=1e-8)


def test_pairs_that_do_not_interact_have_nothing():
    f = next(f for f in KNOWN if f.name == "additive")
    t = sobol_terms(output_of(f, 4096, 5, True), 3, True)
    assert t.second.mean(axis=1) == pytest.approx(0, abs=1e-2 * t.spread.mean())


def test_our_indices_are_salibs():
    """With pairs SALib has first order from one of the two samples alone; ours differ a little."""
    from SALib.analyze import sobol as analyze

    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    for second in (False, True):
        y = output_of(ishigami(), 1024, 2, second)
        known = analyze.analyze(problem, y, calc_second_order=second, seed=1)
        ours = indices(y, 3, second)
        assert ours[:3] == pytest.approx(known["S1"], abs=0.02)
        assert ours[3:6] == pytest.approx(known["ST"], abs=0.02)
        if second:
            theirs = [known["S2"][j][k] for j, k in ((0, 1), (0, 2), (1, 2))]
            assert ours[6:] == pytest.approx(theirs, abs=0.04)


def test_a_group_has_the_indices_of_its_members_together():
    """x1 and x3 of Ishigami's function: alone .558, and nothing more with x2."""
    from SALib.sample import sobol

    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3,
               "groups": ["one", "two", "one"]}
    u = sobol.sample(problem, 4096, calc_second_order=True, seed=4)
    found = indices(ishigami().of(u), 2, True)
    assert found == pytest.approx([0.558, 0.442, 0.558, 0.442, 0.0], abs=0.01)
