"""Rates of looking: results that do not hang on them, that do, and rates that nothing reads."""

import json

import numpy as np
import pytest

from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import looks, measure
from sim.questions.audit.sections.rates import (
    ELSEWHEN,
    HOLDS,
    IGNORED,
    MOVES,
    OPEN,
    SETTINGS,
    RateTrial,
    against,
    rates,
    surely_beyond,
    verdict,
    widen,
)
from sim.scenario.load import load
from sim.studies.estimates import Value
from sim.studies.lab import Lab
from tests.properties.folders import copy, edit


@pytest.fixture(scope="module")
def textbook():
    return load("textbook")


def unexplained(data):
    """What is explained of options names some that are gone."""
    data.pop("explained", None)


def bound(menus):
    """Nobody gives way, nobody says anything and no posture of the defender fires."""
    for word in ("renew", "withdraw"):
        del menus["challenger"]["signal"][word]
    for option in ("comply", "fight"):
        del menus["defender"]["force"][option]


def of_choice(menus):
    """Nor does the challenger ever carry its threat out: its postures decide."""
    bound(menus)
    for answer in ("honour", "dilute"):
        del menus["challenger"]["response"][answer]


def dated(menus):
    """Nor does a posture of the challenger fire: answers decide."""
    bound(menus)
    force = menus["challenger"]["force"]
    menus["challenger"]["force"] = {"hold": force["hold"], "show": {"rung": 6, "publicity": 0.7}}


@pytest.fixture(scope="module")
def firm(tmp_path_factory):
    """The textbook crisis in which only the answers to a passed deadline and to fire decide."""
    folder = tmp_path_factory.mktemp("firm") / "textbook"
    edit(copy("textbook", folder) / "menus.yaml", dated)
    edit(folder / "scenario.yaml", unexplained)
    return load(folder)


@pytest.fixture(scope="module")
def rash(tmp_path_factory):
    """The textbook crisis in which only the challenger's postures decide."""
    folder = tmp_path_factory.mktemp("rash") / "textbook"
    edit(copy("textbook", folder) / "menus.yaml", of_choice)
    edit(folder / "scenario.yaml", unexplained)
    return load(folder)


@pytest.fixture(scope="module")
def steady(firm):
    """The section on that crisis."""
    return measure("looks", Lab(firm), 9600)


def verdicts(section):
    """Verdict of each rate."""
    return {r[0]: r[4] for r in section.table("rates").rows}


def test_a_crisis_that_hangs_on_no_rate_passes(steady):
    assert steady.findings == {}
    assert verdicts(steady) == {"challenger: force": ELSEWHEN, "defender: force": ELSEWHEN}
    assert "moves no end state by more than 2 points for certain" in steady.says[0]


ANEW = {"mechanisms.tastes": "off"}  # a look is a draw: with tastes that last it changes nothing


def test_a_rate_that_moves_nothing_is_seen_to_be_read(steady, firm):
    """The defender's postures decide nothing here, yet it takes them later and earlier.

    With lasting tastes not even that: it looks on other days, and acts on the same.
    """
    days = {r[1]: r for r in steady.table("first").rows if r[0] == "defender: force"}
    assert days["halved"][2].at == days["as it is"][2].at == days["doubled"][2].at
    found = measure("looks", Lab(firm, overrides=ANEW), 9600)
    assert found.findings == {} and verdicts(found)["defender: force"] == ELSEWHEN
    days = {r[1]: r for r in found.table("first").rows if r[0] == "defender: force"}
    assert days["halved"][2].low > days["as it is"][2].at > days["doubled"][2].high
    assert days["halved"][3].at < days["as it is"][3].at < days["doubled"][3].at


def test_a_rate_on_which_the_end_hangs_is_found(rash):
    """An issuer whose every look is a draw strikes the oftener the oftener it thinks again."""
    path, over = "challenger.reconsider_force", ANEW
    section = measure("looks", Lab(rash, overrides={path: 0.4, **over}), 24_000)
    assert f"looks:end.{path}" in section.findings and "looks:end.all" in section.findings
    assert verdicts(section)["challenger: force"] == MOVES
    base = Lab(rash).play(3000, {path: 0.4, **over})
    more = Lab(rash).play(3000, {path: 0.8, **over})
    hits = [o.is_label("end_state", "limited_war").mean() for o in (base, more)]
    got = next(r[3] for r in section.table("moves").rows
               if r[:3] == ("end_state: limited_war", "challenger: force", "doubled"))
    assert abs(got.at - (hits[1] - hits[0])) < 1e-12 and got.at > 0.03
    assert section.says[0].startswith("Every rate")


def test_a_rate_under_orders_is_ignored(textbook):
    """Told what to say on every day, an actor never asks how often it would think again.

    Nor does anybody reckon with that rate; with how often it looks at its posture others do.
    """
    section = measure("looks", Lab(textbook, overrides={"do.challenger.signal": "silence"}), 1200)
    assert verdicts(section)["challenger: signal"] == IGNORED
    assert [f for f in section.findings if "ignored" in f] == [
        "looks:ignored.challenger.reconsider_signal"]
    assert section.table("rates").rows[0][0] == "challenger: signal"  # the gravest first


