"""Gambit's .nfg read, with bounds: a typed error says in which file and line what is wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Final, NoReturn

import numpy as np

from sim.bounded import read_bytes
from sim.errors import UsageError, quote, unprintable
from sim.questions.solve.nfg import FILE, NamedGame

BYTES: Final = 4_000_000
NUMBERS: Final = 50_000  # payoffs in all
PLAYERS: Final = 16
LONGEST: Final = 400  # letters of a number
LARGEST: Final = 1e100  # so that no difference of two payoffs overflows
TOKEN: Final = re.compile(r"""
    (?P<blank> \s+ ) | (?P<mark> [{},] ) | (?P<text> "(?:[^"\\]|\\.)*" )
    | (?P<word> [^\s{},"]+ ) | (?P<odd> . )""", re.X | re.S)
NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?\d+/\d+", re.A)


@dataclass(frozen=True)
class Token:
    """A piece of the file. kind: mark, text or word."""

    kind: str
    text: str
    line: int


def read_nfg(path: Path) -> tuple[NamedGame, str]:
    """The game in a file, and the file's SHA-256; UsageError for what is none."""
    if path.is_dir():
        raise UsageError(f"from={quote(path, 200)}: is a folder; name the file, such as "
                         f"{quote(path / FILE, 200)}")
    try:
        data = read_bytes(path, BYTES)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"from={quote(path, 200)}: no such file") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"from={quote(path, 200)}: is not UTF-8 (byte {error.start})") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"from={quote(path, 200)}: {reason}") from None
    return NfgReader(path, text).game(), hashlib.sha256(data).hexdigest()


class NfgReader:
    """Reads one .nfg from its first token to its last."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.line = 1
        self.rest = self.tokens(text)
        self.now: Token | None = next(self.rest, None)

    def fail(self, problem: str, line: int | None = None) -> NoReturn:
        """Raise what is wrong where."""
        raise UsageError(f"{quote(self.path, 200)}:{line or self.line}: {problem}")

    def tokens(self, text: str) -> Iterator[Token]:
        """The pieces of the file, with their lines."""
        line = 1
        for found in TOKEN.finditer(text):
            kind, piece = str(found.lastgroup), found.group()
            if kind == "odd":
                self.fail("a quote is opened and never closed", line)
            if kind != "blank":
                yield Token(kind, piece, line)
            line += piece.count("\n")

    def take(self, expected: str, *kinds: str) -> str:
        """The text of the next piece, if it is of one of the kinds or marks."""
        token = self.now
        if token is None:
            self.fail(f"the file ends where {expected} should stand")
        self.line = token.line
        if token.kind not in kinds and token.text not in kinds:
            self.fail(f"{quote(token.text)} where {expected} should stand")
        self.now = next(self.rest, None)
        return token.text

    def at(self, *kinds: str) -> bool:
        """True if the next piece is of one of the kinds or marks."""
        return self.now is not None and (self.now.kind in kinds or self.now.text in kinds)

    def label(self, expected: str) -> str:
        """A text within quotes, without them."""
        text = re.sub(r"\\([\"\\])", r"\1", self.take(expected, "text")[1:-1])
        if wrong := unprintable(text):
            self.fail(f"{expected} {wrong}")
        return text

    def labels(self, expected: str, fallback: str) -> list[str]:
        """Texts within braces, each once; one that is empty gets a number."""
        self.take(f"{{ before {expected}", "{")
        found: list[str] = []
        while not self.at("}"):
            name = self.label(expected)
            if not name.strip():
                name = f"{fallback}{len(found) + 1}"
            if name in found:
                self.fail(f"{expected} {quote(name)} is there twice")
            found.append(name)
            if len(found) > NUMBERS:
                self.fail(f"more than {NUMBERS:,} names")
        self.take("}", "}")
        return found

    def number(self, expected: str) -> float:
        """An integer, a decimal or a fraction."""
        text = self.take(expected, "word")
        if len(text) > LONGEST or not NUMBER.fullmatch(text):
            self.fail(f"{quote(text)} where {expected} should stand; a number is written 3, -0.5, "
                      "1e-3 or 1/3")
        try:
            value = float(Fraction(text)) if "/" in text else float(text)
        except (OverflowError, ZeroDivisionError):
            value = float("inf")
        if not abs(value) <= LARGEST:
            self.fail(f"{quote(text)}: payoffs are numbers of at most {LARGEST:g}")
        return value

    def whole(self, expected: str, most: int) -> int:
        """A whole number from 0 to `most`."""
        text = self.take(expected, "word")
        if not (text.isascii() and text.isdecimal()) or len(text) > 12 or int(text) > most:
            self.fail(f"{quote(text)} where {expected} should stand, a whole number up to {most:,}")
        return int(text)

    def game(self) -> NamedGame:
        """The whole file."""
        if self.take("NFG, the head of such a file", "word", "text", "mark") != "NFG":
            self.fail("begins with something else than NFG: no strategic game of Gambit's")
        if self.take("the version, 1", "word") != "1":
            self.fail("another version than 1")
        if self.take("R or D", "word") not in ("R", "D"):
            self.fail("R or D should stand after the version")
        title = self.label("the title")
        players = self.labels("a player's name", "Player ")
        if not 2 <= len(players) <= PLAYERS:
            self.fail(f"{len(players)} players; 2 to {PLAYERS} can be solved")
        strategies = self.strategies(len(players))
        cells = prod(map(len, strategies))
        if cells * len(players) > NUMBERS:
            self.fail(f"{cells:,} profiles of {len(players)} players are more than {NUMBERS:,} "
                      "payoffs")
        comment = self.label("the comment") if self.at("text") else ""
        values = self.outcomes(cells, len(players)) if self.at("{") else \
            [[self.number("a payoff") for _ in players] for _ in range(cells)]
        if self.now is not None:
            self.fail(f"{quote(self.now.text)} after the last payoff of {cells:,} profiles",
                      self.now.line)
        shape = tuple(map(len, strategies))
        table = np.stack([np.reshape(column, shape, order="F") for column in np.array(values).T])
        return NamedGame(title, tuple(players), tuple(map(tuple, strategies)), table, comment)

    def strategies(self, n: int) -> list[list[str]]:
        """The names of each player's strategies, or numbers where only their count is given."""
        self.take("{ before the strategies", "{")
        found: list[list[str]] = []
        while not self.at("}"):
            if self.at("{"):
                found.append(self.labels("a strategy's name", ""))
            else:
                count = self.whole("a count of strategies", NUMBERS)
                found.append([str(k + 1) for k in range(count)])
            if not found[-1]:
                self.fail("a player has no strategy")
            if len(found) > n:
                self.fail(f"strategies of more than {n} players")
        self.take("}", "}")
        if len(found) != n:
            self.fail(f"strategies of {len(found)} players, of whom there are {n}")
        return found

    def outcomes(self, cells: int, n: int) -> list[list[float]]:
        """Payoffs of each profile by the number of its outcome; 0 stands for nothing to anybody."""
        self.take("{ before the outcomes", "{")
        known = [[0.0] * n]
        while not self.at("}"):
            self.take("{ before an outcome", "{")
            self.label("an outcome's name")
            known.append([])
            for _ in range(n):
                known[-1].append(self.number("a payoff"))
                if self.at(","):
                    self.take(",", ",")
            self.take("} after the payoffs of an outcome", "}")
            if len(known) * n > 2 * NUMBERS:
                self.fail("more outcomes than profiles may be")
        self.take("}", "}")
        return [known[self.whole("the number of an outcome", len(known) - 1)]
                for _ in range(cells)]
