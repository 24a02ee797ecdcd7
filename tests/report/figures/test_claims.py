"""Titles: a few rules, each tried where it must speak and where it must not."""

from __future__ import annotations

import numpy as np
import pytest

from sim.glossary.glossary import Glossary
from sim.questions.attribute.attribution import Attribution, PlayerShare
from sim.questions.attribute.figure import attribution_claim
from sim.questions.compare.figure import (
    Compared,
    compare_claim,
    compare_figure,
    label_rows,
    settles_axis,
)
from sim.questions.findings.figure import findings_claim
from sim.questions.sensitivity.figure import leading, sensitivity_claim, settling
from sim.questions.sensitivity.indices import Index, Indices
from sim.report.figures.claims import by_then, likeliest, trend
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import points
from sim.studies.change import Change
from tests.report.figures.seen import words_of

NAMES = FigureNames(actors=["home", "rival"])


def row(p, half=0.02):
    """A share with its interval."""
    return {"p": p, "low": max(0.0, p - half), "high": min(1.0, p + half)}


@pytest.mark.parametrize(("shares", "said"), [
    ({"sound": 0.22, "strained": 0.52, "broken": 0.26},
     "most likely “strained” (52%), then “broken” (26%)"),
    ({"sound": 0.52, "strained": 0.22, "broken": 0.26},
     "most likely “sound” (52%), then “broken” (26%)"),
    ({"sound": 0.95, "strained": 0.05}, "nearly always “sound” (95%)"),
    ({"sound": 1.0, "strained": 0.0}, "always “sound”"),
    ({"sound": 0.36, "strained": 0.34, "broken": 0.30},
     "no end stands out: “sound” (36%), “strained” (34%)"),
    ({"sound": None}, "no rollout ran to its end"),
])
def test_which_end_is_likeliest(shares, said):
    rows = {k: {"p": None} if p is None else row(p) for k, p in shares.items()}
    assert likeliest(rows) == said


def test_events_that_never_come_are_not_claimed():
    assert by_then("1 May", [("deal", 0.2), ("strike", 0.6), ("fall", 0.0)]) == \
        "By 1 May: strike in 60%, deal in 20% of rollouts"
    assert by_then("1 May", [("deal", 0.0)]) == "None of these events comes by 1 May"


def test_a_trend_says_from_where_to_where():
    bands = np.array([[1, 2], [2, 4], [3, 12.4], [4, 20], [5, 31.6]], float)
    assert trend("Deaths", bands, "", "1 May") == \
        "Deaths: from 3 to 12 by 1 May in the median rollout, 2 to 32 in 90%"
    bands[2] = 7
    assert "7, as at the start, by 1 May" in trend("Deaths", bands, "", "1 May")


def change(output, before, after, half=0.03):
    """A change of a share."""
    return Change(output, before, after, after - before, half, 0.1, 2.0, 3.0)


def compared(*versions):
    """Versions, each with its changes of two axes."""
    axes = {"tie": ("sound", "broken"), "ultimatum": ("met", "none_issued")}
    return Compared([(f"v{k}", found) for k, found in enumerate(versions)], ("tie", "sound"), axes,
                    NAMES, {f"v{k}": f"Version {k}" for k in range(len(versions))})


def test_a_comparison_speaks_of_the_question_first():
    """The surest change of the question's label, else of another, else that nothing is clear."""
    quiet, loud = change("tie=broken", 0.3, 0.3), change("tie=broken", 0.3, 0.7)
    up, flat = change("tie=sound", 0.3, 0.42), change("tie=sound", 0.3, 0.31)
    assert compare_claim(compared([up, loud])) == \
        "Version 0: \u201cTie: sound\u201d 12 points more likely (9 to 15)"
    said = compare_claim(compared([flat, loud]))
    assert said.startswith("\u201cTie: sound\u201d is not clearly moved. Version 0: \u201cTie: b")
    assert "40 points more likely (37 to 43)" in said
    assert compare_claim(compared([flat, quiet])).endswith("every interval holds zero")
    down = change("tie=sound", 0.3, 0.1)
    assert "20 points less likely (17 to 23)" in compare_claim(compared([up], [down]))


