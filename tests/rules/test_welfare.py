"""Realised utility: each part by hand, monotone in each, cancelling where it must."""

import pytest

from sim.rules import welfare
from sim.rules.price_force import intensity
from sim.rules.types import resolve_of
from sim.state.names import (
    RESPONSE,
    RUNG,
    SIGNAL,
    STRIKE,
    V_DELAY,
    V_DILUTE,
    V_HONOUR,
    V_IGNORE,
    V_STAND_ASIDE,
    V_WITHDRAW,
)
from sim.state.outputs import COUNTS, count_names
from tests.rules.builders import Desk

T, R, S, O = "turkey", "russia", "syria", "opposition"  # noqa: E741


@pytest.fixture
def d() -> Desk:
    """A quiet evening: nobody fights, no price is paid, nothing has moved since last night."""
    desk = Desk("idlib_2020")
    desk.s.level[:] = 0.0
    desk.c.level[:, :, :, 15] = 0.0
    desk.s.acted[:] = -1
    desk.s.deal_line = -1
    desk.s.posture[:, 0] = [n - 1 for n in desk.c.n_options[:, 0]]
    desk.c.level[:, 0] = 0.0
    welfare.reckon(desk.c, desk.s)
    return desk


def got(d: Desk, actor: str) -> float:
    """What an actor gets tonight."""
    return welfare.got(d.c, d.s, d.at(actor), welfare.share_now(d.c, d.s))


def test_a_quiet_day_gives_nothing(d):
    assert all(got(d, a) == 0.0 for a in d.scenario.actor_names)


def test_ground_is_worth_its_stake_and_cancels_between_the_sides(d):
    d.s.share += 0.05
    assert got(d, T) == pytest.approx(0.05 * d.c.stake[d.at(T)])
    d.c.stake[:] = 0.8
    assert got(d, T) + got(d, S) == pytest.approx(0.0, abs=1e-15)
    assert got(d, T) > 0 > got(d, R)


def test_force_costs_by_rung_weight_and_resolve_and_hurts_whom_it_hits(d):
    i, j = d.at(T), d.at(S)
    last = 0.0
    for rung in (5, 6, 7, 8):
        d.s.level[i, RUNG], d.s.level[i, STRIKE] = rung, 1.0
        cost = (1 - resolve_of(int(d.s.kind[i]))) * d.c.war_cost[i] * intensity(float(rung))
        assert got(d, T) == pytest.approx(-cost / d.c.horizon)
        assert got(d, T) < last
        last = got(d, T)
    half = -got(d, T)
    d.s.level[i, STRIKE] = 0.0
    assert got(d, T) == pytest.approx(-0.5 * half)
    assert got(d, S) == 0.0
    d.s.fire[i, j], d.s.fire_rung[i, j] = 0.6, 7.0
    hit = (1 - resolve_of(int(d.s.kind[j]))) * d.c.war_cost[j] * intensity(7.0) * 0.6
    assert got(d, S) == pytest.approx(-hit / d.c.horizon)
    costs = []
    for kind in range(5):
        d.s.kind[j] = kind
        costs.append(got(d, S))
    assert costs == sorted(costs) and costs[0] < costs[-1]


def test_own_dead_cost_weariness_and_revenge_until_it_is_taken(d):
    i = d.at(T)
    d.s.level[i, RUNG] = 7
    before = got(d, T)
    d.s.weariness[i] = 0.4
    assert got(d, T) == pytest.approx(before - 0.4 * intensity(7.0) / d.c.horizon)
    d.s.weariness[i], d.s.level[i, RUNG], d.s.revenge[i] = 0.0, 0, 0.3
    assert got(d, T) == pytest.approx(-0.3 / d.c.horizon)
    d.s.fire[i, d.at(S)] = 1.0
    assert got(d, T) == 0.0  # on rung 0 the blow itself costs nothing


@pytest.mark.parametrize(("verb", "track", "part"), [
    (V_IGNORE, RESPONSE, None), (V_WITHDRAW, SIGNAL, None), (V_DELAY, RESPONSE, None),
    (V_DILUTE, RESPONSE, None), (V_HONOUR, RESPONSE, 0.0)])
