"""Worth of an answer: by the tree for an issuer, by outlooks for everybody else. Exact."""

import numpy as np
import pytest

from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.mind import think
from sim.engine.rules.nodes import issuer_branch
from sim.engine.rules.outlook import outlook
from sim.engine.rules.price import blank
from sim.engine.rules.price_answer import acts, price_blow, price_issuer, price_word
from sim.engine.rules.retreats import retreat_cost
from sim.engine.rules.trial import hold_answer, order_answer, order_part
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import (
    C_AUDIENCE,
    C_COST,
    C_LOOKAHEAD,
    M_ENTRAPMENT,
    M_LOOKAHEAD,
    M_REPUTATION,
    MOBILISE,
    PRICE,
    RESPONSE,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)
from sim.engine.state.places import ISSUER_BACK_DOWN
from tests.engine.rules.builders import Desk, changed

T, S, R = "turkey", "syria", "russia"


@pytest.mark.parametrize(
    ("verb", "at"), [(V_HONOUR, 0), (V_DILUTE, 1), (V_DELAY, 2), (V_EXTEND, 2), (V_IGNORE, 3)]
)
def test_each_answer_of_an_issuer_has_its_branch_of_the_tree(d, verb, at):
    i = d.at(T)
    assert issuer_branch(verb) == at
    think(d.c, d.s, d.w)
    blank(d.w, int(d.c.n_options[i, RESPONSE]))
    price_issuer(d.c, d.s, d.w, i, 0)
    o = d.verb_option(i, RESPONSE, verb)
    expected = d.w.v_issuer[:, at] - d.w.v_issuer[:, 3]
    np.testing.assert_allclose(d.w.payoff[:, o, C_LOOKAHEAD], expected, atol=1e-15)


def test_without_lookahead_an_issuer_weighs_what_backing_down_costs_and_no_more(d):
    i = d.at(T)
    d.c.on[M_LOOKAHEAD] = 0
    blank(d.w, int(d.c.n_options[i, RESPONSE]))
    price_issuer(d.c, d.s, d.w, i, 0)
    assert (d.w.payoff[:, :5, C_LOOKAHEAD] == 0.0).all()
    for o, verb in enumerate(d.c.verb[i, RESPONSE, : int(d.c.n_options[i, RESPONSE])]):
        backs_down = issuer_branch(verb) == ISSUER_BACK_DOWN
        cost = retreat_cost(d.c, d.s, i, V_IGNORE) if backs_down else 0.0
        assert d.w.payoff[0, o, C_AUDIENCE] == pytest.approx(-cost)


def struck(client: str = S) -> tuple[Desk, int, int]:
    """The issuer carries its threat out today against the target; its patron is asked."""
    d = Desk("idlib_2020")
    i, t = d.at(T), d.at(S)
    d.order(T, "strike_wide")
    settle_campaigns(d.c, d.s)
    d.s.bout[i, t] = 1
    return d, i, t


@pytest.mark.parametrize("patron", [R, "iran"])
def test_a_patrons_answer_is_worth_the_outlook_of_the_orders_it_means(patron):
    d, i, t = struck()
    p = d.at(patron)
    blank(d.w, int(d.c.n_options[p, RESPONSE]))
    before = d.copy()
    price_blow(d.c, d.s, d.w, p, 0, i, t, 1.0)
    assert changed(before.s, d.s) == set()  # see test_trial, test_gauge
    for o in range(int(d.c.n_options[p, RESPONSE])):
        desk = before.copy()
        desk.s.odds[:] = d.s.odds
        verb = int(d.c.verb[p, RESPONSE, o])
        if acts(verb):
            order_answer(desk.c, desk.s, p, o, i)
        outlook(desk.c, desk.s, desk.w, desk.c.horizon)
        worth = worth_ahead(desk.c, desk.s, desk.w, p)
        cost = cost_ahead(desk.c, desk.s, desk.w, p)
        left = {V_STAND_ASIDE: 1.0, V_WARN: d.c.warned}.get(verb, 0.0) * d.c.credibility_stake[p]
        for k in range(5):
            assert d.w.payoff[k, o, C_LOOKAHEAD] == pytest.approx(
                worth - (1 - resolve_of(k)) * cost - left)
            assert d.w.payoff[k, o, C_COST] == -d.c.level[p, RESPONSE, o, PRICE]


def test_a_stake_in_the_client_weighs_only_while_entrapment_is_on():
    d, i, t = struck()
    p = d.at(R)
    aside, enter = (d.verb_option(p, RESPONSE, v) for v in (V_STAND_ASIDE, V_ENTER))
    gaps = []
    for switch in (1, 0):
        d.c.on[M_ENTRAPMENT] = switch
        price_blow(d.c, d.s, d.w, p, 0, i, t, 1.0)
        gaps.append(float(d.w.payoff[2, enter, C_LOOKAHEAD] - d.w.payoff[2, aside, C_LOOKAHEAD]))
    assert gaps[0] - gaps[1] == pytest.approx(d.c.credibility_stake[p])


