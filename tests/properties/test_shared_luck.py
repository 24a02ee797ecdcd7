"""Luck is keyed: an idle inject or one more onlooker leaves every other draw as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sim.data.outcome import Outcome
from sim.engine.state.capacity import OPTIONS
from sim.play import simulate
from sim.scenario.load import load
from tests.properties.crises import scenario
from tests.properties.folders import add_inject, add_observer, add_remarks, copy

EFFECTS = ("tie", "strength", "troops", "stock_commitment", "stock_revenge", "reputation", "none")
BASE = ("textbook", "idlib_2020")


def run(where: str | Path) -> Outcome:
    """A few rollouts."""
    loaded = scenario(where) if isinstance(where, str) else load(where)
    return simulate(loaded, 60, 7, 1, 5)


def moved(a: Outcome, b: Outcome) -> list[str]:
    """Names of the axes, counts and series of `a` that are otherwise in `b`."""
    found = [axis for axis in a.axes if not np.array_equal(
        a.labels[:, list(a.axes).index(axis)], b.labels[:, list(b.axes).index(axis)])]
    found += [n for n in a.count_names
              if not np.array_equal(a.count(n), b.count(n), equal_nan=True)]
    for k, name in enumerate(a.series_names):
        other = b.series[:, :, b.series_names.index(name)]
        if not np.array_equal(a.series[:, :, k], other, equal_nan=True):
            found.append(f"series {name}")
    return found


@pytest.mark.parametrize("name", BASE)
@pytest.mark.parametrize("effect", EFFECTS)
@pytest.mark.parametrize("due", ["day", "when"])
def test_an_idle_inject_moves_nothing(tmp_path: Path, name: str, effect: str, due: str) -> None:
    actors = scenario(name).actor_names
    when = {"day": scenario(name).start} if due == "day" else {"when": "day >= 2"}
    inject = {**when, "effect": effect, "a": actors[-1], "value": 0.0}
    if effect == "tie":
        inject["b"] = actors[0]
    assert moved(run(name), run(add_inject(copy(name, tmp_path / "copy"), inject))) == []


def test_an_inject_of_substance_is_noticed(tmp_path: Path) -> None:
    inject = {"day": scenario("idlib_2020").start, "effect": "strength", "a": "syria", "value": 5}
    folder = add_inject(copy("idlib_2020", tmp_path / "copy"), inject)
    assert moved(run("idlib_2020"), run(folder))


@pytest.mark.parametrize("name", BASE)
@pytest.mark.parametrize("silent", [False, True])
def test_an_onlooker_listed_last_moves_nothing(tmp_path: Path, name: str, silent: bool) -> None:
    folder = add_observer(copy(name, tmp_path / "copy"), "zzz_onlooker", silent)
    assert moved(run(name), run(folder)) == []


@pytest.mark.parametrize("name", BASE)
@pytest.mark.parametrize("silent", [False, True])
def test_an_onlooker_listed_first_moves_nothing(tmp_path: Path, name: str, silent: bool) -> None:
    """In the decision or the ordinal: the slips of `incidents`, `D_FIRE`, `D_SPOIL`."""
    folder = add_observer(copy(name, tmp_path / "copy"), "aaa_onlooker", silent)
    assert moved(run(name), run(folder)) == []


REMARKS = tuple(f"remark_{k}" for k in range(6))


@pytest.mark.parametrize("name", BASE)
def test_six_idle_remarks_in_every_menu_leave_the_same_bits(tmp_path: Path, name: str) -> None:
    """Also for actors that had no words; fewer where a menu holds no more."""
    folder = copy(name, tmp_path / "copy")
    added = add_remarks(folder, REMARKS, OPTIONS)
    assert sorted(added.values())[1:] == [6] * (len(added) - 1) and min(added.values()) > 0
    a, b = (simulate(x, 200, 7, 1, 5) for x in (scenario(name), load(folder)))
    assert moved(a, b) == []


def test_a_word_that_costs_is_noticed(tmp_path: Path) -> None:
    """The check can fail: a remark with a price is no idle one."""
    folder = copy("textbook", tmp_path / "copy")
    before, silence, after = (folder / "menus.yaml").read_text(encoding="utf-8").rpartition(
        "    silence: {verb: none}\n")
    protest = "    protest: {verb: words, price: 0.01, rung: 2, publicity: 1}\n"
    (folder / "menus.yaml").write_text(before + silence + protest + after, encoding="utf-8")
    a, b = (simulate(x, 200, 7, 1, 5) for x in (scenario("textbook"), load(folder)))
    assert moved(a, b)


def test_paired_luck_lowers_variance() -> None:
    """The difference between two settings has less spread on shared luck than on other luck."""
    runs = {(seed, x): simulate(scenario("idlib_2020"), 400, seed, 1, 1,
                                overrides={"theatre.attack_deaths": x})
            for seed, x in ((7, 20.0), (7, 24.0), (8, 24.0))}
    a, same, other = (r.count("deaths_opposition") for r in runs.values())
    assert np.var(a - same) < 0.5 * np.var(a - other)


@pytest.mark.parametrize(("name", "actor", "doctrine"), [
    ("textbook", "challenger", "ultimatum"), ("idlib_2020", "turkey", "bluff"),
    ("idlib_2020", "russia", "broker"),
])
def test_a_doctrine_and_its_copy_have_equal_payoffs(tmp_path: Path, name: str, actor: str,
                                                    doctrine: str) -> None:
    """Traits are drawn by actor and trait, so what a doctrine is called cannot move its luck."""
    folder = copy(name, tmp_path / "copy")
    text = (folder / actor / f"{doctrine}.yaml").read_text(encoding="utf-8")
    (folder / actor / "zz_copy.yaml").write_text(text, encoding="utf-8")
    loaded = load(folder)
    one, two = (simulate(loaded, 80, 7, 1, 2, overrides={actor: d}) for d in (doctrine, "zz_copy"))
    assert moved(one, two) == []
    assert np.var(one.count(f"utility_{actor}")) > 0.0
