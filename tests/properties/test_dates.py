"""When a crisis happened says nothing; what happened long ago is not what never happened.

Every stand-in for "none" or "never" lies outside what dates of the years 1 to 9999 can give.
"""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.data.digest import digest
from sim.engine.rules import responses
from sim.engine.rules.observe import observe
from sim.engine.rules.quantity import quantity
from sim.engine.state.names import FORCE, STRIKE, U_EXECUTED, U_LAPSED, U_OPEN
from sim.engine.state.quantities import NUMBERS
from sim.model import CrisisModel
from sim.play import simulate
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.engine.rules.builders import CaseSlots, Desk
from tests.properties.crises import NAMES, scenario
from tests.properties.folders import add_inject, copy, dates, edit, shift, without_sources

SPAN = (datetime.date.max - datetime.date.min).days
SHIFTS = (-40_000, -10_000, -366, -1, 1, 365, 10_000, 100_000)
FEW = (-366, 1)  # and both edges: of the larger scenarios, which read their dates as the small one
MSEL = """id,time,recipient,content,effect,contingency
b_told,2001-01-04,defender,News,reconsider,unless a_loss
c_told,D+2,challenger,News,reconsider,
"""


# --- a crisis is the same whenever it happened ----------------------------------------------------


def dated(folder: Path, name: str) -> Path:
    """A copy of a bundled scenario in a folder that also holds its base, without sources, for these

    keep their days; the small one has injects dated in its YAML and in a table.
    """
    base = without_sources(copy(name, folder / name))
    if name == "idlib_2019_december":
        without_sources(copy("idlib_2020", folder / "idlib_2020"))
    if name == "textbook":
        add_inject(base, {"day": datetime.date(2001, 1, 3), "effect": "strength", "a": "defender",
                          "value": -2})
        edit(base / "scenario.yaml", lambda d: {**d, "msel": "msel.csv", "injects": {
            "a_loss": d["injects"]["idle"]}})
        (base / "msel.csv").write_text(MSEL, encoding="utf-8")
    return base


def moved(folder: Path, name: str, days: int) -> Scenario:
    """A bundled scenario with all dates moved."""
    base = dated(folder, name)
    for part in base.parent.iterdir():
        shift(part, days)
    return load(base)


def edges(folder: Path, name: str) -> tuple[int, int]:
    """Days by which a scenario can be moved at the most: to the year 1, to the year 9999."""
    parent = dated(folder, name).parent
    found = [date for part in parent.iterdir() for date in dates(part)]
    return (datetime.date.min - min(found)).days, (datetime.date.max - max(found)).days


@pytest.mark.parametrize("name", NAMES)
def test_a_crisis_moved_by_some_days_is_the_same_to_the_bit(tmp_path: Path, name: str) -> None:
    """To the first and the last year that there is, over leap days, and by a day.

    The small crisis and the one read over another are moved further, over a century without a leap
    day; all read their dates by the same functions.
    """
    stays = load(dated(tmp_path / "stays", name))
    first, last = edges(tmp_path / "edges", name)
    runs = {digest(simulate(stays, 30, 7, 1, 5))}
    whole = name in ("textbook", "idlib_2019_december")
    for days in (*(SHIFTS if whole else FEW), first, last):
        other = moved(tmp_path / str(days), name, days)
        assert (other.start - stays.start).days == days
        assert other.record.tobytes() == stays.record.tobytes(), days
        if days in (-366, first, last):
            runs.add(digest(simulate(other, 30, 7, 1, 5)))
    assert len(runs) == 1


def test_a_date_that_is_not_moved_is_noticed(tmp_path: Path) -> None:
    """The check would be idle if the record did not depend on each date."""
    stays = load(dated(tmp_path / "stays", "textbook"))
    folder = dated(tmp_path / "other", "textbook")
    edit(folder / "scenario.yaml", lambda d: d["ultimatums"]["demand"].update(
        deadline=datetime.date(2001, 1, 7)))
    assert load(folder).record.tobytes() != stays.record.tobytes()
    assert len(set(dates(folder))) == 5


# --- a deadline is answered for once, however long before the start it lies -----------------------

LATE = range(-5, 6)


@cache
def late(name: str, days: int) -> Scenario:
    """A scenario begun some days after the deadline of its ultimatum (before it, if negative)."""
    record = scenario(name).record.copy()
    by = int(record["ult_deadline"][0]) + days
    record["ult_deadline"][0] -= by
    record["ult_issued"][0] -= by
    return scenario(name).changed(record=record)


