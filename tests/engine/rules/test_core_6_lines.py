"""Strategic core 6, lines and deals: bargaining is over named lines, priced for breakdown, for the
commitment problem and for the clients left out; deals bind from the next day; rounds keep their
cadence.

False alarms, under fixed seeds: seven tests of 4 standard errors (6e-5 each), 5e-4 in all.
"""

import numpy as np
import pytest

from sim.engine.elementary import exp
from sim.engine.rules import breakdown, talks
from sim.engine.rules.breakdown import age
from sim.engine.rules.ceasefire import survival
from sim.engine.rules.fronts import tempo_of
from sim.engine.rules.handover import carry_out_deal, good_faith
from sim.engine.rules.lines import ahead_of, defiance
from sim.engine.rules.mandates import readiness
from sim.engine.rules.offers import take_chance
from sim.engine.rules.talks import bargain, strike_deal
from sim.engine.rules.theatre import ground, survey
from sim.engine.state.names import (
    M_AGREEMENTS,
    M_BARGAINING,
    M_CEASEFIRE,
    M_COMMITMENT_PROBLEM,
    SPOIL,
    TALK,
    TEMPO,
    U_MET_BY_DEAL,
    U_OPEN,
)
from tests.engine.rules.builders import Desk, bisect


def test_bargaining_is_over_named_lines(d):
    """An offer is the index of a line of the data, and every line can be offered."""
    d.c.precision[:] = 0.0
    d.c.line_value[:] = 5.0  # nobody loses by any
    d.s.posture[:, TALK] = [d.option(a, "talk", o) if o else 0 for a, o in (
        ("iran", "mediate"), ("opposition", ""), ("russia", "offer"), ("syria", "accept"),
        ("turkey", "accommodate"), ("united_states", ""))] + [0, 0]
    seen = set()
    for n in range(200):
        d.s.replicate = n
        d.table(d.at("turkey"), d.at("russia"), 0.4)
        seen.add(bargain(d.c, d.s, d.w, d.at("turkey"), d.at("russia"), 80))
    assert seen - {-1} == set(range(d.c.n_lines))
    assert d.c.n_lines == len(d.scenario.names["line"])


def test_without_bargaining_lines_are_offered_uniformly(d):
    d.c.on[M_BARGAINING] = 0
    d.table(d.at("turkey"), d.at("russia"), 0.4)
    bargain(d.c, d.s, d.w, d.at("turkey"), d.at("russia"), 80)
    assert (d.w.weights[: d.c.n_lines] == 1.0 / d.c.n_lines).all()


def test_the_lines_share_is_its_places_area(d):
    for name in d.scenario.names["line"]:
        k = d.line(name)
        if d.c.line_status_quo[k] == 1:
            assert d.s.share_line[k] == d.s.share
            continue
        held = sum(float(a) for a, h, x in zip(d.c.area, d.c.line_hold[k], d.c.disputed,
                                               strict=True) if h == 1 and x == 1)
        total = float(d.c.area[d.c.disputed == 1].sum())
        assert abs(d.s.share_line[k] - held / total) < 1e-12


def test_power_follows_from_the_front(d):
    """What fighting on should bring, the fallback of every line, moves with the forces."""
    before = ahead_of(d.c, d.s, d.w)
    d.s.strength[d.at("opposition")] *= 1.5
    after = ahead_of(d.c, d.s, d.w)
    assert after > before
    d.s.support[d.at("russia")] = 0.0
    assert ahead_of(d.c, d.s, d.w) > after


def gainful(d: Desk) -> tuple[int, int, float]:
    """The issuer, a line that it gains from, and the share expected if fighting goes on."""
    d.s.commitment[:] = 0.0
    return d.at("turkey"), d.line("m4_m5"), 0.2


def test_a_shorter_expected_truce_lowers_the_value_of_a_line(d):
    i, k, ahead = gainful(d)
    seen = []
    for scale in (5.0, 15.0, 45.0, 135.0):
        d.c.truce_scale = scale
        seen.append(d.gain(i, k, ahead, 0.0))
    assert all(a < b for a, b in zip(seen, seen[1:], strict=False))


