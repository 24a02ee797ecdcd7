"""Strategic core 1, look-ahead: options are valued by backward induction over a short crisis tree,
logit at every node under the actor's beliefs; no parameter sets belief or execution.

No statistical test here: everything is exact.
"""

import math

import numpy as np
import pytest

from sim.rules.mind import think
from sim.rules.price import price
from sim.rules.theatre import expected_drift, forces
from sim.rules.tree import issuer_value, solve
from sim.scenario.catalog_table import TABLE
from sim.state.names import (
    C_LOOKAHEAD,
    CONFRONT,
    FORCE,
    M_COMMITMENT_PROBLEM,
    M_QUANTAL,
    MECHANISMS,
    RUNG,
    SHIELD,
    STRIKE,
    SUPPORT,
)
from tests.rules.builders import Desk, believe, sharp

CRISES = ["textbook", "idlib_2020", "cuba_1962", "july_1914", "bosnia_1995"]
TYPES = [0.1, 0.3, 0.5, 0.7, 0.9]


def softmax(values, precision):
    """Quantal response, from the definition."""
    top = max(values)
    e = [math.exp(precision * (v - top)) for v in values]
    return [x / sum(e) for x in e]


def induction(d: Desk, stake: float) -> dict:
    """The crisis tree worked out from its leaves, apart from the solver (one dictionary a node)."""
    c, s, mind = d.c, d.s, d.w.mind
    i, t, p = int(c.ult_issuer[0]), int(c.ult_target[0]), int(c.ult_patron[0])
    line = int(c.ult_line[0])
    forces(c, s, d.w)
    f0, f1 = float(d.w.force[0]), float(d.w.force[1])

    def ready(a):
        if c.mobilisation_days[a] <= 0:
            return 1.0
        return min(1.0, s.mobilised[a] + 0.5 * c.horizon / max(1.0, c.mobilisation_days[a]))

    if c.n_places == 0:
        f0 = float(s.strength[t]) if c.side[t] < 0 else f0
        f0, f1 = max(0.1, f0 * ready(t)), 0.1

    def patrons(a):
        return [q for q in range(c.n_actors) if c.patron[q, a] == 1 and q != a]

    def help_of(a):
        return max([0.0, *(s.support[q] * s.tie[a, q] for q in patrons(a))])

    alone = p == t
    free = s.share + expected_drift(c, s, d.w, c.horizon)
    demanded = float(s.share_line[line]) if line >= 0 else 1.0
    punch = s.troops[i] * 0.001 + s.strength[i]
    if c.side[i] >= 0 and c.n_places > 0:  # what stands at the front already counts there
        use = min(1.0, s.level[i, SUPPORT] + s.level[i, STRIKE])
        punch -= s.strength[i] + s.troops[i] * 0.001 * use
    punch *= ready(i)
    seconds = 1 + c.enter_effect * max([0.0, *(s.support[q] * ready(q) for q in patrons(i))])
    theirs = 1 + c.enter_effect * (ready(p) if p >= 0 else 1.0)

    def worth(actor, share):
        side, role = int(c.side[actor]), int(c.role[actor])
        if side == 1 or (side < 0 and role == 0):
            return c.stake[actor] * share
        if side == 0 or role == 1:
            return c.stake[actor] * (1.0 - share)
        return 0.0

    def win(own, other):
        return own**c.decisiveness / (own**c.decisiveness + other**c.decisiveness)

    def risk(rung):
        if c.on[list(MECHANISMS).index("brinkmanship")] == 0:
            return 0.0
        return min(1.0, c.risk_base * c.risk_growth ** (rung - 4.0) * c.horizon)

    odds = [win(f1 + punch, f0), win(f1 + punch * (1 - c.shield_effect), f0),
            win((f1 + punch) * seconds, f0 * theirs)]
    fought = [q * demanded + (1 - q) * free for q in odds]
    lam = {a: c.precision[a] if c.on[M_QUANTAL] else 0.0 for a in (i, t, p)}
    believed = [sum(m * r for m, r in zip(mind[a], TYPES, strict=True)) for a in range(8)]
    heavy = c.war_cost[i]
    if c.role[i] == 0:
        outside = [j for j in range(c.n_actors) if c.side[j] < 0 and c.role[j] == 4]
        backing = [s.level[j, 10] * s.tie[i, j] for j in outside]
        heavy *= 1.0 - c.wedge_step * max([0.0, *backing, help_of(i)])
    light = 1.0 if p < 0 or alone else 1.0 - c.wedge_step * help_of(p)

    deal = []
    for share in fought:
        fear = 0.5 * c.stake[i] * max(0.0, share - free) * c.on[M_COMMITMENT_PROBLEM]
        yes_i = softmax([0.5 * (1 - believed[i]) * heavy - fear, 0.0], lam[i])[0]
        yes_t = softmax([0.5 * (1 - believed[t]) * c.war_cost[t], 0.0], lam[t])[0]
        deal.append(yes_i * yes_t)

    v_patron, q_patron = [], []
    for r in TYPES:
        if p < 0:
            q_patron.append([1.0, 0.0, 0.0])
            continue
        cost, bond = (1 - r) * c.war_cost[p] * light, c.tie_value[p, i] * s.tie[p, i]
        v = [worth(p, fought[0]) - c.credibility_stake[p],
             worth(p, fought[1]) - 0.25 * cost - 0.3 * bond - risk(6.0) * c.disaster[p],
             worth(p, fought[2]) - cost - bond - risk(8.0) * c.disaster[p]]
        v_patron.append(v)
        q_patron.append(softmax(v, lam[p]))
    m_patron = np.array(mind[p] if p >= 0 else sharp(0)) @ np.array(q_patron)

    v_issuer, q_issuer = [], []
    bond = c.tie_value[i, p] * s.tie[i, p] if p >= 0 else 0.0
    half = free + c.dilute_scale * (fought[0] - free)
    for r in TYPES:
        cost = (1 - r) * heavy
        carry = c.reputation_weight[i] * (1 - s.reputation[i])
        for j in range(3):
            carry += m_patron[j] * (
                worth(i, fought[j]) - cost * (1 + 0.5 * j) * (1 - 0.5 * deal[j])
                - bond * (0.2 + 0.4 * j) - (risk(5 + 1.5 * j) * c.disaster[i] if p >= 0 else 0.0)
            )
        dilute = (worth(i, half) - c.dilute_scale * cost - 0.1 * bond
                  - stake * (1 - c.claim_discharge))
        back = worth(i, free) - stake - c.reputation_weight[i] * s.reputation[i]
        last = [carry, dilute, back]
        later = float(np.dot(softmax(last, lam[i]), last))
        wait = (c.discount[i] * later + (1 - c.discount[i]) * worth(i, free)
                - c.extension_share * stake)
        v_issuer.append([carry, dilute, wait, back])
        q_issuer.append(softmax(v_issuer[-1], lam[i]))
    m_issuer = np.array(mind[i]) @ np.array(q_issuer)

    order = s.level[i]
    slide = 0.0
    if p >= 0:
        near = 0.2 + s.level[p, SUPPORT] + s.level[p, SHIELD]
        slide = min(1.0, risk(order[RUNG]) * near * order[CONFRONT]) * c.disaster[t]
    v_target, q_target = [], []
    for r in TYPES:
        cost = (1 - r) * c.war_cost[t]
        fight = sum(
            m_patron[j] * (
                worth(t, fought[j])
                - cost * (1 - 0.5 * deal[j]) * (1 + 0.5 * j if alone else 1 - 0.3 * j)
                - (risk(5 + 1.5 * j) * c.disaster[t] if alone else 0.0))
            for j in range(3)
        )
        mild = worth(t, half) - c.dilute_scale * cost
        defy = (m_issuer[0] * fight + m_issuer[1] * mild
                + (m_issuer[2] + m_issuer[3]) * worth(t, free))
        struck = 0.5 * m_issuer[0]
        part = (1 - struck) * worth(t, 0.5 * (s.share + demanded)) + struck * fight
        v_target.append([worth(t, demanded), part - 0.5 * slide, defy - slide])
        q_target.append(softmax(v_target[-1], lam[t]))
    m_target = np.array(mind[t]) @ np.array(q_target)
    top = [
        m_target[0] * worth(i, demanded) + m_target[1] * worth(i, 0.5 * (s.share + demanded))
        + m_target[2] * float(np.dot(q_issuer[k], v_issuer[k]))
        for k in range(5)
    ]
    return {"q_deal": deal, "q_patron": q_patron, "v_patron": v_patron, "mean_patron": m_patron,
            "q_issuer": q_issuer, "v_issuer": v_issuer, "mean_issuer": m_issuer,
            "q_target": q_target, "v_target": v_target, "mean_target": m_target, "top": top}


