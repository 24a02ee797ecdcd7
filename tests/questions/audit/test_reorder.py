"""Actors in another order: the record is the one that the loader makes of renamed actors."""

import ast
import inspect
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.engine.state.case import Case
from sim.engine.state.declare import fields_of
from sim.errors import UsageError
from sim.questions.audit import reorder
from sim.questions.audit.reorder import orders, with_order
from sim.questions.audit.sections.moves import differ
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.studies.lab import Lab
from tests.properties.folders import add_inject, copy, edit

RICH = "idlib_2020"
PREFIXES = {"textbook": "ba", "cuba_1962": "edabc", "july_1914": "cfaebd",
            "haiti_1994": "efbdca", RICH: "dcfabe"}


def in_order(data: dict[str, Any]) -> None:
    """Write the start of each tie under the first of the two names."""
    ties: dict[str, Any] = {}
    for a, others in (data.get("tie") or {}).items():
        for b, given in others.items():
            for what, value in given.items():
                pair = sorted((a, b)) if what == "start" else (a, b)
                ties.setdefault(pair[0], {}).setdefault(pair[1], {})[what] = value
    data["tie"] = ties


def renamed(name: str, folder: Path, prefixes: str) -> Scenario:
    """A scenario whose k-th actor's name has the k-th prefix, in all its files."""
    names = load(name).actor_names
    copy(name, folder)
    if name == RICH:  # every place in which an actor can be named
        add_inject(folder, {"day": load(name).start, "effect": "tie", "a": names[0],
                            "b": names[4], "value": 0.1})
        edit(folder / "scenario.yaml", lambda d: d["ultimatums"]["pull_back"].update(
            demand="tie.iran.turkey > 2 or line_share.sochi_2018 >= 0.999 and deaths.syria >= 0"))
    for path in [*folder.rglob("*.yaml"), *folder.rglob("*.csv")]:
        text = path.read_text(encoding="utf-8")
        for actor, prefix in zip(names, prefixes, strict=True):
            text = re.sub(rf"\b{actor}\b", f"{prefix}_{actor}", text)
        path.write_text(text, encoding="utf-8")
    for actor, prefix in zip(names, prefixes, strict=True):
        if (folder / actor).exists():
            shutil.move(folder / actor, folder / f"{prefix}_{actor}")
    edit(folder / "parameters.yaml", in_order)
    return load(folder)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """By name: a scenario, the order that other names give it, and the scenario so loaded."""

    @cache
    def make(name: str) -> tuple[Scenario, list[str], Scenario]:
        folder, prefixes = tmp_path_factory.mktemp(name), PREFIXES[name]
        first = renamed(name, folder / "a", "".join(sorted(prefixes)))
        order = [first.actor_names[k] for k in np.argsort(list(prefixes))]
        return first, order, renamed(name, folder / "b", prefixes)

    return make


def unlike(one: np.ndarray, two: np.ndarray) -> list[str]:
    """Fields that differ, the hash of the name aside."""
    return [f for f in fields_of(Case) if f != "key" and not np.array_equal(one[f], two[f])]


@pytest.mark.parametrize("name", PREFIXES)
def test_the_record_is_what_the_loader_makes_of_that_order(pairs, name):
    first, order, two = pairs(name)
    one = with_order(first, order)
    assert [n[2:] for n in one.actor_names] == [n[2:] for n in two.actor_names]
    assert list(one.actor_names) != sorted(one.actor_names)
    assert unlike(first.record, two.record)
    assert unlike(one.record, two.record) == []


def bare(path: str) -> str:
    """A path without prefixes, the two names of a tie in order."""
    parts = re.sub(r"\b[a-f]_", "", path).split(".")
    if parts[0] == "tie" and parts[3] == "start":
        parts[1:3] = sorted(parts[1:3])
    return ".".join(parts)


def test_every_parameter_fills_the_words_it_would_there(pairs):
    first, order, two = pairs(RICH)
    one, there = ({bare(p): set(slot.words) for p, slot in s.paths.items()}
                  for s in (with_order(first, order), two))
    assert one == there and one != {bare(p): set(s.words) for p, s in first.paths.items()}


