"""What each question says of what it did not show, against numbers worked out by hand."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY
from sim.methods.completeness import Completeness, Sight, together
from sim.methods.intervals import t_quantile
from sim.methods.rule_of_three import never_bound
from sim.questions.attribute.attribution import Attribution, PlayerShare
from sim.questions.attribute.silence import completeness_of as of_attribution
from sim.questions.audit.silence import completeness_of as of_audit
from sim.questions.compare.silence import completeness_of as of_comparison
from sim.questions.compare.silence import visible
from sim.questions.findings.silence import completeness_of as of_findings
from sim.questions.findings.survival import LEAST, UNTOLD
from sim.studies.change import Change, change
from sim.studies.least import LEAST_ROWS


def test_the_rule_of_three_is_close_to_the_exact_bound():
    for n in (30, 300, 3000):
        assert never_bound(n) == pytest.approx(1 - 0.05 ** (1 / n), rel=0.06)
    assert never_bound(1) == never_bound(0) == 1.0


def test_six_rows_are_the_least_that_a_sign_test_can_tell():
    assert 2 * 0.5**LEAST_ROWS < 0.05 < 2 * 0.5 ** (LEAST_ROWS - 1)


def test_several_are_as_sure_as_the_least_sure():
    a, b = Completeness(Sight.EXCLUDED, "A."), Completeness(Sight.NOTHING, "B.")
    assert together([a, b, a]) == Completeness(Sight.NOTHING, "A. B.")


def test_the_least_visible_change_is_seen_in_four_of_five_samples():
    """2,000 samples, fixed seed; with another, 1 study of 500 would lie outside of 77 to 83 %."""
    rng, pairs, sd = np.random.default_rng(3), 30, 2.0
    half = t_quantile(pairs - 1) * sd / pairs**0.5
    x = rng.normal(visible(half, pairs), sd, (2000, pairs))
    t = x.mean(axis=1) / (x.std(axis=1, ddof=1) / pairs**0.5)
    assert 0.77 < (np.abs(t) > t_quantile(pairs - 1)).mean() < 0.83


def changed(before, after):
    return [change("end=war", np.array(before, float), np.array(after, float))]


@pytest.mark.parametrize(("before", "after", "sight", "says"), [
    ([0] * 20, [0] * 20, Sight.NOTHING, "came on neither side: its chance is 15% at most"),
    ([0, 1] * 10, [0, 1] * 10, Sight.EXCLUDED, "No pair differs"),
    ([0, 1] * 10, [1, 0] * 10, Sight.UNSETTLED, "Not settled: the change of"),
    ([0] * 20, [1] * 19 + [0], Sight.FOUND, "is told from luck; one of"),
])
def test_a_comparison(before, after, sight, says):
    found = of_comparison(changed(before, after), "end=war", 20, "rows", NOBODY)
    assert found.sight == sight and says in found.says


def test_a_comparison_of_one_pair():
    one = [Change("end=war", 0.0, 1.0, 1.0, float("inf"), float("inf"), 1.0, 1.0)]
    assert of_comparison(one, "end=war", 1, "futures", NOBODY).sight == Sight.UNSETTLED


def attribution(full, none, *shares):
    parts = tuple(PlayerShare(name, *v, 0.0, 0.0) for name, *v in shares)
    return Attribution("end:war", full, 0.0, 0.06, none, parts, 60, 30, 4, True)


def test_an_attribution_says_what_is_left_unexplained():
    found = of_attribution(attribution(0.5, 0.4, ("a", 0.08, 0.02, 0.14), ("b", 0.02, -0.03, 0.07)),
                           Glossary())
    assert found.sight == Sight.FOUND and "40% of 'End: war' is left, 80% of what" in found.says
    assert "1 of 2 mechanisms is told from nothing, the other carries 7.0 points at" in found.says
    never = of_attribution(attribution(0.0, 0.0, ("a", 0.0, 0.0, 0.0)), Glossary())
    assert never.sight == Sight.NOTHING and "6% at most" in never.says


def statement(verdict, told, rows, untouched=0):
    return SimpleNamespace(verdict=verdict, told=told, rows=rows, replicates=5, untouched=untouched)


def test_statements_that_cannot_be_judged():
    few = of_findings([statement(UNTOLD, 3, 10), statement("survives", 25, 10)])
    assert few.sight == Sight.UNSETTLED and f"rollouts={LEAST * 5} at the very least" in few.says
    more = of_findings([statement(UNTOLD, 3, 60)])
    assert "more replicates tell more rows" in more.says
    still = of_findings([statement(UNTOLD, 0, 60, 60)])
    assert still.sight == Sight.NOTHING and "less than 5% of rows" in still.says
    assert of_findings([statement("survives", 25, 60)]).sight == Sight.FOUND


def test_an_audit_names_what_it_did_not_look_at():
    part = of_audit({"a": {"findings": []}}, ("a",), ("a", "b", "c_d"), 300)
    assert part.sight == Sight.EXCLUDED and "1% of them at most" in part.says
    assert part.says.endswith("not looked at: b and c d.")
    assert of_audit({"a": {"findings": ["x"]}}, ("a",), ("a",), 300).sight == Sight.FOUND
