"""Oracles of games, played with the day's own choice, belief and commitment rules (B1-B8, B11).

Each game of the literature is set up in the test; the engine's rules answer it: `logit_row` is the
quantal response of every node of the crisis tree, `average` its mean over believed types, `revise`
the Bayesian update, `commitments` the growth of audience costs. Exact unless said otherwise.
"""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.optimize import root

from sim.engine.rules import offers
from sim.engine.rules.beliefs import revise
from sim.engine.rules.choice import decide
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.observe import main_rival
from sim.engine.rules.plans import ANY_PLAN
from sim.engine.rules.price import price
from sim.engine.rules.stocks import commitments
from sim.engine.rules.types import average, logit_row
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    FORCE,
    HURT,
    TEMPO,
    U_OPEN,
)
from sim.scenario.load import load
from tests.engine.rules.builders import Desk
from tests.verification.claims.paired import Runs, paired

pytestmark = pytest.mark.theory
SHARP = 1e7  # precision at which quantal response is best reply for all but ties
EXACT = 1e-9


def learn(prior, seen):
    """The engine's posterior over the first types after a day whose looks have these chances."""
    d = Desk("textbook")
    d.c.noise = 0.0
    d.s.joint[0], n = 0.0, len(prior)
    d.s.joint[0, 0, :n], d.s.seen[0, 0, :n] = prior, seen
    revise(d.c, d.s, 0)
    return d.s.joint[0, 0, :n].copy()


def beside(oracle, says):
    """Print what the engine does on the same game; `pytest -m theory -rP` shows it."""
    print(f"{oracle}, the engine on the same game: {says}")


def respond(values, precision=SHARP):
    """Quantal response to the values of one node."""
    v = np.array([values], float)
    q = np.zeros_like(v)
    logit_row(q, v, 0, v.shape[1], precision, np.ones(v.shape[1]))
    return q[0]


def over_types(chances, q):
    """Mean of q[type, action] over a belief, by the tree's own rule."""
    mean, mind, table = np.zeros(len(q[0])), np.zeros((1, TYPES)), np.zeros((TYPES, len(q[0])))
    mind[0, : len(chances)], table[: len(q)] = chances, q
    average(mean, table, mind, 0, len(mean))
    return mean


# --- B1: take it or leave it, with a private cost of war ------------------------------------------


def demand(p, c_a, most, share=0.0):
    """Best demand, chance of war and value to the proposer, by best replies over a fine grid.

    The other side's cost is uniform on 0..most; `share` of the proposer's own cost is paid by a
    patron.
    """
    costs = (np.arange(400) + 0.5) * most / 400
    grid = np.round(np.arange(0.3, 0.9001, 0.005), 6)  # its steps are whole numbers of costs
    value, war = [], []
    for x in grid:
        refuses = sum(respond([1.0 - x, 1.0 - p - c])[1] for c in costs) / 400
        war.append(refuses)
        value.append(refuses * (p - c_a * (1.0 - share)) + (1.0 - refuses) * x)
    best = int(np.argmax(value))
    return grid[best], war[best], value[best]


def screening(monkeypatch, p, c_a, most, precision, types=400):
    """Mean demand, chance of war and value of the engine's quantal proposer over a fine list.

    A grid of types with evenly spread costs of war answers as sharply as it can be told to.
    """
    monkeypatch.setattr(offers, "TYPES", types)
    x = np.round(np.arange(0.2, 1.0001, 0.005), 6)
    c = SimpleNamespace(n_lines=len(x), precision=(precision, 1e6), on=np.ones(64, int))
    gain = np.zeros((2, types, len(x)))
    gain[0] = x - p + c_a
    gain[1] = p - x + ((np.arange(types) + 0.5) * most / types)[:, None]
    w = SimpleNamespace(over=gain, takes=np.zeros((2, len(x))), weights=np.zeros(len(x)))
    offers.fill_takes(c, w, offers.SECOND, 1, np.full(types, 1.0 / types))
    offers.weigh_offers(c, w, 0, 0, offers.SECOND)
    made = w.weights * (w.over[0, 0] > 0.0)
    taken = w.takes[1]
    return made @ x / made.sum(), 1.0 - made @ taken, made @ (taken * (x - p + c_a)) + p - c_a


def test_T01_best_demand_chance_of_war_and_value():
    x, war, value = demand(0.5, 0.1, 0.4)
    assert abs(x - 0.65) < EXACT and abs(war - 0.375) < EXACT and abs(value - 0.55625) < EXACT


