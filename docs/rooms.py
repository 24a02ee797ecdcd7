"""The rooms of `sim/` and which of them each imports, as the sources have it."""

from __future__ import annotations

import ast
from pathlib import Path

SIM = Path(__file__).resolve().parents[1] / "sim"


def room_of(path: Path) -> str:
    """The room of a file: its folder, or the file itself at the top."""
    return path.relative_to(SIM).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Rooms that a file imports anywhere, also inside functions and for types alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"sim.{a.name}" for a in node.names] if node.module == "sim" else [node.module]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        else:
            continue
        found |= {n.split(".")[1] for n in names if n.startswith("sim.")}
    return found


def about(room: str) -> str:
    """The first sentence that a room says of itself."""
    path = SIM / room / "__init__.py" if (SIM / room).is_dir() else SIM / f"{room}.py"
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(doc.split("\n\n")[0].split()).rstrip(".")


def arrows() -> dict[str, set[str]]:
    """For every room the other rooms that it imports."""
    found: dict[str, set[str]] = {}
    for path in sorted(SIM.rglob("*.py")):
        if "_data" in path.parts or path.name in ("__main__.py",) or path.parent == SIM \
                and path.name == "__init__.py":
            continue
        room = room_of(path)
        found.setdefault(room, set()).update(imported(path) - {room})
    return {room: {r for r in to if r in found} for room, to in found.items()}


def floors() -> list[list[str]]:
    """Rooms from the ground floor up, as `tests/test_structure.py` declares and holds them."""
    source = (SIM.parent / "tests" / "test_structure.py").read_text(encoding="utf-8")
    (value,) = [node.value for node in ast.parse(source).body if isinstance(node, ast.Assign)
                and getattr(node.targets[0], "id", "") == "FLOORS"]
    return [list(rooms) for rooms in ast.literal_eval(value)]


def table() -> str:
    """The rooms from the top floor down: what each is, and which rooms it imports."""
    to = arrows()
    lines = ["| floor | room | what it is | imports |", "|---|---|---|---|"]
    levels = floors()
    for height in range(len(levels) - 1, -1, -1):
        for room in levels[height]:
            lines.append(f"| {height} | `{room}` | {about(room)} | "
                         f"{', '.join(sorted(to[room])) or '-'} |")
    return "\n".join(lines) + "\n"
