"""What the record of a period says, for scenarios that are run against it: `record.csv`.

One row a measure: a count of `sim.engine.state.outputs` (or a ratio of two), what was observed,
whether it counts events or measures a level, and where it comes from. Nothing here ever enters a
rollout.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.engine.state.outputs import RATIOS, count_names
from sim.errors import nearest
from sim.scenario.draft import Draft
from sim.scenario.priors import GRADES
from sim.scenario.tables import read_table
from sim.scenario.yamlfile import Node

KINDS = ("events", "level")


@dataclass(frozen=True)
class Observed:
    """One measured fact of the record over the scenario's days."""

    measure: str
    value: float
    kind: str  # events: a count of them; level: an amount
    source: str
    grade: str


def read_observed(draft: Draft, root: Node) -> tuple[Observed, ...]:
    """Rows of the file named by `record`, none if the scenario names none."""
    name = root.get("record")
    if name is None:
        return ()
    known = [*count_names(draft.names["actor"]), *RATIOS]
    out = []
    columns = ("measure", "observed", "kind", "source", "grade")
    for row in read_table(draft, str(name), columns) or ():
        measure = row["measure"].strip()
        if measure not in known:
            draft.problems.at(row.file, row.line, "measure", f"unknown measure '{measure}'", (),
                              nearest(measure, known))
        for key, allowed in (("kind", KINDS), ("grade", GRADES)):
            if row[key].strip() not in allowed:
                draft.problems.at(row.file, row.line, key, f"unknown {key} '{row[key]}'", allowed)
        value = row.number(draft.problems, "observed", 0, 1e9)
        out.append(Observed(measure, value, row["kind"].strip(), row["source"].strip(),
                            row["grade"].strip()))
    return tuple(out)
