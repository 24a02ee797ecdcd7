"""Errors a user may meet, each a single line that says where, what and what was meant."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final


class EscaladeError(Exception):
    """Root of every error raised on purpose."""


class ScenarioError(EscaladeError):
    """One thing wrong in a scenario: `file:line: key: problem; did you mean ...? allowed: ...`."""

    def __init__(
        self,
        problem: str,
        *,
        file: str | None = None,
        line: int | None = None,
        key: str | None = None,
        allowed: Sequence[str] = (),
        nearest: str | None = None,
    ) -> None:
        self.problem = problem
        self.file = file
        self.line = line
        self.key = key
        self.allowed = tuple(allowed)
        self.nearest = nearest
        super().__init__(self.text())

    def text(self) -> str:
        """The message on one line."""
        place = ""
        if self.file is not None:
            place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        key = f"{quote(self.key, LONGEST)}: " if self.key else ""
        return one_line(place + key + self.problem + hint(self.nearest, self.allowed))


class ScenarioErrors(EscaladeError):
    """Everything found wrong in one scenario."""

    def __init__(self, errors: Iterable[ScenarioError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(e) for e in self.errors))


class UsageError(EscaladeError):
    """A wrong word on the command line or in a call."""


class RunError(EscaladeError):
    """A run that could not be carried out or did not pass its own checks."""


LONGEST = 300  # letters of a key that is shown
NEAR = 0.6  # names less alike than this (`closeness`) are not suggested
LISTED = 24  # more allowed names than this are not printed: the nearest few are


# Controls but for line breaks and tabs, ends of lines, turns of the order of writing, half letters.
STEERING: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029"
                            "\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


class ResultWarning(UserWarning):
    """Something to know of kept results that does not keep them from being read."""


def hint(near: str | None, allowed: Sequence[str] = ()) -> str:
    """The tail of a message: the nearest right name and the allowed ones, if they are few."""
    text = f"; did you mean '{quote(near)}'?" if near else ""
    if len(allowed) > LISTED:
        also = [n for n in near_names(near, allowed) if n != near] if near else []
        return text + (" also near: " + ", ".join(also) if also else "")
    if allowed:
        text += (" " if near else "; ") + "allowed: " + ", ".join(map(quote, allowed))
    return text


def closeness(name: str, choice: str) -> float:
    """How alike two names are, 0 to 1; a dotted path may match by its end alone."""
    said, known = name.lower(), choice.lower()
    whole = SequenceMatcher(None, said, known).ratio()
    tail = known.rpartition(".")[2]
    return max(whole, 0.95 * SequenceMatcher(None, said, tail).ratio()) if tail != known else whole


def near_names(name: str, choices: Iterable[str], most: int = 5) -> list[str]:
    """Up to `most` choices that `name` may have meant, the likeliest first; none if none is near.

    What continues the name (`theatre` of `theatre.advance`) comes before what merely looks alike.
    """
    said = str(name)[:200]
    scored = [(2.0 if c.startswith(said + ".") else closeness(said, c), c) for c in choices]
    good = sorted((-score, c) for score, c in scored if score >= NEAR)
    return [c for _, c in good[:most]]


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """The choice most like `name`, or None if none is close."""
    found = near_names(name, choices, 1)
    return found[0] if found else None


def unknown(kind: str, name: str, choices: Iterable[str]) -> UsageError:
    """A usage error for a name that is not among the choices."""
    known = sorted(choices)
    return UsageError(f"unknown {kind} '{quote(name)}'" + hint(nearest(name, known), known))


def quote(value: object, most: int = 60) -> str:
    """A user's value as messages quote it: on one line and not too long."""
    text = one_line(str(value))
    return text if len(text) <= most else text[: most - 3] + "..."


def unprintable(text: str) -> str:
    """What is wrong with a text that holds letters which steer a terminal or a page; "" if none.

    Among them are those that turn the order of writing (Boucher and Anderson 2023).

    >>> unprintable("a" + chr(27) + "[2J"), unprintable("a b")
    ('holds the control character U+001B', '')
    """
    found = STEERING.search(text)
    return f"holds the control character U+{ord(found[0]):04X}" if found else ""


def one_line(text: str) -> str:
    """The text with line breaks as spaces and what cannot be printed as `?`."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
