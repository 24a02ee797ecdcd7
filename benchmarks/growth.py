"""Time and memory from a thousand to a million rollouts, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Line, fresh

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUICK = (1_000, 5_000, 20_000)
RUN = """
import json, resource, sys, tempfile, time
import sim
start = time.process_time()
with tempfile.TemporaryDirectory() as folder:
    run = sim.run("idlib_2020", rollouts=int(sys.argv[1]), workers=2, out=folder + "/run")
    run.text
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([run.outcome.engine_seconds, cpu, peak]))
"""


def growth(quick: bool) -> Iterator[Line]:
    """Time a rollout and peak memory above that of the smallest run."""
    least = 0.0
    for n in QUICK if quick else SIZES:
        engine, cpu, peak = fresh(RUN, str(n))
        least = least or peak
        how = "idlib_2020, 2 workers, replicates=20, saved without figures"
        yield Line(f"{n:,} rollouts, engine", 1000 * engine / n, "ms each", how + "; wall time")
        yield Line(f"{n:,} rollouts, all of it", 1000 * cpu / n, "ms a core", how)
        above = f"{peak - least:+.0f} on the smallest run"
        yield Line(f"{n:,} rollouts, peak memory", peak, "MiB", above)
