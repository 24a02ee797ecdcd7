"""How far a design of threats settles which is robust, and what it did not see."""

from __future__ import annotations

from typing import Final

from sim.glossary.text import joined, percent, sentence, words
from sim.methods.completeness import Completeness, Sight
from sim.questions.solve.designer import GOALS, TRUSTED, WORTH, ThreatDesign

SURE: Final = 0.95  # share of samples in which the same threat must be robust


def design_completeness(d: ThreatDesign) -> Completeness:
    """How far the robust threat was seen, and the responses."""
    worth = next(s for s in d.surfaces if s.name == WORTH)
    if worth.alike:
        sight, first = Sight.NOTHING, "No threat got more than another: nothing makes one robust."
    elif worth.foretold < TRUSTED:
        sight = Sight.UNSETTLED
        first = (f"Which threat is robust is not settled: the surface of worth foretells "
                 f"{max(0.0, worth.foretold):.2f} of the variance, less than {TRUSTED:g}.")
    elif d.holds < SURE:
        sight = Sight.UNSETTLED
        first = (f"Which threat is robust is not settled: the same one is in {percent(d.holds)} of "
                 f"samples; in {percent(d.near)} it is near the best.")
    else:
        sight, first = Sight.FOUND, f"The same threat is robust in {percent(d.holds)} of samples."
    return Completeness(sight, " ".join(t for t in (first, alike_text(d), absent_text(d),
                                                    rare_text(d), UNPLAYED) if t))


def alike_text(d: ThreatDesign) -> str:
    """The responses that no threat moved at all."""
    same = [s for s in d.surfaces if s.alike and s.name != WORTH]
    return " ".join(f"{sentence(words(s.name))}: {percent(float(s.values[0]))} with every threat, "
                    f"in {d.rollouts * len(d.points):,} rollouts; nothing of it depends on the "
                    "threat as far as these show." for s in same)


def absent_text(d: ThreatDesign) -> str:
    """The goals for which a scenario has no labels, and none were given."""
    absent = [g for g in GOALS if g not in {s.name for s in d.surfaces}]
    if not absent:
        return ""
    ways = joined([f"{g}=AXIS:LABEL" for g in absent])
    return (f"Not looked at, as the outcomes have no labels of these names: {joined(absent)}; give "
            f"{ways}.")


def rare_text(d: ThreatDesign) -> str:
    """The parameter rows whose rivals' doctrines are too rare to be a state of the world."""
    return (f"{d.rare:,} of {d.rows:,} parameter rows have rivals' doctrines too rare for a regret "
            "of their own." if d.rare else "")


UNPLAYED: Final = ("Threats that were not played, and sides of a threat beyond these four, are not "
                   "visible to it.")
