"""What follows an evening of a watched rollout, many times over, and kept as it is played."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.data.reduce import Table, indicators
from sim.data.totals import Totals
from sim.model import CrisisModel, CrisisSlots
from sim.play.block import Block
from sim.play.parts import Parts
from sim.scenario.model import Scenario


@dataclass
class Futures:
    """What followed an evening, and how often it failed.

    labels: int (futures, axes). amounts: float (futures, counts). A future that fails has label -1
    on every axis and nan in its amounts, as in a compiled run.
    """

    labels: np.ndarray
    amounts: np.ndarray
    messages: list[str]

    __repr__ = brief

    def totals(self, scenario: Scenario) -> Totals:
        """Labels and counts, each future a row."""
        axes = {o.name: o.labels for o in scenario.outcomes}
        names, hits = indicators(axes, self.labels)
        ran = np.asarray((self.labels >= 0).all(axis=1))
        values = np.column_stack([hits, self.amounts])
        return Table((*names, *scenario.count_names), values, ran[:, None], ran, 1).by_row()


def fault(model: CrisisModel, error: Exception) -> str:
    """Where a watched rollout failed, in words."""
    return (f"day {int(model.crisis.day)}, step {int(model.crisis.step)}: "
            f"{type(error).__name__}: {error}")


def follow(model: CrisisModel, futures: int, seed: int, told: Callable[[int], None],
           parts: Parts | None = None) -> Futures:
    """What follows this evening, so many times; those that `parts` holds are not played again."""
    evening, today = model.crisis.to_record(), model.today
    scenario = model.crisis_of
    found = Futures(np.full((futures, len(scenario.outcomes)), -1),
                    np.full((futures, len(scenario.count_names)), np.nan), [])
    kept = {block.first: block for block in parts.load()} if parts else {}
    try:
        for k in range(futures):
            block = kept.get(k)
            if block is None:
                model.crisis = CrisisSlots(evening)
                model.crisis.seed, model.crisis.replicate = seed, k
                model.today, model.running = today, True
                block = one_future(model, k)
                if parts:
                    parts.add(block)
            found.labels[k], found.amounts[k] = block.labels[0], block.counts[0]
            found.messages += [message for _, _, message in block.failed]
            told(k + 1)
    finally:
        if parts:
            parts.flush()
    return found


def one_future(model: CrisisModel, k: int) -> Block:
    """The rest of a rollout as a block of one; one that fails is no end of the rest."""
    scenario = model.crisis_of
    try:
        while model.running:
            model.step()
        amounts = np.asarray(model.tally(), float)
        if not np.isfinite(amounts).all():
            raise FloatingPointError("a count is not finite")
        return Block(k, 1, labels=np.asarray(model.labels())[None], counts=amounts[None])
    except Exception as error:
        return Block(k, 1, labels=np.full((1, len(scenario.outcomes)), -1),
                     counts=np.full((1, len(scenario.count_names)), np.nan),
                     failed=((k, int(model.crisis.step), fault(model, error)),))
