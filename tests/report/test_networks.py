"""The graph of a run."""

import dataclasses

import pytest

from sim.play.facts import network_of as facts_of_network
from sim.report.networks import camps_of, graph_of, network_of
from sim.scenario.load import load
from tests.report.mapped import mapped
from tests.report.svg.drawing import texts


def test_demand_backers_and_pledges_that_stand_are_told():
    network = network_of(mapped(), "report:graph.ties")
    assert network.title == ("The Challenger's demand on Defender: pull back behind the river, by "
                             "1 March 2001; South Patron backs Defender; North Patron backs the "
                             "Challenger.")
    kinds = [(link.kind, network.nodes[link.a].name, network.nodes[link.b].name)
             for link in network.links]
    assert ("demand", "Challenger", "Defender") in kinds
    assert ("pledge", "Challenger", "Defender") in kinds and len(kinds) == 6
    assert ("backs", "South Patron", "Defender") in kinds
    tie = network.links[1]
    assert (tie.goodwill, tie.key) == (0.8, "report:graph.ties.1.2")


def test_a_demand_that_is_not_made_is_not_drawn():
    outcome = mapped()
    latent = [{**outcome.network["ultimatums"][0], "open": False}]
    outcome = dataclasses.replace(outcome, network={**outcome.network, "ultimatums": latent})
    assert network_of(outcome).title == "No demand stands on the first day."
    assert "demand" not in texts(graph_of(outcome))


@pytest.mark.parametrize(("name", "left", "right"), [
    ("textbook", 1, 1), ("idlib_2020", 2, 3), ("cuba_1962", 1, 2), ("july_1914", 2, 3),
    ("bosnia_1995", 4, 3), ("haiti_1994", 2, 2)])
def test_every_bundled_scenario_has_its_two_camps(name, left, right):
    facts = facts_of_network(load(name))
    camps = camps_of(facts)
    assert (camps.count("left"), camps.count("right")) == (left, right)
    assert camps[next(n for n, a in enumerate(facts["actors"]) if a["role"] == "issuer")] == "left"


def test_ties_are_those_of_which_the_scenario_speaks():
    ties = {(a, b): x for a, b, x in facts_of_network(load("idlib_2020"))["ties"]}
    names = load("idlib_2020").actor_names
    assert ties[names.index("russia"), names.index("syria")] == 0.85
    assert len(ties) == 6 and facts_of_network(load("textbook"))["ties"] == []
