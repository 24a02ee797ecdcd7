"""What an outcome says of its scenario."""

from sim.play.facts import facts_of
from sim.scenario.load import load


def test_the_rules_of_every_label_are_told():
    """Each axis has all its labels in order, with the scenario's own predicate; the last none."""
    scenario = load("textbook")
    rules = facts_of(scenario, dict(scenario.parameters))["rules"]
    for axis in scenario.outcomes:
        assert [row["label"] for row in rules[axis.name]] == list(axis.labels)
        assert [row["when"] for row in rules[axis.name]] == [*axis.rules, ""][: len(axis.labels)]
