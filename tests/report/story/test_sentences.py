"""Sentences: 80 columns, capitals and full stops, only what changes, causes by date and content."""

import datetime as dt
import re

import numpy as np
import pytest

from sim.report.story.chronicle import Chronicle
from sim.report.story.event import Event
from sim.report.story.losses import front_deaths
from sim.report.story.page import WIDTH, page
from sim.report.story.piece import Piece, join_pieces
from sim.report.story.select import percent
from sim.report.story.toll import toll
from sim.scenario.load import load
from tests.report.story.watched import CASES, seen, told


@pytest.mark.parametrize(("name", "rollout"), CASES)
def test_a_page_is_80_columns_wide_and_every_sentence_whole(name, rollout):
    chronicle = told(name, rollout)
    text = page(chronicle)
    assert max(map(len, text.splitlines())) <= WIDTH == 80
    assert len(chronicle.lines) > 2  # a day, what was done and how it ended
    for line in chronicle.lines:
        assert line.text[0].isupper() or not line.text[0].isalpha()
        assert line.text.endswith(".") and ".." not in line.text and "  " not in line.text
        assert not re.search(r"\b(None|nan|-1)\b", line.text)
    flat = " ".join(text.split())
    for axis, label in chronicle.watched.labels.items():
        assert chronicle.context.phrases.glossary.name("label", f"{axis}.{label}") in flat


@pytest.mark.parametrize(("name", "rollout"), CASES)
def test_every_death_is_told_once(name, rollout):
    """Deaths of events, of the weeks at the front, and of all: nothing is left over."""
    w = seen(name, rollout)
    by, everybody = toll(told(name, rollout))
    front = front_deaths(w.days, len(everybody))
    for i, dead in enumerate(everybody):
        assert sum(d[i] for d in front) == pytest.approx(dead - by[:, i].sum())
        assert all(d[i] >= 0 for d in front)


@pytest.mark.parametrize(("name", "rollout"), CASES)
def test_a_word_is_told_once_for_each_occasion(name, rollout):
    chronicle = told(name, rollout)
    by_id = {e.id: e for e in chronicle.events}
    plain = [(e.actor, e.item, e.cause) for line in chronicle.lines
             for e in (by_id[n] for n in line.events)
             if e.kind == "word" and len(line.events) == 1]
    about_nothing = [key for key in plain if key[2] is None]
    assert len(set(about_nothing)) == len(about_nothing)


def test_an_answer_put_off_to_one_blow_is_told_once_and_a_deal_strained_by_others_says_so():
    chronicle = told("idlib_2020", 1)
    text = " ".join(page(chronicle).split())
    put_off = [(e.actor, e.item, e.cause) for e in chronicle.events if e.kind == "answer"]
    assert len(put_off) - len(set(put_off)) >= 5
    assert "After the attack at Kafr Nabl, Turkey plays for time." in text
    assert text.count("Turkey plays for time") == 1
    assert "answers put off again" in text and "after the deal on" not in text
    assert "breaks down, strained by those whom it left out." in text


def test_events_that_only_repeat_what_was_told_are_passed_over_in_most_rollouts():
    assert np.mean([sum(told(name, k).repeats.values()) > 0 for name, k in CASES]) > 0.6


def test_no_event_is_told_twice_and_few_are_left_out():
    for name, k in CASES:
        chronicle = told(name, k)
        ids = [n for line in chronicle.lines for n in line.events]
        assert len(ids) == len(set(ids))
        mute = [e.kind for e in chronicle.events if e.id not in set(ids)]
        assert set(mute) <= {"answer", "word", "round", "offer", "intervention", "violation",
                             "deadline", "ultimatum", "deal", "attack"}, (name, k, mute)


def test_the_sentences_that_matter_most_come_in_order_of_days():
    chronicle = told("idlib_2020", 0)
    ten = chronicle.sentences(10)
    assert len(ten) == 10 and [d for d, _ in ten] == sorted(d for d, _ in ten)
    assert set(ten) <= set(chronicle.sentences(20))
    all_lines = [(line.date, line.text) for line in chronicle.lines]
    assert chronicle.sentences(10_000) == all_lines


