"""Nothing that moves day by day bears the name of what is so at the end."""

import re

import pytest

from sim.engine.state.quantities import QUANTITIES
from sim.glossary.glossary import Glossary
from sim.scenario import bundled_names, load


def clashes(glossary: Glossary, labels: list[tuple[str, str]], moving: list[tuple[str, str]]
            ) -> list[tuple[str, str]]:
    """Labels and axes named as a series or a count is, or by the word that a series is named by.

    A share of rollouts and a stock from 0 to 1 are both numbers, so one word for the two misleads.
    """
    first = {(kind, key): glossary.name(kind, key).lower() for kind, key in moving}
    stems = {re.sub(r" between .*|,.*", "", name) for name in first.values()}
    return [(kind, key) for kind, key in labels
            if glossary.name(kind, key).lower() in {*first.values(), *stems}]


def names_of(scenario):
    """Keys of labels and axes, and of series and counts."""
    labels = [("axis", o.name) for o in scenario.outcomes]
    labels += [("label", f"{o.name}.{label}") for o in scenario.outcomes for label in o.labels]
    words = scenario.words
    return labels, [(kind, key) for kind in ("series", "count") for key in words[kind]]


@pytest.mark.parametrize("name", bundled_names())
def test_no_label_or_axis_bears_the_name_of_a_series_or_a_count(name):
    scenario = load(name)
    assert clashes(scenario.glossary, *names_of(scenario)) == []


def test_a_planted_clash_is_caught():
    words = {"label": {"tie.sound": ("Goodwill", "")},
             "series": {"tie_a_b": ("goodwill between A and B, 0 none to 1 full", "")}}
    found = clashes(Glossary(words), [("label", "tie.sound")], [("series", "tie_a_b")])
    assert found == [("label", "tie.sound")]


def test_health_is_a_word_for_labels_alone():
    """The stocks are called goodwill and standing; `healthy` is left to those who name labels."""
    for name in bundled_names():
        for kind in ("series", "count", "parameter", "mechanism"):
            for key, (called, _) in load(name).words[kind].items():
                assert "health" not in called.lower(), key
    assert not any("health" in meaning for meaning in (q.meaning for q in QUANTITIES.values()))
