"""What a method's silence means: looked for and ruled out, out of its sight, or never seen.

That nothing is reported is no finding by itself. Every answer of a question carries one of these,
in its data as `completeness` and in its text as a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sight(StrEnum):
    """How far a method saw what was asked for."""

    FOUND = "found"
    EXCLUDED = "searched and excluded"
    UNSETTLED = "not settled"  # seen, and the sample is too small to tell it from luck
    UNSEEN = "not visible to this method"
    NOTHING = "nothing observed"


@dataclass(frozen=True)
class Completeness:
    """How far a method saw, and in one plain sentence why, with its limits.

    Parameters
    ----------
    sight : Sight
        How far it saw.
    says : str
        A whole sentence for readers.
    """

    sight: Sight
    says: str

    @property
    def plain(self) -> dict[str, str]:
        """As data of an answer holds it."""
        return {"sight": str(self.sight), "says": self.says}
