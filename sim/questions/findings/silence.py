"""What it means that a statement was not found to hold over all priors."""

from __future__ import annotations

from collections.abc import Sequence

from sim.methods.completeness import Completeness, Sight
from sim.questions.findings.survival import LEAST, UNTOLD, Survival


def completeness_of(found: Sequence[Survival]) -> Completeness:
    """How many statements could be judged, and what it takes for the others."""
    rows, replicates = found[0].rows, found[0].replicates
    untold = [f for f in found if f.verdict == UNTOLD]
    still = sum(f.untouched == f.rows for f in found)
    if not untold:
        return Completeness(Sight.FOUND, f"Each of {len(found)} statements was judged, by "
                            f"{min(f.told for f in found):,} rows or more of {rows:,}.")
    says = (f"{len(untold)} of {len(found)} statements cannot be judged: that takes {LEAST} rows "
            "told")
    says += (f", of {rows:,} here, so rollouts={LEAST * replicates:,} at the very least"
             if rows < LEAST else "; more replicates tell more rows")
    if still:
        says += (f"; no rollout changed in {still} of them, and a change that touches less than "
                 f"{300 / rows:.2g}% of rows may be missed (95%, rule of three)"
                 if rows >= 3 else "")
    return Completeness(Sight.NOTHING if still == len(found) else Sight.UNSETTLED, says + ".")
