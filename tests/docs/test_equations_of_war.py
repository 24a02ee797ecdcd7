"""Equations of docs/submodels.md on foresight and war, worked by hand from the page."""

from __future__ import annotations

import math

import pytest

from sim.rules import account, seizure, slide, tree, welfare
from sim.rules.blows import answer_by
from sim.rules.provoke import called_down
from sim.rules.spells import active_days
from sim.state.names import (
    AIR,
    CAUTION,
    CONFRONT,
    END_COMPLY,
    END_DILUTE,
    END_FREE,
    END_PART,
    FORCE,
    HURT,
    NODE_ISSUER,
    NODE_TARGET,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
)
from tests.rules.builders import Desk

T, R, S = "turkey", "russia", "syria"


@pytest.fixture
def d() -> Desk:
    """The six-actor crisis, central values."""
    return Desk("idlib_2020")


def test_section_4_the_outlook_and_its_account(d):
    c, s = d.c, d.s
    i, j, p = d.at(T), d.at(S), d.at(R)
    d.fire_at(T, S, 0.6, 1.0)
    s.deal_line, s.sky = -1, 0.4
    w, h = d.ahead(i), c.horizon
    for k in (i, j, p):
        level = s.level[k]
        men = s.strength[k] + s.troops[k] / 1000
        pin = w.fire_on[k] / (w.fire_on[k] + c.pinning * men) if w.fire_on[k] > 0 else 0.0
        wish = level[TEMPO] * (1 - c.caution_drag * level[CAUTION]) * (1 - pin)
        active = active_days(c, s, w, k, h) / h if wish > 0 else 0.0
        fires = max(level[STRIKE] + level[AIR] + level[SEA], w.firing[k])
        helps = level[SUPPORT] + max(level[SHIELD], s.guard[k])
        assert w.effort[k] == pytest.approx(wish * active + fires + c.help_effort * helps)
    assert min(w.effort[[i, j, p]]) > 0.0
    cover = 1 - c.shield_effect * max(s.level[p, SHIELD], s.guard[p])
    assert w.rate[i, j] == pytest.approx(c.strike_power[i] * 0.6 * cover)
    assert w.shelled[j] == pytest.approx(h * w.fire_on[j])
    passed = 1 - math.exp(-c.revenge_decay * h)
    raised = account.kept_anger(c, s, w, j) * (1 - passed / (c.revenge_decay * h))
    home = (s.revenge[j] * passed + raised) * (1 - min(1, max(answer_by(c, s, j, w.firing[j]),
                                                               s.level[j, HURT])))
    home += s.weariness[j] * min(1, w.effort[j]) + c.refugee_burden[j] * w.flight / 100000
    assert account.home_ahead(c, s, w, j) == pytest.approx(home)
    called = called_down(c, s, w, j)
    burden = account.war_burden(c, s, j)
    cost = burden * ((w.lost[j] + h * called) / c.ruin[j] + h * w.effort[j] / c.stamina[j])
    assert account.cost_ahead(c, s, w, j) == pytest.approx(cost)
    ties = c.tie_value[j, i] * w.wear[0, j] if c.patron[j, j] else 0.0
    forum = account.format_worth(c, s, j) * w.forum
    worth = c.stake[j] * (1 - w.ahead) - c.disaster[j] * w.slide - home - ties - forum
    assert account.worth_ahead(c, s, w, j) == pytest.approx(worth)


