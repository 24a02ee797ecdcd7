"""Doctrines at work: what they add, shut and how many times as strongly they have an option pull.

Exact.
"""

import numpy as np

from sim.engine.rules.doctrine import (
    FAR,
    SHUT,
    ask,
    evaluate_type,
    lean_options,
    liking,
    shut,
    strengths,
)
from sim.engine.rules.observe import observe
from sim.engine.state.names import FORCE, N_DOCTRINE, N_PAYOFF


def test_value_is_the_sum_of_payoffs_and_columns(d):
    i, n = 4, int(d.c.n_options[4, FORCE])
    rng = np.random.default_rng(0)
    d.w.payoff[...] = rng.normal(size=d.w.payoff.shape)
    d.w.doctrine[...] = rng.uniform(-0.2, 0.2, d.w.doctrine.shape)
    evaluate_type(d.c, d.w, i, FORCE, 3)
    expected = d.w.payoff[3, :n, :N_PAYOFF].sum(axis=1) + d.w.doctrine[:n].sum(axis=1)
    np.testing.assert_allclose(d.w.value[:n], expected, atol=1e-12)
    np.testing.assert_array_equal(d.w.payoff[3, :n, N_PAYOFF:], d.w.doctrine[:n])


def test_a_doctrines_exclusion_is_far_below_everything(d):
    i = 4
    d.w.payoff[...] = 0.0
    d.w.doctrine[...] = 0.0
    d.w.doctrine[1, 2] = -9.0
    d.w.doctrine[1, 0] = 0.25
    evaluate_type(d.c, d.w, i, FORCE, 0)
    assert d.w.value[1] == FAR + 0.25 == liking(d.w, 1) and d.w.value[0] == 0.0
    assert shut(d.w, 1) and not shut(d.w, 0)
    d.w.doctrine[0, 2] = SHUT + 0.01
    assert not shut(d.w, 0) and liking(d.w, 0) == SHUT + 0.01


def test_a_policy_sees_its_traits_and_fills_clean_columns(d):
    i = d.at("turkey")
    seen = {}

    def policy(view, traits, u):
        seen["traits"], seen["me"] = traits.copy(), view.me
        assert (u[: view.n_options] == 0.0).all()
        u[0, 0] = 0.25

    d.seats = ([policy] * len(d.seats[0]), *d.seats[1:])
    observe(d.c, d.s, d.v, i, FORCE, 0)
    for _ in range(2):
        ask(d.c, d.v, d.w, d.seats, i, 1)
        assert d.w.doctrine[0, 0] == 0.25 and d.w.doctrine[1:6].sum() == 0.0
    np.testing.assert_array_equal(seen["traits"], d.c.trait[i, 1])
    assert seen["me"] == i


def test_a_lean_is_what_liking_multiplies_a_pull_by_and_is_read_from_the_public_view(d):
    i, n = d.at("turkey"), int(d.c.n_options[d.at("turkey"), FORCE])
    views = set()

    def policy(view, traits, u):
        views.add((view.public, view.track))
        for o in range(view.n_options):
            u[o, 0], u[o, 1] = 0.01 * o, -0.02 * traits[0]
        u[2, N_DOCTRINE - 1] = -9.0

    d.seats = ([policy] * len(d.seats[0]), *d.seats[1:])
    d.c.precision[i] = 4.0
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, FORCE)
    for dn in range(int(d.c.n_doctrines[i])):
        wanted = np.exp(4.0 * (0.01 * np.arange(n) - 0.02 * d.c.trait[i, dn, 0]))
        wanted[2] *= np.exp(4.0 * FAR)
        np.testing.assert_allclose(d.w.lean[FORCE, dn, :n], wanted, rtol=1e-12)
    assert views == {(1, FORCE)}


def test_a_doctrine_that_nobody_holds_or_expects_is_not_asked(d):
    i = d.at("turkey")
    asked = []
    d.seats = ([lambda view, traits, u: asked.append(1)] * len(d.seats[0]), *d.seats[1:])
    d.c.doctrine[i] = 1
    d.c.doctrine_weight[i] = 0.0
    d.c.doctrine_weight[i, 0] = 1.0
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, FORCE)
    assert len(asked) == 2  # the one expected and the true one


def test_strengths_are_pulls_by_payoffs_alone_best_one(d):
    i, n = d.at("turkey"), int(d.c.n_options[d.at("turkey"), FORCE])
    rng = np.random.default_rng(2)
    d.w.payoff[...] = rng.normal(0.0, 0.1, d.w.payoff.shape)
    d.c.precision[i] = 7.0
    strengths(d.c, d.w, i, FORCE)
    for k in range(5):
        worth = d.w.payoff[k, :n, :N_PAYOFF].sum(axis=1)
        np.testing.assert_allclose(d.w.strength[FORCE, k, :n],
                                   np.exp(7.0 * (worth - worth.max())), rtol=1e-12)


def test_strength_times_lean_is_the_pull_of_the_value(d):
    """What rivals reckon with is what the actor itself weighs, up to a factor common to all."""
    i, n = d.at("syria"), int(d.c.n_options[d.at("syria"), FORCE])
    rng = np.random.default_rng(3)
    d.w.payoff[...] = rng.normal(0.0, 0.1, d.w.payoff.shape)
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, FORCE)
    strengths(d.c, d.w, i, FORCE)
    for dn in range(int(d.c.n_doctrines[i])):
        observe(d.c, d.s, d.v, i, FORCE, 1)
        ask(d.c, d.v, d.w, d.seats, i, dn)
        evaluate_type(d.c, d.w, i, FORCE, 2)
        pull = d.w.strength[FORCE, 2, :n] * d.w.lean[FORCE, dn, :n]
        whole = np.exp(d.c.precision[i] * d.w.value[:n])
        np.testing.assert_allclose(pull / pull.sum(), whole / whole.sum(), atol=1e-12)
