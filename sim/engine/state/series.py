"""Daily series that a rollout keeps for figures, each declared once.

The order of the declarations is the order of a day's row. Names (`sim.engine.state.outputs`), the
rule that writes them (`sim/engine/rules/daily.py`, written by `python -m
sim.engine.state.dispatch`), figures and the glossary follow from here. {0} and {1} are the actors
that a series belongs to.
"""

from dataclasses import dataclass
from typing import Final

from sim.engine.state.counts import DECLARED as COUNTS
from sim.engine.state.counts import UNIT

ROLES: Final = ("issuer", "target", "patron")
"""Whom a series can be of, beside `actor` for each of all: parties to the first ultimatum."""


@dataclass(frozen=True)
class Series:
    """One daily series.

    of: whom it belongs to, out of `actor` and `ROLES`. field: of `Crisis`, indexed by them; else
    rule: the function of `sim.engine.rules` that works it out, as module.function, called with
    case, state and them. figure: where it is shown, the key of one of the figures of series. kind:
    what is said before the actor where no figure says it.
    """

    name: str
    of: tuple[str, ...]
    unit: str
    figure: str
    label: str
    says: str
    field: str = ""
    rule: str = ""
    kind: str = ""

    @property
    def beginning(self) -> str:
        """What the names of the kept series are, or begin with where they end in _."""
        return f"{self.name}_" if self.of else self.name


def count_by_day(name: str, figure: str, kind: str = "") -> Series:
    """The series of a count: what it has come to by each evening."""
    (count,) = [count for count in COUNTS if count.name == name]
    of = (count.of,) if count.of else ()
    return Series(name, of, count.unit, figure, count.label, count.says, count.field, kind=kind)


RUNG: Final = ("force used by {0} against {1}",
               "How far {0} had climbed towards {1} on the ladder of force, from 0 (a ceasefire "
               "kept) to 9 (a war of several powers).")
BELIEF: Final = ("resolve seen in {0}",
                 "How much others believed {0} ready to bear for the issue, from 0 (nothing) to 1 "
                 "(anything).")
RESOLVE: Final = "measures.public_belief"

DECLARED: Final = (
    count_by_day("deaths", "deaths", "Deaths"),
    count_by_day("civilians", "ground"),
    count_by_day("displaced", "ground"),
    count_by_day("area_taken", "ground"),
    count_by_day("share", "ground"),
    Series("deal", (), "", "deals", "a deal in force",
           "1 on days on which a deal or a truce was in force, 0 on others.",
           rule="measures.deal"),
    Series("rung", ("issuer", "target"), "", "rungs", *RUNG, field="rung"),
    Series("rung", ("target", "issuer"), "", "rungs", *RUNG, field="rung"),
    Series("commitment", ("issuer",), "parts of the issue's worth", "commitments",
           "cost of backing down, {0}",
           f"What it would cost {{0}} at home to back away from its threat, {UNIT}.",
           field="commitment", kind="Cost of backing down"),
    Series("belief", ("issuer",), "believed resolve", "beliefs", *BELIEF, rule=RESOLVE,
           kind="Believed resolve"),
    Series("belief", ("target",), "believed resolve", "beliefs", *BELIEF, rule=RESOLVE,
           kind="Believed resolve"),
    Series("tie", ("issuer", "patron"), "goodwill", "ties",
           "goodwill between {0} and {1}, 0 none to 1 full",
           "How much was left of the goodwill between {0} and {1}, from 0 (none) to 1 (full).",
           field="tie", kind="Goodwill"),
    Series("belief", ("patron",), "believed resolve", "beliefs", *BELIEF, rule=RESOLVE,
           kind="Believed resolve"),
)


def find_series(name: str) -> Series | None:
    """The declaration of a kept series; None for one that is not of this engine."""
    for series in DECLARED:
        if name == series.name or (series.of and name.startswith(series.beginning)):
            return series
    return None