class Forgetful(Lab):
    """A lab that drops what is set for one rate."""

    dropped = "challenger.reconsider_signal"

    def play(self, n, overrides=None, scenario=None, trace=0):
        kept = {k: v for k, v in (overrides or {}).items() if k != self.dropped}
        return super().play(n, kept, scenario, trace)


def test_a_rate_that_does_not_arrive_is_ignored(textbook):
    found = measure("looks", Forgetful(textbook), 600)
    assert verdicts(found)["challenger: signal"] == IGNORED
    assert f"looks:ignored.{Forgetful.dropped}" in found.findings
    sound = measure("looks", Lab(textbook), 600)
    assert IGNORED not in verdicts(sound).values()
    assert not [f for f in sound.findings if "ignored" in f]


def test_a_track_without_a_choice_is_not_asked(tmp_path):
    def silent(menus):
        menus["defender"]["signal"] = {"silence": {"verb": "none"}}

    folder = copy("textbook", tmp_path / "silent")
    edit(folder / "menus.yaml", silent)
    edit(folder / "scenario.yaml", unexplained)
    lab = Lab(load(folder), overrides={"challenger.reconsider_signal": 0.0})
    found, idle = rates(lab)
    assert [r.name for r in found] == ["challenger: force", "defender: force"]
    assert idle == ["challenger: signal", "defender: signal"]
    section = measure("looks", lab, 120)
    assert "challenger: signal, defender: signal" in section.notes[0]
    assert json.loads(json.dumps(as_json(section)))["together"]["rows"]


def test_where_nobody_can_choose_there_is_nothing_to_ask(tmp_path):
    def mute(menus):
        for actor in menus.values():
            for track in ("force", "signal"):
                actor[track] = {name: actor[track][name] for name in list(actor[track])[:1]}

    folder = copy("textbook", tmp_path / "mute")
    edit(folder / "menus.yaml", mute)
    edit(folder / "scenario.yaml", unexplained)
    section = measure("looks", Lab(load(folder)), 120)
    assert section.played == 0 and section.findings == {} and "LOOKS" in text(section, 100)


def test_certain_is_beyond_the_bar_for_all_figures_looked_at():
    change = Value(0.05, 0.03, 0.07, 1000)  # half 0.02; with 10 figures 0.02 * 2.807 / 1.96
    assert abs(widen(change, 1) - 0.02) < 1e-12
    assert abs(widen(change, 10) - 0.02 * 2.807 / 1.96) < 1e-5
    assert surely_beyond(change, 0.02, 10) and not surely_beyond(change, 0.022, 10)
    assert surely_beyond(Value(-0.05, -0.07, -0.03, 1000), 0.02, 10)
    still = Value(0.0, 0.0, 0.0, 100)  # no change in 100 rollouts: up to 3 % may be there
    assert widen(still, 1) == 0.03
    assert against([still], 0.02) == OPEN and against([still], 0.04) == HOLDS
    assert against([still, change], 0.02) == MOVES
    assert against([Value(0.05)], 0.02) == OPEN  # no interval, nothing certain


def test_end_states_and_other_labels_have_bars_of_their_own():
    end, other = Value(0.025, 0.02, 0.03, 4000), Value(0.05, 0.045, 0.055, 4000)
    small = Value(0.001, 0.0, 0.002, 4000)
    moves = [("halved", "end", "war", small), ("halved", "peak", "war", other),
             ("doubled", "end", "war", small), ("doubled", "peak", "low", small)]
    found = looks.judge_rates("all", moves, "end", "every rate")
    assert list(found) == ["looks:label.all"] and "peak: war by +5.0" in found["looks:label.all"]
    moves[2] = ("doubled", "end", "war", Value(0.035, 0.03, 0.04, 4000))
    found = looks.judge_rates("all", moves, "end", "every rate")
    assert list(found) == ["looks:end.all", "looks:label.all"]
    assert found["looks:end.all"].startswith("every rate doubled moves end: war by +3.5")
    moves = [("halved", "end", "war", small), ("halved", "peak", "war", end)]
    assert looks.judge_rates("all", moves, "end", "every rate") == {}


def test_a_verdict_is_about_end_states(textbook):
    rate = rates(Lab(textbook))[0][0]
    moves = (("end", "war", Value(0.0, -0.001, 0.001, 4000)),
             ("peak", "war", Value(0.1, 0.09, 0.11, 4000)))
    tried = [RateTrial(rate, s, moves, Value(1.0), Value(1.0), True, True) for s in SETTINGS]
    assert verdict(tried, "end", 0.02) == HOLDS and verdict(tried, "peak", 0.02) == MOVES


def test_one_setting_of_a_rate_on_its_own(textbook):
    lab = Lab(textbook)
    base = lab.play(100, trace=1)
    rate = next(r for r in rates(lab)[0] if r.name == "challenger: signal")
    tried = looks.trial(lab, base, rate, "doubled")
    after = lab.play(100, {rate.path: 0.4}, trace=1)
    days = after.note("moved_first.challenger.signal")
    assert tried.first.at == days[days >= 0].mean() and tried.ever.at == np.mean(days >= 0)
    assert tried.noticed and tried.felt
