"""Realised utility: each part by hand, monotone in each, cancelling where it must; over a course
that is held it is what was priced.

Statistical: 12 means within 4 standard errors and a tolerance (6e-5 each).
"""

import pytest

from sim.engine.rules import welfare
from sim.engine.rules.account import cost_of_war, faded_share
from sim.engine.rules.mind import think
from sim.engine.rules.price import price
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import (
    FORCE,
    M_PUNISHMENT,
    N_PAYOFF,
    PRICE,
    RESPONSE,
    RUNG,
    SHIELD,
    SIGNAL,
    STRIKE,
    SUPPORT,
    TEMPO,
    V_DELAY,
    V_DILUTE,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_STAND_ASIDE,
    V_WARN,
    V_WITHDRAW,
)
from sim.engine.state.outputs import count_names
from tests.engine.rules.builders import Desk
from tests.engine.rules.held import morning, played

T, R, S, O = "turkey", "russia", "syria", "opposition"  # noqa: E741


@pytest.fixture
def d() -> Desk:
    """A quiet evening: nobody fights, no price is paid, nothing has moved since last night."""
    desk = Desk("idlib_2020")
    desk.s.level[:] = 0.0
    desk.c.level[:, :, :, PRICE] = 0.0
    desk.s.acted[:] = -1
    desk.s.deal_line = -1
    desk.s.posture[:, 0] = [n - 1 for n in desk.c.n_options[:, 0]]
    desk.c.level[:, 0] = 0.0
    welfare.reckon(desk.c, desk.s)
    return desk


def got(d: Desk, actor: str) -> float:
    """What an actor gets tonight."""
    return welfare.day_utility(d.c, d.s, d.at(actor), welfare.share_now(d.c, d.s))


def test_a_quiet_day_gives_nothing(d):
    assert all(got(d, a) == 0.0 for a in d.scenario.actor_names)


def test_ground_is_worth_its_stake_and_cancels_between_the_sides(d):
    d.s.share += 0.05
    assert got(d, T) == pytest.approx(0.05 * d.c.stake[d.at(T)])
    d.c.stake[:] = 0.8
    assert got(d, T) + got(d, S) == pytest.approx(0.0, abs=1e-15)
    assert got(d, T) > 0 > got(d, R)


def test_fighting_costs_by_effort_and_own_dead_and_by_no_rung(d):
    i = d.at(T)
    left = 1 - resolve_of(int(d.s.kind[i]))
    for rung in (0, 5, 8):
        d.s.level[i, RUNG] = rung
        assert got(d, T) == 0.0
    for level, part in ((STRIKE, 0.4), (SUPPORT, 0.3), (SHIELD, 0.2)):
        d.s.level[i, level] = part
    d.s.effort[i] = 0.5  # an attack as executed today
    cost = left * cost_of_war(d.c, d.s, i, 0.0, 0.0, 0.9 + 0.5 * d.c.help_effort)
    assert got(d, T) == pytest.approx(-cost)
    d.s.level[i, TEMPO] = 1.0  # ordered, not executed
    assert got(d, T) == pytest.approx(-cost)
    d.s.deaths[i] += 20.0
    assert got(d, T) == pytest.approx(-cost - left * d.c.war_cost[i] * 20.0 / d.c.ruin[i])
    costs = []
    for kind in range(5):
        d.s.kind[i] = kind
        costs.append(got(d, T))
    assert costs == sorted(costs) and costs[0] < costs[-1]


@pytest.mark.parametrize("punished", [1, 0])
def test_dead_by_fire_weigh_on_the_one_struck_unless_punishment_is_off(d, punished):
    i, j = d.at(T), d.at(S)
    d.c.on[M_PUNISHMENT] = punished
    d.s.deaths[j] += 30.0  # twenty of them by fire
    d.s.fire[i, j], d.s.fire_claim[i, j] = 1.0, 20.0 * d.c.claim_ratio[i]
    weighed = 30.0 if punished else 10.0
    left = 1 - resolve_of(int(d.s.kind[j]))
    assert got(d, S) == pytest.approx(-left * d.c.war_cost[j] * weighed / d.c.ruin[j])


