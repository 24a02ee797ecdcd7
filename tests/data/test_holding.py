"""The chance that a side holds a place."""

import dataclasses

import numpy as np
import pytest

from sim.data.asked import Asked
from sim.data.digest import digest, digest_held
from sim.data.holding import holding
from sim.data.store import load, pack, save
from sim.errors import RunError
from sim.methods.clustered import clustered_interval
from tests.data.synthetic import synthetic


def mapped(rows=100, replicates=10, days=45):
    """A synthetic outcome with three places: never held, held ever less often, always held."""
    rng = np.random.default_rng(5)
    ran = np.full(rows, replicates, np.int32)
    ran[7] = replicates - 3
    chance = np.clip(rng.normal(0.7, 0.2, rows), 0, 1)[:, None] * np.linspace(1, 0.3, days)
    held = np.zeros((rows, days, 3), np.int32)
    held[:, :, 1] = rng.binomial(ran[:, None], chance)
    held[:, :, 2] = ran[:, None]
    places = [{"name": name} for name in ("Ford", "Mill", "Ridge")]
    return dataclasses.replace(synthetic(rows, replicates, days), held=held, held_ran=ran,
                               map={"places": places, "roads": []})


def test_shares_are_over_the_rollouts_that_ran():
    outcome = mapped()
    found = holding(outcome)
    assert found.places == ("Ford", "Mill", "Ridge") and found.n == 997
    assert found.p.shape == (45, 3)
    assert found.p[-1, 1] == outcome.held[:, -1, 1].sum() / 997
    assert (found.p[:, 0] == 0).all() and (found.p[:, 2] == 1).all()


def test_the_interval_is_the_clustered_one_also_for_a_sure_place():
    outcome = mapped()
    found = holding(outcome, [-1])
    hits, ran = outcome.held[:, -1, 1].astype(float), outcome.held_ran.astype(float)
    want = clustered_interval(hits, ran)
    assert (found.low[0, 1], found.high[0, 1]) == pytest.approx(want, rel=1e-9)
    plain = clustered_interval(outcome.held[:, -1, 0].astype(float), ran)
    assert 0 < found.high[0, 0] == pytest.approx(plain[1]) and found.low[0, 2] < 1
    assert found.days == (44,)


def test_some_days_are_those_of_all():
    outcome = mapped()
    whole, some = holding(outcome), holding(outcome, [3, -2])
    assert np.array_equal(whole.p[[3, 43]], some.p)
    np.testing.assert_allclose(whole.high[[3, 43]], some.high, rtol=1e-9)


def test_without_a_map_or_a_rollout_it_says_so():
    with pytest.raises(RunError, match="no map"):
        holding(synthetic())
    outcome = mapped()
    with pytest.raises(RunError, match="every rollout failed"):
        holding(dataclasses.replace(outcome, held=outcome.held * 0, held_ran=outcome.held_ran * 0))


def test_it_travels_through_a_folder(tmp_path):
    outcome = mapped()
    record = save(outcome, tmp_path / "run", Asked("run", {}), "An answer.")
    back, _ = load(tmp_path / "run")
    assert back.held.dtype == np.int32 and np.array_equal(back.held, outcome.held)
    assert np.array_equal(back.held_ran, outcome.held_ran) and back.map == outcome.map
    assert record["digest"] == digest(outcome) and record["digest_held"] == digest_held(outcome)


@pytest.mark.parametrize("damage", [
    {"held": lambda x: np.where(np.arange(x.size).reshape(x.shape) == 40, x + 1, x)},
    {"held_ran": lambda x: x + 1},
    {"map": lambda x: {**x, "places": x["places"][::-1]}},
])
def test_damage_is_found(tmp_path, damage):
    outcome = mapped()
    save(outcome, tmp_path / "run", Asked("run", {}), "An answer.")
    (name, change), = damage.items()
    broken = dataclasses.replace(outcome, **{name: change(getattr(outcome, name))})
    pack(broken, tmp_path / "run" / "outcome.npz")
    with pytest.raises(RunError, match="outcome.npz is not as it was sealed"):
        load(tmp_path / "run")


def test_the_digest_of_labels_counts_and_series_knows_nothing_of_it():
    assert digest(mapped()) == digest(synthetic())
    assert digest_held(mapped()) != digest_held(synthetic())

