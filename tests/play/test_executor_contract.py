"""Every executor passes the contract, and the contract tells a bad one."""

from importlib import import_module

import pytest

from sim.errors import UsageError
from sim.play.executors import EXECUTORS, executor_of
from sim.play.executors.threads import Threads
from tests.contracts.executor import ExecutorContract


class TestThreads(ExecutorContract):
    make = Threads


@pytest.mark.slow
class TestProcesses(ExecutorContract):
    make = staticmethod(lambda workers: executor_of("processes", workers))


@pytest.mark.slow
class TestDask(ExecutorContract):
    @staticmethod
    def make(workers):
        pytest.importorskip("distributed")
        return executor_of("dask", workers)


class Shifted(Threads):
    """A bad one: it plays the next rollouts instead of those asked for."""

    def blocks(self, player, pieces):
        return super().blocks(player, [(first + 1, n - 1) for first, n in pieces])


def test_the_contract_catches_an_executor_that_plays_something_else():
    suite = ExecutorContract()
    with pytest.raises(AssertionError):
        with_player(lambda player: suite.test_every_piece_comes_back_once_and_bit_for_bit(
            Shifted(1), player))


def with_player(act):
    from sim.play.player import Player
    from sim.play.simulate import task_of
    from sim.scenario.load import load

    with Player(task_of(load("textbook"), 130, 7, 4, "mixture", {}, kept=10)) as player:
        act(player)


def test_every_name_leads_to_a_class():
    for module, kind in EXECUTORS.values():
        assert kind in (import_module(module).__all__ if hasattr(import_module(module), "__all__")
                        else dir(import_module(module)))


def test_an_unknown_one_is_named():
    with pytest.raises(UsageError, match="unknown value of executor 'thread'; did you mean"):
        executor_of("thread", 1)
