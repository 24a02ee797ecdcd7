"""The engine's own words: one for everything, in plain English, with the actors' names in them."""

import re

import pytest

from sim.engine.policies import ALL
from sim.engine.state import names
from sim.engine.state.outputs import DAY_PREFIX, INJECT, series_names
from sim.glossary import defaults
from sim.glossary.defaults import FAMILIES, ParameterKey, engine_words, with_own
from sim.glossary.glossary import Glossary
from sim.glossary.ladder import COMPONENTS, RUNGS, STATUSES
from sim.glossary.mechanisms import MECHANISMS
from sim.glossary.roles import Roles
from sim.glossary.traits import TRAITS
from sim.scenario import bundled_names, load
from sim.scenario.catalog import CATALOG
from sim.scenario.wording import roles_of

INTERNAL = re.compile(r"\b(issuers?|patrons?|clients?|rungs?|mu|payoffs?|nats|side [01]|utility"
                      r"|logit|hazards?|quantal|dyad|entry|health|\w+_\w+)\b|[{}]", re.IGNORECASE)
OWN = {"actor": {"north": ("North", "")}, "subject": {"south": ("the South", "")},
       "agreement": {"pact": ("the pact", "")}}
ROLES = Roles(("north", "south", "east"), "north", "south", "east", ("south",), ("north",), True)


def told(roles: Roles = ROLES) -> Glossary:
    """The engine's words for an invented crisis."""
    return Glossary(engine_words(OWN, roles, ["leak"], {
        "north.resolve": ParameterKey("<actor>.resolve"),
        "tie.north.south.value": ParameterKey("tie.<actor>.<actor>.value"),
        "agreement.pact.health": ParameterKey("agreement.<agreement>.health"),
        "north.keen.patience": ParameterKey("north.keen.patience", "days it waits", "ultimatum"),
        "north.mine.zest": ParameterKey("north.mine.zest", "liking for {noise}", "mine"),
    }))


@pytest.mark.parametrize("name", bundled_names())
def test_everything_a_scenario_counts_draws_and_varies_has_a_name_and_a_sentence(name):
    scenario = load(name)
    glossary, roles = scenario.glossary, roles_of(scenario)
    events = [c.removeprefix(DAY_PREFIX) for c in scenario.count_names if c.startswith(DAY_PREFIX)]
    keys = {"count": scenario.count_names, "event": events, "mechanism": names.MECHANISMS,
            "series": series_names(list(scenario.actor_names), roles.issuer, roles.target,
                                   roles.patron or None),
            "parameter": scenario.paths, "status": names.STATUSES, "component": names.COMPONENTS,
            "rung": [str(k) for k in range(10)]}
    for kind, wanted in keys.items():
        for key in wanted:
            word = glossary.words[kind][key]
            assert word[0] and word[1].endswith("."), (kind, key, word)
            assert word[1][:1] == word[1][:1].upper(), word


@pytest.mark.parametrize("table", [defaults.COUNTS, defaults.EVENTS, defaults.UNMAPPED,
                                   defaults.SERIES, defaults.BY_ACTOR, defaults.BY_PAIR, FAMILIES,
                                   TRAITS, MECHANISMS, STATUSES, RUNGS, COMPONENTS])
def test_no_word_of_the_engine_room_is_in_them(table):
    for key, pair in table.items():
        for text in pair:
            filled = text.format("A", "B", issuer="A", target="B", patron="C", side0="D", side1="E")
            assert not INTERNAL.search(filled), (key, filled)


def test_the_list_of_internal_words_bites():
    for text in ("what the issuer wants", "rung 7", "the patron's", "1.3 nats", "day_of_deal",
                 "side 1", "health of the tie", "in payoff units", "{target}"):
        assert INTERNAL.search(text), text


def test_every_family_of_parameters_and_every_trait_is_named():
    assert set(FAMILIES) == {entry.pattern for entry in CATALOG}
    for policy in ALL:
        for trait in policy.traits:
            assert trait.name in TRAITS or f"{policy.name}.{trait.name}" in TRAITS, trait


def test_every_mechanism_status_component_and_rung_is_named():
    assert list(MECHANISMS) == list(names.MECHANISMS)
    assert list(STATUSES) == list(names.STATUSES)
    assert list(COMPONENTS) == list(names.COMPONENTS)
    assert list(RUNGS) == [str(k) for k in range(10)]


def test_roles_become_the_names_of_the_actors_with_their_article():
    assert told().says("count", "wide_days") == (
        "Days on which North struck the forces of the South anywhere, not only near the front, "
        "and said so.")
    assert told().name("series", "tie_north_east") == (
        "goodwill between North and East, 0 none to 1 full")
    assert told().name("count", "deaths_south") == "deaths, the South"
    assert told().says("event", "fall").startswith("Nine tenths of the disputed ground that North")


def test_a_crisis_without_a_threat_or_a_map_is_still_named():
    glossary = told(Roles(("north", "south", "east")))
    assert glossary.says("event", "execution").startswith("The side that threatens hit the side ")
    assert glossary.name("count", "share") == "share of the demand met"
    assert told().name("count", "share") == "share of ground held"


def test_wide_strikes_and_the_threat_carried_out_are_told_apart():
    events = engine_words(OWN, ROLES)["event"]
    assert len({name for name, _ in events.values()}) == len(events)
    wide, done = events["wide_strike"], events["execution"]
    assert "anywhere" in wide[1] and "threatened" in done[1]
    assert not {*wide[0].split()} & {*done[0].split()}


def test_parameters_are_named_by_what_stands_in_their_path():
    assert told().name("parameter", "north.resolve") == "resolve of North"
    assert told().name("parameter", "tie.north.south.value") == (
        "worth to North of goodwill with the South")
    assert told().name("parameter", "agreement.pact.health") == "standing of the pact at the start"
    assert "before a strike" in told().says("parameter", "north.keen.patience")
    assert told().word("parameter", "north.mine.zest") == ("zest (North, mine)",
                                                           "Liking for {noise}")


def test_the_day_of_an_inject_is_named_after_it():
    assert told().name("count", INJECT + "leak") == "first day of leak"


def test_a_scenario_may_replace_a_name_alone_or_a_sentence_alone():
    engine = {"event": {"deal": ("a deal", "One came.")}}
    words = with_own(engine, {"event": {"deal": ("a truce", "")}, "axis": {"end": ("End", "?")}})
    assert words == {"event": {"deal": ("a truce", "One came.")}, "axis": {"end": ("End", "?")}}
    assert with_own(engine, {"event": {"deal": ("", "It came.")}})["event"]["deal"] == (
        "a deal", "It came.")
    assert engine["event"]["deal"] == ("a deal", "One came.")
