"""The outlook is the mean of what the days bring with everybody's orders held.

Days played by the compiled engine at fixed seeds. Over one day nothing has drifted, so the mean is
exact: 4 standard errors for 24 means, a false alarm in 2e-3 (people in flight within 2 % more: they
are counted by the mean density of settlements). Over fourteen days forces, places and
exposed troops move on while the outlook keeps them as they stand: 4 standard errors and 8 % of what
was foreseen.
"""

from __future__ import annotations

import pytest

from sim.engine.rules import barrage, fire, seizure, slide, theatre
from sim.engine.rules.account import cost_ahead
from sim.engine.rules.bonds import bonds
from sim.engine.rules.combat import combat
from sim.engine.rules.outlook import active_share, effort_of, ground_yielded, outlook
from sim.engine.rules.record import turn_page
from sim.engine.rules.slide import brink
from sim.engine.state.names import (
    AIR,
    COMPLY,
    M_DENIAL,
    M_PUNISHMENT,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
    U_LAPSED,
)
from tests.engine.rules.builders import Desk
from tests.engine.rules.held import gap, morning, played
from tests.questions.audit.sections.laws import doubled, plant

STILL = {f"{a}.inflow": 0.0 for a in ("turkey", "syria", "iran", "opposition", "russia")}
ATTACK = {"syria": "offensive", "opposition": "defend"}
STRUCK = {"syria": "offensive", "turkey": "strike_wide"}
WAR = {"syria": "strike_issuer", "turkey": "strike_wide", "russia": "strike_issuer",
       "iran": "militias"}


def off(o, d: Desk, names: list[str], slack: float) -> list[str]:
    """Counts whose mean lies off what the outlook says, in words."""
    wanted = {"share": d.w.ahead, "displaced": d.c.displaced_start + d.w.flight}
    for i, actor in enumerate(d.scenario.actor_names):
        wanted[f"deaths_{actor}"] = d.w.lost[i]
    found = []
    for name in names:
        by, error = gap(o, name, wanted[name])
        start = {"share": d.s.share, "displaced": d.c.displaced_start}.get(name, 0.0)
        size = abs(wanted[name] - start)
        if abs(by) > 4.0 * error + slack * size + 1e-7:  # counts are kept in single precision
            found.append(f"{name}: foreseen {wanted[name]:.5g}, off by {by:.3g} +- {error:.2g}")
    return found


def counts(d: Desk, *more: str) -> list[str]:
    """Names of what an outlook foresees of ground and people."""
    return ["share", *more, *(f"deaths_{a}" for a in d.scenario.actor_names)]


@pytest.mark.parametrize("orders", [ATTACK, STRUCK, WAR], ids=["attack", "struck", "war"])
def test_one_day_played_is_the_outlook_of_one_day(orders):
    """Ground, everybody's dead, by front, fire, attacks and near misses, and flight."""
    over = {"mechanisms.weather": "off", **STILL}
    d = morning("idlib_2020", orders, 1, over)
    o = played("idlib_2020", orders, 1, 8000, over)
    assert off(o, d, counts(d), 2e-5) == []
    assert off(o, d, ["displaced"], 0.02) == []
    assert d.w.ahead < d.s.share and d.w.lost[d.at("syria")] > 10.0


@pytest.mark.parametrize("orders", [ATTACK, STRUCK, WAR], ids=["attack", "struck", "war"])
def test_a_fortnight_played_is_the_outlook_of_a_fortnight(orders):
    over = {"mechanisms.weather": "off", **STILL}
    d = morning("idlib_2020", orders, 14, over)
    o = played("idlib_2020", orders, 14, 3000, over)
    assert off(o, d, counts(d, "displaced"), 0.08) == []
    assert d.s.share - d.w.ahead > 0.01


def test_people_in_flight_from_a_counter_attack_are_foreseen_as_they_come():
    """Only the side that holds no ground at issue drives people out, in the day as in the outlook.
    """
    orders, over = {"syria": "hold", "opposition": "counter_attack"}, STILL
    d = morning("idlib_2020", orders, 1, over)
    assert off(played("idlib_2020", orders, 1, 4000, over), d, ["displaced"], 0.02) == []


