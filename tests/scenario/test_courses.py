"""Courses of means: entered once, numbered in the code that reads them, refused beyond capacity."""

import pytest

from sim.engine.state import capacity as cap
from sim.errors import ScenarioErrors
from sim.scenario.courses import means, number_courses
from sim.scenario.load import load
from sim.scenario.predicate import compile_predicate
from tests.questions.audit.sections.written import labels, textbook


def told(*rules):
    """An axis with these rules."""
    return {"fate": labels(*((f"r{k}", "none", rule) for k, rule in enumerate(rules)),
                           ("else", "none", ""))}


def test_the_same_expression_over_other_days_is_one_course(tmp_path):
    scenario = textbook(tmp_path, told(
        "mean(day, 3) > 1", "mean(day, 5) > 1 and mean(share, 2) > 0"))
    record = scenario.record
    assert int(record["n_courses"]) == 2
    inside = [tuple(record["code"][s : s + n]) for s, n in
              zip(record["course_start"][:2], record["course_length"][:2], strict=True)]
    assert inside == [(1, 0, -1, -1), (1, 2, -1, -1)]
    numbers = [int(record["code"][at + 1]) for p in range(int(record["n_predicates"]))
               for at, _ in means(record["code"], int(record["code_start"][p]),
                                  int(record["code_start"][p] + record["code_length"][p]))]
    assert numbers == [0, 0, 1]


def test_numbering_again_changes_nothing():
    record = load("idlib_2020").record.copy()
    before = record.copy()
    assert number_courses(record) == int(before["n_courses"]) >= 3
    assert record.tobytes() == before.tobytes()


def test_more_expressions_than_there_is_room_for_are_refused_by_name(tmp_path):
    many = [f"mean(day + {k}, 2) > 1" for k in range(cap.COURSES + 1)]
    with pytest.raises(ScenarioErrors, match=r"too many expressions under mean\(\.\.\.\): 13, at"):
        textbook(tmp_path, told(" or ".join(many)))


def test_a_mean_is_read_off_the_days_of_a_rollout(tmp_path):
    """Ten days, of which the challenger's first is day 0: the mean of the day over 3 days is 8."""
    from sim.studies.lab import Lab

    scenario = textbook(tmp_path, told("mean(day, 3) == 8 and mean(day >= 5, 10) == 0.5"))
    assert Lab(scenario, workers=1).play(40).is_label("fate", "r0").all()


def test_means_are_found_inside_other_words():
    words, _ = compile_predicate("day > 1 and mean(day > 2, 4) > mean(share, 2)", {})
    assert [(at, len(inside)) for at, inside in means(words)] == [(7, 7), (18, 4)]
