"""Typical lies inside its label and in the middle of it; surprising is the same each time."""

import dataclasses
import time

import numpy as np
import pytest

from sim.errors import UsageError
from sim.play import simulate
from sim.report.story.features import distances, features, mean_ranks
from sim.report.story.select import SAMPLE, find_end, parts, rarities, surprising, typical
from sim.scenario.load import load


@pytest.fixture(scope="module")
def outcome():
    return simulate(load("cuba_1962"), 1200, 7, replicates=4, kept=0)


def mates_of(outcome, axis, label):
    f = features(outcome)
    members = np.flatnonzero(f.codes[:, f.axes.index(axis)] == outcome.axes[axis].index(label))
    return f, members


@pytest.mark.parametrize(("axis", "label"), [("end_state", "general_war"), ("missiles", "stay"),
                                             ("missiles", "leave_without_force")])
def test_typical_is_inside_its_label_and_central(outcome, axis, label):
    chosen = typical(outcome, axis, label)
    assert outcome.is_label(axis, label)[chosen]
    assert typical(outcome, axis, label) == chosen
    f, members = mates_of(outcome, axis, label)
    assert len(members) > 40
    mean = np.array([distances(f, members, int(m)).mean() for m in members])
    mine = mean[list(f.rollouts[members]).index(chosen)]
    assert np.mean(mean > mine) >= 0.95
    if len(members) <= SAMPLE:
        assert mine == mean.min()


def test_a_distance_is_gowers():
    assert list(mean_ranks(np.array([5.0, 1.0, 5.0, 9.0]))) == [0.5, 0.0, 0.5, 1.0]


def test_distances_are_symmetric_and_zero_to_oneself(outcome):
    f = features(outcome)
    among = np.arange(50)
    table = np.array([distances(f, among, int(m)) for m in among])
    assert np.allclose(table, table.T) and np.all(np.diag(table) == 0)
    assert 0 < table.max() <= 1


def test_surprising_is_reproducible_and_rarest(outcome):
    first, why = surprising(outcome)
    assert surprising(outcome) == (first, why)
    f = features(outcome)
    rare = (-np.log(rarities(f)) * parts(f)).sum(axis=1)
    assert f.rollouts[np.argmax(rare)] == first
    assert why.count(";") == 2 and "%" in why


def test_counts_that_go_together_weigh_as_one(outcome):
    f = features(outcome)
    twice = dataclasses.replace(f, names=[*f.names, f.names[0]],
                                ranks=np.column_stack([f.ranks, f.ranks[:, 0]]),
                                values=np.column_stack([f.values, f.values[:, 0]]))
    once, both = parts(f), parts(twice)
    assert 1.0 < 2 * both[0] / once[0] < 2.0 and both[0] == pytest.approx(both[len(f.names)])
    assert np.all((once > 0) & (once <= 1)) and list(once[-len(f.axes):]) == [1.0] * len(f.axes)


def test_a_planted_oddity_is_found_and_named(outcome):
    counts = outcome.counts.copy()
    at = 417
    for name in ("offers", "threats", "rounds_call", "rounds_summit", "rounds_delegation",
                 "answers", "unanswered", "wide_days", "incidents", "shields", "misattributed",
                 "campaigns", "campaign_ends_aim_met", "campaign_ends_deal", "campaign_ends_peace",
                 "campaign_ends_exhaustion", "outside_steps", "breaks"):
        counts[at, outcome.count_names.index(name)] = 507
    odd = dataclasses.replace(outcome, counts=counts)
    found, why = surprising(odd)
    assert found == at != surprising(outcome)[0]
    assert "0.083%" in why and "507" in why


def test_failed_rollouts_are_never_chosen(outcome):
    chosen, odd = typical(outcome, "missiles", "stay"), surprising(outcome)[0]
    failed = dataclasses.replace(outcome, failed=[(chosen, 1, "x"), (odd, 1, "x")])
    assert typical(failed, "missiles", "stay") != chosen
    assert surprising(failed)[0] != odd


def test_ten_thousand_rollouts_take_little_time(outcome):
    many = dataclasses.replace(
        outcome, rollouts=9600, labels=np.tile(outcome.labels, (8, 1)),
        counts=np.tile(outcome.counts, (8, 1)))
    start = time.process_time()
    typical(many, "missiles", "stay")
    surprising(many)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(("end", "found"), [
    ("end_state.limited_war", ("end_state", "limited_war")),
    ("end_state:limited_war", ("end_state", "limited_war")),
    ("stay", ("missiles", "stay")),
    ("deal_holds", ("end_state", "deal_holds")),
    ("trade", ("terms", "trade")),
])
def test_ends_are_found(outcome, end, found):
    assert find_end(outcome, end) == found


@pytest.mark.parametrize(("end", "says"), [
    ("end_stat.limited_war", "did you mean 'end_state'"),
    ("end_state.limited_wa", "did you mean 'limited_war'"),
    ("stai", "did you mean 'stay'"),
])
def test_ends_that_there_are_not(outcome, end, says):
    with pytest.raises(UsageError, match="unknown") as caught:
        find_end(outcome, end)
    assert says.split("'")[1] in str(caught.value)


def test_an_end_that_no_rollout_has(outcome):
    none = dataclasses.replace(outcome, labels=np.zeros_like(outcome.labels))
    with pytest.raises(UsageError, match=r"no rollout of 1,200 ends with missiles\.stay"):
        typical(none, "missiles", "stay")