def test_raids_that_kill_a_patrons_men_are_foreseen():
    orders = {"syria": "offensive", "opposition": "spoil", "russia": "high"}
    over = {"incidents.patron_exposure": 0.5, **STILL}
    d = morning("idlib_2020", orders, 1, over)
    o = played("idlib_2020", orders, 1, 8000, over)
    assert off(o, d, ["deaths_syria", "deaths_russia"], 0.01) == []


def test_ground_handed_over_is_foreseen_to_the_day():
    orders = {"syria": "pull_back"}
    for days in (3, 14):
        d = morning("idlib_2020", orders, days, STILL)
        o = played("idlib_2020", orders, days, 200, STILL)
        assert abs(gap(o, "share", d.w.ahead)[0]) < 0.02 * (d.w.ahead - d.s.share)


@pytest.mark.parametrize(("name", "orders"), [
    ("textbook", {"challenger": "strike"}), ("bosnia_1995", {"nato": "air_campaign"}),
    ("cuba_1962", {"united_states": "air_strike"})])
def test_without_a_map_the_dead_of_days_are_those_of_their_outlook(name, orders):
    days = 6
    d = morning(name, orders, days, {})
    o = played(name, orders, days, 3000, {})
    assert d.w.lost.sum() > 10.0
    assert off(o, d, counts(d)[1:], 0.03) == []


def test_the_risk_of_days_is_that_of_their_outlook():
    """Rungs climb in the evening, so that the first day has its own risk and no more."""
    over = {"mechanisms.weather": "off", **STILL}
    d = morning("idlib_2020", STRUCK, 14, over)
    o = played("idlib_2020", STRUCK, 14, 3000, over)
    by, _ = gap(o, "risk", d.w.slide)
    assert d.w.slide > 0.02 and -1.5 / 14 < by / d.w.slide < 0.01


LAWS = {  # law: what the day makes of it, what the outlook does, the target's posture meanwhile
    "advance": (theatre.advance_rate, lambda d: d.s.area_taken, lambda d: d.s.share - d.w.ahead,
                "offensive"),
    "risk": (slide.exposure_risk, lambda d: d.s.risk, lambda d: d.w.slide, "offensive"),
    "format": (fire.format_loss, lambda d: d.c.agreement_health[1] - d.s.health[1],
               lambda d: d.w.forum, "hold"),
    "fire": (barrage.fire_rate, lambda d: d.w.fire_on[d.at("syria")],
             lambda d: d.w.shelled[d.at("syria")], "offensive"),
}


def lived(read, foresee, posture: str) -> tuple[float, float]:
    """One day of combat and what follows of it, beside the outlook of one day, on one luck."""
    d = Desk("idlib_2020")
    d.order("syria", posture)
    d.order("turkey", "strike_wide")
    d.s.rung[d.at("turkey"), d.at("syria")] = 7
    d.s.sky = d.s.weather = 0.0
    outlook(d.c, d.s, d.w, 1.0)
    ahead = float(foresee(d))
    turn_page(d.s)
    d.s.share_before = d.s.share
    combat(d.c, d.s, d.w)
    brink(d.c, d.s)
    bonds(d.c, d.s)
    return float(read(d)), ahead


@pytest.mark.parametrize("law", LAWS)
def test_a_doubled_law_doubles_what_happens_and_what_is_foreseen_alike(monkeypatch, law):
    rule, *how = LAWS[law]
    came, ahead = lived(*how)
    assert came > 0.0 and ahead > 0.0
    assert plant(monkeypatch, rule, doubled) >= 1
    twice, expected = lived(*how)
    near = 0.02 if law == "risk" else 1e-9  # risks of a war add up to no more than one
    assert twice == pytest.approx(2.0 * came, rel=near)
    assert expected == pytest.approx(2.0 * ahead, rel=near)


