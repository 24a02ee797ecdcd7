"""Quantities under their names have the right values. Exact."""

from sim.engine.rules.blow_size import mean_size
from sim.engine.rules.campaigns import open_campaign
from sim.engine.rules.fire import clash, name, own, strike
from sim.engine.rules.quantity import quantity
from sim.engine.state.names import (
    CARRIED_IN_TIME,
    CARRIED_LATE,
    CARRIED_NOT,
    FOREVER,
    NEVER,
    U_NONE,
)
from sim.engine.state.quantities import NUMBERS, QUANTITIES
from tests.engine.rules.builders import Desk


def value(d: Desk, name: str, *args: str) -> float:
    """A quantity by name."""
    kinds = QUANTITIES[name].kinds
    index = [d.scenario.names[k].index(a) for k, a in zip(kinds, args, strict=True)]
    return float(quantity(d.c, d.s, NUMBERS[name], *(index + [-1, -1])[:2]))


def test_time_and_ground(d):
    d.s.day = 5
    assert value(d, "day") == 5 and value(d, "days_left") == d.c.days - 6
    assert value(d, "share") == d.s.share and value(d, "share_kept") == 1.0
    d.s.share *= 0.5
    assert value(d, "share_kept") == 0.5
    assert value(d, "holder", "Idlib") == 1 and value(d, "line_share", "sochi_2018") < 1.0


def test_deals(d):
    assert value(d, "deal") == 0 and value(d, "deal_age") == -1
    d.s.deal_line, d.s.deal_age, d.s.deal_count, d.s.break_count = 1, 4, 2, 1
    assert [value(d, q) for q in ("deal", "deal_age", "deal_count", "break_count")] == [1, 4, 2, 1]


def test_ultimatums_and_pledges(d):
    d.s.day = 3
    assert value(d, "ultimatum_status", "pull_back") == 1
    assert value(d, "days_to_deadline", "pull_back") == d.s.ult_deadline[0] - 3
    d.s.ult_credit[0], d.s.ult_executed[0] = 0.4, 2
    assert value(d, "ultimatum_credit", "pull_back") == 0.4
    assert value(d, "ultimatum_executed", "pull_back") == 2
    d.s.pledge_honoured[0], d.s.pledge_failed[0] = 3, 1
    assert value(d, "pledge_honoured", "anywhere") == 3
    assert value(d, "pledge_failed", "anywhere") == 1


def test_fates_and_campaigns(d):
    assert value(d, "times_put_off", "pull_back") == value(d, "ultimatum_gain", "pull_back") == 0
    d.s.ult_extended[0] = 2
    assert value(d, "times_put_off", "pull_back") == 2
    flags = [(0, 0), (1, 0), (0, 1)]
    for carried, wanted in zip((CARRIED_NOT, CARRIED_IN_TIME, CARRIED_LATE), flags, strict=True):
        d.s.ult_carried[0] = carried
        assert (value(d, "carried_in_time", "pull_back"),
                value(d, "carried_late", "pull_back")) == wanted
    d.s.share = d.s.share_line[int(d.c.ult_line[0])]
    assert value(d, "ultimatum_given", "pull_back") == 1.0
    assert value(d, "ultimatum_gain", "pull_back") == d.s.share - d.s.ult_base[0]
    i, j = d.at("turkey"), d.at("iran")
    d.s.peak[i, j], d.s.peak[j, i] = 3, 8
    assert value(d, "worst_rung", "turkey", "iran") == value(d, "worst_rung", "iran", "turkey") == 8
    assert value(d, "campaign", "iran", "turkey") == 0
    open_campaign(d.c, d.s, j, i)
    assert value(d, "campaign", "iran", "turkey") == 1
    assert value(d, "campaign", "turkey", "iran") == 0


