"""Games whose equilibria are known, as (title, players, strategies, table)."""

import numpy as np

from sim.questions.solve.nfg import NamedGame


def bimatrix(title: str, rows: list[list[tuple[float, float]]]) -> NamedGame:
    """A game of two from its matrix of pairs."""
    table = np.moveaxis(np.array(rows, float), 2, 0)
    named = tuple(tuple(f"{letter}{k + 1}" for k in range(n))
                  for letter, n in zip("rc", table.shape[1:], strict=True))
    return NamedGame(title, ("row", "column"), named, table)


def table_1(a: float = 100.0, b: float = 100.0) -> NamedGame:
    """McKelvey and Palfrey 1995, table 1.

    The second doctrine is worth nothing to its player; the third weakly beats the first, by A or B
    where the other takes the second. So (third, third) is the only perfect equilibrium, yet as
    mistakes vanish faster than precision grows the branch goes to equal weights of first and third.
    """
    return bimatrix('McKelvey and Palfrey "1995", table 1',
                    [[(1, 1), (0, 0), (1, 1)], [(0, 0), (0, 0), (0, b)], [(1, 1), (a, 0), (1, 1)]])


def middle() -> NamedGame:
    """The nine outcomes of that table in the order of the rows in which they are listed.

    In this order the middle row and column are a strict equilibrium, and the branch goes there.
    """
    return bimatrix("the outcomes of table 1, row by row",
                    [[(1, 1), (0, 0), (1, 1)], [(0, 0), (1, 1), (100, 0)],
                     [(0, 0), (0, 100), (1, 1)]])


def nau() -> NamedGame:
    """R. Nau, S. Gomez Canovas and P. Hansen 2004, On the geometry of Nash equilibria and

    correlated equilibria, International Journal of Game Theory 32, section 5: three pure
    equilibria, two in which one player does not mix, and a continuum in which all do.
    """
    table = np.zeros((3, 2, 2, 2))
    table[:, 0, 0, 0], table[:, 1, 0, 0], table[:, 0, 1, 0] = (0, 0, 2), (3, 0, 0), (0, 3, 0)
    table[:, 0, 0, 1], table[:, 1, 1, 1] = (1, 1, 0), (0, 0, 3)
    return NamedGame("Nau 2004", ("one", "two", "three"), (("T", "B"), ("L", "R"), ("1", "2")),
                     table)


def loopback() -> NamedGame:
    """A game of McKelvey's whose principal branch turns back (a sample game of Gambit's)."""
    return bimatrix("turns back", [[(6, 7), (6, 7)], [(7.32, 6), (1, 4)]])
