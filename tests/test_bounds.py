"""Numbers as users write them: plain ones alone, and where a list goes instead."""

import pytest

from sim.bounds import fraction, list_hint, number, plain_number, whole
from sim.errors import UsageError
from sim.scenario.factors import factor
from sim.scenario.levels import levels, split_list
from sim.scenario.load import load
from sim.scenario.variant import variant

S = load("textbook")
ODD = ["0_8", "\uff10.\uff15", "\u0663", "0x1", "1e", "1 2", "--1", "1__0", "", "\u00bd", "1e1e1"]
WHERE = "lists are for `escalade sweep`, or `escalade run -m`, a run for each"


@pytest.mark.parametrize("text", ["0.5", ".5", "5.", "-1", "+1e-3", "1E3", "007", " 0.5 "])
def test_a_plain_number_is_what_it_says(text):
    assert number(text) == float(text)


@pytest.mark.parametrize("text", ODD)
def test_only_plain_numbers_are_numbers(text):
    assert plain_number(text) is None
    with pytest.raises(ValueError, match="^"):
        number(text)
    for read in (lambda: fraction("precision", text), lambda: whole("seed", text, 0, 9),
                 lambda: variant(S, {"challenger.resolve": text}),
                 lambda: variant(S, {"challenger.resolve": f"0:{text}:1"}),
                 lambda: variant(S, {"challenger.resolve+": text}),
                 lambda: variant(S, {"threat.later": text}),
                 lambda: levels("k", f"range(0,{text},1)"),
                 lambda: levels("k", f"linspace(0,{text},3)"),
                 lambda: factor(S, "challenger.resolve", f"0.2,{text}"),
                 lambda: factor(S, "challenger.resolve", f"interval(0,{text})")):
        with pytest.raises(UsageError):
            read()


def test_equal_levels_are_one_and_what_is_no_number_equals_none():
    assert levels("k", "0.2,0.20,2e-1,+.2").names == ("0.2",)
    assert levels("k", "8,0_8,\uff18").names == ("8", "0_8", "\uff18")


@pytest.mark.parametrize("words", [
    {"challenger.resolve": "0.2,0.5"}, {"challenger": "bluff,steady"}, {"threat.later": "1,2"},
    {"mechanisms.weather": "on,off"}, {"challenger.resolve+": "0.1,0.2"}])
def test_a_list_where_one_value_is_wanted_points_to_sweep(words):
    with pytest.raises(UsageError) as caught:
        variant(S, words)
    assert WHERE in str(caught.value)


@pytest.mark.parametrize(("value", "where"), [
    ("1,2", True), ("0.1,0.2", True), ("1,", False), (",1", False), ("12", False), (3, False)])
def test_a_list_is_known(value, where):
    assert bool(list_hint(value)) is where
    with pytest.raises(UsageError) as caught:
        whole("seed", value, 0, 0)
    assert (WHERE in str(caught.value)) is where


def test_a_number_with_its_thousands_apart_is_no_list():
    with pytest.raises(UsageError, match="write 10000$"):
        whole("rollouts", "10,000", 1, 100_000)


class Counted(str):
    """A text that counts how many letters are copied out of it or looked at."""

    copied = 0

    def __getitem__(self, at):
        found = super().__getitem__(at)
        Counted.copied += len(found)
        return found


@pytest.mark.parametrize("form", ["choice({})", "{}", "'a b',{}", "a'b{}", "choice(0.3,{})"])
def test_the_work_for_a_list_grows_as_the_list_does(form):
    def work(n):
        text = Counted(form.format(",".join(f"{k / n:.6f}" for k in range(n))))
        Counted.copied = 0
        split_list(text)
        return Counted.copied / len(text)

    assert work(4000) <= 1.1 * work(400) <= 11


def test_choices_within_choices_have_an_end():
    assert levels("k", "choice(" * 10 + "1,2" + ")" * 10).names == ("1", "2")
    for deep in (12, 3000):
        with pytest.raises(UsageError, match="within more than 10 others"):
            levels("k", "choice(" * deep + "1" + ")" * deep)


def test_a_choice_of_very_many_values_keeps_them_all():
    names = [f"{k / 50_000:.6f}" for k in range(50_000)]
    assert len(levels("k", f"choice({','.join(names)})").names) == 50_000
