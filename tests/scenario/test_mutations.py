"""Random damage to good scenarios: each either still loads or ends in an EscaladeError."""

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.fuzz.files import mutate
from sim.cli import main
from sim.errors import EscaladeError, ScenarioErrors
from sim.play import simulate
from sim.scenario import load, show, variant
from sim.scenario.roots import data_root


def outcome(folder: Path, what: str, play: bool = False) -> str:
    """'loads' or 'refused'; any other end fails the test with what was done.

    play: a folder that loads is also played, a few rollouts of it.
    """
    try:
        scenario = load(folder)
        variant(scenario).rows(7, 0, 2)
        assert show(scenario).startswith(scenario.name)
        if play and scenario.days <= 40:
            simulate(scenario, 6, 7, 1, 2)
    except EscaladeError as error:
        if isinstance(error, ScenarioErrors):
            assert error.errors and all(e.file for e in error.errors), what
            assert all("\n" not in str(e) for e in error.errors), what
        assert str(error).strip(), what
        return "refused"
    except Exception as error:
        raise AssertionError(f"{what}: {type(error).__name__}: {error}") from error
    return "loads"


MSEL = """\
id,time,trigger,recipient,content,effect,contingency
leak,D+2,,north,"A paper, in full",stock_commitment 0.2,
denial,2030-01-05,,press,Denied,none,if leak
raid,,fatal_today.north > 0,south,Raid,strength -1,unless deal == 1
"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Sound folders to damage: a bundled one, or a starter with every kind of file."""
    place = tmp_path_factory.mktemp("sound") / "starter"
    assert main(["new", "starter", "map=true", "actors=north,south,east,kin,far",
                 f"out={place}"]) == 0
    (place / "injects.csv").write_text(MSEL)
    with (place / "scenario.yaml").open("a") as file:
        file.write("msel: injects.csv\ninjects: {word: {day: 2030-01-03, effect: reconsider, "
                   "a: far}}\npledges:\n  harm: {holder: north, against: south, trigger: "
                   '"fatal_today.north > 0", rung: 6}\n')
    (place / "policies").mkdir()
    (place / "policies" / "own.py").write_text("raise SystemExit('run unasked')\n")
    (place / "far" / "own.yaml").write_text("policy: wedge\n")
    assert outcome(place, "the starter", True) == "loads"
    return lambda name: place if name == "starter" else data_root() / "scenarios" / name


def fuzz(source: Path, first: int, count: int, tmp_path: Path) -> dict[str, int]:
    """Damage copies of a folder and count how they end."""
    ends = {"loads": 0, "refused": 0}
    for k in range(first, first + count):
        luck = random.Random(f"{source.name} {k}")
        folder = tmp_path / f"m{k}"
        shutil.copytree(source, folder,
                        ignore=shutil.ignore_patterns("evidence", "*.md", "schema"))
        done = [mutate(folder, luck) for _ in range(luck.choice((1, 1, 1, 2, 4)))]
        ends[outcome(folder, f"{source.name} {k}: {'; '.join(done)}", True)] += 1
        shutil.rmtree(folder)
    return ends


@pytest.mark.parametrize("name", ["textbook", "starter"])
def test_a_share_of_the_mutations(name: str, sources: Callable[[str], Path],
                                  tmp_path: Path) -> None:
    ends = fuzz(sources(name), 0, 60, tmp_path)
    assert min(ends.values()) >= 1, ends


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), [("textbook", 60), ("starter", 60),
                                             ("idlib_2020", 20)])
def test_mutations(name: str, count: int, sources: Callable[[str], Path], tmp_path: Path) -> None:
    """With the share above 260 damaged folders; `tests/fuzz` tries more.

    An escape that one in 100 shows is missed by one in 14, and one that only damage to one of the
    two small folders shows by one in 3.
    """
    ends = fuzz(sources(name), 60, count, tmp_path)
    assert ends["loads"] >= count // 50 and ends["refused"] >= count // 2, ends


def test_an_escape_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check catches an exception that is not an EscaladeError."""
    folder = tmp_path / "copy"
    shutil.copytree(data_root() / "scenarios" / "textbook", folder)
    assert outcome(folder, "nothing") == "loads"

    def broken(*_: object) -> None:
        raise KeyError("planted")

    monkeypatch.setattr(sys.modules["sim.scenario.load"], "read_days", broken)
    with pytest.raises(AssertionError, match="nothing: KeyError: 'planted'"):
        outcome(folder, "nothing")
