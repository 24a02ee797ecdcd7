"""How work is stopped from outside: by Ctrl-C, or by a signal that asks a process to end.

A terminal that closes sends SIGHUP; a cluster's scheduler, a container and `kill` send SIGTERM. All
end as Ctrl-C does: what is finished is kept, and the exit status is 128 and the signal's number.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import Final

SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK")
                       if hasattr(signal, name))


class Stopped(KeyboardInterrupt):
    """The process was asked to end. number: of the signal that asked."""

    def __init__(self, text: str = "", number: int = signal.SIGINT) -> None:
        super().__init__(*([text] if text else []))
        self.number = int(number)


def with_text(stop: KeyboardInterrupt, text: str) -> Stopped:
    """The same stop with a text that says how to go on."""
    return Stopped(text, getattr(stop, "number", signal.SIGINT))


def stop(number: int, frame: object) -> None:
    """The handler of these signals: as Ctrl-C, but it remembers which one it was."""
    raise Stopped(number=number)


def in_main_thread() -> bool:
    """True where handlers can be set."""
    return threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def stop_on_signals() -> Iterator[None]:
    """While the block runs, signals that would end the process stop the block like Ctrl-C.

    One that is ignored, as by `nohup`, or handled already stays so.
    """
    ours = [s for s in SIGNALS if in_main_thread() and signal.getsignal(s) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


@contextlib.contextmanager
def take_note() -> Iterator[list[int]]:
    """Signals as a list that is no longer empty, looked at between blocks; a second one is raised.

    An exception raised wherever the signal happens to come can be lost in a callback.
    """
    asked: list[int] = []

    def note(number: int, frame: object) -> None:
        if asked:
            raise Stopped(number=number)
        asked.append(number)

    raised = (signal.default_int_handler, stop)
    were = {s: signal.getsignal(s) for s in (signal.SIGINT, *SIGNALS)} if in_main_thread() else {}
    ours = {s: handler for s, handler in were.items() if handler in raised}
    for number in ours:
        signal.signal(number, note)
    try:
        yield asked
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)
