"""Options of one menu that act alike but are priced apart, and the reverse."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sim.questions.audit.section import Cell, SectionTable, table_of
from sim.questions.audit.sections.acts import option_name
from sim.questions.audit.sections.realised import Told
from sim.scenario.model import Scenario

SAME = {"ground": 0.01, "tie": 0.02}  # realised differences up to these are none
DEAD = 0.1  # share of the larger toll
APART = 1.0  # worths that differ by more, in 1 / precision, are apart
CLOSE = 0.25  # and by less, alike
OTHER = {"ground": 0.03, "tie": 0.1}  # realised differences from here on are large
MORE = 0.5
ALIKE, DIFFERENT = "act alike", "act apart"


def gap(a: Told, b: Told, d: str) -> float:
    """How far two options lie apart in what came."""
    if d not in a.came or d not in b.came:
        return 0.0
    return abs((a.came[d].at or 0.0) - (b.came[d].at or 0.0))


def toll(a: Told, b: Told, d: str) -> float:
    """Difference of dead over the larger of the two, 0 where both are under one."""
    one, two = (abs(t.came[d].at or 0.0) if d in t.came else 0.0 for t in (a, b))
    return gap(a, b, d) / max(one, two) if max(one, two) >= 1.0 else 0.0


def verdict(a: Told, b: Told, precision: float) -> str:
    """What is odd about a pair of options; empty if nothing."""
    worth = precision * abs(a.foreseen["worth"] - b.foreseen["worth"])
    same = all(gap(a, b, d) <= most for d, most in SAME.items()) and all(
        toll(a, b, d) <= DEAD for d in ("own dead", "rival's dead"))
    far = any(gap(a, b, d) >= least for d, least in OTHER.items()) or any(
        toll(a, b, d) >= MORE for d in ("own dead", "rival's dead"))
    if same and worth > APART:
        return ALIKE
    return DIFFERENT if far and worth < CLOSE else ""


def alike(scenario: Scenario, found: Sequence[Told]) -> tuple[SectionTable, SectionTable]:
    """Pairs of options of one menu whose prices and effects do not go together, both ways."""
    rows: dict[str, list[tuple[Cell, ...]]] = {ALIKE: [], DIFFERENT: []}
    for a, b in combinations(found, 2):
        if (a.act.actor, a.act.track) != (b.act.actor, b.act.track):
            continue
        if min(a.reach or 0.0, b.reach or 0.0) < 0.5:
            continue
        precision = float(scenario.record["precision"][a.act.actor])
        odd = verdict(a, b, precision)
        if odd:
            i, t = a.act.actor, a.act.track
            one, two = (option_name(scenario, i, t, x.act.option) for x in (a, b))
            worth = precision * abs(a.foreseen["worth"] - b.foreseen["worth"])
            rows[odd].append((f"{scenario.actor_names[i]}: {one}, {two}", worth,
                              *(gap(a, b, d) for d in ("ground", "own dead", "rival's dead",
                                                       "tie"))))
    columns = (("pair", "Two options", "text"),
               ("worth", "prices apart", "number", "in 1 / precision of the actor"),
               ("ground", "ground", "number"), ("own_dead", "own dead", "number"),
               ("rival_dead", "rival's dead", "number"), ("tie", "tie", "number"))
    for some in rows.values():
        some.sort(key=lambda r: -number(r[1]))
    where = "others free, central values; prices in 1 / precision"
    return (table_of("alike", f"Options that act alike but are priced apart ({where})", columns,
                     rows[ALIKE], shown=8),
            table_of("apart", f"Options that are priced alike but act apart ({where})", columns,
                     rows[DIFFERENT], shown=8))


def number(cell: Cell) -> float:
    """A plain figure."""
    return float(cell) if isinstance(cell, int | float) else 0.0
