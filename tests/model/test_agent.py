"""Agents read the crisis record by name, as it stands, and change nothing."""

import copy
import pickle

import numpy as np
import pytest

from sim.engine.rules.types import mean_resolve
from sim.engine.state.names import LEVELS, NO_DAY, RUNG, TEMPO
from sim.errors import UsageError
from sim.model import CrisisModel

NUMBERS = ("strength", "troops", "mobilised", "effort", "deaths", "commitment", "weariness",
           "revenge", "refugees", "reputation", "utility")
PAIRS = {"rung": "rung", "peak": "peak", "strike_days": "strike_days", "inflicted": "inflicted",
         "tie": "tie"}


def played(days, **words):
    """A model of the founding case after some days."""
    model = CrisisModel("idlib_2020", rollout=6, replicates=20, **words)
    for _ in range(days):
        model.step()
    return model


@pytest.fixture(scope="module")
def model():
    return played(14)


def test_numbers_are_those_of_the_record_and_some_have_moved(model):
    moved, start = set(), played(0)
    for agent in model.actors:
        for name in NUMBERS:
            value = getattr(agent, name)
            assert type(value) is float and value == getattr(model.crisis, name)[agent.index]
            moved |= {name} if value != getattr(start.actor(agent.name), name) else set()
    assert {"strength", "deaths", "commitment", "revenge", "reputation", "utility"} <= moved


def test_pairs_are_read_from_this_actor_to_the_other():
    model = played(0)
    for number, field in enumerate(PAIRS.values()):
        record = getattr(model.crisis, field)
        record[:] = 100 * number + np.arange(record.size).reshape(record.shape)
    for agent in model.actors:
        for name, field in PAIRS.items():
            record, view = getattr(model.crisis, field), getattr(agent, name)
            assert dict(view) == {other.name: record[agent.index, other.index]
                                  for other in model.actors if other is not agent}
            assert {type(v) for v in view.values()} == {int if record.dtype == np.int64 else float}


def test_postures_plans_and_doctrines_are_words_of_the_scenario(model):
    scenario = model.crisis_of
    for i, agent in enumerate(model.actors):
        actor = scenario.actors[i]
        assert set(agent.posture) == set(actor.menus) & {"force", "talk"}
        for t, option in enumerate(("force", "talk")):
            if option in agent.posture:
                at = actor.menus[option].index(agent.posture[option])
                assert at == model.crisis.posture[i, t]
        assert agent.doctrine == actor.doctrine_names[model.case.doctrine[i]]
        assert agent.role == actor.role_name
        plans = list(actor.plans)
        assert agent.plan == (plans[model.crisis.plan[i]] if plans else None)
    assert {a.role for a in model.actors} == {"issuer", "target", "patron", "client", "outside"}


def test_levels_are_those_executed(model):
    for agent in model.actors:
        assert list(agent.levels) == list(LEVELS)
        assert agent.levels["tempo"] == model.crisis.level[agent.index, TEMPO]
        assert agent.levels["rung"] == model.crisis.level[agent.index, RUNG]


def test_beliefs_are_the_public_ones_about_the_other(model):
    turkey, syria = model.actor("turkey"), model.actor("syria")
    seen = turkey.beliefs["syria"]
    assert seen == model.actor("russia").beliefs["syria"] != syria.beliefs["turkey"]
    mean = sum(resolve * p for resolve, p in seen.items())
    assert mean == pytest.approx(mean_resolve(model.crisis.public, syria.index), abs=1e-12)
    assert syria.resolve in seen
    doctrines = turkey.doctrine_beliefs["syria"]
    assert list(doctrines) == list(syria.actor.doctrine_names)
    assert sum(doctrines.values()) == pytest.approx(1)


def test_with_beliefs_known_all_is_told():
    model = played(1, overrides={"beliefs": "known"})
    for agent in model.actors:
        other = next(a for a in model.actors if a is not agent)
        assert other.beliefs[agent.name][agent.resolve] == 1.0
        assert other.doctrine_beliefs[agent.name][agent.doctrine] == 1.0


def test_a_campaign_has_a_day_or_none(model):
    days = {}
    for agent in model.actors:
        for other, day in agent.campaign.items():
            j = model.actor(other).index
            assert (NO_DAY if day is None else day) == model.crisis.camp_day[agent.index, j]
            days[agent.name, other] = day
    assert {days["syria", "turkey"], days["turkey", "syria"], None} == {9, 13, None}


def test_a_view_held_follows_the_record():
    model = played(0)
    turkey, syria = model.actor("turkey"), model.actor("syria")
    rung, posture = turkey.rung, turkey.posture
    model.crisis.rung[turkey.index, syria.index] = 7
    model.crisis.posture[turkey.index, 0] = 1
    assert rung["syria"] == 7 and posture["force"] == turkey.actor.menus["force"][1]
    model.crisis = type(model.crisis)()  # another record in its place
    assert rung["syria"] == 0 and posture["force"] == turkey.actor.menus["force"][0]


def test_a_copy_of_a_view_is_a_dictionary_of_the_moment():
    model = played(0)
    tie = model.actor("turkey").tie
    copies = [copy.copy(tie), copy.deepcopy(tie), pickle.loads(pickle.dumps(tie)), dict(tie)]
    before = dict(tie)
    model.crisis.tie[:] = 0.25
    assert set(tie.values()) == {0.25}
    assert all(type(c) is dict and c == before for c in copies)


def test_reading_everything_changes_no_bit():
    read, unread = played(0), played(0)
    names = [n for n in dir(type(read.actor("turkey")))
             if isinstance(getattr(type(read.actor("turkey")), n), property)]
    assert {*NUMBERS, *PAIRS, "posture", "beliefs", "doctrine"} <= set(names)
    for _ in range(6):
        for agent in read.actors:
            for name in set(names) - {"random", "rng", "scenario"}:
                repr(getattr(agent, name))
        read.step()
        unread.step()
    assert read.crisis.to_record().tobytes() == unread.crisis.to_record().tobytes()


def test_every_property_says_what_it_is():
    agent = type(played(0).actor("turkey"))
    for name, value in vars(agent).items():
        if isinstance(value, property):
            assert value.fget.__doc__.split("\n")[0].endswith((".", ":")), name


def test_a_wrong_name_is_met_with_the_nearest():
    model = played(0)
    with pytest.raises(UsageError, match="unknown actor 'turky'; did you mean 'turkey'"):
        model.actor("turky")
    rung = model.actor("turkey").rung
    with pytest.raises(UsageError, match="^unknown name 'siria'; did you mean 'syria'"):
        rung["siria"]
    assert "turkey" not in rung and rung.get("nobody", -1) == -1


def test_a_seated_callable_gives_the_doctrine_its_name():
    def dove(view, traits, u):
        for o in range(view.n_options):
            u[o, 0] = 0.0

    model = CrisisModel("textbook", overrides={"challenger": dove})
    assert model.actor("challenger").doctrine == "dove"


def test_agents_hold_no_array_of_their_own(model):
    for agent in model.actors:
        assert not any(isinstance(v, np.ndarray) for v in vars(agent).values())
