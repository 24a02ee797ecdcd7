"""Strategic games as Gambit's .nfg: payoffs with names of players and strategies, as text.

The format (Gambit's documentation, "The strategic game (.nfg) file format"): a title, players,
strategies by name or by number, a comment, then either payoffs or outcomes and their numbers; the
first player's strategy changes fastest. Within quotes a backslash stands before a quote and before
a backslash.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.brief import brief

FILE = "payoffs.nfg"  # in the folder of an answer


@dataclass(frozen=True)
class NamedGame:
    """A game in a table with names. table: float64 (players, n_1, ..., n_k)."""

    title: str
    players: tuple[str, ...]
    strategies: tuple[tuple[str, ...], ...]  # of each player
    table: np.ndarray
    comment: str = ""

    __repr__ = brief


def in_quotes(text: str) -> str:
    """A text within quotes."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'


def nfg_text(game: NamedGame) -> str:
    """A game as an .nfg; numbers to their last bit."""
    listed = [" ".join(map(in_quotes, names)) for names in game.strategies]
    each = np.stack([t.ravel(order="F") for t in game.table], axis=1)
    rows = [" ".join(repr(float(x)) for x in row) for row in each]
    return "\n".join([
        f"NFG 1 R {in_quotes(game.title)} {{ {' '.join(map(in_quotes, game.players))} }}", "",
        "{ " + "\n".join(f"{{ {line} }}" for line in listed), "}", in_quotes(game.comment), "",
        *rows, ""])
