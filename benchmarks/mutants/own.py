"""Which tests belong to a file: those that mirror it, that import it, that use its room's door."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


def imported(source: str) -> set[str]:
    """Dotted names under `sim` that a source imports, and questions it asks as `sim.NAME`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) \
                and node.value.id == "sim":
            found.add(f"sim.questions.{node.attr}")
    return {name for name in found if name.startswith("sim.")}


@dataclass
class Tests:
    """The tests of a project."""

    root: Path

    @cached_property
    def imports(self) -> dict[str, set[str]]:
        """What each test file imports."""
        return {path.relative_to(self.root).as_posix(): imported(path.read_text(encoding="utf-8"))
                for path in sorted((self.root / "tests").rglob("test_*.py"))}

    def mirror(self, file: str) -> list[str]:
        """Tests that stand where the file does: by name, or all of a question's folder."""
        path = Path(file)
        folder = Path("tests", *path.parent.parts[1:])
        named = [f for f in self.imports if Path(f).parent == folder
                 and (Path(f).stem == f"test_{path.stem}"
                      or Path(f).stem.startswith(f"test_{path.stem}_"))]
        question = path.parent.parts[:2] == ("sim", "questions") and len(path.parts) == 4
        return named + [f for f in self.imports
                        if question and Path(f).parent == folder and f not in named]

    def of(self, file: str) -> list[str]:
        """The own tests of a file, the nearest first."""
        path = Path(file)
        module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        names = {module}
        if path.parts[:2] == ("sim", "questions") and len(path.parts) >= 4:
            names.add(".".join(path.parts[:3]))
        near = self.mirror(file) or [f for user in self.users(module) for f in self.mirror(user)]
        room = Path("tests", *path.parts[1:3 if path.parts[1] == "engine" else 2])
        others = [f for f, words in self.imports.items() if words & names and f not in near]
        others.sort(key=lambda f: (module not in self.imports[f], room not in Path(f).parents,
                                   len(self.imports[f]), f))
        found = near + others
        for folder in self.rooms(path):
            found += [f for f in self.imports if Path(f).parent == folder and f not in found]
        return found

    @cached_property
    def sources(self) -> dict[str, set[str]]:
        """What each file of the package imports."""
        return {path.relative_to(self.root).as_posix(): imported(path.read_text(encoding="utf-8"))
                for path in sorted((self.root / "sim").rglob("*.py"))}

    def users(self, module: str) -> list[str]:
        """Files that import a module: one without tests of its name is tested through these."""
        return [file for file, words in self.sources.items() if module in words]

    def rooms(self, path: Path) -> list[Path]:
        """Folders of tests that reach a file through the door of its room: `load`, a question."""
        room = path.parts[1]
        return [Path("tests", room)] if room in ("scenario", "questions") else []
