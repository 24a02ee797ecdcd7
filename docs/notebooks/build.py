"""Writes the notebooks of this folder from the cells below, executed.

`python docs/notebooks/build.py` writes both, with a name that one alone. Outputs are kept, for
readers on a code host, without what differs between machines: times, counts of executions and
progress lines. A cell may need a module; without it the cell is left out.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TIMES = re.compile(r",? ?\d+\.\d s on \d+ workers?")
LIMIT = 600  # seconds a cell may take, with the engine compiled in it


class Cell(NamedTuple):
    """Text or code of a notebook, and the modules without which it is left out."""

    kind: str
    text: str
    needs: tuple[str, ...] = ()


def say(text: str, *needs: str) -> Cell:
    """A cell of text."""
    return Cell("markdown", text.strip("\n"), needs)


def do(text: str, *needs: str) -> Cell:
    """A cell of code."""
    return Cell("code", text.strip("\n"), needs)


ANALYST = [
    say("""
# An analyst asks the founding question

Idlib, 15 February 2020: Turkey has given Syria until the end of the month to pull back. Can the
Russian-Turkish tie stay healthy? This notebook asks, reads the answer, changes a doctrine, compares
two versions on the same luck, and looks closer. Nothing after 15 February 2020 is known to it."""),
    do("""
import sim

run = sim.run("idlib_2020", rollouts=1_000, seed=7)
run"""),
    say("""
Two ranges stand beside every share. *Rows 5-95 %* is ignorance: how far the probability itself
moves over what nobody knows. *Monte Carlo 95 %* is the sampling error of this run; more rollouts
narrow the second and never the first. The terminal prints the same as text:"""),
    do("""
print("\\n\\n".join(run.page(width=100).split("\\n\\n")[:4]))"""),
    say("All outcomes at a glance, and when things happen:"),
    do("run.plot()"),
    do('run.plot("events")'),
    say("""
## Another doctrine

What if Turkey held back? `turkey="restrained"` turns its doctrine in every rollout. The share of
each end of the tie, without and with it:"""),
    do("""
import pandas as pd

restrained = sim.run("idlib_2020", {"turkey": "restrained"}, rollouts=1_000, seed=7)
shares = {name: {label: row["p"] for label, row in r.summary()["outcomes"]["tie"].items()}
          for name, r in (("as it is", run), ("restrained", restrained))}
pd.DataFrame(shares).round(3)"""),
    say("""
## The same luck on both sides

Both runs met the same draws, rollout by rollout. A comparison makes use of it: its intervals are of
the change itself and not of two shares. They are a little narrower for a change as large as this
one, and many times narrower for a small one. `escalade compare idlib_2020
a.turkey=restrained` prints the whole page; here is its core:"""),
    do("""
from sim.questions.compare.comparison import compare
from sim.scenario.load import load
from sim.studies.lab import Lab
from sim.studies.versions import Version

crisis = load("idlib_2020")
(found,) = compare(Lab(crisis), [Version("restrained", {"turkey": "restrained"})], 600, 0)
found"""),
    say("""
## The map

Forty places have coordinates. First who holds them at the start, then how likely each side is to
hold them at the end.""", "sim.report.maps"),
    do("run.map()", "sim.report.maps"),
    do("run.map(-1)", "sim.report.maps"),
    say("""
## One course of events

A share hides how it comes about. The most typical rollout in which the tie is broken at the end, in
its ten weightiest sentences:""", "sim.report.story.select"),
    do("""
from sim.report.story.chronicle import chronicle
from sim.report.story.select import typical

rollout = typical(run.outcome, "tie", "broken")
for date, text in chronicle(crisis, seed=7, rollout=rollout).sentences(10):
    print(date, text)""", "sim.report.story.select"),
    say("""
## Luck or ignorance?

How much of the variance of the answer no better evidence could remove:"""),
    do("""
print(f"{run.summary()['luck']:.0%} of the variance of the answer is luck, the rest ignorance")"""),
    say("""
## To forward it

`sim.run(..., out="results/idlib")` keeps the run in a folder; on the command line
`escalade run idlib_2020 out=results/idlib` does. `escalade report results/idlib` writes
its page, `escalade plot results/idlib` draws the figures again, `escalade runs` lists what is
kept."""),
]

MODELLER = [
    say("""
# A modeller varies the model

A small invented crisis, `textbook`, with two actors: one issues an ultimatum, the other gives way
or not. This notebook looks at a scenario, seats a policy of its own, sweeps a parameter, asks what
moves the answer most, and takes the results into pandas."""),
    do("""
import sim
from sim.scenario.load import load

book = load("textbook")
book"""),
    do("""
book.parameters["challenger.resolve"]"""),
    say("""
## A policy of one's own

Any callable can take a seat. It fills three columns of utility for each option: commitment, timing
and exclusion (0 or -9). It is compiled where that is possible, else called as plain Python."""),
    do("""
from sim.engine.state.names import FORCE, STRIKE


def hawk(view, traits, u):
    \"\"\"Likes every act that strikes.\"\"\"
    for o in range(view.n_options):
        strikes = view.track == FORCE and view.level[o, STRIKE] > 0.0
        u[o, 0] = 0.3 if strikes else 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0


sim.run("textbook", {"challenger": hawk}, rollouts=400, seed=7)"""),
    say("""
