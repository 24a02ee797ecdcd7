"""What is declared of a parameter, and how a record's class declares its parameters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """A number that a scenario may give, or a family of them such as `<actor>.resolve`.

    path: as it is written, <kind> standing for a name of the scenario. low, high: what it may be;
    default: what it is where nobody says. meaning: of the model, in short; label, says: what pages
    call it, and what that means in a sentence, {0} and {1} being what stands in the path and
    {issuer} and the other roles those of the first ultimatum. index: where in its field, by the
    places of names in the path and, after =, names of `sim.engine.state.names`; `0 1|1 0` fills
    both halves of a symmetric table; in the order of the path where it says nothing.
    """

    path: str
    low: float
    high: float
    default: float
    unit: str
    meaning: str
    label: str
    says: str
    index: str = ""

    @property
    def per_day(self) -> bool:
        """True for a rate a day, which goes with the length of a day; once and for all if not."""
        return self.unit.endswith("/day")

    @property
    def places(self) -> str:
        """The index, spelt out."""
        return self.index or " ".join(str(k) for k in range(self.path.count("<")))