def test_backing_away_pays_what_stood_at_stake(d, verb, track, part):
    i = d.at(T)
    shares = {V_DELAY: d.c.extension_share, V_DILUTE: 1 - d.c.claim_discharge,
              V_IGNORE: d.c.ignore_share, V_WITHDRAW: d.c.withdraw_share}
    part = shares.get(verb, part)
    d.s.acted[i, track] = d.verb_option(i, track, verb)
    for stake in (0.1, 0.3):
        d.s.reckoned_commitment[i] = stake
        assert got(d, T) == pytest.approx(-part * stake)


def test_ties_formats_and_name_count_at_their_worth_and_refugees_against(d):
    i, p = d.at(T), d.at(R)
    d.s.tie[i, p] -= 0.1
    d.s.tie[p, i] -= 0.1
    assert got(d, T) == pytest.approx(-0.1 * d.c.tie_value[i, p])
    assert got(d, R) == pytest.approx(-0.1 * d.c.tie_value[p, i])
    welfare.reckon(d.c, d.s)
    d.s.reputation[i] += 0.2
    assert got(d, T) == pytest.approx(0.2 * d.c.reputation_weight[i])
    welfare.reckon(d.c, d.s)
    d.s.refugees[i] += 0.07
    assert got(d, T) == pytest.approx(-0.07)
    welfare.reckon(d.c, d.s)
    g = d.scenario.names["agreement"].index("astana")
    was = float(d.s.health[g])
    d.s.health[g] = was - 0.2
    worth = d.c.format_stake[i] * (1.5 - (was - 0.1))
    assert got(d, T) == pytest.approx(-0.2 * worth)


def test_standing_aside_costs_the_patrons_stake_and_prices_are_paid(d):
    p = d.at(R)
    d.s.acted[p, RESPONSE] = d.verb_option(p, RESPONSE, V_STAND_ASIDE)
    assert got(d, R) == pytest.approx(-d.c.credibility_stake[p])
    d.s.acted[p, RESPONSE] = -1
    d.c.level[p, 0, d.s.posture[p, 0], 15] = 0.28
    assert got(d, R) == pytest.approx(-0.28 / d.c.horizon)


def test_a_war_between_patrons_counts_once(d):
    d.s.disaster = 1
    assert got(d, R) == pytest.approx(-d.c.disaster[d.at(R)])
    welfare.reckon(d.c, d.s)
    assert got(d, R) == 0.0


def test_the_terms_of_a_deal_count_while_it_is_in_force(d):
    d.s.deal_line = 1
    d.c.line_value[1, d.at(T)] = 0.14
    d.c.dependence[:] = 0.0
    assert got(d, T) == pytest.approx(0.14 / d.c.horizon)


def test_days_are_weighed_by_own_discount_and_without_a_map_the_demand_is_the_ground():
    d = Desk("textbook")
    d.s.level[:] = 0.0
    d.s.acted[:] = -1
    d.c.level[:] = 0.0
    i, j = d.at("challenger"), d.at("defender")
    d.s.day, d.s.ult_credit[0] = 7, 1.0
    d.c.discount[i], d.c.discount[j] = 0.81, 1.0
    welfare.welfare(d.c, d.s)
    assert d.s.utility[i] == pytest.approx(0.81 ** (7 / d.c.horizon) * d.c.stake[i])
    assert d.s.utility[j] == pytest.approx(-d.c.stake[j])
    welfare.welfare(d.c, d.s)  # nothing more tomorrow
    assert d.s.utility[j] == pytest.approx(-d.c.stake[j])


def test_the_ledger_carries_it_by_name(d):
    from sim.rules.ledger import N_COUNTS
    from tests.rules.test_ledger import written

    assert len(COUNTS) == N_COUNTS
    d.s.utility[:] = [k + 0.5 for k in range(8)]
    row = written(d)
    actors = list(d.scenario.actor_names)
    assert [row[f"utility_{a}"] for a in actors] == [k + 0.5 for k in range(len(actors))]
    assert count_names(actors)[-1] == f"utility_{actors[-1]}"