def test_dead_weariness_and_anger_until_it_is_taken(d):
    i = d.at(T)
    d.s.weariness[i] = 0.4
    assert got(d, T) == 0.0
    d.s.level[i, SUPPORT] = 0.5
    effort = 0.5 * d.c.help_effort
    left = 1 - resolve_of(int(d.s.kind[i]))
    assert got(d, T) == pytest.approx(
        -left * cost_of_war(d.c, d.s, i, 0.0, 0.0, effort) - 0.4 * effort / d.c.horizon)
    d.s.level[i, SUPPORT], d.s.weariness[i], d.s.revenge[i] = 0.0, 0.0, 0.3
    assert got(d, T) == pytest.approx(-0.3 * faded_share(d.c, 1.0))
    d.fire_at(T, S)
    cost = left * cost_of_war(d.c, d.s, i, 0.0, 0.0, 1.0)
    assert got(d, T) == pytest.approx(-cost)  # an answer at full power spares all of it


@pytest.mark.parametrize(("verb", "track", "part"), [
    (V_IGNORE, RESPONSE, "ignore_share"), (V_WITHDRAW, SIGNAL, "withdraw_share"),
    (V_DELAY, RESPONSE, "extension_share"), (V_EXTEND, RESPONSE, "extension_share"),
    (V_DILUTE, RESPONSE, None), (V_HONOUR, RESPONSE, "none")])
def test_backing_away_pays_its_share_of_what_stood_at_stake(d, verb, track, part):
    i = d.at(T)
    share = 1 - d.c.claim_discharge if part is None else getattr(d.c, part, 0.0)
    d.s.acted[i, track] = d.verb_option(i, track, verb)
    for stake in (0.1, 0.3):
        d.s.reckoned_commitment[i] = stake
        assert got(d, T) == pytest.approx(-share * stake)


def test_a_threat_that_lapses_pays_what_is_left_at_stake(d):
    i = d.at(T)
    d.s.reckoned_commitment[i], d.s.lapsed[i] = 0.3, 0.6
    assert got(d, T) == pytest.approx(-0.18)
    d.s.acted[i, RESPONSE] = d.verb_option(i, RESPONSE, V_DILUTE)
    d.c.claim_discharge = 0.0
    assert got(d, T) == pytest.approx(-0.3)  # all of it at most


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
    d.s.acted[p, RESPONSE] = d.verb_option(p, RESPONSE, V_WARN)
    assert got(d, R) == pytest.approx(-d.c.warned * d.c.credibility_stake[p])
    d.s.acted[p, RESPONSE] = -1
    d.c.level[p, 0, d.s.posture[p, 0], PRICE] = 0.28
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
    from tests.engine.rules.test_ledger import written

    d.s.utility[:] = [k + 0.5 for k in range(8)]
    row = written(d)
    actors = list(d.scenario.actor_names)
    assert [row[f"utility_{a}"] for a in actors] == [k + 0.5 for k in range(len(actors))]
    assert count_names(actors)[-1] == f"utility_{actors[-1]}"


HELD = {"mechanisms.lookahead": "off", "mechanisms.weather": "off"}


@pytest.mark.parametrize(("name", "actor", "options"), [
    ("idlib_2020", "syria", ["hold", "probe", "offensive", "war", "pull_back"]),
    ("idlib_2020", "russia", ["none", "low", "high"]),
    ("idlib_2020", "iran", ["hold", "militias", "surge"]),
    ("bosnia_1995", "bosnian_serbs", ["stay", "fire_at_aircraft", "pull_back"])])
def test_a_held_course_is_worth_what_it_was_priced_for(name, actor, options):
    """Same prices both ways: utility over the horizon against payoffs, both over the first option.

    Within 4 standard errors, a tenth of what is priced and .01, with discounting off and the rest
    of the world held and silent.
    """
    over = HELD | {f"{actor}.discount": 1.0}
    if name == "idlib_2020":
        over |= {f"{a}.inflow": 0.0 for a in ("turkey", "syria", "iran", "opposition", "russia")}
    days = 14
    d = morning(name, {}, days, over)
    i = d.at(actor)
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    by_type = d.payoff(i, FORCE)[:, :, :N_PAYOFF].sum(axis=2)
    worth = d.s.public[i] @ by_type
    at = [d.option(actor, "force", o) for o in options]
    came = [played(name, {actor: o}, days, 1500, over).count(f"utility_{actor}") for o in options]
    for n in range(1, len(options)):
        gain = came[n] - came[0]
        priced = worth[at[n]] - worth[at[0]]
        slack = 4.0 * gain.std() / len(gain) ** 0.5 + 0.1 * abs(priced) + 0.01
        assert abs(gain.mean() - priced) < slack, (options[n], priced, gain.mean())
