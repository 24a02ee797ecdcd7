"""Words as stances: what can be said of a threat and of an author, and what it is at odds with.

Exact.
"""

import pytest

from sim.engine.rules.fire import clash
from sim.engine.rules.price import price
from sim.engine.rules.retreats import renewed_publicity
from sim.engine.rules.words import (
    exclude,
    last_clash,
    meaningful,
    names_author,
    party_to_clash,
    reverses,
    stance_of,
    stands_said,
    take_stance,
)
from sim.engine.state.names import (
    C_AUDIENCE,
    NEVER,
    SIGNAL,
    U_LAPSED,
    U_MET,
    U_NONE,
    U_OPEN,
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
from tests.engine.rules.builders import Desk

AUTHORS = {V_BLAME_TARGET, V_BLAME_PATRON, V_BLAME_SPOILER, V_DEFLECT, V_ACKNOWLEDGE}
CHARGES = AUTHORS - {V_ACKNOWLEDGE}


@pytest.fixture
def calm(d) -> Desk:
    """Nobody has ever killed anybody, and it is day 10."""
    d.s.day = 10
    d.s.last_fatal[:] = d.s.last_spoil = NEVER
    return d


def may(d: Desk, actor: str) -> set[int]:
    """Verbs that an actor's words could have and mean something."""
    i = d.at(actor)
    return {v for v in range(len(VERBS)) if meaningful(d.c, d.s, d.w, i, v)}


def fatal(d: Desk, day: int) -> None:
    """Soldiers of the issuer were killed by the target on a day."""
    d.s.last_fatal[d.at("syria"), d.at("turkey")] = day


def say(d: Desk, actor: str, verb: int, day: int) -> None:
    """A word is said on a day."""
    d.s.day = day
    take_stance(d.s, d.at(actor), verb)


def test_no_author_is_named_without_a_clash_and_every_charge_may_be_after_one(calm):
    for actor in ("turkey", "syria", "russia", "iran"):
        assert not may(calm, actor) & AUTHORS
    fatal(calm, 9)
    for actor in ("turkey", "syria", "russia", "iran"):
        assert may(calm, actor) & CHARGES == CHARGES


@pytest.mark.parametrize(("ago", "spoken"), [(0, True), (14, True), (15, False)])
def test_a_clash_is_spoken_of_for_a_fortnight(calm, ago, spoken):
    assert calm.c.clash_days == 14
    fatal(calm, calm.s.day - ago)
    assert bool(may(calm, "russia") & CHARGES) == spoken
    calm.s.last_fatal[:] = NEVER
    calm.s.last_spoil = calm.s.day - ago
    assert bool(may(calm, "russia") & CHARGES) == spoken


def test_only_a_party_to_an_open_clash_may_own_it(calm):
    d = calm
    fatal(d, 10)
    assert not any(V_ACKNOWLEDGE in may(d, a) for a in d.scenario.actor_names)
    clash(d.c, d.s, d.at("syria"), d.at("syria"), d.at("turkey"), 4.0)
    for actor in d.scenario.actor_names:
        assert (V_ACKNOWLEDGE in may(d, actor)) == (actor in ("turkey", "syria"))
        assert party_to_clash(d.c, d.s, d.at(actor)) == (actor in ("turkey", "syria"))


def test_saying_it_again_means_nothing_until_a_new_clash(calm):
    d, i = calm, calm.at("russia")
    fatal(d, 9)
    say(d, "russia", V_BLAME_SPOILER, 10)
    assert may(d, "russia") & CHARGES == CHARGES - {V_BLAME_SPOILER}
    assert may(d, "turkey") & CHARGES == CHARGES  # it binds its author alone
    d.s.day = 12
    assert stands_said(d.c, d.s, i, MATTER_AUTHOR) and V_BLAME_SPOILER not in may(d, "russia")
    fatal(d, 12)  # after the words of the day
    assert not stands_said(d.c, d.s, i, MATTER_AUTHOR)
    assert may(d, "russia") & CHARGES == CHARGES


def test_a_clash_of_the_day_of_a_word_is_news_to_it(calm):
    d = calm
    fatal(d, 9)
    say(d, "russia", V_DEFLECT, 10)
    fatal(d, 10)
    assert V_DEFLECT in may(d, "russia") and last_clash(d.c, d.s) == 10


@pytest.mark.parametrize("said", sorted(AUTHORS))
def test_reversing_is_what_cannot_be_true_beside_the_last_word_on_the_same_clash(calm, said):
    d, i = calm, calm.at("russia")
    fatal(d, 9)
    assert not any(reverses(d.c, d.s, i, v) for v in range(len(VERBS)))
    say(d, "russia", said, 10)
    d.s.day = 11
    for v in range(len(VERBS)):
        wanted = v in AUTHORS and exclude(said, v)
        assert reverses(d.c, d.s, i, v) == wanted
    assert not reverses(d.c, d.s, i, said)
    fatal(d, 11)
    assert not any(reverses(d.c, d.s, i, v) for v in range(len(VERBS)))


def test_reversing_is_priced_and_no_other_word_is(calm):
    d, i = calm, calm.at("russia")
    d.c.reversal = 0.07
    fatal(d, 9)
    say(d, "russia", V_BLAME_SPOILER, 10)
    d.s.day = 11
    price(d.c, d.s, d.w, i, SIGNAL)
    paid = {}
    for o in range(int(d.c.n_options[i, SIGNAL])):
        paid[int(d.c.verb[i, SIGNAL, o])] = float(d.w.payoff[2, o, C_AUDIENCE])
    assert paid[V_ACKNOWLEDGE] == -0.07
    assert {v for v, x in paid.items() if x != 0.0} == {v for v in paid if exclude(
        V_BLAME_SPOILER, v) and names_author(v)}
    fatal(d, 11)
    price(d.c, d.s, d.w, i, SIGNAL)
    assert d.w.payoff[:, : int(d.c.n_options[i, SIGNAL]), C_AUDIENCE].max() == 0.0
    assert d.w.payoff[:, : int(d.c.n_options[i, SIGNAL]), C_AUDIENCE].min() == 0.0


def test_silence_and_words_on_other_matters_keep_a_stance(calm):
    d, i = calm, calm.at("russia")
    fatal(d, 9)
    say(d, "russia", V_BLAME_TARGET, 10)
    for verb in (V_NONE, V_WORDS, V_APPEAL, V_OPEN_GATE, V_WITHDRAW):
        say(d, "russia", verb, 11)
    assert d.s.stance[i, MATTER_AUTHOR] == V_BLAME_TARGET and d.s.stance_day[i, MATTER_AUTHOR] == 10
    assert d.s.stance[i, MATTER_THREAT] == V_WITHDRAW and d.s.stance_day[i, MATTER_THREAT] == 11


def test_a_threat_is_issued_once_and_its_words_need_it_open(calm):
    d = calm
    threats = {V_ISSUE, V_RENEW, V_EXTEND, V_WITHDRAW}
    d.s.ult_status[0] = U_NONE
    assert may(d, "turkey") & threats == {V_ISSUE}
    d.s.ult_status[0] = U_OPEN
    d.s.ult_deadline[0] = d.s.day + int(d.c.ult_extension[0])
    d.s.ult_publicity[0] = 0.2
    assert may(d, "turkey") & threats == {V_RENEW, V_EXTEND, V_WITHDRAW}
    for status in (U_MET, U_LAPSED):
        d.s.ult_status[0] = status
        assert not may(d, "turkey") & threats
    for other in ("syria", "russia", "united_states"):
        assert not may(d, other) & threats


def test_a_deadline_is_moved_only_when_it_is_near(calm):
    d = calm
    step = int(d.c.ult_extension[0])
    for ahead, near in ((step + 1, False), (step, True), (0, True), (-3, True)):
        d.s.ult_deadline[0] = d.s.day + ahead
        assert (V_EXTEND in may(d, "turkey")) == near


def test_renewing_adds_nothing_until_a_new_clash(calm):
    d, i = calm, calm.at("turkey")
    d.s.ult_publicity[0] = 0.2
    assert V_RENEW in may(d, "turkey")
    say(d, "turkey", V_RENEW, 10)
    d.s.day = 11
    assert V_RENEW not in may(d, "turkey") and renewed_publicity(d.c, d.s, 0) > d.s.ult_publicity[0]
    fatal(d, 11)
    assert V_RENEW in may(d, "turkey")
    d.s.ult_publicity[0] = 1.0
    assert V_RENEW not in may(d, "turkey") and renewed_publicity(d.c, d.s, 0) == 1.0
    assert stance_of(V_ISSUE) == stance_of(V_PLEDGE) == V_RENEW and i == d.c.ult_issuer[0]


def test_a_pledge_and_an_open_gate_are_said_once(calm):
    d, i = calm, calm.at("turkey")
    d.s.pledge_active[:] = 1
    assert V_PLEDGE not in may(d, "turkey")
    d.s.pledge_active[:] = 0
    assert V_PLEDGE in may(d, "turkey") and V_PLEDGE not in may(d, "united_states")
    assert V_OPEN_GATE in may(d, "turkey")
    d.s.gate[i] = 1
    assert V_OPEN_GATE not in may(d, "turkey")


def test_idle_words_are_always_sayable_and_leave_no_stance(calm):
    for verb in (V_NONE, V_WORDS, V_APPEAL):
        assert verb in may(calm, "united_states") and stance_of(verb) == V_NONE