def test_what_a_change_decides_by_itself_is_left_out_of_the_scale():
    """A version without an ultimatum says nothing of how the ultimatum ends."""
    found = [change("tie=sound", 0.3, 0.42), change("ultimatum=none_issued", 0.0, 1.0, 0.0),
             change("ultimatum=met", 0.4, 0.0, 0.05)]
    c = compared(found)
    assert settles_axis(c, 0, "ultimatum") and not settles_axis(c, 0, "tie")
    assert [r.name for r in label_rows(c)[0][0][1]] == ["Tie: sound, 30% as it is"]
    fig = compare_figure(c, "What it changes", 100, "A crisis.")
    assert "Left out, for the change itself decides it: Ultimatum (Version 0)" in words_of(fig)
    assert max(abs(x) for x in fig.axes[0].get_xlim()) < 30


def sensitivity(*indices):
    """A screening with some indices (key, value, low, high)."""
    every = tuple(Index(k, "mu_star", *v) for k, *v in indices)
    return Indices("tie:sound", "screen", 10, 100, 0.4, 0.1, None, every, 0.0, True)


def test_sensitivity_names_rivals_and_leaves_a_tautology_out():
    clear = sensitivity(("home.resolve", 0.18, 0.12, 0.25), ("rival", 0.05, 0.0, 0.1))
    assert sensitivity_claim(clear, NAMES) == \
        "What moves \u201cTie: sound\u201d most: Home, resolve, 18 points (12 to 25)"
    rival = sensitivity(("home.resolve", 0.18, 0.12, 0.25), ("rival", 0.15, 0.1, 0.2))
    assert sensitivity_claim(rival, NAMES).endswith("; 1 more may be as strong")
    assert sensitivity_claim(sensitivity(("home.resolve", 0.1, 0.0, 0.2)), NAMES).startswith("Noth")
    sure = sensitivity(("rival", 1.0, 1.0, 1.0), ("home.resolve", 0.18, 0.12, 0.25))
    assert [i.key for i in leading(sure)] == ["home.resolve"]
    assert settling([sure], NAMES) == \
        "Left out, for it settles the outcome by itself: Rival's doctrine (Tie: sound)."


def test_attribution_names_the_largest_sure_share():
    parts = (
        PlayerShare("spoilers", 0.3, -0.1, 0.7, 0.0, 0.0),
        PlayerShare("audience", 0.2, 0.1, 0.3, 0, 0),
    )
    a = Attribution("tie:sound", 0.6, 0.5, 0.7, 0.1, parts, 100, 50, 4, True)
    assert attribution_claim(a, NAMES) == \
        "Tie: sound: audience adds most, +20 (10 to 30) points of 60%"


def test_findings_are_counted():
    class Told:
        def __init__(self, verdict, told):
            self.verdict, self.told = verdict, told

    found = [Told("survives", 50), Told("does not survive", 50), Told("too few rows told", 3)]
    assert findings_claim(found) == \
        "1 of 3 statements hold in over 90% of the rows that tell; 1 does not; 1 cannot be told"
    assert findings_claim(found[1:]).startswith("None of 2 statements holds")


def test_points_have_as_many_decimals_as_their_interval_bears():
    assert points(0.123, 0.09, 0.15) == "+12 (9 to 15)"
    assert points(-0.0012, -0.004, 0.002) == "\u22120.1 (\u22120.4 to 0.2)"
    assert points(0.001, -0.03, 0.03) == "0 (\u22123 to 3)"


def test_labels_within_a_sentence_are_spelled_in_words():
    names = FigureNames(Glossary({"axis": {"tie": ("the old tie", "")},
                            "label": {"tie.broken": ("torn", ""), "tie.broken_late": ("x", "")}}))
    assert names.spelled("tie: broken falls, tie:broken rises") == \
        "The old tie: torn falls, The old tie: torn rises"
    assert names.spelled("end: broken") == "end: broken"
