"""Seven signatures of an ultimatum crisis that the model must show by itself.

Paired runs on shared luck, judged against 95 % intervals over parameter rows; seeds are fixed. The
counts of part of a run come from runs cut short on a day: the same luck up to that day. A run has
fewer than N rollouts where all its effects then still stand at 2.4 half-widths.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from sim.engine.rules.lines import ahead_of
from sim.engine.rules.signals import speak
from sim.engine.rules.talks import bargain
from sim.engine.state.names import (
    COMPLY,
    RESPONSE,
    SIGNAL,
    STRIKE,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_HONOUR,
    V_IGNORE,
)
from tests.engine.rules.builders import Desk
from tests.verification.claims.paired import Runs, edited, effect_of, paired, read
from tests.verification.claims.table import (
    INSISTENCE,
    OBSERVABLES,
    blames_spoilers,
    insist,
    owns_up,
)
from tests.verification.claims.table import blames_target as blames_client

pytestmark = pytest.mark.slow
N = 3000
SUMMIT = 2


def crisis(overrides: dict[str, Any], rollouts: int = N,
           edit: Callable[..., None] | None = None, name: str = "idlib_2020") -> Runs:
    """A variant of a bundled crisis."""
    return Runs(edited(read(name), edit), overrides, rollouts)


def calendar(deadline: int | None = None, summit: int | None = None, days: int | None = None,
             target_holds: bool = False) -> Callable[..., None]:
    """No scheduled meeting but one summit, another deadline, a shorter run, another start."""

    def edit(record: np.ndarray, scenario: Any) -> None:
        record["n_meetings"] = 0 if summit is None else 1
        if summit is not None:
            for field in ("day", "first", "last"):
                record[f"meeting_{field}"][0] = summit
            record["meeting_kind"][0] = SUMMIT
        if deadline is not None:
            record["ult_deadline"][0] = deadline
        if days is not None:
            record["days"] = days
        if target_holds:
            actor = scenario.actor("syria")
            record["posture"][scenario.actor_names.index("syria"), 0] = actor.menus["force"].index(
                "hold")

    return edit


# --- (a) resolve shows in acts that are seen, and in nothing else ---------------------------------


def one_answer(record: np.ndarray, scenario: Any) -> None:
    """The date passes on the first day: one answer, one look at it by the target, no words."""
    record["days"] = 3
    record["ult_deadline"][0], record["ult_extension"][0] = 0, 30
    record["n_options"][0, SIGNAL], record["posture"][0, SIGNAL] = 1, 0


@pytest.mark.parametrize("hidden", [1, pytest.param(0, marks=pytest.mark.xfail(
    strict=True, reason="either type strikes once it counts on a target that gives way under fire: "
                        "what is seen of them differs too little to move the target"))])
def test_a_resolve_moves_the_target_only_by_acts_that_it_sees(hidden):
    """Strikes seldom kill and cost no audience; what they might do is dreaded all the same.

    Seen acts move the target as fire that falls on it and as news; the two are not told apart.
    Every look is a draw: lasting tastes are given that what stands on the first morning is the best
    for either type, which leaves nothing of resolve in an answer of that day.
    """
    still = {"challenger.strike_power": 0.02, "challenger.audience": 0, "challenger.commitment": 0,
             "challenger.war_cost": 1, "challenger": "steady", "challenger.hidden": hidden,
             "defender": "steady", "defender.reconsider_force": 1, "defender.precision": 6,
             "defender.stake": 0.5, "defender.war_cost": 5, "defender.ruin": 1,
             "mechanisms.reputation": "off", "mechanisms.tastes": "off",
             "beliefs.noise": 0}
    low, high = (
        crisis({**still, "challenger.misperception": shift}, 2000 if hidden else 8000, one_answer,
               "textbook").states
        for shift in (-0.4, 0.4)
    )
    assert (low["kind"][:, 0] != high["kind"][:, 0]).mean() > 0.9
    strikes = effect_of(low["strike_days"][:, 0, 1], high["strike_days"][:, 0, 1])
    assert strikes.moves(+1), strikes  # 1.42 and 1.45
    gives = effect_of(low["level"][:, 1, COMPLY], high["level"][:, 1, COMPLY])
    if hidden:
        # Fire cannot be hidden from whom it falls on, who answers it: where the issuer of either
        # type has done the same, its type shows in nothing.
        alike = np.ones(len(low), bool)
        for field in ("posture", "since"):
            alike &= (low[field][:, 0] == high[field][:, 0]).all(axis=1)
        for field in ("strike_days", "camp_day", "rung"):
            alike &= low[field][:, 0, 1] == high[field][:, 0, 1]
        for field in ("answered", "commitment", "ult_deadline", "ult_status"):
            alike &= low[field][:, 0] == high[field][:, 0]
        assert alike.mean() > 0.3 and (low["kind"] != high["kind"])[alike, 0].mean() > 0.8
        for field in ("posture", "since"):
            np.testing.assert_array_equal(low[field][alike, 1], high[field][alike, 1])
        still_there = alike & (low["since"][:, 0] == 0).all(axis=1)  # on every day of the three
        assert still_there.mean() > 0.1
        np.testing.assert_array_equal(low["plan"][still_there, 1], high["plan"][still_there, 1])
        np.testing.assert_array_equal(low["public"][:, 0], high["public"][:, 0])
    else:
        assert gives.moves(+1), gives


def test_a_an_offer_does_not_read_the_other_sides_type():
    d = Desk()
    a, b = d.at("turkey"), d.at("russia")
    ahead = ahead_of(d.c, d.s, d.w)
    seen = []
    for k in range(5):
        d.s.kind[b] = k
        d.table(a, b, ahead)
        bargain(d.c, d.s, d.w, a, b, 80)
        seen.append(d.w.weights[: d.c.n_lines].copy())
    assert all(np.array_equal(seen[0], x) for x in seen)


# --- (b) publicity --------------------------------------------------------------------------------


# As encoded, Idlib's target loses so little by war (a demand met in one rollout of sixty) that no
# word moves it by a share that can be seen. A word is tried on a target that can be hurt.
HURT = {"syria.stake": 0.5, "syria.ruin": 400}


KEPT = {"textbook": (), "idlib_2020": ("met_not_kept",)}  # met, though not to the end


@pytest.mark.parametrize(("name", "path", "kept", "n"), [
    ("textbook", "ultimatum.demand.publicity", {}, 2400),  # 4.7 and 3.9 half-widths of 6,000
    ("idlib_2020", "ultimatum.pull_back.publicity", HURT, N),
])
def test_b_publicity_raises_compliance_and_where_it_fails_execution(name, path, kept, n):
    low, high = (crisis({**kept, path: x}, n, name=name) for x in (0.05, 1.0))

    def met(r):
        return r.label("ultimatum", "met", "met_after_force", "met_in_part", *KEPT[name])

    complied = paired(low, high, met)
    executed = paired(low, high, lambda r: (
        r.label("ultimatum", "executed_in_time", "executed_late"), 1 - met(r)))
    assert complied.moves(+1), complied
    assert executed.moves(+1), executed


# --- (c) offers and deals before the deadline -----------------------------------------------------


DATE_ALONE = {"talks.urgency_rounds": 0, "talks.urgency_concede": 0}  # blood hurries talks too


@cache
def until(deadline: int, day: int) -> Runs:
    """The first days of the crisis with its deadline on a day and no scheduled meeting."""
    return crisis(DATE_ALONE, 2 * N, edit=calendar(deadline, days=day))


def in_days(name: str, deadline: int, first: int, last: int) -> np.ndarray:
    """A count over days first .. last - 1, with the deadline on a day and no scheduled meeting."""
    late, early = (until(deadline, day).count(name) if day else 0.0 for day in (last, first))
    return late - early


def test_c_offers_and_deals_come_before_the_deadline_and_move_with_it():
    """Against the same days with the date out of sight, the threat being open in all.

    Both counts in one test: they are of the same dozen runs, which two workers would play twice.
    """
    weeks = [(0, 7), (7, 14), (21, 28)]
    for name in ("offers", "deals"):
        far, late = ([in_days(name, deadline, *week) for week in weeks] for deadline in (90, 28))
        near = in_days(name, 14, *weeks[1])
        before_near = effect_of(far[1], near)
        before_late = effect_of(far[2], late[2])
        moved = effect_of(late[1] - far[1], near - far[1])
        grows = effect_of(late[1] - far[1], late[2] - far[2])
        assert before_near.moves(+1) and before_late.moves(+1), (name, before_near, before_late)
        assert moved.moves(+1), (name, moved)  # busier with the near date than with the late one
        assert grows.moves(+1), (name, grows)  # and the late date's excess grows as it comes
        early = effect_of(far[0], late[0])
        assert not early.moves(+1) or early.difference < 0.1 * before_near.difference, early


# --- (d) the race before a freeze -----------------------------------------------------------------


@pytest.mark.parametrize(("name", "tastes"), [("attack_days", "off"), ("area_taken", "on")])
def test_d_an_expected_freeze_quickens_the_client_before_it(name, tastes):
    """A summit in a fortnight at which both patrons would gladly freeze the front, or none.

    Lasting tastes are given that the client rests at the start: it takes more ground then, but not
    on more days (-.004 ± .025).
    """
    likely = {"mechanisms.tastes": tastes,
              "channel.main.delegation": 0, "channel.main.call": 0, "channel.main.summit": 0,
              "line.front.value.turkey": 0.2, "line.front.value.russia": 0.2,
              "line.front.strength": 0.9, "talks.bind_summit": 0.75, "truce.scale": 80}
    none, expected = (
        crisis(likely, edit=calendar(summit=day, days=14, target_holds=True)) for day in (None, 14)
    )
    found = paired(none, expected, lambda r: r.count(name))
    assert found.moves(+1), found


# --- (e) unconditional support --------------------------------------------------------------------

# Fatal incidents hardly rise with support: +0.03 ± 0.04 over 12,000 rollouts.
RISKS = ["days of attack", "area taken, km2"]


def test_e_unconditional_support_emboldens_the_client():
    broker, backer = (crisis({"russia": x}, 1800) for x in ("broker", "backer"))
    for risk in RISKS:
        found = paired(broker, backer, OBSERVABLES[risk])
        assert found.moves(+1), (risk, found)


def test_e_support_that_can_be_withheld_restrains_it():
    off, on = (crisis({"russia": "broker", "mechanisms.withhold": x}) for x in ("off", "on"))
    for risk in RISKS:
        found = paired(off, on, OBSERVABLES[risk])
        assert found.moves(-1), (risk, found)


# --- (f) reputation -------------------------------------------------------------------------------


def never_acts(view: Any, traits: Any, u: Any) -> None:
    """An issuer whose bluff is called: it answers nothing."""
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0
        if view.track == RESPONSE and view.verb[o] == V_IGNORE:
            u[o, 0] = INSISTENCE
        elif view.level[o, STRIKE] > 0.0:
            u[o, 0] = -INSISTENCE


def always_acts(view: Any, traits: Any, u: Any) -> None:
    """An issuer that carries out every threat."""
    for o in range(view.n_options):
        u[o, 0] = INSISTENCE if view.track == RESPONSE and view.verb[o] == V_HONOUR else 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0


BOLDNESS = {
    "fatal incidents": (OBSERVABLES["fatal incidents"], -1),
    "days of attack": (OBSERVABLES["days of attack"], -1),
}
COMPLIANCE = {
    "met": (lambda r: r.label("ultimatum", "met", "met_after_force", "met_in_part",
                              "met_not_kept"), +1),
    **BOLDNESS,
}


def test_f_a_good_name_is_obeyed():
    """With lasting tastes attacks are fewer, too, but compliance does not move (+.001 ± .003)."""
    low, high = (crisis({**HURT, "turkey.reputation": x, "mechanisms.tastes": "off"})
                 for x in (0.1, 0.9))
    for what, (observable, sign) in COMPLIANCE.items():
        found = paired(low, high, observable)
        assert found.moves(sign), (what, found)


@pytest.mark.parametrize(("issuer", "way", "tastes", "n"), [
    (never_acts, -1, "on", 1000), (always_acts, +1, "off", N)])
def test_f_a_called_bluff_is_defied_more_and_a_kept_word_less(issuer, way, tastes, n):
    """Within rollouts: the same answers, with and without their effect on the issuer's name.

    Attacks are bolder or fewer; how often the demand is met does not move for certain: it is met or
    closed, as a rule, before a second answer is due.
    """
    off, on = (crisis({**HURT, "turkey": issuer, "home.reputation_step": x,
                       "mechanisms.tastes": tastes}, n) for x in (0.0, 0.3))
    for what, (observable, sign) in BOLDNESS.items():
        found = paired(off, on, observable)
        assert found.moves(way * sign), (what, found)


# --- (g) whom to blame ----------------------------------------------------------------------------


def blames_patron(view: Any, traits: Any, u: Any) -> None:
    """Blames the patron for what its client did."""
    insist(view, u, V_BLAME_PATRON)


@pytest.mark.parametrize(("actor", "hard", "mild"), [
    ("turkey", blames_patron, blames_client),
    ("russia", owns_up, blames_spoilers),
])
def test_g_blame_laid_elsewhere_spares_the_tie(actor, hard, mild):
    low, high = (crisis({actor: x}, 400) for x in (hard, mild))
    found = paired(low, high, OBSERVABLES["tie of Turkey and Russia"])
    assert found.moves(+1), found


@pytest.mark.parametrize(("actor", "hard", "mild"), [
    ("turkey", V_BLAME_PATRON, V_BLAME_TARGET),
    ("russia", V_ACKNOWLEDGE, V_BLAME_SPOILER),
])
def test_g_after_the_same_event_the_tie_depends_on_whom_one_blames(actor, hard, mild):
    d = Desk()
    i, a, b = d.at(actor), d.at("turkey"), d.at("russia")
    ties = []
    for verb in (hard, mild):
        desk = d.copy()
        speak(desk.c, desk.s, i, desk.verb_option(i, SIGNAL, verb))
        ties.append(float(desk.s.tie[a, b]))
    assert ties[1] > ties[0]
