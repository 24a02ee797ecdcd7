"""Notes on force: what counts as a blow, a climb and a spell. Exact, and blind to the rollout."""

from __future__ import annotations

import numpy as np
import pytest

from sim.engine.rules.barrage import stands
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.fire import clash, strike
from sim.engine.rules.force_notes import (
    has_room,
    note_force,
    note_guard,
    on_side,
    rung_against,
    size_note,
)
from sim.engine.rules.ledger import notes
from sim.engine.rules.record import turn_page
from sim.engine.state.capacity import BLOWS, BOUTS, WATCH
from sim.engine.state.happenings import H_ATTACK, H_STRIKE
from sim.engine.state.names import FORCE, RESPONSE, RUNG
from sim.engine.state.outputs import BLOW_NOTES, BOUT_NOTE, FIRE_NOTES, FORCE_NOTES, note_names
from sim.model import CrisisModel
from sim.play import simulate
from tests.properties.crises import scenario


@pytest.fixture
def d(d):
    """The first morning of a rollout whose notes of force are taken."""
    d.c.trace = FORCE_NOTES
    d.s.rung[:] = 0
    d.s.level[:, RUNG] = 0.0
    return d


def day(d, number, act=None, answer=None):
    """A day on which `act` happens, then `answer`, as the notes see it."""
    d.s.day = number
    turn_page(d.s)
    d.s.fire[:] = 0.0
    if act:
        act()
    note_guard(d.c, d.s)
    if answer:
        answer()
    note_force(d.c, d.s)


def blow(d, author, victim, dead):
    """A fatal attack."""
    return lambda: clash(d.c, d.s, d.at(author), d.at(author), d.at(victim), float(dead))


def climb(d, actor, foe, rung):
    """A rung of one actor against another."""
    def do():
        d.s.rung[d.at(actor), d.at(foe)] = rung
    return do


def seen(d, victim):
    """Blows, blows with room and climbs of a victim, by dead of exact sizes."""
    i = d.at(victim)
    return {k + 1: (int(d.s.blows[i, k]), int(d.s.blow_room[i, k]), int(d.s.blow_climbs[i, k]))
            for k in range(BLOWS) if d.s.blows[i, k]}


def test_sizes_are_exact_up_to_sixteen_then_four_to_a_doubling():
    assert [size_note(float(n)) for n in range(1, 17)] == list(range(16))
    assert size_note(17.0) == 16 and size_note(31.0) == 19 and size_note(33.0) == 20
    assert size_note(1e6) == BLOWS - 1
    found = [size_note(float(n)) for n in range(1, 5000)]
    assert found == sorted(found) and set(found) == set(range(BLOWS))


def test_a_side_is_an_actor_its_patrons_and_its_clients(d):
    side = {a for a in d.scenario.actor_names if on_side(d.c, d.at(a), d.at("syria"))}
    assert {"syria", "russia", "iran"} <= side and "turkey" not in side
    d.s.rung[d.at("turkey"), d.at("russia")] = 4
    assert rung_against(d.c, d.s, d.at("turkey"), d.at("syria")) == 4


