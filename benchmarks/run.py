"""Measures the engine: `python benchmarks/run.py [quick] [only=NAME,...] [out=FILE]`."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import growth, shares, speed, start, sweep  # noqa: E402
from benchmarks.measure import Line, plain  # noqa: E402

PARTS: dict[str, Callable[[bool], Iterable[Line]]] = {
    "cost": speed.cost,
    "watched": speed.watched,
    "threads": speed.threads,
    "shares": shares.shares,
    "imports": start.imports,
    "warm": start.warm,
    "compiling": start.compiling,
    "sweep": sweep.sweep,
    "growth": growth.growth,
}


def main(words: list[str]) -> int:
    """Print the table; keep it as JSON where asked."""
    options = dict(word.partition("=")[::2] for word in words)
    quick = "quick" in options
    chosen = options.get("only", ",".join(PARTS)).split(",")
    unknown = (set(options) - {"quick", "only", "out"}) | (set(chosen) - set(PARTS))
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; parts: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    found: dict[str, list[Line]] = {}
    for part in chosen:
        found[part] = []
        for line in PARTS[part](quick):
            found[part].append(line)
            print(line.text(), flush=True)
    if "out" in options:
        record = {
            "date": dt.date.today().isoformat(),
            "quick": quick,
            "cores": os.cpu_count(),
            "machine": platform.machine(),
            "python": platform.python_version(),
            "load_average": os.getloadavg(),
            "lines": {part: plain(lines) for part, lines in found.items()},
        }
        Path(options["out"]).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
