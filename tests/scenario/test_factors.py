"""Words of the command line as factors."""

import pytest

from sim.errors import UsageError
from sim.scenario.factors import factor, over, varies
from sim.scenario.load import load
from sim.scenario.variant import variant

S = load("textbook")


@pytest.mark.parametrize(("key", "text", "says"), [
    ("challenger", "bluff,blff", "did you mean 'bluff'"),
    ("challenger.resolve", "0.2,", "empty level"),
    ("challenger.resolve", "0.2,x", "is not a number"),
    ("challenger.resolve", "0.2,-4", "challenger.resolve"),
    ("challenger.resolve", "range(0,1,2,3)", "range.start,stop,step."),
    ("challenger.resolve", "range(0,1,0)", "cannot be 0"),
    ("challenger.resolve", "range(0,1,-1)", "has no level"),
    ("challenger.resolve", "linspace(0,1,1.5)", "whole number of levels"),
    ("challenger.resolve", "interval(1,0)", "low must be below high"),
    ("challenger.resolv", "0.1,0.2", "did you mean"),
    ("mechanisms.audiense", "on,off", "audience"),
    ("mechanisms.audience", "on,maybe", "must be on or off"),
])
def test_a_wrong_word_is_one_error(key, text, says):
    with pytest.raises(UsageError, match=says):
        factor(S, key, text)


def test_what_varies_is_told_from_what_does_not():
    assert varies(S, "challenger", "all") and varies(S, "challenger.resolve", "0.1,0.2")
    for text in ("range(0,1,0.5)", "linspace(0,1,3)", "interval(0,1)"):
        assert varies(S, "challenger.resolve", text)
    for text in ("range(0;1)", "linspace(3)", "interval(x)"):  # no comma, and still no number
        assert varies(S, "challenger.resolve", text)
    assert not varies(S, "challenger.resolve", "all")
    assert not varies(S, "challenger.resolve", "0.1:0.2:0.3")
    assert not varies(S, "defender", "steady")


def test_all_doctrines_and_both_switches():
    assert factor(S, "challenger", "all").levels == S.actor("challenger").doctrine_names
    assert factor(S, "mechanisms.audience", "off,on").codes == (0, 1)


def test_over_all_is_all_that_is_uncertain():
    case = variant(S, {"challenger.resolve": "0.3"})
    found = over(case, "all")
    free = {a.name for a in S.actors if len(a.doctrine_names) > 1}
    assert {f.key for f in found} == set(case.varying) | free
    assert "challenger.resolve" not in {f.key for f in found}


def test_over_names_and_patterns():
    case = variant(S, {})
    keys = {f.key for f in over(case, "challenger.r*,defender.resolve")}
    assert {"challenger.resolve", "defender.resolve"} <= keys
    assert all(k.startswith("challenger.r") or k == "defender.resolve" for k in keys)
    with pytest.raises(UsageError, match="did you mean 'defender.resolve'"):
        over(case, "defender.resolv")
    with pytest.raises(UsageError, match="does not vary"):
        over(variant(S, {"challenger.resolve": "0.3"}), "challenger.resolve")


def test_equal_levels_count_as_one_and_a_notice_says_so():
    found = factor(S, "challenger.resolve", "0.2,0.20,0.5")
    assert found.levels == ("0.2", "0.5")
    assert found.notices == ("challenger.resolve: levels 0.2 and 0.20 are equal and count once",)
    assert factor(S, "mechanisms.audience", "on,true,off").codes == (1, 0)
    assert factor(S, "challenger", "bluff,bluff,ultimatum").levels == ("bluff", "ultimatum")


def test_amounts_are_levels_too_and_what_is_cut_is_said():
    left = variant(S, {"challenger.resolve": "0.6"}).parameters
    found = factor(S, "challenger.resolve+", "0,0.1,0.7", left)
    assert [q.central for q in found.quantities] == [0.6, 0.7, 1.0]
    assert found.path == "challenger.resolve" and found.notices == (
        "challenger.resolve+=0.7 is cut at 1, the most that it can be: 0.6 becomes 1",)
    silent = next(p for p in S.paths if p not in S.parameters)
    with pytest.raises(UsageError, match="the scenario gives no value to move"):
        factor(S, f"{silent}+", "0.1,0.2")


def test_what_runs_over_a_prior_runs_over_the_one_that_was_given():
    """A range of the user's own, not the scenario's; the others as they are in the scenario."""
    own = variant(S, {"challenger.resolve": "0.1:0.2:0.3"})
    for text in ("challenger.resolve", "challenger.res*", "all"):
        found = {f.key: f for f in over(own, text)}
        (prior,) = found["challenger.resolve"].quantities
        assert (prior.low, prior.central, prior.high) == (0.1, 0.2, 0.3)
        assert (prior.low, prior.high) != (S.parameters["challenger.resolve"].low,
                                           S.parameters["challenger.resolve"].high)
    (prior,) = found["defender.resolve"].quantities
    assert prior == S.parameters["defender.resolve"]


def test_an_actor_whose_doctrine_is_given_or_not_drawn_is_no_factor():
    actors = {a.name for a in S.actors if len(a.doctrine_names) > 1}
    assert actors == {"challenger", "defender"}
    seated = {f.key for f in over(variant(S, {"challenger": "bluff"}), "all")}
    assert "challenger" not in seated and "defender" in seated
    named = {f.key for f in over(variant(S, {}, "named"), "all")}
    assert not named & actors
    with pytest.raises(UsageError, match="unknown varying parameter or actor"):
        over(variant(S, {"challenger": "bluff"}), "challenger")


def test_a_name_asked_for_twice_is_one_factor():
    found = over(variant(S, {}), "challenger.resolve,challenger.resolve,challenger.res*")
    assert [f.key for f in found] == ["challenger.resolve"]


@pytest.mark.parametrize(("text", "says"), [
    ("range(0,1e40,1)", "more than 10,000 levels"),
    ("range(0,1,1e-400)", "more than 10,000 levels"), ("range(0,1e999999,1)", "is not a number"),
    ("linspace(0,1e400,3)", "is not finite"),
])
def test_a_range_beyond_all_bounds_is_one_typed_error(text, says):
    with pytest.raises(UsageError, match=says):
        factor(S, "challenger.resolve", text)
