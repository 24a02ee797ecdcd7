"""Strategic core 1, look-ahead: options are valued by backward induction over a short crisis tree,
logit at every node under the actor's beliefs; no parameter sets belief or execution.

No statistical test here: everything is exact.
"""

import math

import numpy as np
import pytest

from sim.engine.rules.branches import grow
from sim.engine.rules.mind import think
from sim.engine.rules.parts import asked_value, quiet_value
from sim.engine.rules.price import price
from sim.engine.rules.retreats import lapse_share, name_lost
from sim.engine.rules.tree import solve, target_node
from sim.engine.rules.trial import order_answer
from sim.engine.state.names import (
    AIR,
    C_LOOKAHEAD,
    COMPLY,
    CONFRONT,
    END_COMPLY,
    END_DILUTE,
    END_ENTER,
    END_FREE,
    END_PART,
    END_SHIELD,
    END_WAR,
    FORCE,
    M_COMMITMENT_PROBLEM,
    M_ENTRAPMENT,
    M_QUANTAL,
    RESPONSE,
    RUNG,
    SEA,
    STRIKE,
    TEMPO,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_NONE,
    U_OPEN,
    U_PART,
    U_WITHDRAWN,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
)
from sim.scenario.catalog import CATALOG
from tests.engine.rules.builders import Desk, believe, sharp

CRISES = ["textbook", "idlib_2020", "cuba_1962", "july_1914", "bosnia_1995", "haiti_1994"]
TYPES = [0.1, 0.3, 0.5, 0.7, 0.9]


def softmax(values, precision):
    """Quantal response, from the definition."""
    top = max(values)
    e = [math.exp(precision * (v - top)) for v in values]
    return [x / sum(e) for x in e]


def spread(values, weights, precision):
    """Quantal response over branches that stand for some options each."""
    within = [v for v, n in zip(values, weights, strict=True) if n > 0]
    e = [n * math.exp(precision * (v - max(within))) if n > 0 else 0.0
         for v, n in zip(values, weights, strict=True)]
    return [x / sum(e) for x in e]


def menus(d: Desk, i: int, t: int, p: int) -> tuple[list[int], list[int], list[int]]:
    """How many options of target, issuer and patron lie on each branch, from the menus."""
    comply = d.c.level[t, FORCE, : int(d.c.n_options[t, FORCE]), COMPLY]
    full, part = int((comply >= 0.75).sum()), int(((comply > 0) & (comply < 0.75)).sum())
    fires = d.c.level[i, FORCE, : int(d.c.n_options[i, FORCE])][:, [STRIKE, AIR, SEA]].any()

    def count(actor: int, *names: str) -> int:
        return sum(v in names for v in d.names(actor, RESPONSE))

    issuer = [max(count(i, "honour"), int(fires)), count(i, "dilute"), count(i, "delay", "extend"),
              max(1, count(i, "ignore"))]
    patron = [1, 0, 0]
    if p >= 0:
        patron = [max(1, count(p, "stand_aside", "warn")), count(p, "shield"), count(p, "enter")]
    return [full, part, max(1, len(comply) - full - part)], issuer, patron


def postures(d: Desk, i: int, t: int) -> list[int]:
    """How many of the issuer's postures attack the target, and how many do not."""
    n = int(d.c.n_options[i, FORCE])
    force = d.c.level[i, FORCE, :n][:, [STRIKE, AIR, SEA, TEMPO]].any(axis=1)
    aim = np.where(d.c.against[i, :n] >= 0, d.c.against[i, :n], d.s.rival[i])
    attacks = force & (aim == t)
    answering = bool(d.s.camp_arm[i, t].any())
    return [max(int(attacks.sum()), int(answering)), max(1, int((~attacks).sum()))]