def test_T01_the_quantal_proposer_comes_to_the_best_demand_as_precision_grows(monkeypatch):
    seen = []
    for precision in (1e1, 1e2, 1e3, 1e4, 1e5):
        x, war, value = screening(monkeypatch, 0.5, 0.1, 0.4, precision)
        seen.append((x - 0.65, war - 0.375, value - 0.55625))
        beside("T01", f"precision {precision:g}: demand {x:.4f}, war {war:.4f}, value {value:.5f}")
    off = np.abs(seen)
    assert (off[1:] <= off[:-1] + 1e-9).all() and off[0].max() > 0.005
    assert off[-1].max() < 1e-3


@pytest.mark.parametrize("p", [0.3, 0.5, 0.6])
def test_T02_the_quantal_proposers_risk_does_not_move_with_power(monkeypatch, p):
    x, war, _ = screening(monkeypatch, p, 0.1, 0.4, 1e5)
    assert abs(x - p - 0.15) < 1e-3 and abs(war - 0.375) < 1e-3


def test_T03_the_quantal_proposer_with_the_higher_cost_takes_no_risk(monkeypatch):
    x, war, _ = screening(monkeypatch, 0.5, 0.4, 0.4, 1e5)
    assert abs(x - 0.5) < 2e-3 and war < 5e-3


@pytest.mark.parametrize("p", [0.3, 0.5, 0.6])
def test_T02_power_moves_the_split_and_not_the_risk(p):
    x, war, _ = demand(p, 0.1, 0.4)
    assert abs(x - p - 0.15) < EXACT and abs(war - 0.375) < EXACT


def test_T03_a_proposer_with_the_higher_cost_takes_no_risk():
    x, war, _ = demand(0.5, 0.4, 0.4)
    assert abs(x - 0.5) < EXACT and war < EXACT


def test_T20_a_patron_that_pays_half_the_cost_raises_the_risk_of_war():
    _, war, _ = demand(0.5, 0.1, 0.4, share=0.5)
    assert abs(war - 0.4375) < EXACT


# --- B2: fight now or settle ----------------------------------------------------------------------


@pytest.mark.parametrize(("later", "fights"), [(0.2, 1.0), (0.7, 0.0)])
def test_T04_a_declining_side_fights_now_if_the_shift_is_large(later, fights):
    p, d, c = 0.8, 0.9, 0.1
    assert abs(respond([p * (1 + d) - c, 1 + d * (later - c)])[0] - fights) < 1e-9
    assert (d * (p - later) > 1 - p + c * (1 - d)) == (fights == 1.0)


# --- B3: audience costs grow by the rule of the day -----------------------------------------------


def audience(alpha, days):
    """Commitment at the end of each day of an open, fully public threat; day 0 is before it."""
    d = Desk("textbook")
    i = d.at("challenger")
    d.c.audience[i], d.c.commitment_decay = alpha, 0.0
    d.s.commitment[i], d.s.ult_status[0], d.s.ult_publicity[0] = 0.0, U_OPEN, 1.0
    seen = [0.0]
    for _ in range(days):
        commitments(d.c, d.s)
        seen.append(float(d.s.commitment[i]))
    return np.array(seen)


@pytest.mark.parametrize(("alpha", "war", "day"), [(0.5, -1.0, 2), (0.3, -1.2, 4)])
def test_T05_the_day_on_which_a_side_is_locked_in(alpha, war, day):
    assert int(np.argmax(audience(alpha, 10) >= -war - 1e-12)) == day


def test_T06_the_daily_hazard_of_conceding_telescopes():
    a = audience(0.5, 6)
    hazard = np.diff(a) / (1.0 + a[1:])
    stands = np.cumprod(1.0 - hazard)
    assert abs(stands[1] - 0.5) < 1e-12 and abs(stands[5] - 0.25) < 1e-12


def war_of_nerves(alphas, most=2.0, v=1.0):
    """Horizon and stand-firm chances when -w is uniform on 0..most: types left all prefer war."""
    rate = audience(1.0, 1)[1]  # commitment of a day at rate 1
    horizon = []
    for own, other in zip(alphas, reversed(alphas), strict=True):
        low, high = 0.0, 1e4
        for _ in range(200):
            t = 0.5 * (low + high)
            stands = v / (v + rate * other * t)  # one concedes as the other is kept indifferent
            low, high = (low, t) if stands < rate * own * t / most else (t, high)
        horizon.append(low)
    t = min(horizon)
    return t, [min(1.0, rate * alpha * t / most) for alpha in alphas]


