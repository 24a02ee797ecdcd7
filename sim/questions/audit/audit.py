"""Does everything in a scenario do something, and does nothing do what it should not?

One run of the scenario as it is serves most checks; parameters, mechanisms and rewritings are
paired with it on shared luck, a few rollouts for all and more for the doubtful.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from sim.brief import brief
from sim.data.outcome import Outcome
from sim.questions.audit import unused
from sim.questions.audit.invariance import Shift, invariance
from sim.questions.audit.prior_bounds import MOST, Edge, edges
from sim.questions.audit.variance import Split, decompose
from sim.studies.lab import REPLICATES, Lab
from sim.studies.screen import Screen, mechanisms, parameters


@dataclass(frozen=True)
class Finding:
    """Something that does nothing, or does what it should not; `kind:name` is its id."""

    id: str
    text: str
    reason: str | None  # why the scenario says it is so on purpose


@dataclass(frozen=True)
class Audit:
    """All that an audit looked at."""

    outcome: Outcome  # the scenario as it is
    parameters: Screen
    mechanisms: Screen
    choices: dict[str, int]
    injects: dict[str, int]
    labels: dict[str, int]
    edges: list[Edge]
    variance: list[Split]
    shifts: list[Shift]
    explained: Mapping[str, str]  # reasons by finding id
    played: int
    seconds: float
    failed: int = 0  # of those played

    __repr__ = brief

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, with the scenario's reason if it gives one."""
        return tuple(
            Finding(k, text, self.explained.get(k)) for k, text in findings_of(self).items()
        )

    @property
    def stale(self) -> tuple[str, ...]:
        """What is explained but was not found."""
        return tuple(sorted(set(self.explained) - set(findings_of(self))))

    @property
    def clean(self) -> bool:
        """True if every finding is explained."""
        return all(f.reason for f in self.findings)


def stages(rollouts: int) -> tuple[int, int, int]:
    """Rollouts a side at each look at a change, whole rows: a sixtieth, a twelfth, a third."""
    found = [max(20, rollouts // part) // REPLICATES * REPLICATES for part in (60, 12, 3)]
    return min(found[0], rollouts), min(found[1], rollouts), min(found[2], rollouts)


def audit(lab: Lab, rollouts: int) -> Audit:
    """Look at everything; `rollouts` of the scenario as it is, the rest in proportion."""
    started = time.perf_counter()
    rollouts = max(REPLICATES * 2, rollouts // REPLICATES * REPLICATES)
    looks = stages(rollouts)
    lab.say("the scenario as it is", 0, 1)
    outcome = lab.plain(rollouts)
    off = mechanisms(lab, looks)
    shifts = invariance(lab, (*looks, rollouts))
    moved = parameters(lab, looks)
    return Audit(
        outcome=outcome,
        parameters=moved,
        mechanisms=off,
        choices=unused.choices(lab.scenario, outcome),
        injects=unused.injects(lab.scenario, outcome),
        labels=unused.labels(outcome),
        edges=edges(lab.scenario),
        variance=decompose(outcome),
        shifts=shifts,
        explained=lab.scenario.explained,
        played=lab.played,
        seconds=time.perf_counter() - started,
        failed=lab.failed,
    )


def findings_of(a: Audit) -> dict[str, str]:
    """What is wrong, by finding id."""
    ran = a.outcome.completed
    out = {f"parameter:{p.name}": f"changes none of {p.n:,} rollouts between the 1% and the 99% "
           "point of its prior" for p in a.parameters.dead}
    for p in a.mechanisms.dead:
        out[f"mechanism:{p.name}"] = f"switched off, changes none of {p.n:,} rollouts"
    for kind, counted, what in (("option", a.choices, "never chosen"),
                                ("inject", a.injects, "never fires"),
                                ("label", a.labels, "never reached")):
        for name, count in counted.items():
            if count == 0:
                out[f"{kind}:{name}"] = f"{what} in {ran:,} rollouts"
    for e in a.edges:
        if e.mass > MOST:
            out[f"prior:{e.path}"] = (f"{100 * e.low:.0f}% of draws lie on the lower bound, "
                                      f"{100 * e.high:.0f}% on the upper")
    for s in a.shifts:
        if s.broken:
            out[s.name] = (f"moves {s.label} by {100 * s.difference:+.1f} points "
                           f"(+/- {100 * s.half_width:.1f}, n = {s.n:,})")
    return out