@pytest.mark.parametrize(("when", "counted"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_a_climb_counts_on_the_evening_of_the_blow_and_the_two_after(d, when, counted):
    for number in range(5):
        day(d, number, blow(d, "syria", "turkey", 7) if number == 0 else None,
            climb(d, "turkey", "syria", 3) if number == when else None)
    assert seen(d, "turkey") == {7: (1, 1, counted)}


def test_a_climb_that_was_ordered_before_the_blow_is_no_answer_to_it(d):
    d.s.level[d.at("turkey"), RUNG] = 5.0
    day(d, 0, blow(d, "syria", "turkey", 7), climb(d, "turkey", "syria", 5))
    day(d, 1)
    day(d, 2)
    assert seen(d, "turkey") == {7: (1, 1, 0)}


def test_a_climb_against_the_patron_of_the_author_counts_and_against_others_not(d):
    day(d, 0, blow(d, "syria", "turkey", 3), climb(d, "turkey", "russia", 2))
    day(d, 1, blow(d, "syria", "turkey", 4), climb(d, "turkey", "united_states", 9))
    for number in (2, 3):
        day(d, number)
    assert seen(d, "turkey") == {3: (1, 1, 1), 4: (1, 1, 0)}


def test_blows_under_watch_overlap_and_the_unfinished_are_left_out(d):
    for number in range(4):
        day(d, number, blow(d, "syria", "turkey", number + 1),
            climb(d, "turkey", "syria", 1) if number == 2 else None)
    assert seen(d, "turkey") == {1: (1, 1, 1), 2: (1, 1, 1)}  # the third ends a day later
    assert WATCH == 3


def test_attacks_and_strikes_of_a_day_are_one_blow(d):
    i, j = d.at("syria"), d.at("turkey")

    def both():
        blow(d, "syria", "turkey", 2)()
        blow(d, "syria", "turkey", 3)()
        d.c.strike_power[i] = 0.0  # kills nobody
        d.fire_at("syria", "turkey", 1.0, 0.0, 6)
        strike(d.c, d.s, i, j)
    for number in range(3):
        day(d, number, both if number == 0 else None)
    assert seen(d, "turkey") == {5: (1, 1, 0)}
    assert d.s.fire_dead[i, j] == 0.0 and d.s.fire_days[i, j] == 1


def test_a_victim_at_the_top_of_its_menus_has_no_room(d):
    i = d.at("turkey")
    top = int(max(d.c.level[i, FORCE, :, RUNG].max(), d.c.level[i, RESPONSE, :, RUNG].max()))
    assert has_room(d.c, i, top - 1) and not has_room(d.c, i, top)
    d.s.rung[i, d.at("syria")] = top
    for number in range(3):
        day(d, number, blow(d, "syria", "turkey", 7) if number == 0 else None)
    assert seen(d, "turkey") == {7: (1, 0, 0)}


def test_spells_and_days_followed_by_strikes(d):
    i, j = d.at("turkey"), d.at("syria")

    def fire():
        d.fire_at("turkey", "syria", 0.5, 0.0, 6)
        settle_campaigns(d.c, d.s)
        strike(d.c, d.s, i, j)
        assert stands(d.s, i, j)
    for number, struck in enumerate((1, 1, 0, 1, 0, 0, 1)):
        d.s.over = 1 if number == 6 else 0
        day(d, number, fire if struck else None)
    assert (d.s.fire_days[i, j], d.s.fire_weight[i, j]) == (4, 2.0)
    assert (d.s.fire_standing[i, j], d.s.fire_again[i, j]) == (3, 1)  # the last has no day after it
    assert d.s.fire_runs[i].tolist() == [2, 1] + [0] * (BOUTS - 2)


@pytest.mark.parametrize("name", ["textbook", "idlib_2020", "cuba_1962", "july_1914"])
def test_taking_notes_moves_nothing(name):
    plain, traced = (simulate(scenario(name), 60, workers=1, replicates=2, kept=0, trace=t)
                     for t in (0, FORCE_NOTES))
    np.testing.assert_array_equal(plain.labels, traced.labels)
    np.testing.assert_array_equal(plain.counts, traced.counts)
    assert traced.note_names == tuple(note_names(plain.actors, [], list(plain.axes), FORCE_NOTES))


@pytest.mark.parametrize("name", ["textbook", "cuba_1962", "idlib_2020", "july_1914"])
def test_the_notes_of_a_watched_run_are_those_of_the_compiled_and_of_its_record(name):
    """Strikes and dead are counted from the record of each evening, apart from the notes."""
    traced = simulate(scenario(name), 40, workers=1, replicates=2, kept=0, trace=FORCE_NOTES)
    struck = sum(traced.note(f"fire_days.{a}.{b}") for a in traced.actors for b in traced.actors)
    rollout = int(np.flatnonzero(struck)[0])
    model = CrisisModel(scenario(name), rollout=rollout, replicates=2)
    model.case.trace = FORCE_NOTES
    days, dead = {}, {}
    while model.running:
        model.step()
        s, today = model.crisis, set()
        for at in range(s.logged - s.log_first):
            kind, pair = s.log_kind[at], (int(s.log_actor[at]), int(s.log_other[at]))
            if kind == H_STRIKE:
                today.add(pair)
            if kind in (H_STRIKE, H_ATTACK):
                dead[pair] = dead.get(pair, 0.0) + float(s.log_size[at])
        days = {p: days.get(p, 0) + (p in today) for p in {*days, *today}}
    row = np.zeros(len(traced.count_names) + len(traced.note_names))
    notes(model.case, model.crisis, row)
    np.testing.assert_array_equal(row[len(traced.count_names):].astype(np.float32),
                                  traced.notes[rollout])
    names = traced.actors
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            assert traced.note(f"fire_days.{a}.{b}")[rollout] == days.get((i, j), 0)
            assert traced.note(f"fire_dead.{a}.{b}")[rollout] <= dead.get((i, j), 0.0)
        runs = sum(k * traced.note(f"{BOUT_NOTE}.{a}.{k}")[rollout] for k in range(1, BOUTS))
        assert runs <= sum(n for (author, _), n in days.items() if author == i)


def test_names_of_notes_are_those_of_their_kinds():
    names = note_names(["a", "b"], [], [], FORCE_NOTES)
    assert len(names) == len(set(names)) == 4 * len(FIRE_NOTES) + 2 * (
        BOUTS + BLOWS * len(BLOW_NOTES))
