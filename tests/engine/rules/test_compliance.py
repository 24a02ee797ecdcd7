"""The fate of an open ultimatum. Exact."""

import pytest

from sim.engine.rules.campaigns import end_campaign, open_campaign
from sim.engine.rules.compliance import CARRIED_OUT, close, credit, test, watch
from sim.engine.rules.theatre import survey
from sim.engine.state.names import (
    CARRIED_IN_TIME,
    CARRIED_LATE,
    CARRIED_NOT,
    COMPLY,
    E_CHOICE,
    T_DEADLINE,
    U_EXECUTED,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    U_PART,
    U_WITHDRAWN,
)

test.__test__ = False  # a rule of that name, not a test


def give(d, share):
    """The target hands over a share of the demanded places."""
    k = int(d.c.ult_line[0])
    owed = [p for p in range(d.c.n_places) if d.c.disputed[p] == 1
            and d.c.line_hold[k, p] == 1 and d.s.holder[p] == 0]
    for p in owed[: round(share * len(owed))]:
        d.s.holder[p], d.s.own[p] = 1, 1.0
    survey(d.c, d.s)


def late(d, days):
    """Some days after the deadline, its grace and nothing else."""
    d.s.day = int(d.s.ult_deadline[0] + d.c.ult_grace[0]) + days


def test_credit_runs_from_nothing_to_all(d):
    assert credit(d.c, d.s, 0) == 0.0
    give(d, 0.5)
    half = credit(d.c, d.s, 0)
    assert 0.0 < half < 1.0
    give(d, 1.0)
    assert abs(credit(d.c, d.s, 0) - 1.0) < 1e-9


def test_credit_is_for_ground_given_since_the_demand(d):
    give(d, 0.5)
    d.s.ult_base[0] = d.s.share
    assert credit(d.c, d.s, 0) == 0.0
    d.s.ult_base[0] = 1.0
    assert credit(d.c, d.s, 0) == 1.0


def test_without_ground_credit_is_what_is_conceded(small):
    t = int(small.c.ult_target[0])
    for order in (0.0, 0.4, 1.0):
        small.s.level[t, COMPLY] = order
        assert credit(small.c, small.s, 0) == order


@pytest.mark.parametrize(("force", "status"), [(0, U_MET), (2, U_MET_FORCE)])
def test_a_demand_that_is_met_closes_at_once(d, force, status):
    give(d, 1.0)
    d.s.ult_executed[0] = force
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == status


def test_before_the_deadline_a_part_is_not_enough(d):
    give(d, 0.8)
    d.c.ult_partial[0] = 0.2
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == U_OPEN


@pytest.mark.parametrize(
    ("partial", "executed", "after", "status"),
    [(0.2, 0, 1, U_PART), (0.99, 2, 1, U_OPEN), (0.99, 0, 1, U_OPEN),
     (0.99, CARRIED_OUT, 30, U_EXECUTED), (0.99, CARRIED_OUT - 1, 30, U_LAPSED),
     (0.99, 0, 30, U_LAPSED), (0.99, 0, 0, U_OPEN), (0.2, 5, 1, U_PART)],
)
def test_after_the_deadline(d, partial, executed, after, status):
    give(d, 0.5)
    d.c.ult_partial[0], d.s.ult_executed[0] = partial, executed
    late(d, after)
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == status


def test_a_demand_stays_open_while_its_campaign_runs_and_can_be_met(d):
    """However late it is; once the campaign is over it closes by what was carried out."""
    i, j = int(d.c.ult_issuer[0]), int(d.c.ult_target[0])
    give(d, 0.5)
    d.c.ult_partial[0], d.s.ult_executed[0] = 0.99, 9
    late(d, 30)
    open_campaign(d.c, d.s, i, j)
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == U_OPEN
    met = d.copy()
    give(met, 1.0)
    test(met.c, met.s, met.w)
    assert met.s.ult_status[0] == U_MET_FORCE
    end_campaign(d.c, d.s, i, j, E_CHOICE)
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == U_EXECUTED


