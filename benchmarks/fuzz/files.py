"""Damage to the files of a scenario: by letter, line, value, encoding and name."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.fuzz.spots import spots
from benchmarks.fuzz.texts import LETTERS, damage
from sim.engine.state.quantities import QUANTITIES

TRAPS: Final = ["NO", "on", "12:30", "010", "~", "''", "nan", ".nan", ".inf", "1e999", "-1", "0.5",
         "[]", "{}", "[1, 2]", "{a: 1}", "true", "2001-02-30", "2001-01-01 10:00:00", "9999-12-31",
         "\"", "'", "&a",
         "*a", "!!python/name:os.system", "\t", "\u00e9", "\x07", "%", "@", "|",
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


VALUES: Final[list[Any]] = [float("nan"), float("inf"), -float("inf"), 1e308, 5e-324, 10**400,
                     -(10**18), 2**63, 0, -1, 0.5, True, None, "", " ", "x" * 3000,
                     "\u00e9\u4e2d", "a.b", [],
                     {}, [[]], {"a": {}}, ["a", 1], "day > 1", "if x", "D+1", "../..", "/", "."]
TOKENS: Final = ["(", ")", "and", "or", "not", "==", "=<", "/", "0", "held(", ", 3)", ".", '"',
          "met", "1e999", "-", "x", *QUANTITIES]


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


SHAPES: Final = (
    "zz: &a {{<<: *a}}", "<<: {}", "<<: [{{a: 1}}, {{a: 2}}]", "<<: 3", "? [a]\n: b",
    "? {{a: b}}\n: c", "zz: &a 1\nzz: *a", "--- \n{}", "...\n", "%YAML 9.9\n---\n",
    "zz: !!binary aGk=", "zz: !x {}", "zz: |\n  a\n b", "zz: >-\n\ta", "zz: *nobody", "=: 1",
    "zz: =", "zz: {{=: 1}}", "true: 1", "1: 2", "2001-01-01: 1", "null: 1", "zz: {{a: 1, a: 2}}",
    "zz: [a, [b, {{c: [d]}}]]", "zz: 1_000", "zz: 0o7", "zz: 1e5", "zz: .5", "zz: 12e03",
    "zz: 0x_", "zz: 0b", "zz: 190:20:30", "zz: -.inf", "zz: ~", "zz: !!float 1e999999",
    "zz: !!int 9{}", "zz: !!set {{a}}",)


def add_shape(text: str, luck: random.Random) -> str:
    """A line of odd YAML put in somewhere, at the indent of the line before."""
    lines = text.splitlines(keepends=True)
    k = luck.randrange(len(lines) + 1)
    before = lines[k - 1] if k else ""
    shape = luck.choice(SHAPES).format("9" * luck.choice((1, 5000)))
    indent = before[: len(before) - len(before.lstrip(" "))]
    return "".join([*lines[:k], *(f"{indent}{x}\n" for x in shape.split("\n")), *lines[k:]])


def odd_letter(text: str, luck: random.Random) -> str:
    """A letter that is none, looks like another or steers a terminal, put in somewhere."""
    k = luck.randrange(len(text) + 1)
    return text[:k] + luck.choice(LETTERS) + text[k:]


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    add_shape, add_shape, odd_letter, lambda text, luck: damage(luck, text),
    drop_line, double_line, swap_value, swap_value, shift_indent, corrupt_cell, flip_letter,
    retype,
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


def other_kind(path: Path, luck: random.Random) -> None:
    """A pipe, a device, a link into nowhere or a file without rights in place of the file."""
    data = path.read_bytes()
    path.unlink()
    how = luck.randrange(5)
    if how == 0:
        os.mkfifo(path)
    elif how == 1:
        path.symlink_to(luck.choice(("/dev/zero", "/dev/full", "/dev/null", "/proc/self/mem")))
    elif how == 2:
        path.symlink_to("nowhere")
    elif how == 3:
        path.write_bytes(data * (5_000_000 // max(1, len(data)) + 1))
    else:
        path.write_bytes(data)
        path.chmod(0)


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


def raw(text: str) -> bytes:
    """The bytes of a text that may hold half letters or stand for undecodable bytes."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


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
    if how < 0.08 and hasattr(os, "mkfifo"):
        other_kind(path, luck)
        return f"another kind of file at {path.name}"
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
    path.write_bytes(raw(after))
    return f"{change.__name__} in {path.name}"
