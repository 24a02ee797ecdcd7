"""The watched model as Mesa's tools meet it."""

import inspect

import mesa
import pytest

from sim.engine.state.names import STATUSES
from sim.errors import UsageError
from sim.model import CrisisModel
from sim.scenario.load import load
from sim.scenario.roots import data_root

TEXTBOOK = load("textbook")


def test_a_scenario_may_be_a_name_a_folder_or_loaded():
    folder = data_root() / "scenarios" / "textbook"
    records = {CrisisModel(s, rollout=2).case.to_record().tobytes()
               for s in ("textbook", folder, TEXTBOOK)}
    assert len(records) == 1


def test_no_seed_is_the_usual_one():
    none, usual, other = (CrisisModel(TEXTBOOK, seed=s) for s in (None, 7, 8))
    assert none.crisis.seed == usual.crisis.seed == 7 != other.crisis.seed
    assert CrisisModel(TEXTBOOK).crisis.to_record().tobytes() \
        == none.crisis.to_record().tobytes() != other.crisis.to_record().tobytes()


def test_mesas_own_generators_have_the_seed():
    drawn = [(m.random.random(), m.rng.random())
             for m in (CrisisModel(TEXTBOOK, seed=s) for s in (3, 3, 4))]
    assert drawn[0] == drawn[1] != drawn[2]


def test_steps_after_the_end_do_nothing():
    model = CrisisModel(TEXTBOOK, rollout=1)
    model.run_model()
    assert model.crisis.over == 1 and model.steps == TEXTBOOK.days == model.today
    before = model.crisis.to_record().tobytes()
    model.running = True
    model.step()
    assert model.crisis.to_record().tobytes() == before
    assert not model.running and model.today == TEXTBOOK.days


def test_the_date_is_that_of_the_day_last_played():
    model = CrisisModel(TEXTBOOK)
    assert (TEXTBOOK.start - model.date).days == 1
    model.step()
    assert model.date == TEXTBOOK.start
    model.run_model()
    assert model.date == TEXTBOOK.horizon


def test_ultimatums_have_their_fates_by_name():
    model = CrisisModel(TEXTBOOK)
    assert list(model.ultimatums) == list(TEXTBOOK.names["ultimatum"])
    for number, word in enumerate(STATUSES):
        model.crisis.ult_status[0] = number
        assert set(model.ultimatums.values()) == {word}


def test_solara_may_hand_any_keyword_and_nothing_by_place_alone():
    kinds = {name: p.kind for name, p in inspect.signature(CrisisModel.__init__).parameters.items()}
    assert kinds["kwargs"] == inspect.Parameter.VAR_KEYWORD
    assert inspect.Parameter.VAR_POSITIONAL not in kinds.values()


def test_mesas_record_of_parameters_never_hides_the_crisis():
    """Newer releases of SolaraViz reset with `type(model.scenario)()` unless there is none."""
    model = CrisisModel(TEXTBOOK)
    assert not getattr(model, "scenario", None)
    assert isinstance(model, mesa.Model) and model.crisis_of is TEXTBOOK


def test_an_agent_is_found_by_its_name():
    model = CrisisModel(TEXTBOOK)
    assert [model.actor(a.name) for a in model.actors] == list(model.actors)
    with pytest.raises(UsageError, match="unknown actor 'defendor'; did you mean 'defender'"):
        model.actor("defendor")


def test_a_subclass_may_add_to_a_step():
    class Counting(CrisisModel):
        def __init__(self, limit=2, **kwargs):
            super().__init__("textbook", **kwargs)
            self.limit = limit

        def step(self):
            super().step()
            self.running = self.running and self.today < self.limit

    model = Counting(limit=3, challenger="bluff", rollout=2)
    model.run_model()
    assert model.today == 3 and model.actor("challenger").doctrine == "bluff"
