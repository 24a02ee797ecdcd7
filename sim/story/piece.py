"""Pieces of a day's story, and how those with one cause join in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sim.story.phrases import listed

FIRST = ("answer", "intervention")  # told with their cause first
JOIN = ("word", "force", "talk", "intervention")  # told together where they have one cause
MOST = 4  # clauses of one sentence


@dataclass(frozen=True)
class Piece:
    """An event to be told: what happened, the clause that names its cause, what came of it."""

    kind: str
    what: str
    why: str
    effects: str
    weight: float
    events: tuple[int, ...]

    def text(self) -> str:
        """The piece as one sentence, without capital and full stop."""
        what = self.what
        if self.why and self.kind in FIRST:
            what = f"{self.why}, {what}"
        elif self.why:
            what = f"{what} {self.why}"
        return f"{what}: {self.effects}" if self.effects else what


def joins(piece: Piece) -> bool:
    """True for a piece that may share a sentence with others."""
    return bool(piece.why) and not piece.effects and piece.kind in JOIN


def joined(pieces: list[Piece]) -> list[tuple[str, float, tuple[int, ...]]]:
    """Text, weight and events of each sentence of a day."""
    out = []
    done: set[int] = set()
    for n, piece in enumerate(pieces):
        if n in done:
            continue
        mates = [m for m in range(n, len(pieces)) if m not in done
                 and joins(pieces[m]) and pieces[m].why == piece.why][:MOST]
        if not joins(piece) or len(mates) < 2:
            out.append((piece.text(), piece.weight, piece.events))
            continue
        done |= set(mates)
        found = [pieces[m] for m in mates]
        out.append((f"{piece.why}, {listed(p.what for p in found)}",
                    max(p.weight for p in found) + 1.0,
                    tuple(sorted(i for p in found for i in p.events))))
    return out
