"""Other processes of a run take the C kernel, too, before they play.

They are told by name what to do first, so what is told must be a function of a module.
"""

from __future__ import annotations

from sim.ensemble.executors import fetch, settle


def fetch_in_c(place: str, parent: int) -> None:
    """As `executors.fetch`, on the C kernel."""
    from benchmarks.quick.replacement import install

    install()
    fetch(place, parent)


def settle_in_c(payload: bytes, parent: int) -> None:
    """As `executors.settle`, on the C kernel: what Dask's workers are told."""
    from benchmarks.quick.replacement import install

    install()
    settle(payload, parent)
