"""Who hears how a question goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.errors import UsageError, quote

Progress = Callable[[int, int, str], None]  # rollouts done, of how many, notice


class Listener:
    """Hears how a question goes; this one does nothing with it."""

    def rollouts(self, done: int, total: int, notice: str) -> None:
        """So many rollouts of a run are done; or, with a notice, something to know."""

    def part(self, what: str, done: int, total: int, played: int) -> None:
        """So much of a part of a study is done, with so many rollouts played in all."""

    def answered(self, answer: Any) -> None:
        """The answer is there; its files are still to be written."""

    def written(self, answer: Any) -> None:
        """The files of the answer are written."""

    def already(self, answer: Any) -> None:
        """The folder held the answer already; nothing was played."""

    def close(self) -> None:
        """Nothing more is played."""


class Called(Listener):
    """Hands the count of rollouts to a function."""

    def __init__(self, function: Progress) -> None:
        self.function = function

    def rollouts(self, done: int, total: int, notice: str) -> None:
        """Hand on how many rollouts are done."""
        self.function(done, total, notice)

    def part(self, what: str, done: int, total: int, played: int) -> None:
        """Hand on how much of a part is done."""
        self.function(done, total, "")


def listener_of(given: Listener | Progress | None) -> Listener:
    """A listener from what a caller gives as `progress`; UsageError for what cannot be called."""
    if given is None:
        return Listener()
    if isinstance(given, Listener):
        return given
    if not callable(given):
        raise UsageError(f"progress={quote(repr(given))}: expected a function of rollouts done, of "
                         "how many, and a notice")
    return Called(given)
