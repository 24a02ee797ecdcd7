"""Play on Dask workers: a scheduler at an address, or a cluster of this machine made for the run.

A cluster made here is closed to everybody else on the machine: it speaks TLS alone, with a key that
is made for it and kept in memory, on the loopback interface, without a dashboard. Whoever reaches
a scheduler can run what he likes with the rights of its user.

A Dask worker that dies has its pieces done again by the others; the task travels as a plugin,
which the scheduler hands to every worker that joins later.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
from collections.abc import Generator, Iterable, Iterator
from importlib import import_module
from typing import Any, Final

from sim.errors import RunError, UsageError
from sim.play.block import Block
from sim.play.executors.base import AHEAD, Executor, Piece
from sim.play.executors.elsewhere import pack_task, play, settle
from sim.play.player import Player

PLUGIN = "escalade-task"
# Without a dashboard their HTTP servers still tell of tasks and workers to whoever asks.
NO_PAGES: Final[dict[str, list[str]]] = {
    "distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []}
PATIENCE = "20s"  # to wait for a scheduler
RETRIES = 5  # times that a piece may lose its worker


def plugin(payload: bytes, parent: int) -> Any:
    """A worker plugin that settles each worker, now and when it joins."""
    base = library("distributed").WorkerPlugin

    class Settle(base):  # type: ignore[misc, valid-type]
        name = PLUGIN

        def setup(self, worker: Any) -> None:
            settle(payload, parent)

    return Settle()


@contextlib.contextmanager
def client_of(workers: int, address: str | None) -> Iterator[tuple[Any, int]]:
    """A client and how many workers there are; a cluster made here ends with it."""
    distributed = library("distributed")
    logging.getLogger("distributed").setLevel(logging.ERROR)
    try:
        if address:
            client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        else:
            library("cryptography")
            keys = distributed.Security.temporary()
            with library("dask.config").set(NO_PAGES):
                cluster = distributed.LocalCluster(
                    n_workers=workers, threads_per_worker=1, processes=True, security=keys,
                    host="127.0.0.1", protocol="tls://", dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                )
            client = distributed.Client(cluster, security=keys, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"address={address}: no Dask scheduler answers ({error})") from error
    try:
        if address:
            client.wait_for_workers(1, timeout=PATIENCE)
        yield client, len(client.scheduler_info(n_workers=-1)["workers"])
    except TimeoutError as error:
        raise RunError(f"the Dask scheduler at {address} has no workers") from error
    finally:
        with contextlib.suppress(Exception):
            client.close()
        if not address:
            with contextlib.suppress(Exception):
                cluster.close()


class Dask(Executor):
    """Plays on the workers of a Dask scheduler."""

    _held: contextlib.ExitStack | None = None
    _client: tuple[Any, int] | None = None

    def client(self) -> tuple[Any, int]:
        """The client and its number of workers; the connection lasts until `close`."""
        if self._client is None:
            self._held = contextlib.ExitStack()
            self._client = self._held.enter_context(client_of(self.workers, self.address))
        return self._client

    def blocks(self, player: Player, pieces: Iterable[Piece]) -> Generator[Block, None, None]:
        """Hand pieces to the workers of the scheduler and yield each block as it comes."""
        distributed = library("distributed")
        payload = pack_task(player.task, "dask")
        client, count = self.client()
        client.register_plugin(plugin(payload, 0 if self.address else os.getpid()))
        todo = iter(pieces)

        def hand_out(n: int) -> list[Any]:
            return [client.submit(play, *p, pure=False, retries=RETRIES)
                    for p in itertools.islice(todo, n)]

        waiting = distributed.as_completed(hand_out(AHEAD * max(count, self.workers)),
                                           loop=client.loop)
        try:
            for future in waiting:
                block = future.result()
                waiting.update(hand_out(1))
                yield block
        except distributed.scheduler.KilledWorker as error:
            raise RunError(f"Dask workers died {RETRIES} times over one piece: {error}") from error
        finally:
            waiting.clear()

    def close(self) -> None:
        """Give up the connection, and the cluster if it was made here."""
        if self._held:
            self._held.close()
        self._held = self._client = None


def library(name: str) -> Any:
    """A library of the `cluster` extra; UsageError if it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"executor=dask needs Dask ({error}): pip install distributed "
                         "cryptography (the extra `cluster`), or use executor=processes") from error
