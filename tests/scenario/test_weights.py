"""Weights of doctrines that are known from counted cases."""

import numpy as np
import pytest

from sim.questions.audit.copies import doctrine_again
from sim.scenario import load, variant
from sim.scenario.weights import gamma_rows

CASES = "{value: %g, source: judgement, grade: J}"
BLUFF, STEADY = 3.5, 1.5


@pytest.fixture
def counted(mini):
    """The scenario of two doctrines, steady with 1.5 cases and bluff with some number of them."""
    def write(bluff=BLUFF):
        root = mini("challenger/steady.yaml", "weight: {value: 1, source: judgement, grade: J}",
                    "cases: " + CASES % STEADY)
        (root / "challenger/bluff.yaml").write_text("policy: bluff\ncases: " + CASES % bluff)
        return load(root)
    return write


def weights(scenario, n, first=0, overrides=None):
    """Weights of the challenger's two doctrines (bluff, steady) and its doctrine, by row."""
    records, _, doctrines = variant(scenario, overrides).rows(7, first, n)
    return records["doctrine_weight"][:, 0, :2], doctrines[:, 0]


def test_rows_have_weights_of_the_dirichlet_law(counted):
    n, total = 20_000, BLUFF + STEADY
    mean = BLUFF / total
    spread = np.sqrt(mean * (1 - mean) / (total + 1))
    w, _ = weights(counted(), n)
    assert np.allclose(w.sum(axis=1), 1.0)
    assert abs(w[:, 0].mean() - mean) < 4 * spread / np.sqrt(n)
    assert abs(w[:, 0].std() - spread) < 0.01 * spread * 4
    from scipy import stats

    assert stats.kstest(w[:, 0], stats.beta(BLUFF, STEADY).cdf).pvalue > 0.001


def test_the_record_at_central_values_has_the_mean(counted):
    record = counted().record
    assert record["doctrine_weight"][0, :2] == pytest.approx([0.7, 0.3])


def test_a_row_draws_its_doctrine_by_its_own_weights(counted):
    w, doctrine = weights(counted(), 20_000)
    bluff = doctrine == 0
    assert abs(bluff.mean() - 0.7) < 0.015
    for low, high in ((0.0, 0.5), (0.5, 0.8), (0.8, 1.0)):
        here = (w[:, 0] >= low) & (w[:, 0] < high)
        assert abs(bluff[here].mean() - w[here, 0].mean()) < 0.03


def test_a_row_is_the_same_whatever_the_range_it_is_drawn_in(counted):
    w, _ = weights(counted(), 40)
    for first, n in ((0, 7), (7, 33), (39, 1)):
        assert weights(counted(), n, first)[0].tobytes() == w[first : first + n].tobytes()


def test_a_further_case_leaves_the_luck_of_the_others(counted):
    """Common random numbers: a row's bluff only gains by a case for bluff."""
    fewer, more = (weights(counted(b), 500)[0] for b in (BLUFF, BLUFF + 1))
    assert (more[:, 0] > fewer[:, 0]).all()
    less = gamma_rows("challenger.steady", 1.5, 7, 0, 500)
    assert (gamma_rows("challenger.steady", 2, 7, 0, 500) > less).all()


def test_gamma_variables_have_the_mean_and_the_variance_of_their_cases():
    x = gamma_rows("any", 3.5, 7, 0, 40_000)
    assert abs(x.mean() - 3.5) < 4 * np.sqrt(3.5 / 40_000)
    assert abs(x.var() - 3.5) < 0.15


def test_fixed_weights_are_the_same_in_every_row(mini):
    w, _ = weights(load(mini()), 200)
    assert (w == [0.75, 0.25]).all()


def test_weights_vary_whether_or_not_the_doctrine_is_fixed(counted):
    free, _ = weights(counted(), 50)
    held, doctrine = weights(counted(), 50, overrides={"challenger": "bluff"})
    assert np.array_equal(free, held) and (doctrine == 0).all()


def test_a_doctrine_written_twice_shares_its_weight_row_by_row():
    scenario = load("idlib_2020")
    i = scenario.actor_names.index("turkey")
    again = doctrine_again(scenario, "turkey", "restrained")
    one, two = (variant(s).rows(7, 0, 200)[0]["doctrine_weight"][:, i] for s in (scenario, again))
    assert np.ptp(one[:, 2]) > 0.1
    assert np.array_equal(two[:, 2], two[:, 3])
    assert np.array_equal(two[:, 2] + two[:, 3], one[:, 2])
    assert np.array_equal(two[:, [0, 1, 4]], one[:, [0, 1, 3]])


def test_a_scenario_on_a_base_may_give_weights_where_the_base_counts(counted, tmp_path):
    base = counted().folder
    top = base.parent / "top"
    (top / "challenger").mkdir(parents=True)
    (top / "scenario.yaml").write_text(f"name: top\nbase: ../{base.name}\n")
    for name in ("steady", "bluff"):
        text = "weight: {value: 1, source: judgement, grade: J}\n"
        (top / f"challenger/{name}.yaml").write_text(text)
    w, _ = weights(load(top), 20)
    assert (w == 0.5).all()