FAULTS = ("ult_issuer", "ult_target", "ult_patron", "pledge_holder", "pledge_against", "channel_a",
          "channel_b", "channel_mediator", "inject_a", "inject_b")


@pytest.mark.parametrize("field", FAULTS)
def test_a_number_of_an_actor_left_as_it_was_is_noticed(pairs, monkeypatch, field):
    assert set(FAULTS) == set(reorder.POINTERS)
    left = {k: v for k, v in reorder.POINTERS.items() if k != field}
    monkeypatch.setattr(reorder, "POINTERS", left)
    first, order, two = pairs(RICH)
    assert unlike(with_order(first, order).record, two.record) == [field]


@pytest.mark.parametrize(("table", "field"), [("BOTH", "tie_value"), ("BOTH", "rung"),
                                              ("ALONG", "agreement_member")])
def test_a_column_left_where_it_was_is_noticed(pairs, monkeypatch, table, field):
    monkeypatch.setattr(reorder, table, tuple(x for x in getattr(reorder, table) if x != field))
    first, order, two = pairs(RICH)
    assert unlike(with_order(first, order).record, two.record) == [field]


def test_code_that_names_actors_left_as_it_was_is_noticed(pairs, monkeypatch):
    monkeypatch.setattr(reorder, "code_words", lambda record: iter(()))
    first, order, two = pairs(RICH)
    assert unlike(with_order(first, order).record, two.record) == ["code"]


def declared() -> dict[str, tuple[int, ...]]:
    """Axes of `cap.ACTORS` in the source of the case and of its parts."""
    parts = [ast.parse(inspect.getsource(part)).body[0] for part in Case.__mro__[:-1]]
    out = {}
    for line in (line for part in parts if isinstance(part, ast.ClassDef) for line in part.body):
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
            assert isinstance(line.targets[0], ast.Name)
            out[line.targets[0].id] = tuple(
                k for k, a in enumerate(line.value.args)
                if isinstance(a, ast.Attribute) and a.attr == "ACTORS")
    return out


def test_actors_stand_where_the_case_declares_them():
    found = declared()
    assert set(found) == set(fields_of(Case)) and found["tie"] == (0, 1) and not found["days"]
    assert {f: reorder.actor_axes(f) for f in found} == found


def test_reversing_twice_changes_nothing():
    scenario = load(RICH)
    again = with_order(with_order(scenario, orders(scenario)["reversed"]), scenario.actor_names)
    assert again.record.tobytes() == scenario.record.tobytes()
    assert again.paths == scenario.paths and again.actors == scenario.actors


def test_orders_are_all_exchanges_of_two_and_the_reversal():
    assert set(orders(load("textbook"))) == {"reversed", "challenger.defender"}
    found = orders(load(RICH))
    assert len(found) == 16 and len(set(found.values())) == 16
    assert found["iran.turkey"][0] == "turkey" and found["iran.turkey"][4] == "iran"
    with pytest.raises(UsageError, match="each of"):
        with_order(load("textbook"), ("challenger", "challenger"))


def changed_by_order(scenario, n):
    """Rollouts of a crisis of two that differ in any bit where they stand the other way round."""
    lab = Lab(scenario, workers=1)
    found = lab.play(n, scenario=with_order(scenario, orders(scenario)["reversed"]))
    assert found.actors == ["defender", "challenger"]
    return int(differ(lab.plain(n), found, utilities=True).sum())


def no_fire_back(data):
    """Nobody fires but the challenger."""
    del data["defender"]["force"]["fight"], data["defender"]["response"]


def no_answers(data):
    """A posture of answers is no more."""
    del data["actors"]["defender"]["posture"]["response"]


def test_a_textbook_without_fire_back_keeps_every_bit(tmp_path):
    folder = copy("textbook", tmp_path / "mild")
    edit(folder / "menus.yaml", no_fire_back)
    edit(folder / "scenario.yaml", no_answers)
    assert changed_by_order(load(folder), 2000) == 0


def test_the_textbook_keeps_every_bit():
    assert changed_by_order(load("textbook"), 400) == 0
