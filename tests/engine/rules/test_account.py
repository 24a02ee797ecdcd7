"""What an outlook is worth: each price by hand, punishment's switch, welfare at the same prices.

Exact.
"""

import numpy as np
import pytest

from sim.engine.elementary import exp
from sim.engine.rules.account import (
    at_home,
    backing,
    cost_ahead,
    cost_of_war,
    enter_end,
    faded_share,
    format_worth,
    home_ahead,
    land_ahead,
    patron_help,
    tie_ahead,
    war_burden,
    worth_ahead,
)
from sim.engine.rules.blows import answer_by, expected_anger
from sim.engine.rules.breach import opening_price
from sim.engine.rules.provoke import called_down
from sim.engine.rules.theatre import ground
from sim.engine.state.names import (
    END_DILUTE,
    HURT,
    M_PUNISHMENT,
    M_WEDGE,
    WEDGE,
)
from tests.engine.rules.builders import Desk

T, S, R = "turkey", "syria", "russia"


@pytest.fixture
def blocs() -> Desk:
    """Patrons on both sides; no map."""
    return Desk("july_1914")


def test_war_costs_by_own_dead_over_ruin_and_days_of_effort_over_stamina(d):
    i = d.at(S)
    d.c.war_cost[i], d.c.ruin[i], d.c.stamina[i] = 0.6, 1000.0, 50.0
    assert cost_of_war(d.c, d.s, i, 0.0, 0.0, 0.0) == 0.0
    assert cost_of_war(d.c, d.s, i, 1000.0, 0.0, 0.0) == pytest.approx(0.6)
    assert cost_of_war(d.c, d.s, i, 0.0, 0.0, 50.0) == pytest.approx(0.6)
    assert cost_of_war(d.c, d.s, i, 250.0, 100.0, 10.0) == pytest.approx(0.6 * (0.25 + 0.2))


def test_without_punishment_the_dead_of_fire_do_not_weigh_and_others_do(d):
    i = d.at(S)
    full = cost_of_war(d.c, d.s, i, 300.0, 120.0, 5.0)
    d.c.on[M_PUNISHMENT] = 0
    assert cost_of_war(d.c, d.s, i, 300.0, 120.0, 5.0) == pytest.approx(
        full - d.c.war_cost[i] * 120.0 / d.c.ruin[i])
    assert cost_of_war(d.c, d.s, i, 120.0, 120.0, 0.0) == 0.0


def test_an_outsiders_backing_lightens_the_issuers_burden_alone(d):
    us, i, t = d.at("united_states"), d.at(T), d.at(S)
    d.s.level[:, WEDGE] = 0.0
    assert war_burden(d.c, d.s, i) == d.c.war_cost[i]
    d.s.level[us, WEDGE] = 1.0
    tie = float(d.s.tie[i, us])
    assert backing(d.c, d.s, i) == tie > 0.0  # as far as their tie carries it
    lighter = d.c.war_cost[i] * (1.0 - d.c.wedge_step * tie)
    assert abs(war_burden(d.c, d.s, i) - lighter) < 1e-15
    assert war_burden(d.c, d.s, t) == d.c.war_cost[t]


def test_a_patron_lightens_the_cost_of_war_of_its_client(blocs):
    i, q = int(blocs.c.ult_issuer[0]), blocs.at("germany")
    blocs.s.support[q], blocs.s.tie[i, q] = 0.8, 0.5
    assert patron_help(blocs.c, blocs.s, i) == pytest.approx(0.4)
    assert war_burden(blocs.c, blocs.s, i) == pytest.approx(
        blocs.c.war_cost[i] * (1 - blocs.c.wedge_step * 0.4))
    blocs.c.on[M_WEDGE] = 0
    assert war_burden(blocs.c, blocs.s, i) == blocs.c.war_cost[i]


def test_anger_that_passes_unanswered_is_paid_and_an_answer_in_kind_spares_it(d):
    i = d.at(T)
    d.s.weariness[i] = 0.0
    assert at_home(d.c, d.s, i, 0.0, 0.4, 0.0) == 0.4
    for weight in (0.2, 0.5, 1.0):
        left = 1.0 - answer_by(d.c, d.s, i, weight)
        assert at_home(d.c, d.s, i, 0.0, 0.4, weight) == pytest.approx(0.4 * left)
    d.s.level[i, HURT] = 0.3
    assert at_home(d.c, d.s, i, 0.0, 0.4, 0.0) == pytest.approx(0.4 * 0.7)
    d.s.weariness[i] = 0.5
    assert at_home(d.c, d.s, i, 0.6, 0.0, 0.0) == pytest.approx(0.3)
    assert at_home(d.c, d.s, i, 7.0, 0.0, 0.0) == 0.5  # full effort at most


