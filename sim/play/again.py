"""Single rollouts of a run played again and compared bit for bit."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from sim.data.outcome import Outcome
from sim.play.block import Block
from sim.play.player import Player
from sim.play.task import Task


def differing(outcome: Outcome, task: Task, rollouts: Sequence[int], workers: int = 2
              ) -> list[int]:
    """Which of these rollouts come out otherwise than in the outcome.

    Compared are labels, counts, notes, the daily series where they were kept, parameters,
    doctrines and failures.
    """
    with Player(task) as player, ThreadPoolExecutor(max_workers=workers) as threads:
        blocks = list(threads.map(lambda k: player.play(k, 1), rollouts))
    return [k for k, block in zip(rollouts, blocks, strict=True) if not same(outcome, k, block)]


def same(outcome: Outcome, k: int, block: Block) -> bool:
    """True if a block of one rollout holds the bits that the outcome has of it."""
    row = k // outcome.replicates
    pairs = [(block.labels[0], outcome.labels[k]), (block.counts[0], outcome.counts[k]),
             (block.notes[0], outcome.notes[k]),
             (block.values[0].astype(np.float32), outcome.values[row]),
             (block.doctrines[0], outcome.doctrines[row])]
    if k < len(outcome.series):
        pairs.append((block.series[0], outcome.series[k]))
    failed = tuple(f for f in outcome.failed if f[0] == k)
    return block.failed == failed and all(
        np.ascontiguousarray(a).tobytes() == np.ascontiguousarray(b).tobytes() for a, b in pairs)
