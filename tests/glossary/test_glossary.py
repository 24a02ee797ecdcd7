"""Names and sentences by kind and key."""

import pytest

from sim.glossary.glossary import Glossary, Word

WORDS = {"label": {"tie.healthy": ("sound", "The two still talk.")}}


def test_a_key_is_called_what_the_scenario_calls_it():
    assert Glossary(WORDS).word("label", "tie.healthy") == Word("sound", "The two still talk.")


def test_a_key_nobody_has_named_is_shown_as_plain_words():
    told = Glossary(WORDS)
    assert told.name("actor", "united_states") == "United States"
    assert told.name("label", "end_state.target_complied") == "target complied"
    assert told.name("place", "St. Mary") == "St. Mary"
    assert told.says("label", "end_state.target_complied") == ""


def test_a_kind_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        Glossary().name("colour", "red")
