"""Equations of docs/submodels.md on foresight and war, worked by hand from the page."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.engine.rules import account, seizure, slide, tree, welfare
from sim.engine.rules.blows import answer_by
from sim.engine.rules.parts import end_value, fought_value
from sim.engine.rules.provoke import called_down
from sim.engine.rules.spells import active_days
from sim.engine.state.names import (
    AIR,
    CAUTION,
    CONFRONT,
    END_COMPLY,
    END_DILUTE,
    END_FREE,
    END_PART,
    HURT,
    NODE_ISSUER,
    NODE_TARGET,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
)
from tests.engine.rules.builders import Desk

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


def leaned(s, w, who, k, odds):
    """Odds of branches mixed over the doctrines of an actor, as the page has it."""
    odds, weight = np.array(odds) / sum(odds), s.joint[who, :, k]
    lean = w.node_lean[who, :, :len(odds)]
    each = odds * lean / np.maximum(1e-300, (odds * lean).sum(axis=1, keepdims=True))
    return (weight[:, None] * each).sum(axis=0) / weight.sum()


def gives_way(x, b, anew):
    """Chance that a target gives way at odds x when it has been seen to resist b."""
    return anew * x / (1 + x) + (1 - anew) * max(0.0, x - b) / (1 + x)


@pytest.fixture
def grown(d):
    """A tree under a shift of power, with doctrines that lean and a target that has resisted."""
    c, s, w = d.c, d.s, d.w
    i, t = d.at(T), d.at(S)
    w.node_lean[:] = 1.0
    w.node_lean[i, 1, 0], w.node_lean[t, 0, 2], w.firm[t] = 3.0, 2.0, 0.02
    s.shift_worth[0, [i, t]] = 0.05, -0.04
    tree.solve(c, s, w, 0, 0.3, -1)
    return d


def test_section_6_the_issuers_node(grown):
    c, s, w, k, a = grown.c, grown.s, grown.w, 2, 0.3
    i = grown.at(T)
    r, n = s.reputation[i], c.reputation_weight[i]
    free, comply, dilute = (end_value(w, i, k, e) for e in (END_FREE, END_COMPLY, END_DILUTE))
    fought = fought_value(c, w, i, k)
    attacked = fought + w.mean_yield[0] * (comply - fought)
    share = w.q_later[k, 0]
    undemanded = share * fought + (1 - share) * free
    lapsed = free + c.discount[i] * (undemanded + share * 0.05 - free)
    lapse = c.ignore_share + (1 - c.ignore_share) * c.lapse_share
    up = c.reputation_step * (1 - r)
    v = [n * up + attacked,
         n * c.dilute_scale * up + dilute - a * (1 - c.claim_discharge),
         lapsed - a * lapse - n * r * c.reputation_step]
    assert w.v_issuer[k, [0, 1, 3]] == pytest.approx(v)
    menu = c.branch[i, NODE_ISSUER]
    odds = menu[[0, 1, 3]] * np.exp(c.precision[i] * (np.array(v) - max(v)))
    later = (odds @ v + odds[0] * 0.05) / odds.sum()
    late = free + c.discount[i] * (later - free) - c.extension_share * a
    late -= n * c.extension_step * c.reputation_step
    assert w.v_issuer[k, 2] == pytest.approx(late)
    odds = menu * np.exp(c.precision[i] * (w.v_issuer[k] - max(v)))
    found = leaned(s, w, i, k, odds)
    assert w.q_issuer[k] == pytest.approx(found)
    assert abs(found[0] - odds[0] / odds.sum()) > 0.001  # doctrines lean, and are heard


def test_section_6_the_targets_nodes(grown):
    c, s, w, k = grown.c, grown.s, grown.w, 2
    t = grown.at(S)
    precision, menu = c.precision[t], c.branch[t, NODE_TARGET]
    free, comply, part, dilute = (end_value(w, t, k, e) for e in (
        END_FREE, END_COMPLY, END_PART, END_DILUTE))
    fought = fought_value(c, w, t, k)
    drawn = c.redraw[t] * c.horizon
    under = menu[0] / (menu[1] + menu[2]) * math.exp(precision * (comply - fought))
    share = gives_way(under, 0.02, 1 - (1 - math.exp(-drawn)) / drawn)
    assert w.q_yield[k, 0] == pytest.approx(share)
    attacked = fought + share * (comply - fought)
    war = w.mean_later[0]
    lapsed = free + c.discount[t] * (war * (fought - 0.04) + (1 - war) * free - free)
    last = w.mean_last
    later = last[0] * (attacked - 0.04) + last[1] * dilute + last[2] * lapsed
    p = w.mean_issuer
    defy = p[0] * attacked + p[1] * dilute + p[3] * lapsed
    defy += p[2] * (free + c.discount[t] * (later - free))
    half = (1 - p[0] / 2) * part + p[0] / 2 * fought
    assert w.v_target[k] == pytest.approx([comply, half, defy])
    worth = np.array([comply, half, defy])
    q = leaned(s, w, t, k, menu[:3] * np.exp(precision * (worth - worth.max())))
    given = q[0] + q[1]
    found = gives_way(given / q[2], 0.02, 1 - math.exp(-drawn))
    assert w.q_target[k] == pytest.approx([found * q[0] / given, found * q[1] / given, 1 - found])
    assert 0.0 < found < 0.99 * given  # what it has resisted counts


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