def nerves(audience):
    """Rollouts of a threat without a date between equal armies, war costs spread evenly over 0..2.

    The engine's issuer weighs its audience cost in the tree; it does not mix over days to keep the
    other side indifferent, and only an issuer pays an audience.
    """
    base = load("textbook")
    fixed = {p: q.central for p, q in base.parameters.items() if q.varies}
    fixed |= {"challenger": "steady", "defender": "steady", "beliefs.spread": 1.0,
              "challenger.commitment": 0.0, "challenger.audience": audience,
              "challenger.war_cost": 2.0, "defender.war_cost": 2.0,
              "home.commitment_decay": 0.0, "challenger.reconsider_signal": 1.0,
              "challenger.strength": 10.0, "defender.strength": 10.0,
              "challenger.reputation_weight": 0.1}
    record = base.record.copy()
    record["days"], record["ult_deadline"][0] = 12, 400
    return Runs(base.changed(record=record), fixed, 4000)


def test_T08_beside_the_engines_issuer_backs_down_less_before_a_stronger_audience():
    weak, strong = nerves(0.1), nerves(0.2)
    for name, runs in (("T07, audience 0.1", weak), ("T08, audience 0.2", strong)):
        shares = {x: float(runs.label("ultimatum", x).mean())
                  for x in ("met", "met_after_force", "withdrawn", "open")}
        war = float((runs.states["ult_executed"][:, 0] > 0).mean())
        beside(name, f"{ {k: round(v, 3) for k, v in shares.items()} }, force used {war:.3f}")
    found = paired(weak, strong, lambda r: r.label("ultimatum", "withdrawn"))
    assert found.moves(-1), found


def test_T07_symmetric_war_of_nerves():
    t, firm = war_of_nerves([0.1, 0.1])
    assert abs(t - 10.0) < 1e-9 and np.allclose(firm, 0.5)
    assert abs(firm[0] * firm[1] - 0.25) < 1e-9


def test_T08_the_side_with_the_weaker_audience_concedes_more():
    t, firm = war_of_nerves([0.2, 0.1])
    assert abs(t - 6.1803398875) < 1e-9
    assert np.allclose(firm, [0.6180339887, 0.3090169944])
    assert abs(firm[0] * firm[1] - 0.1909830056) < 1e-9


# --- B4, B5, B11: thresholds of believed resolve --------------------------------------------------


@pytest.mark.parametrize(("q", "s", "d", "risk"), [(1, 0, 4, 0.2), (0.5, 0, 4, 1 / 9),
                                                  (0.5, 0.2, 3, 1 / 9)])
def test_T09_stay_another_day_up_to_the_critical_risk(q, s, d, risk):
    for r, stays in ((risk - 1e-4, 1.0), (risk + 1e-4, 0.0)):
        stay = -r * d + (1 - r) * (q * 1.0 + (1 - q) * s)
        assert abs(respond([stay, s])[0] - stays) < 1e-9


def dares(hard, good, quo, bad):
    """Chance that a challenger moves against a defender believed to resist with chance `hard`."""
    resists = over_types([hard, 1.0 - hard], [respond([1.0, 0.0]), respond([0.0, 1.0])])
    return respond([resists[0] * bad + resists[1] * good, quo])[0]


@pytest.mark.parametrize(("good", "quo", "bad"), [(1.0, 0.6, 0.0)])
def test_T10_a_challenge_is_made_below_the_credibility_threshold(good, quo, bad):
    assert dares(0.4 - 1e-5, good, quo, bad) > 1 - 1e-9
    assert dares(0.4 + 1e-5, good, quo, bad) < 1e-9


def test_T20_a_client_is_attacked_below_the_threshold_of_its_patrons_commitment():
    assert dares(0.4 - 1e-5, 1.0, 0.4, -0.5) > 1 - 1e-9
    assert dares(0.4 + 1e-5, 1.0, 0.4, -0.5) < 1e-9


def test_T11_both_indifferences_of_the_bluffing_equilibrium():
    dcd, ddc, ddd, cdc, csq, ccd, p_c, p_d = 1.0, 0.2, 0.0, 1.0, 0.5, 0.0, 0.4, 0.3
    r = (dcd - ddc) / (dcd - ddd)
    b = p_c * (1 - r) / ((1 - p_c) * r)
    y = (cdc - csq) / (cdc - ccd)
    soft = (y - p_d) / (1 - p_d)
    assert abs(r - 0.8) < 1e-12 and abs(b - 1 / 6) < 1e-12 and abs(soft - 2 / 7) < 1e-12
    row = learn((p_c, 1 - p_c), (1.0, b))
    assert abs(row[0] - 0.8) < 1e-12
    odds = over_types(row, [respond([1.0, 0.0]), respond([0.0, 1.0])])
    defy = odds[0] * ddd + odds[1] * dcd
    assert np.allclose(respond([defy, ddc], 1e6), 0.5)  # the soft defender is indifferent
    assert np.allclose(respond([y * ccd + (1 - y) * cdc, csq], 1e6), 0.5)  # so is the challenger


