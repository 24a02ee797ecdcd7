"""haiti_1994: what its files may know, and what its doctrines and terms stand for."""

import re

import pytest

from sim.play import simulate
from sim.scenario.load import load

NAME = "haiti_1994"
TO_COME = {"17", "18", "30"}  # the meeting agreed, the deadline, the horizon


def days_named(text: str) -> set[str]:
    """Days of September 1994 after the cut-off, and later months of 1994, that a text names."""
    days = {d for d in re.findall(r"\b(\d{1,2}) Sep(?:tember)?\b", text) if int(d) > 16}
    days |= {d for d in re.findall(r"1994-09-(\d\d)", text) if int(d) > 16}
    later = re.findall(r"(?:Oct|Nov|Dec)[a-z]* 1994|1994-1\d", text)
    return (days - TO_COME) | set(later)


def test_no_text_of_it_names_a_day_after_the_cutoff_but_those_to_come():
    files = [p for p in load(NAME).folder.rglob("*") if p.suffix in (".yaml", ".md")]
    assert len(files) > 15
    found = {p.name: days_named(p.read_text(encoding="utf-8")) for p in files}
    assert {n: d for n, d in found.items() if d} == {}


def test_a_later_day_is_seen():
    assert days_named("signed on 27 September; in force on 3 November 1994") == {
        "27", "November 1994"}


def test_the_envoys_meet_on_the_first_day_and_the_junta_is_asked_by_the_weekend():
    scenario = load(NAME)
    record = scenario.record
    assert (scenario.cutoff.isoformat(), scenario.start.isoformat()) == ("1994-09-16", "1994-09-17")
    assert int(record["ult_deadline"][0]) == 1
    o = simulate(scenario, rollouts=400, seed=3, workers=1, replicates=1)
    assert (o.count("rounds_delegation") >= 1).mean() > 0.9


@pytest.mark.parametrize(("doctrine", "lands"), [("restrained", False), ("ultimatum", True)])
def test_who_holds_back_does_not_land_and_who_keeps_its_word_mostly_does(doctrine, lands):
    o = simulate(load(NAME), rollouts=400, seed=3, workers=1, replicates=1, doctrines="named",
                 overrides={"united_states": doctrine})
    invaded = (o.is_label("entry", "resisted") | o.is_label("entry", "unresisted")).mean()
    assert invaded > 0.4 if lands else invaded == 0.0
