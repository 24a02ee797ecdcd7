"""The files of a starter folder, as texts by name."""

from __future__ import annotations

from typing import Any

from sim.scenario.catalog import CATALOG
from sim.scenario.forms import BY_TRACK, DOCTRINE, OPTION, QUANTITY, SCENARIO
from sim.scenario.schema import schemas
from sim.scenario.starter.cast import Cast
from sim.scenario.starter.crisis import crisis
from sim.scenario.starter.emit import Emitter, comment_line, scalar, wrap_comment
from sim.scenario.starter.menus import DOCTRINES, menu
from sim.scenario.starter.numbers import GUESS, TRAITS, parameters
from sim.scenario.starter.plans import plans
from sim.scenario.starter.wording import wording
from sim.scenario.word_forms import WORDS

PLANS = (BY_TRACK.form or {})["plans"]
MAP = {
    "places.csv": """\
name,area_km2,settlements,axis,disputed,garrison,held,about
Port,20,3,coast,0,0,1,"The port at one end of the coast road, which nobody disputes."
Bridge,15,2,coast,1,40,0,"The crossing on the coast road; a garrison is cut off there."
Mill,25,3,coast,1,0,1,"Villages around a mill, between the port and the bridge."
Cape,30,4,inland,1,0,1,"Farmland inland, on the way to the ridge."
Ridge,20,1,inland,1,40,0,"High ground over the inland road; a garrison is cut off there."
Harbour,25,3,inland,0,0,0,"The harbour at the other end of both roads, which nobody disputes."
""",
    "roads.csv": """\
from,to,ease
Port,Mill,1
Mill,Bridge,0.7
Mill,Cape,1
Bridge,Harbour,1
Cape,Ridge,0.7
Ridge,Harbour,1
""",
    "lines.csv": """\
line,place,holder
withdrawal,Bridge,1
withdrawal,Mill,1
withdrawal,Cape,1
withdrawal,Ridge,1
halfway,Mill,1
halfway,Cape,1
halfway,Ridge,1
""",
}


def files(name: str, cast: Cast, mapped: bool) -> dict[str, str]:
    """Relative path -> text."""
    out = {
        "scenario.yaml": scenario_yaml(name, cast, mapped),
        "menus.yaml": menus_yaml(cast, mapped),
        "parameters.yaml": parameters_yaml(cast, mapped),
        "words.yaml": words_yaml(cast, mapped),
        "README.md": readme(name, cast, mapped),
    }
    for actor, role in cast.roles.items():
        for policy, about, weight in DOCTRINES[role]:
            out[f"{actor}/{policy}.yaml"] = doctrine_yaml(policy, about, weight)
    out |= {f"schema/{file}": text for file, text in schemas().items()}
    return out | (MAP if mapped else {})


def hint(schema: str) -> str:
    """The line that tells an editor where a file's schema is."""
    return f"# yaml-language-server: $schema={schema}"


def scenario_yaml(name: str, cast: Cast, mapped: bool) -> str:
    """Who, when, what is demanded, and what counts as which outcome."""
    out = Emitter()
    out.lines.append(hint("schema/scenario.json"))
    out.lines += wrap_comment(
        "An invented crisis to start from. Dates are year-month-day, days are "
        "whole days, and the whole issue is worth 1 to its parties. Change a line "
        "and run `escalade validate` on the folder."
    )
    data = crisis(name, cast, mapped)
    out.form(data, SCENARIO)
    out.lines += ["", "# What else may stand here (docs/scenario_format.md says how):"]
    for key, what in SCENARIO.items():
        if key not in data:
            out.lines += wrap_comment(f"  {key}: {what.about}")
    return out.text()


