"""Ways for a test to reach into what is played."""

from collections.abc import Callable

import pytest

from sim.data.outcome import Outcome
from sim.play.player import Player
from sim.play.session import Session
from sim.play.task import Task


def altered(monkeypatch: pytest.MonkeyPatch, change: Callable[[Outcome, Task], Outcome]) -> None:
    """From now on every outcome of a session is changed before anybody sees it."""
    real = Session.play

    def play(self: Session, task: Task, *more, **words) -> Outcome:
        return change(real(self, task, *more, **words), task)

    monkeypatch.setattr(Session, "play", play)


def counting(monkeypatch: pytest.MonkeyPatch, stop_after: int = 10**9) -> list[tuple[int, int]]:
    """First rollout and size of every piece that is really played; Ctrl-C after some of them."""
    real, played = Player.play, []

    def play(self: Player, first: int, n: int):
        if len(played) >= stop_after:
            raise KeyboardInterrupt
        played.append((first, n))
        return real(self, first, n)

    monkeypatch.setattr(Player, "play", play)
    return played
