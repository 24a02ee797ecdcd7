"""Groups of factors: by actor, by name, and what is refused."""

import pytest

from sim.errors import UsageError
from sim.questions.sensitivity.groups import group_labels

KEYS = ("north.resolve", "north", "south.ruin", "theatre.seizure", "theatre.pinning",
        "tree.horizon", "do.north.force", "mechanisms.audience")
ACTORS = ("north", "south")


def test_an_actor_is_its_doctrine_its_parameters_and_its_orders():
    assert group_labels("actor", KEYS, ACTORS) == (
        "north", "north", "south.ruin", "theatre", "theatre", "tree.horizon", "north",
        "mechanisms.audience")


def test_named_groups_and_factors_in_none():
    found = group_labels("will: north, *.resolve ; rest:t*", KEYS, ACTORS)
    assert found == ("will", "will", "south.ruin", "rest", "rest", "rest", "do.north.force",
                     "mechanisms.audience")


@pytest.mark.parametrize(("text", "says"), [
    ("north", "groups=north: expected NAME:PATTERN"), ("a:", "expected NAME"),
    ("", "expected NAME"), ("a:north;", "expected NAME"), ("a*b:north", "expected NAME"),
    ("a:north;a:south.ruin", "'a' is given twice"),
    ("a:north.rezolve", "unknown factor of groups 'north.rezolve'; did you mean 'north.resolve'"),
    ("a:north*;b:*.resolve", "north.resolve is in 'a' and in 'b'"),
    ("tree.horizon:north", "'tree.horizon' is a factor outside of it"),
    ("all:*", "puts all factors into one"),
])
def test_what_is_refused(text, says):
    with pytest.raises(UsageError) as error:
        group_labels(text, KEYS, ACTORS)
    assert says in str(error.value)
