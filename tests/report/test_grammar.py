"""Sentences follow from numbers, and carry the conditions under which they are true."""

import importlib
import pkgutil
import re

import pytest

import sim.report.sections as rooms
from sim.report.grammar import Claim, choose, conditions, hold, state

TREE = {"summary": {"a": {"p": 0.4}, "b": {"p": 0.3}, "c": {"p": None}}, "report": {}}
PATHS = {"a": "summary:a.p", "b": "summary:b.p", "c": "summary:c.p"}
CLAIMS = (Claim("{x} is more likely", (("a", ">", "b"),)),
          Claim("{x} is less likely", (("a", "<", "b"),)), Claim("{x} is as likely"))


def swapped(a: float, b: float) -> dict:
    return {"summary": {"a": {"p": a}, "b": {"p": b}}, "report": {}}


@pytest.mark.parametrize(("a", "b", "said"), [(0.4, 0.3, "more"), (0.3, 0.4, "less"),
                                              (0.3, 0.3, "as")])
def test_the_sentence_turns_with_the_numbers(a: float, b: float, said: str) -> None:
    text = state(CLAIMS, PATHS, {"x": "war"}, swapped(a, b)).striptags()
    assert text == f"war is {said} likely"


def test_a_sentence_carries_its_conditions_as_paths() -> None:
    made = state(CLAIMS, PATHS, {"x": "war"}, TREE)
    assert 'data-when="summary:a.p &gt; summary:b.p"' in made
    assert hold(TREE, "summary:a.p > summary:b.p") and not hold(TREE, "summary:a.p < summary:b.p")
    assert hold(TREE, "summary:a.p >= 0.4; summary:b.p == 0.3")


def test_nothing_is_claimed_of_what_is_not_known() -> None:
    assert not hold(TREE, "summary:c.p > summary:b.p") and not hold(TREE, "summary:c.p == 0")
    with pytest.raises(LookupError, match="no claim holds"):
        choose(CLAIMS[:2], {"a": PATHS["c"], "b": PATHS["b"]}, TREE)


def test_texts_that_fill_a_sentence_are_escaped() -> None:
    made = state([Claim("{x} & so on")], {}, {"x": "<b>war</b>"}, TREE)
    assert made == "&lt;b&gt;war&lt;/b&gt; &amp; so on"


def all_claims() -> list[tuple[str, Claim]]:
    """Every claim in the sections, with the list it stands in."""
    found = []
    for info in pkgutil.iter_modules(rooms.__path__):
        module = importlib.import_module(f"sim.report.sections.{info.name}")
        for name, value in vars(module).items():
            claims = value if isinstance(value, tuple) else (value,)
            found += [(f"{info.name}.{name}", c) for c in claims if isinstance(c, Claim)]
    return found


def test_there_are_claims_to_look_at() -> None:
    assert len(all_claims()) > 25


@pytest.mark.parametrize(("place", "claim"), [
    pytest.param(place, claim, id=f"{place}-{k}") for k, (place, claim) in enumerate(all_claims())])
def test_directions_in_a_template_have_the_condition_that_goes_with_them(place: str, claim: Claim
                                                                         ) -> None:
    """`higher` needs a >, `lower` a <: a template turned round by mistake is caught."""
    assert mismatches(claim) == []


def mismatches(claim: Claim) -> list[str]:
    """Words of direction without the condition that makes them true."""
    ops = {op for _, op, _ in claim.when}
    text = re.sub(r"\{\w+\}", "", claim.text)
    out = []
    if re.search(r"\b(is|be) higher\b|\braises\b", text) and ">" not in ops:
        out.append("higher")
    if re.search(r"\b(is|be) lower\b|\blowers\b", text) and "<" not in ops:
        out.append("lower")
    if re.search(r"\bmostly after\b", text) and "<" not in ops:
        out.append("after")
    if re.search(r"\bmostly before\b", text) and ">=" not in ops:
        out.append("before")
    if re.search(r"\blikeliest\b|\bmore likely than all\b|^\{axis\}: most often", claim.text) \
            and ">" not in ops:
        out.append("most")
    if "More likely is" in text and "<" not in ops:
        out.append("more likely is another")
    return out


@pytest.mark.parametrize("claim", [
    Claim("the chance would be higher, by {x}", (("high", "<", 0.0),)),
    Claim("the chance would be lower, by {x}", (("low", ">", 0.0),)),
    Claim("mostly after the deadline", (("by", ">=", "half"),)),
    Claim("It is the likeliest end", (("p", "<", "best"),)),
])
def test_a_planted_contradiction_is_caught(claim: Claim) -> None:
    assert mismatches(claim)


def test_conditions_are_written_with_paths() -> None:
    assert conditions(CLAIMS[0], PATHS) == "summary:a.p > summary:b.p"
    assert conditions(Claim("x", (("a", ">", 0.5),)), PATHS) == "summary:a.p > 0.5"
