"""The one place that knows numba: hands plain rules to the kernel and compiles it once.

Cache folders are named after a hash of every source they depend on and the numba version, so that
an edit anywhere gives a fresh one. Rules stay plain Python functions: `register_jitable` teaches
numba to take them in; the watched run calls them as they are.
"""

from __future__ import annotations

import atexit
import hashlib
import importlib
import os
import pkgutil
import shutil
import tempfile
import types as pytypes
import warnings
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

# Intel's vector mathematics rounds differently than the C library; numba reads this as it loads.
os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")
# Level 3 takes a tenth longer to compile for rollouts of the same bits that are hardly faster.
os.environ.setdefault("NUMBA_OPT", "1")

LEAST_SPACE = 1 << 30  # bytes of address space; with less LLVM ends in a fault or not at all


def refuse_little_space() -> None:
    """MemoryError where a limit leaves the compiler less address space than it takes."""
    if resource is None:
        return
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    if 0 <= limit < LEAST_SPACE:
        raise MemoryError(f"address space is limited to {limit >> 20:,} MiB (`ulimit -v`); the "
                          f"compiler takes {LEAST_SPACE >> 20:,} MiB")


refuse_little_space()

import numba as nb  # noqa: E402
import numpy as np  # noqa: E402
from numba.extending import register_jitable  # noqa: E402

from sim.engine.sources import POLICIES, SOURCES, hash_into  # noqa: E402
from sim.engine.state import capacity as cap  # noqa: E402
from sim.engine.state.case import Case  # noqa: E402
from sim.engine.state.crisis import Crisis  # noqa: E402
from sim.engine.state.declare import dtype_of  # noqa: E402
from sim.engine.state.names import N_DOCTRINE  # noqa: E402
from sim.engine.state.scratch import Scratch  # noqa: E402
from sim.engine.state.view import View  # noqa: E402

ENGINE = ("sim.engine.state", "sim.engine.draws", "sim.engine.rules", "sim.engine.policies")
OPTIONS: dict[str, Any] = {"error_model": "python", "nogil": True, "fastmath": False}

warnings.filterwarnings("ignore", message="First-class function type feature is experimental")


def source_hash(parts: tuple[str, ...]) -> str:
    """Hash of the sources in some files and folders of `sim` and of numba's version and settings.

    Settings count: code compiled with bounds checks, say, is other code.
    """
    places = ("NUMBA_CACHE_DIR", "NUMBA_NUM_THREADS")
    settings = {k: v for k, v in os.environ.items() if k.startswith("NUMBA_") and k not in places}
    digest = hashlib.blake2b(nb.__version__.encode(), digest_size=10)
    vectors = getattr(nb.config, "USING_SVML", False)
    digest.update(repr((sorted(settings.items()), vectors)).encode())
    hash_into(digest, parts)
    return digest.hexdigest()


def installation() -> str:
    """Hash of where this engine lies and when it was written.

    Numba uses compiled code for the very file it was made from: another installation, even of the
    same sources, compiles for itself.
    """
    file = Path(__file__).with_name("kernel.py")
    found = file.stat()
    text = repr((str(file.resolve()), found.st_mtime_ns, found.st_size))
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()


def has_no_compiler() -> bool:
    """True where the environment has switched numba's compiler off."""
    return bool(nb.config.DISABLE_JIT)  # type: ignore[attr-defined]


@lru_cache(maxsize=2)
def cache_folder(kind: str = "kernel") -> tuple[Path, bool]:
    """Where compiled code of a kind is kept, and whether it will outlive this process.

    kind: `kernel` or `policies`; editing a policy leaves the kernel as it is. `ESCALADE_CACHE`
    names the parent folder; otherwise the user's cache folder; a temporary one where neither can
    be written.
    """
    asked = os.environ.get("ESCALADE_CACHE")
    base = Path(asked) if asked else Path(os.path.expanduser("~")) / ".cache" / "escalade"
    parts = SOURCES + ((POLICIES,) if kind == "policies" else ())
    folder = base / f"{kind}-{source_hash(parts)}-{installation()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
        return folder, True
    except OSError:
        made = tempfile.mkdtemp(prefix="escalade-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
        return Path(made), False


def is_warm() -> bool:
    """True if the kernel is already compiled on this machine."""
    folder, kept = cache_folder()
    return kept and any(folder.rglob("kernel.run_chunk*.nbc"))


def register_rules() -> None:
    """Hand every plain function of the engine's modules to numba, once."""
    seen: set[Callable] = set()
    modules = [importlib.import_module(f"sim.engine.{name}")
               for name in ("elementary", "day", "deciding")]
    for package in ENGINE:
        root = importlib.import_module(package)
        for info in pkgutil.walk_packages(root.__path__, package + "."):
            modules.append(importlib.import_module(info.name))
    for module in modules:
        for value in vars(module).values():
            local = isinstance(value, pytypes.FunctionType) and value.__module__ == module.__name__
            if local and value not in seen:
                seen.add(value)
                register_jitable(no_cpython_wrapper=True, no_cfunc_wrapper=True)(value)


def record_type(declaration: type) -> Any:
    """The numba type of a declared record."""
    return nb.from_dtype(dtype_of(declaration))


@lru_cache(maxsize=1)
def policy_signature() -> Any:
    """void(view, traits, u): what every policy compiles to."""
    from numba import types

    view = record_type(View)
    return types.void(view, types.float64[::1], types.float64[:, ::1])


def array_of(declaration: type) -> Any:
    """The numba type of an array of a declared record."""
    return nb.types.Array(record_type(declaration), 1, "C")


def seats_type() -> Any:
    """The numba type of what `policy_table` gives."""
    from numba import types

    pointer = types.FunctionType(policy_signature())
    table = types.UniTuple(pointer, cap.POLICIES)
    return types.Tuple((table, types.float64[::1], types.float64[:, ::1]))


@lru_cache(maxsize=1)
def kernel_signature() -> Any:
    """What `sim.engine.kernel.run_chunk` takes and gives back, as numba types."""
    from numba import types

    whole = types.int64[::1]
    return types.int64(
        array_of(Case),
        whole,
        whole,
        types.int64,
        array_of(Crisis),
        array_of(Scratch),
        array_of(View),
        seats_type(),
        whole,
        types.int64[:, ::1],
        types.float64[:, ::1],
        types.float64[:, :, ::1],
        types.int64[:, :, ::1],
        whole,
    )


@lru_cache(maxsize=1)
def kernel() -> Any:
    """The compiled chunk runner; compiles (once per engine version) when it is not cached."""
    folder, _ = cache_folder()
    nb.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]
    register_rules()
    from sim.engine.kernel import run_chunk

    return nb.njit(kernel_signature(), cache=True, **OPTIONS)(run_chunk)


@lru_cache(maxsize=64)
def compiled_policy(function: Callable) -> Any:
    """A policy compiled to the declared signature."""
    folder, _ = cache_folder("policies")
    nb.config.CACHE_DIR = str(folder)  # type: ignore[attr-defined]
    register_rules()
    return nb.njit(policy_signature(), cache=True, **OPTIONS)(function)


def policy_table(policies: list[Any]) -> tuple:
    """Seats of one worker: compiled policies padded to a fixed number of pointers, work arrays."""
    table = tuple(policies + [policies[0]] * (cap.POLICIES - len(policies)))
    return table, np.zeros(cap.TRAITS), np.zeros((cap.OPTIONS, N_DOCTRINE))