def menus_yaml(cast: Cast, mapped: bool) -> str:
    """What each actor may do."""
    lines = [hint("schema/menus.json")]
    lines += wrap_comment("What each actor may do, by track: force and talk last until changed, a "
                          "signal is said once, a response answers a deadline or an attack on a "
                          "client. The engine reads an option's verb and levels, never its name. A "
                          "level left out is 0:")
    for key, what in OPTION.items():
        lines += wrap_comment(f"  {key}: {what.about}")
    lines += wrap_comment("Rungs: 0 ceasefire kept, 1 protest, 2 sanction, 3 public ultimatum, "
                          "4 reinforcement, 5 deniable strike, 6 acknowledged limited strike, "
                          "7 declared limited operation, 8 sustained war, 9 war of several "
                          "patrons.")
    for actor in cast.roles:
        lines.append(f"{actor}:")
        for track, options in menu(cast, actor, mapped).items():
            lines.append(f"  {track}:")
            for option, (levels, words) in options.items():
                lines += comment_line(f"    {option}: {scalar(levels)}", words)
        courses = plans(cast, actor, mapped)
        lines += comment_line("  plans:", PLANS.about) if courses else []
        for plan, course in courses.items():
            held = {track: list(options) for track, options in course.tracks.items()}
            lines += comment_line(f"    {plan}: {scalar(held)}", course.says)
    return "\n".join(lines) + "\n"


def parameters_yaml(cast: Cast, mapped: bool) -> str:
    """Every number, with its unit and meaning."""
    lines = [hint("schema/parameters.json")]
    lines += wrap_comment(
        "Every number is one `value`, or `low`, `central` and `high`: 5 %, 50 % and "
        "95 % points (shape: triangular or uniform if meant otherwise). Each needs a "
        "source and a grade: " + QUANTITY["grade"].about + ". Behind each stands its "
        "unit and meaning; the engine has many more (`escalade show`)."
    )
    written: set[str] = set()
    walk(parameters(cast, mapped), "", lines, written)
    return "\n".join(lines) + "\n"


def words_yaml(cast: Cast, mapped: bool) -> str:
    """What everything is called."""
    out = Emitter()
    out.lines.append(hint("schema/words.json"))
    out.lines += wrap_comment(
        "What readers see in place of the keys. All of it is made up to fit the "
        "roles: change every name and sentence to say what is so in your crisis "
        "(docs/words.md). Places have their sentence in the column about of "
        "places.csv."
    )
    out.form(wording(cast, mapped), WORDS)
    return out.text()


def walk(data: dict[str, Any], path: str, lines: list[str], written: set[str]) -> None:
    """Nested parameters, each kind explained where it first appears."""
    for key, value in data.items():
        full = f"{path}.{key}" if path else key
        indent = "  " * full.count(".")
        if "source" not in value:
            lines.append(f"{indent}{key}:")
            walk(value, full, lines, written)
            continue
        words = meaning(full)
        comment = "" if words in written else words
        written.add(words)
        lines += comment_line(f"{indent}{key}: {scalar(value)}", comment)


def meaning(path: str) -> str:
    """Unit and meaning of a parameter, from the catalogue."""
    parts = path.split(".")
    for entry in CATALOG:
        same = len(entry.parts) == len(parts)
        if same and all(p == q or p.startswith("<") for p, q in zip(entry.parts, parts,
                                                                    strict=True)):
            return f"{entry.unit}: {entry.meaning}"
    raise KeyError(path)


def doctrine_yaml(policy: str, about: str, weight: float) -> str:
    """One way an actor may behave."""
    from sim.engine.policies import REGISTRY

    out = Emitter()
    out.lines.append(hint("../schema/doctrine.json"))
    out.form({"policy": policy, "about": about, "weight": {"value": weight, **GUESS},
              "automatic": False}, DOCTRINE)
    out.lines += comment_line("traits:", DOCTRINE["traits"].about)
    for trait in REGISTRY[policy].traits:
        if trait.name in TRAITS[policy]:
            out.lines += comment_line(f"  {trait.name}: {scalar(TRAITS[policy][trait.name])}",
                                      trait.meaning)
    return out.text()


def readme(name: str, cast: Cast, mapped: bool) -> str:
    """What the folder is and what to do with it."""
    people = ", ".join(f"`{a}` ({r})" for a, r in cast.roles.items())
    where = "places.csv, roads.csv, lines.csv: the map" if mapped else "there is no map"
    return f"""# {name}

An invented crisis to start from: {people}. Every number in it is a placeholder.

- scenario.yaml: who takes part, the demand and its deadline, what counts as which outcome
- menus.yaml: what each actor may do
- parameters.yaml: numbers, each with its source and a grade
- words.yaml: what readers see: a name and a sentence for everything above
- one folder an actor: its doctrines
- schema/: what may stand in these files, for editors that read JSON Schema
- {where}

```
escalade validate path/to/{name}
escalade run path/to/{name} rollouts=2000
```
"""
