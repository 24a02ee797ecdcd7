"""A version of the user's own is called by what it changes."""

from sim.questions.compare.drawn import in_words
from sim.scenario.load import load
from sim.studies.versions import parse

WORDS = {"a.turkey": "restrained", "b.turkey.resolve+": "0.1", "c.threat.later": "7",
         "c.mechanisms.audience": "off"}


def test_versions_are_called_by_the_users_own_words():
    scenario = load("idlib_2020")
    _, versions = parse(scenario, WORDS, None, "mixture")
    assert {v.name: in_words(scenario, v) for v in versions} == {
        "a": "Turkey (holds back)", "b": "Resolve of Turkey +0.1",
        "c": "Threat, later 7; Cost of backing down in public off"}


def test_ready_made_versions_have_names_of_their_own():
    scenario = load("idlib_2020")
    _, versions = parse(scenario, {}, "what_the_ultimatum_bought", "mixture")
    assert {in_words(scenario, v) for v in versions} == {""}
