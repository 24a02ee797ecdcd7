"""`escalade gather` and `escalade export`: finished runs as one table, or for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path


def gather(folder: Path) -> int:
    """Put the runs under a folder together as the cells of a sweep, and keep that there."""
    from sim.data.asked import Asked
    from sim.data.jobs import cells_of_jobs, read_jobs
    from sim.data.manifest import read_manifest
    from sim.errors import UsageError, quote
    from sim.questions.sweep.answer import Sweep

    record = read_manifest(folder)
    if record is not None and "gathered" not in record["config"]:
        raise UsageError(f"{quote(folder)}: is a run itself; name the folder that holds several")
    asked = Asked("gather", {}, command="escalade gather DIR")
    jobs = read_jobs(folder)
    asked = replace(asked, settings={"gathered": [j.name for j in jobs]})
    found = Sweep(cells_of_jobs(jobs), asked=asked)
    found.write(folder, figures=False)
    print(found.text)
    print(f"\nFiles: {folder / 'cells.parquet'}, {folder / 'cells_long.parquet'}")
    return 0


def export(folder: Path, to: Path | None) -> int:
    """Write a run or sweep as the EMA Workbench reads it; by default into its own folder."""
    from sim.data.cells import Cells
    from sim.data.ema import save
    from sim.data.seal import refuse_foreign, renew
    from sim.questions.ema import results_in, to_ema
    from sim.report.text.failures import failure_text

    kept = results_in(folder)
    file = to or folder / "ema.tar.gz"
    if to is None:
        refuse_foreign(folder, file)
    experiments, outcomes = results = to_ema(kept)
    save(results, file, ours=to is None)
    renew(folder, [file] if to is None else [])
    print(f"{len(experiments):,} experiments, {len(outcomes):,} outcomes: {file}\n"
          f"read with ema_workbench.load_results({str(file)!r})")
    if kept.failed:
        played = int(kept.n.sum()) + len(kept.failed) if isinstance(kept, Cells) else kept.rollouts
        print(failure_text(len(kept.failed), played))
    return 0
