"""Paths into the results."""

import pytest

from sim.report.tree import below, lookup, path

TREE = {"summary": {"n": 3, "outcomes": {"tie.of two": {"p": 0.25}}},
        "report": {"rows": [{"p": 1}]}}


def test_a_path_leads_to_its_value_whatever_the_keys_hold() -> None:
    at = path("summary", "outcomes", "tie.of two", "p")
    assert at == "summary:outcomes.tie%2Eof%20two.p" and " " not in at
    assert lookup(TREE, at) == 0.25
    assert lookup(TREE, path("report", "rows", 0, "p")) == 1
    assert below("report:rows", 0, "p") == "report:rows.0.p"


@pytest.mark.parametrize("at", ["summary:m", "report:rows.1", "report:rows.x", "summary:n.p",
                                "summary:outcomes.tie.p"])
def test_a_path_to_nothing_is_an_error_that_names_it(at: str) -> None:
    with pytest.raises(KeyError, match=at):
        lookup(TREE, at)
