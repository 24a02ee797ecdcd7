"""What a policy is: a function that fills doctrine columns, and its traits declared as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Trait:
    """A doctrine's own parameter, seen by its function as one entry of `traits`."""

    name: str
    low: float
    high: float
    default: float
    meaning: str


@dataclass(frozen=True)
class Policy:
    """A decision rule: `function(view, traits, u)` fills u[option, (commitment, timing, exclusion)].

    It must write all three columns of every option and read nothing but the view and its traits.
    """

    name: str
    about: str
    traits: tuple[Trait, ...]
    function: Callable[[Any, Any, Any], None]


DEPARTURE = Trait("departure", 0.0, 0.5, 0.02, "cost of leaving the current posture")