def begun(folder: Path, days: int, start: bool) -> Scenario:
    """The same from dates: the start moved to some days after the deadline, or the deadline."""
    copy("textbook", folder)

    def change(data: Any) -> None:
        threat = data["ultimatums"]["demand"]
        by = threat["deadline"] + datetime.timedelta(days) - data["start"]
        if start:
            for key in ("start", "horizon", "cutoff"):
                data[key] += by
        else:
            threat.update(deadline=threat["deadline"] - by, issued=threat["issued"] - by)

    edit(folder / "scenario.yaml", change)
    return load(folder)


@pytest.mark.parametrize("days", LATE)
def test_a_later_start_and_an_earlier_deadline_are_one_crisis(tmp_path: Path, days: int) -> None:
    one, other = (begun(tmp_path / str(start), days, start) for start in (True, False))
    assert one.record.tobytes() == other.record.tobytes() == late("textbook", days).record.tobytes()
    assert one.record["ult_deadline"][0] == -days


def unanswered(crisis: Scenario, rollout: int, heard: Counter[tuple[int, int]]) -> list[str]:
    """What is wrong in a watched rollout with the answers to its deadlines.

    heard: filled with the answers as they are given, by the deadline that stands and why it is
    given (2: for that deadline; else for a pledge, which comes first where both are owed).
    """
    heard.clear()
    model = CrisisModel(crisis, 7, rollout, 1)
    c, s, wrong = model.case, model.crisis, []
    while model.running:
        model.step()
        deadline = int(s.ult_deadline[0])
        due = s.day > deadline + c.ult_grace[0]
        stood = s.ult_status[0] in (U_OPEN, U_EXECUTED, U_LAPSED)
        if stood and due and not any(day == deadline for day, _ in heard):
            wrong.append(f"rollout {rollout}, day {s.day}: the deadline passed without an answer")
    return wrong + [f"rollout {rollout}: deadline {day} answered for {n} times"
                    for (day, why), n in heard.items() if why == 2 and n != 1]


@pytest.mark.parametrize("name", ["textbook", "cuba_1962", "july_1914", "bosnia_1995",
                                  "haiti_1994"])
@pytest.mark.parametrize("days", LATE)
def test_each_deadline_is_answered_for_once(monkeypatch: Any, name: str, days: int) -> None:
    heard: Counter[tuple[int, int]] = Counter()
    plain = responses.answer

    def answer(c: Any, s: Any, w: Any, i: int, u: int, verb: int, why: int) -> None:
        heard[int(s.ult_deadline[u]), why] += 1
        plain(c, s, w, i, u, verb, why)

    monkeypatch.setattr(responses, "answer", answer)
    wrong, answers = [], 0
    for rollout in range(2):  # of each of 55 crises
        wrong += unanswered(late(name, days), rollout, heard)
        answers += heard.total()
    assert wrong == [] and answers > 0


def shares(name: str, days: int, n: int, **mechanisms: str) -> dict[str, float]:
    """Share of every fate of the ultimatum, and of rollouts with an answer that has an effect."""
    over = {f"mechanisms.{key}": value for key, value in mechanisms.items()}
    o = simulate(late(name, days), n, 7, replicates=1, overrides=over)
    given = (o.count("answers") + o.count("unanswered") > 0).mean()
    return {x: o.is_label("ultimatum", x).mean() for x in o.axes["ultimatum"]} | {"answer": given}


@pytest.mark.parametrize("name", ["textbook", "cuba_1962", "july_1914", "bosnia_1995",
                                  "haiti_1994"])
def test_fates_do_not_jump_where_the_deadline_is_the_day_before_the_start(name: str) -> None:
    """A day later matters little: between neighbours, give or take the Monte Carlo error."""
    n = 2000
    before, on, after = (shares(name, days, n) for days in (0, 1, 2))
    for fate, p in on.items():
        low, high = sorted((before[fate], after[fate]))
        slack = 4 * np.sqrt(max(p * (1 - p), 0.01) / n)
        assert low - slack <= p <= high + slack, (fate, before[fate], p, after[fate])


def test_a_day_too_late_the_textbook_threat_lapses_about_as_often_as_on_the_day() -> None:
    """.111 and .163 where every look draws its tastes (n = 8,000)."""
    lapsed = [shares("textbook", days, 4000, tastes="off")["lapsed_unexecuted"] for days in LATE]
    assert abs(lapsed[6] - 0.163) < 0.03
    assert np.abs(np.diff(lapsed)).max() < 0.08


def test_who_stood_by_past_its_date_has_shown_that_it_would() -> None:
    """Tastes are drawn given what stands on the first morning: to hold back a day before the date

    says less than to hold back a day after it, .17 against .39 (n = 8,000).
    """
    on, after = (shares("textbook", days, 4000)["lapsed_unexecuted"] for days in (0, 1))
    assert abs(on - 0.17) < 0.03 and abs(after - 0.394) < 0.03


