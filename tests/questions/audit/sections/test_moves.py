"""Two runs on shared luck are measured against two bars: 2 points of a share, 5 % of a count."""

import dataclasses

import numpy as np
import pytest

from sim.data.outcome import Outcome
from sim.questions.audit.sections.moves import DEAD, DOUBT, MOVES, UNTOUCHED, differ, gaps, moves
from tests.data.synthetic import synthetic


@pytest.fixture(scope="module")
def outcome():
    return synthetic(rows=2000, replicates=2)


def changed(outcome: Outcome, name: str, change) -> Outcome:
    """The outcome with one count changed, as `change` gives it from the old values."""
    counts = outcome.counts.copy()
    k = outcome.count_names.index(name)
    counts[:, k] = change(counts[:, k])
    return dataclasses.replace(outcome, counts=counts)


def relabelled(outcome: Outcome, part: float) -> Outcome:
    """The outcome with a part of its healthy ties called strained, spread over all rows."""
    labels = outcome.labels.copy()
    at = list(outcome.axes).index("tie")
    healthy = np.flatnonzero(labels[:, at] == 0)
    labels[healthy[: round(part * outcome.rollouts)], at] = 1
    return dataclasses.replace(outcome, labels=labels)


def test_a_run_and_itself_are_untouched(outcome):
    found = moves(outcome, outcome)
    assert (found.verdict, found.touched, found.n) == (UNTOUCHED, 0, 4000)
    assert found.share.change.at == found.count.change.at == 0.0


@pytest.mark.parametrize(("part", "verdict"), [(0.001, DEAD), (0.01, DEAD), (0.03, MOVES)])
def test_a_share_is_measured_in_points(outcome, part, verdict):
    found = moves(outcome, relabelled(outcome, part))
    assert found.verdict == verdict
    assert found.share.output in ("tie: healthy", "tie: strained")
    assert abs(found.share.change.at) == pytest.approx(part, abs=3e-4)
    assert found.touched == pytest.approx(4000 * part, abs=1)
    assert found.count.change.at == 0.0


@pytest.mark.parametrize(("factor", "verdict"), [(1.02, DEAD), (0.97, DEAD), (1.08, MOVES),
                                                 (0.9, MOVES)])
def test_a_count_is_measured_in_parts_of_its_size(outcome, factor, verdict):
    found = moves(outcome, changed(outcome, "civilians", lambda x: x * factor))
    assert (found.verdict, found.count.output) == (verdict, "civilian deaths")
    assert found.count.change.at == pytest.approx(factor - 1, abs=1e-5)
    assert found.sure == (verdict == MOVES) == found.page


def test_a_net_amount_near_0_is_measured_against_what_it_usually_is(outcome):
    signs = np.where(np.arange(4000) % 4 < 2, 1.0, -1.0)
    net = changed(outcome, "area_taken", lambda x: x * signs)
    k = net.count_names.index("area_taken")
    size = float(np.abs(net.counts[:, k]).mean())
    assert abs(net.counts[:, k].mean()) < 0.05 * size
    found = gaps(net, changed(net, "area_taken", lambda x: x + 0.03 * size))
    at = [m.name.startswith("net area") for m in found.found].index(True)
    assert found.value[at] == pytest.approx(0.03, rel=1e-3)


def test_a_count_below_one_a_rollout_is_judged_by_whether_it_comes(outcome):
    rare = changed(outcome, "deals", lambda x: (np.arange(4000) % 10 == 0) * 1.0)
    twice = changed(rare, "deals", lambda x: 3.0 * x)  # as often, three times as many
    assert moves(rare, twice).verdict == DEAD
    oftener = changed(rare, "deals", lambda x: (np.arange(4000) % 7 == 0) * 1.0)
    found = moves(rare, oftener)
    assert (found.verdict, found.share.output) == (MOVES, "any deals struck")


def test_days_and_what_actors_get_move_nothing_but_a_day_that_comes_does(outcome):
    later = changed(outcome, "day_of_deal", lambda x: x + 1)
    found = moves(outcome, later)
    assert found.verdict == DEAD and found.touched > 1000
    never = changed(outcome, "day_of_deal", lambda x: np.nan * x)
    found = moves(outcome, never)
    assert (found.verdict, found.share.output) == (MOVES, "a deal came")


def test_few_rollouts_leave_doubt_and_none_is_not_death(outcome):
    few = synthetic(rows=20, replicates=2)
    assert moves(few, relabelled(few, 0.025)).verdict == DOUBT
    one = synthetic(rows=1, replicates=4)
    assert moves(one, changed(one, "civilians", lambda x: 2 * x)).verdict == DOUBT
    labels = np.full_like(few.labels, -1)
    failed = dataclasses.replace(few, labels=labels)
    assert moves(failed, failed).verdict == DOUBT


def test_what_lies_below_the_bar_but_may_lie_above_is_in_doubt():
    few = synthetic(rows=100, replicates=2, days=10)
    found = moves(few, relabelled(few, 0.01))
    assert abs(found.share.change.at) < 0.02 < abs(found.share.change.at) + 0.03
    assert found.verdict == DOUBT


def test_what_actors_get_and_what_stood_at_a_deadline_have_no_bar(outcome):
    def called(name):
        names = [name if n == "offers" else n for n in outcome.count_names]
        return dataclasses.replace(outcome, count_names=tuple(names))

    for name, verdict, apart in (("utility_defender", UNTOUCHED, 0),
                                 ("entropy_at_deadline", DEAD, 4000)):
        before = called(name)
        after = changed(before, name, lambda x: 2 * x)
        found = moves(before, after)
        assert (found.verdict, found.touched) == (verdict, apart)
        assert differ(before, after, utilities=True).all()


def test_failed_rollouts_are_in_no_share(outcome):
    labels, counts = outcome.labels.copy(), outcome.counts.copy()
    labels[:300], counts[:300] = -1, np.nan
    failed = dataclasses.replace(outcome, labels=labels, counts=counts)
    assert moves(failed, failed).verdict == UNTOUCHED
    found = moves(failed, changed(failed, "civilians", lambda x: x * 1.1))
    assert found.n == 3700 and found.count.change.at == pytest.approx(0.1, abs=1e-5)


def test_noise_alone_is_seldom_said_to_move():
    """Of 30 pairs of runs of one law at most 3 are said to move (expected: about 1)."""
    found = [moves(synthetic(rows=60, replicates=1, seed=k, days=10),
                   synthetic(rows=60, replicates=1, seed=500 + k, days=10)).verdict
             for k in range(30)]
    assert found.count(MOVES) <= 3 and DEAD not in found


def test_counts_are_compared_by_name(outcome):
    order = np.arange(len(outcome.count_names))[::-1]
    other = dataclasses.replace(outcome, counts=outcome.counts[:, order],
                                count_names=tuple(outcome.count_names[k] for k in order))
    assert not differ(outcome, other).any() and moves(outcome, other).verdict == UNTOUCHED
    mislaid = dataclasses.replace(outcome, counts=outcome.counts[:, order])
    assert differ(outcome, mislaid).all()