WORDS = {
    "subject": {"challenger": ("the Northern Powers", ""), "defender": ("South", "")},
    "adjective": {"challenger": ("Northern", ""), "defender": ("Southern", "")},
    "actor": {"challenger": ("Northern Powers", ""), "defender": ("South", "")},
    "option": {"challenger.force.strike": ("strike the South", ""),
               "challenger.force.hold": ("hold back", ""),
               "challenger.signal.withdraw": ("let their demand go", ""),
               "challenger.response.honour": ("strike as they threatened", ""),
               "defender.force.comply": ("gives way", ""),
               "defender.force.hold": ("holds out", ""),
               "defender.signal.words": ("protests", "")},
    "ultimatum": {"demand": ("demand to leave", "")},
    "label": {"end_state.target_complied": ("the South gives way", "The South has left.")},
}


def test_words_of_a_scenario_make_the_sentences():
    scenario = load("textbook").changed(words=WORDS)
    from sim.report.story.chronicle import chronicle
    text = " ".join(" ".join(page(chronicle(scenario, 7, k)).split()) for k in range(90))
    assert "The Northern Powers let their demand go" in text
    assert re.search(r"With the deadline of \d+ January past, the Northern Powers strike as they "
                     r"threatened: \d+ Southern soldiers die\.", text)
    assert "The demand to leave is met, with strikes already made, after South gives way." in text
    assert "the South gives way. The South has left." in text


def test_a_plural_subject_takes_a_plural_verb():
    from sim.report.story.phrases import Phrases

    scenario = load("textbook").changed(words=WORDS)
    north, south = (scenario.actor_names.index(x) for x in ("challenger", "defender"))
    p = Phrases(scenario)
    assert p.does(north, "turn it down") == "the Northern Powers turn it down"
    assert p.does(south, "turn it down") == "South turns it down"
    assert p.owner(north) == "the Northern Powers'" and p.owner(south) == "South's"
    assert p.die(south, 1) == "1 Southern soldier dies"
    plain = Phrases(load("textbook").changed(words={}))
    assert plain.die(north, 1200) == "1,200 soldiers of Challenger die"


def piece(who, does, why="after the attack", kind="word", effects=""):
    return Piece(kind, f"{who} {does}", why, effects, 5.0, (), who, does)


def test_acts_with_one_cause_share_a_sentence():
    pair = [piece("A", "protests"), piece("B", "waits")]
    assert [t for t, *_ in join_pieces(pair)] == ["after the attack, A protests, while B waits"]
    same = [piece("A", "protests"), piece("B", "protests")]
    assert [t for t, *_ in join_pieces(same)] == ["after the attack, A protests, as does B"]
    own = [piece("A", "protests"), piece("A", "waits")]
    assert [t for t, *_ in join_pieces(own)] == ["after the attack, A protests and waits"]
    apart = [piece("A", "protests"), piece("B", "waits", "after the deal"),
             piece("C", "asks", effects="it helps")]
    assert len(join_pieces(apart)) == 3
    assert join_pieces(apart)[0][0] == "A protests after the attack"


def test_the_text_follows_the_event():
    """Another place, author or number of dead gives another sentence."""
    w = next(seen(n, k) for n, k in CASES if any(e.place >= 0 and e.kind == "attack"
                                                 for e in seen(n, k).events))
    chronicle = Chronicle(w)
    from sim.report.story.texts import statement
    e = next(x for x in w.events if x.kind == "attack" and x.place >= 0)
    fields = {f: getattr(e, f) for f in Event.__dataclass_fields__}
    was = statement(chronicle.context, e)
    assert f" {round(e.size)} " in was and w.scenario.places[e.place]["name"] in was
    for change in ({"size": e.size + 1}, {"place": (e.place + 1) % w.case.n_places},
                   {"actor": e.other, "third": e.other}, {"third": e.other}):
        assert statement(chronicle.context, Event(**{**fields, **change})) != was


def test_an_old_cause_is_named_with_its_date():
    chronicle = told("idlib_2020", 3)
    by_id = {e.id: e for e in chronicle.events}
    dated = 0
    for line in chronicle.lines:
        for n in line.events:
            cause = by_id.get(by_id[n].cause if by_id[n].cause is not None else -1)
            if by_id[n].kind in ("answer", "word") and cause is not None \
                    and cause.kind == "attack" and cause.day < line.day:
                dated += 1
                assert f"{cause.date.day} {cause.date:%B}" in line.text
    assert dated > 3 and isinstance(chronicle.lines[0].date, dt.date)


def test_shares_are_in_percent():
    assert [percent(x) for x in (0.0005, 0.012, 0.5)] == ["0.05%", "1.2%", "50%"]
