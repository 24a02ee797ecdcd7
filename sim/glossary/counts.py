"""What the engine calls the counts, events and daily series of a rollout.

Each is declared with its name and its sentence (`sim.engine.state.counts`,
`sim.engine.state.series`); here they stand by key, as the glossary wants them.
"""

from __future__ import annotations

from typing import Final

from sim.engine.state import counts, series
from sim.engine.state.counts import DAY_PREFIX
from sim.glossary.roles import Table

COUNTS: Final[Table] = {c.name: (c.label, c.says) for c in counts.DECLARED
                        if not c.of and not c.name.startswith(DAY_PREFIX)}
EVENTS: Final[Table] = {c.name.removeprefix(DAY_PREFIX): (c.label, c.says)
                        for c in counts.DECLARED if c.name.startswith(DAY_PREFIX)}
UNMAPPED: Final[Table] = {c.name: c.unmapped for c in counts.DECLARED if c.unmapped}
"""Instead, where there are no places to hold."""

MEASURES: Final[Table] = {name: (label, says)
                          for name, (_, _, label, says) in counts.RATIOS.items()}
BY_ACTOR: Final[Table] = {
    **{c.name: (c.label, c.says) for c in counts.DECLARED if c.of},
    **{s.name: (s.label, s.says) for s in series.DECLARED if len(s.of) == 1},
}
"""Counts and series of one actor, by what stands before its name."""

BY_PAIR: Final[Table] = {s.name: (s.label, s.says) for s in series.DECLARED if len(s.of) == 2}
SERIES: Final[Table] = {s.name: (s.label, s.says) for s in series.DECLARED
                        if not s.of and s.name not in COUNTS}
"""Daily series that are no count of the same name."""
