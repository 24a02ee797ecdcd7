"""How one input ends: taken, refused by an error of ours, or an escape, which is a fault.

An escape is any other exception, a warning, an error that is not one line of letters that can be
printed, and whatever takes more than some seconds of processor time.
"""

from __future__ import annotations

import contextlib
import io
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sim.errors import EscaladeError, ResultWarning

LIMIT: Final = 2.0  # processor seconds of one input
LONGEST: Final = 3000  # letters of one line of an error
TAKEN, REFUSED, ESCAPED = "taken", "refused", "escaped"


class Prepared(BaseException):
    """Everything was checked; from here on it would be played or written."""


class TooSlow(BaseException):
    """One input took too long."""


@dataclass(frozen=True)
class Verdict:
    """How an input ended. says: the error, or what escaped."""

    end: str
    says: str = ""


def stop(*_: object) -> None:
    """The handler of the alarm."""
    raise TooSlow


@contextlib.contextmanager
def limit(seconds: float = LIMIT) -> Iterator[None]:
    """TooSlow in the block after some processor seconds, where there are such alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)


def judge(call: Callable[[], Any], seconds: float = LIMIT) -> Verdict:
    """How a call ends."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with warnings.catch_warnings(), limit(seconds), contextlib.redirect_stdout(out), \
                contextlib.redirect_stderr(err):
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", ResultWarning)
            status = call()
    except Prepared:
        return Verdict(TAKEN)
    except EscaladeError as error:
        return refusal(str(error).split("\n"))
    except TooSlow:
        return Verdict(ESCAPED, f"more than {seconds:g} s")
    except BaseException as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return Verdict(ESCAPED, f"{type(error).__name__}: {str(error)[:200]} "
                       f"({place.filename}:{place.lineno})")
    told = err.getvalue()
    if status != 2:
        return Verdict(ESCAPED, told) if "Traceback" in told or "Warning" in told \
            else Verdict(TAKEN)
    if not told:  # a list of problems, as of `validate`
        return refusal(out.getvalue().splitlines())
    lines = told.splitlines()
    own = [x for x in lines if x.startswith("escalade: ")]
    if own != lines or not any(x.startswith("escalade: error: ") for x in lines):
        return Verdict(ESCAPED, told[:500])
    return refusal([x.removeprefix("escalade: error: ") for x in lines])


def refusal(lines: list[str]) -> Verdict:
    """What an error comes to: it says something, in lines that are short and can be printed."""
    for line in lines or [""]:
        if not line.strip() or len(line) > LONGEST or not line.isprintable():
            return Verdict(ESCAPED, f"an error that is no short plain line: {line[:300]!r}")
    return Verdict(REFUSED, "\n".join(lines))
