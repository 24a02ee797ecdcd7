"""Escalade by its own name: `import escalade` gives the very modules of `sim`.

A second name in sys.modules would do for the package alone: `escalade.results` would be imported
anew, and its classes would not be those of `sim.results`. So imports of what lies below are handed
to `sim` by a finder of our own.
"""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

import sim

if TYPE_CHECKING:
    from sim import *  # noqa: F403


class SameModules(MetaPathFinder, Loader):
    """Finds `escalade.x.y` as the module object of `sim.x.y`."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """Return a spec for a module below `escalade` that `sim` has too, and None for others."""
        head, _, rest = fullname.partition(".")
        there = head == "escalade" and rest and find_spec(f"sim.{rest}")
        return ModuleSpec(fullname, self) if there else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return sim's own module, imported if it is not yet."""
        module = __import__(spec.name.replace("escalade", "sim", 1), fromlist=["sim"])
        spec.loader_state = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Give the module back the spec that the import system has just replaced."""
        given = module.__spec__
        module.__spec__ = given.loader_state if given else None


if __name__ == "__main__":
    from sim.cli import main

    sys.exit(main())

sys.meta_path.insert(0, SameModules())
sys.modules[__name__] = sim
