"""words.yaml: read, layered, checked against what there is, and asked for by `validate`."""

from pathlib import Path

import pytest

from sim.errors import ScenarioErrors
from sim.play import simulate
from sim.scenario import load, validate

WORDS = """\
actors:
  challenger: {name: Challengers, article: the, adjective: Challenging, says: They want A.}
  defender: {name: Defence, says: It has A.}
axes:
  end: {name: The end, says: Which it is.}
labels:
  end:
    met: {name: demand met, says: A is given up.}
    open: {name: nothing settled, says: A is held.}
doctrines:
  challenger:
    steady: {name: steady, says: Stays.}
    bluff: {name: bluffing, says: Bluffs.}
  defender:
    steady: {name: steady, says: Stays.}
options:
  challenger:
    force: {hold: {name: wait}, strike: {name: strike}, also: {name: strike too}}
lines:
  old: {name: the old line, says: A goes back.}
  front: {name: the front, says: As it is.}
ultimatums:
  demand: {name: the demand, says: Give up A.}
"""
PLACES = "name,area_km2,axis,disputed,held,about\nB,10,north,1,1,A town.\nA,30,north,1,0,A hill.\n"


@pytest.fixture
def spoken(mini, tmp_path: Path):
    """The small scenario with words for everything; some texts of words.yaml replaced."""

    def write(old: str = "", new: str = "") -> Path:
        folder = mini()
        assert old in WORDS
        (folder / "words.yaml").write_text(WORDS.replace(old, new, 1))
        (folder / "places.csv").write_text(PLACES)
        return folder

    return write


def test_every_kind_is_read(spoken):
    glossary = load(spoken()).glossary
    assert glossary.word("actor", "challenger") == ("Challengers", "They want A.")
    assert glossary.name("subject", "challenger") == "the Challengers"
    assert glossary.name("adjective", "challenger") == "Challenging"
    assert glossary.name("subject", "defender") == glossary.name("adjective", "defender")
    assert glossary.word("label", "end.met") == ("demand met", "A is given up.")
    assert glossary.word("axis", "end") == ("The end", "Which it is.")
    assert glossary.name("doctrine", "challenger.bluff") == "bluffing"
    assert glossary.name("option", "challenger.force.also") == "strike too"
    assert glossary.word("place", "A") == ("A", "A hill.")
    assert glossary.name("line", "old") == "the old line"
    assert glossary.name("ultimatum", "demand") == "the demand"
    assert glossary.name("count", "deaths_challenger") == "deaths, the Challengers"
    assert validate(spoken()) == []


def test_the_engines_words_may_be_replaced(spoken):
    folder = spoken()
    with (folder / "words.yaml").open("a") as file:
        file.write("events: {deal: {name: a truce}}\ncounts: {civilians: {says: Killed.}}\n"
                   "mechanisms: {weather: {name: mud}}\n"
                   "parameters: {'challenger.resolve': {name: nerve}}\n"
                   "series: {deal: {name: truce in force}}\n")
    glossary = load(folder).glossary
    assert glossary.word("event", "deal") == ("a truce", "A deal or a truce came into force.")
    assert glossary.name("count", "day_of_deal") == "first day of a truce"
    assert glossary.word("count", "civilians") == ("civilian deaths", "Killed.")
    assert glossary.name("mechanism", "weather") == "mud"
    assert glossary.name("parameter", "challenger.resolve") == "nerve"
    assert glossary.name("series", "deal") == "truce in force"


def test_a_run_keeps_the_words_and_does_not_ask_for_them(spoken, mini):
    outcome = simulate(load(spoken()), rollouts=4, seed=1, workers=1)
    assert outcome.glossary.word("label", "end.met") == ("demand met", "A is given up.")
    folder = spoken()
    (folder / "words.yaml").unlink()
    bare = simulate(load(folder), rollouts=4, seed=1, workers=1)
    assert bare.glossary.name("label", "end.met") == "met"
    assert (bare.counts == outcome.counts).all()


UNKNOWN = [
    ("  defender: {name: Defence", "  defendr: {name: Defence", "words.yaml:3: actors.defendr: "
     "there is no 'defendr' to name; did you mean 'defender'? allowed: challenger, defender"),
    ("    met:", "    mett:", "words.yaml:8: labels.end.mett: there is no 'mett' to name; did you "
     "mean 'met'? allowed: met, open"),
    ("labels:\n  end:", "labels:\n  ends:", "words.yaml:7: labels.ends: there is no 'ends'"),
    ("strike: {name: strike}", "strik: {name: strike}", "words.yaml:18: options.challenger.force."
     "strik: there is no 'strik' to name; did you mean 'strike'? allowed: hold, strike, also"),
    ("    force: {hold", "    forse: {hold", "options.challenger.forse: there is no 'forse' to "
     "name; did you mean 'force'? allowed: force"),
    ("    bluff:", "    blufff:", "doctrines.challenger.blufff: there is no 'blufff'"),
    ("axes:\n  end:", "axes:\n  endd:", "axes.endd: there is no 'endd' to name; did you mean "
     "'end'? allowed: end"),
    ("lines:\n  old:", "events:\n  dael:", "events.dael: there is no 'dael' to name; did you mean "
     "'deal'?"),
    ("lines:\n  old:", "mechanisms:\n  wether:", "did you mean 'weather'?"),
    ("lines:\n  old:", "parameters:\n  challenger.resolv:", "parameters.challenger.resolv: there "
     "is no 'challenger.resolv' to name; did you mean 'challenger.resolve'?"),
]
MALFORMED = [
    ("axes:", "axis:", "words.yaml:4: axis: unknown key; did you mean 'axes'?"),
    ("name: demand met", "nam: demand met", "labels.end.met.nam: unknown key; did you mean 'name'"),
    ("name: demand met", "name: 3", "labels.end.met.name: must be text, not 3"),
    ("name: demand met", "name: ''", "labels.end.met.name: is empty; a value is needed"),
    ("met: {name: demand met, says: A is given up.}", "met: demand met", "labels.end.met: must be "
     "a mapping, not 'demand met'"),
]


