"""What a method's silence means: looked for and ruled out, out of its sight, or never seen.

That nothing is reported is no finding by itself. Every answer of a question carries one of these,
in its data as `completeness` and in its text as a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Sight(StrEnum):
    """How far a method saw what was asked for.

    Attributes
    ----------
    FOUND : str
        Seen, and told from luck.
    EXCLUDED : str
        Looked for, and too small to matter if it is there.
    UNSETTLED : str
        Seen, and the sample is too small to tell it from luck.
    UNSEEN : str
        Out of the method's sight.
    NOTHING : str
        It never came.
    """

    FOUND = "found"
    EXCLUDED = "searched and excluded"
    UNSETTLED = "not settled"
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


WEAKEST = (Sight.NOTHING, Sight.UNSEEN, Sight.UNSETTLED, Sight.EXCLUDED, Sight.FOUND)


def together(parts: Sequence[Completeness]) -> Completeness:
    """Several answers of one question as one: the weakest sight, and each sentence once.

    Parameters
    ----------
    parts : sequence of Completeness
        At least one.

    Returns
    -------
    Completeness
        Of the whole.

    Examples
    --------
    >>> both = together([Completeness(Sight.FOUND, "One."), Completeness(Sight.UNSETTLED, "Two.")])
    >>> str(both.sight), both.says
    ('not settled', 'One. Two.')
    """
    sight = min((part.sight for part in parts), key=WEAKEST.index)
    return Completeness(sight, " ".join(dict.fromkeys(part.says for part in parts)))
