"""The kinds of settings that questions have: what each may be, declared by annotation.

A question is a function; `Annotated[int, Whole(1, 256), MANNER]` as the type of a parameter says
that the setting is a whole number in that range, and that it changes how an answer is found or
kept, not what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from sim.bounds import REPLICATES, ROLLOUTS, SEED, WORKERS, Whole, whole
from sim.errors import UsageError, quote

if TYPE_CHECKING:
    from sim.play.listener import Listener, Progress
    from sim.scenario.model import Scenario

    ScenarioLike = str | Path | Scenario
    Hears = Listener | Progress | None

MANNER: Final = "manner"  # how an answer is found, kept or shown; not what is asked


@dataclass(frozen=True)
class RolloutChoice:
    """The number of a rollout, `typical:END` or `surprising`."""

    def read(self, key: str, value: object) -> int | str:
        """The number, or the text that says how it is chosen; UsageError for anything else."""
        if not isinstance(value, str) or not any(c.isalpha() for c in value):
            return whole(key, value, 0, 2**53)
        word, sign, end = value.partition(":")
        if (word == "typical" and end) or value == "surprising":
            return value
        ends = "; END is AXIS.LABEL, a label, an event or a predicate" if word == "typical" else ""
        raise UsageError(f"{key}={quote(value)}: expected a whole number, typical:END or surprising"
                         + ends)

    def __str__(self) -> str:
        return "0 or more, typical:END, or surprising"


@dataclass(frozen=True)
class With:
    """A setting that is of use only where another has one of some values; none: has any at all.

    words: or where a word about the crisis begins so.
    """

    setting: str = ""
    values: tuple[str, ...] = ()
    words: str = ""

    def holds(self, settings: Mapping[str, Any], words: Mapping[str, Any]) -> bool:
        """True where the setting is of use."""
        if self.words and any(str(w).startswith(self.words) for w in words):
            return True
        value = settings.get(self.setting)
        if not self.values:
            return value is not None and value is not False
        return any(str(value).partition(":")[0] == v for v in self.values)

    def __str__(self) -> str:
        word = self.setting.rstrip("_")
        made = [f"{word}={' or '.join(self.values) or word.upper()}"] if word else []
        made += [f"words that begin with {self.words}"] if self.words else []
        return " or ".join(made)


@dataclass(frozen=True)
class Without(With):
    """A setting that is of no use where `With` would be."""

    def holds(self, settings: Mapping[str, Any], words: Mapping[str, Any]) -> bool:
        """True where the setting is of use."""
        return not super().holds(settings, words)


def text(key: str, value: object) -> str:
    """A text, or the path of a file; UsageError for anything else."""
    if not isinstance(value, str | Path):
        raise UsageError(f"{key}={quote(value)}: expected text")
    return str(value)


Word = str | float | Callable[..., Any]
Words = Mapping[str, Word]

Rollouts = Annotated[int, ROLLOUTS]
Replicates = Annotated[int, REPLICATES]
Seed = Annotated[int, SEED]
Points = Annotated[int, Whole(2, 1_000_000)]
Samples = Annotated[int, Whole(10, 100_000)]
Workers = Annotated[int, WORKERS, MANNER]
Doctrines = Literal["mixture", "named"]
ExecutorName = Annotated[Literal["threads", "processes", "dask"], MANNER]
Address = Annotated[str | None, MANNER, With("executor", ("dask",))]
Folder = Annotated[str | Path | None, MANNER]
Flag = Annotated[bool, MANNER]
