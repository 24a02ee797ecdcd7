"""Archives of the EMA Workbench (`save_results`, 2.4 and later), read as they stream.

A tar.gz with experiments.csv, a file an outcome and metadata.json (J. H. Kwakkel, 2017,
Environmental Modelling & Software 96, 239-250). Nothing of it is written to disk or run: members
are read as text, and unpacked bytes are counted, so that no archive can fill the memory.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np

from sim.bounded import open_regular
from sim.errors import RunError, UsageError, one_line, quote
from sim.questions.discover.table import MOST_BYTES, Limited, OutsideColumn, OutsideTable, rows_of

MOST_UNPACKED: Final = 256 * 2**20  # bytes of all members
MOST_MEMBERS: Final = 5_000
EXPERIMENTS, METADATA, ENDING = "experiments.csv", "metadata.json", ".cls"
WORDS: Final = {"category", "object", "bool", "str", "string"}
UNIT, OWN = "scenario", ("scenario", "model")  # columns that the workbench adds, no inputs


def is_archive(path: Path) -> bool:
    """True for a file that begins as gzip does; RunError for one that cannot be read."""
    try:
        with open_regular(path) as file:
            return file.read(2) == b"\x1f\x8b"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RunError(f"from={quote(path, 200)}: cannot be read: {reason}") from error


def read_archive(path: Path) -> OutsideTable:
    """Experiments and scalar outcomes as a table; RunError or UsageError for anything else."""
    shown = quote(path, 200)
    try:
        with open_regular(path) as raw, gzip.GzipFile(fileobj=raw) as packed:
            limited = io.BufferedReader(Limited(packed, MOST_UNPACKED))  # type: ignore[arg-type]
            with tarfile.open(fileobj=limited, mode="r|") as archive:
                members = members_of(archive, shown)
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, OverflowError) as error:
        raise RunError(f"from={shown}: is no sound tar.gz: {one_line(str(error))}") from error
    if EXPERIMENTS not in members or METADATA not in members:
        raise RunError(f"from={shown}: has no {EXPERIMENTS} with {METADATA}, as the EMA Workbench "
                       "writes them from 2.4 on")
    kinds, outcomes = metadata_of(members.pop(METADATA), f"{shown}/{METADATA}")
    file = f"{shown}/{EXPERIMENTS}"
    try:
        words = [name for name, kind in kinds.items() if kind in WORDS]
        table = rows_of(stream_of(members.pop(EXPERIMENTS)), file, words)
        for kind, name, member in outcomes:
            add_outcome(table, kind, name, members.get(member), f"{shown}/{quote(member)}")
    except UnicodeDecodeError:
        raise RunError(f"from={shown}: holds text that is not UTF-8") from None
    take_units(table)
    return table


def stream_of(data: bytes) -> io.BufferedReader:
    """Bytes as a stream."""
    return io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]


def members_of(archive: tarfile.TarFile, shown: str) -> dict[str, bytes]:
    """The members that hold experiments, metadata and outcomes; ValueError for a strange one."""
    found: dict[str, bytes] = {}
    for count, member in enumerate(archive, 1):
        name = member.name.removeprefix("./")
        if count > MOST_MEMBERS:
            raise ValueError(f"holds more than {MOST_MEMBERS:,} files")
        if member.isdir() or not (name in (EXPERIMENTS, METADATA) or name.endswith(ENDING)):
            continue
        if not member.isreg() or member.issparse():
            raise ValueError(f"'{quote(name)}' in it is no regular file")
        if member.size > MOST_BYTES:
            raise ValueError(f"'{quote(name)}' in it holds more than {MOST_BYTES:,} bytes")
        if name in found:
            raise ValueError(f"'{quote(name)}' is in it twice")
        inner = archive.extractfile(member)
        found[name] = inner.read() if inner else b""
    return found


def metadata_of(data: bytes, place: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """Kinds of the experiments' columns; kind, name and member of every outcome."""
    try:
        found: Any = json.loads(data)
        kinds = {str(k): str(v) for k, v in found["experiments"].items()}
        outcomes = [(str(kind), str(name), str(member)) for kind, name, member in found["outcomes"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RunError(f"from={place}: is not what the EMA Workbench writes "
                       f"({type(error).__name__})") from None
    return kinds, outcomes


def add_outcome(table: OutsideTable, kind: str, name: str, data: bytes | None, place: str) -> None:
    """Read an outcome of one number per experiment; others are named as left out."""
    if kind != "ScalarOutcome":
        table.says.append(f"outcome {quote(name)} is left out: a {quote(kind)}, not one number per "
                          "experiment")
        return
    if data is None:
        raise RunError(f"from={place}: is named in {METADATA} and not there")
    column = OutsideColumn(name)
    lines = data.decode("utf-8-sig").splitlines()
    if len(lines) != len(table.lines):
        raise UsageError(f"{place}: {len(lines):,} values for {len(table.lines):,} experiments")
    for number, cell in enumerate(lines, 1):
        column.add(cell.strip('"'), f"{place}:{number}")
    table.outcomes[name] = column


def take_units(table: OutsideTable) -> None:
    """The workbench's own columns are no inputs; experiments of one scenario may be one unit."""
    unit = table.columns.get(UNIT)
    if unit is not None and unit.numbers and not unit.wrong:
        table.units = np.where(np.isnan(unit.array), -1.0, unit.array)
    for name in OWN:
        table.columns.pop(name, None)
