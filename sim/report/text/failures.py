"""What is said of rollouts that failed: how many, and how far a share might lie from its number."""

from __future__ import annotations

from sim.glossary.text import interval, percent
from sim.methods.intervals import Bounds

BOUNDS_HEAD = "with failed"  # head of a column of bounds
BOUNDS_KEY = ("With failed: the share if none of the failed rollouts had ended so, and if all of "
              "them had.")
NO_BOUNDS = ("Payoffs and other amounts have no bounds: what a failed rollout would have given is "
             "not known.")


def failure_text(failed: int, rollouts: int, bounds: Bounds | None = None, of: str = "the share",
                 where: str = "") -> str:
    """One sentence; empty where none failed.

    where: what failed, such as `with all of them on`. of: the share that `bounds` belong to.
    """
    if not failed:
        return ""
    told = f"{failed:,} of {rollouts:,} rollouts failed{where and ' ' + where} and are left out"
    if bounds is None:
        return told + "."
    least, most = (percent(x, bounds.most - bounds.least) for x in (bounds.least, bounds.most))
    return (f"{told}; if all of them had ended so, or none had, {of} would lie between {least} and "
            f"{most}.")


def bounds_cell(bounds: Bounds | None) -> str:
    """Bounds in a table, least to most; a dash where there are none."""
    return "-" if bounds is None else interval(bounds.least, bounds.most)