def test_an_extension_puts_off_the_lapse(d):
    d.c.ult_partial[0] = 0.99
    late(d, int(d.c.ult_extension[0]))
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == U_OPEN
    d.s.day += 1
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == U_LAPSED


def test_a_closed_ultimatum_keeps_its_fate(d):
    d.s.ult_status[0] = U_PART
    give(d, 1.0)
    test(d.c, d.s, d.w)
    assert d.s.ult_status[0] == U_PART


@pytest.mark.parametrize(("left", "told"), [(4, False), (3, True), (2, False), (0, True)])
def test_the_parties_are_warned_three_days_before_and_on_the_day(d, left, told):
    d.s.day = int(d.s.ult_deadline[0]) - left
    watch(d.c, d.s, 0)
    for actor in ("turkey", "syria", "russia"):
        assert bool(d.s.next_trigger[d.at(actor)] & T_DEADLINE) == told
    assert (d.s.entropy_at_deadline >= 0.0) == (left == 0)


def test_what_stands_at_the_deadline_is_noted_once(d):
    i = d.at("turkey")
    d.s.day, d.s.commitment[i] = int(d.s.ult_deadline[0]), 9.0
    watch(d.c, d.s, 0)
    assert d.s.locked_at_deadline == 1
    d.s.ult_extended[0], d.s.commitment[i] = 1, 0.0
    watch(d.c, d.s, 0)
    assert d.s.locked_at_deadline == 1


@pytest.mark.parametrize(("days", "after", "status", "carried"), [
    (CARRIED_OUT, -5, U_OPEN, CARRIED_IN_TIME), (CARRIED_OUT - 1, -5, U_OPEN, CARRIED_NOT),
    (CARRIED_OUT, 7, U_OPEN, CARRIED_IN_TIME), (CARRIED_OUT, 8, U_OPEN, CARRIED_LATE),
    (CARRIED_OUT, -5, U_NONE, CARRIED_NOT), (CARRIED_OUT, -5, U_LAPSED, CARRIED_LATE),
    (CARRIED_OUT, -5, U_WITHDRAWN, CARRIED_LATE)])
def test_a_threat_is_carried_out_in_time_or_late(d, days, after, status, carried):
    """In time: while the demand stands, by the last day of the extension (7 days here)."""
    late(d, after)
    d.s.ult_status[0], d.s.ult_executed[0] = status, days
    test(d.c, d.s, d.w)
    assert d.s.ult_carried[0] == carried


def test_once_carried_out_in_time_a_threat_is_not_late_afterwards(d):
    d.s.ult_executed[0] = CARRIED_OUT
    test(d.c, d.s, d.w)
    late(d, 30)
    test(d.c, d.s, d.w)
    assert (d.s.ult_carried[0], d.s.ult_status[0]) == (CARRIED_IN_TIME, U_EXECUTED)


def test_closing_tells_the_target(d):
    close(d.c, d.s, 0, U_LAPSED)
    assert d.s.next_trigger[d.at("syria")] & T_DEADLINE


def test_a_lapse_leaves_the_issuer_part_of_its_commitment_and_every_other_end_none(d):
    i = d.at("turkey")
    d.c.lapse_share = 0.3
    for status in (U_LAPSED, U_MET, U_EXECUTED, U_WITHDRAWN):
        desk = d.copy()
        desk.s.commitment[i] = 0.5
        close(desk.c, desk.s, 0, status)
        assert desk.s.ult_status[0] == status
        assert desk.s.commitment[i] == pytest.approx(0.35 if status == U_LAPSED else 0.0)
        assert desk.s.lapsed[i] == (0.3 if status == U_LAPSED else 0.0)
        event = int(desk.s.closed_event[0] - desk.s.log_first)
        assert desk.s.log_third[event] == status