def test_the_shift_of_power_under_a_deal_lowers_its_value(d):
    i, k, ahead = gainful(d)
    with_shift = d.gain(i, k, ahead, 0.0)
    d.c.on[M_COMMITMENT_PROBLEM] = 0
    without = d.gain(i, k, ahead, 0.0)
    last = survival(d.c, k, d.c.horizon, 0.0)
    gap = abs(ground(d.c, i, d.s.share_line[k]) - ground(d.c, i, d.s.share))
    assert abs(without - with_shift - 0.5 * (1.0 - last) * gap) < 1e-12 and gap > 0.0


def test_expected_strain_lowers_the_value_of_a_line(d):
    i, k, ahead = gainful(d)
    seen = [d.gain(i, k, ahead, x) for x in (0.0, 0.3, 1.0, 2.0)]
    assert all(a > b for a, b in zip(seen, seen[1:], strict=False))


def test_an_open_commitment_lowers_a_line_that_falls_short_of_the_demand(d):
    i, k, ahead = gainful(d)
    before = d.gain(i, k, ahead, 0.0)
    full = d.gain(i, d.line("sochi_2018"), ahead, 0.0)
    d.s.commitment[i] = 0.3
    assert d.gain(i, d.line("sochi_2018"), ahead, 0.0) == full
    if d.s.share_line[k] < d.s.share_line[d.line("sochi_2018")]:
        assert d.gain(i, k, ahead, 0.0) < before


def test_strain_comes_from_the_clients_left_out_alone(d):
    """Issuer and patron agree; fighters on both sides who are not at the table are priced."""
    a, b = d.at("turkey"), d.at("russia")
    for outsider in ("syria", "opposition", "iran"):
        i = d.at(outsider)
        k = d.line("m4_m5")
        before = defiance(d.c, d.s, k, 0.5, a, b)
        assert before > 0.0
        assert defiance(d.c, d.s, k, 0.5, a, i) < before  # at the table it strains nothing
        d.s.strength[i] *= 0.0
        assert defiance(d.c, d.s, k, 0.5, a, b) != before


def test_strain_rises_with_what_a_client_loses_by_the_line(d):
    a, b, i = d.at("turkey"), d.at("russia"), d.at("syria")
    k = d.line("m4_m5")
    seen = []
    for value in (0.3, 0.0, -0.3):  # worth of the line to the client, beyond its ground
        d.c.line_value[k, i] = value
        seen.append(defiance(d.c, d.s, k, 0.5, a, b))
    assert seen[0] < seen[1] < seen[2]


@pytest.mark.parametrize("field", ["dependence", "influence"])
def test_strain_falls_with_the_patrons_hold_on_the_client(d, field):
    a, b, i, k = d.at("turkey"), d.at("russia"), d.at("syria"), d.line("m4_m5")
    seen = []
    for hold in (0.0, 0.4, 0.9):
        if field == "dependence":
            d.c.dependence[i, b] = hold
        else:
            d.c.influence[b, i] = hold
        seen.append(defiance(d.c, d.s, k, 0.5, a, b))
    assert seen[0] > seen[1] > seen[2]


def test_acceptance_is_quantal_in_the_worth_of_the_line(d):
    i, a, k = d.at("russia"), d.at("turkey"), d.line("m4_m5")
    strain = defiance(d.c, d.s, k, 0.4, a, i)
    own = int(d.s.kind[i])
    for later in (0.0, 0.05):
        d.s.later[i, own] = later  # what the talks still ahead leave it if it turns this down
        d.table(a, i, 0.4)
        gain = d.gain(i, k, 0.4, strain) + readiness(d.c, d.s, i) - later
        chance = 1.0 / (1.0 + np.exp(-d.c.precision[i] * gain))
        assert abs(take_chance(d.c, d.w, i, own, k) - chance) < 1e-12


def test_a_stance_is_a_mandate_of_its_leeway(d):
    i = d.at("turkey")
    d.s.urgency[:] = 0.0
    for option, concede in (("wait", 0.0), ("accommodate", 1.0)):
        d.s.posture[i, TALK] = d.option("turkey", "talk", option)
        assert abs(readiness(d.c, d.s, i) - concede * d.c.leeway) < 1e-15


def dealt(name: str = "m4_m5") -> Desk:
    """A crisis in which a deal was struck this morning."""
    d = Desk()
    strike_deal(d.c, d.s, d.line(name))
    return d


