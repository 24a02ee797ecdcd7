"""Escalade: a wargame engine for ultimatum crises.

    import sim
    r = sim.run("textbook", {"challenger": "bluff"}, rollouts=1000)
    print(r.text)

Every question of the command line is a function here: see `sim.questions`. `import escalade` gives
the same modules.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.play.function import function
    from sim.questions.attribute.question import attribute
    from sim.questions.audit.question import audit
    from sim.questions.compare.question import compare
    from sim.questions.discover.question import discover
    from sim.questions.ema import to_ema
    from sim.questions.findings.question import findings
    from sim.questions.kept import load
    from sim.questions.replay.question import replay
    from sim.questions.run.answer import Run
    from sim.questions.run.question import run
    from sim.questions.sensitivity.question import sensitivity
    from sim.questions.solve.question import solve
    from sim.questions.sweep.question import sweep
    from sim.questions.verify import verify
    from sim.scenario.places import scenarios

__version__ = "0.1.0"
__all__ = ["Run", "attribute", "audit", "compare", "discover", "findings", "function", "load",
           "replay", "run", "scenarios", "sensitivity", "solve", "sweep", "to_ema",
           "verify"]
# name: module; a question's is found by its name
HOMES = {"Run": "sim.questions.run.answer", "function": "sim.play.function",
         "load": "sim.questions.kept",
         "scenarios": "sim.scenario.places", "to_ema": "sim.questions.ema",
         "verify": "sim.questions.verify"}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(HOMES.get(name, f"sim.questions.{name}.question")), name)
    raise AttributeError(f"module 'sim' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
