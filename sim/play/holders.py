"""Who held which place each evening, summed over rollouts: by parameter row, or several together.

A map of 40 places over 45 days takes 7 KB a row, so that a long run sums neighbouring rows. Each
group has as many rows as a power of two says: a run that grows then merges whole groups, and never
has to part one.
"""

from __future__ import annotations

import numpy as np

GROUPS = 2000  # most groups of a run: 15 MB for 40 places over 45 days


def span(rows: int) -> int:
    """How many neighbouring rows are summed together: the least power of two that keeps `GROUPS`.

    >>> span(2000), span(2001), span(9000)
    (1, 2, 8)
    """
    together = 1
    while -(-rows // together) > GROUPS:
        together *= 2
    return together


def sums(held: np.ndarray, ran: np.ndarray, row: np.ndarray, together: int
         ) -> dict[str, np.ndarray]:
    """Sums of some rollouts over groups of rows, the entries `held...` of a `Block`.

    held: int64 (n, days, places), 1 where side 1 holds the place that evening. ran: bool (n,),
    whether a rollout ran to its end; others count nowhere. row: int64 (n,), the parameter row of
    each, in order. together: rows to a group.

    held int32 (groups, days, places), held_ran int32 (groups,) and held_row int64 (groups,), the
    first row of each group.
    """
    first_row, first = np.unique(row // together * together, return_index=True)
    if not ran.all():
        held = held * ran[:, None, None]
    return {
        "held": np.add.reduceat(held, first, axis=0, dtype=np.int32),
        "held_ran": np.add.reduceat(ran, first, dtype=np.int32),
        "held_row": first_row.astype(np.int64),
    }


class Holders:
    """The sums of a whole run: held int32 (groups, days, places), ran int32 (groups,).

    places: 0 where they are not kept; both arrays are then empty.
    """

    def __init__(self, rows: int, days: int, places: int) -> None:
        self.together = span(rows)
        groups = -(-rows // self.together) if places else 0
        self.held = np.zeros((groups, days if places else 0, places), np.int32)
        self.ran = np.zeros(groups, np.int32)

    def enter(self, held: np.ndarray, ran: np.ndarray, row: np.ndarray) -> None:
        """Add sums of groups that begin with some rows; theirs may be smaller, never larger."""
        if len(self.ran):
            np.add.at(self.held, row // self.together, held)
            np.add.at(self.ran, row // self.together, ran)

    def adopt(self, other: Holders) -> None:
        """Add those of a shorter run."""
        self.enter(other.held, other.ran, np.arange(len(other.ran)) * other.together)
