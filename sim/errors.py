"""Errors a user may meet, each a single line that says where, what and what was meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


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
        key = f"{self.key}: " if self.key else ""
        return place + key + self.problem + hint(self.nearest, self.allowed)


class ScenarioErrors(EscaladeError):
    """Everything found wrong in one scenario."""

    def __init__(self, errors: Iterable[ScenarioError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(e) for e in self.errors))


class UsageError(EscaladeError):
    """A wrong word on the command line or in a call."""


class RunError(EscaladeError):
    """A run that could not be carried out or did not pass its own checks."""


def hint(near: str | None, allowed: Sequence[str] = ()) -> str:
    """The tail of a message: the nearest right name and the allowed ones."""
    text = f"; did you mean '{near}'?" if near else ""
    if allowed:
        text += (" " if near else "; ") + "allowed: " + ", ".join(allowed)
    return text


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """The choice most like `name`, or None if none is close."""
    found = get_close_matches(str(name), list(choices), n=1, cutoff=0.5)
    return found[0] if found else None


def unknown(kind: str, name: str, choices: Iterable[str]) -> UsageError:
    """A usage error for a name that is not among the choices."""
    known = sorted(choices)
    return UsageError(f"unknown {kind} '{name}'" + hint(nearest(name, known), known))