def compare(d: Desk, stake: float) -> None:
    """Solver and independent induction agree at every node."""
    expected = induction(d, stake)
    solve(d.c, d.s, d.w, 0, stake)
    for name, value in expected.items():
        if name == "top":
            found = [issuer_value(d.c, d.s, d.w, 0, k) for k in range(5)]
        elif name == "v_patron" and not value:
            continue
        else:
            found = getattr(d.w, name)
        np.testing.assert_allclose(found, value, rtol=0, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("name", CRISES)
@pytest.mark.parametrize("stake", [0.0, 0.08, 0.7])
def test_backward_induction_reproduced(name, stake):
    compare(Desk(name), stake)


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
        compare(d, float(rng.uniform(0, 0.5)))


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_precision_zero_is_uniform_at_every_node(name):
    d = Desk(name)
    d.c.precision[:] = 0.0
    solve(d.c, d.s, d.w, 0, 0.3)
    np.testing.assert_allclose(d.w.q_target, 1 / 3, atol=1e-15)
    np.testing.assert_allclose(d.w.q_issuer, 1 / 4, atol=1e-15)
    if d.c.ult_patron[0] >= 0:
        np.testing.assert_allclose(d.w.q_patron, 1 / 3, atol=1e-15)


def test_quantal_mechanism_off_is_precision_zero(d):
    d.c.on[M_QUANTAL] = 0
    solve(d.c, d.s, d.w, 0, 0.3)
    np.testing.assert_allclose(d.w.q_issuer, 1 / 4, atol=1e-15)


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_large_precision_is_best_reply_at_every_node(name):
    d = Desk(name)
    d.c.precision[:] = 1e7
    solve(d.c, d.s, d.w, 0, 0.3)
    for q, v in ((d.w.q_target, d.w.v_target), (d.w.q_issuer, d.w.v_issuer)):
        for k in range(5):
            assert q[k, np.argmax(v[k])] > 1 - 1e-9
            assert abs(q[k].sum() - 1.0) < 1e-12


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_chance_of_carrying_out_rises_with_believed_resolve_of_issuer(name):
    d = Desk(name)
    i = int(d.c.ult_issuer[0])
    seen = []
    for k in range(5):
        believe(d, i, k)
        solve(d.c, d.s, d.w, 0, 0.1)
        seen.append(float(d.w.mean_issuer[0]))
    assert all(a < b for a, b in zip(seen, seen[1:], strict=False)), seen
    assert seen[-1] > 1.05 * seen[0]


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_chance_of_carrying_out_rises_with_commitment_at_stake(name):
    d = Desk(name)
    seen = []
    for stake in (0.0, 0.05, 0.1, 0.2, 0.4, 0.8):
        solve(d.c, d.s, d.w, 0, stake)
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
        solve(d.c, d.s, d.w, 0, 0.1)
        seen.append(float(d.w.mean_target[0]))
    assert all(a < b for a, b in zip(seen, seen[1:], strict=False)), seen


def test_no_catalogue_entry_sets_a_probability_of_belief_or_execution():
    """Words of belief or execution occur only where a prior, a stock or a friction is meant."""
    allowed = {
        "<actor>.misperception", "<actor>.reputation", "<actor>.credibility_stake",
        "incidents.slip", "beliefs.noise", "beliefs.spread", "beliefs.miss",
    }
    words = ("belie", "credib", "execut", "carried out", "carry", "honour", "comply", "defy",
             "bluff", "back down", "backs down", "stand aside", "intervene", "rival")
    caught = set()
    for pattern, field, _, _, _, _, unit, meaning in TABLE:
        text = f"{pattern} {field} {meaning}".lower()
        if any(word in text for word in words):
            caught.add(pattern)
        if unit == "chance":
            assert pattern.startswith("talks.bind_"), pattern
    assert caught - allowed == {"theatre.pullback_rate"}  # pace of compliance once it is chosen


def test_no_parameter_moves_node_probabilities_except_through_values():
    """With precision 0 every number of the case may be anything: the odds stay uniform."""
    rng = np.random.default_rng(9)
    d = Desk()
    for row in TABLE:
        field, low, high = row[1], row[3], min(row[4], 50.0)
        if field in ("precision", "hidden"):
            continue
        value = getattr(d.c, field)
        if isinstance(value, np.ndarray):
            if value.dtype == np.float64:
                value[...] = rng.uniform(max(low, 0.01), high, value.shape)
        elif isinstance(value, float):
            setattr(d.c, field, float(rng.uniform(max(low, 0.05), high)))
    d.c.precision[:] = 0.0
    d.start()
    solve(d.c, d.s, d.w, 0, 0.2)
    np.testing.assert_allclose(d.w.mean_issuer[:4], 0.25, atol=1e-12)
    np.testing.assert_allclose(d.w.mean_target[:3], 1 / 3, atol=1e-12)
    np.testing.assert_allclose(d.w.mean_patron[:3], 1 / 3, atol=1e-12)


@pytest.mark.parametrize("actor", ["turkey", "syria", "russia"])
def test_values_use_the_actors_own_beliefs_and_nobody_elses(d, actor):
    i = d.at(actor)
    rival = d.at("turkey") if actor != "turkey" else d.at("russia")
    think(d.c, d.s, d.w, i)
    price(d.c, d.s, d.w, i, FORCE)
    before = d.payoff(i, FORCE)
    for j in range(d.c.n_actors):
        if j != i:
            d.s.belief[j, rival] = sharp(4, 0.5)
    think(d.c, d.s, d.w, i)
    price(d.c, d.s, d.w, i, FORCE)
    assert np.array_equal(before, d.payoff(i, FORCE))
    d.s.belief[i, rival] = sharp(4, 0.5)
    think(d.c, d.s, d.w, i)
    price(d.c, d.s, d.w, i, FORCE)
    assert not np.array_equal(before[:, :, C_LOOKAHEAD], d.payoff(i, FORCE)[:, :, C_LOOKAHEAD])


def test_ends_of_the_tree_are_valued_at_the_current_map(d):
    solve(d.c, d.s, d.w, 0, 0.1)
    assert d.w.end[0] == d.s.share_line[d.line("sochi_2018")]
    before = d.w.end.copy()
    d.s.share -= 0.1
    solve(d.c, d.s, d.w, 0, 0.1)
    assert d.w.end[2] < before[2] and d.w.end[3] < before[3]
    assert d.w.end[1] == 0.5 * (d.s.share + d.w.end[0])
