"""Inputs that once failed, and the shortest ones that reach each kind of error; always judged."""

import json
from pathlib import Path

import pytest

from benchmarks.fuzz.__main__ import kind
from benchmarks.fuzz.judge import ESCAPED, REFUSED, TAKEN, Prepared, judge
from benchmarks.fuzz.play_words import verdict
from benchmarks.fuzz.read_files import read_document, read_rows
from benchmarks.fuzz.seam import nothing_is_done
from sim.errors import UsageError

LINES = [json.loads(x) for x in
         (Path(__file__).parent / "command_lines.txt").read_text().splitlines()]
ONCE = [["sweep", "textbook", "p\ud800oints=linspace(0,1"], ["run", "textbook", "a+\0=1,2,"],
        ["sensitivity", "textbook", "see\u00add=linspace(1,2)"],
        ["sweep", "textbook", "challenger.resolve=" + "choice(" * 3000 + "1" + ")" * 3000],
        ["sweep", "textbook", "challenger.resolve=choice(" + "a'" * 50_000],
        ["run", "textbook", "k" * 90_000 + "=1"]]


def test_every_kind_of_error_is_still_reached_and_none_escapes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with nothing_is_done():
        found = [verdict(args) for args in LINES]
    assert not [(a, v) for a, v in zip(LINES, found, strict=True) if v.end == ESCAPED]
    kinds = {kind(v.says) for v in found if v.end == REFUSED}
    assert len(kinds) > 0.8 * len(LINES) > 100 and not list(tmp_path.iterdir())


@pytest.mark.parametrize("args", ONCE, ids=lambda args: args[2][:12].encode("ascii", "replace"))
def test_command_lines_that_once_failed(args, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with nothing_is_done():
        assert verdict(args).end == REFUSED


DOCUMENTS = ["a: 0x_", "a: 0x" + "f" * 5000, "a: 0b" + "1" * 20_000, "a: 0" + "7" * 9000,
             "a: 1_000", "a: 1_0.5", "a: +1_2", "a: 1" + ":59" * 900, "1" * 3000 + ": 0x1",
             "a: 0_8",
             "a: " + "8" * 5000, "<<: 3", "a: &a [*a]", "a: " + "[" * 3000, "? [a]\n: b",
             "=: 1\n=: 2"]


@pytest.mark.parametrize("text", DOCUMENTS, ids=lambda text: text[:12])
def test_documents_that_once_failed(text):
    assert judge(lambda: read_document(text)).end == REFUSED


@pytest.mark.parametrize("data", [b"", b"\n", b"a,a\n1,2\n", b'a,"b\n1',
                                  b"\xff\xfea\0", b"a\n" * 60_000, b"a,b\n1,\0\n", b"\xef\xbb\xbf"])
def test_tables_that_once_failed(data, tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    assert judge(lambda: read_rows(path)).end == REFUSED


def never_ends():
    """Work without an end."""
    while True:
        pass


def raises(error):
    """A call that raises an exception."""
    def call():
        raise error
    return call


def warns():
    """A call that warns."""
    import warnings

    warnings.warn("x", RuntimeWarning, stacklevel=1)


@pytest.mark.parametrize(("call", "end"), [
    (lambda: 0, TAKEN), (raises(Prepared()), TAKEN), (raises(UsageError("no")), REFUSED),
    (raises(UsageError("")), ESCAPED), (raises(UsageError("x" * 5000)), ESCAPED),
    (raises(UsageError("a\x07")), ESCAPED), (raises(KeyError("x")), ESCAPED), (warns, ESCAPED),
    (raises(SystemExit(2)), ESCAPED), (raises(RecursionError()), ESCAPED),
    (raises(MemoryError()), ESCAPED), (lambda: 2, ESCAPED)])
def test_an_escape_is_known(call, end):
    assert judge(call).end == end


def test_work_without_an_end_is_an_escape():
    assert judge(never_ends, 0.05).says == "more than 0.05 s"
