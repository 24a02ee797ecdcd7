"""Notes on how a war begins: what prompted the act, how far below the best, what spoke for it."""

import numpy as np
import pytest

from sim.engine.rules.campaigns import open_campaign
from sim.engine.rules.opening import (
    begin_openings,
    note_motive,
    note_opening,
    option_fires,
    spur_of,
)
from sim.engine.rules.trace import note_choice
from sim.engine.state.names import (
    C_COST,
    C_LAND,
    FORCE,
    NO_DAY,
    RESPONSE,
    T_INCIDENT,
    T_REVIEW,
)
from sim.engine.state.spurs import (
    SPUR_ITSELF,
    SPUR_ORDERED,
    SPUR_PLEDGE,
    SPUR_STANDING,
    SPUR_TRIGGER,
    SPURS,
)
from tests.engine.rules.builders import Desk, changed


@pytest.fixture
def t(small) -> Desk:
    """The two-actor crisis, traced: hold, raid and strike, worth 0, -0.1 and -0.3 to the issuer."""
    small.c.trace = 1
    begin_openings(small.c, small.s)
    i = small.at("challenger")
    small.w.payoff[:] = 0.0
    small.w.payoff[:, 1, C_COST], small.w.payoff[:, 1, C_LAND] = -0.3, 0.2
    small.w.payoff[:, 2, C_COST] = -0.3
    small.w.value[:3] = 0.0, -0.1, -0.3
    small.w.excluded[:] = 0
    small.c.precision[i] = 10.0
    return small


def begin(d: Desk, option: int, spur: int = SPUR_ITSELF) -> None:
    """The issuer chooses an option and its campaign opens the same day."""
    i, j = d.at("challenger"), d.at("defender")
    note_motive(d.c, d.s, d.w, i, FORCE, option, spur)
    open_campaign(d.c, d.s, i, j)


def test_the_options_that_fire(t):
    i = t.at("challenger")
    assert [option_fires(t.c, i, FORCE, o) for o in range(3)] == [False, True, True]
    assert [option_fires(t.c, i, RESPONSE, o) for o in range(4)] == [True, False, True, False]


def test_a_campaign_that_opens_keeps_its_act_and_what_spoke_for_it(t):
    t.s.day = 4
    begin(t, 1)
    assert (t.s.opened[0], t.s.opened_track[0], t.s.opened_option[0]) == (4, FORCE, 1)
    assert t.s.opened_spur[0] == SPUR_ITSELF and t.s.opened_under_fire[0] == 0
    assert t.s.opened_short[0] == pytest.approx(1.0)  # a tenth of the issue at precision 10
    wanted = np.zeros(12)
    wanted[C_COST], wanted[C_LAND] = -0.3, 0.2
    np.testing.assert_allclose(t.s.opened_gain[0], wanted, atol=1e-12)


def test_gain_is_measured_against_the_best_without_fire_and_short_against_all(t):
    t.w.value[0] = -0.5
    begin(t, 2)
    assert t.s.opened_short[0] == pytest.approx(10.0 * (-0.1 + 0.3))
    t.w.payoff[:, 0, C_LAND] = -0.5
    begin_openings(t.c, t.s)
    begin(t, 2)
    assert t.s.opened_gain[0, C_LAND] == pytest.approx(0.5)


def test_only_the_first_campaign_on_the_target_counts(t):
    i, j = t.at("challenger"), t.at("defender")
    open_campaign(t.c, t.s, j, i)
    assert t.s.opened[0] == NO_DAY
    begin(t, 1)
    t.s.day = 3
    begin(t, 2)
    assert t.s.opened[0] == 0 and t.s.opened_option[0] == 1
    assert t.s.opened_under_fire[0] == 1  # the target's campaign stood first


def test_a_campaign_without_an_act_that_day_was_standing(t):
    i, j = t.at("challenger"), t.at("defender")
    note_motive(t.c, t.s, t.w, i, FORCE, 1, SPUR_ITSELF)
    t.s.day = 2
    note_opening(t.c, t.s, i, j)
    assert t.s.opened_spur[0] == SPUR_STANDING and t.s.opened_track[0] == -1


def test_what_had_an_actor_look(t):
    i = t.at("challenger")
    t.s.trigger[i] = 0
    assert spur_of(t.c, t.s, t.w, i, FORCE) == SPUR_ITSELF
    t.s.trigger[i] = T_INCIDENT | T_REVIEW
    assert SPURS[spur_of(t.c, t.s, t.w, i, FORCE)] == "incident"
    t.s.trigger[i] = T_REVIEW
    assert SPURS[spur_of(t.c, t.s, t.w, i, FORCE)] == "review"
    t.c.told[i, FORCE], t.c.order[i, FORCE, 0], t.c.order_to[i, FORCE, 0] = 1, 2, 9
    assert spur_of(t.c, t.s, t.w, i, FORCE) == SPUR_ORDERED
    assert SPURS[SPUR_TRIGGER] == "incident" and SPURS[SPUR_PLEDGE] == "pledge"


def test_a_posture_that_is_kept_is_no_act(t):
    i = t.at("challenger")
    t.s.posture[i, FORCE] = 1
    t.w.probability[:3] = 0.6, 0.3, 0.1
    note_choice(t.c, t.s, t.w, i, FORCE, 1)
    assert t.s.spur_day[i] == NO_DAY
    note_choice(t.c, t.s, t.w, i, FORCE, 2)
    assert t.s.spur_day[i] == 0 and t.s.spur_option[i] == 2


def test_notes_move_nothing(d):
    """The same rollout, noted and not: all that is not a note is the same."""
    other = d.copy()
    other.c.trace = 1
    other.start()
    d.start()
    d.days(12)
    other.days(12)
    notes = {"spur", "opened", "looked", "flat", "slipped", "moved", "undone", "left", "stance",
             "short", "tree", "drive", "prior", "learned", "denied", "answered", "label", "turn",
             "met_day", "struck"}
    assert all(name.startswith(tuple(notes)) for name in changed(d.s, other.s))
