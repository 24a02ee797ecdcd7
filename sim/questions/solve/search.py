"""Who looks for the equilibria of a game, how far, and what stays unsearched.

Pure ones are always found, by looking at every profile. For mixed ones there is pygambit where it
is installed, and for two players support enumeration without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim.brief import brief
from sim.methods import equilibrium
from sim.methods.support_enumeration import Mixes, check, count_supports, enumerate_supports
from sim.questions.solve import gambit

MOST_OWN: Final = 2_000_000  # pairs of supports, at some 7,000 a second
MOST_LIBRARY: Final = 2**24  # the same of pygambit, whose time depends on the payoffs
MOST_OF_MANY: Final = 20_000  # profiles of supports of three players and more
INSTALL: Final = "pip install 'escalade[games]'"


@dataclass(frozen=True)
class Search:
    """Equilibria and how they were looked for.

    by: who looked for mixed ones, "" for nobody. short: some may be missing. notes: whole
    sentences on what was not searched or not decided.
    """

    found: tuple[Mixes, ...]
    by: str
    short: bool
    notes: tuple[str, ...] = ()

    __repr__ = brief

    @property
    def mixed(self) -> bool:
        """True if mixed equilibria were looked for."""
        return bool(self.by)


def pure_mixes(table: np.ndarray) -> tuple[Mixes, ...]:
    """The pure equilibria as mixtures."""
    return tuple(tuple(np.eye(n)[k] for n, k in zip(table.shape[1:], cell, strict=True))
                 for cell in equilibrium.pure(table))


def search(table: np.ndarray, wanted: bool = True) -> Search:
    """All equilibria that can be found, pure ones alone where mixed ones are not wanted."""
    sizes, pure = table.shape[1:], pure_mixes(table)
    supports = count_supports(sizes)
    if not wanted:
        return Search(pure, "", False, ("Mixed ones were not searched: mixed=false.",))
    notes: tuple[str, ...] = ()
    few = supports <= (MOST_LIBRARY if len(sizes) == 2 else MOST_OF_MANY)
    if gambit.has_library() and few:
        looked = by_library(table, pure)
        if looked.mixed and not looked.notes or len(sizes) > 2 or supports > MOST_OWN:
            return looked
        notes = looked.notes
    if len(sizes) > 2 or supports > MOST_OWN:
        return Search(pure, "", False, (why_not(sizes, few),))
    found, short = enumerate_supports(table)
    return Search(union(pure, found), "support enumeration (nashpy)", short, notes)


def why_not(sizes: tuple[int, ...], few: bool) -> str:
    """Why mixed equilibria of a game were not searched."""
    supports = f"{count_supports(sizes):,} profiles of supports"
    if len(sizes) > 2 and few:
        return ("Mixed ones were not searched: for three players and more pygambit does it, which "
                f"is not installed ({INSTALL}).")
    return f"Mixed ones were not searched: {supports} are too many."


def by_library(table: np.ndarray, pure: tuple[Mixes, ...]) -> Search:
    """What pygambit finds, checked, with the pure ones."""
    looked = gambit.look(table)
    sound, short = check(table, [*pure, *looked.found])
    named = "pygambit " + looked.version
    if looked.ended and not looked.found:
        return Search(pure, "", False, (
            f"Mixed ones were not found by {named.strip()}: {looked.ended}.",))
    notes = []
    if looked.ended:
        notes.append(f"The search for mixed ones by {named} was cut short: {looked.ended}.")
    if looked.open:
        notes.append("On some supports the equations have no isolated solution; what lies there is "
                     "not listed.")
    return Search(tuple(sound), named, short or bool(notes), tuple(notes))


def union(pure: tuple[Mixes, ...], found: list[Mixes]) -> tuple[Mixes, ...]:
    """Pure equilibria and those of a search, each once."""
    other = [m for m in found if not all(max(p) > 1 - 1e-9 for p in m)]
    return (*pure, *other)
