"""What `discover` looks at: rollouts played for it, a finished run or sweep, or a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sim.data.cells import Cells
from sim.data.digest import digest
from sim.data.outcome import Outcome
from sim.data.seal import fingerprint
from sim.errors import RunError, UsageError, quote, unknown
from sim.glossary.measure import FACT, YES, OutcomeMeasure, find_measure
from sim.methods.conditions import Sample
from sim.questions.discover.samples import of_cells, of_run
from sim.scenario.levels import list_names
from sim.scenario.outcome_words import share_of

WHY = "boxes are found among hits and misses, which a mean has not"


@dataclass(frozen=True)
class Source:
    """Cases to look at, and how they are called.

    digest: fingerprint of what is held. sample: of one outcome. asked: what words ask of it; those
    of the question where there are none. words, actors: what its scenario calls things. notes: what
    was left out on reading, told once the samples are made.
    """

    title: str
    name: str
    digest: str
    sample: Callable[[OutcomeMeasure], Sample]
    asked: Callable[[str | None], list[OutcomeMeasure]]
    words: Mapping[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict)
    actors: Sequence[str] = ()
    notes: list[str] = field(default_factory=list)


def of_path(path: Path, outcome: str | None, threshold: float | None, inputs: str | None) -> Source:
    """What a folder or file holds; RunError or UsageError if that can be nothing to look at."""
    if not path.exists():
        raise RunError(f"from={quote(path)}: no such folder" + (
            " or file" if path.suffix else ""))
    if path.is_dir():
        return only(of_folder(path, threshold), inputs)
    return of_file(path, outcome, threshold, inputs)


def of_file(path: Path, outcome: str | None, threshold: float | None, inputs: str | None
            ) -> Source:
    """A CSV table or an archive of the EMA Workbench."""
    from sim.questions.discover.table import read_table
    from sim.questions.discover.table_sample import inputs_of, sample_of, wanted_of
    from sim.questions.discover.workbench import is_archive, read_archive

    if not outcome:
        raise UsageError(f"from={quote(path, 200)}: outcome= is missing; of a table it is COLUMN "
                         "(of 0 and 1), COLUMN>=0.5 or COLUMN==word")
    table = read_archive(path) if is_archive(path) else read_table(path)
    wanted = {text: wanted_of(table, text) for text in list_names("outcome", outcome)}
    names = None if inputs is None else list_names("inputs", inputs)
    columns = inputs_of(table, list(wanted.values()), names)
    title = f"{quote(path.name)}; {len(table.lines):,} rows"
    title += "." if threshold is None else f"; a hit is a row above {threshold:.3g}."
    return Source(
        title, path.name, fingerprint(path)["sha256"],
        lambda m: sample_of(table, wanted[m.text], columns, threshold),
        lambda text: [OutcomeMeasure(t, FACT, t, YES) for t in wanted],
        {"parameter": {c.name: (c.name, "") for c in columns}}, (), table.says)


def asked_of(held: Outcome | Cells, outcome: str | None) -> list[OutcomeMeasure]:
    """Each outcome asked about; UsageError for one that is no share, or not held."""
    question = f"{held.question['axis']}:{held.question['label']}"
    words = list_names("outcome", outcome or question)
    found = [find_measure(held.axes, held.count_names, word) for word in words]
    return [share_of(m, "outcome", WHY) for m in found]


def of_folder(folder: Path, threshold: float | None) -> Source:
    """What a folder holds; RunError if that is no finished run or sweep."""
    from sim.data.cells_files import load as load_cells
    from sim.data.store import load as load_run

    if not (folder / "cells.npz").exists():
        outcome, _ = load_run(folder)
        return of_outcome(outcome, threshold)
    cells = load_cells(folder)
    level = 0.5 if threshold is None else threshold
    title = (f"{cells.title.rstrip('.')} ({cells.scenario_name}); {len(cells):,} cells of "
             f"{cells.rollouts:,} rollouts, {cells.design}, seed {cells.seed}; a hit is a cell "
             f"above {level:.3g}.")
    return Source(title, cells.scenario_name, cells.digest,
                  lambda what: of_cells(cells, what, level), lambda text: asked_of(cells, text),
                  cells.words, cells.actors)


def of_outcome(run: Outcome, threshold: float | None) -> Source:
    """The rollouts of a run, or its rows above the threshold."""
    hit = "" if threshold is None else f"; a hit is a row above {threshold:.3g}"
    title = (f"{run.title.rstrip('.')} ({run.scenario_name}); {run.rollouts:,} rollouts in "
             f"{run.rows:,} parameter rows, seed {run.seed}{hit}.")
    return Source(title, run.scenario_name, digest(run), lambda what: of_run(run, what, threshold),
                  lambda text: asked_of(run, text), run.words, run.actors)


def only(source: Source, inputs: str | None) -> Source:
    """The source with some of its inputs alone; UsageError for one that it does not vary."""
    if inputs is None:
        return source
    names, whole = list_names("inputs", inputs), source.sample

    def some(what: OutcomeMeasure) -> Sample:
        sample = whole(what)
        for name in names:
            if name not in sample.names:
                raise unknown("input", name, sample.names)
        return sample.only(sorted({sample.names.index(name) for name in names}))

    return Source(source.title, source.name, source.digest, some, source.asked, source.words,
                  source.actors, source.notes)