def test_a_deal_binds_from_the_next_day():
    """On its own day fighting goes on, no ground passes and nothing can break it."""
    d = dealt()
    assert d.s.deal_age == -1
    i = d.at("syria")
    tempo = tempo_of(d.c, d.s, d.w, i)
    held = d.s.own.copy()
    assert d.s.deal_line >= 0 and tempo > 0.0
    d.s.deal_line = -1
    assert tempo_of(d.c, d.s, d.w, i) == tempo  # as without a deal
    d.s.deal_line = d.line("m4_m5")
    carry_out_deal(d.c, d.s)
    assert np.array_equal(d.s.own, held)
    d.c.truce_scale = 1e-6
    age(d.c, d.s)
    assert d.s.deal_line >= 0 and d.s.deal_age == 0 and d.s.deal_days == 0
    assert tempo_of(d.c, d.s, d.w, i) == pytest.approx(d.c.truce_tempo * tempo)
    age(d.c, d.s)
    assert d.s.deal_line == -1 and d.s.break_count == 1


def test_a_deal_overtakes_the_open_ultimatum_and_sheds_the_commitment(d):
    i = d.at("turkey")
    d.s.commitment[i] = 0.2
    assert d.s.ult_status[0] == U_OPEN
    strike_deal(d.c, d.s, d.line("sochi_2018"))
    assert d.s.ult_status[0] == U_MET_BY_DEAL and d.s.commitment[i] == 0.0


def hazard(d: Desk, monkeypatch) -> float:
    """Today's chance that the deal in force breaks, without a violation today."""

    def breaks(u: float) -> bool:
        desk = d.copy()
        draws = {0: 1.0, 1: u, 2: 0.0}
        monkeypatch.setattr(breakdown, "process_luck", lambda s, key, n, m: draws[n])
        age(desk.c, desk.s)
        return desk.s.deal_line < 0

    return bisect(breaks)


def in_force(days: int = 3, name: str = "m4_m5") -> Desk:
    """A deal some days old with nobody provoking."""
    d = dealt(name)
    d.s.deal_age = days
    d.s.level[:, TEMPO] = d.s.level[:, SPOIL] = 0.0
    return d


def test_breakdown_hazard_falls_with_better_terms(monkeypatch):
    seen = []
    for strength in (0.1, 0.5, 0.9):
        d = in_force()
        d.c.line_strength[:] = strength
        seen.append(hazard(d, monkeypatch))
    assert seen[0] > seen[1] > seen[2] > 0.0
    ratio = np.log1p(-seen[0]) / np.log1p(-seen[1])
    assert abs(ratio - exp(0.4 * d.c.truce_terms * d.c.truce_shape)) < 1e-6


def test_breakdown_hazard_rises_with_provocations(monkeypatch):
    seen = []
    for spoil in (0.0, 0.5, 1.0):
        d = in_force()
        d.s.level[d.at("opposition"), SPOIL] = spoil
        seen.append(hazard(d, monkeypatch))
    assert seen[0] < seen[1] < seen[2]
    assert abs(np.log1p(-seen[2]) / np.log1p(-seen[0]) - 2.0) < 1e-6


def test_breakdown_hazard_rises_with_clustered_violations(monkeypatch):
    seen = []
    for violations in (0.0, 0.5, 2.0):
        d = in_force()
        d.s.violations = violations
        seen.append(hazard(d, monkeypatch))
    assert seen[0] < seen[1] < seen[2]


def test_breakdown_hazard_falls_with_age_and_is_constant_without_the_mechanism(monkeypatch):
    aged = [hazard(in_force(days), monkeypatch) for days in (0, 5, 30)]
    assert aged[0] > aged[1] > aged[2]
    flat = []
    for days in (0, 5, 30):
        d = in_force(days)
        d.c.on[M_CEASEFIRE] = 0
        d.s.level[d.at("opposition"), SPOIL] = 1.0
        flat.append(hazard(d, monkeypatch))
    np.testing.assert_allclose(flat, 1.0 - np.exp(-1.0 / d.c.truce_scale), atol=1e-9)


def owed(d: Desk) -> float:
    """Area still to pass under the deal."""
    c, s, k = d.c, d.s, int(d.s.deal_line)
    return float(sum(c.area[p] * abs(s.own[p] - c.line_hold[k, p]) for p in range(c.n_places)
                     if c.disputed[p] == 1))


def test_under_a_deal_ground_passes_along_its_line():
    d = in_force(0)
    before = owed(d)
    for _ in range(300):
        carry_out_deal(d.c, d.s)
    survey(d.c, d.s)
    assert before > 0.0 and owed(d) == 0.0
    assert abs(d.s.share - d.s.share_line[d.line("m4_m5")]) < 1e-12


