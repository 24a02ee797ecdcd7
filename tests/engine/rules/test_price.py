"""The payoff table as a whole. Exact."""

import numpy as np
import pytest

from sim.engine.rules.mind import think
from sim.engine.rules.price import blank, price
from sim.engine.rules.stage import own_ultimatum
from sim.engine.state.names import FORCE, N_PAYOFF, SIGNAL, TALK
from tests.engine.rules.builders import Desk, changed


@pytest.mark.parametrize(("actor", "u"), [("turkey", 0), ("syria", 0), ("russia", 0),
                                          ("iran", 0), ("opposition", -1), ("united_states", -1)])
def test_the_ultimatum_of_an_actor(d, actor, u):
    assert own_ultimatum(d.c, d.at(actor)) == u


def test_blank_clears_the_options_of_a_menu(d):
    d.w.payoff[...] = 1.0
    blank(d.w, 3)
    assert (d.w.payoff[:, :3] == 0.0).all() and (d.w.payoff[:, 3:] == 1.0).all()


@pytest.mark.parametrize("track", [FORCE, TALK, SIGNAL])
def test_pricing_changes_nothing_of_the_crisis(d, track):
    """Postures are tried on and taken off: the state is as it was, to the bit."""
    for i in range(d.c.n_actors):
        before = d.copy()
        think(d.c, d.s, d.w)
        price(d.c, d.s, d.w, i, track)
        assert changed(before.s, d.s) == set()


@pytest.mark.parametrize("track", [FORCE, TALK, SIGNAL])
def test_every_price_is_finite_and_of_the_size_of_the_issue(d, track):
    for i in range(d.c.n_actors):
        think(d.c, d.s, d.w)
        price(d.c, d.s, d.w, i, track)
        table = d.payoff(i, track)[:, :, :N_PAYOFF]
        assert np.isfinite(table).all()
        if table.size:
            assert np.abs(table.sum(axis=2)).max() < 3.0


def test_the_price_of_a_posture_does_not_depend_on_its_place_in_the_menu(d):
    i = d.at("turkey")
    n = int(d.c.n_options[i, FORCE])
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    before = d.payoff(i, FORCE)
    order = np.roll(np.arange(n), 2)
    d.c.level[i, FORCE, :n] = d.c.level[i, FORCE, :n][order]
    d.c.against[i, :n] = d.c.against[i, :n][order]
    moved = {int(o): k for k, o in enumerate(order)}
    d.c.orders[i, :n] = [moved.get(int(x), -1) for x in d.c.orders[i, :n]]
    d.s.posture[i, FORCE] = moved[int(d.s.posture[i, FORCE])]
    price(d.c, d.s, d.w, i, FORCE)
    np.testing.assert_array_equal(d.payoff(i, FORCE), before[:, order])


@pytest.mark.parametrize("name", ["idlib_2020", "july_1914", "bosnia_1995"])
def test_what_an_option_is_worth_does_not_depend_on_who_was_priced_before(name):
    """Whoever decides first or last on a day prices by the same morning."""
    d = Desk(name)
    actors = range(int(d.c.n_actors))
    for i in actors:
        first = d.copy()
        think(first.c, first.s, first.w)
        price(first.c, first.s, first.w, i, FORCE)
        last = d.copy()
        for j in actors:
            if j != i:
                think(last.c, last.s, last.w)
                price(last.c, last.s, last.w, j, FORCE)
        think(last.c, last.s, last.w)
        price(last.c, last.s, last.w, i, FORCE)
        np.testing.assert_array_equal(first.payoff(i, FORCE), last.payoff(i, FORCE))
