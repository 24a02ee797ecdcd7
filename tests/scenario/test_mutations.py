"""Random damage to good scenarios: each either still loads or ends in an EscaladeError."""

import random
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim.cli import main
from sim.engine.state.quantities import QUANTITIES
from sim.errors import EscaladeError, ScenarioErrors
from sim.play import simulate
from sim.scenario import load, show, variant
from sim.scenario.roots import data_root
from tests.scenario.spots import spots

TRAPS = ["NO", "on", "12:30", "010", "~", "''", "nan", ".nan", ".inf", "1e999", "-1", "0.5", "[]",
         "{}", "[1, 2]", "{a: 1}", "true", "2001-02-30", "2001-01-01 10:00:00", "9999-12-31",
         "\"", "'", "&a", "*a", "!!python/name:os.system", "\t", "\u00e9", "\x07", "%", "@", "|",
         ">", "<<", "? x", "- x", "x: y", "none", "9" * 400, "day / 0", "((((", "1" * 5000]


def drop_line(text: str, luck: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[luck.randrange(len(lines))]
    return "".join(lines)


def double_line(text: str, luck: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    k = luck.randrange(len(lines))
    return "".join([*lines[: k + 1], *lines[k:]])


def swap_value(text: str, luck: random.Random) -> str:
    starts = [k + 2 for k in range(len(text) - 2) if text[k : k + 2] == ": "]
    if not starts:
        return corrupt_cell(text, luck)
    at = luck.choice(starts)
    end = at
    while end < len(text) and text[end] not in ",}\n":
        end += 1
    return text[:at] + luck.choice(TRAPS) + text[end:]


def shift_indent(text: str, luck: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    k = luck.randrange(len(lines))
    lines[k] = luck.choice([" ", "  ", "\t", "    "]) + lines[k] if luck.random() < 0.5 \
        else lines[k].lstrip()
    return "".join(lines)


def corrupt_cell(text: str, luck: random.Random) -> str:
    lines = text.splitlines()
    k = luck.randrange(len(lines))
    cells = lines[k].split(",")
    cells[luck.randrange(len(cells))] = luck.choice([*TRAPS, "", "x", "a,b", "\ufeff"])
    lines[k] = ",".join(cells)
    return "\n".join(lines) + "\n"


def flip_letter(text: str, luck: random.Random) -> str:
    k = luck.randrange(len(text))
    return text[:k] + luck.choice("xX:{}[],\"'-#&*!|>%@ \n0") + text[k + 1 :]


VALUES: list[Any] = [float("nan"), float("inf"), -float("inf"), 1e308, 5e-324, 10**400, -(10**18),
                     2**63, 0, -1, 0.5, True, None, "", " ", "x" * 3000, "\u00e9\u4e2d", "a.b", [],
                     {}, [[]], {"a": {}}, ["a", 1], "day > 1", "if x", "D+1", "../..", "/", "."]
TOKENS = ["(", ")", "and", "or", "not", "==", "=<", "/", "0", "held(", ", 3)", ".", '"', "met",
          "1e999", "-", "x", *QUANTITIES]


def retype(text: str, luck: random.Random) -> str:
    """Another value, or none, at one or two places of the parsed document."""
    data = yaml.safe_load(text)
    for _ in range(luck.choice((1, 1, 2))):
        places = spots(data)
        if not places:
            break
        place, key = luck.choice(places)
        if luck.random() < 0.8:
            place[key] = luck.choice(VALUES)
        else:
            del place[key]
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def garble_predicate(text: str, luck: random.Random) -> str:
    """A token of a quoted condition replaced, dropped or doubled."""
    found = list(re.finditer(r'"[^"\n]*[<>=][^"\n]*"', text))
    if not found:
        return flip_letter(text, luck)
    spot = luck.choice(found)
    tokens = re.findall(r"\w+|\S", spot.group()[1:-1])
    k = luck.randrange(len(tokens))
    tokens[k : k + luck.choice((0, 1, 1, 2))] = luck.choice(([], [luck.choice(TOKENS)], tokens[:3]))
    body = " ".join(tokens).replace('"', "'")
    return text[: spot.start()] + f'"{body}"' + text[spot.end() :]


def nest(text: str, luck: random.Random) -> str:
    """A value inside very many brackets, or an alias that grows."""
    deep = "[" * luck.choice((5, 500, 5000))
    bomb = "zz: &a [x, x]\n" + "".join(f"z{k}: &b{k} [*{'a' if not k else f'b{k - 1}'}" + ", *a" * 9
                                       + "]\n" for k in range(8))
    return luck.choice((f"{text}\nzz: {deep}\n", bomb + text))


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    drop_line, double_line, swap_value, swap_value, shift_indent, corrupt_cell, flip_letter, retype,
    retype, retype, garble_predicate, garble_predicate, nest)


def recode(path: Path, luck: random.Random) -> None:
    """The file in another encoding, with a mark, other line ends or a stray byte."""
    data = path.read_bytes()
    text = data.decode("utf-8", "replace")
    spot = luck.randrange(len(data) + 1)
    path.write_bytes(luck.choice((
        text.encode("utf-16"), text.encode("utf-32-le"), ("# caf\u00e9\n" + text).encode("latin-1",
        "replace"), b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"),
        data.replace(b"\n", b"\r"), data[:spot] + b"\0" + data[spot:], data[:spot], b"",
        data[:spot] + bytes([luck.randrange(256)]) + data[spot + 1 :], b"\xff" * 50)))


def rename(path: Path, luck: random.Random) -> None:
    """The file under another name, as a folder, or as a link to itself."""
    how = luck.randrange(5)
    if how == 0:
        path.unlink()
    elif how == 1:
        path.rename(path.with_name(luck.choice(("x", path.name.upper(), "a b.yaml", "strength.yaml",
                                                f"{path.stem}.yml", "\u00e9.yaml"))))
    elif how == 2:
        path.unlink()
        path.mkdir()
    elif how == 3:
        path.unlink()
        path.symlink_to(path.name)
    else:
        path.rename(path.parent / "moved.yaml")
        (path.parent / "again").mkdir(exist_ok=True)
        shutil.copy(path.parent / "moved.yaml", path.parent / "again" / path.name)


def rebase(folder: Path, luck: random.Random) -> None:
    """A base that leads back, nowhere, or up a long chain."""
    path = folder / "scenario.yaml"
    if not path.is_file():
        return
    beside = folder.parent / f"{folder.name}b"
    beside.mkdir(exist_ok=True)
    back = luck.choice((f"../{folder.name}", ".", "textbook", "''", "[a]", "../nowhere", "/", "3"))
    (beside / "scenario.yaml").write_text(f"base: {back}\nname: b\n")
    base = luck.choice((".", f"../{folder.name}", f"../{beside.name}", f"../{beside.name}", "..",
                        "scenario.yaml", "textbook", "x" * 300))
    path.write_bytes(path.read_bytes() + f"\nbase: {base}\n".encode())


def mutate(folder: Path, luck: random.Random) -> str:
    """Damage one file of the folder; what was done."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv") and p.is_file()
                   and p.parent.name != "evidence")
    if not files:
        return "nothing left"
    path = luck.choice(files)
    how = luck.random()
    if how < 0.06:
        rename(path, luck)
        return f"renamed {path.name}"
    if how < 0.14:
        recode(path, luck)
        return f"recoded {path.name}"
    if how < 0.18:
        rebase(folder, luck)
        return "another base"
    change = luck.choice(CHANGES)
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    try:
        after = change(text or "x\n", luck)
    except (yaml.YAMLError, ValueError, RecursionError):  # no YAML is left to parse
        after = flip_letter(text or "x\n", luck)
    path.write_bytes(after.encode("utf-8", "surrogateescape"))
    return f"{change.__name__} in {path.name}"


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
@pytest.mark.parametrize(("name", "count"), [("textbook", 120), ("starter", 120),
                                             ("idlib_2020", 40)])
def test_mutations(name: str, count: int, sources: Callable[[str], Path], tmp_path: Path) -> None:
    """With the share above 560 damaged folders: an escape that one in 100 shows is missed by one

    in 270, and one that only damage to one of the two small folders shows by one in 13.
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