def test_no_ground_passes_along_the_front_as_it_stands():
    d = in_force(0, "front")
    carry_out_deal(d.c, d.s)
    assert (d.s.own == d.c.own).all()


@pytest.mark.parametrize("level", [TEMPO, SPOIL])
def test_clients_who_attack_delay_the_ground_they_owe(level):
    passed = []
    for order in (0.0, 0.2, 0.6, 1.0):
        d = in_force(0)
        before = owed(d)
        for client in ("syria", "opposition"):
            d.s.level[d.at(client), level] = order
        goes_on = d.c.truce_tempo if level == TEMPO else 1.0  # the deal holds attacks back
        assert abs(good_faith(d.c, d.s, 0) - (1.0 - goes_on * order)) < 1e-15
        carry_out_deal(d.c, d.s)
        passed.append(before - owed(d))
    assert passed[0] > passed[1] > passed[2] > passed[3]
    assert (passed[3] == 0.0) == (level == SPOIL)


CADENCE = 3000


@pytest.mark.parametrize("kind", [0, 1, 2])
@pytest.mark.parametrize("rate", [0.05, 0.6])
def test_rounds_occur_at_the_channels_rates_with_eager_postures(d, kind, rate):
    """Chance of a round of a kind a day is 1 - exp(-rate), neither more nor less, with no mediator.
    """
    d.s.posture[d.at("iran"), TALK] = d.option("iran", "talk", "wait")
    d.c.on[M_AGREEMENTS] = 0
    d.s.meeting_day[:] = 10_000
    d.c.channel_rate[:] = 0.0
    d.c.channel_rate[0, kind] = rate
    d.s.posture[d.at("turkey"), TALK] = d.option("turkey", "talk", "accommodate")
    d.s.posture[d.at("russia"), TALK] = d.option("russia", "talk", "offer")
    for n in range(CADENCE):
        d.s.replicate = n
        talks.talks(d.c, d.s, d.w)
    p = 1.0 - np.exp(-rate)
    assert d.s.rounds.sum() == d.s.rounds[kind]
    assert abs(d.s.rounds[kind] / CADENCE - p) < 4.0 * np.sqrt(p * (1.0 - p) / CADENCE)


def test_a_mediator_at_work_calls_further_rounds(d):
    i = d.at("iran")
    d.s.posture[i, TALK] = d.option("iran", "talk", "wait")
    alone = talks.pace(d.c, d.s, 0, 0)
    d.s.posture[i, TALK] = d.option("iran", "talk", "mediate")
    assert abs(talks.pace(d.c, d.s, 0, 0) / alone - 1.0 - d.c.mediation) < 1e-12
    assert d.c.mediation > 0.0


def test_no_posture_speeds_talks_up_beyond_the_sourced_cadence(d):
    for actor in ("turkey", "russia"):
        i = d.at(actor)
        for o in range(int(d.c.n_options[i, TALK])):
            d.s.posture[i, TALK] = o
            for kind in range(3):
                assert 0.3 <= talks.eager(d.c, d.s, i, kind) <= 1.0


def test_stonewalling_slows_rounds_and_bars_offers(d):
    d.s.posture[d.at("russia"), TALK] = d.option("russia", "talk", "stonewall")
    assert talks.eager(d.c, d.s, d.at("russia"), 0) == 0.3
    talks.meet(d.c, d.s, d.w, 0, 2, 0)
    assert d.s.rounds[2] == 1 and d.s.offers == 0


def test_a_delegation_or_a_summit_binds_with_its_own_chance(d):
    """Share of accepted offers that become deals: `bind` of the kind, with the format's bonus."""
    d.c.line_value[:] = 5.0  # everybody accepts
    d.s.meeting_day[:] = 10_000
    i = d.at("iran")
    d.s.posture[i, TALK] = d.option("iran", "talk", "wait")
    n, deals = 1500, 0
    for k in range(n):
        desk = d
        desk.s.replicate = k
        desk.s.deal_line = -1
        desk.s.health[:] = 0.5
        before = desk.s.deal_count
        talks.meet(desk.c, desk.s, desk.w, 0, 0, 0)
        deals += int(desk.s.deal_count - before)
    p = float(d.c.bind[0]) * (1.0 + d.c.format_bonus * 0.5)
    assert abs(deals / n - p) < 4.0 * np.sqrt(p * (1.0 - p) / n)
