"""Other processes of a run take the C kernel, too, before they play.

They are told by name what to do first, so what is told must be a function of a module.
"""

from __future__ import annotations

from sim.play.executors.elsewhere import begin, settle


def begin_in_c(parent: int) -> None:
    """As `elsewhere.begin`, on the C kernel."""
    from benchmarks.quick.replacement import install

    install()
    begin(parent)


def settle_in_c(payload: bytes, parent: int) -> None:
    """As `elsewhere.settle`, on the C kernel: what Dask's workers are told."""
    from benchmarks.quick.replacement import install

    install()
    settle(payload, parent)
