"""The order of actors, places, roads and all else that has a name says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.data.digest import digest
from sim.play import simulate
from sim.scenario.load import load
from tests.properties.crises import scenario
from tests.properties.folders import copy, edit, shuffle


def run(where: str | Path) -> str:
    """Digest of a few rollouts."""
    loaded = scenario(where) if isinstance(where, str) else load(where)
    return digest(simulate(loaded, 60, 7, 1, 5))


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shuffled_files_give_the_same_bytes(tmp_path: Path, name: str, seed: int) -> None:
    folder = shuffle(copy(name, tmp_path / "shuffled"), seed)
    assert list(load(folder).actor_names) == sorted(scenario(name).actor_names)
    assert run(folder) == run(name)


def test_the_files_were_shuffled(tmp_path: Path) -> None:
    """The check would be idle if the copy had the old order."""
    folder = shuffle(copy("idlib_2020", tmp_path / "shuffled"), 1)
    for file in ("places.csv", "roads.csv", "lines.csv", "scenario.yaml", "parameters.yaml"):
        old = (scenario("idlib_2020").folder / file).read_text().split()
        new = (folder / file).read_text().split()
        assert new != old


def test_a_difference_of_substance_is_noticed(tmp_path: Path) -> None:
    folder = copy("textbook", tmp_path / "other")
    edit(folder / "menus.yaml", lambda d: d["challenger"]["force"]["strike"].update(rung=6))
    assert run(folder) != run("textbook")
