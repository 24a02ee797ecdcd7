"""What users of the Python package meet, room by room, for docs/api.md and its test."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import sim
import sim.methods

ROOT = Path(__file__).resolve().parents[1]
FACE = tuple(name for name in dir(sim) if name != "__version__")
ANSWERS = ("sim.questions.answer.Answer", "sim.questions.run.answer.Run",
           "sim.questions.sweep.answer.Sweep", "sim.questions.study.Study",
           "sim.questions.replay.study.Replay")
CLASSES = ("sim.model.CrisisModel", "sim.scenario.model.Scenario", "sim.studies.lab.Lab",
           "sim.play.executors.base.Executor", "sim.play.executors.executor_of",
           "sim.questions.audit.section.Section", "sim.engine.policies.base.Policy",
           "sim.engine.policies.base.Trait")
REDUCERS = ("sim.data.reduce", "sim.data.columns", "sim.data.totals")
METHODS = tuple(f"sim.methods.{m.name}" for m in pkgutil.iter_modules(sim.methods.__path__))


def found(path: str) -> Any:
    """An object by its dotted path."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def public(module: ModuleType) -> list[Any]:
    """Functions and classes that a module defines, in the order of its source."""
    own = [x for name, x in vars(module).items() if not name.startswith("_")
           and (inspect.isfunction(x) or inspect.isclass(x)) and x.__module__ == module.__name__]
    return sorted(own, key=lambda x: inspect.getsourcelines(x)[1])


def parts() -> list[tuple[str, str, list[tuple[str, Any]]]]:
    """Title, what it is, and the objects with the names that they are reached by."""
    return [
        ("Asking", "Everything in `dir(sim)`. Questions take words about the crisis as a mapping.",
         [(f"sim.{name}", getattr(sim, name)) for name in FACE]),
        ("Answers", "What questions return: `.text`, `.table`, `.data`, `.plot()`, `.save(DIR)`.",
         [(path, found(path)) for path in ANSWERS]),
        ("Crises, players, extensions", "A watched run, a scenario, and what is written to extend.",
         [(path, found(path)) for path in CLASSES]),
        ("From rollouts to shares", "The one place where rollouts are reduced.",
         [(f"{module}.{x.__name__}", x) for module in REDUCERS
          for x in public(import_module(module))]),
        ("Methods", "Mathematics that knows no crisis, a file named as a textbook's index has it.",
         [(f"{module}.{x.__name__}", x) for module in METHODS
          for x in public(import_module(module))]),
    ]


def signature(x: Any) -> str:
    """The arguments of a function or a class, without their types."""
    plain = [p.replace(annotation=inspect.Parameter.empty)
             for p in inspect.signature(x).parameters.values()]
    return str(inspect.Signature(plain)).replace("<factory>", "...")


def source(x: Any) -> str:
    """The file of an object, from the root of the repository."""
    return Path(str(inspect.getsourcefile(x))).resolve().relative_to(ROOT).as_posix()


def first(x: Any) -> str:
    """The first sentence of its docstring."""
    return (inspect.getdoc(x) or "").partition("\n")[0]
