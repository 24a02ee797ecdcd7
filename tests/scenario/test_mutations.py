"""Random damage to good scenarios: each either still loads or ends in an EscaladeError."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from sim.errors import EscaladeError, ScenarioErrors
from sim.scenario import load, show, variant
from sim.scenario.roots import data_root

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


TEXT_CHANGES = (drop_line, double_line, swap_value, swap_value, shift_indent, corrupt_cell,
                flip_letter)


def mutate(folder: Path, luck: random.Random) -> str:
    """Damage one file of the folder; what was done."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".csv")
                   and p.parent.name != "evidence")
    path = luck.choice(files)
    how = luck.random()
    if how < 0.04:
        path.unlink()
        return f"deleted {path.name}"
    if how < 0.08:
        data = bytearray(path.read_bytes())
        data[luck.randrange(len(data))] = luck.randrange(256)
        path.write_bytes(bytes(data))
        return f"changed a byte of {path.name}"
    change = luck.choice(TEXT_CHANGES)
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    path.write_bytes(change(text or "x\n", luck).encode("utf-8", "surrogateescape"))
    return f"{change.__name__} in {path.name}"


def outcome(folder: Path, what: str) -> str:
    """'loads' or 'refused'; any other end fails the test with what was done."""
    try:
        scenario = load(folder)
        variant(scenario).rows(7, 0, 2)
        assert show(scenario).startswith(scenario.name)
    except EscaladeError as error:
        if isinstance(error, ScenarioErrors):
            assert error.errors and all(e.file for e in error.errors), what
        assert str(error).strip(), what
        return "refused"
    except Exception as error:
        raise AssertionError(f"{what}: {type(error).__name__}: {error}") from error
    return "loads"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), [("textbook", 240), ("idlib_2020", 80)])
def test_mutations(name: str, count: int, tmp_path: Path) -> None:
    ends = {"loads": 0, "refused": 0}
    for k in range(count):
        luck = random.Random(f"{name} {k}")
        folder = tmp_path / f"m{k}"
        shutil.copytree(data_root() / "scenarios" / name, folder,
                        ignore=shutil.ignore_patterns("evidence", "*.md"))
        done = [mutate(folder, luck) for _ in range(luck.choice((1, 1, 1, 2, 4)))]
        ends[outcome(folder, f"{name} {k}: {'; '.join(done)}")] += 1
        shutil.rmtree(folder)
    assert ends["loads"] >= count // 20 and ends["refused"] >= count // 2, ends


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
