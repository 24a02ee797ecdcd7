"""What made a run: versions, commit, configuration, seed and digest."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.metadata
import json
import platform
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.bounded import read_bytes
from sim.data.outcome import Outcome
from sim.engine.sources import engine_hash

if TYPE_CHECKING:
    from sim.data.asked import Asked

MANIFEST = "manifest.json"
MOST_MANIFEST = 16_000_000  # bytes
COMPLETE = "complete"  # its status once everything is written
PACKAGES = ("numpy", "numba", "mesa", "escalade")


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest in a folder; None if none can be read."""
    try:
        record = json.loads(read_bytes(folder / MANIFEST, MOST_MANIFEST))
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def of_another_engine(record: Mapping[str, Any]) -> str:
    """What a reader should know of results that another engine made; "" of this one's."""
    if record.get("engine") == engine_hash():
        return ""
    was = (record.get("versions") or {}).get("escalade") or "an unknown version"
    return (f"made by another engine than this one (escalade {was}, sources "
            f"{str(record.get('engine'))[:12]}; here {engine_hash()[:12]}): it can be read, but "
            "not played again bit for bit")


def version(package: str) -> str | None:
    """Installed version of a package, None if it is not installed."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def commit() -> str | None:
    """Commit of the source tree the code runs from, with `+` if files were changed; else None."""
    root = Path(__file__).resolve().parents[2]
    if not (root / ".git").exists():
        return None
    try:
        head = _git(root, "rev-parse", "HEAD")
        changed = _git(root, "--no-optional-locks", "status", "--porcelain", "-uno")
    except (OSError, subprocess.SubprocessError):
        return None
    return head + ("+" if changed else "")


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=root, capture_output=True, text=True, timeout=10, check=True
    )
    return done.stdout.strip()


def config_hash(config: dict[str, Any]) -> str:
    """SHA-256 of the configuration as canonical JSON."""
    text = json.dumps(config, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def manifest(outcome: Outcome, asked: Asked, digest: str) -> dict[str, Any]:
    """The manifest of a run that is still being written."""
    return {
        **asked.record(outcome.scenario_name),
        "seed": outcome.seed,
        "rollouts": outcome.rollouts,
        "rows": outcome.rows,
        "replicates": outcome.replicates,
        "days": outcome.days,
        "start": outcome.start.isoformat(),
        "digest": digest,
        "engine_seconds": round(float(outcome.engine_seconds), 3),
        "workers": outcome.workers,
        "failed": len(outcome.failed),
        "judgement": list(outcome.judgement),
        "code": dict(outcome.code),
    }


def base(scenario: str, config: dict[str, Any], started: Any, wall: float, verb: str = "run"
         ) -> dict[str, Any]:
    """What the manifest of any study says: of what, how asked for, when, with what, where."""
    begun = started.isoformat() if isinstance(started, dt.date) else started
    return {
        "status": "writing",
        "verb": verb,
        "scenario": scenario,
        "config_hash": config_hash(config),
        "config": config,
        "started": begun,
        "wall_seconds": round(float(wall), 3),
        "versions": {"python": platform.python_version(), **{p: version(p) for p in PACKAGES}},
        "engine": engine_hash(),
        "commit": commit(),
        "machine": platform.machine(),
        "system": platform.system(),
    }
