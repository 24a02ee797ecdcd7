"""Backing away and binding oneself: what is paid is what was priced. Exact."""

import pytest

from sim.engine.rules.responses import answer
from sim.engine.rules.retreats import (
    name_after,
    paid_share,
    pledging_stake,
    renewal_stake,
    renewed_publicity,
    retreat,
    retreat_cost,
)
from sim.engine.rules.signals import extend, threaten
from sim.engine.rules.stocks import commitments
from sim.engine.state.names import (
    M_AUDIENCE,
    M_REPUTATION,
    NO_DAY,
    RESPONSE,
    V_EXTEND,
    V_IGNORE,
    V_RENEW,
    V_WITHDRAW,
    V_WORDS,
)


def acts(d, i, verb):
    """Carry out a verb as word or answer."""
    if verb == V_IGNORE:
        answer(d.c, d.s, d.w, i, 0, d.verb_option(i, RESPONSE, V_IGNORE), 2)
    elif verb == V_EXTEND:
        extend(d.c, d.s, i, 0)
    else:
        threaten(d.c, d.s, i, 0, verb)


@pytest.mark.parametrize("verb", [V_WITHDRAW, V_EXTEND, V_IGNORE])
def test_what_an_act_takes_is_what_it_was_priced_at(d, verb):
    i = d.at("turkey")
    d.s.commitment[i] = 0.4
    cost = retreat_cost(d.c, d.s, i, verb)
    before = float(d.s.reputation[i])
    acts(d, i, verb)
    name = d.c.reputation_weight[i] * (before - d.s.reputation[i])
    assert abs(cost - (0.4 - d.s.commitment[i]) - name) < 1e-15
    assert cost > 0.0 and name > 0.0
    assert abs(d.s.commitment[i] - 0.4 * (1.0 - paid_share(d.c, verb))) < 1e-15


def test_other_words_pay_nothing(d):
    i = d.at("turkey")
    assert retreat_cost(d.c, d.s, i, V_WORDS) == 0.0
    before = (float(d.s.commitment[i]), float(d.s.reputation[i]))
    retreat(d.c, d.s, i, V_WORDS)
    assert (d.s.commitment[i], d.s.reputation[i]) == before


def test_without_reputation_no_name_is_lost(d):
    i = d.at("turkey")
    d.c.on[M_REPUTATION] = 0
    for verb in (V_WITHDRAW, V_EXTEND, V_IGNORE):
        assert name_after(d.c, d.s, i, verb) == d.s.reputation[i]


def test_a_renewal_binds_by_what_it_adds_to_publicity(d):
    """The commitment of the days looked ahead, with and without it, differs by the stake priced."""
    i = d.at("turkey")
    d.c.commitment_decay, d.s.ult_publicity[0] = 0.0, 0.5
    stake = renewal_stake(d.c, d.s, 0)
    said = d.copy()
    threaten(said.c, said.s, i, 0, V_RENEW)
    assert said.s.ult_publicity[0] == renewed_publicity(d.c, d.s, 0) == 0.5 + d.c.renew_step
    for desk in (d, said):
        for _ in range(int(d.c.horizon)):
            commitments(desk.c, desk.s)
    gap = float(said.s.commitment[i] - d.s.commitment[i])
    assert abs(gap - stake * int(d.c.horizon) / d.c.horizon) < 1e-12
    d.s.ult_publicity[0] = 1.0
    assert renewal_stake(d.c, d.s, 0) == 0.0


def test_a_pledge_binds_by_its_share_and_one_made_known_binds_no_further(d):
    i = d.at("turkey")
    assert pledging_stake(d.c, d.s, i) == 0.0
    d.s.pledge_active[0], d.s.pledge_due[0] = 0, NO_DAY
    daily = d.c.pledge_share * d.c.audience[i] * d.c.pledge_publicity[0]
    assert abs(pledging_stake(d.c, d.s, i) - daily * d.c.horizon) < 1e-15
    d.c.on[M_AUDIENCE] = 0
    assert pledging_stake(d.c, d.s, i) == renewal_stake(d.c, d.s, 0) == 0.0
