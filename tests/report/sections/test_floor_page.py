"""The floor on the page: every number keyed, the title follows from the last version."""

from __future__ import annotations

import dataclasses

from sim.report.build import facts
from sim.report.page import page
from tests.report.reading import false_sentences, loose_numbers, read, wrong_numbers
from tests.report.test_page import said, tree_of
from tests.report.text.test_floors import FLOOR, version


def made(kept, **last):
    """Facts of a run with a floor, its last version changed."""
    found = facts(kept)
    versions = [*FLOOR["versions"][:-1], version("no_motive", **{"war": 0.0, "asked": 0.5, **last})]
    floor = {**FLOOR, "versions": versions}
    return dataclasses.replace(found, summary={**found.summary, "floor": floor})


def test_every_number_is_the_value_that_it_names(textbook):
    one = made(textbook)
    root = read(page(one))
    assert wrong_numbers(root, tree_of(one)) == [] == loose_numbers(root)
    assert false_sentences(root, tree_of(one)) == []
    text = " ".join(said(root, "floor").split())
    assert "a pledge after an incident 70" in text and "Without the demand" in text


def test_the_title_says_whether_war_is_left_with_nothing_at_stake(textbook):
    rare, often = (read(page(made(textbook, war=p))) for p in (0.0, 0.3))
    assert "rare or absent" in said(rare, "floor-title")
    assert "still comes" in said(often, "floor-title")
    assert false_sentences(rare, tree_of(made(textbook, war=0.3))) != []


def test_without_a_floor_the_page_has_no_such_section(textbook):
    ids = [e.attrs.get("id") for e in read(page(facts(textbook))).walk()]
    assert "floor" not in ids
