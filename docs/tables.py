"""Writes the tables of the documentation from the engine and the scenarios.

    python docs/tables.py          write them
    python docs/tables.py check    say which are out of date, status 1 if any is
    python docs/tables.py measure  measure the effects behind claims.md again, then write them all

`docs/parameters.md`, `docs/parameters_idlib_2020.md`, `docs/mechanisms.md`, `docs/claims.md` and
`docs/api.md` are written whole; in `docs/predicates.md` and `docs/architecture.md` only what stands
between the markers.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
if str(HERE.parent) not in sys.path:
    sys.path.insert(0, str(HERE.parent))

from sim.engine.state.declare import fields_of  # noqa: E402
from sim.engine.state.enumerations.mechanisms import Mechanism  # noqa: E402
from sim.engine.state.parameters.actors import ActorParameters  # noqa: E402
from sim.engine.state.parameters.foresight import ForesightParameters  # noqa: E402
from sim.engine.state.parameters.home import HomeParameters  # noqa: E402
from sim.engine.state.parameters.incidents import IncidentParameters  # noqa: E402
from sim.engine.state.parameters.links import LinkParameters  # noqa: E402
from sim.engine.state.parameters.parameter import Parameter  # noqa: E402
from sim.engine.state.parameters.talks import TalkParameters  # noqa: E402
from sim.engine.state.parameters.theatre import TheatreParameters  # noqa: E402
from sim.engine.state.parameters.ties import TieParameters  # noqa: E402
from sim.engine.state.parameters.truces import TruceParameters  # noqa: E402
from sim.engine.state.parameters.world import WorldParameters  # noqa: E402
from sim.engine.state.quantities import QUANTITIES  # noqa: E402
from sim.scenario.load import load  # noqa: E402
from sim.scenario.model import Scenario  # noqa: E402
from sim.scenario.priors import GRADES, Prior  # noqa: E402
from sim.scenario.weights import weight_text  # noqa: E402

NOTE = "<!-- written by docs/tables.py; do not edit -->\n"
SECTIONS = (
    ("Of an actor", (ActorParameters,)),
    ("Of pairs, lines, agreements, threats", (LinkParameters,)),
    ("Theatre and incidents", (TheatreParameters, IncidentParameters)),
    ("Everything else", (TalkParameters, TruceParameters, ForesightParameters, HomeParameters,
                         TieParameters, WorldParameters)),
)
ROOMS = ("<!-- rooms: written by docs/tables.py -->", "<!-- end of rooms -->")
MARK = ("<!-- quantities: written by docs/tables.py -->", "<!-- end of quantities -->")


def cell(text: object) -> str:
    """Text fit for a cell of a table."""
    return " ".join(str(text).replace("|", "\\|").replace("<", "&lt;").split())


def table(head: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[int] = ()) -> str:
    """A GitHub table."""
    rule = ["---:" if k in right else "---" for k in range(len(head))]
    lines = [head, rule, *([cell(x) for x in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def number(x: float) -> str:
    """A number as one would write it."""
    return f"{x:g}" if abs(x) < 1e5 or x >= 1e9 else f"{x:,.0f}"


def catalogue() -> str:
    """Every parameter a scenario may set."""
    parts = [NOTE, "# Every parameter a scenario may set\n",
             "Paths as they are written in `parameters.yaml` (nested) and on the command line "
             "(dotted). A value outside the bounds is refused. What a scenario leaves out stays at "
             "the default. How each enters the model: [submodels.md](submodels.md).\n"]
    for title, declared in SECTIONS:
        parts.append(f"## {title}\n")
        parts.append(table(("path", "meaning", "unit", "least", "most", "default"),
                           [entry(p) for part in declared for field in fields_of(part).values()
                            for p in field.given_by], (3, 4, 5)))
    parts.append("## Traits of a doctrine\n")
    parts.append("`<actor>.<doctrine>.<trait>`, for the traits of the doctrine's policy:\n")
    parts.append(traits())
    return "\n".join(parts)


def entry(p: Parameter) -> list[object]:
    """One row of the catalogue."""
    return [f"`{p.path}`".replace("<", "‹").replace(">", "›"), p.meaning, p.unit, number(p.low),
            number(p.high), number(p.default)]


def traits() -> str:
    """Traits of every policy."""
    from sim.engine.policies import ALL

    rows = [[f"`{p.name}`", f"`{t.name}`", t.meaning, number(t.low), number(t.high),
             number(t.default)] for p in ALL for t in p.traits]
    return table(("policy", "trait", "meaning", "least", "most", "default"), rows, (3, 4, 5))


def quantity_row(scenario: Scenario, path: str, q: Prior) -> list[object]:
    """One given parameter."""
    e = scenario.paths[path].entry
    ends = (number(q.low), number(q.central), number(q.high))
    low, central, high = ends if q.varies else ("", ends[1], "")
    return [f"`{path}`", e.meaning, "" if e.unit == "trait" else e.unit, low, central, high,
            q.shape if q.varies else "fixed", q.grade, q.source]


def parameters(name: str) -> str:
    """Every parameter a scenario gives, with its source."""
    scenario = load(name)
    given = scenario.parameters
    counts = {g: sum(q.grade == g for q in given.values()) for g in GRADES}
    vary = sum(q.varies for q in given.values())
    said = ", ".join(f"{g} {n}" for g, n in counts.items() if n)
    parts = [NOTE, f"# Parameters of `{name}`\n",
             f"{len(given)} parameters, {vary} with a range; by grade: {said}. "
             f"{len(scenario.paths) - len(given)} others stay at the engine's default "
             "([parameters.md](parameters.md)).\n",
             "Low, central and high are the 5 %, 50 % and 95 % points of a split normal; of a "
             "`uniform` they are the ends, of a `triangular` the ends and the mode. Grades: A "
             "recorded fact, B one good source, C derived or a weak source, D a guess tied to one "
             "datum, J judgement. A01 to A28 are claims of "
             f"`scenarios/{name}/evidence/claims.csv`; \"events\", \"series\" and \"episodes\" are "
             "the files beside it.\n"]
    groups: dict[str, list[str]] = {}
    for path in given:
        groups.setdefault(path.split(".")[0], []).append(path)
    head = ("path", "meaning", "unit", "low", "central", "high", "shape", "grade", "source")
    for group, paths in groups.items():
        parts.append(f"## {group}\n")
        parts.append(table(head, [quantity_row(scenario, p, given[p]) for p in paths], (3, 4, 5)))
    parts.append("## Reference mixture of doctrines\n")
    rows = []
    for actor in scenario.actors:
        rows += [[actor.name, f"`{d.name}`", f"`{d.policy}`", weight_text(d, actor.doctrines),
                  "yes" if d.name == actor.doctrine else "", d.weight.grade, d.about]
                 for d in actor.doctrines]
    parts.append(table(("actor", "doctrine", "policy", "weight", "named", "grade", "about"), rows,
                       (3,)))
    return "\n".join(parts)


def read_in(name: str) -> list[str]:
    """Files of the engine that ask whether a mechanism is on."""
    word = re.compile(rf"\bM_{name.upper()}\b")
    files = sorted((HERE.parent / "sim" / "engine" / "rules").glob("*.py"))
    return [f.name for f in files if word.search(f.read_text(encoding="utf-8"))]


def mechanisms() -> str:
    """Every mechanism with its switch and what replaces it."""
    rows = [[f"`{m.spelling}`", m.does, f"`{m.neutral}`",
             ", ".join(f"`{f}`" for f in read_in(m.spelling))] for m in Mechanism]
    return "\n".join([
        NOTE, "# Mechanisms and their neutral replacements\n",
        f"{len(rows)} mechanisms. `mechanisms.<name>=off` on the command line, or under "
        "`mechanisms:` in `scenario.yaml`, puts the neutral replacement in place; luck and "
        "everything else stay as they were. The last column names the files of "
        "`sim/engine/rules/` that read the switch; [submodels.md](submodels.md) has the "
        "equations.\n",
        table(("mechanism", "with it", "without it", "read in"), rows)])


def quantities() -> str:
    """Quantities of the predicate language."""
    rows = [["`" + ".".join([q.name, *(f"‹{k}›" for k in q.kinds)]) + "`", q.meaning]
            for q in QUANTITIES.values()]
    return table(("quantity", "meaning"), rows)


def predicates() -> str:
    """docs/predicates.md with its table renewed."""
    text = (HERE / "predicates.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(MARK[0])
    _, _, after = rest.partition(MARK[1])
    return f"{before}{MARK[0]}\n\n{quantities()}\n{MARK[1]}{after}"


def between(page: str, mark: tuple[str, str], text: str) -> str:
    """A page with what stands between two marks written again."""
    body = (HERE / page).read_text(encoding="utf-8")
    head, _, rest = body.partition(mark[0] + "\n")
    return head + mark[0] + "\n" + text + mark[1] + rest.partition(mark[1])[2]


def beside(name: str) -> Any:
    """A script of this folder, by its place: another package may be called docs."""
    spec = importlib.util.spec_from_file_location(f"escalade_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def architecture() -> str:
    """The rooms of the house and what each imports."""
    return between("architecture.md", ROOMS, beside("rooms").table())


def api() -> str:
    """Functions and classes that users of the Python package meet."""
    script = beside("api")
    out = [NOTE, "# The Python API\n",
           "Made from the docstrings, which say more: `help(sim.run)`, and the source behind each "
           "name. Their examples are run by the tests.\n"]
    for title, about, entries in script.parts():
        rows = [[f"[`{name}`](../{script.source(x)})", f"`{script.signature(x)}`", script.first(x)]
                for name, x in entries]
        out += [f"## {title}\n", f"{about}\n", table(("name", "arguments", "what it is"), rows)]
    return "\n".join(out)


def claims() -> str:
    """Claims of the source text, with the effects last measured."""
    from tests.verification.claims.page import page

    return NOTE + page()


WRITTEN: dict[str, Callable[[], str]] = {
    "architecture.md": architecture,
    "parameters.md": catalogue,
    "parameters_idlib_2020.md": lambda: parameters("idlib_2020"),
    "mechanisms.md": mechanisms,
    "predicates.md": predicates,
    "claims.md": claims,
    "api.md": api,
}


def stale() -> list[str]:
    """Files that are not what this script would write."""
    return [name for name, make in WRITTEN.items()
            if not (HERE / name).exists()
            or (HERE / name).read_text(encoding="utf-8") != make()]


def main(argv: list[str]) -> int:
    """Write or check."""
    if argv == ["check"]:
        for name in (old := stale()):
            print(f"docs/{name} is out of date: python docs/tables.py")
        return 1 if old else 0
    if argv == ["measure"]:
        from tests.verification.claims.page import measure

        measure()
    for name, make in WRITTEN.items():
        (HERE / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