def test_a_doubled_seizure_doubles_what_is_taken_and_what_is_foreseen(monkeypatch):
    taken = []
    for planted in (False, True):
        if planted:
            assert plant(monkeypatch, seizure.seizure_rate, doubled) >= 2
        d = Desk("textbook")
        i = int(d.c.ult_issuer[0])
        d.c.seizure = 0.05
        d.s.level[i, TEMPO] = 1.0
        d.s.troops[i] = 20_000.0
        outlook(d.c, d.s, d.w, 1.0)
        ahead = float(d.w.ahead)
        combat(d.c, d.s, d.w)
        taken.append((float(d.s.seized[0]), ahead))
    assert taken[0][0] == pytest.approx(taken[0][1]) and taken[0][0] > 0.0
    assert taken[1] == pytest.approx((2.0 * taken[0][0], 2.0 * taken[0][1]))


def test_effort_is_what_orders_ask_and_an_answer_asks_for_it_beside_a_calm_posture(d):
    """One law for the days ahead and for the day that is over: attack, fire, help and shield."""
    i = d.at("turkey")
    d.s.level[i] = 0.0
    for level, part in ((STRIKE, 0.4), (AIR, 0.2), (SEA, 0.1), (SUPPORT, 0.1), (SHIELD, 0.3)):
        d.s.level[i, level] = part
    assert effort_of(d.c, d.s, i, 0.0, 0.4) == pytest.approx(0.7 + 0.4 * d.c.help_effort)
    assert effort_of(d.c, d.s, i, 0.3, 0.4) == pytest.approx(1.0 + 0.4 * d.c.help_effort)
    assert effort_of(d.c, d.s, i, 0.3, 1.0) == pytest.approx(1.3 + 0.4 * d.c.help_effort)
    d.s.level[i] = 0.0
    d.fire_at("turkey", "syria", 0.8)
    assert d.ahead().effort[i] == pytest.approx(0.8)
    d.s.level[i, TEMPO] = 0.5  # attack as far as care, fire and rests leave it
    d.ahead()
    assert d.w.effort[i] == pytest.approx(0.8 + d.w.tempo[i])
    assert 0.0 < d.w.tempo[i] < 0.5


def test_without_a_map_an_attack_needs_no_rest():
    d = Desk("textbook")
    assert active_share(d.c, d.s, d.w, 0, 14.0) == 1.0
    d = Desk("idlib_2020")
    assert 0.0 < active_share(d.c, d.s, d.w, d.at("syria"), 14.0) < 1.0


def test_what_is_handed_over_is_bounded_by_the_line_and_needs_an_open_demand(d):
    j, line = d.at("syria"), float(d.s.share_line[d.line("sochi_2018")])
    assert ground_yielded(d.c, d.s, 14.0) == 0.0
    d.s.level[j, COMPLY] = 0.5
    pace = 0.5 * d.c.pullback_rate * (line - d.s.start_share)
    assert ground_yielded(d.c, d.s, 2.0) == pytest.approx(2.0 * pace)
    assert ground_yielded(d.c, d.s, 1e6) == pytest.approx(line - d.s.share)
    d.s.ult_status[0] = U_LAPSED
    assert ground_yielded(d.c, d.s, 14.0) == 0.0


def test_denial_and_punishment_off_leave_ground_worth_and_fronts_as_without_fire():
    """Mechanism by mechanism: what fire changes of the outlook of the one that is fired at."""
    def outcome(fired: bool, *switched: int) -> tuple[float, float, float]:
        d = Desk("idlib_2020")
        d.order("syria", "offensive")
        t = d.at("syria")
        d.c.on[list(switched)] = 0
        d.c.enter_effect = 0.0  # who fires also joins the front of its client
        if fired:
            d.fire_at("turkey", "syria", 1.0)
        d.ahead()
        front = float(d.w.lost[t] - d.w.shelled[t])
        return float(d.w.ahead), front, float(cost_ahead(d.c, d.s, d.w, t))

    both = M_DENIAL, M_PUNISHMENT
    assert outcome(True, *both) == pytest.approx(outcome(False, *both), rel=1e-12)
    calm = outcome(False)
    ground, front, cost = outcome(True, M_DENIAL)
    assert (ground, front) == pytest.approx(calm[:2], rel=1e-12) and cost > calm[2]
    ground, front, cost = outcome(True, M_PUNISHMENT)
    assert ground > calm[0] + 0.01 and front != pytest.approx(calm[1], rel=0.01)
    assert cost > 0.0
