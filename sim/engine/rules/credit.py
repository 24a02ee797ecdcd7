"""How much of a demand is met: by what has been given and taken, and by the terms of a deal."""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.seizure import credit_of, share_of_issue
from sim.engine.state.names import SIDE_ADVANCING


def part_of_gap(c: Any, s: Any, u: int, share: float) -> float:
    """Part of the ground that a demand asked for, over what was held when it was made."""
    gap = s.share_line[c.ult_line[u]] - s.ult_base[u]
    if gap <= 1e-9:
        return 1.0
    return clamp((share - s.ult_base[u]) / gap, 0.0, 1.0)


def credit(c: Any, s: Any, u: int) -> float:
    """Share of the demand given since it was issued."""
    if c.ult_line[u] < 0:
        return share_of_issue(c, s, u)
    return part_of_gap(c, s, u, s.share)


def credit_under(c: Any, s: Any, u: int, line: int) -> float:
    """Share of the demand that a deal over a line gives once it is carried out."""
    share = clamp(s.share_line[line], 0.0, 1.0)
    if c.ult_line[u] < 0:
        return credit_of(c, s, u, share)
    return part_of_gap(c, s, u, share)


def standing_credit(c: Any, s: Any, u: int) -> float:
    """Share of the demand that is met now, closed or not, or that the deal in force gives.

    Without ground what was given when it closed stands; ground can be lost again.
    """
    now = s.ult_credit[u] if c.ult_line[u] < 0 else credit(c, s, u)
    if s.deal_line >= 0:
        now = max(now, credit_under(c, s, u, s.deal_line))
    return now


def gain(c: Any, s: Any, u: int) -> float:
    """What the issuer's side has gained since the demand was made, in shares of what is at issue.

    With ground: of the disputed ground, below 0 for ground lost. Without: of the demand.
    """
    if c.ult_line[u] < 0:
        return s.ult_credit[u]
    grown = s.share - s.ult_base[u]
    return -grown if c.side[c.ult_issuer[u]] == SIDE_ADVANCING else grown
