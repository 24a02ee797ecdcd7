"""Notes of words and postures: what counts as said otherwise, as at odds, as undone. Exact."""

import pytest

from sim.engine.rules.trace import SOON, differ, note_move, note_start, note_word
from sim.engine.rules.words import (
    exclude,
    last_clash,
    names_author,
    stance_of,
    take_stance,
)
from sim.engine.state.names import (
    FORCE,
    SIGNAL,
    V_ACKNOWLEDGE,
    V_APPEAL,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_DEFLECT,
    V_EXTEND,
    V_ISSUE,
    V_NONE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_WITHDRAW,
    V_WORDS,
    VERBS,
)
from sim.engine.state.places import MATTER_AUTHOR, MATTER_THREAT


@pytest.fixture
def d(d):
    """The first morning of a traced rollout."""
    d.c.trace = 1
    note_start(d.c, d.s)
    return d


AUTHORS = (V_BLAME_TARGET, V_BLAME_PATRON, V_BLAME_SPOILER, V_DEFLECT, V_ACKNOWLEDGE)


def say(d, actor, *words):
    """Say words on given days: (day, verb); the actor's counts (words, otherwise, at odds)."""
    i = d.at(actor)
    for day, verb in words:
        d.s.day = day
        note_word(d.c, d.s, i, verb)
        take_stance(d.s, i, verb)
    return int(d.s.moved[i, SIGNAL]), int(d.s.undone[i, SIGNAL]), int(d.s.denied[i])


def test_issuing_renewing_and_pledging_say_the_same():
    assert {stance_of(v) for v in (V_ISSUE, V_RENEW, V_PLEDGE)} == {V_RENEW}
    assert {stance_of(v) for v in (V_NONE, V_WORDS, V_APPEAL, V_OPEN_GATE)} == {V_NONE}
    assert [v for v in range(len(VERBS)) if names_author(v)] == sorted(AUTHORS)


def test_what_excludes_differs_and_both_are_symmetric():
    stances = sorted({stance_of(v) for v in range(len(VERBS))} - {V_NONE})
    for one in stances:
        for other in stances:
            if names_author(one) != names_author(other):
                continue
            assert differ(one, other) == differ(other, one)
            assert exclude(one, other) == exclude(other, one)
            assert not exclude(one, other) or differ(one, other)
        assert not differ(one, one)


@pytest.mark.parametrize(
    ("one", "other", "otherwise", "at_odds"),
    [
        (V_RENEW, V_WITHDRAW, True, True),
        (V_RENEW, V_EXTEND, True, False),  # more time: the threat still stands
        (V_EXTEND, V_WITHDRAW, False, False),
        (V_BLAME_TARGET, V_BLAME_PATRON, True, True),  # two authors of one clash
        (V_DEFLECT, V_BLAME_SPOILER, True, False),  # a deflection names nobody
        (V_DEFLECT, V_BLAME_TARGET, True, False),
        (V_DEFLECT, V_BLAME_PATRON, True, True),  # it spares whom the charge names
        (V_DEFLECT, V_ACKNOWLEDGE, True, True),
        (V_ACKNOWLEDGE, V_BLAME_SPOILER, True, True),
    ],
)
def test_pairs_of_words(one, other, otherwise, at_odds):
    assert (differ(one, other), exclude(one, other)) == (otherwise, at_odds)


def test_words_at_odds_are_counted_and_other_matters_are_apart(d):
    counts = say(d, "turkey", (1, V_RENEW), (2, V_BLAME_TARGET), (3, V_WITHDRAW), (4, V_WORDS),
                 (5, V_BLAME_PATRON), (6, V_BLAME_PATRON), (7, V_NONE))
    assert counts == (6, 2, 2)
    i = d.at("turkey")
    assert d.s.stance[i, MATTER_THREAT] == V_WITHDRAW
    assert d.s.stance[i, MATTER_AUTHOR] == V_BLAME_PATRON
    assert d.s.moved_first[i, SIGNAL] == 1


def test_a_clash_in_between_makes_a_new_author_another_matter(d):
    a, b = d.at("syria"), d.at("turkey")
    assert say(d, "russia", (1, V_BLAME_SPOILER), (4, V_ACKNOWLEDGE)) == (2, 1, 1)
    d.s.last_fatal[a, b] = 4  # after the words of day 4: words come before the fighting
    assert say(d, "russia", (5, V_BLAME_SPOILER)) == (3, 2, 1)
    assert say(d, "russia", (6, V_ACKNOWLEDGE)) == (4, 3, 2)
    d.s.last_spoil = 7
    assert say(d, "russia", (8, V_BLAME_SPOILER)) == (5, 4, 2)


def test_a_clash_does_not_excuse_a_threat_taken_back(d):
    say(d, "turkey", (1, V_RENEW))
    d.s.last_fatal[d.at("syria"), d.at("turkey")] = 2
    assert say(d, "turkey", (3, V_WITHDRAW)) == (2, 1, 1)


def test_the_last_clash_is_anybodys(d):
    d.s.last_fatal[:] = -10_000
    assert last_clash(d.c, d.s) == -10_000
    d.s.last_fatal[d.at("iran"), d.at("opposition")] = 3
    assert last_clash(d.c, d.s) == 3
    d.s.last_spoil = 5
    assert last_clash(d.c, d.s) == 5


@pytest.mark.parametrize(("days", "undone"), [(SOON, 1), (SOON + 1, 0)])
def test_a_posture_gone_back_to_within_five_days_is_undone(d, days, undone):
    i = d.at("turkey")
    start = int(d.s.posture[i, FORCE])
    other = 0 if start else 1
    d.s.day = 3
    note_move(d.s, i, FORCE, other)
    d.s.posture[i, FORCE] = other
    d.s.day = 3 + days
    note_move(d.s, i, FORCE, start)
    assert (d.s.moved[i, FORCE], d.s.undone[i, FORCE]) == (2, undone)
    assert d.s.moved_first[i, FORCE] == 3