## A sweep

Every cell is, bit for bit, the run with the same words, and all cells share their luck."""),
    do("""
cells = sim.sweep("textbook", {"challenger.resolve": "linspace(0.1,0.9,5)",
                               "challenger": ["bluff", "ultimatum"]}, rollouts=200, seed=7)
cells"""),
    do("cells.plot()"),
    do("""
frame = cells.to_frame()
frame.pivot(index="challenger.resolve", columns="challenger",
            values="end_state=limited_war").round(3)"""),
    say("""
## Figures of one's own

`plot(ax=...)` draws the chief panel of a figure into given axes."""),
    do("""
import matplotlib.pyplot as plt

run = sim.run("textbook", rollouts=1_000, seed=7)
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 3.2), layout="constrained")
run.plot("shares", ax=left)
cells.plot("end_state:limited_war", ax=right);"""),
    say("""
## Frames

A row a rollout: labels, counts, the parameters and doctrines of its row. Days are dates."""),
    do("""
rollouts = run.to_frame()
rollouts[["outcome.end_state", "day_of_wide_strike", "challenger.resolve",
          "doctrine.challenger"]].head()"""),
    do("""
rollouts["day_of_wide_strike"].describe()[["count", "min", "max"]]"""),
    say("A row a series and day, with quantiles over rollouts:"),
    do("""
series = run.series_frame()
series[series["series"] == "deaths_defender"].set_index("date")[["q05", "q50", "q95"]]"""),
    say("""
## Priors

A parameter may be a number or a range (5 %, median, 95 %), and the answer's own spread follows: it
widens where less is known of how fast an assault gets on. To know the pace does not narrow it by
itself: other things that nobody knows carry as much."""),
    do("""
import pandas as pd


def answer(**parameters):
    row = sim.run("textbook", parameters, rollouts=4_000, seed=7).summary()
    row = row["outcomes"]["end_state"]["target_complied"]
    return {key: round(row[key], 3) for key in ("p", "spread_low", "spread_high")}


pd.DataFrame({"as it is": answer(), "pace known": answer(**{"theatre.seizure": 0.12}),
              "pace 0.03:0.12:0.48": answer(**{"theatre.seizure": "0.03:0.12:0.48"})}).T"""),
    say("""
## What moves the answer most?

Sobol indices of three parameters, first order and total, each with its 95 % interval
(`escalade sensitivity` does this for all of them, or screens hundreds). How fast an assault gets on
and how many dead the defender can bear move the answer; the challenger's resolve hardly does."""),
    do("""
from sim.play.sweep import sweep, task_of
from sim.questions.factors import words
from sim.questions.sensitivity.analysis import analyse
from sim.questions.sensitivity.plan import Sampling, plan

said = words(book, {}, "theatre.seizure,defender.ruin,challenger.resolve")
laid = plan(book, Sampling("sobol", 128, said.factors, seed=7))
task = task_of(book, said.common, laid.design, 20, 7, 20, shared=True)
cells = sweep(task, "sobol")
found = analyse(laid, cells, cells.measure("end_state:target_complied"))
pd.DataFrame([(i.key, i.measure, i.value, i.low, i.high) for i in found.indices],
             columns=["factor", "index", "value", "low", "high"]).round(2)"""),
]
NOTEBOOKS = {"analyst": ANALYST, "modeller": MODELLER}


def there(module: str) -> bool:
    """Whether a module can be imported."""
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def notebook(cells: list[Cell]) -> Any:
    """The notebook as it is written, not executed."""
    from nbformat import v4

    made = []
    for cell in cells:
        if all(map(there, cell.needs)):
            new = v4.new_code_cell if cell.kind == "code" else v4.new_markdown_cell
            made.append(new(cell.text, id=f"cell-{len(made)}"))
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
             "language_info": {"name": "python"}}
    return v4.new_notebook(cells=made, metadata=about)


def execute(book: Any) -> Any:
    """The notebook with its outputs, executed in a fresh kernel away from the source tree."""
    from nbclient import NotebookClient

    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(book, timeout=LIMIT, kernel_name="python3",
                                resources={"metadata": {"path": folder}})
        client.execute(env={**os.environ, "PYTHONPATH": path})
    return book


def clean(book: Any) -> Any:
    """The notebook without what differs between machines and executions."""
    book.metadata.pop("widgets", None)
    book.metadata["language_info"] = {"name": "python"}
    for cell in book.cells:
        cell.metadata = {}
        if cell.cell_type != "code":
            continue
        cell.execution_count = None
        cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
        for output in cell.outputs:
            if "execution_count" in output:
                output["execution_count"] = None
            if "text" in output:
                output["text"] = TIMES.sub("", output["text"])
            data = output.get("data", {})
            if "image/svg+xml" in data:
                data.pop("image/png", None)
            for kind, text in data.items():
                data[kind] = TIMES.sub("", text) if isinstance(text, str) else text
    return book


def main(names: list[str]) -> int:
    """Write the notebooks named, or all."""
    import nbformat

    for name in names or NOTEBOOKS:
        path = HERE / f"{name}.ipynb"
        path.write_text(nbformat.writes(clean(execute(notebook(NOTEBOOKS[name])))) + "\n",
                        encoding="utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
