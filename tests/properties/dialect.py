"""The dialect of rules and doctrines: scalar Python that means the same compiled, bit for bit."""

from __future__ import annotations

import ast
from pathlib import Path

import sim

ROOT = Path(sim.__file__).parent / "engine"
SCALAR = ("abs", "float", "int", "len", "max", "min", "range")
STATEMENTS = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Yield,
              ast.Try, ast.With, ast.Raise, ast.Global, ast.Nonlocal, ast.ClassDef, ast.JoinedStr,
              ast.Dict, ast.Set, ast.List, ast.Import, ast.ImportFrom, ast.AsyncFunctionDef)
IMPORTED = ("sim", "typing", "collections", "dataclasses", "hashlib")


def sources() -> list[Path]:
    """Every file whose functions a kernel takes in."""
    files = [ROOT / "day.py", ROOT / "kernel.py", ROOT / "elementary.py"]
    for room in ("rules", "policies"):
        files += sorted((ROOT / room).glob("*.py"))
    return files + sorted(p for p in (ROOT / "draws").glob("*.py") if p.name != "keys.py")


def offences(text: str, maths: bool = False) -> list[str]:
    """What a source may not hold, as 'line: what'. maths: it is the module that may use `math`."""
    tree = ast.parse(text)
    found = []
    allowed = (*IMPORTED, "math") if maths else IMPORTED
    for node in ast.walk(tree):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [f"{node.lineno}: imports {n}" for n in names if n.split(".")[0] not in allowed]
    known = named(tree)
    for function in (n for n in tree.body if isinstance(n, ast.FunctionDef)):
        if function.decorator_list:
            found.append(f"{function.lineno}: a decorator")
        body = [x for statement in function.body for x in ast.walk(statement)]
        for node in body:
            found += offence(node, known | own(function), maths)
    return found


def named(tree: ast.Module) -> set[str]:
    """Functions a module defines or imports from the engine."""
    out = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            out |= {a.asname or a.name for a in node.names}
    return out


def own(function: ast.FunctionDef) -> set[str]:
    """Arguments of a function, for those that are called."""
    return {a.arg for a in function.args.args}


def offence(node: ast.AST, known: set[str], maths: bool) -> list[str]:
    """What is wrong with one node of a function's body."""
    at = getattr(node, "lineno", 0)
    if isinstance(node, STATEMENTS):
        return [f"{at}: {type(node).__name__}"]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return [f"{at}: **"]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        if node.value.id in ("np", "numpy", "random") or (node.value.id == "math" and not maths):
            return [f"{at}: {node.value.id}.{node.attr}"]
        if node.value.id == "math" and node.attr in ("lgamma", "gamma", "pow", "fsum"):
            return [f"{at}: math.{node.attr}"]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        name = node.func.id
        if name not in known and name not in SCALAR:
            return [f"{at}: calls {name}"]
    return []
