"""Strategic core 3, audience: charged only to options that back away from an open commitment,
discharged by compliance and by the claimed effect of carrying the threat out; four home stocks with
signs of their own; the hazard of B3 is an oracle and is never drawn.

Everything is exact.
"""

import ast
from pathlib import Path

import numpy as np
import pytest

import sim.engine.rules
from sim.engine.rules.compliance import close
from sim.engine.rules.fire import clash, strike
from sim.engine.rules.mind import think
from sim.engine.rules.price import price
from sim.engine.rules.price_answer import price_issuer
from sim.engine.rules.price_force import force_option
from sim.engine.rules.retreats import lapse_share, retreat_cost
from sim.engine.rules.stocks import commitments, discharges, feelings
from sim.engine.rules.tree import solve
from sim.engine.state.names import (
    C_AUDIENCE,
    C_HOME,
    C_LOOKAHEAD,
    FORCE,
    M_AGREEMENTS,
    M_AUDIENCE,
    M_LOOKAHEAD,
    N_PAYOFF,
    RESPONSE,
    RUNG,
    SIGNAL,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_WITHDRAW,
)
from tests.engine.rules.builders import Desk, changed

CARRY, DILUTE, EXTEND, BACK = range(4)


def branches(d: Desk, stake: float) -> np.ndarray:
    """Values of the issuer's four options by type."""
    solve(d.c, d.s, d.w, 0, stake, -1)
    return d.w.v_issuer.copy()


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_backing_down_is_charged_what_passing_and_lapsing_cost_together(name):
    d = Desk(name)
    lost = branches(d, 0.1) - branches(d, 0.4)
    np.testing.assert_allclose(lost[:, BACK], 0.3 * lapse_share(d.c), atol=1e-12)
    assert d.c.ignore_share < lapse_share(d.c) <= 1.0


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_diluting_is_charged_its_undischarged_part(name):
    d = Desk(name)
    lost = branches(d, 0.1) - branches(d, 0.4)
    np.testing.assert_allclose(lost[:, DILUTE], 0.3 * (1.0 - d.c.claim_discharge), atol=1e-12)


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_an_extension_is_charged_its_share(name):
    d = Desk(name)
    d.c.discount[:] = 0.0  # what comes after the extension is another choice, priced apart
    lost = branches(d, 0.1) - branches(d, 0.4)
    np.testing.assert_allclose(lost[:, EXTEND], 0.3 * d.c.extension_share, atol=1e-12)


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_honouring_is_never_charged(name):
    d = Desk(name)
    np.testing.assert_allclose(branches(d, 0.0)[:, CARRY], branches(d, 5.0)[:, CARRY], atol=1e-12)


def test_commitment_raises_the_chance_to_honour_and_lowers_the_chance_to_ignore(d):
    i = d.at("turkey")
    seen = []
    for stake in (0.0, 0.1, 0.3):
        d.s.commitment[i] = stake
        price_issuer(d.c, d.s, d.w, i, 0)
        seen.append(d.w.payoff[2, : int(d.c.n_options[i, RESPONSE]), :N_PAYOFF].sum(axis=1))
    honour, ignore = (d.verb_option(i, RESPONSE, v) for v in (V_HONOUR, V_IGNORE))
    gap = [x[honour] - x[ignore] for x in seen]
    share = lapse_share(d.c)
    assert abs(gap[1] - gap[0] - 0.1 * share) < 1e-12
    assert abs(gap[2] - gap[0] - 0.3 * share) < 1e-12


def test_without_lookahead_only_ignoring_is_charged(d):
    i = d.at("turkey")
    d.c.on[M_LOOKAHEAD] = 0
    d.s.commitment[i] = 0.25
    price_issuer(d.c, d.s, d.w, i, 0)
    for o, verb in enumerate(d.names(i, RESPONSE)):
        expected = -retreat_cost(d.c, d.s, i, V_IGNORE) if verb == "ignore" else 0.0
        assert d.w.payoff[0, o, C_AUDIENCE] == expected
    assert retreat_cost(d.c, d.s, i, V_IGNORE) > 0.25 * d.c.ignore_share > 0.0


