"""What every executor must hold: a suite to inherit from.

A class that names its executor is a full test of it:

    class TestMine(ExecutorContract):
        make = Mine
"""

from collections.abc import Callable

import numpy as np
import pytest

from sim.play.block import ARRAYS, Block
from sim.play.executors import Executor
from sim.play.player import Player
from sim.play.simulate import task_of
from sim.scenario.load import load


class ExecutorContract:
    """Blocks are those of the player, each once, few in flight, and none after the end."""

    make: Callable[..., Executor]

    @pytest.fixture(scope="class")
    def player(self):
        with Player(task_of(load("textbook"), 120, 7, 4, "mixture", {}, kept=10)) as player:
            yield player

    @pytest.fixture(scope="class")
    def executor(self):
        made = type(self).make(2)
        yield made
        made.close()

    def test_every_piece_comes_back_once_and_bit_for_bit(self, executor, player):
        pieces = [(0, 40), (40, 30), (70, 50)]
        found = {b.first: b for b in executor.blocks(player, pieces)}
        assert sorted(found) == [0, 40, 70]
        for first, n in pieces:
            same(found[first], player.play(first, n))

    def test_nothing_to_play_is_nothing_played(self, executor, player):
        assert list(executor.blocks(player, [])) == []

    def test_it_can_be_left_on_the_way_and_plays_again(self, executor, player):
        stream = executor.blocks(player, [(k, 10) for k in range(0, 120, 10)])
        next(stream)
        stream.close()
        again = list(executor.blocks(player, [(0, 20)]))
        assert [(b.first, b.n) for b in again] == [(0, 20)]

    def test_it_plays_the_next_task_too(self, executor):
        for seed in (1, 2):
            with Player(task_of(load("textbook"), 20, seed, 4, "mixture", {})) as player:
                (found,) = executor.blocks(player, [(0, 20)])
                same(found, player.play(0, 20))

    def test_it_plays_again_after_it_was_closed(self, player):
        made = type(self).make(1)
        for _ in range(2):
            assert len(list(made.blocks(player, [(0, 10)]))) == 1
            made.close()


def same(one: Block, two: Block) -> None:
    """Equal in every array and failure."""
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name), name)
    assert (one.first, one.n, one.failed) == (two.first, two.n, two.failed)
