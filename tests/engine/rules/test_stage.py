"""The stage game's own counts: who is party, what menus hold, when tastes are drawn anew. Exact."""

import numpy as np
import pytest

from sim.engine.rules.stage import (
    attacks,
    count_postures,
    count_replies,
    days_anew,
    goes_over,
    is_party,
    own_ultimatum,
)
from sim.engine.state.names import FORCE, M_TASTES
from tests.engine.rules.builders import Desk


@pytest.mark.parametrize("rate", [1e-9, 1e-4, 0.05, 0.4, 3.0])
def test_what_follows_new_tastes_is_the_mean_over_their_day(d, rate):
    """Days left in the horizon after the first drawing, where there is one: by integration."""
    i, horizon = d.at("turkey"), float(d.c.horizon)
    d.c.redraw[i] = rate
    days = (np.arange(200000) + 0.5) / 200000
    share = np.mean(rate * horizon * np.exp(-rate * horizon * days) * (1.0 - days))
    assert days_anew(d.c, i) == pytest.approx(share, rel=1e-4)
    assert days_anew(d.c, i) < goes_over(d.c, i) == pytest.approx(1.0 - np.exp(-rate * horizon))


def test_looks_alone_change_no_mind_and_without_lasting_tastes_every_look_may(d):
    i = d.at("turkey")
    d.c.redraw[i] = 0.0
    for rate in (0.0, 0.3):
        d.c.reconsider[i, FORCE] = rate
        assert days_anew(d.c, i) == goes_over(d.c, i) == 0.0
    d.c.on[M_TASTES] = 0
    drawn = 0.3 * float(d.c.horizon)
    assert days_anew(d.c, i) == pytest.approx(1.0 - (1.0 - np.exp(-drawn)) / drawn)


@pytest.mark.parametrize(("actor", "party"), [
    ("turkey", True), ("syria", True), ("russia", True), ("iran", True), ("opposition", False),
    ("united_states", False)])
def test_issuer_target_its_patrons_and_the_issuers_backers_are_party(d, actor, party):
    i = d.at(actor)
    assert is_party(d.c, 0, i) == party and own_ultimatum(d.c, i) == (0 if party else -1)
    d.c.patron[i, d.at("turkey")] = 1
    assert is_party(d.c, 0, i)


def test_an_issuers_postures_are_told_apart_by_whether_they_attack_the_target(d):
    i, t = d.at("turkey"), d.at("syria")
    count_postures(d.c, d.s, d.w, 0)
    n = int(d.c.n_options[i, FORCE])
    loud = [o for o in range(n) if attacks(d.c, d.s, i, o, t)]
    assert d.w.under.tolist() == [len(loud), n - len(loud)] and 0 < len(loud) < n
    d.c.against[i, loud[0]] = d.at("russia")  # fire on another is no attack on the target
    count_postures(d.c, d.s, d.w, 0)
    assert d.w.under.tolist() == [len(loud) - 1, n - len(loud) + 1]
    for o in loud:
        d.c.against[i, o] = d.at("russia")
    d.s.camp_arm[i, t, 0] = 0.5  # a campaign that no posture carries can go on
    count_postures(d.c, d.s, d.w, 0)
    assert d.w.under.tolist() == [1.0, n]


@pytest.mark.parametrize("name", ["idlib_2020", "cuba_1962", "bosnia_1995"])
def test_a_demand_that_asks_for_all_counts_replies_as_the_menus_do(name):
    d = Desk(name)
    t = int(d.c.ult_target[0])
    count_replies(d.c, d.w, 0)
    assert d.w.replies.tolist() == d.c.branch[t, 0, :3].tolist()
    d.c.ult_asks[0] = 1.0 - 1e-12
    before = d.w.replies.copy()
    count_replies(d.c, d.w, 0)
    np.testing.assert_allclose(d.w.replies, before)
