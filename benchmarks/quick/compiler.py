"""From C to a library: compiled once for each text, kept in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from sim.errors import RunError, UsageError

# No contraction to fused products, no reordering: each operation rounds as Python's does. Overflow
# wraps as numba's. No builtin mathematics: gcc would compute exp(709.0) itself, rounded otherwise
# than by the C library.
FLAGS = ("-O2", "-std=gnu11", "-ffp-contract=off", "-fno-fast-math", "-fno-builtin", "-fwrapv",
         "-fno-math-errno", "-fPIC", "-shared")
COMPILERS = ("gcc", "clang", "cc")
KEPT = 40  # libraries in the cache


@cache
def compiler() -> tuple[str, str]:
    """Path of the C compiler, CC or the first that is found, and what it says of itself.

    UsageError where there is none.
    """
    asked = os.environ.get("CC")
    for name in (asked,) if asked else COMPILERS:
        path = shutil.which(name)
        if path:
            done = subprocess.run([path, "--version"], capture_output=True, text=True)
            return path, done.stdout
    raise UsageError(f"no C compiler: {asked or ', '.join(COMPILERS)} not found; install gcc or "
                     "name one in CC")


def folder() -> Path:
    """Where libraries are kept; a temporary folder where that cannot be written."""
    asked = os.environ.get("ESCALADE_CACHE")
    place = (Path(asked) if asked else Path.home() / ".cache" / "escalade") / "quick"
    try:
        place.mkdir(parents=True, exist_ok=True)
        if os.access(place, os.W_OK):
            return place
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="escalade-quick-"))


def library(text: str) -> Path:
    """The library of a C text, compiled if it is not kept yet; the text lies beside it.

    RunError where the compiler refuses it, which is a fault of the tool.
    """
    path, version = compiler()
    key = hashlib.blake2b("\0".join((version, *FLAGS, text)).encode(), digest_size=10).hexdigest()
    place = folder()
    built = place / f"{key}.so"
    if built.is_file():
        built.touch()
        return built
    source = place / f"{key}.c"
    source.write_text(text, encoding="utf-8")
    handle, name = tempfile.mkstemp(dir=place, suffix=".part")
    os.close(handle)
    done = subprocess.run([path, *FLAGS, "-o", name, str(source), "-lm"], capture_output=True,
                          text=True)
    if done.returncode:
        os.unlink(name)
        raise RunError(f"{path} refuses {source}, which is a fault of benchmarks/quick: "
                       f"{' '.join(done.stderr.split())[:600]}")
    os.replace(name, built)
    forget(place)
    return built


def forget(place: Path) -> None:
    """Drop the libraries used longest ago."""
    found = sorted(place.glob("*.so"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in found[KEPT:]:
        old.unlink(missing_ok=True)
        old.with_suffix(".c").unlink(missing_ok=True)