def test_words_that_back_away_are_charged_and_no_other_word_is(d):
    i = d.at("turkey")
    d.s.commitment[i] = 0.25
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, SIGNAL)
    expected = {v: -retreat_cost(d.c, d.s, i, v) for v in (V_WITHDRAW, V_EXTEND)}
    assert expected[V_WITHDRAW] < expected[V_EXTEND] < 0.0
    for o in range(int(d.c.n_options[i, SIGNAL])):
        charged = d.w.payoff[0, o, C_AUDIENCE]
        assert abs(charged - expected.get(int(d.c.verb[i, SIGNAL, o]), 0.0)) < 1e-15


def test_commitment_grows_only_while_a_threat_is_open_and_with_its_publicity(d):
    i = d.at("turkey")
    d.c.pledge_publicity[:] = 0.0
    d.c.commitment_decay = 0.0
    before = float(d.s.commitment[i])
    commitments(d.c, d.s)
    assert abs(d.s.commitment[i] - before - d.c.audience[i] * d.s.ult_publicity[0]) < 1e-15
    d.s.ult_status[0] = U_NONE
    before = float(d.s.commitment[i])
    commitments(d.c, d.s)
    assert d.s.commitment[i] == before


def test_audience_mechanism_off_leaves_no_commitment(d):
    d.c.on[M_AUDIENCE] = 0
    commitments(d.c, d.s)
    assert (d.s.commitment == 0.0).all()


def fired(claim_ratio: float) -> Desk:
    """A day of strikes that answer twenty own dead, at a ratio of claims to truth."""
    d = Desk()
    i, t = d.at("turkey"), d.at("syria")
    d.c.claim_ratio[i] = claim_ratio
    d.s.commitment[i] = 0.5
    d.s.unanswered_deaths[i] = 200.0
    d.fire_at("turkey", "syria", 1.0, 1.0)
    strike(d.c, d.s, i, t)
    discharges(d.c, d.s)
    return d


def test_discharge_follows_the_claimed_effect_not_the_true_one():
    """Same luck, larger claims: the same dead, a smaller commitment."""
    modest, loud = fired(1.0), fired(3.0)
    i, t = modest.at("turkey"), modest.at("syria")
    assert modest.s.deaths[t] == loud.s.deaths[t] > 0
    assert modest.s.inflicted[i, t] == loud.s.inflicted[i, t]
    assert modest.s.strength[t] == loud.s.strength[t]
    assert loud.s.claimed[i, t] == 3.0 * modest.s.claimed[i, t]
    assert loud.s.commitment[i] < modest.s.commitment[i] < 0.5


def test_true_losses_move_forces(d):
    i, t = d.at("turkey"), d.at("syria")
    before = float(d.s.strength[t])
    d.fire_at("turkey", "syria", 1.0, 1.0)
    strike(d.c, d.s, i, t)
    assert abs(before - d.s.strength[t] - 2.5e-3 * d.s.deaths[t]) < 1e-12


@pytest.mark.parametrize("status", [U_MET, U_MET_FORCE])
def test_visible_compliance_discharges(d, status):
    i = d.at("turkey")
    d.s.commitment[i] = 0.5
    close(d.c, d.s, 0, status)
    assert d.s.commitment[i] == 0.0
    lapsed = Desk()
    lapsed.s.commitment[i] = 0.5
    close(lapsed.c, lapsed.s, 0, U_LAPSED)
    assert lapsed.s.commitment[i] > d.s.commitment[i]