def induction(d: Desk, stake: float) -> dict:
    """The nodes worked out from the ends of the tree, apart from the solver.

    The ends themselves are outlooks of the orders they mean: see test_branches. What the second
    patron does is added to the ends of war by its odds: see test_second.
    """
    c, s, w, mind = d.c, d.s, d.w, d.w.mind
    i, t, p = int(c.ult_issuer[0]), int(c.ult_target[0]), int(c.ult_patron[0])
    grow(c, s, w, 0, -1, 0)
    open_now = s.ult_status[0] == U_OPEN
    branches = menus(d, i, t, p)
    lam = {a: c.precision[a] if c.on[M_QUANTAL] else 0.0 for a in (i, t, p)}
    believed = {a: sum(m * r for m, r in zip(mind[a], TYPES, strict=True)) for a in (i, t)}
    wars = (END_WAR, END_SHIELD, END_ENTER)
    b, odds = int(s.second[0]), float(s.entry_odds[0, 1])
    at = [0, 0, 1 if p >= 0 and c.answer[p, V_ENTER] >= 0 else 0]

    def with_second(table, joint, j, a):
        return table[wars[j], a] + (odds * joint[0, at[j], a] if b >= 0 else 0.0)

    def worth(a, r, end):
        return w.worth[end, a] - (1.0 - r) * w.cost[end, a]

    def war(a, r, j, saved=1.0):
        return with_second(w.worth, s.joint_worth, j, a) - (1.0 - r) * saved * with_second(
            w.cost, s.joint_cost, j, a)

    def passes(a, r, later):  # what comes next, after the days ahead
        return worth(a, r, END_FREE) + c.discount[a] * (later - worth(a, r, END_FREE))

    def gain(a, r):  # a war put off, over one now
        return s.shift_worth[0, a] - (1.0 - r) * s.shift_cost[0, a]

    wanes = {a: max(0.0, -c.discount[a] * sum(
        m * gain(a, r) for m, r in zip(mind[a], TYPES, strict=True))) for a in (i, t)}
    deal = []
    for j, end in enumerate(wars):
        share = w.end[end] + (odds * s.joint_end[0, at[j]] if b >= 0 else 0.0)
        fear = 0.5 * c.stake[i] * max(0.0, share - w.end[END_FREE])
        fear *= c.on[M_COMMITMENT_PROBLEM]
        cost = {a: with_second(w.cost, s.joint_cost, j, a) for a in (i, t)}
        yes = [softmax([0.5 * (1 - believed[i]) * cost[i] - fear - wanes[i], 0.0],
                       lam[i])[0],
               softmax([0.5 * (1 - believed[t]) * cost[t] - wanes[t], 0.0], lam[t])[0]]
        deal.append(yes[0] * yes[1])

    v_patron, q_patron = [], []
    for r in TYPES:
        if p < 0:
            q_patron.append([1.0, 0.0, 0.0])
            continue
        v_patron.append([war(p, r, 0) - c.credibility_stake[p] * c.on[M_ENTRAPMENT],
                         war(p, r, 1), war(p, r, 2)])
        q_patron.append(spread(v_patron[-1], branches[2], lam[p]))
    m_patron = np.array(mind[p] if p >= 0 else sharp(0)) @ np.array(q_patron)

    def fought(a, r):  # a deal saves half of the fighting
        return sum(m * war(a, r, j, 1.0 - 0.5 * deal[j]) for j, m in enumerate(m_patron))

    drawn = {a: 1.0 - math.exp(-c.redraw[a] * c.horizon) for a in (i, t)}
    left = {a: 1.0 - drawn[a] / (c.redraw[a] * c.horizon) for a in (i, t)}

    def gives(k, given, anew):  # chance that a target that defies comes to comply, of logit odds
        firm = d.w.firm[t, k]
        if given >= 1.0:
            return anew if firm < 0.0 else 1.0
        pull = given / (1.0 - given)
        lasting = 0.0 if firm < 0.0 or firm >= pull else (pull - firm) / (1.0 + pull)
        return anew * given + (1.0 - anew) * lasting

    found: dict = {"q_deal": deal, "q_patron": q_patron, "v_patron": v_patron,
                   "mean_patron": m_patron}

    # without a demand: attack or not once its tastes are drawn anew; until then as it stands
    attacking = any(s.level[i, n] > 0 for n in (STRIKE, AIR, SEA, TEMPO))
    acting = attacking and not open_now
    q_later = []
    for r in TYPES:
        odds2 = spread([fought(i, r), worth(i, r, END_FREE)], postures(d, i, t), lam[i])
        q_later.append([left[i] * x for x in odds2])
        q_later[-1][0 if acting else 1] += 1.0 - left[i]
    m_later = np.array(mind[i]) @ np.array(q_later)
    found |= {"q_later": q_later, "mean_later": m_later}

    def without(a, k):
        attack = q_later[k][0] if a == i else m_later[0]
        fight = fought(a, TYPES[k])
        if a == p and a != t:
            fight = float(np.dot(q_patron[k], v_patron[k]))
        return attack * fight + (1.0 - attack) * worth(a, TYPES[k], END_FREE)

    def put_off(a, k):
        attack = q_later[k][0] if a == i else m_later[0]
        return without(a, k) + attack * gain(a, TYPES[k])

    found["later"] = {a: [without(a, k) for k in range(5)] for a in {i, t, p} - {-1}}
    if not open_now:
        return found

    def yields(a, r, fight, chance):  # under attack it may yet comply
        return fight + chance * (worth(a, r, END_COMPLY) - fight)

    full, rest = branches[0][0], branches[0][1] + branches[0][2]
    q_yield = [list(spread([worth(t, r, END_COMPLY), fought(t, r)], [full, rest], lam[t]))
               for r in TYPES]
    for k, row in enumerate(q_yield):
        row[0] = gives(k, row[0], left[t])
        row[1] = 1.0 - row[0]
    m_yield = np.array(mind[t]) @ np.array(q_yield)

    name = c.reputation_weight[i] * c.reputation_step * (1 - s.reputation[i])
    lost = {v: name_lost(c, s, i, v) for v in (V_IGNORE, V_EXTEND)}
    v_issuer, q_issuer, q_last = [], [], []
    for k, r in enumerate(TYPES):
        carry = yields(i, r, fought(i, r), m_yield[0]) + name
        dilute = worth(i, r, END_DILUTE) + c.dilute_scale * name - stake * (1 - c.claim_discharge)
        back = passes(i, r, put_off(i, k)) - lapse_share(c) * stake - lost[V_IGNORE]
        last, menu = [carry, dilute, back], branches[1]
        odds3 = spread(last, [menu[0], menu[1], menu[3]], lam[i])
        later = float(np.dot(odds3, last)) + odds3[0] * gain(i, r)
        wait = passes(i, r, later) - c.extension_share * stake - lost[V_EXTEND]
        v_issuer.append([carry, dilute, wait, back])
        q_issuer.append(spread(v_issuer[-1], menu, lam[i]))
        q_last.append(odds3)
    m_issuer, m_last = (np.array(mind[i]) @ np.array(q) for q in (q_issuer, q_last))

    v_target, q_target = [], []
    on = 1.0 - left[i] if attacking else 0.0  # an attack under way goes on until then
    for k, r in enumerate(TYPES):
        fight, struck = fought(t, r), 0.5 * (on + (1.0 - on) * m_issuer[0])
        under = yields(t, r, fight, q_yield[k][0])
        small, lapsed = worth(t, r, END_DILUTE), passes(t, r, put_off(t, k))
        moved = passes(t, r, float(np.dot(m_last, [under + gain(t, r), small, lapsed])))
        defy = on * fight + (1.0 - on) * float(np.dot(m_issuer, [under, small, moved, lapsed]))
        half = 0.5 * (worth(t, r, END_FREE) + worth(t, r, END_COMPLY))
        v_target.append([worth(t, r, END_COMPLY), (1 - struck) * half + struck * fight, defy])
        q = spread(v_target[-1], branches[0], lam[t])
        whole = gives(k, q[0] + q[1], drawn[t]) if q[2] > 0.0 else 1.0
        q_target.append([x * whole / (q[0] + q[1]) for x in q[:2]] + [1.0 - whole])
    m_target = np.array(mind[t]) @ np.array(q_target)
    top = [
        m_target[0] * worth(i, r, END_COMPLY)
        + m_target[1] * 0.5 * (worth(i, r, END_FREE) + worth(i, r, END_COMPLY))
        + m_target[2] * float(np.dot(q_issuer[k], v_issuer[k]))
        for k, r in enumerate(TYPES)
    ]
    return found | {"q_yield": q_yield, "mean_yield": m_yield, "mean_last": m_last,
                    "q_issuer": q_issuer, "v_issuer": v_issuer, "mean_issuer": m_issuer,
                    "q_target": q_target, "v_target": v_target, "mean_target": m_target,
                    "top": top}


