"""T11 and T12 against OpenSpiel: the closed forms leave nobody anything to gain (B5, B6).

The games are written out as trees in Gambit's format; `nash_conv` sums what best replies would gain
over the closed-form strategies. Skipped where OpenSpiel is not installed (extra `theory`).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

spiel = pytest.importorskip("pyspiel")
exploitability = pytest.importorskip("open_spiel.python.algorithms.exploitability")
policies = pytest.importorskip("open_spiel.python.policy")

pytestmark = pytest.mark.theory


class Tree:
    """A game tree written node by node, in the order of a walk; `sets` numbers information sets."""

    def __init__(self, players: list[str]) -> None:
        names = " ".join(f'"{p}"' for p in players)
        self.lines = [f'EFG 2 R "game" {{ {names} }}']
        self.sets: dict[tuple[int, str], int] = {}
        self.ends = 0

    def chance(self, odds: dict[str, float]) -> None:
        """Nature moves."""
        moves = " ".join(f'"{m}" {p:.15g}' for m, p in odds.items())
        self.lines.append(f'c "" 1 "nature" {{ {moves} }} 0')

    def move(self, player: int, knows: str, moves: list[str]) -> None:
        """A player, from 1, moves knowing something."""
        n = self.sets.setdefault((player, knows), 1 + sum(p == player for p, _ in self.sets))
        said = " ".join(f'"{m}"' for m in moves)
        self.lines.append(f'p "" {player} {n} "{knows}" {{ {said} }} 0')

    def end(self, payoffs: list[float]) -> None:
        """Payoffs of all players."""
        self.ends += 1
        said = " ".join(f"{x:.15g}" for x in payoffs)
        self.lines.append(f't "" {self.ends} "end {self.ends}" {{ {said} }}')


def gain(tree: Tree, plays: Callable[[int, str, str], float]) -> float:
    """What best replies gain, summed over players, over plays(player, knows, move)."""
    game = spiel.load_efg_game("\n".join(tree.lines) + "\n")
    table = policies.TabularPolicy(game)
    for key, state in zip(table.state_lookup, table.states, strict=True):
        at = table.state_lookup[key]
        player = state.current_player()
        knows = state.information_state_string().split("-", 3)[-1]  # the name of the set
        for a in state.legal_actions():
            move = state.action_to_string(player, a)
            table.action_probability_array[at, a] = plays(player + 1, knows, move)
    return float(exploitability.nash_conv(game, table))


# --- T11: challenge, concede or defy, back down or fight ------------------------------------------


def threat_game() -> Tree:
    """Payoffs and priors of T11; what the formulas leave open keeps the theory's order."""
    tree = Tree(["challenger", "defender"])
    tree.chance({"ch": 0.4, "cs": 0.6})
    for c in ("ch", "cs"):
        tree.chance({"dh": 0.3, "ds": 0.7})
        for d in ("dh", "ds"):
            tree.move(1, f"{c} first", ["challenge", "stay"])
            tree.move(2, f"{d} challenged", ["defy", "concede"])
            tree.move(1, f"{c} defied", ["fight", "back"])
            tree.end([0.25 if c == "ch" else -0.5, 0.5 if d == "dh" else 0.0])
            tree.end([0.0, 1.0])
            tree.end([1.0, 0.2])
            tree.end([0.5, 0.8])
    return tree


def threats(bluff: float, defies: float) -> Callable[[int, str, str], float]:
    """Strategies in which the soft challenger bluffs and the soft defender defies at times."""
    first = {"ch first": ("challenge", 1.0), "cs first": ("challenge", bluff),
             "ch defied": ("fight", 1.0), "cs defied": ("fight", 0.0),
             "dh challenged": ("defy", 1.0), "ds challenged": ("defy", defies)}

    def plays(player: int, knows: str, move: str) -> float:
        name, p = first[knows]
        return p if move == name else 1.0 - p

    return plays


def test_T11_nobody_gains_over_the_bluffing_equilibrium():
    assert gain(threat_game(), threats(1 / 6, 2 / 7)) < 1e-9
    assert gain(threat_game(), threats(1 / 3, 2 / 7)) > 0.01
    assert gain(threat_game(), threats(1 / 6, 0.5)) > 0.01


# --- T12: three entrants in turn, an incumbent that may be tough ----------------------------------

B, A = 0.5, 2.0  # an entrant's gain; what the incumbent has where nobody enters


def chain_store(p: float, n: int = 3) -> Tree:
    """The game of repeated entry."""
    tree = Tree(["incumbent", *(f"entrant {k}" for k in range(1, n + 1))])

    def episode(kind: str, history: str) -> None:
        k = len(history)
        if k == n:
            worth = {"o": A, "a": -1.0 if kind == "tough" else 0.0,
                     "f": 0.0 if kind == "tough" else -1.0}
            entrants = [{"o": 0.0, "a": B, "f": B - 1.0}[x] for x in history]
            tree.end([sum(worth[x] for x in history), *entrants])
            return
        tree.move(2 + k, f"h{history}", ["enter", "out"])
        tree.move(1, f"{kind} h{history}", ["fight", "yield"])
        episode(kind, history + "f")
        episode(kind, history + "a")
        episode(kind, history + "o")

    tree.chance({"tough": p, "weak": 1.0 - p})
    episode("tough", "")
    episode("weak", "")
    return tree


def name_of(p: float, history: str, n: int = 3) -> float:
    """Reputation after a history: a fight lifts it to b^(episodes left), a yield ends it."""
    for k, x in enumerate(history):
        left = n - k - 1
        if x == "a":
            p = 0.0
        elif x == "f" and p > 0.0:
            p = max(p, B**left)
    return p


def kreps_wilson(p: float, n: int = 3, shift: float = 0.0) -> Callable[[int, str, str], float]:
    """The equilibrium of T12; shift: added to the weak incumbent's chance of a first fight."""

    def plays(player: int, knows: str, move: str) -> float:
        history = knows.split("h")[-1]
        left = n - len(history)
        now = name_of(p, history)
        if player > 1:
            enters = 1.0 if now < B**left - 1e-12 else 0.0
            if abs(now - B**left) < 1e-12:
                enters = 1.0 - 1.0 / A
            return enters if move == "enter" else 1.0 - enters
        x = B ** (left - 1)
        fights = 0.0
        if knows.startswith("tough"):
            fights = 1.0
        elif left > 1:
            fights = 1.0 if now >= x else (1.0 - x) * now / ((1.0 - now) * x)
            fights += shift if history == "" else 0.0
        return fights if move == "fight" else 1.0 - fights

    return plays


@pytest.mark.parametrize("p", [0.1, 0.2, 0.3])
def test_T12_nobody_gains_over_the_equilibrium_of_reputation(p):
    assert gain(chain_store(p), kreps_wilson(p)) < 1e-9


def test_T12_another_chance_of_fighting_would_be_gained_on():
    assert gain(chain_store(0.1), kreps_wilson(0.1, shift=0.3)) > 1e-3
