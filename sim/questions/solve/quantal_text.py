"""Quantal response equilibria as lines of a page, and how far the branch could be followed."""

from __future__ import annotations

from typing import Final

from sim.glossary.glossary import Glossary
from sim.glossary.text import doctrine_text, table, wrap
from sim.questions.solve.solution import Solution

SMALL: Final = 1e-3  # of the spread of payoffs: the branch is at an equilibrium


def seat(player: str, doctrine: str, glossary: Glossary) -> str:
    """An actor with a doctrine."""
    return f"{glossary.name('actor', player)}: {doctrine_text(player, doctrine, glossary)}"


def precision_text(s: Solution, glossary: Glossary) -> str:
    """Whose precision is what."""
    return ", ".join(f"{glossary.name('actor', p)} {x:g}"
                     for p, x in zip(s.game.players, s.precision, strict=True))


def quantal_lines(s: Solution, glossary: Glossary, width: int) -> list[str]:
    """The quantal response equilibrium at own precision, if it was reached, and the limit."""
    q, own = s.quantal, precision_text(s, glossary)
    told = [reach_text(s), limit_text(s, glossary)]
    if q.at is None:
        told.insert(0, "There is no quantal response equilibrium to show at the precision of "
                       f"choice asked for ({own}): the branch was not followed to it.")
        return wrap(" ".join(t for t in told if t), width, "  ")
    rows = []
    for i, player in enumerate(s.game.players):
        for k, name in enumerate(s.game.doctrines[i]):
            half = "-" if q.half is None else f"{q.half[i][k]:.2f}"
            rows.append([seat(player, name, glossary), f"{q.at[i][k]:.2f}",
                         *([] if s.game.exact else [half])])
    whose = "Precision of choice" if s.game.exact else "At the actors' own precision of choice"
    told = [f"{whose} ({own}).", intervals_text(s), *told]
    head = ["Quantal response equilibrium", "share", *([] if s.game.exact else ["+-"])]
    return (table(head, rows, width)
            + wrap(" ".join(t for t in told if t), width, "  "))


def reach_text(s: Solution) -> str:
    """Where the branch ends, if it does before its limit."""
    q = s.quantal
    if q.limit is not None:
        return ""
    return (f"The principal branch could not be followed beyond {q.end:.3g} times that precision: "
            "it turns back there, or no next point was found near by. What lies beyond, its limit "
            "among it, is not known here.")


def intervals_text(s: Solution) -> str:
    """In how many samples the branch could be followed, if not in all."""
    q = s.quantal
    if q.back == q.of:
        return ""
    tail = "; too few for intervals" if q.half is None else ", and the intervals are of these alone"
    return f"In {q.back} of {q.of} samples the branch could be followed so far{tail}."


def limit_text(s: Solution, glossary: Glossary) -> str:
    """Which equilibrium the branch goes to."""
    limit = s.quantal.limit
    if limit is None:
        return ""
    who = []
    for player, names, mix in zip(s.game.players, s.game.doctrines, limit.mixes, strict=True):
        weights = [f"{doctrine_text(player, n, glossary)} {p:.2f}"
                   for n, p in zip(names, mix, strict=True) if p >= 0.005]
        who.append(f"{glossary.name('actor', player)}: {', '.join(weights)}")
    where = ("one of those listed" if limit.listed is not None else
             "an equilibrium that is not among those listed" if limit.gain < SMALL else
             f"by leaving which {limit.gain:.1%} of the spread of payoffs is gained still")
    return (f"As precision grows the branch goes to {'; '.join(who)}, {where} (the limiting logit "
            "equilibrium of McKelvey and Palfrey 1995).")
