"""Every link of a scenario is found, and cutting it changes that link alone."""

import numpy as np
import pytest

from sim.engine.state.case import Case
from sim.engine.state.declare import fields_of
from sim.questions.audit.links import FAMILIES, Link, links
from sim.scenario.load import load
from sim.scenario.variant import variant
from sim.studies.lab import Lab


@pytest.fixture(scope="module")
def idlib():
    return load("idlib_2020")


def changed(scenario, link: Link) -> dict[str, list[tuple[int, ...]]]:
    """Entries of the record that differ without the link, by field."""
    with_it = variant(scenario, dict(link.given)).record
    without = variant(link.scenario or scenario, dict(link.without)).record
    return {f: [tuple(map(int, at)) for at in np.argwhere(with_it[f] != without[f])]
            for f in fields_of(Case) if not np.array_equal(with_it[f], without[f])}


EXPECTED = {
    "influence": {"iran.syria", "russia.syria", "turkey.opposition"},
    "dependence": {"iran.syria", "russia.syria", "turkey.opposition"},
    "patronage": {"iran.syria", "russia.syria", "turkey.opposition"},
    "mediator": {"main.iran"},
    "format": {"main.astana"},
    "membership": {"sochi.turkey", "sochi.russia", "astana.turkey", "astana.russia",
                   "astana.iran"},
    "veto": {"russia"},
    "tie": {"iran.turkey", "russia.turkey"},
    "leverage": {"iran.broker", "russia.broker"},
}


def test_every_link_is_found(idlib):
    found: dict[str, set[str]] = {}
    for link in links(idlib):
        found.setdefault(link.family, set()).add(link.name)
    assert found == EXPECTED and set(EXPECTED) == set(FAMILIES)


def test_the_smallest_crisis_has_none():
    assert links(load("textbook")) == []


def test_a_cut_changes_its_link_alone(idlib):
    i = {name: k for k, name in enumerate(idlib.actor_names)}
    found = {(link.family, link.name): changed(idlib, link) for link in links(idlib)}
    assert found["influence", "russia.syria"] == {"influence": [(i["russia"], i["syria"])]}
    assert found["dependence", "russia.syria"] == {"dependence": [(i["syria"], i["russia"])]}
    assert found["patronage", "iran.syria"] == {"patron": [(i["iran"], i["syria"])]}
    assert found["patronage", "russia.syria"] == {
        "patron": [(i["russia"], i["syria"])], "ult_patron": [(0,)]}
    assert found["mediator", "main.iran"] == {"channel_mediator": [(0,)]}
    assert found["format", "main.astana"] == {"channel_format": [(0,)]}
    astana = idlib.names["agreement"].index("astana")
    assert found["membership", "astana.iran"] == {"agreement_member": [(astana, i["iran"])]}
    assert set(found["veto", "russia"]) == {"level"}
    assert found["tie", "russia.turkey"] == {"tie_value": [(i["russia"], i["turkey"]),
                                                           (i["turkey"], i["russia"])]}
    assert set(found["leverage", "russia.broker"]) == {"trait"}


def test_leverage_is_tried_with_its_doctrine_in_the_seat(idlib):
    link = next(x for x in links(idlib) if x.name == "russia.broker")
    assert link.given["russia"] == link.without["russia"] == "broker"
    assert link.given["russia.broker.leverage"] < link.without["russia.broker.leverage"]


def test_a_refusal_softened_is_one_that_hears_offers(idlib):
    """`sim.engine.rules.talks.meet` hears no offer below this: without it, more offers are made."""
    link = next(x for x in links(idlib) if x.family == "veto")
    n = 200
    over = {"do.russia.talk": "stonewall"}
    lab = Lab(idlib, workers=1)
    refused, heard = lab.play(n, over), lab.play(n, over, link.scenario)
    assert refused.count("offers").sum() == 0 < heard.count("offers").sum()
