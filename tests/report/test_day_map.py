"""The map of one day of one rollout."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from sim.errors import RunError, UsageError
from sim.model import CrisisModel
from sim.report.day_map import (
    Blow,
    Evening,
    blow_words,
    day_map,
    evening,
    evening_sheet,
    names_of,
)
from sim.report.svg.map import draw_map
from sim.scenario.load import load
from tests.report.svg.drawing import texts, tree

SCENARIO = load("idlib_2019_december")


@pytest.fixture(scope="module")
def battle():
    """The evening of the day on which most places change hands, of rollout 1."""
    model = CrisisModel(SCENARIO, 7, 1)
    days = [evening(model, day) for day in range(SCENARIO.days)]
    return max(days, key=lambda e: sum(a != b for a, b in zip(e.holder, e.before, strict=True)))


def test_holders_posts_and_losses_are_those_of_the_watched_rollout(battle):
    model = CrisisModel(SCENARIO, 7, 1)
    while model.today <= battle.day:
        before = model.crisis.holder.copy()
        model.step()
    n = len(SCENARIO.places)
    assert battle.holder == tuple(model.crisis.holder[:n])
    assert battle.before == tuple(before[:n]) and battle.holder != battle.before
    assert battle.post == tuple(model.crisis.post[:n])
    surrounded = model.crisis.encircled[:n].astype(bool)
    sheet = evening_sheet(names_of(SCENARIO), battle, 1)
    assert [s.surrounded for s in sheet.spots] == surrounded.tolist()


def test_the_title_says_who_takes_what(battle):
    sheet = evening_sheet(names_of(SCENARIO), battle, 1)
    assert " takes " in sheet.title and "no place changes hands" not in sheet.title
    moved = [s.name for s, a, b in zip(sheet.spots, battle.holder, battle.before, strict=True)
             if a != b]
    assert [s.name for s in sheet.spots if s.taken] == moved
    assert "changed hands that day" in texts(draw_map(sheet))
    quiet = evening_sheet(names_of(SCENARIO), replace(battle, before=battle.holder), 1)
    assert "no place changes hands" in quiet.title


def test_every_acknowledged_strike_of_the_day_is_noted_with_its_losses():
    scenario = load("idlib_2020")
    model = CrisisModel(scenario, 7, 1)
    found, placed = 0, []
    for day in range(scenario.days):
        before, losses = model.crisis.strike_days.copy(), model.crisis.inflicted.copy()
        now = evening(model, day)
        if int(model.crisis.day) == day:
            struck = {(int(a), int(b)) for a, b in np.argwhere(model.crisis.strike_days > before)}
            assert {(b.author, b.victim) for b in now.blows if b.owned} == struck
            lost = model.crisis.inflicted - losses
            for pair in {(b.author, b.victim) for b in now.blows}:
                assert lost[pair] == sum(b.dead for b in now.blows
                                         if (b.author, b.victim) == pair)
            placed += [b for b in now.blows if b.place]
            assert sum(b.dead for b in now.blows) == pytest.approx(lost.sum())
            found += len(struck) * (lost.sum() > 0)
    assert found and len(placed) == int(model.crisis.incidents) > 0
    assert {b.place for b in placed} <= {row["name"] for row in scenario.places}


def test_a_blow_in_words_and_on_its_place(battle):
    names = names_of(SCENARIO)
    spot = SCENARIO.places[0]["name"]
    a, b = (names.glossary.name("subject", names.actors[n]) for n in (0, 1))
    assert blow_words(names, Blow(0, 1, 3, True)) == f"{a} strikes {b}: 3 soldiers killed."
    assert blow_words(names, Blow(0, 1, 1, False, spot)) == (
        f"An attack by {a} on {b} at {spot}, not owned: 1 soldier killed.")
    sheet = evening_sheet(names, replace(battle, blows=(Blow(0, 1, 3, False, spot),)), 1)
    assert [s.name for s in sheet.spots if s.struck] == [spot] and len(sheet.notes) == 1


def test_a_day_by_index_or_date_and_neither_beyond_the_days_played():
    one = day_map(SCENARIO, 3, rollout=1)
    other = day_map(SCENARIO, SCENARIO.start + dt.timedelta(days=3), rollout=1)
    assert one.svg() == other.svg() and len(list(tree(one).iter("g"))) == len(SCENARIO.places)
    assert "held by" in " ".join(texts(one))
    with pytest.raises(UsageError, match="the days played are"):
        day_map(SCENARIO, SCENARIO.days)
    with pytest.raises(RunError, match="textbook has no map"):
        day_map(load("textbook"), 0)


def test_a_crisis_that_is_over_keeps_its_last_map():
    class Over(CrisisModel):
        def step(self):
            super().step()
            self.running = self.today < 3

    model = Over(SCENARIO, 7, 1)
    last = evening(model, 2)
    later = evening(model, 10)
    assert isinstance(later, Evening)
    assert later.holder == last.holder == later.before and later.blows == ()