# --- long ago is not never ------------------------------------------------------------------------

LONG_AGO = (15, 999, 1000, 8_999, 9_000, 9_999, 10_957, 36_524, 182_621)  # 30, 100, 500 years
SINCE = {"last_contact": "days_since_contact", "last_fatal": "days_since_fatal",
         "last_strike": "days_since_strike"}
PAST = [{"label": "lately", "when": "days_since_{0} <= 7"},
        {"label": "long_ago", "when": "days_since_{0} > 14 and days_since_{0} < 1000000"},
        {"label": "ages_ago", "when": "days_since_{0} > 14"}, {"label": "between"}]


@cache
def after_events(folder: Path, days: int | None) -> Scenario:
    """The small scenario so many days after the parties met, killed and struck each other; None:

    they never did. An axis says what its predicates make of it.
    """
    def change(data: Any) -> None:
        if days is not None:
            then = data["start"] - datetime.timedelta(days)
            data["initial"] |= {key: {"challenger.defender": then} for key in SINCE}
        for what in ("contact", "fatal"):
            rules = [{k: v.format(f"{what}.challenger.defender") for k, v in rule.items()}
                     for rule in PAST]
            data["outcomes"][what] = rules

    edit(copy("textbook", folder / str(days)) / "scenario.yaml", change)
    return load(folder / str(days))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: Any) -> Path:
    """One folder for the scenarios of this part."""
    return tmp_path_factory.mktemp("shelf")


def morning(crisis: Scenario) -> Desk:
    """The first morning of a scenario."""
    d = Desk("textbook")
    d.c = CaseSlots(crisis.record)
    return d.start()


def values(crisis: Scenario) -> list[float]:
    """What the predicates read on the first morning: since the contact, the deaths, the strike."""
    d = morning(crisis)
    pair = d.at("challenger"), d.at("defender")
    return [quantity(d.c, d.s, NUMBERS[name], *pair) for name in SINCE.values()]


@pytest.mark.parametrize("days", LONG_AGO)
def test_what_happened_long_ago_is_read_as_so_many_days(shelf: Path, days: int) -> None:
    assert values(after_events(shelf, days)) == [days] * 3


def test_what_never_happened_is_longer_ago_than_any_date(shelf: Path) -> None:
    assert min(values(after_events(shelf, None))) > SPAN


@pytest.mark.parametrize(("days", "label"), [(1, "between"), *((x, "long_ago") for x in LONG_AGO),
                                             (None, "ages_ago")])
def test_predicates_tell_long_ago_from_never(shelf: Path, days: int | None, label: str) -> None:
    """On the tenth day of compiled rollouts; both lie more than 14 days back."""
    o = simulate(after_events(shelf, days), 10, 7)
    assert o.is_label("contact", label).all() and o.is_label("fatal", label).all()


def seen(crisis: Scenario, day: int) -> Desk:
    """The desk with the challenger's view of the force track on a day without events."""
    d = morning(crisis)
    d.s.day = day
    observe(d.c, d.s, d.v, d.at("challenger"), FORCE, 0)
    return d


@pytest.mark.parametrize("days", LONG_AGO)
def test_an_actor_sees_how_long_ago_its_rival_killed(shelf: Path, days: int) -> None:
    assert seen(after_events(shelf, days), 2).v.days_since_fatal == days + 2
    assert seen(after_events(shelf, None), 2).v.days_since_fatal > SPAN


@pytest.mark.parametrize("days", LONG_AGO)
def test_patience_runs_out_after_an_old_attack_and_from_the_start_without_one(
    shelf: Path, days: int
) -> None:
    """The doctrine waits five days after an attack before it strikes."""
    timing = []
    for past in (days, None):
        d = seen(after_events(shelf, past), 2)
        at = list(d.scenario.policies).index("ultimatum")
        d.seats[0][at](d.v, np.array([5.0, 0.08]), d.seats[2])
        strike = next(o for o in range(d.v.n_options) if d.v.level[o, STRIKE] > 0.0)
        timing.append(float(d.seats[2][strike, 1]))
    assert timing[0] == 0.0 > timing[1]


@pytest.mark.parametrize("days", [998, 999, 1000, 9999, 2_000_000])
def test_a_far_deadline_is_not_taken_for_none(days: int) -> None:
    crisis = late("textbook", -days)
    assert seen(crisis, 0).v.days_to_deadline == days
    record = crisis.record.copy()
    record["n_ultimatums"] = 0
    d = Desk("textbook")
    d.c = CaseSlots(record)
    observe(d.c, d.start().s, d.v, d.at("challenger"), FORCE, 0)
    assert d.v.days_to_deadline > SPAN
