"""What a doctrine is: a name, its traits and one plain function."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Trait:
    """One number of a doctrine, with its bundled range and what it means.

    Parameters
    ----------
    name : str
        As scenarios write it.
    low, high : float
        Its bundled range.
    default : float
        What it is where a scenario gives nothing.
    meaning : str
        In short.

    Examples
    --------
    >>> Trait("patience", 3.0, 25.0, 10.0, "days it lets pass").default
    10.0
    """

    name: str
    low: float
    high: float
    default: float
    meaning: str


@dataclass(frozen=True)
class Policy:
    """A doctrine: a function that fills one row of `u` for every option.

    Columns of `u` are those of `Leaning`; an exclusion is 0 or `EXCLUDED`. The function is written
    in scalar Python that Numba compiles too, with the same bits both ways. How to write one:
    docs/extending/doctrine.md.

    Parameters
    ----------
    name : str
        As scenarios write it.
    about : str
        A sentence for readers.
    traits : tuple of Trait
        Numbers that a scenario may give.
    function : callable
        `function(view, traits, u)`.

    Examples
    --------
    >>> from sim.engine.policies import REGISTRY
    >>> [trait.name for trait in REGISTRY["restrained"].traits]
    ['rung_cap', 'patience']
    """

    name: str
    about: str
    traits: tuple[Trait, ...]
    function: Callable[[Any, Any, Any], None]