def test_a_shield_is_worth_more_to_a_patron_the_more_it_shields():
    """By the outlook: the ground and men of its client that it saves, none at no effect."""
    worth = []
    for effect in (0.0, 0.45, 0.9):
        d, i, t = struck()
        p = d.at(R)
        d.c.shield_effect = effect
        price_blow(d.c, d.s, d.w, p, 0, i, t, 1.0)
        worth.append(float(d.w.payoff[2, d.verb_option(p, RESPONSE, V_SHIELD), C_LOOKAHEAD]))
    assert worth[0] < worth[1] < worth[2]


def test_a_mobilisation_is_read_as_war_to_come_by_the_share_of_it_ordered():
    """Standing aside is as bad as the war that comes, by how likely the order makes it."""
    worths = []
    for ordered in (0.0, 0.5, 1.0):
        d = Desk("july_1914")
        q, client, foe = d.at("germany"), int(d.c.ult_issuer[0]), d.at("russia")
        d.s.level[foe, MOBILISE], d.s.arms[foe] = ordered, 1
        price_blow(d.c, d.s, d.w, q, 0, foe, client, 1.0)
        worths.append(float(d.w.payoff[1, d.verb_option(q, RESPONSE, V_STAND_ASIDE),
                                       C_LOOKAHEAD]))
    assert worths[0] > worths[1] > worths[2]
    assert worths[1] == pytest.approx(0.5 * (worths[0] + worths[2]))


def test_another_week_of_a_campaign_is_weighed_against_stopping_it(d):
    """An answer without fire stops the fire beside the posture; one with fire goes on."""
    p, i = d.fire_at(R, T)
    settle_campaigns(d.c, d.s)
    blank(d.w, int(d.c.n_options[p, RESPONSE]))
    price_blow(d.c, d.s, d.w, p, 0, i, -1, 1.0)
    stop = d.copy()
    hold_answer(stop.s, p, i)
    assert stop.s.answering[p] == 0
    outlook(stop.c, stop.s, stop.w, stop.c.horizon)
    worth = worth_ahead(stop.c, stop.s, stop.w, p)
    cost = cost_ahead(stop.c, stop.s, stop.w, p)
    for verb in (V_STAND_ASIDE, V_WARN):
        found = d.w.payoff[3, d.verb_option(p, RESPONSE, verb), C_LOOKAHEAD]
        assert found == pytest.approx(worth - (1 - resolve_of(3)) * cost)
    assert d.s.answering[p] == 1 and d.s.camp_arm[p, i, 0] == 1.0


def test_keeping_or_breaking_its_word_counts_beside_what_an_answer_does(d):
    i = d.at(T)
    d.s.commitment[i], d.s.reputation[i] = 0.3, 0.6
    price_word(d.c, d.s, d.w, i)

    def kept(verb):
        return float(d.w.payoff[2, d.verb_option(i, RESPONSE, verb), C_AUDIENCE])

    name = d.c.reputation_weight[i] * d.c.reputation_step * 0.4
    assert kept(V_HONOUR) == pytest.approx(name)
    bound = 0.3 * (1 - d.c.claim_discharge)
    assert kept(V_DILUTE) == pytest.approx(d.c.dilute_scale * name - bound)
    assert kept(V_DELAY) == pytest.approx(-retreat_cost(d.c, d.s, i, V_DELAY))
    assert kept(V_IGNORE) == pytest.approx(-retreat_cost(d.c, d.s, i, V_IGNORE))
    assert max(kept(V_IGNORE), kept(V_DELAY)) < 0.0
    d.c.on[M_REPUTATION] = 0
    price_word(d.c, d.s, d.w, i)
    assert kept(V_HONOUR) == 0.0


def test_a_pledge_is_honoured_with_the_part_of_its_fire_that_the_dead_call_for(d):
    """A smaller part costs less effort and does less; every other answer is worth the same."""
    i, j = d.at(T), d.at(S)
    rows = []
    for part in (1.0, 0.2):
        blank(d.w, int(d.c.n_options[i, RESPONSE]))
        price_blow(d.c, d.s, d.w, i, 0, j, -1, part)
        rows.append(d.payoff(i, RESPONSE))
    honour = d.verb_option(i, RESPONSE, V_HONOUR)
    others = [o for o in range(rows[0].shape[1]) if o != honour]
    np.testing.assert_array_equal(rows[0][:, others], rows[1][:, others])
    assert (rows[0][:, honour, C_LOOKAHEAD] != rows[1][:, honour, C_LOOKAHEAD]).all()
    desk = d.copy()
    order_part(desk.c, desk.s, i, honour, j, 0.2)
    outlook(desk.c, desk.s, desk.w, desk.c.horizon)
    wanted = worth_ahead(desk.c, desk.s, desk.w, i) - 0.5 * cost_ahead(desk.c, desk.s, desk.w, i)
    assert rows[1][2, honour, C_LOOKAHEAD] == pytest.approx(wanted, abs=0.02)
