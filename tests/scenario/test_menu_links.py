"""How options of menus belong together: what an answer orders, where fire falls back to, counts."""

import numpy as np
import pytest

from sim.engine.state.names import (
    AIR,
    COMPLY,
    FORCE,
    LEVELS,
    N_LEVELS,
    NODE_ISSUER,
    NODE_PATRON,
    NODE_TARGET,
    RESPONSE,
    SEA,
    SHIELD,
    STRIKE,
    V_HONOUR,
)
from sim.scenario import bundled_names
from sim.scenario.menu_links import calm_like, link_menus, posture_like
from tests.engine.rules.builders import Desk

FIRE = [STRIKE, AIR, SEA]


def option(**levels) -> np.ndarray:
    """Levels of one option, by name; all others 0."""
    row = np.zeros(N_LEVELS)
    for name, value in levels.items():
        row[LEVELS.index(name)] = value
    return row


HOLD = option(rung=3, caution=1.0)
HELP = option(rung=4, support=0.5)
LIGHT = option(rung=6, strike=0.4, support=0.5)
WIDE = option(rung=7, strike=1.0, scope=1.0)
WAR = option(rung=8, strike=1.0, scope=1.0, tempo=1.0)
FLOWN = option(rung=7, air=1.0, scope=1.0)
MENU = np.array([HOLD, HELP, LIGHT, WIDE, WAR, FLOWN])
NOBODY = np.full(len(MENU), -1)


@pytest.mark.parametrize(("answer", "posture"), [
    (option(rung=7, strike=1.0, scope=1.0), 3), (option(rung=8, strike=1.0, scope=1.0), 4),
    (option(rung=6, strike=0.4), 2), (option(rung=7, air=1.0, scope=1.0), 5),
    (option(rung=6, strike=0.5), -1), (option(rung=3), -1),
    (option(rung=7, strike=1.0, scope=1.0, shield=0.5), -1)])
def test_an_answer_orders_the_posture_that_fires_and_shields_alike_nearest_in_rung(answer, posture):
    assert posture_like(answer, MENU, NOBODY) == posture


def test_a_posture_against_somebody_of_its_own_is_no_answers(answer=WIDE):
    against = NOBODY.copy()
    against[3] = 2
    assert posture_like(answer, MENU, against) == 4


def test_fire_falls_back_to_the_posture_without_it_most_like_it_in_all_else():
    assert calm_like(MENU, 2) == 1  # it helps as much
    assert calm_like(np.array([option(rung=3), option(rung=5), WIDE, option(rung=4)]), 2) == 1
    assert calm_like(np.array([HOLD, WIDE, option(rung=3)]), 1) == 2
    assert calm_like(MENU, 0) == -1  # it does not fire
    assert calm_like(np.array([WIDE, WAR]), 0) == -1  # nothing without fire


@pytest.mark.parametrize("name", bundled_names())
def test_links_of_every_bundled_menu_are_what_they_should_be(name):
    d = Desk(name)
    c = d.c
    for i in range(c.n_actors):
        n, m = int(c.n_options[i, FORCE]), int(c.n_options[i, RESPONSE])
        force, answers = c.level[i, FORCE, :n], c.level[i, RESPONSE, :m]
        for o in range(n):
            calm = int(c.calm[i, o])
            if force[o][FIRE].any() and calm >= 0:
                assert not force[calm][FIRE].any()
            else:
                assert calm == -1
        for o in range(m):
            posture = int(c.orders[i, o])
            assert -1 <= posture < n
            acts = answers[o][[*FIRE, SHIELD]].any()
            named = d.names(i, RESPONSE)[o] in ("honour", "dilute", "enter", "shield")  # `orders:`
            assert acts or posture == -1 or named
        for verb in range(c.answer.shape[1]):
            o = int(c.answer[i, verb])
            found = np.flatnonzero(c.verb[i, RESPONSE, :m] == verb)
            assert o == (found[0] if len(found) else -1)


@pytest.mark.parametrize("name", bundled_names())
def test_branches_count_the_options_that_lie_on_them(name):
    d = Desk(name)
    c = d.c
    for i in range(c.n_actors):
        n = int(c.n_options[i, FORCE])
        comply = c.level[i, FORCE, :n, COMPLY]
        full, part, none = c.branch[i, NODE_TARGET, :3]
        assert (full, part) == ((comply >= 0.75).sum(), ((comply > 0) & (comply < 0.75)).sum())
        assert none == max(1, (comply == 0).sum()) and (n == 0 or full + part + none == n)
        verbs = d.names(i, RESPONSE)
        fires = n > 0 and c.level[i, FORCE, :n][:, FIRE].any()
        assert c.branch[i, NODE_ISSUER].tolist() == [
            max(verbs.count("honour"), int(fires)), verbs.count("dilute"),
            verbs.count("delay") + verbs.count("extend"), max(1, verbs.count("ignore"))]
        assert c.branch[i, NODE_PATRON, :3].tolist() == [
            max(1, verbs.count("stand_aside") + verbs.count("warn")), verbs.count("shield"),
            verbs.count("enter")]


def test_what_the_scenario_names_is_left_alone():
    """`orders:` of a menu stands whatever another posture's levels say."""
    record = Desk("idlib_2020").scenario.record.copy()
    d = Desk("idlib_2020")
    i, o = d.at("turkey"), d.verb_option(d.at("turkey"), RESPONSE, V_HONOUR)
    named = d.option("turkey", "force", "war")
    record["orders"][i, o] = named
    link_menus(record)
    assert record["orders"][i, o] == named
    record["orders"][i, o] = -1
    link_menus(record)
    assert record["orders"][i, o] == d.c.orders[i, o] != named
