"""Escalade: a wargame engine for ultimatum crises.

    import sim
    r = sim.run("textbook", rollouts=1000, seed=7, challenger="bluff")
    print(r.answer())

`import escalade` gives the same modules.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.api import Run, load, run, scenarios, sweep
    from sim.results.ema import to_ema
    from sim.studies.function import function

__version__ = "0.1.0"
HOMES = {"function": "sim.studies.function", "to_ema": "sim.results.ema"}  # else sim.api
__all__ = ["Run", "function", "load", "run", "scenarios", "sweep", "to_ema"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(HOMES.get(name, "sim.api")), name)
    raise AttributeError(f"module 'sim' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
