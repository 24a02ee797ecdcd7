"""The least sample with which a difference can be told from luck."""

from __future__ import annotations

from typing import Final

from sim.errors import UsageError

# Pairs of rows that all go one way tell a direction at 95 % from the sixth on: 2 / 2**6 < 0.05 <
# 2 / 2**5 (the sign test; W. J. Dixon and A. M. Mood, 1946, JASA 41, 557-566).
LEAST_ROWS: Final = 6


def require_rows(rollouts: int, replicates: int) -> None:
    """Refuse a sample of too few parameter rows. UsageError says how many rollouts it takes."""
    rows = rollouts // replicates
    if rows < LEAST_ROWS:
        raise UsageError(
            f"rollouts={rollouts}: too few to tell any difference from luck; it takes {LEAST_ROWS} "
            f"parameter rows of {replicates:,}, so rollouts={LEAST_ROWS * replicates:,} or more")
