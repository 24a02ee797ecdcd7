"""What a doctrine is: a name, its traits and one plain function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Trait:
    """One number of a doctrine, with its bundled range and what it means."""

    name: str
    low: float
    high: float
    default: float
    meaning: str


@dataclass(frozen=True)
class Policy:
    """A doctrine: `function(view, traits, u)` fills one row of `u` for every option.

    Columns of `u` are those of `Leaning`; an exclusion is 0 or `EXCLUDED`. The function is written
    in scalar Python that Numba compiles too, with the same bits both ways.
    """

    name: str
    about: str
    traits: tuple[Trait, ...]
    function: Callable[[Any, Any, Any], None]

