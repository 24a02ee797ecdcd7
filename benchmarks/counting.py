"""How often watched rollouts call what the compiled ones call as often."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sim.engine.rules import choice, luck, orders, responses, signals
from sim.model import CrisisModel
from sim.scenario.load import load

PLACES = (
    ("draws", luck, "uniform"),
    ("payoffs, tree included", orders, "price"),
    ("payoffs, tree included", signals, "price"),
    ("payoffs, tree included", responses, "price_issuer"),
    ("payoffs, tree included", responses, "price_patron"),
    ("judging of acts", choice, "read_look"),
)


def calls(name: str, rollouts: int) -> Counter[str]:
    """Mean number of calls a rollout, by kind."""
    made: Counter[str] = Counter()
    plain = [(module, word, getattr(module, word)) for _, module, word in PLACES]

    def counted(kind: str, function: Any) -> Any:
        def wrapper(*words: Any) -> Any:
            made[kind] += 1
            return function(*words)

        return wrapper

    for kind, module, word in PLACES:
        setattr(module, word, counted(kind, getattr(module, word)))
    try:
        for k in range(rollouts):
            model = CrisisModel(load(name), rollout=20 * k)
            while model.running:
                model.step()
    finally:
        for module, word, function in plain:
            setattr(module, word, function)
    return Counter({kind: n / rollouts for kind, n in made.items()})  # type: ignore[misc]
