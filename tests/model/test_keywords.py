"""Overrides by keyword are those by name, and a wrong keyword is met with the right one."""

import pytest

from sim.errors import EscaladeError, UsageError
from sim.model import CrisisModel
from sim.scenario.load import load
from tests.play.pair import compiled_rollout

TEXTBOOK = load("textbook")
CASES = [
    ({"challenger": "ultimatum"}, {"challenger": "ultimatum"}),
    ({"defender__war_cost": 1.9}, {"defender.war_cost": 1.9}),
    ({"defender__war_cost": "0.1:0.5:1.9"}, {"defender.war_cost": "0.1:0.5:1.9"}),
    ({"threats__lapse_share": 0.9}, {"threats.lapse_share": 0.9}),
    ({"mechanisms__tastes": False}, {"mechanisms.tastes": "off"}),
    ({"beliefs": "known"}, {"mechanisms.beliefs": "known"}),
    ({"do__challenger__force": "hold"}, {"do.challenger.force": "hold"}),
]


def ended(**words):
    """A model of the textbook crisis that has run to its end."""
    model = CrisisModel(TEXTBOOK, rollout=5, **{"replicates": 20, **words})
    model.run_model()
    return model


def bits(model):
    """The bytes of its case and of its state."""
    return model.case.to_record().tobytes() + model.crisis.to_record().tobytes()


@pytest.mark.parametrize(("keywords", "overrides"), CASES, ids=lambda words: "-".join(words))
def test_a_keyword_is_the_override_of_its_dotted_name(keywords, overrides):
    model = ended(**keywords)
    assert bits(model) == bits(ended(overrides=overrides)) != bits(ended())
    record, _, _ = compiled_rollout(TEXTBOOK, 7, 5, 20, overrides)
    assert model.crisis.to_record().tobytes() == record.tobytes()


def test_a_callable_takes_a_seat_by_keyword():
    def hawk(view, traits, u):
        for o in range(1, view.n_options):
            u[o, 0] = 3.0

    assert bits(ended(challenger=hawk)) == bits(ended(overrides={"challenger": hawk})) \
        != bits(ended())


def test_keywords_and_overrides_go_together():
    both = ended(overrides={"defender.war_cost": 1.9}, challenger="bluff")
    assert bits(both) == bits(ended(defender__war_cost=1.9, challenger="bluff"))


@pytest.mark.parametrize(("keyword", "said"), [
    ("rolout", "unknown keyword 'rolout'; did you mean 'rollout'"),
    ("chalenger", "unknown keyword 'chalenger'; did you mean 'challenger'"),
    ("defender__war_costs", "'defender__war_costs'; did you mean 'defender__war_cost'"),
    ("defender_war_cost", "'defender_war_cost'; did you mean 'defender__war_cost'"),
    ("qqqq", "unknown keyword 'qqqq'; give an actor its doctrine, or write ACTOR__PARAMETER"),
    ("mechanisms__taste", "unknown mechanism 'taste'; did you mean 'tastes'"),
    ("do__challenger__forse", "forse"),
])
def test_a_wrong_keyword_is_met_with_the_nearest(keyword, said):
    with pytest.raises(UsageError) as error:
        CrisisModel(TEXTBOOK, **{keyword: 1})
    assert said in str(error.value)


def test_a_wrong_value_is_told_with_its_name():
    with pytest.raises(UsageError, match="unknown doctrine of challenger 'bluf'.*'bluff'"):
        CrisisModel(TEXTBOOK, challenger="bluf")
    with pytest.raises(UsageError, match="defender.war_cost: 'much' is not a number"):
        CrisisModel(TEXTBOOK, defender__war_cost="much")


def test_nothing_is_given_twice():
    with pytest.raises(UsageError, match="'challenger' is given twice"):
        CrisisModel(TEXTBOOK, overrides={"challenger": "bluff"}, challenger="ultimatum")


@pytest.mark.parametrize("words", [
    {"seed": -1}, {"seed": 1.5}, {"rollout": -3}, {"rollout": "many"}, {"replicates": 0},
    {"doctrines": "all"}, {"scenario": "textbok"},
])
def test_a_wrong_setting_is_an_error_of_ours(words):
    with pytest.raises(EscaladeError):
        CrisisModel(**{"scenario": TEXTBOOK} | words)
