"""Elementary effects along SALib's trajectories."""

import numpy as np
import pytest

from sim.methods.elementary_effects import elementary_effects

PROBLEM = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0.0, 1.0]] * 3}


def test_effects_of_a_line_are_its_slopes():
    from SALib.sample import morris

    u = morris.sample(PROBLEM, 12, seed=3)
    y = 3 * u[:, 0] - 2 * u[:, 1]
    assert np.allclose(elementary_effects(u, y, np.arange(3)), [[3, -2, 0]] * 12)


def test_mu_star_of_groups_is_salibs():
    from SALib.analyze import morris as analyze
    from SALib.sample import morris

    problem = PROBLEM | {"groups": ["one", "two", "one"]}
    u = morris.sample(problem, 40, seed=5)
    y = 3 * u[:, 0] - 2 * u[:, 1] + u[:, 2] ** 2 * u[:, 0]
    known = analyze.analyze(problem, u, y, seed=1)
    effects = elementary_effects(u, y, np.array([0, 1, 0]))
    assert list(known["names"]) == ["one", "two"]
    assert np.abs(effects).mean(axis=0) == pytest.approx(np.asarray(known["mu_star"], float))