# --- B6: reputation in repeated provocations ------------------------------------------------------


@pytest.mark.parametrize(("p", "phi", "posterior", "gain"), [
    (0.1, 1 / 3, 0.25, 0.1), (0.125, None, None, 0.0), (0.2, 0.75, 0.25, None)])
def test_T12_a_weak_incumbent_fights_for_its_name(p, phi, posterior, gain):
    b, n = 0.5, 3
    x = b ** (n - 1)
    fights = (1 - x) * p / ((1 - p) * x)
    if phi is not None:
        assert abs(fights - phi) < 1e-12
    fought = over_types((p, 1 - p), [[1.0, 0.0], [fights, 1 - fights]])[0]
    assert abs(learn((p, 1 - p), (1.0, fights))[0] - x) < 1e-12
    enters = b - fought
    if gain is not None:
        assert abs(enters - gain) < 1e-12
    assert (respond([enters, 0.0], 1e6)[0] > 0.5 + 1e-9) == (p < b**n)


def test_T12_beside_a_better_name_is_provoked_less():
    """Chance that the engine's target attacks or fires on posts, by the issuer's reputation.

    There are no episodes and no posterior: reputation is a stock, moved by a step an answer.
    """
    d = Desk("idlib_2020")
    i = d.at("syria")
    found = []
    for name in (0.1, 0.125, 0.2, 0.3, 0.9):
        d.s.reputation[d.at("turkey")] = name
        think(d.c, d.s, d.w)
        price_moods(d.c, d.s, d.w, d.v, d.seats, i)
        price(d.c, d.s, d.w, i, FORCE)
        decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), ANY_PLAN, -1)
        n = int(d.c.n_options[i, FORCE])
        level = d.c.level[i, FORCE, :n]
        provokes = (level[:, TEMPO] > 0.0) | (level[:, HURT] > 0.0)
        found.append(float(d.w.probability[:n][provokes].sum()))
    beside("T12", f"chance of a provocation at reputations 0.1, 0.125, 0.2, 0.3, 0.9: "
           f"{[round(x, 4) for x in found]}")
    assert all(b < a for a, b in zip(found, found[1:], strict=False))


# --- B8: quantal response equilibrium -------------------------------------------------------------


@pytest.mark.parametrize(("precision", "row", "column"), [
    (1, 0.58678, 0.45181), (2, 0.61752, 0.37198), (5, 0.59588, 0.25575), (10, 0.55769, 0.21663),
    (0.175632152, 0.5182276541, 0.4982166888)])
def test_T16_asymmetric_matching_pennies(precision, row, column):
    mine = np.array([[1.1141, 0.0], [0.0, 0.2785]])
    theirs = np.array([[0.0, 1.1141], [1.1141, 0.0]])
    p = q = 0.5
    for _ in range(20_000):
        p += 0.02 * (respond(mine @ [q, 1 - q], precision)[0] - p)
        q += 0.02 * (respond([p, 1 - p] @ theirs, precision)[0] - q)
    assert abs(p - row) < 1e-5 and abs(q - column) < 1e-5

    def off(x):
        first, second = np.array([x[0], 1.0 - x[0]]), np.array([x[1], 1.0 - x[1]])
        return [np.log(first[0] / first[1]) - precision * (mine[0] - mine[1]) @ second,
                np.log(second[0] / second[1]) - precision * first @ (theirs[:, 0] - theirs[:, 1])]

    solved = root(off, [row, column], tol=1e-13)
    assert solved.success and np.allclose(solved.x, [p, q], atol=1e-9)


def test_T16_beside_the_engine_answers_standing_orders_not_odds():
    """Its actors price an option against what the other now does: a chain over the four pairs."""
    mine = np.array([[1.1141, 0.0], [0.0, 0.2785]])
    theirs = np.array([[0.0, 1.1141], [1.1141, 0.0]])
    for precision in (1, 2, 5, 10):
        step = np.zeros((4, 4))
        for a in range(2):
            for b in range(2):
                up, left = respond(mine[:, b], precision), respond(theirs[a], precision)
                step[2 * a + b] = np.outer(up, left).ravel()
        at = np.linalg.matrix_power(step, 4096)[0]
        beside("T16", f"precision {precision}: row {at[0] + at[1]:.5f}, column {at[0] + at[2]:.5f}")
        assert abs(at.sum() - 1.0) < 1e-9 and np.allclose(at @ step, at)
