"""Pieces of a day's story, and how those with one cause join in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sim.report.story.phrases import join

FIRST = ("answer", "intervention")  # told with their cause first
JOIN = ("word", "force", "talk", "intervention")  # told together where they have one cause
MOST = 4  # acts in one sentence


@dataclass(frozen=True)
class Piece:
    """An event to be told: what happened, the clause that names its cause, what came of it.

    who, does: subject and predicate of an act; many: True for a subject in the plural.
    """

    kind: str
    what: str
    why: str
    effects: str
    weight: float
    events: tuple[int, ...]
    who: str = ""
    does: str = ""
    many: bool = False

    def text(self) -> str:
        """The piece as one sentence, without capital and full stop."""
        what = self.what
        if self.why and self.kind in FIRST:
            what = f"{self.why}, {what}"
        elif self.why:
            comma = "," if self.kind == "breakdown" else ""
            what = f"{what}{comma} {self.why}"
        return f"{what}: {self.effects}" if self.effects else what


def may_join(piece: Piece) -> bool:
    """True for a piece that may share a sentence with others."""
    return bool(piece.why and piece.does) and not piece.effects and piece.kind in JOIN


def clauses(found: list[Piece]) -> list[str]:
    """One clause for each predicate or subject that pieces share."""
    out: list[str] = []
    done: set[int] = set()
    for n, p in enumerate(found):
        if n in done:
            continue
        same = [m for m in range(n + 1, len(found)) if m not in done and found[m].does == p.does]
        if same:
            done |= set(same)
            verb = "do" if len(same) > 1 or found[same[0]].many else "does"
            out.append(f"{p.what}, as {verb} {join(found[m].who for m in same)}")
            continue
        more = [m for m in range(n + 1, len(found)) if m not in done and found[m].who == p.who]
        done |= set(more)
        out.append(f"{p.who} {join([p.does, *(found[m].does for m in more)])}")
    return out


def strung(parts: list[str]) -> str:
    """Clauses as one sentence."""
    if len(parts) == 2:
        return f"{parts[0]}, while {parts[1]}"
    if any(", as do" in part for part in parts):
        return "; ".join(parts)
    return ", ".join(parts[:-1]) + ", and " + parts[-1] if len(parts) > 1 else parts[0]


def join_pieces(pieces: list[Piece]) -> list[tuple[str, float, tuple[int, ...]]]:
    """Text, weight and events of each sentence of a day."""
    out = []
    done: set[int] = set()
    for n, piece in enumerate(pieces):
        if n in done:
            continue
        mates = [m for m in range(n, len(pieces)) if m not in done and may_join(pieces[m])
                 and pieces[m].why == piece.why][:MOST]
        if not may_join(piece) or len(mates) < 2:
            out.append((piece.text(), piece.weight, piece.events))
            continue
        done |= set(mates)
        found = [pieces[m] for m in mates]
        out.append((f"{piece.why}, {strung(clauses(found))}", max(p.weight for p in found) + 1.0,
                    tuple(sorted(i for p in found for i in p.events))))
    return out
