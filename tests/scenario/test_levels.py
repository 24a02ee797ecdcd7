"""The one grammar of values in words, and what it shares with Hydra's."""

import itertools

import pytest
from hydra.core.override_parser.overrides_parser import OverridesParser

from sim.cli.multirun import values
from sim.errors import UsageError
from sim.scenario.factors import factor, levels_of
from sim.scenario.levels import (
    level_text,
    level_word,
    levels,
    list_names,
    several,
    split_list,
    unquote,
)
from sim.scenario.load import load

S = load("textbook")
RANGES = [f"range({a},{b},{c})" for a, b, c in itertools.product(
    ("0", "1", "-2", "0.1", "0.25"), ("1", "3", "0.9", "-1"), ("1", "0.1", "-0.5", "0.3", "2"))]
SHARED = ["1,2", "0.2,0.5,0.8", "a,b,c", "range(4)", "range(1,4)", "range(0,1,0.25)",
          "range(3,0,-1)", "range(0.1,0.4,0.1)", "choice(p,q)",
          "choice(0.5,0.25)", "'x y',z", '"a,b",c', "'(',')'",
          "on,off", "bluff", "0.1:0.2:0.3,0.3:0.4:0.5", "'it\\'s',b", "1e-3,0.5", "-1,-2",
          "path/to/a,path/to/b", "[1,2],[3,4]", "free,defy@2001-01-02..2001-01-03", *RANGES]


def spelt_by_hydra(value: object) -> str:
    """A value of Hydra's as a word here."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"  # a range's 0.30000000000000004 is 0.3
    return str(getattr(value, "text", value))


def by_hydra(text: str) -> list[str]:
    """The levels that Hydra's own parser reads."""
    found = OverridesParser.create().parse_override(f"key={text}")
    if not found.is_sweep_override():
        return [spelt_by_hydra(found.value())]
    levels_ = [spelt_by_hydra(x) for x in found.sweep_iterator()]
    if text.startswith("range(") and levels_ and same(levels_[-1], text[6:-1].split(",")[-2:][0]):
        levels_.pop()  # its binary steps may fall just short of the end, which it leaves out
    return levels_


def same(a: str, b: str) -> bool:
    """True for equal numbers or texts."""
    try:
        return float(a) == pytest.approx(float(b), abs=1e-12)
    except ValueError:
        return a.replace(" ", "") == b.replace(" ", "")


@pytest.mark.parametrize("text", SHARED)
def test_the_levels_are_hydras_where_both_read_the_word(text):
    theirs = by_hydra(text)
    if not theirs:
        with pytest.raises(UsageError, match="has no level"):
            levels("key", text)
        return
    ours = levels("key", text).names
    assert len(ours) == len(theirs) and all(map(same, ours, theirs)), (ours, theirs)
    assert values("key", text) == ours  # of `run -m`


@pytest.mark.parametrize("text", [*RANGES, "0.2,0.5,0.50", "linspace(0,1,5)", "0.1:0.2:0.3,1",
                                  "range(0,1,0.25),0.9", "choice(0.1,0.2),0.3", "'0.2',0.4"])
def test_multirun_and_sweep_have_the_same_levels(text):
    key = "challenger.resolve"
    try:
        swept = factor(S, key, text).levels
    except UsageError as error:
        if "out of range" in str(error):  # said by the job that has it
            return
        with pytest.raises(UsageError) as caught:
            values(key, text)
        assert str(caught.value) == str(error)
        return
    assert values(key, text) == values(key, text, S) == swept
    assert values("challenger", "all", S) == levels_of(S, "challenger", "all").names


def test_all_the_doctrines_are_jobs_of_their_own():
    from sim.cli.multirun import expand

    jobs = expand({"scenario": "textbook", "challenger": "all", "defender": "steady"})
    assert [j[1] for j in jobs] == [f"challenger={d}" for d in S.actor("challenger").doctrine_names]


@pytest.mark.parametrize(("text", "parts"), [
    ("a,b", ["a", "b"]), ("range(0,1,0.5),2", ["range(0,1,0.5)", "2"]),
    ("a", ["a"]), ("a,", ["a", ""]), ("held(deal == 1, 3),x:y", ["held(deal == 1, 3)", "x:y"]),
    ("holder.'A, B' == 1,c", ["holder.'A, B' == 1", "c"]), ("l'autre,d'un", ["l'autre", "d'un"]),
    ("my folder (1, 2)/x,y", ["my folder (1, 2)/x", "y"]), ("'a,b',\"c,d\"", ["'a,b'", '"c,d"']),
])
def test_commas_in_brackets_and_quotes_do_not_divide(text, parts):
    assert split_list(text) == parts and several(text) == (len(parts) > 1)


@pytest.mark.parametrize(("text", "names"), [
    ("0.2,0.5", ["0.2", "0.5"]), ("range(0,1,0.25)", ["0", "0.25", "0.5", "0.75"]),
    ("range(0.1,0.4,0.1)", ["0.1", "0.2", "0.3"]), ("range(3,0,-1)", ["3", "2", "1"]),
    ("range(0.0001,0.0004,0.0001)", ["0.0001", "0.0002", "0.0003"]),
    ("linspace(0,1,4)", ["0", "0.333333", "0.666667", "1"]), ("linspace(1,-1,3)", ["1", "0", "-1"]),
    ("0.1:0.2:0.3,1", ["0.1:0.2:0.3", "1"]), ("range(1,4,2),'a,b'", ["1", "3", "a,b"]),
    ("1,1.0,01,2", ["1", "2"]), ("0.1:0.2:0.3,0.10:0.2:0.3", ["0.1:0.2:0.3"]),
])
def test_levels(text, names):
    assert list(levels("k", text).names) == names


@pytest.mark.parametrize(("text", "says"), [
    ("1,(", r"k=1,\(: a bracket is not closed; \) is missing"), ("'a,b", "quote ' is not closed"),
    ("a,,b", "empty level"), ("interval(0,1)", "has no levels; `escalade sweep` can draw"),
    ("sort(3,1)", r"sort\(...\) is a function of Hydra's that is not understood here; allowed:"),
    ("linspce(0,1,3)", "unknown function 'linspce'; did you mean 'linspace'"),
    ("frobnicate(1)", "unknown function 'frobnicate'; allowed: choice, interval, linspace, range"),
    ("range(0,x,1)", "'x' is not a number"), ("range(0,inf,1)", "'inf' is not finite"),
    ("range(0,1e9,1)", "more than 10,000 levels"), ("range()", "'' is not a number"),
    ("linspace(0,1)", "should be linspace"), ("linspace(0,1,1e9)", "2 to 10,000"),
])
def test_what_is_no_level_is_one_error(text, says):
    with pytest.raises(UsageError, match=says) as caught:
        levels("k", text)
    assert str(caught.value).startswith("k=") and "\n" not in str(caught.value)


@pytest.mark.parametrize("names", [
    ["a", "b"], ["x,y", "z"], ["it's", "'q'"], ["(", ")"], [" a "], ["range(3)", "b\\c"],
    [0.2, 0.8]])
def test_a_list_in_python_reads_back_as_it_was(names):
    assert list(levels("k", level_text(names)).names) == [str(x) for x in names]
    assert unquote(level_word(str(names[0]))) == str(names[0])


def test_a_setting_of_several_names():
    assert list_names("over", "home.*, 'a b'") == ["home.*", "a b"]
    with pytest.raises(UsageError, match="over=a,: has an empty name"):
        list_names("over", "a,")
