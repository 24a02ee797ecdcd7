"""Events add up to what the ledger counts, move the map as it moves, and have earlier causes."""

import dataclasses

import pytest

from sim.engine.state.capacity import EVENTS
from sim.engine.state.names import RESPONSE, V_DILUTE, V_HONOUR
from sim.report.story.watch import watch
from sim.scenario.load import load
from tests.report.story.watched import CASES, seen, unlike_the_ledger, unlike_the_map

ALLOWED = {  # kind -> kinds of cause
    "strike": {"force", "answer", "intervention"},
    "raid": {"force"},
    "attack": {"force", "strike", "raid"},
    "taken": {"force", "deal"},
    "surrounded": {"taken"},
    "relieved": {"taken"},
    "offer": {"round"},
    "deal": {"offer"},
    "answer": {"attack", "strike", "deadline"},
    "intervention": {"strike", "attack", "force"},
    "extension": {"word", "answer"},
    "deadline": {"ultimatum", "extension"},
    "breakdown": {"force", "strike", "deal", "violation"},  # a breach is a strike, strain the deal
    "admitted": {"attack"},
    "closed": {"word", "deal", "taken", "force", "deadline"},
}


@pytest.mark.parametrize(("name", "rollout"), CASES)
def test_events_add_up_to_the_ledger(name, rollout):
    assert unlike_the_ledger(seen(name, rollout)) == []


@pytest.mark.parametrize(("name", "rollout"), CASES)
def test_places_pass_as_the_events_say(name, rollout):
    assert unlike_the_map(seen(name, rollout)) == []


@pytest.mark.parametrize(("name", "rollout"), CASES)
def test_every_cause_is_an_earlier_event_of_a_kind_that_can_cause_it(name, rollout):
    events = seen(name, rollout).events
    by_id = {e.id: e for e in events}
    assert [e.id for e in events] == list(range(len(events)))
    for e in events:
        if e.cause is not None:
            assert e.cause < e.id and by_id[e.cause].day <= e.day
            assert by_id[e.cause].kind in ALLOWED.get(e.kind, {by_id[e.cause].kind}), e


def test_much_of_what_happens_has_a_cause():
    events = [e for name, k in CASES for e in seen(name, k).events]
    kinds = {e.kind for e in events}
    assert {"strike", "attack", "answer", "intervention", "offer", "deal", "closed",
            "breakdown"} <= kinds
    caused = {e.kind for e in events if e.cause is not None}
    assert {"answer", "intervention", "strike", "offer", "deal", "word", "force", "talk"} <= caused
    assert all(e.cause is not None for e in events
               if e.kind in ("intervention", "offer", "deal", "surrounded", "extension"))


def test_an_attack_falls_on_a_surrounded_post_or_on_the_front():
    places = 0
    for name, k in CASES:
        w = seen(name, k)
        for d in w.days:
            for e in d.events:
                if e.kind != "attack" or e.place < 0:
                    continue
                places += 1
                roads = [(w.case.road_from[r], w.case.road_to[r]) for r in range(w.case.n_roads)]
                beyond = [b if a == e.place else a for a, b in roads if e.place in (a, b)]
                front = d.holders[e.place] == 1 and any(d.holders[b] == 0 for b in beyond)
                assert e.place in d.posts or front
    assert places > 10
    assert all(e.place < 0 for e in seen("cuba_1962", 1).events)


def test_nothing_is_lost_and_a_day_has_room_to_spare():
    most = max(len(d.events) for name, k in CASES for d in seen(name, k).days)
    assert most * 3 < EVENTS
    assert all(seen(name, k).lost == 0 for name, k in CASES)


def without(w, kind):
    """The rollout with one event of a kind left out."""
    day = next(d for d in w.days if any(e.kind == kind for e in d.events))
    gone = next(e for e in day.events if e.kind == kind)
    fewer = dataclasses.replace(day, events=[e for e in day.events if e is not gone])
    return dataclasses.replace(w, days=[fewer if d is day else d for d in w.days])


def counts(w, kind):
    """True if the first event of a kind is one that the ledger counts."""
    first = next((e for e in w.events if e.kind == kind and e.day >= 0), None)
    if first is None or kind != "answer":
        return first is not None and (first.size > 0 or kind != "strike")
    return int(w.case.verb[first.actor, RESPONSE, first.item]) in (V_HONOUR, V_DILUTE)


@pytest.mark.parametrize("kind", ["attack", "strike", "answer", "round", "offer", "deal",
                                  "breakdown"])
def test_an_event_left_out_is_noticed(kind):
    w = next(seen(n, k) for n, k in CASES if counts(seen(n, k), kind))
    assert unlike_the_ledger(w) == []
    assert unlike_the_ledger(without(w, kind))


def test_a_place_taken_in_silence_is_noticed():
    w = next(seen(n, k) for n, k in CASES if any(e.kind == "taken" for e in seen(n, k).events))
    assert unlike_the_map(without(w, "taken"))


def test_only_the_option_that_an_actor_is_told_to_take_is_called_forced():
    """A posture whose campaign is over falls back by itself, whatever the actor is told."""
    forced, free = 0, 0
    for k in range(8):
        w = watch(load("textbook"), 7, k, overrides={"do.challenger.force": "strike"})
        names = w.scenario.actor("challenger").menus["force"]
        for e in w.events:
            if e.kind == "force" and w.scenario.actor_names[e.actor] == "challenger":
                assert e.forced == (names[e.item] == "strike"), e
                forced, free = forced + e.forced, free + (not e.forced)
    assert forced > 8 and free > 0
