"""A doctrine written twice, an idle inject and an onlooker leave every bit as it was."""

import numpy as np
import pytest

from sim.engine.state import capacity as cap
from sim.questions.audit import copies
from sim.questions.audit.copies import doctrine_again, idle_inject, onlooker
from sim.questions.audit.reorder import orders, with_order
from sim.questions.audit.sections.moves import differ
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.studies.lab import Lab


@pytest.fixture(scope="module")
def idlib():
    return load("idlib_2020")


def test_a_copy_stands_next_to_its_original_with_half_its_weight(idlib):
    again = doctrine_again(idlib, "turkey", "maximalist")
    i = idlib.actor_names.index("turkey")
    names = idlib.actor("turkey").doctrine_names
    assert names == ("bluff", "maximalist", "restrained", "ultimatum")
    assert again.actor("turkey").doctrine_names == (
        "bluff", "maximalist", "maximalist_again", "restrained", "ultimatum")
    before, after = (s.record["doctrine_weight"][i] for s in (idlib, again))
    assert after[1] == after[2] == before[1] / 2
    assert after[[0, 3, 4]].tolist() == before[[0, 2, 3]].tolist()
    assert after.sum() == pytest.approx(1.0)
    assert again.record["doctrine"][i] == 4 and idlib.record["doctrine"][i] == 3
    assert again.actor("turkey").doctrine_names[4] == idlib.actor("turkey").doctrine == "ultimatum"


@pytest.mark.parametrize("doctrine", ["bluff", "maximalist", "ultimatum"])
def test_every_trait_of_every_row_is_where_its_doctrine_now_stands(idlib, doctrine):
    again = doctrine_again(idlib, "turkey", doctrine)
    one, two = (variant(s).rows(7, 0, 20)[0]["trait"] for s in (idlib, again))
    i = idlib.actor_names.index("turkey")
    for d, name in enumerate(again.actor("turkey").doctrine_names):
        old = idlib.actor("turkey").doctrine_names.index(name.removesuffix(copies.AGAIN))
        assert np.array_equal(two[:, i, d], one[:, i, old]), name
    others = [k for k in range(cap.ACTORS) if k != i]
    assert np.array_equal(one[:, others], two[:, others])
    assert np.ptp(one[:, i, 3, 1]) > 0  # they vary from row to row


def test_a_copy_with_draws_of_its_own_is_noticed(idlib, monkeypatch):
    monkeypatch.setattr(Scenario, "draw_name", lambda self, path: path)
    again = doctrine_again(idlib, "turkey", "ultimatum")
    traits = variant(again).rows(7, 0, 20)[0]["trait"][:, idlib.actor_names.index("turkey")]
    assert not np.array_equal(traits[:, 3], traits[:, 4])


def test_there_is_room_for_a_copy_or_it_is_not_tried(idlib):
    assert len(copies.doctrines(idlib)) == 19
    full = idlib.actor("iran")
    for k in range(cap.DOCTRINES - len(full.doctrines)):
        idlib = doctrine_again(idlib, "iran", "steady" + copies.AGAIN * k)
    assert len(idlib.actor("iran").doctrines) == cap.DOCTRINES
    assert "iran" not in {actor for actor, _ in copies.doctrines(idlib)}


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_what_does_nothing_changes_no_bit(name):
    scenario = load(name)
    lab = Lab(scenario, workers=1)
    last = onlooker(scenario)
    first = with_order(last, orders(last)["reversed"][:1] + last.actor_names[:-1])
    for other in (idle_inject(scenario), last, first):
        found = lab.play(120, scenario=other)
        assert not differ(lab.plain(120), found, utilities=True).any()


def test_an_inject_that_does_something_is_noticed():
    scenario = load("textbook")
    busy = idle_inject(scenario)
    q = int(scenario.record["n_injects"])
    busy.record["inject_effect"][q], busy.record["inject_value"][q] = 1, -5.0
    busy.record["inject_a"][q] = 1
    lab = Lab(scenario, workers=1)
    assert differ(lab.plain(100), lab.play(100, scenario=busy)).any()


def test_names_that_are_taken_get_another(idlib):
    twice = onlooker(onlooker(idlib))
    assert twice.actor_names[-2:] == ("onlooker", "onlooker_again")
    assert twice.record["n_plans"][6:].tolist() == [1, 1]
    assert idle_inject(idle_inject(idlib)).names["inject"] == ("nothing", "nothing_again")
    assert onlooker(twice) is None  # eight actors at most