def test_blood(d):
    i, p = d.at("turkey"), d.at("russia")
    d.s.day = 6
    assert value(d, "expected_blow", "turkey") == mean_size(d.c)
    clash(d.c, d.s, p, p, i, 2.0)
    clash(d.c, d.s, p, p, i, 4.0)
    assert value(d, "unanswered", "turkey") == 6.0 and value(d, "worst_blow", "turkey") == 4.0
    assert value(d, "expected_blow", "turkey") < mean_size(d.c)
    d.start().s.day = 6
    clash(d.c, d.s, p, p, i, 4.0)
    assert value(d, "fatal_today", "turkey") == value(d, "deaths", "turkey") == 4.0
    assert value(d, "fatal_count", "russia", "turkey") == 1
    assert value(d, "fatal_exchange", "turkey", "russia") == 0
    own(d.c, d.s, p, i)
    name(d.c, d.s, p, i)
    for pair in (("turkey", "russia"), ("russia", "turkey")):
        assert value(d, "fatal_exchange", *pair) == 1
        assert value(d, "days_since_fatal", *pair) == 0
    strike(d.c, d.s, *d.fire_at("turkey", "syria", 1.0, 1.0))
    d.s.day = 8
    assert value(d, "days_since_strike", "turkey", "syria") == 2
    assert value(d, "days_since_strike", "syria", "iran") == FOREVER
    start = d.c.strength[i] * 1000 + d.c.troops[i]
    assert value(d, "loss_share", "turkey") == d.s.deaths[i] / start


def test_ties_rungs_and_minds(d):
    i, p = d.at("turkey"), d.at("russia")
    d.s.tie[i, p] -= 0.1
    assert value(d, "tie", "turkey", "russia") == d.s.tie[i, p]
    assert abs(value(d, "tie_change", "turkey", "russia") + 0.1) < 1e-12
    d.s.rung[i, p], d.s.peak[i, p] = 3, 8
    assert value(d, "rung", "turkey", "russia") == 3
    assert value(d, "peak_rung", "turkey", "russia") == 8
    d.s.public[p] = [0, 0, 0, 0, 1]
    assert abs(value(d, "belief", "turkey", "russia") - 0.9) < 1e-12
    d.s.public[p] = [1, 0, 0, 0, 0]
    assert abs(value(d, "public_belief", "russia") - 0.1) < 1e-12
    for stock in ("commitment", "reputation", "support", "troops"):
        getattr(d.s, stock)[i] = 0.37
        assert value(d, stock, "turkey") == 0.37


def test_agreements_meetings_and_tallies(d):
    d.s.health[0], d.s.withdrawn[0] = 0.2, 1
    agreement = d.scenario.names["agreement"][0]
    assert value(d, "health", agreement) == 0.2 and value(d, "withdrawn", agreement) == 1
    assert abs(value(d, "health_change", agreement) - (0.2 - d.c.agreement_health[0])) < 1e-12
    assert value(d, "meeting_overdue") == 0
    d.s.day = int(d.s.meeting_day[0]) + 9
    assert value(d, "meeting_overdue") == 9
    d.s.meeting_held[:] = 1
    assert value(d, "meeting_overdue") == 0
    d.s.rounds[:] = [1, 2, 3]
    assert value(d, "rounds") == 6
    for tally in ("civilians", "displaced", "area_taken", "incidents", "disaster", "wide_days",
                  "spoiler_attacks"):
        setattr(d.s, tally, 2)
        assert value(d, tally) == 2
    d.s.n_encircled = 3
    assert value(d, "encircled") == 3


def test_what_never_happened_is_longer_ago_than_any_date(d):
    d.s.last_contact[:], d.s.last_fatal[:], d.s.last_strike[:] = NEVER, NEVER, NEVER
    for q in ("days_since_contact", "days_since_fatal", "days_since_strike"):
        assert value(d, q, "turkey", "russia") == FOREVER == float("1e12")
        assert "1e12" in QUANTITIES[q].meaning
    d.s.last_fatal[d.at("russia"), d.at("turkey")] = d.s.last_contact[:] = -3_652_058
    for q in ("days_since_contact", "days_since_fatal"):
        assert value(d, q, "turkey", "russia") == 3_652_058


def test_a_demand_not_yet_made_has_no_deadline(d):
    d.s.ult_status[0], d.s.day = U_NONE, 30
    assert value(d, "days_to_deadline", "pull_back") == FOREVER