def test_what_fades_day_by_day_is_what_has_faded_by_the_end(d):
    """Paid at home each night on what is left: the same sum as the share foreseen over the days."""
    left, paid = 1.0, 0.0
    for _ in range(14):
        paid += left * faded_share(d.c, 1.0)
        left *= exp(-d.c.revenge_decay)
    assert paid == pytest.approx(faded_share(d.c, 14.0), abs=1e-12)


def test_a_unit_of_the_format_is_worth_more_the_less_is_left(d):
    i = d.at(R)
    worth = []
    for health in (1.0, 0.5, 0.0):
        d.s.health[:] = health
        worth.append(format_worth(d.c, d.s, i))
    np.testing.assert_allclose(worth, d.c.format_stake[i] * np.array([0.5, 1.0, 1.5]))
    assert format_worth(d.c, d.s, d.at(S)) == 0.0  # no member of a format


def test_ties_lost_count_for_both_ends_of_each_and_for_nobody_else(d):
    i, p, q = d.at(T), d.at(R), d.at("iran")
    d.w.wear[:] = 0.0
    d.w.wear[0, p], d.w.wear[0, q] = 0.3, 0.1
    assert tie_ahead(d.c, d.s, d.w, i) == pytest.approx(
        0.3 * d.c.tie_value[i, p] + 0.1 * d.c.tie_value[i, q])
    assert tie_ahead(d.c, d.s, d.w, p) == pytest.approx(0.3 * d.c.tie_value[p, i])
    assert tie_ahead(d.c, d.s, d.w, d.at(S)) == 0.0


def test_home_ahead_is_old_anger_new_anger_weariness_and_people_in_flight(d):
    i = d.at(S)
    d.ahead()
    d.c.revenge[i], d.c.refugee_burden[i] = 0.01, 0.3
    d.s.weariness[i], d.s.revenge[i] = 0.2, 0.5
    d.w.effort[i], d.w.flight = 0.5, 80_000.0
    d.w.shelled[i], d.w.fire_on[i], d.w.firing[i] = 0.0, 0.0, 0.0
    gone = faded_share(d.c, d.c.horizon)
    calm = 0.5 * gone + 0.2 * 0.5 + 0.3 * 0.8
    assert home_ahead(d.c, d.s, d.w, i) == pytest.approx(calm)
    d.w.shelled[i], d.w.fire_on[i] = 5.0 * d.c.horizon, 5.0
    new = expected_anger(d.c, d.s, i, 5.0, d.c.horizon)
    share = 1.0 - gone / (d.c.revenge_decay * d.c.horizon)
    assert home_ahead(d.c, d.s, d.w, i) == pytest.approx(calm + share * new)


def test_cost_ahead_counts_losses_answers_called_down_and_effort_of_all_days(d):
    i = d.at(S)
    d.order(S, "strike_issuer")
    d.ahead()
    answered = called_down(d.c, d.s, d.w, i) * d.c.horizon
    assert answered > 0.0
    expected = cost_of_war(d.c, d.s, i, d.w.lost[i] + answered, d.w.shelled[i] + answered,
                           d.w.effort[i] * d.c.horizon)
    assert cost_ahead(d.c, d.s, d.w, i) == pytest.approx(expected)


def test_the_worth_of_an_outlook_is_the_sum_of_its_parts(d):
    d.order(T, "strike_wide")
    d.order(S, "offensive")
    d.ahead()
    for actor in d.scenario.actor_names:
        i = d.at(actor)
        parts = (ground(d.c, i, d.w.ahead) - d.c.disaster[i] * d.w.slide
                 - home_ahead(d.c, d.s, d.w, i) - tie_ahead(d.c, d.s, d.w, i)
                 - format_worth(d.c, d.s, i) * d.w.forum - opening_price(d.c, d.s, d.w, i))
        assert worth_ahead(d.c, d.s, d.w, i) == pytest.approx(parts)
        enter_end(d.c, d.s, d.w, END_DILUTE, i)
        assert d.w.worth[END_DILUTE, i] == pytest.approx(parts)
        assert d.w.cost[END_DILUTE, i] == cost_ahead(d.c, d.s, d.w, i)
    assert d.w.slide > 0.0 and d.w.forum > 0.0


def test_terms_of_a_deal_count_as_far_as_it_should_last(d):
    i = d.at(T)
    d.s.deal_line, d.s.deal_age = 1, 3
    d.c.line_value[1, i] = 0.14
    d.ahead()
    assert 0.0 < d.w.kept < 1.0
    assert land_ahead(d.c, d.s, d.w, i) == pytest.approx(
        ground(d.c, i, d.w.ahead) + 0.14 * d.w.kept)
    d.s.deal_line = -1
    assert land_ahead(d.c, d.s, d.w, i) == ground(d.c, i, d.w.ahead)