def test_section_6_nodes(d):
    c, s, w = d.c, d.s, d.w
    i, t = d.at(T), d.at(S)
    a = 0.3
    tree.solve(c, s, w, 0, a, -1)
    r, n, k = s.reputation[i], c.reputation_weight[i], 2
    free, dilute = (tree.end_value(w, i, k, e) for e in (END_FREE, END_DILUTE))
    lapse = c.ignore_share + (1 - c.ignore_share) * c.lapse_share
    up = c.reputation_step * (1 - r)
    v = [n * up + tree.fought_value(c, w, i, k),
         n * c.dilute_scale * up + dilute - a * (1 - c.claim_discharge),
         free - a * lapse - n * r * c.reputation_step]
    assert w.v_issuer[k, [0, 1, 3]] == pytest.approx(v)
    m = c.branch[i, NODE_ISSUER][[0, 1, 3]]
    odds = [x * math.exp(c.precision[i] * (y - max(v))) for x, y in zip(m, v, strict=True)]
    later = sum(o * x for o, x in zip(odds, v, strict=True)) / sum(odds)
    late = c.discount[i] * later + (1 - c.discount[i]) * free - c.extension_share * a
    step = c.extension_step * c.reputation_step
    assert w.v_issuer[k, 2] == pytest.approx(late - n * step)
    fight = tree.fought_value(c, w, t, k)
    p = w.mean_issuer
    ends = [tree.end_value(w, t, k, e) for e in (END_COMPLY, END_PART, END_DILUTE, END_FREE)]
    defy = p[0] * fight + p[1] * ends[2] + (p[2] + p[3]) * ends[3]
    part = (1 - p[0] / 2) * ends[1] + p[0] / 2 * fight
    assert w.v_target[k] == pytest.approx([ends[0], part, defy])
    looks = 1 - math.exp(-c.reconsider[t, FORCE] * c.horizon)
    m = c.branch[t, NODE_TARGET]
    odds = [m[o] * math.exp(c.precision[t] * w.v_target[k, o]) for o in range(3)]
    assert w.q_target[k, 0] == pytest.approx(looks * odds[0] / sum(odds))


def test_section_8_assault_without_a_map():
    desk = Desk("textbook")
    c, s, w = desk.c, desk.s, desk.w
    i, t = int(c.ult_issuer[0]), int(c.ult_target[0])
    s.level[:], w.fire_on[:], s.deal_line = 0.0, 0.0, -1
    s.level[i, TEMPO], s.strength[i], s.strength[t] = 0.5, 12.0, 8.0
    s.troops[:], c.mobilisation_days[:] = 0.0, 0.0
    c.exchange_ratio = 1.4
    seizure.assault(c, s, w, 0, 1.0)
    a, b = 12.0 * 0.5, 8.0
    assert w.force.tolist() == pytest.approx([a, b])
    pace = c.seizure / (1 + (b / a) ** c.decisiveness)
    assert seizure.seizure_rate(c, w) == pytest.approx(pace)
    each = 2 * c.attack_deaths * 0.5 / (a + b)
    assert seizure.assault_dead(c, s, w, 0, i) == pytest.approx(each * 1.4 * b)
    assert seizure.assault_dead(c, s, w, 0, t) == pytest.approx(each * a)
    s.seized[0] = 0.25
    assert seizure.credit_of(c, s, 0, 0.4) == pytest.approx(0.4 + 0.25 * 0.6)


def test_section_17_the_slide(d):
    c, s = d.c, d.s
    i, p = d.at(T), d.at(R)
    s.level[i, CONFRONT], s.level[p, CONFRONT], s.guard[p] = 0.2, 0.5, 0.6
    s.level[p, SUPPORT], s.level[p, SHIELD] = 0.3, 0.1
    rho = min(1.0, c.risk_base * c.risk_growth**3)
    near = 0.2 + 0.3 + 0.6
    assert slide.slide_risk(c, s, i, p, 0.0, 7.0) == pytest.approx(rho * near * 0.5)
    assert slide.slide_risk(c, s, i, p, 0.1, 7.0) == pytest.approx(rho * near)
    s.level[i, CONFRONT], s.level[p, CONFRONT] = 0.0, 0.0
    s.mobilised[i], s.mobilised[p] = 0.5, 0.4
    assert slide.contact(c, s, i, p, 0.0) == pytest.approx(0.2)


def test_section_16_war_in_what_came(d):
    c, s = d.c, d.s
    i = d.at(S)
    s.kind[i], s.deaths[i], s.reckoned_dead[i] = 1, 900.0, 700.0
    s.effort[i], s.revenge[i], s.weariness[i] = 0.4, 0.3, 0.2
    s.level[i] = 0.0
    s.level[i, STRIKE], s.level[i, SUPPORT], s.guard[i] = 0.3, 0.1, 0.5
    effort = 0.4 + 0.3 + c.help_effort * (0.1 + 0.5)
    cost = 0.7 * account.war_burden(c, s, i) * (200 / c.ruin[i] + effort / c.stamina[i])
    taken = answer_by(c, s, i, 0.3)
    home = 0.2 * effort / c.horizon + 0.3 * (1 - math.exp(-c.revenge_decay)) * (1 - taken)
    assert welfare.fighting(c, s, i) == pytest.approx(-cost - home)
