"""A user's own policies: Python files in `policies/`, run only where the user allows it."""

from __future__ import annotations

import hashlib
import re
import sys
import traceback
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from types import ModuleType
from typing import Any

from sim.bounded import read_bytes
from sim.engine.policies import REGISTRY
from sim.engine.policies.base import Policy, Trait
from sim.engine.state import capacity as cap
from sim.errors import ScenarioError, quote
from sim.scenario.forms import IDENTIFIER
from sim.scenario.roots import is_file, show_path

FOLDER = "policies"
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Own:
    """A policy of the user's own, the file it came from and the hash of what was run."""

    policy: Policy
    file: str
    sha256: str


def files_of(folders: list[Path]) -> dict[str, Path]:
    """Policy files by name, from the nearest folder of the base chain that has each."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.py")):
            if is_file(path) and not path.stem.startswith("_"):
                found.setdefault(path.stem, path)
    return found


def refusal(path: Path) -> str:
    """What a scenario with code says until the code is allowed."""
    return (
        f"'{quote(path.stem)}' is Python code ({show_path(path)}), which runs with all your "
        "rights; read it, then allow it with code=true"
    )


def own_policy(path: Path) -> Own:
    """Run a policy file and take its policy out of it.

    The file defines `POLICY`, or a function `name(view, traits, u)` called as the file is, which
    then has no traits. Raises ScenarioError.
    """
    file, name = show_path(path), path.stem
    if name in REGISTRY:
        raise ScenarioError("bears the name of one of the engine's policies; rename it", file=file)
    try:
        source = read_bytes(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise ScenarioError(f"cannot be read: {problem}", file=file) from None
    digest = hashlib.sha256(source).hexdigest()
    module = ModuleType(f"escalade_own_{name}_{digest[:12]}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, str(path), "exec"), module.__dict__)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise ScenarioError(f"cannot be loaded: {type(error).__name__}: {error}", file=file,
                            line=line_of(error, path)) from None
    return Own(taken_from(module, name, file), file, digest)


def line_of(error: BaseException, path: Path) -> int | None:
    """The line of the file at which it failed."""
    if isinstance(error, SyntaxError):
        return error.lineno
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == str(path)]
    return lines[-1] if lines else None


def taken_from(module: ModuleType, name: str, file: str) -> Policy:
    """The policy of a loaded file, checked."""
    policy: Any = getattr(module, "POLICY", None)
    if policy is None:
        function = getattr(module, name, None)
        if not callable(function):
            problem = f"defines neither POLICY nor a function {name}(view, traits, u)"
            raise ScenarioError(problem, file=file)
        about = " ".join((function.__doc__ or f"The policy of {name}.py.").split())
        policy = Policy(name, about, (), function)
    if not isinstance(policy, Policy) or not callable(policy.function):
        raise ScenarioError("POLICY must be a sim.engine.policies.Policy with a function",
                            file=file)
    traits = tuple(policy.traits)
    if len(traits) > cap.TRAITS:
        raise ScenarioError(f"too many traits: {len(traits)}, at most {cap.TRAITS}", file=file)
    for trait in traits:
        problem = wrong(trait)
        if problem:
            raise ScenarioError(problem, file=file)
    if len({t.name for t in traits}) < len(traits):
        raise ScenarioError("a trait is given twice", file=file)
    plain: Any = getattr(policy.function, "py_func", policy.function)
    return replace(policy, name=name, about=str(policy.about), traits=traits, function=plain)


def wrong(trait: object) -> str:
    """What is wrong with a trait, else nothing."""
    if not isinstance(trait, Trait):
        return "traits must be sim.engine.policies.Trait"
    if not isinstance(trait.name, str) or not re.fullmatch(IDENTIFIER, trait.name):
        return f"trait '{quote(trait.name)}': a name is letters, digits and _"
    numbers = (trait.low, trait.default, trait.high)
    if not all(isinstance(x, int | float) and isfinite(x) for x in numbers):
        return f"trait '{trait.name}': low, default and high must be finite numbers"
    if not trait.low <= trait.default <= trait.high:
        return f"trait '{trait.name}': low <= default <= high does not hold"
    return ""
