"""Parameter draws by arrays have the bits of draws one by one."""

import numpy as np
import pytest

from sim.engine.draws import name_key, normal, parameter_uniform
from sim.scenario.load import load
from sim.scenario.priors import Prior
from sim.scenario.sample import draws, normals, uniforms
from sim.scenario.variant import variant

TAILS = 10.0 ** -np.linspace(0.1, 305, 2000)
EVERYWHERE = np.concatenate([TAILS, 1 - TAILS[:100], np.linspace(1e-6, 1 - 1e-6, 20_001),
                             np.array([0.075, 0.925, 0.5, 2.0**-54, 1 - 2.0**-53])])


def test_normals():
    assert normals(EVERYWHERE).tobytes() == np.array([normal(x) for x in EVERYWHERE.tolist()
                                                      ]).tobytes()


@pytest.mark.parametrize(
    "quantity",
    [
        Prior(0.1, 0.2, 0.9, "split_normal", least=0.0, most=1.0),
        Prior(-1.0, 0.0, 1.0, "split_normal", least=0.0, most=0.0),
        Prior(0.1, 0.2, 0.9, "triangular"),
        Prior(0.1, 0.2, 0.9, "uniform", least=0.3),
        Prior(2.0, 2.0, 2.0),
    ],
)
def test_every_shape(quantity):
    u = np.stack([EVERYWHERE[:300], EVERYWHERE[-300:]], axis=1)
    found = draws([quantity, quantity], u)
    one_by_one = np.array([[quantity.draw(x) for x in row] for row in u.tolist()])
    assert found.tobytes() == one_by_one.tobytes()


def test_rows_of_a_scenario():
    case = variant(load("idlib_2020"), {})
    _, values, _ = case.rows(5, 30, 4)
    for r in range(4):
        for k, path in enumerate(case.varying):
            u = parameter_uniform(5, 30 + r, name_key(case.scenario.draw_name(path)))
            assert values[r, k] == case.parameters[path].draw(u)


def test_doctrines_share_the_quantiles_of_their_traits():
    """One quantile a row, actor and trait, mapped through each doctrine's own prior."""
    case = variant(load("idlib_2020"), {})
    _, values, _ = case.rows(7, 0, 60)
    twins = [(f"turkey.{a}.patience", f"turkey.{b}.patience") for a, b in
             (("restrained", "ultimatum"),)]
    for one, two in twins:
        x, y = (values[:, case.varying.index(p)] for p in (one, two))
        assert np.array_equal(np.argsort(x, kind="stable"), np.argsort(y, kind="stable")), one
    a, b = (values[:, case.varying.index(p)] for p in ("turkey.ultimatum.firmness",
                                                       "russia.broker.price"))
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.4  # another actor's are its own
    assert case.scenario.draw_name("turkey.resolve") == "turkey.resolve"


def test_no_parameter_varies():
    assert draws([], uniforms(7, 0, 5, [])).shape == (5, 0)
