"""Equations of docs/submodels.md, worked by hand from the page, against the rules."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from sim.engine.draws import poisson
from sim.engine.rules import (
    account,
    barrage,
    ceasefire,
    fronts,
    incidents,
    slide,
    theatre,
    tree,
    types,
)
from sim.engine.rules.blame import blame_ties
from sim.engine.rules.blows import answer_by, answer_scale, blow
from sim.engine.rules.bonds import bonds
from sim.engine.rules.combat import lanchester_day
from sim.engine.rules.compliance import credit
from sim.engine.rules.ends import weather
from sim.engine.rules.gate import gates
from sim.engine.rules.luck import COMBAT, WEATHER, process_luck
from sim.engine.rules.setup import type_prior
from sim.engine.rules.signals import extend
from sim.engine.rules.stocks import commitments, displacement, feelings
from sim.engine.state.names import (
    END_COMPLY,
    END_FREE,
    END_PART,
    END_WAR,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_TARGET,
    V_DEFLECT,
)
from tests.engine.rules.builders import Desk

T, R, S, U = "turkey", "russia", "syria", "united_states"


@pytest.fixture
def d() -> Desk:
    """The six-actor crisis, central values, each number moved a little."""
    desk = Desk("idlib_2020")
    rng = random.Random(5)
    for name in ("advance", "decisiveness", "support_effect", "counter_rate", "hazard_post",
                 "hazard_block", "no_notice", "truce_scale", "truce_terms", "risk_base",
                 "risk_growth", "weather_drag", "wedge_step", "tie_strike", "tie_repair"):
        setattr(desk.c, name, getattr(desk.c, name) * rng.uniform(0.7, 1.3))
    return desk


def test_section_1_ground(d):
    c = d.c
    assert theatre.ground(c, d.at(T), 0.3) == c.stake[d.at(T)] * 0.3
    assert theatre.ground(c, d.at(S), 0.3) == c.stake[d.at(S)] * 0.7
    assert theatre.ground(c, d.at(U), 0.3) == 0.0


def test_section_2_prior():
    row = np.zeros(5)
    type_prior(row, 0.6, 0.2)
    r = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    p = np.exp(-((r - 0.6) ** 2) / (2 * 0.2**2)) + 1e-12
    np.testing.assert_allclose(row, p / p.sum(), atol=1e-12)


def test_section_4_costs_and_risk(d):
    c, s = d.c, d.s
    for rung in range(10):
        rho = min(1.0, c.risk_base * c.risk_growth ** (rung - 4))
        assert slide.exposure_risk(c, float(rung), 1.0) == pytest.approx(rho)
    s.level[d.at(U), 10] = 0.7
    backing = 0.7 * s.tie[d.at(T), d.at(U)]
    expected = c.war_cost[d.at(T)] * (1 - c.wedge_step * backing)
    assert account.war_burden(c, s, d.at(T)) == pytest.approx(expected)
    assert account.war_burden(c, s, d.at(S)) == c.war_cost[d.at(S)]
    toll = 700.0 / c.ruin[d.at(S)] + 9.0 / c.stamina[d.at(S)]
    cost = account.cost_of_war(c, s, d.at(S), 700.0, 200.0, 9.0)
    assert cost == pytest.approx(c.war_cost[d.at(S)] * toll)


def test_section_5_words(d):
    c, s = d.c, d.s
    assert blame_ties(c, s, V_BLAME_TARGET) == pytest.approx(-0.3 * c.tie_blame)
    assert blame_ties(c, s, V_BLAME_PATRON) == pytest.approx(-2 * c.tie_blame)
    assert blame_ties(c, s, V_ACKNOWLEDGE) == pytest.approx(-3 * c.tie_blame)
    assert blame_ties(c, s, V_DEFLECT) == pytest.approx(0.5 * c.tie_repair)


def test_section_6_ends_and_deal(d):
    c, s, w = d.c, d.s, d.w
    tree.solve(c, s, w, 0, 0.1, -1)
    mean = [types.mean_resolve(w.mind, d.at(a)) for a in (T, S)]
    for j in range(3):
        fear = 0.5 * c.stake[d.at(T)] * max(0.0, w.end[END_WAR + j] - w.end[END_FREE])
        cost = [w.cost[END_WAR + j, d.at(a)] for a in (T, S)]
        yes = c.precision[d.at(T)] * (0.5 * (1 - mean[0]) * cost[0] - fear)
        also = c.precision[d.at(S)] * 0.5 * (1 - mean[1]) * cost[1]
        q = 1 / (1 + math.exp(-yes)) / (1 + math.exp(-also))
        assert w.q_deal[j] == pytest.approx(q)
    assert w.end[END_PART] == pytest.approx((w.end[END_FREE] + w.end[END_COMPLY]) / 2)


def test_section_7_fronts(d):
    c, s, w = d.c, d.s, d.w
    clear = barrage.clearness(c, 0.6)
    assert clear == pytest.approx(1 - c.weather_drag * 0.6)
    barrage.barrage(c, s, w, clear)
    w.fire_on[d.at(S)] = 30.0
    theatre.forces(c, s, w, clear)
    total = [0.0, 0.0]
    for i in range(c.n_actors):
        if c.side[i] >= 0:
            aid = min(1.0, sum(c.dependence[i, p] * s.support[p] for p in range(c.n_actors)
                               if c.patron[p, i]))
            use = min(1.0, s.level[i, 5] + s.level[i, 2] + s.level[i, 1])
            mine = s.strength[i] * (1 + c.support_effect * aid * clear)
            mine += s.troops[i] / 1000 * use
            f = w.fire_on[i]
            pinned = f / (f + c.pinning * (s.strength[i] + s.troops[i] / 1000)) if f else 0.0
            total[c.side[i]] += mine * (1 - pinned / 2)
    np.testing.assert_allclose(w.force, total)
    rate = c.advance * 0.5 * (total[1] / total[0]) ** c.decisiveness * c.counter_rate
    assert theatre.advance_rate(c, w, 1, 0.5) == pytest.approx(rate)
    drag = 1 - c.caution_drag * s.level[d.at(S), 6]
    drag *= 1 - 30 / (30 + c.pinning * (s.strength[d.at(S)] + s.troops[d.at(S)] / 1000))
    s.level[d.at(S), 1] = 0.7
    assert fronts.attack_tempo(c, s, w, d.at(S)) == pytest.approx(0.7 * drag)
    h = [math.log(2) * (a / c.culmination) ** c.culmination_shape for a in (4, 5)]
    assert s.spell_end[0, 4] == pytest.approx(1 - math.exp(h[0] - h[1]))


def test_section_8_day_of_fire():
    left = lanchester_day(0.01, 0.01, 30.0, 20.0)
    assert left == pytest.approx(30 * math.cosh(0.01) - 20 * math.sinh(0.01))


def test_section_9_hazards(d):
    c, s = d.c, d.s
    posted = sum(s.post[p] for p in range(c.n_places))
    blocking = max(0.0, s.troops[d.at(T)] - posted) / 1000
    expected = ((c.hazard_post * s.n_encircled + c.hazard_block * blocking) * (0.2 + 0.8)
                * (1 - c.caution_effect * 0.4) * (1 + c.no_notice))
    assert incidents.accident_hazard(c, s, 0.8, 0.4, d.at(T)) == pytest.approx(expected)
    s.level[d.at(S), 13] = 1.0
    assert incidents.ordered_hazard(c, s, d.at(S)) == 0.25
    s.level[d.at(R), 8] = 0.8
    assert barrage.cover(c, s, d.at(S)) == pytest.approx(c.shield_effect * 0.8)


def test_section_10_ties(d):
    c, s = d.c, d.s
    i, j, p = d.at(T), d.at(S), d.at(R)
    s.fire[i, j], s.fire_scope[i, j] = 0.5, 1.0
    s.share_before = s.share + 0.02
    before = s.tie[i, p]
    names = d.scenario.names["agreement"]
    health = s.health[names.index("sochi")]
    bonds(c, s)
    wear = 0.2 * c.tie_strike * (0.5 * (0.5 + 0.5 * 1.0) + s.level[p, 8])
    wear += 10 * c.tie_strike * s.level[p, 5] * 0.02
    assert s.tie[i, p] == pytest.approx(before - wear + 0.1 * c.tie_repair)
    lost = c.format_strike * (0.1 * 0.5 + 10 * 0.02)
    assert s.health[names.index("sochi")] == pytest.approx(health - lost)


def test_section_11_truce(d):
    c = d.c
    line = d.line("m5_belt")
    life = c.truce_scale * math.exp(c.truce_terms * (c.line_strength[line] - 0.5))
    assert ceasefire.scale_of(c, line) == pytest.approx(life)
    expected = math.exp(-((10 / life) ** c.truce_shape)) ** (1 + 0.7)
    assert ceasefire.survival(c, line, 10.0, 0.7) == pytest.approx(expected)


def test_section_12_extension(d):
    c, s = d.c, d.s
    i = d.at(T)
    s.commitment[i], s.reputation[i] = 0.2, 0.5
    extend(c, s, i, 0)
    assert s.commitment[i] == pytest.approx(0.2 * (1 - c.extension_share))
    assert s.reputation[i] == pytest.approx(0.5 - c.extension_step * c.reputation_step)


def test_section_13_credit(d):
    c, s = d.c, d.s
    gap = s.share_line[d.line("sochi_2018")] - s.ult_base[0]
    s.share = s.ult_base[0] + 0.25 * gap
    assert credit(c, s, 0) == pytest.approx(0.25)


def test_section_9_blows(d):
    c, s = d.c, d.s
    i = d.at(T)
    units = 8 * c.section_share + 100 * c.company_share
    units += 30 * (1 - c.section_share - c.company_share)
    m = 1 + c.lethality * (units - 1)
    assert s.expected_blow[i] == pytest.approx(m)
    blow(c, s, i, 9.0)
    x = (9.0 / m) ** c.blow_power
    felt = c.blow_ceiling * x / (x + c.blow_ceiling - 1)
    assert s.revenge[i] == pytest.approx(c.revenge[i] * m * felt)
    assert s.urgency[i] == pytest.approx(felt)
    assert s.expected_blow[i] == pytest.approx(m + c.blow_learning * (9.0 - m))
    full = c.strike_power[i] * c.claim_ratio[i]
    need = min(1, c.pledge_proportion[0] * 9.0 / full)
    assert answer_scale(c, s, i) == pytest.approx(need)
    assert answer_by(c, s, i, 0.2) == pytest.approx(min(1, 0.2 / need))


def test_section_14_stocks(d):
    c, s = d.c, d.s
    i = d.at(T)
    before = s.commitment[i]
    commitments(c, s)
    grown = before * (1 - c.commitment_decay) + c.audience[i] * c.ult_publicity[0]
    grown += c.pledge_share * c.audience[i] * c.pledge_publicity[0]
    assert s.commitment[i] == pytest.approx(grown)
    s.killed_today[i], s.revenge[i], s.urgency[i] = 3.0, 0.1, 2.0
    feelings(c, s)
    assert s.revenge[i] == pytest.approx(0.1 * math.exp(-c.revenge_decay))
    assert s.urgency[i] == pytest.approx(2.0 * math.exp(-c.urgency_decay))
    assert s.weariness[i] == pytest.approx(3 * c.weariness[i])
    u = process_luck(s, WEATHER, 0, 0)
    s.weather = 0.4
    weather(c, s)
    expected = c.weather_persistence * 0.4 + (1 - c.weather_persistence) * u
    assert s.weather == pytest.approx(expected)
    s.effort[d.at(S)], s.settlements_taken = 0.7, 6.0
    burden, fled = s.refugees[i], s.displaced
    displacement(c, s)
    mean = 0.01 * (c.displaced_quiet * (1.0 + 0.7) + c.displaced_per_settlement * 6)
    people = 100.0 * poisson(process_luck(s, COMBAT, 9, 0), mean)
    assert s.displaced - fled == people
    hosted = burden + c.refugee_burden[i] * people / 100000
    assert s.refugees[i] == pytest.approx(hosted)
    s.gate[i] = 1
    gates(c, s)
    assert s.refugees[i] == pytest.approx(hosted * math.exp(-c.gate_rate))