def test_four_home_stocks_have_signs_of_their_own(d):
    """Revenge charges for what passes unanswered, weariness for effort, lost ground for flight."""
    i = d.at("turkey")
    strike_wide = d.option("turkey", "force", "strike_wide")
    hold = d.option("turkey", "force", "hold")

    def home(stock: str | None, o: int) -> float:
        desk = d.copy()
        for name in ("revenge", "weariness", "refugees", "commitment"):
            getattr(desk.s, name)[i] = 0.0
        if stock:
            getattr(desk.s, stock)[i] = 0.5
        think(desk.c, desk.s, desk.w)
        force_option(desk.c, desk.s, desk.w, i, o)
        return float(desk.w.payoff[2, o, C_HOME])

    def part(stock: str, o: int) -> float:
        return home(stock, o) - home(None, o)

    faded = 1.0 - np.exp(-d.c.revenge_decay * d.c.horizon)
    assert part("revenge", hold) == pytest.approx(-0.5 * faded)  # passes unanswered
    assert part("revenge", strike_wide) == 0.0  # answered in kind
    assert part("weariness", strike_wide) == pytest.approx(-0.5)  # full effort
    assert part("weariness", hold) == 0.0
    assert -0.5 < part("weariness", d.option("turkey", "force", "support_militias")) < 0.0
    assert part("refugees", hold) == 0.0  # those already there are past
    assert home(None, hold) < home(None, strike_wide) < 0.0  # more ground lost, more put to flight
    assert part("commitment", strike_wide) == part("commitment", hold) == 0.0


def test_commitment_enters_the_force_choice_through_the_tree_alone(d):
    """Carrying the threat out is never charged; waiting is, the target's answer held fixed."""
    i = d.at("turkey")
    d.c.precision[d.at("syria")] = 0.0
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    before = d.payoff(i, FORCE)
    d.s.commitment[i] += 0.3
    price(d.c, d.s, d.w, i, FORCE)
    gain = d.payoff(i, FORCE) - before
    other = np.delete(gain, C_LOOKAHEAD, axis=2)
    assert (other == 0.0).all()
    for o in range(int(d.c.n_options[i, FORCE])):
        carried = d.c.level[i, FORCE, o, RUNG] >= d.c.ult_rung[0]
        if carried:
            np.testing.assert_allclose(gain[:, o, C_LOOKAHEAD], 0.0, atol=1e-12)
        else:
            assert (gain[:, o, C_LOOKAHEAD] < 0.0).all()


def test_own_dead_feed_weariness_and_revenge_but_not_commitment(d):
    i = d.at("turkey")
    before = {n: float(getattr(d.s, n)[i]) for n in ("weariness", "revenge", "commitment")}
    clash(d.c, d.s, d.at("syria"), d.at("syria"), i, 10.0)
    feelings(d.c, d.s)
    assert d.s.weariness[i] > before["weariness"] and d.s.revenge[i] > before["revenge"]
    assert d.s.commitment[i] == before["commitment"]


def test_revenge_fades_and_weariness_does_not(d):
    i = d.at("turkey")
    d.s.revenge[i] = d.s.weariness[i] = 0.3
    feelings(d.c, d.s)
    assert abs(d.s.revenge[i] - 0.3 * np.exp(-d.c.revenge_decay)) < 1e-15
    assert d.s.weariness[i] == 0.3


def test_b3_hazard_is_never_drawn():
    """Commitment moves nothing by itself: with no decision to make, days differ in it alone."""
    runs = []
    for stake in (0.0, 3.0):
        d = Desk()
        d.settle()
        d.quiet()
        d.c.on[M_AGREEMENTS] = 0  # a line on the table is a choice, and priced by commitment
        d.s.commitment[d.at("turkey")] = stake
        d.s.pledge_active[:] = 0
        for _ in range(13):  # up to the day before the deadline: nothing is owed
            d.s.trigger[:] = 0
            d.day()
            d.s.day += 1
        assert d.s.ult_status[0] == U_OPEN
        runs.append(d)
    assert changed(runs[0].s, runs[1].s) <= {"commitment", "reckoned_commitment",
                                              "locked_at_deadline"}


def test_no_rule_compares_a_draw_with_a_commitment():
    """No comparison in the rules has a draw on one side and a commitment in the same expression."""
    found = []
    for path in sorted(Path(sim.engine.rules.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Compare):
                text = ast.unparse(node)
                if "commitment" in text:
                    found.append((path.name, text))
    assert found == [("compliance.py", "s.commitment[i] >= c.war_cost[i] * LOCKED")]  # a tally