@pytest.mark.parametrize(("old", "new", "wanted"), UNKNOWN, ids=lambda text: text.strip()[:20])
def test_what_names_nothing_is_a_problem_with_its_line_and_the_nearest_name(spoken, old, new,
                                                                            wanted):
    """It does not stop a run: what is taken out for a trial need not lose its words."""
    folder = spoken(old, new)
    assert any(wanted in str(problem) for problem in validate(folder))
    assert validate(folder, words=False) == [] and load(folder).days == 10


@pytest.mark.parametrize(("old", "new", "wanted"), MALFORMED, ids=lambda text: text.strip()[:20])
def test_words_of_another_form_are_an_error_with_its_line(spoken, old, new, wanted):
    with pytest.raises(ScenarioErrors) as caught:
        load(spoken(old, new))
    assert wanted in str(caught.value)


MISSING = [
    ("name: demand met, ", "", "words.yaml: labels.end.met: has no name"),
    (", says: A is given up.", "", "words.yaml: labels.end.met: has no sentence (says)"),
    ("  defender: {name: Defence, says: It has A.}\n", "", "words.yaml: actors.defender: has no "
     "name"),
    ("    bluff: {name: bluffing, says: Bluffs.}\n", "", "doctrines.challenger.bluff: has no name"),
    ("hold: {name: wait}, ", "", "options.challenger.force.hold: has no name"),
    ("  front: {name: the front, says: As it is.}\n", "", "lines.front: has no name"),
    ("ultimatums:\n  demand: {name: the demand, says: Give up A.}\n", "", "words.yaml: ultimatums: "
     "is missing, so these have no name: demand"),
]


@pytest.mark.parametrize(("old", "new", "wanted"), MISSING, ids=lambda text: text.strip()[:20])
def test_a_missing_word_is_a_problem_but_does_not_stop_a_run(spoken, old, new, wanted):
    folder = spoken(old, new)
    found = [str(e) for e in validate(folder)]
    assert len(found) == 1 and wanted in found[0], found
    assert validate(folder, words=False) == [] and load(folder).days == 10


def test_without_the_file_there_is_one_problem_that_says_what_is_missing(spoken):
    folder = spoken()
    (folder / "words.yaml").unlink()
    (only,) = map(str, validate(folder))
    assert "words.yaml: file not found" in only and "`escalade new` writes one" in only
    assert "2 actors, 1 axes, 2 labels, 3 doctrines, 3 options, 2 lines, 1 ultimatums" in only


def test_places_without_a_sentence_are_problems_at_their_line(spoken):
    folder = spoken()
    (folder / "places.csv").write_text(PLACES.replace("A hill.", ""))
    (one,) = map(str, validate(folder))
    assert "places.csv:3: about: 'A' has no sentence" in one
    (folder / "places.csv").write_text(PLACES.replace("A hill.", "").replace("A town.", ""))
    (all_,) = map(str, validate(folder))
    assert "column 'about' is missing or empty, so no place has a sentence: A, B" in all_


def test_a_scenario_adds_its_words_to_those_of_its_base(spoken, tmp_path):
    spoken()
    top = tmp_path / "top"
    top.mkdir()
    (top / "scenario.yaml").write_text("name: top\nbase: ../mini\noutcomes:\n"
                                       "  end: [{label: met, when: 'deal == 1'}, {label: left}]\n")
    (top / "words.yaml").write_text("labels: {end: {met: {name: over}, left: {name: more, "
                                    "says: X.}}}")
    assert validate(top) == []
    glossary = load(top).glossary
    assert glossary.word("label", "end.met") == ("over", "A is given up.")
    assert glossary.word("label", "end.left") == ("more", "X.")
    assert "end.open" not in glossary.words["label"]  # the base's word for what is gone
    (top / "words.yaml").write_text("labels: {end: {open: {name: more}}}")
    first, second = map(str, validate(top))
    assert "top/words.yaml:1: labels.end.open: there is no 'open' to name" in first
    assert "labels.end.left: has no name" in second


def test_what_a_doctrine_and_an_inject_say_of_themselves_stands_in_for_a_sentence(mini):
    folder = mini("scenario.yaml", "initial:", "injects: {leak: {day: 2001-01-03, effect: none, "
                  "content: It is out.}}\ninitial:")
    (folder / "challenger" / "bluff.yaml").write_text("policy: bluff\nabout: Barks.\n")
    glossary = load(folder).glossary
    assert glossary.word("doctrine", "challenger.bluff") == ("bluff", "Barks.")
    assert glossary.word("inject", "leak") == ("leak", "It is out.")
    assert glossary.word("event", "inject_leak") == ("leak", "It is out.")
