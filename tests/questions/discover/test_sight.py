"""What a discovery says of its silence, of what is so by definition, and of its own errors."""

import numpy as np
import pytest

from sim.errors import UsageError
from sim.methods.completeness import Sight
from sim.methods.conditions import Sample
from sim.questions.discover.discovery import discover
from sim.questions.discover.sight import completeness_of, is_named
from sim.questions.discover.text import plain, text
from tests.studies.planted_boxes import planted_boxes


def page(d):
    """The text of a discovery on one line."""
    return " ".join(text("t", [d]).split())


def of(hits, seed=1, trials=1.0):
    """A sample of uniform inputs with given hits."""
    x = np.random.default_rng(seed).uniform(size=(len(hits), 4))
    return Sample(tuple("abcd"), ((),) * 4, x, np.asarray(hits, float), np.full(len(hits), trials))


@pytest.mark.parametrize(("hits", "says"), [
    (np.zeros(300), "It came in none of 1,200 rollouts, so its chance is 0.2% at most (95 %, rule "
                    "of three), or 1% if those of one row go together"),
    (np.full(300, 4.0), "It came in every one of 1,200 rollouts")])
def test_what_never_or_always_came_gets_the_rule_of_three(hits, says):
    d = discover(of(hits, trials=4.0), "x:y", 7)
    assert completeness_of(d).sight == Sight.NOTHING and says in page(d)
    assert not d.boxes and plain("t", [d])["outcomes"][0]["tree"] is None


def test_too_few_hits_are_no_search():
    d = discover(of(np.arange(300) < 7), "x:y", 7)
    assert completeness_of(d).sight == Sight.UNSETTLED
    assert "No search was made: 7 of 300 rollouts hit" in page(d)


def test_noise_is_excluded_as_far_as_planted_boxes_were_seen():
    """0.5 % of 200 other seeds gave a box that holds; the seed is fixed."""
    sample, _ = planted_boxes("noise", 3, n=400, inputs=4)
    d = discover(sample, "x:y", 7)
    seen = completeness_of(d)
    assert seen.sight == (Sight.EXCLUDED if d.power.seen >= 8 else Sight.UNSETTLED)
    assert f"{d.power.seen} were seen" in seen.says and "10% of all rollouts" in seen.says
    assert "a box of fewer than 5% of all rollouts" in seen.says
    data = plain("t", [d])
    assert data["completeness"] == data["outcomes"][0]["completeness"] == seen.plain
    assert data["outcomes"][0]["power"]["planted"] == 10


def test_an_input_that_settles_the_outcome_is_told_apart_and_the_rest_is_searched():
    sample, _ = planted_boxes("both ends", 4)
    cost = np.where(sample.hits > 0, 80.0, 20.0) + np.random.default_rng(1).uniform(size=600)
    with_cost = Sample(("cost", *sample.names), ((), *sample.levels),
                       np.column_stack([cost, sample.x]), sample.hits, sample.trials)
    d = discover(with_cost, "dear", 7, most=2)
    assert [f.name for f in d.definitions] == ["cost"] and d.sample.names == tuple("abcdef")
    assert d.definitions[0].coverage == d.definitions[0].density == 1.0
    assert [f.box.inputs for f in d.boxes] == [[0], [0]] and all(f.holds for f in d.boxes)
    assert "True by definition: cost above" in page(d)
    alone = discover(with_cost.only([0]), "dear", 7)
    assert completeness_of(alone).sight == Sight.UNSEEN
    for f in d.boxes:
        assert f.covers[0] < f.coverage < f.covers[1]
        assert f.held_covers[0] < f.held_coverage < f.held_covers[1]
    assert completeness_of(d).sight == Sight.FOUND


def test_an_outcome_that_names_an_input_is_known_by_its_words():
    assert is_named("north.support", "support.north < 0.2") and is_named("cost", "cost>=3")
    assert not is_named("north.pace", "support.north < 0.2") and not is_named("end", "end:war")
    assert not is_named("cost", "costs >= 3")


def test_a_sample_too_small_for_the_least_size_is_refused():
    with pytest.raises(UsageError, match="mass=0.01: of 300 rows that is 3, and a box needs at "
                                         "least 5; give mass=0.017 or more"):
        discover(of(np.arange(300) % 2), "x:y", 7, least=0.01)
