"""Faults planted by a reader: each edit of the sources makes the test that is named beside it fail.

The edits are made in this process (`tests/planted.py`). Without them the same tests pass, as tests
of their own. The first groups are faults that once survived the whole suite; the others are their
neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pytest

from tests.data import test_cells as cells
from tests.engine.rules import test_prospects as prospects
from tests.engine.rules import test_responses as responses
from tests.engine.rules import test_talks as talks
from tests.engine.rules.builders import Desk
from tests.planted import planted
from tests.questions import test_words_reach_the_runs as words
from tests.scenario import test_factors as factors
from tests.studies import test_paired as paired


@dataclass(frozen=True)
class Plant:
    """An edit of a file and the test that must fail with it. desk: it takes a desk."""

    file: str
    old: str
    new: str
    test: Callable[..., Any]
    desk: bool = False

    def __str__(self) -> str:
        name = getattr(self.test, "__name__", "test")
        return f"{self.file}: {self.new.strip()[:50]} ({name})"


def reaches(name: str) -> Callable[[], None]:
    """Whether words reach what a question plays."""
    return partial(words.reaches, name)


QUESTIONS, RULES = "sim/questions", "sim/engine/rules"
DROPPED = [
    Plant(f"{QUESTIONS}/attribute/study.py", "lab = ask.lab()", "lab = ask.lab({})",
          reaches("attribute")),
    Plant(f"{QUESTIONS}/audit/study.py", "lab = ask.lab(written", "lab = ask.lab({}, written",
          reaches("audit")),
    Plant(f"{QUESTIONS}/compare/study.py", "lab = ask.lab(common, ", "lab = ask.lab({}, ",
          reaches("compare")),
    Plant(f"{QUESTIONS}/compare/forked.py", "lab = ask.lab(common, ", "lab = ask.lab({}, ",
          reaches("compare fork.")),
    Plant(f"{QUESTIONS}/discover/study.py", "str(ask[\"doctrines\"]), ask.words)",
          "str(ask[\"doctrines\"]), {})", reaches("discover")),
    Plant(f"{QUESTIONS}/findings/study.py", "lab = ask.lab(", "lab = ask.lab({}, ",
          reaches("findings")),
    Plant(f"{QUESTIONS}/replay/study.py", "run.overrides)\n        check_labels",
          "{})\n        check_labels", reaches("replay")),
    Plant(f"{QUESTIONS}/run/study.py", "str(ask[\"doctrines\"]), ask.words)\n    goal",
          "str(ask[\"doctrines\"]), {})\n    goal", reaches("run")),
    Plant(f"{QUESTIONS}/sensitivity/study.py", "said.common, laid.design", "{}, laid.design",
          reaches("sensitivity")),
    Plant(f"{QUESTIONS}/solve/study.py", "lab = ask.lab()\n        found = solve",
          "lab = ask.lab({})\n        found = solve", reaches("solve")),
    Plant(f"{QUESTIONS}/solve/study.py", "lab = ask.lab()\n        found = designer",
          "lab = ask.lab({})\n        found = designer", reaches("solve design=")),
    Plant(f"{QUESTIONS}/sweep/study.py", "said.common, design", "{}, design", reaches("sweep")),
    Plant("sim/studies/lab.py", "laid_over(self.overrides, overrides or {})",
          "dict(overrides or {})", reaches("findings")),
]
SIGNS = [
    Plant(f"{RULES}/talks.py", "hurry = 1.0 + c.urg", "hurry = 1.0 - c.urg",
          talks.test_urgency_on_either_side_and_a_mediator_at_work_hurry_the_rounds, True),
    Plant(f"{RULES}/talks.py", "s.urgency[a] + s.urgency[b]", "s.urgency[a] - s.urgency[b]",
          talks.test_urgency_on_either_side_and_a_mediator_at_work_hurry_the_rounds, True),
    Plant(f"{RULES}/talks.py", "hurry * (1.0 + ", "hurry * (1.0 - ",
          talks.test_urgency_on_either_side_and_a_mediator_at_work_hurry_the_rounds, True),
    Plant(f"{RULES}/talks.py", "c.even_pace + stance", "c.even_pace - stance",
          talks.test_the_readier_an_actors_words_the_more_rounds_it_has_within_bounds, True),
    Plant(f"{RULES}/talks.py", "1.0 + c.format_bonus", "1.0 - c.format_bonus",
          talks.test_an_offer_binds_the_better_for_a_mediator_and_a_healthy_format_and_never_beyond_1,
          True),
    Plant(f"{RULES}/talks.py", "bind * (1.0 + ", "bind * (1.0 - ",
          talks.test_an_offer_binds_the_better_for_a_mediator_and_a_healthy_format_and_never_beyond_1,
          True),
    Plant(f"{RULES}/talks.py", "s.tie[a, b] + c.tie_contact", "s.tie[a, b] - c.tie_contact",
          talks.test_a_round_is_a_contact_and_mends_the_tie, True),
    Plant(f"{RULES}/talks.py", "s.health[g] + c.tie_contact", "s.health[g] - c.tie_contact",
          talks.test_a_round_mends_its_format_too, True),
    Plant(f"{RULES}/talks.py", "1.0 - exp(-pace", "1.0 - exp(-0.5 * pace",
          talks.test_rounds_come_as_often_as_their_pace_says, True),
    Plant(f"{RULES}/talks.py", "stance(c, s, i) < c.refusal", "stance(c, s, i) > c.refusal",
          prospects.test_a_meeting_freezes_nothing_while_either_side_stonewalls_or_the_tie_is_dead,
          True),
]
ASKED = [
    Plant(f"{RULES}/responses.py", "foe = c.ult_issuer[u]\n    client = c.ult_target[u]",
          "foe = c.ult_target[u]\n    client = c.ult_issuer[u]",
          responses.test_a_struck_targets_patrons_are_asked_and_nobody_else, True),
    Plant(f"{RULES}/responses.py", "patrons_asked(c, s, p, u) and", "patrons_asked(c, s, p, u) or",
          responses.test_a_struck_targets_patrons_are_asked_and_nobody_else, True),
    Plant(f"{RULES}/responses.py", "if patrons_asked(c, s, p, u) and w.asked[p] == 0:",
          "if patrons_asked(c, s, p, u):",
          partial(responses.test_who_is_no_patron_has_no_menu_or_was_asked_is_not_asked,
                  left_out="asked before"), True),
    Plant(f"{RULES}/responses.py", "o = respond(c, s, w, v, policies, i, u, foe, client,",
          "o = respond(c, s, w, v, policies, i, u, client, client,",
          responses.test_a_blow_by_another_than_the_issuer_has_the_patron_answer_that_one, True),
    Plant(f"{RULES}/responses.py", "if w.asked[i] == 1 or i == c.ult_issuer[u] or",
          "if w.asked[i] == 1 or i != c.ult_issuer[u] or",
          responses.test_a_blow_by_another_than_the_issuer_has_the_patron_answer_that_one, True),
    Plant(f"{RULES}/responses.py", "foe = struck_by(c, s, i)", "foe = c.ult_target[0]",
          responses.test_an_answer_for_oneself_is_entered_as_ones_own, True),
    Plant(f"{RULES}/responses.py", "w.faced[i] == foe or", "w.faced[i] == i or",
          partial(responses.test_nobody_answers_for_itself_unless_struck_by_one_it_has_not_faced,
                  why="faced already"), True),
    Plant(f"{RULES}/calls.py", "c.patron[i, target] == 0 or", "c.patron[target, i] == 0 or",
          responses.test_a_struck_targets_patrons_are_asked_and_nobody_else, True),
    Plant(f"{RULES}/calls.py", "s.last_fatal[issuer, i] == s.day", "s.last_fatal[i, i] == s.day",
          responses.test_patrons_whose_own_dead_the_issuer_has_to_answer_for_are_asked_without_a_new_blow,
          True),
]
FROZEN = prospects.test_a_meeting_freezes_nothing_while_either_side_stonewalls_or_the_tie_is_dead
STANCES = [
    Plant(f"{RULES}/prospects.py", " or stonewalls(c, s, a)", "", FROZEN, True),
    Plant(f"{RULES}/prospects.py", " or stonewalls(c, s, b)", "", FROZEN, True),
    Plant(f"{RULES}/prospects.py", "s.tie[a, b] <= c.meeting_tie or", "", FROZEN, True),
    Plant(f"{RULES}/prospects.py", "s.meeting_held[m] == 0 and day <= s.day + c.horizon",
          "day <= s.day + c.horizon",
          prospects.test_the_next_meeting_counts_and_none_that_was_held_or_lies_beyond_the_days_ahead,
          True),
]
OVER = [
    Plant("sim/scenario/factors.py", "quantities=(case.parameters[name],)",
          "quantities=(scenario.parameters[name],)",
          factors.test_what_runs_over_a_prior_runs_over_the_one_that_was_given),
    Plant("sim/scenario/factors.py", "a.name not in\n            case.fixed and", "True and",
          factors.test_an_actor_whose_doctrine_is_given_or_not_drawn_is_no_factor),
    Plant("sim/scenario/factors.py", "case.fixed and case.doctrines == \"mixture\"", "case.fixed",
          factors.test_an_actor_whose_doctrine_is_given_or_not_drawn_is_no_factor),
]
EVEN = cells.test_over_even_rows_the_error_of_a_mean_is_that_of_the_mean_of_row_means
UNEVEN = cells.test_where_rows_are_uneven_it_is_the_error_of_a_ratio_as_repeated_samples_have_it
ERRORS = [
    Plant("sim/data/totals.py", "rows / (rows - 1) * (apart**2)", "(rows - 1) / rows * (apart**2)",
          EVEN),
    Plant("sim/data/totals.py", "self.mean[..., None, :] * self.counted", "self.mean[..., None, :]",
          EVEN),
    Plant("sim/data/totals.py", "rows / (rows - 1) * (apart**2)", "size / (size - 1) * (apart**2)",
          EVEN),
    Plant("sim/data/totals.py", "(apart**2).sum(axis=-2)) / size",
          "(apart**2).sum(axis=-2) / size)", UNEVEN),
    Plant("sim/data/totals.py", "np.maximum(spread, 0.0) / (size - 1)",
          "np.maximum(spread, 0.0) / size", cells.test_in_one_row_it_is_that_of_single_rollouts),
    Plant("sim/data/cells.py", "self.sums, self.seen,", "self.sums, self.trials[..., None],",
          UNEVEN),
]
VISIBLE = [
    Plant("sim/studies/paired.py", "max(3.0 / ran, float(width * d.error[shares].max()))",
          "float(width * d.error[shares].max())",
          paired.test_a_run_against_itself_is_dead_and_would_have_shown_three_rollouts),
    Plant("sim/studies/paired.py", "d.error[shares].max()", "d.error[shares].min()",
          paired.test_what_would_have_been_seen_is_the_widest_interval_of_any_share),
    Plant("sim/studies/paired.py", "d.error[shares].max()", "d.error.max()",
          paired.test_what_would_have_been_seen_is_the_widest_interval_of_any_share),
    Plant("sim/studies/paired.py", "normal_quantile(1.0 - 0.05 / len(names))", "normal_quantile()",
          paired.test_what_would_have_been_seen_is_the_widest_interval_of_any_share),
]


def fails(plant: Plant) -> None:
    """The test of a plant fails on an assertion while the edit is in place."""
    with planted(plant.file, plant.old, plant.new), np.errstate(all="ignore"):
        with pytest.raises((AssertionError, pytest.fail.Exception)):
            plant.test(Desk("idlib_2020")) if plant.desk else plant.test()


@pytest.mark.parametrize("plant", [*SIGNS, *ASKED, *STANCES, *OVER, *ERRORS, *VISIBLE], ids=str)
def test_a_planted_edit_fails_its_test(plant: Plant) -> None:
    fails(plant)


@pytest.mark.slow
@pytest.mark.parametrize("plant", DROPPED, ids=str)
def test_words_that_are_dropped_on_the_way_to_the_runs_fail_its_test(plant: Plant) -> None:
    fails(plant)


def test_an_edit_is_gone_after_its_block() -> None:
    d = Desk("idlib_2020")
    plant = SIGNS[0]
    with planted(plant.file, plant.old, plant.new) as moved:
        assert moved == ["pace"]
    plant.test(d)
