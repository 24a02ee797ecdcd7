"""How doctrines lean on the branches of the tree. Exact."""

from __future__ import annotations

import numpy as np
import pytest

from sim.engine.rules.doctrine import lean_options
from sim.engine.rules.leanings import branch_of, lean_node, lean_row, leanings
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    NODE_ISSUER,
    NODE_PATRON,
    NODE_TARGET,
    RESPONSE,
)
from sim.engine.state.places import N_BRANCHES
from tests.engine.rules.builders import Desk


@pytest.mark.parametrize(("actor", "node", "track"), [
    ("turkey", NODE_ISSUER, RESPONSE), ("syria", NODE_TARGET, FORCE),
    ("russia", NODE_PATRON, RESPONSE)])
def test_a_branch_leans_as_its_options_do_by_their_weights(d, actor, node, track):
    i = d.at(actor)
    n = int(d.c.n_options[i, track])
    d.w.node_lean[:] = np.nan
    d.w.lean[:] = np.nan
    lean_node(d.c, d.s, d.w, d.v, d.seats, i, node)
    found = d.w.node_lean[i].copy()
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, track)
    branches = np.array([branch_of(d.c, i, node, o) for o in range(n)])
    weight, unlike = d.c.weight[i, track, :n], 0
    for doctrine in range(int(d.c.n_doctrines[i])):
        for b in range(N_BRANCHES):
            on = branches == b
            if d.c.doctrine_weight[i, doctrine] > 0.0 and on.any():
                lean = d.w.lean[track, doctrine, :n]
                mean = (weight * lean)[on].sum() / weight[on].sum()
                unlike += abs(mean - 1.0) > 1e-6
            else:
                mean = 1.0
            assert found[doctrine, b] == pytest.approx(mean), (doctrine, b)
    assert unlike  # some doctrine has a leaning of its own


def test_every_party_with_a_node_is_seen_each_day_and_nobody_else(d):
    d.w.node_lean[:] = np.nan
    d.w.firm[:] = np.nan
    leanings(d.c, d.s, d.w, d.v, d.seats)
    seen = {a for a in d.scenario.actor_names if not np.isnan(d.w.node_lean[d.at(a), 0, 0])}
    assert seen == {"turkey", "syria", "russia", "iran"}
    assert not np.isnan(d.w.firm[d.at("syria")]).any()
    assert np.isnan(d.w.firm[d.at("turkey")]).all()


def mixed(d: Desk, i: int, lean: list[list[float]], belief: list[float]) -> np.ndarray:
    """The odds (0.5, 0.3, 0.2) of three branches with two doctrines mixed in."""
    d.c.n_doctrines[i] = 2
    d.w.node_lean[i, :2, :3] = lean
    d.s.joint[i, :2, 0] = belief
    q = np.zeros((1, N_BRANCHES))
    q[0, :3] = (0.5, 0.3, 0.2)
    lean_row(d.c, d.s, d.w, q, 0, 3, i)
    return q[0, :3]


def test_odds_with_doctrines_are_a_mean_of_those_of_each_by_the_belief(d):
    i = d.at("syria")
    one, two = np.array([1.0, 2.0, 0.5]), np.array([4.0, 1.0, 1.0])
    base = np.array([0.5, 0.3, 0.2])
    each = [base * x / (base * x).sum() for x in (one, two)]
    found = mixed(d, i, [one.tolist(), two.tolist()], [0.3, 0.1])
    assert found == pytest.approx(0.75 * each[0] + 0.25 * each[1]) and found.sum() == \
        pytest.approx(1.0)
    assert mixed(d, i, [one.tolist(), two.tolist()], [0.0, 0.1]) == pytest.approx(each[1])
    assert mixed(d, i, [one.tolist(), two.tolist()], [0.0, 0.0]) == pytest.approx(base)


def test_complying_lies_on_a_branch_of_its_own(d):
    i = d.at("syria")
    for o in range(int(d.c.n_options[i, FORCE])):
        d.c.level[i, FORCE, o, COMPLY] = float(o == 1)
    found = [branch_of(d.c, i, NODE_TARGET, o) for o in range(int(d.c.n_options[i, FORCE]))]
    assert found.count(found[1]) == 1
