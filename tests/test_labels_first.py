"""The labels of the first edition can still be read on every bundled scenario."""

import pytest

from benchmarks.labels_first.__main__ import FIRST, first_axes, lines, main
from sim.errors import EscaladeError
from sim.questions.audit.sections.play_axes import play_axes
from sim.scenario import bundled_names, facts
from sim.scenario.load import load
from sim.studies.lab import Lab


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_scenario_has_first_rules_that_compile_and_fit(name):
    scenario = load(name)
    axes = first_axes(scenario)
    assert facts.fitting(scenario, axes) == axes
    assert {a.name.removesuffix(FIRST) for a in axes} == {o.name for o in scenario.outcomes}


def test_both_readings_of_one_run_agree_where_the_rules_do():
    scenario = load("textbook")
    outcome = play_axes(Lab(scenario, workers=1), 200,
                        [*facts.own_axes(scenario), *first_axes(scenario)])
    axis = "ultimatum" + FIRST
    for label in ("open", "met", "met_after_force", "met_in_part"):
        assert (outcome.is_label(axis, label) == outcome.is_label("ultimatum", label)).all()
    text = "\n".join(lines(outcome, scenario))
    assert "executed_not_met" in text and "executed_in_time" in text


def test_a_scenario_without_first_rules_is_refused(tmp_path):
    from tests.questions.audit.sections.written import labels, textbook

    scenario = textbook(tmp_path, {"fate": labels(("met", "met", "day > 1"), ("else", "none", ""))})
    moved = scenario.changed(folder=scenario.folder.rename(tmp_path / "other"))
    with pytest.raises(EscaladeError, match="scenario with first rules"):
        first_axes(moved)


def test_bad_words_end_with_2(capsys):
    assert main(["textbook", "rolouts=5"]) == 2 and main([]) == 2
    assert "rollouts" in capsys.readouterr().err