def compare(d: Desk, stake: float) -> None:
    """Solver and independent induction agree at every node."""
    expected = induction(d, stake)
    solve(d.c, d.s, d.w, 0, stake, -1)
    for a, values in expected.pop("later").items():
        found = [quiet_value(d.c, d.s, d.w, 0, a, k) for k in range(5)]
        np.testing.assert_allclose(found, values, rtol=0, atol=1e-12, err_msg=f"later {a}")
    for name, value in expected.items():
        if name == "top":
            issuer = int(d.c.ult_issuer[0])
            found = [asked_value(d.c, d.s, d.w, 0, issuer, k) for k in range(5)]
        elif name == "v_patron" and not value:
            continue
        else:
            found = getattr(d.w, name)
        np.testing.assert_allclose(found, value, rtol=0, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("name", CRISES)
@pytest.mark.parametrize("stake", [0.0, 0.08, 0.7])
def test_backward_induction_reproduced(name, stake):
    compare(Desk(name), stake)


@pytest.mark.parametrize("status", [U_NONE, U_MET, U_PART, U_EXECUTED, U_LAPSED, U_WITHDRAWN])
@pytest.mark.parametrize("name", CRISES)
def test_the_stage_goes_on_once_the_demand_is_closed(name, status):
    """Nothing to comply with, but the issuer may attack or not and patrons may answer."""
    for posture in range(2):
        d = Desk(name)
        i = int(d.c.ult_issuer[0])
        d.s.ult_status[0] = status
        if posture == 1:
            d.s.level[i, STRIKE] = 0.6
        compare(d, 0.2)
        assert d.w.mean_yield[0] == 0.0
        assert d.w.acting == posture


@pytest.mark.parametrize("name", ["idlib_2020", "cuba_1962"])
def test_under_a_deal_the_stage_is_played_and_its_war_breaks_the_deal(name):
    """The outlook under a deal knows the chance that it lasts; fire makes that smaller."""
    d = Desk(name)
    d.s.ult_status[0], d.s.deal_line, d.s.deal_age = U_WITHDRAWN, 0, 10
    compare(d, 0.0)
    i = int(d.c.ult_issuer[0])
    o = int(d.c.answer[i, V_HONOUR])
    kept = float(d.ahead().kept)
    order_answer(d.c, d.s, i, o, int(d.c.ult_target[0]))
    assert d.ahead().kept < kept


@pytest.mark.parametrize("name", CRISES)
def test_backward_induction_reproduced_at_random_cases_and_beliefs(name):
    rng = np.random.default_rng(4)
    for n in range(25):
        d = Desk(name, rollout=n)
        for field in ("war_cost", "stake", "disaster", "reputation_weight", "credibility_stake",
                      "precision", "tie_value"):
            array = getattr(d.c, field)
            array *= rng.uniform(0.3, 2.0, array.shape)
        d.c.risk_growth = float(rng.uniform(1.5, 4.0))
        d.c.decisiveness = float(rng.uniform(0.5, 2.0))
        d.s.reputation[:] = rng.random(8)
        d.s.level[:, 10] = rng.random(8) * (d.c.role == 4)
        d.s.mobilised[:] = rng.random(8)
        d.s.support[:] = rng.random(8)
        d.s.level[:, RUNG] = rng.integers(0, 9, 8)
        d.s.level[:, CONFRONT] = rng.random(8) * rng.integers(0, 2, 8)
        d.w.mind[:] = rng.dirichlet(np.ones(5), 8)
        d.s.shift_worth[0], d.s.shift_cost[0] = rng.normal(0, 0.2, (2, 8))
        d.w.firm[:] = np.maximum(-1.0, rng.normal(0.3, 0.8, d.w.firm.shape))
        d.c.redraw[:] = rng.uniform(0.001, 0.2, 8)
        if n % 4 == 1:
            d.s.level[int(d.c.ult_issuer[0]), STRIKE] = rng.random()
        if n % 3 == 2:
            d.s.ult_status[0] = U_LAPSED
        if d.s.second[0] >= 0:
            d.s.entry_odds[0, 1] = rng.random()
            d.s.joint_worth[0], d.s.joint_cost[0] = rng.normal(0, 0.2, (2, 2, 8))
            d.s.joint_end[0] = rng.normal(0, 0.1, 2)
        compare(d, float(rng.uniform(0, 0.5)))


def even(d: Desk) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Odds at each node if every option of a menu is as likely as any other."""
    i, t, p = int(d.c.ult_issuer[0]), int(d.c.ult_target[0]), int(d.c.ult_patron[0])
    target, issuer, patron = (np.array(x) / sum(x) for x in menus(d, i, t, p))
    return target, issuer, patron  # nothing is known of what a target has resisted


@pytest.mark.parametrize("switch", ["precision 0", "mechanism off"])
@pytest.mark.parametrize("name", CRISES)
def test_without_precision_every_option_of_a_menu_is_as_likely_at_every_node(name, switch):
    d = Desk(name)
    if switch == "precision 0":
        d.c.precision[:] = 0.0
    else:
        d.c.on[M_QUANTAL] = 0
    solve(d.c, d.s, d.w, 0, 0.3, -1)
    for q, wanted in zip((d.w.q_target, d.w.q_issuer, d.w.q_patron), even(d), strict=True):
        np.testing.assert_allclose(q, np.tile(wanted, (5, 1)), atol=1e-15)


@pytest.mark.parametrize("name", CRISES)
def test_large_precision_is_best_reply_at_every_node_within_reach(name):
    d = Desk(name)
    d.c.precision[:] = 1e7
    solve(d.c, d.s, d.w, 0, 0.3, -1)
    i, t, p = int(d.c.ult_issuer[0]), int(d.c.ult_target[0]), int(d.c.ult_patron[0])
    counts = menus(d, i, t, p)
    for q, v, n in ((d.w.q_target, d.w.v_target, counts[0]),
                    (d.w.q_issuer, d.w.v_issuer, counts[1])):
        for k in range(5):
            within = np.where(np.array(n) > 0, v[k, : len(n)], -np.inf)
            # branches that mean the same share it
            best = within >= within.max() - 1e-12
            assert q[k, : len(n)][best].sum() > 1 - 1e-9
            assert abs(q[k].sum() - 1.0) < 1e-12


def test_a_target_that_has_stood_firm_gives_way_only_by_more_or_by_tastes_drawn_anew(d):
    """However often it looks; and not at all where what stands was given and no clock runs."""
    t = d.at("syria")
    solve(d.c, d.s, d.w, 0, 0.3, -1)
    given = []
    for firm, redraw in ((0.0, 0.0), (0.02, 0.0), (0.02, 0.1), (1e9, 0.1), (-1.0, 0.0), (1e9, 0.0)):
        d.w.firm[t], d.c.redraw[t] = firm, redraw
        for rate in (0.0, 0.5):
            d.c.reconsider[t, FORCE] = rate
            target_node(d.c, d.s, d.w, 0)
            given.append(float(d.w.mean_target[:2].sum()))
    assert given[::2] == given[1::2]
    plain, resisted, anew, rock, unasked, never = given[::2]
    assert plain > resisted > 0.0 and anew > resisted and 0.0 < rock < anew
    assert unasked == never == 0.0
    assert rock <= 1.0 - math.exp(-0.1 * d.c.horizon)


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_chance_of_carrying_out_rises_with_believed_resolve_of_issuer(name):
    d = Desk(name)
    i = int(d.c.ult_issuer[0])
    seen = []
    for k in range(5):
        believe(d, i, k)
        solve(d.c, d.s, d.w, 0, 0.1, -1)
        seen.append(float(d.w.mean_issuer[0]))
    assert all(a < b for a, b in zip(seen, seen[1:], strict=False)), seen
    assert seen[-1] > 1.05 * seen[0]


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_chance_of_carrying_out_rises_with_commitment_at_stake(name):
    d = Desk(name)
    seen = []
    for stake in (0.0, 0.05, 0.1, 0.2, 0.4, 0.8):
        solve(d.c, d.s, d.w, 0, stake, -1)
        seen.append(float(d.w.mean_issuer[0]))
    assert all(a < b for a, b in zip(seen, seen[1:], strict=False)), seen


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_target_gives_way_more_when_it_believes_the_threat(name):
    d = Desk(name)
    i = int(d.c.ult_issuer[0])
    d.c.precision[i] = 30.0
    seen = []
    for k in range(5):
        believe(d, i, k)
        solve(d.c, d.s, d.w, 0, 0.1, -1)
        seen.append(float(d.w.mean_target[0]))
    assert all(a < b for a, b in zip(seen, seen[1:], strict=False)), seen


def test_no_catalogue_entry_sets_a_probability_of_belief_or_execution():
    """Words of belief or execution occur only where a prior, a stock or a friction is meant.

    The chances there are: that a meeting can close a deal, and that a deal outlives a first blow.
    """
    allowed = {
        "<actor>.misperception", "<actor>.reputation", "<actor>.credibility_stake",
        "incidents.slip", "beliefs.noise", "beliefs.spread",
    }
    words = ("belie", "credib", "execut", "carried out", "carry", "honour", "comply", "defy",
             "bluff", "back down", "backs down", "stand aside", "intervene", "rival")
    caught, chances = set(), set()
    for e in CATALOG:
        text = f"{e.pattern} {e.field} {e.meaning}".lower()
        if any(word in text for word in words):
            caught.add(e.pattern)
        if e.unit == "chance":
            chances.add(e.pattern)
    assert chances == {"talks.bind_delegation", "talks.bind_call", "talks.bind_summit",
                       "truce.breach"}
    assert caught - allowed == {"theatre.pullback_rate"}  # pace of compliance once it is chosen


def test_no_parameter_moves_node_probabilities_except_through_values():
    """With precision 0 every number of the case may be anything: the odds stay those of the menus.

    How often a target goes over its policy anew is the one rate among them.
    """
    rng = np.random.default_rng(9)
    d = Desk()
    for e in CATALOG:
        field, low, high = e.field, e.low, min(e.high, 50.0)
        if field in ("precision", "hidden"):
            continue
        value = getattr(d.c, field)
        if isinstance(value, np.ndarray):
            if value.dtype == np.float64:
                value[...] = rng.uniform(max(low, 0.01), high, value.shape)
        elif isinstance(value, float):
            setattr(d.c, field, float(rng.uniform(max(low, min(0.05, high)), high)))
    d.c.precision[:] = 0.0
    d.start()
    solve(d.c, d.s, d.w, 0, 0.2, -1)
    means = (d.w.mean_target[:3], d.w.mean_issuer[:4], d.w.mean_patron[:3])
    for found, wanted in zip(means, even(d), strict=True):
        np.testing.assert_allclose(found, wanted, atol=1e-12)


@pytest.mark.parametrize("actor", ["turkey", "syria", "russia"])
def test_values_use_the_beliefs_in_use_and_no_true_type(d, actor):
    i = d.at(actor)
    rival = d.at("turkey") if actor != "turkey" else d.at("russia")
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    before = d.payoff(i, FORCE)
    d.s.kind[:] = (d.s.kind + 2) % 5
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    assert np.array_equal(before, d.payoff(i, FORCE))
    d.s.public[rival] = sharp(4, 0.5)
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    assert not np.array_equal(before[:, :, C_LOOKAHEAD], d.payoff(i, FORCE)[:, :, C_LOOKAHEAD])


def test_ends_of_the_tree_are_valued_at_the_current_map(d):
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    line = d.s.share_line[d.line("sochi_2018")]
    assert d.w.end[END_COMPLY] == pytest.approx(
        d.s.share + min(line - d.s.share, d.c.pullback_rate * (line - d.s.start_share) * 14.0))
    before = d.w.end.copy()
    d.s.share -= 0.1
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.end[END_FREE] < before[END_FREE] and d.w.end[END_WAR] < before[END_WAR]
    assert d.w.end[END_PART] == pytest.approx(0.5 * (d.w.end[END_FREE] + d.w.end[END_COMPLY]))
