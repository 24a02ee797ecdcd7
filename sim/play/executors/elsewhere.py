"""What a process that plays for another one does: take the task once, then play its pieces."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from pathlib import Path

from sim.errors import UsageError
from sim.play.block import Block
from sim.play.player import Player
from sim.play.task import Task

_player: Player | None = None
_task = b""
_place = ""
_watched = 0


def pack_task(task: Task, executor: str) -> bytes:
    """A task as bytes for other processes; UsageError where it holds what cannot travel."""
    try:
        return pickle.dumps(task, protocol=5)
    except Exception as error:
        names = ", ".join(f"{s.actor}={s.name}" for s in task.plan.seats)
        raise UsageError(f"executor={executor}: {names or 'the task'} cannot be sent to another "
                         f"process ({error}); use executor=threads") from error


def outlive_nobody(parent: int) -> None:
    """End this process within a second of its parent's end, however that came."""
    global _watched
    if _watched == parent:
        return
    _watched = parent

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def settle(payload: bytes, parent: int) -> None:
    """Make this process ready to play a task; parent: the process to end with, 0 for none."""
    global _player, _task
    if parent:
        outlive_nobody(parent)
    if payload != _task:
        _player, _task = Player(pickle.loads(payload)), payload


def begin(parent: int) -> None:
    """Begin as the process of another one, which alone reacts to Ctrl-C and a closed terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    outlive_nobody(parent)


def play_from(place: str, first: int, n: int) -> str:
    """Play a piece of the task that lies in a file; the file beside it that holds the block.

    By way of a file: of a worker killed while it sends much, the receiver waits for the rest for
    ever. What is sent now fits into one write that is made whole or not at all.
    """
    global _place
    if place != _place:
        settle(Path(place).read_bytes(), 0)
        _place = place
    path = Path(f"{place}-{first}-{n}-{os.getpid()}")
    path.write_bytes(pickle.dumps(play(first, n), protocol=5))
    return str(path)


def fetch(path: str) -> Block:
    """The block that a worker has left in a file, which is removed."""
    block: Block = pickle.loads(Path(path).read_bytes())
    Path(path).unlink()
    return block


def play(first: int, n: int) -> Block:
    """Play a piece in a process that has been settled."""
    assert _player is not None
    return _player.play(first, n)
